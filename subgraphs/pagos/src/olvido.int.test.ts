import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, PACIENCIA } from './pruebas/operaciones.ts';

/** What happens after a command has asked for a cliente, and before it is committed. */
let trasBuscar: (id: string) => Promise<void>;
/** … after it has decided on a payout. */
let trasDecidir: (id: string) => Promise<void>;

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  const definicion = pagos(AJUSTES);
  prueba = await levantarModulo({
    ...definicion,
    puertos: (transaccion) => {
      const puertos = definicion.puertos(transaccion);
      return {
        ...puertos,
        clientes: {
          ...puertos.clientes,
          buscar: async (id) => {
            const cliente = await puertos.clientes.buscar(id);
            await trasBuscar(id);
            return cliente;
          },
        },
        payouts: {
          ejecutar: async (id, decidir, opciones) => {
            const payout = await puertos.payouts.ejecutar(id, decidir, opciones);
            await trasDecidir(id);
            return payout;
          },
        },
      };
    },
  });
  op = operacionesDe(prueba);
});
beforeEach(() => {
  trasBuscar = async () => {};
  trasDecidir = async () => {};
});
afterAll(() => prueba?.detener());

const TARJETA = { tipo: 'TARJETA', mascara: '4539 5787 6362 7315' };
const pago = (clienteId: string, valor: string, cicloId = '2026-11') => ({
  clienteId,
  cicloId,
  monto: { valor, moneda: 'USD' },
  medioPago: TARJETA,
});

/** Has the cliente forgotten, as cliente tells of it. */
const olvidar = async (id: string) => {
  await prueba.depositar('eventos.cliente', id, 'ClienteEliminado.v1', { id }, { aggregateversion: 2 });
  await prueba.depositar('eventos.cliente', id, 'ClienteOlvidado.v1', { id }, { aggregateversion: 3 });
  await expect
    .poll(() => prueba.base.prisma.pagosCliente.findUnique({ where: { id } }), PACIENCIA)
    .toEqual({ id, activo: false, olvidado: true, version: 3 });
};

const crudoDe = async (id: string) => {
  const filas = await prueba.base.prisma.mensaje.findMany({ where: { modulo: 'externo' } });
  return filas.find(({ crudo }) => crudo?.includes(id))?.crudo;
};
const medioDe = async (id: string) => (await op.leerPayout(id))['medioPago'];

describe('a cliente that is forgotten', () => {
  it('leaves payouts that say how they were paid, not to which card', async () => {
    const [ana, eva] = [await op.nuevoCliente(), await op.nuevoCliente()];
    const suyo = await op.conPayout('procesarPago', { ...pago(ana, '5.00'), claveIdempotencia: `pago-${ana}` });
    const ajeno = await op.conPayout('procesarPago', { ...pago(eva, '5.00'), claveIdempotencia: `pago-${eva}` });
    await op.esperarPayout(suyo.id, { estado: 'EXITOSO' });
    await olvidar(ana);
    expect(await op.leerPayout(suyo.id)).toMatchObject({
      estado: 'EXITOSO',
      medioPago: { tipo: 'TARJETA', mascara: null },
    });
    expect(await medioDe(ajeno.id)).toEqual({ tipo: 'TARJETA', mascara: '**** 7315' });
    const claves = await prueba.base.prisma.claveIdempotencia.findMany();
    expect(claves.map(({ clave }) => clave)).toEqual([`pago-${eva}`]);
  });

  it('leaves no card number in messages from outside, and every other message as it was', async () => {
    const ana = await op.nuevoCliente();
    const comision = { clienteId: ana, marcaId: 'm', tipoEvento: 'CLICK', moneda: 'USD' };
    const registro = await prueba.depositar('comandos.pagos', ana, 'RegistrarTransaccion', comision);
    const orden = await prueba.depositar('comandos.pagos', randomUUID(), 'ProcesarPago', pago(ana, '5.00'));
    // Refused: the one was paid, the other has no commissions.
    const muerta = await prueba.depositar('comandos.pagos', randomUUID(), 'CrearPayout', {
      clienteId: ana,
      cicloId: '2025-01',
      medioPago: TARJETA,
    });
    const otraMuerta = await prueba.depositar('comandos.pagos', randomUUID(), 'RegistrarTransaccion', {
      ...comision,
      moneda: 'ZZZ',
    });
    const muertos = async () => {
      const filas = await prueba.base.prisma.aparcado.findMany({ where: { estado: 'MUERTO' } });
      return filas.map(({ mensajeId }) => mensajeId).sort();
    };
    await expect.poll(muertos, PACIENCIA).toEqual([muerta, otraMuerta].sort());
    await expect.poll(() => prueba.base.prisma.bandeja.count({ where: { mensajeId: orden } }), PACIENCIA).toBe(1);
    await olvidar(ana);
    expect(await muertos()).toEqual([otraMuerta]);
    expect(await crudoDe(orden)).toBeUndefined();
    expect(await crudoDe(muerta)).toBeUndefined();
    expect(await crudoDe(registro)).toContain(ana);
    expect(await crudoDe(otraMuerta)).toContain(ana);
  });

  it('can still be paid what it is owed, without digits that would be kept', async () => {
    const ana = await op.nuevoCliente();
    const { id: payoutId } = await op.conPayout('procesarPago', pago(ana, '5.05'));
    await op.esperarPayout(payoutId, { estado: 'FALLIDO' });
    await olvidar(ana);
    const rechazo = [['medioPago.mascara', 'CLIENTE_OLVIDADO']];
    expect(await op.fallas('reintentarPago', { payoutId, medioPago: TARJETA })).toEqual(rechazo);
    await op.conPayout('reintentarPago', { payoutId });
    await op.esperarPayout(payoutId, { estado: 'EXITOSO', medioPago: { tipo: 'TARJETA', mascara: null } });
    // The same again gives back the first.
    expect(await op.conPayout('procesarPago', pago(ana, '5.05'))).toMatchObject({ id: payoutId });
  });

  it('has no digits come back by whoever read them before', async () => {
    const ana = await op.nuevoCliente();
    const { id: payoutId } = await op.conPayout('procesarPago', pago(ana, '5.05'));
    await op.esperarPayout(payoutId, { estado: 'FALLIDO' });
    trasDecidir = async () => {
      trasDecidir = async () => {};
      await olvidar(ana);
    };
    await op.conPayout('revertirPago', { payoutId, motivo: 'x' });
    expect(await op.leerPayout(payoutId)).toMatchObject({
      reversionSolicitada: 'x',
      medioPago: { tipo: 'TARJETA', mascara: null },
    });
  });

  it('has none written by whoever decided before it was forgotten', async () => {
    const ana = await op.nuevoCliente();
    const { id: payoutId } = await op.conPayout('procesarPago', { ...pago(ana, '5.05'), medioPago: null });
    await op.esperarPayout(payoutId, { estado: 'FALLIDO' });
    trasBuscar = async () => {
      trasBuscar = async () => {};
      await olvidar(ana);
    };
    expect(await op.fallas('reintentarPago', { payoutId, medioPago: TARJETA })).toEqual([
      ['medioPago.mascara', 'CLIENTE_OLVIDADO'],
    ]);
    expect(await medioDe(payoutId)).toBeNull();
  });
});
