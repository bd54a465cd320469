import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, PACIENCIA } from './pruebas/operaciones.ts';

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  op = operacionesDe(prueba);
});
afterAll(() => prueba?.detener());

const usd = (valor: string) => ({ valor, moneda: 'USD' });
const venta = (clienteId: string, valor: string, extra: object = {}) => ({
  clienteId,
  marcaId: 'marca-aurora',
  tipoEvento: 'VENTA',
  comision: usd(valor),
  fecha: '2026-11-02T10:00:00Z',
  ...extra,
});

describe('registrarTransaccion', () => {
  it('registers a commission in the cycle of its date', async () => {
    const clienteId = await op.nuevoCliente();
    const transaction = await op.conTransaction('registrarTransaccion', {
      clienteId,
      marcaId: '  marca-aurora ',
      tipoEvento: 'VENTA',
      valor: usd('200.00'),
      fecha: '2026-10-31T22:00:00-05:00',
    });
    expect(transaction).toMatchObject({
      clienteId,
      marcaId: 'marca-aurora',
      tipoEvento: 'VENTA',
      comision: usd('10.00'),
      fecha: new Date('2026-11-01T03:00:00.000Z'),
      cicloId: '2026-11',
      estado: 'ABIERTA',
      motivoAnulacion: null,
      version: 1,
      cliente: { id: clienteId },
      payout: null,
    });
    expect(await op.eventos(transaction.id)).toEqual(['TransaccionRegistrada.v1']);
  });

  it.each([
    [
      { tipoEvento: 'CLICK', moneda: 'EUR' },
      { valor: '0.10', moneda: 'EUR' },
    ],
    [
      { tipoEvento: 'IMPRESION', moneda: 'COP' },
      { valor: '0.01', moneda: 'COP' },
    ],
    [
      { tipoEvento: 'CONVERSION', valor: { valor: '100', moneda: 'MXN' } },
      { valor: '3.00', moneda: 'MXN' },
    ],
    [
      { tipoEvento: 'CLICK', comision: { valor: '0.5', moneda: 'USD' } },
      { valor: '0.50', moneda: 'USD' },
    ],
  ])('takes %j', async (entrada, comision) => {
    const clienteId = await op.nuevoCliente();
    const antes = Date.now();
    const transaction = await op.conTransaction('registrarTransaccion', { clienteId, marcaId: 'm', ...entrada });
    expect(transaction).toMatchObject({ comision });
    expect((transaction['fecha'] as Date).getTime()).toBeGreaterThanOrEqual(antes);
  });

  it.each<[object, readonly (readonly [string, string])[]]>([
    [{ clienteId: 'x' }, [['clienteId', 'ID_INVALIDO']]],
    [{ marcaId: '  ' }, [['marcaId', 'VACIO']]],
    [{ marcaId: 'x'.repeat(81) }, [['marcaId', 'MUY_LARGO']]],
    [{ comision: usd('0.00') }, [['comision.valor', 'MONTO_NO_POSITIVO']]],
    [{ comision: usd('-5') }, [['comision.valor', 'MONTO_NO_POSITIVO']]],
    [{ comision: usd('1.001') }, [['comision.valor', 'MONTO_INVALIDO']]],
    [{ comision: null, valor: usd('1.001') }, [['valor.valor', 'MONTO_INVALIDO']]],
    [{ comision: null, valor: usd('0.01') }, [['valor', 'COMISION_CERO']]],
    [{ comision: null }, [['comision', 'COMISION_AMBIGUA']]],
    [{ moneda: 'USD' }, [['comision', 'COMISION_AMBIGUA']]],
    [{ comision: null, moneda: 'USD' }, [['moneda', 'MONEDA_NO_APLICA']]],
    [{ comision: null, tipoEvento: 'CLICK', valor: usd('10') }, [['valor', 'VALOR_NO_APLICA']]],
    [{ fecha: '2999-01-01T00:00:00Z' }, [['fecha', 'FECHA_FUTURA']]],
    [{ fecha: '1999-01-01T00:00:00Z' }, [['fecha', 'FECHA_FUERA_DE_RANGO']]],
    [
      { clienteId: '', marcaId: '', comision: usd('0') },
      [
        ['clienteId', 'ID_INVALIDO'],
        ['marcaId', 'VACIO'],
        ['comision.valor', 'MONTO_NO_POSITIVO'],
      ],
    ],
  ])('refuses %j', async (mal, esperadas) => {
    const clienteId = await op.nuevoCliente();
    expect(await op.fallas('registrarTransaccion', { ...venta(clienteId, '5.00'), ...mal })).toEqual(esperadas);
  });

  it('refuses a cliente that nobody has registered', async () => {
    expect(await op.fallas('registrarTransaccion', venta(randomUUID(), '5.00'))).toEqual([
      ['clienteId', 'CLIENTE_NO_ENCONTRADO'],
    ]);
  });

  it('gives the first answer again for the same key', async () => {
    const entrada = { ...venta(await op.nuevoCliente(), '5.00'), claveIdempotencia: randomUUID() };
    const primera = await op.conTransaction('registrarTransaccion', entrada);
    expect(await op.conTransaction('registrarTransaccion', entrada)).toEqual(primera);
    expect(await op.fallas('registrarTransaccion', { ...entrada, marcaId: 'otra' })).toEqual([
      ['claveIdempotencia', 'CLAVE_REUTILIZADA'],
    ]);
  });
});

describe('anularTransaccion', () => {
  it('annuls an open transaction, once', async () => {
    const { id } = await op.conTransaction('registrarTransaccion', venta(await op.nuevoCliente(), '5.00'));
    expect(await op.fallas('anularTransaccion', { id, motivo: 'x', version: 7 })).toEqual([
      ['version', 'VERSION_OBSOLETA'],
    ]);
    expect(await op.conTransaction('anularTransaccion', { id, motivo: 'devolución', version: 1 })).toMatchObject({
      estado: 'ANULADA',
      motivoAnulacion: 'devolución',
      version: 2,
    });
    expect(await op.fallas('anularTransaccion', { id, motivo: 'x' })).toEqual([['id', 'TRANSACCION_ANULADA']]);
  });

  it('refuses what a payout has collected, and what there is not', async () => {
    const clienteId = await op.nuevoCliente();
    const { id } = await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    await op.conPayout('crearPayout', { clienteId, cicloId: '2026-11' });
    expect(await op.fallas('anularTransaccion', { id, motivo: 'x' })).toEqual([['id', 'TRANSACCION_COLECTADA']]);
    expect(await op.fallas('anularTransaccion', { id: randomUUID(), motivo: 'x' })).toEqual([
      ['id', 'TRANSACCION_NO_ENCONTRADA'],
    ]);
    expect(await op.fallas('anularTransaccion', { id: 'x', motivo: ' ', version: 0 })).toEqual([
      ['id', 'ID_INVALIDO'],
      ['motivo', 'VACIO'],
      ['version', 'FUERA_DE_RANGO'],
    ]);
  });
});

describe('crearPayout', () => {
  it('collects the open transactions of the cycle, and no others', async () => {
    const clienteId = await op.nuevoCliente();
    const una = await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    const otra = await op.conTransaction('registrarTransaccion', venta(clienteId, '7.30'));
    const anulada = await op.conTransaction('registrarTransaccion', venta(clienteId, '9.00'));
    await op.conTransaction('anularTransaccion', { id: anulada.id, motivo: 'x' });
    const deOtroCiclo = venta(clienteId, '1.00', { fecha: '2026-10-01T00:00:00Z' });
    const octubre = await op.conTransaction('registrarTransaccion', deOtroCiclo);
    await op.conTransaction('registrarTransaccion', venta(await op.nuevoCliente(), '1.00'));

    const payout = await op.conPayout('crearPayout', {
      clienteId,
      cicloId: '2026-11',
      medioPago: { tipo: 'TARJETA', mascara: '4111 1111 1111 1111' },
    });
    expect(payout).toMatchObject({
      clienteId,
      cicloId: '2026-11',
      idCampania: null,
      moneda: 'USD',
      monto: null,
      medioPago: { tipo: 'TARJETA', mascara: '**** 1111' },
      estado: 'PENDIENTE',
      intentos: 0,
      confirmacionId: null,
      motivoFallo: null,
      reversionSolicitada: null,
      procesado: null,
      finalizado: null,
      version: 1,
      campania: null,
      transactions: { total: 2 },
    });
    expect(await op.leerTransaction(una.id)).toMatchObject({ estado: 'COLECTADA', payout: { id: payout.id } });
    expect(await op.leerTransaction(otra.id)).toMatchObject({ estado: 'COLECTADA', payout: { id: payout.id } });
    expect(await op.leerTransaction(anulada.id)).toMatchObject({ estado: 'ANULADA', payout: null });
    expect(await op.leerTransaction(octubre.id)).toMatchObject({ estado: 'ABIERTA', payout: null });

    expect(await op.conPayout('calcularComisiones', { payoutId: payout.id, version: 1 })).toMatchObject({
      estado: 'CALCULADO',
      monto: usd('12.30'),
      version: 2,
    });
    expect(await op.fallas('calcularComisiones', { payoutId: payout.id })).toEqual([
      ['payoutId', 'PAYOUT_NO_PENDIENTE'],
    ]);
    await op.conPayout('procesarPago', { payoutId: payout.id, version: 2 });
    await op.esperarPayout(payout.id, { estado: 'EXITOSO', monto: usd('12.30'), intentos: 1 });
  });

  it('keeps no more of a card than its last four digits', async () => {
    const clienteId = await op.nuevoCliente();
    const medioPago = { tipo: 'TARJETA', mascara: '4929111122223456' };
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11', monto: usd('5.00'), medioPago });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    const guardado = JSON.stringify([
      await prueba.base.prisma.mensaje.findMany({ where: { clave: id }, select: { datos: true, crudo: true } }),
      await prueba.base.prisma.payout.findMany({ where: { id } }),
    ]);
    expect(guardado).toContain('**** 3456');
    expect(guardado).not.toContain('23456');
  });

  it('asks for the currency when there are several, and makes one payout for each', async () => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    await op.conTransaction('registrarTransaccion', venta(clienteId, '0', { comision: { valor: '9', moneda: 'COP' } }));
    const entrada = { clienteId, cicloId: '2026-11' };
    expect(await op.fallas('crearPayout', entrada)).toEqual([['moneda', 'MONEDA_AMBIGUA']]);
    expect(await op.fallas('crearPayout', { ...entrada, moneda: 'EUR' })).toEqual([['cicloId', 'SIN_TRANSACCIONES']]);
    const cop = await op.conPayout('crearPayout', { ...entrada, moneda: 'COP' });
    expect(cop).toMatchObject({ moneda: 'COP', transactions: { total: 1 } });
    expect(await op.fallas('crearPayout', { ...entrada, moneda: 'COP' })).toEqual([['cicloId', 'PAYOUT_YA_EXISTE']]);
    expect(await op.fallas('crearPayout', entrada)).toEqual([['cicloId', 'PAYOUT_YA_EXISTE']]);
    const enDolares = await op.conPayout('crearPayout', { ...entrada, moneda: 'USD' });
    expect(enDolares).toMatchObject({ moneda: 'USD', transactions: { total: 1 } });
    expect(await op.fallas('crearPayout', entrada)).toEqual([['moneda', 'MONEDA_AMBIGUA']]);
    expect(await op.fallas('procesarPago', entrada)).toEqual([['moneda', 'MONEDA_AMBIGUA']]);
    expect(await op.conPayout('procesarPago', { ...entrada, moneda: 'COP' })).toMatchObject({ id: cop.id });
  });

  it('refuses a cycle without open transactions', async () => {
    const clienteId = await op.nuevoCliente();
    expect(await op.fallas('crearPayout', { clienteId, cicloId: '2026-11' })).toEqual([
      ['cicloId', 'SIN_TRANSACCIONES'],
    ]);
  });

  it('refuses a sum that is more than a payout can hold', async () => {
    const clienteId = await op.nuevoCliente();
    for (let i = 0; i < 2; i += 1) {
      await op.conTransaction('registrarTransaccion', venta(clienteId, '9999999999999.99'));
    }
    expect(await op.fallas('procesarPago', { clienteId, cicloId: '2026-11' })).toEqual([['monto', 'MONTO_EXCESIVO']]);
  });

  it.each<[object, readonly (readonly [string, string])[]]>([
    [{ clienteId: 'x' }, [['clienteId', 'ID_INVALIDO']]],
    [{ cicloId: '2026-13' }, [['cicloId', 'CICLO_INVALIDO']]],
    [{ medioPago: { tipo: 'TARJETA', mascara: 'Ana' } }, [['medioPago.mascara', 'MASCARA_INVALIDA']]],
    [{ clienteId: randomUUID() }, [['clienteId', 'CLIENTE_NO_ENCONTRADO']]],
  ])('refuses %j', async (mal, esperadas) => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    expect(await op.fallas('crearPayout', { clienteId, cicloId: '2026-11', ...mal })).toEqual(esperadas);
  });

  it('gives the first answer again for the same key', async () => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    const entrada = { clienteId, cicloId: '2026-11', claveIdempotencia: randomUUID() };
    const primera = await op.conPayout('crearPayout', entrada);
    expect(await op.conPayout('crearPayout', entrada)).toEqual(primera);
  });
});

describe('procesarPago', () => {
  it('collects, calculates and pays in one command, and gives back the first when it is asked again', async () => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    const entrada = { clienteId, cicloId: '2026-11', medioPago: { tipo: 'EFECTIVO' } };
    const payout = await op.conPayout('procesarPago', entrada);
    expect(payout).toMatchObject({
      estado: 'EN_PROCESO',
      monto: usd('5.00'),
      intentos: 1,
      medioPago: { tipo: 'EFECTIVO', mascara: null },
      version: 3,
      transactions: { total: 1 },
    });
    const pagado = await op.esperarPayout(payout.id, { estado: 'EXITOSO', version: 5 });
    expect(pagado['confirmacionId']).toMatch(/^SIM-[0-9A-F]{12}$/);
    expect((pagado['finalizado'] as Date) >= (pagado['procesado'] as Date)).toBe(true);
    expect(await op.conPayout('procesarPago', entrada)).toEqual(pagado);
    expect(await op.conPayout('procesarPago', { payoutId: payout.id })).toEqual(pagado);
    expect(await op.eventos(payout.id)).toEqual([
      'PayoutCreado.v1',
      'ComisionesCalculadas.v1',
      'PayoutProcesado.v1',
      'PayoutExitoso.v1',
      'PagoConfirmado.v1',
    ]);
  });

  it('pays a partner who earned twenty thousand commissions in the cycle', async () => {
    const clienteId = await op.nuevoCliente();
    await prueba.base.prisma.transaction.createMany({
      data: Array.from({ length: 20_000 }, () => ({
        id: randomUUID(),
        clienteId,
        marcaId: 'andina',
        tipoEvento: 'CLICK' as const,
        comisionValor: '0.10',
        comisionMoneda: 'USD' as const,
        fecha: new Date('2026-11-20T12:00:00Z'),
        cicloId: '2026-11',
        estado: 'ABIERTA' as const,
        registrada: new Date(),
        version: 1,
      })),
    });
    const payout = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11' });
    expect(payout).toMatchObject({ estado: 'EN_PROCESO', monto: usd('2000.00'), transactions: { total: 20_000 } });
    const where = { agregadoId: payout.id, tipo: 'PayoutCreado.v1' };
    expect(await prueba.base.prisma.mensaje.findFirst({ where })).toMatchObject({
      datos: { cantidadTransacciones: 20_000 },
    });
    await op.esperarPayout(payout.id, { estado: 'EXITOSO' });
  });

  it('pays a given amount, with and without a campaign, each once', async () => {
    const clienteId = await op.nuevoCliente();
    const idCampania = randomUUID();
    const entrada = { clienteId, cicloId: '2026-11', monto: usd('80.00') };
    const suelto = await op.conPayout('procesarPago', entrada);
    const deCampania = await op.pagarCampania({ ...entrada, idCampania });
    expect(deCampania).toMatchObject({ idCampania, campania: { id: idCampania }, monto: usd('80.00') });
    expect(deCampania.id).not.toBe(suelto.id);
    const enEuros = await op.conPayout('procesarPago', { ...entrada, monto: { valor: '80.00', moneda: 'EUR' } });
    expect(enEuros.id).not.toBe(suelto.id);
    const datos = await prueba.base.prisma.mensaje.findMany({
      where: { agregadoId: deCampania.id },
      select: { datos: true },
    });
    for (const evento of datos) {
      expect(evento.datos).toMatchObject({ payoutId: deCampania.id, clienteId, idCampania });
    }
  });

  it('pays a campaign once, whatever a second order says', async () => {
    const [clienteId, otroCliente, idCampania] = [await op.nuevoCliente(), await op.nuevoCliente(), randomUUID()];
    const { id } = await op.pagarCampania({ clienteId, cicloId: '2026-11', monto: usd('80.00'), idCampania });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    const otra = { clienteId: otroCliente, cicloId: '2026-12', monto: { valor: '1.00', moneda: 'EUR' }, idCampania };
    await prueba.depositar('comandos.pagos', idCampania, 'ProcesarPago', otra);
    await expect.poll(() => prueba.muertos(idCampania), PACIENCIA).toEqual(['MONTO_DISTINTO']);
    await prueba.depositar('comandos.pagos', idCampania, 'RevertirPago', { idCampania, motivo: 'prueba' });
    await op.esperarPayout(id, { estado: 'REVERTIDO', monto: usd('80.00') });
    expect(await prueba.base.prisma.payout.count({ where: { idCampania } })).toBe(1);
    expect(await op.fallas('procesarPago', { payoutId: id })).toEqual([['payoutId', 'PAYOUT_REVERTIDO']]);
  });

  it('goes on with a payout that waits, and not with another amount', async () => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', venta(clienteId, '5.00'));
    const { id } = await op.conPayout('crearPayout', { clienteId, cicloId: '2026-11' });
    const entrada = { clienteId, cicloId: '2026-11' };
    expect(await op.fallas('procesarPago', { ...entrada, monto: usd('6.00') })).toEqual([['monto', 'MONTO_DISTINTO']]);
    expect(await op.fallas('procesarPago', { payoutId: id, version: 9 })).toEqual([['version', 'VERSION_OBSOLETA']]);
    expect(
      await op.conPayout('procesarPago', { ...entrada, monto: usd('5.00'), medioPago: { tipo: 'PSE', mascara: '77' } }),
    ).toMatchObject({ id, estado: 'EN_PROCESO', medioPago: { tipo: 'PSE', mascara: '**** 77' } });
  });

  it('never answers another payment for the one that was asked for, however far it is', async () => {
    const clienteId = await op.nuevoCliente();
    const pedir = (valor: string, cicloId: string) => ({ clienteId, cicloId, monto: usd(valor) });
    const { id } = await op.conPayout('procesarPago', pedir('10.00', '2026-11'));
    expect(await op.fallas('procesarPago', pedir('11.00', '2026-11'))).toEqual([['monto', 'MONTO_DISTINTO']]);
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    expect(await op.fallas('procesarPago', pedir('11.00', '2026-11'))).toEqual([['monto', 'MONTO_DISTINTO']]);
    expect(await op.conPayout('procesarPago', pedir('10.00', '2026-11'))).toMatchObject({ id, estado: 'EXITOSO' });
    const fallido = await op.conPayout('procesarPago', pedir('10.01', '2026-10'));
    await op.esperarPayout(fallido.id, { estado: 'FALLIDO' });
    expect(await op.fallas('procesarPago', pedir('11.00', '2026-10'))).toEqual([['monto', 'MONTO_DISTINTO']]);
    expect(await op.conPayout('procesarPago', pedir('10.01', '2026-10'))).toMatchObject({ estado: 'FALLIDO' });
  });

  it.each<[object, readonly (readonly [string, string])[]]>([
    [
      {},
      [
        ['clienteId', 'REQUERIDO'],
        ['cicloId', 'REQUERIDO'],
      ],
    ],
    [{ clienteId: randomUUID() }, [['cicloId', 'REQUERIDO']]],
    [{ cicloId: '2026-11' }, [['clienteId', 'REQUERIDO']]],
    [{ clienteId: randomUUID(), cicloId: '2026-11', monto: usd('1'), moneda: 'COP' }, [['moneda', 'MONEDA_DISTINTA']]],
    [{ clienteId: randomUUID(), cicloId: '2026-11', version: 1 }, [['version', 'COMBINACION_INVALIDA']]],
    [
      { payoutId: randomUUID(), clienteId: randomUUID(), monto: usd('1') },
      [
        ['clienteId', 'COMBINACION_INVALIDA'],
        ['monto', 'COMBINACION_INVALIDA'],
      ],
    ],
    [{ payoutId: 'x' }, [['payoutId', 'ID_INVALIDO']]],
    [{ payoutId: randomUUID() }, [['payoutId', 'PAYOUT_NO_ENCONTRADO']]],
    [{ clienteId: 'x', cicloId: '2026-11' }, [['clienteId', 'ID_INVALIDO']]],
    [{ clienteId: randomUUID(), cicloId: 'x' }, [['cicloId', 'CICLO_INVALIDO']]],
    [{ clienteId: randomUUID(), cicloId: '2026-11', monto: usd('0') }, [['monto.valor', 'MONTO_NO_POSITIVO']]],
    [
      { clienteId: randomUUID(), cicloId: '2026-11', medioPago: { tipo: 'ACH', mascara: '' } },
      [['medioPago.mascara', 'MASCARA_INVALIDA']],
    ],
    [{ clienteId: randomUUID(), cicloId: '2026-11', monto: usd('1') }, [['clienteId', 'CLIENTE_NO_ENCONTRADO']]],
    [{ clienteId: randomUUID(), cicloId: '2026-11' }, [['clienteId', 'CLIENTE_NO_ENCONTRADO']]],
  ])('refuses %j', async (entrada, esperadas) => {
    expect(await op.fallas('procesarPago', entrada)).toEqual(esperadas);
  });

  it('gives the first answer again for the same key', async () => {
    const clienteId = await op.nuevoCliente();
    const entrada = { clienteId, cicloId: '2026-11', monto: usd('3.00'), claveIdempotencia: randomUUID() };
    const [uno, otro] = await Promise.all([
      op.conPayout('procesarPago', entrada),
      op.conPayout('procesarPago', entrada),
    ]);
    expect(uno.id).toBe(otro.id);
    expect(await op.fallas('procesarPago', { ...entrada, monto: usd('4.00') })).toEqual([
      ['claveIdempotencia', 'CLAVE_REUTILIZADA'],
    ]);
  });
});

describe('reintentarPago and revertirPago', () => {
  it('try a refused payment again, with another account', async () => {
    const clienteId = await op.nuevoCliente();
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11', monto: usd('10.05') });
    const fallido = await op.esperarPayout(id, { estado: 'FALLIDO', motivoFallo: 'BANCO_NO_DISPONIBLE', intentos: 1 });
    expect(await op.fallas('reintentarPago', { payoutId: id, version: 1 })).toEqual([['version', 'VERSION_OBSOLETA']]);
    expect(
      await op.conPayout('reintentarPago', {
        payoutId: id,
        version: fallido.version,
        medioPago: { tipo: 'ACH', mascara: '9876' },
      }),
    ).toMatchObject({ estado: 'EN_PROCESO', intentos: 2, motivoFallo: null, finalizado: null });
    await op.esperarPayout(id, { estado: 'EXITOSO', intentos: 2, medioPago: { tipo: 'ACH', mascara: '**** 9876' } });
    expect(await op.fallas('reintentarPago', { payoutId: id })).toEqual([['payoutId', 'PAYOUT_NO_FALLIDO']]);
  });

  it('take a payment back, once', async () => {
    const clienteId = await op.nuevoCliente();
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-11', monto: usd('10.00') });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    const revertido = await op.conPayout('revertirPago', { payoutId: id, motivo: 'error' });
    expect(revertido).toMatchObject({ estado: 'REVERTIDO', version: 6 });
    expect(revertido['confirmacionId']).not.toBeNull();
    expect(await op.conPayout('revertirPago', { payoutId: id, motivo: 'otra vez' })).toEqual(revertido);
  });

  it('never send again what is to be taken back', async () => {
    const clienteId = await op.nuevoCliente();
    const idCampania = randomUUID();
    const { id } = await op.pagarCampania({ clienteId, cicloId: '2026-11', monto: usd('10.01'), idCampania });
    await op.esperarPayout(id, { estado: 'FALLIDO' });
    expect(await op.fallas('procesarPago', { payoutId: id })).toEqual([['payoutId', 'PAYOUT_FALLIDO']]);
    expect(await op.conPayout('revertirPago', { idCampania, motivo: 'cancelada' })).toMatchObject({
      id,
      estado: 'FALLIDO',
      reversionSolicitada: 'cancelada',
    });
    expect(await op.fallas('reintentarPago', { payoutId: id })).toEqual([['payoutId', 'REVERSION_SOLICITADA']]);
  });

  it.each<[string, object, readonly (readonly [string, string])[]]>([
    ['reintentarPago', { payoutId: randomUUID() }, [['payoutId', 'PAYOUT_NO_ENCONTRADO']]],
    ['reintentarPago', { payoutId: 'x' }, [['payoutId', 'ID_INVALIDO']]],
    ['calcularComisiones', { payoutId: randomUUID() }, [['payoutId', 'PAYOUT_NO_ENCONTRADO']]],
    ['calcularComisiones', { payoutId: 'x' }, [['payoutId', 'ID_INVALIDO']]],
    ['revertirPago', { payoutId: randomUUID(), motivo: 'x' }, [['payoutId', 'PAYOUT_NO_ENCONTRADO']]],
    ['revertirPago', { idCampania: randomUUID(), motivo: 'x' }, [['idCampania', 'PAYOUT_NO_ENCONTRADO']]],
    ['revertirPago', { motivo: 'x' }, [['payoutId', 'REQUERIDO']]],
    [
      'revertirPago',
      { payoutId: randomUUID(), idCampania: randomUUID(), motivo: 'x' },
      [['idCampania', 'COMBINACION_INVALIDA']],
    ],
    ['revertirPago', { payoutId: randomUUID(), motivo: '' }, [['motivo', 'VACIO']]],
    ['revertirPago', { payoutId: randomUUID(), motivo: 'x'.repeat(301) }, [['motivo', 'MUY_LARGO']]],
  ])('%s refuses %j', async (mutacion, entrada, esperadas) => {
    expect(await op.fallas(mutacion, entrada)).toEqual(esperadas);
  });
});

describe('the same commands as messages', () => {
  const buscar = (idCampania: string) => prueba.base.prisma.payout.findFirst({ where: { idCampania } });

  it('pay, and take back', async () => {
    const clienteId = await op.nuevoCliente();
    const idCampania = randomUUID();
    const datos = { clienteId, cicloId: '2026-11', monto: usd('40.00'), idCampania };
    await prueba.depositar('comandos.pagos', idCampania, 'ProcesarPago', datos);
    await expect.poll(() => buscar(idCampania), PACIENCIA).toMatchObject({ estado: 'EXITOSO' });
    await prueba.depositar('comandos.pagos', idCampania, 'RevertirPago', { idCampania, motivo: 'cancelada' });
    await expect.poll(() => buscar(idCampania), PACIENCIA).toMatchObject({ estado: 'REVERTIDO' });
  });

  it('has its effect once when the same message comes twice', async () => {
    const clienteId = await op.nuevoCliente();
    const clave = randomUUID();
    const cuerpo = JSON.stringify({
      id: randomUUID(),
      type: 'RegistrarTransaccion',
      data: { clienteId, marcaId: 'm', tipoEvento: 'CLICK', moneda: 'USD' },
    });
    await prueba.bus.depositar('comandos.pagos', clave, cuerpo);
    await prueba.bus.depositar('comandos.pagos', clave, cuerpo);
    const ultimo = await prueba.depositar('comandos.pagos', clave, 'AnularTransaccion', { id: 'x', motivo: '' });
    await expect
      .poll(() => prueba.base.prisma.aparcado.count({ where: { mensajeId: ultimo, estado: 'MUERTO' } }), PACIENCIA)
      .toBe(1);
    expect(await prueba.base.prisma.transaction.count({ where: { clienteId } })).toBe(1);
  });

  it('wait for a cliente whose registration is on its way', async () => {
    const [clienteId, idCampania] = [randomUUID(), randomUUID()];
    const datos = { clienteId, cicloId: '2026-11', monto: usd('40.00'), idCampania };
    await prueba.depositar('comandos.pagos', idCampania, 'ProcesarPago', datos);
    await expect
      .poll(() => prueba.base.prisma.aparcado.findFirst({ where: { clave: idCampania } }), PACIENCIA)
      .toMatchObject({ estado: 'APARCADO', codigo: 'CLIENTE_NO_ENCONTRADO' });
    await prueba.depositar(
      'eventos.cliente',
      clienteId,
      'ClienteRegistrado.v1',
      { id: clienteId },
      { aggregateversion: 1 },
    );
    await expect.poll(() => buscar(idCampania), PACIENCIA).toMatchObject({ estado: 'EXITOSO' });
    expect(await prueba.base.prisma.aparcado.count({ where: { clave: idCampania } })).toBe(0);
  });

  it('become dead letters when no retry can mend them', async () => {
    const clave = randomUUID();
    await prueba.depositar('comandos.pagos', clave, 'ProcesarPago', { clienteId: 7 });
    await expect.poll(() => prueba.muertos(clave), PACIENCIA).toEqual(['FORMATO_INVALIDO']);
  });
});
