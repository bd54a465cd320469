import { motorDePruebas } from '@alpes/prisma/pruebas';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { persistenciaPrisma } from '@alpes/seedwork/infraestructura/persistenciaPrisma';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totalesPrisma } from './infraestructura/totalesPrisma.ts';
import { cliente } from './modulo.ts';
import { registrar } from './pruebas.ts';

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(cliente);
});
afterAll(() => prueba.detener());

let clienteId: string;
beforeEach(async () => {
  clienteId = (await registrar(prueba)).id;
});

const COP = (valor: string) => ({ valor, moneda: 'COP' });
const USD = (valor: string) => ({ valor, moneda: 'USD' });
const dia = (n: number) => `2026-11-0${n}T10:00:00.000Z`;

interface Evento {
  readonly tipo: 'PayoutExitoso.v1' | 'PagoRevertido.v1';
  readonly payoutId: string;
  readonly monto: { readonly valor: string; readonly moneda: string };
  readonly extra: { readonly id?: string; readonly aggregateversion?: number; readonly time?: string };
}

const exitoso = (payoutId: string, monto: Evento['monto'], extra: Evento['extra'] = {}): Evento => ({
  tipo: 'PayoutExitoso.v1',
  payoutId,
  monto,
  extra: { aggregateversion: 4, time: dia(1), ...extra },
});
const revertido = (payoutId: string, monto: Evento['monto'], extra: Evento['extra'] = {}): Evento => ({
  tipo: 'PagoRevertido.v1',
  payoutId,
  monto,
  extra: { aggregateversion: 5, time: dia(2), ...extra },
});

/** Leaves the events of pagos in this order, and waits until all of them have been taken. */
const recibir = async (...eventos: Evento[]) => {
  for (const { tipo, payoutId, monto, extra } of eventos) {
    await prueba.depositar('eventos.pagos', payoutId, tipo, { payoutId, clienteId, monto }, extra);
  }
  const { prisma } = prueba.base;
  await expect
    .poll(async () => {
      const [flujo] = await prisma.flujo.findMany({ where: { modulo: 'externo', topic: 'eventos.pagos' } });
      const [lectura] = await prisma.lectura.findMany({ where: { modulo: 'externo', topic: 'eventos.pagos' } });
      const esperando = await prisma.aparcado.count({ where: { estado: 'APARCADO' } });
      return [flujo?.numerada === lectura?.posicion, esperando];
    })
    .toEqual([true, 0]);
};

const totales = async () => {
  const { cliente } = await prueba.pedir<{ cliente: object }>(
    `query ($id: ID!) { cliente(id: $id) { totalPagos montoTotalPagos { valor moneda } ultimoPago } }`,
    { id: clienteId },
  );
  return JSON.parse(JSON.stringify(cliente)) as object;
};

const NADA = { totalPagos: 0, montoTotalPagos: [COP('0.00')], ultimoPago: null };

/** Every order of a list. */
const ordenes = <T>(lista: readonly T[]): T[][] =>
  lista.length < 2
    ? [[...lista]]
    : lista.flatMap((uno, i) => ordenes(lista.toSpliced(i, 1)).map((resto) => [uno, ...resto]));

describe('the totals of a cliente', () => {
  it('add what was paid, by currency', async () => {
    await recibir(
      exitoso(nuevoId(), COP('1500000.10')),
      exitoso(nuevoId(), COP('0.20'), { time: dia(3) }),
      exitoso(nuevoId(), USD('99.99'), { time: dia(2) }),
    );
    expect(await totales()).toEqual({
      totalPagos: 3,
      montoTotalPagos: [COP('1500000.30'), USD('99.99')],
      ultimoPago: dia(3),
    });
  });

  it('take away what was reverted, and the last payment is the last that still counts', async () => {
    const [a, b] = [nuevoId(), nuevoId()];
    await recibir(exitoso(a, COP('10')), exitoso(b, COP('5'), { time: dia(3) }));
    await recibir(revertido(b, COP('5'), { time: dia(4) }));
    expect(await totales()).toEqual({ totalPagos: 1, montoTotalPagos: [COP('10.00')], ultimoPago: dia(1) });
    await recibir(revertido(a, COP('10'), { time: dia(5) }));
    expect(await totales()).toEqual(NADA);
  });

  it('are the same in every order of a payment, its reversal, and a payment of another', async () => {
    for (const orden of ordenes(['exitoso', 'revertido', 'otro'] as const)) {
      clienteId = (await registrar(prueba)).id;
      const payoutId = nuevoId();
      const eventos = {
        exitoso: exitoso(payoutId, COP('10')),
        revertido: revertido(payoutId, COP('10')),
        otro: exitoso(nuevoId(), COP('7'), { time: dia(3) }),
      };
      await recibir(...orden.map((cual) => eventos[cual]));
      expect([orden, await totales()]).toEqual([
        orden,
        { totalPagos: 1, montoTotalPagos: [COP('7.00')], ultimoPago: dia(3) },
      ]);
    }
  });

  it('count a payment once, however often it is told, under the same id or another', async () => {
    const payoutId = nuevoId();
    const evento = exitoso(payoutId, COP('10'), { id: nuevoId() });
    await recibir(evento, evento, exitoso(payoutId, COP('10')), exitoso(payoutId, COP('10'), { aggregateversion: 3 }));
    expect(await totales()).toMatchObject({ totalPagos: 1, montoTotalPagos: [COP('10.00')] });
    const reversion = revertido(payoutId, COP('10'), { id: nuevoId() });
    await recibir(reversion, reversion, revertido(payoutId, COP('10')), evento);
    expect(await totales()).toEqual(NADA);
  });

  it('of messages of the older system, which carry no version: the newest counts', async () => {
    const payoutId = nuevoId();
    const viejo = (tipo: string) => ({
      type: tipo,
      data: { payoutId, clienteId, monto: COP('10') },
    });
    const { prisma } = prueba.base;
    const esperarContado = (contado: boolean, version: number) =>
      expect.poll(() => prisma.pagoConocido.findUnique({ where: { payoutId } })).toMatchObject({ contado, version });
    await prueba.bus.depositar('eventos.pagos', '', JSON.stringify(viejo('PayoutExitoso.v1')));
    await esperarContado(true, 1);
    expect(await totales()).toMatchObject({ totalPagos: 1, montoTotalPagos: [COP('10.00')] });
    await prueba.bus.depositar('eventos.pagos', '', JSON.stringify(viejo('PagoRevertido.v1')));
    await esperarContado(false, 2);
    expect(await totales()).toEqual(NADA);
  });

  it('take away what was added, even when the reversal names another amount or currency', async () => {
    const payoutId = nuevoId();
    await recibir(exitoso(payoutId, COP('10')), revertido(payoutId, USD('3')));
    expect(await totales()).toEqual(NADA);
  });

  it('of a payment that was retried after its reversal', async () => {
    const payoutId = nuevoId();
    await recibir(
      exitoso(payoutId, COP('10')),
      revertido(payoutId, COP('10')),
      exitoso(payoutId, COP('12'), { aggregateversion: 6, time: dia(6) }),
    );
    expect(await totales()).toEqual({ totalPagos: 1, montoTotalPagos: [COP('12.00')], ultimoPago: dia(6) });
  });

  it('are right after a hundred payments that come all at once', async () => {
    const pagos = Array.from({ length: 100 }, (_, n) =>
      exitoso(nuevoId(), COP('0.01'), { time: new Date(Date.UTC(2026, 0, 1 + ((n * 37) % 100))).toISOString() }),
    );
    const { prisma } = prueba.base;
    await Promise.all(
      pagos.map(({ tipo, payoutId, monto, extra }) =>
        prueba.depositar('eventos.pagos', payoutId, tipo, { payoutId, clienteId, monto }, extra),
      ),
    );
    await expect.poll(() => prisma.pagoConocido.count({ where: { clienteId } })).toBe(100);
    expect(await totales()).toEqual({
      totalPagos: 100,
      montoTotalPagos: [COP('1.00')],
      ultimoPago: '2026-04-10T00:00:00.000Z',
    });
  });

  it.runIf(motorDePruebas() === 'postgresql')(
    'know the last payment also when two are counted at the same moment',
    async () => {
      const { prisma } = prueba.base;
      const persistencia = persistenciaPrisma({
        prisma,
        modulo: 'cliente',
        unicas: {},
        puertos: (transaccion) => ({ transaccion, totales: totalesPrisma(transaccion) }),
        reloj: () => new Date(),
      });
      const contar = async (cuando: string) => {
        const unidad = persistencia.abrir({ correlacion: 'c' });
        const monto = { valor: '5.00', moneda: 'COP' } as const;
        const pago = { payoutId: nuevoId(), clienteId, monto, pagado: true, version: 1, cuando: new Date(cuando) };
        await unidad.contexto.totales.anotar(pago);
        return unidad;
      };
      const [nuevo, viejo] = [await contar(dia(8)), await contar(dia(3))];
      const { transaccion } = nuevo.contexto;
      transaccion.escribir(prisma.$queryRaw`SELECT pg_sleep(1)::text`);
      const contado = nuevo.confirmar({});
      // The newer payment is written, and not committed: the older one comes to the same row.
      await expect
        .poll(
          () =>
            prisma.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'`,
        )
        .toHaveLength(1);
      await Promise.all([viejo.confirmar({}), contado]);
      expect(await totales()).toEqual({ totalPagos: 2, montoTotalPagos: [COP('10.00')], ultimoPago: dia(8) });
    },
  );

  it('of a cliente that was deleted go on', async () => {
    await prueba.ejecutar(`mutation ($id: ID!) { eliminarCliente(entrada: { id: $id }) { errores { codigo } } }`, {
      id: clienteId,
    });
    await recibir(exitoso(nuevoId(), COP('10')));
    expect(await totales()).toMatchObject({ totalPagos: 1 });
  });
});

describe('a payment that cannot be counted', () => {
  it('of a cliente that is not there is tried again, then kept as a dead letter that says so', async () => {
    const payoutId = nuevoId();
    await prueba.depositar('eventos.pagos', payoutId, 'PayoutExitoso.v1', {
      payoutId,
      clienteId: nuevoId(),
      monto: COP('10'),
    });
    await expect.poll(() => prueba.muertos(payoutId)).toEqual(['CLIENTE_DESCONOCIDO']);
    const [fila] = await prueba.base.prisma.aparcado.findMany({ where: { clave: payoutId } });
    expect(fila).toMatchObject({ intentos: 5, motivo: expect.stringContaining('clienteId: No hay un cliente') });
  });

  it.each([
    ['without an amount', { monto: undefined }, 'REQUERIDO'],
    ['of nothing', { monto: COP('0') }, 'MONTO_NO_POSITIVO'],
    ['of a float', { monto: { valor: 10.5, moneda: 'COP' } }, 'FORMATO_INVALIDO'],
    ['of three decimals', { monto: COP('10.555') }, 'MONTO_INVALIDO'],
    ['of another currency', { monto: { valor: '1', moneda: 'BTC' } }, 'MONEDA_DESCONOCIDA'],
    ['to an id that is none', { clienteId: 'socio-7' }, 'ID_INVALIDO'],
  ])('%s is a dead letter at once', async (_, cambios, codigo) => {
    const payoutId = nuevoId();
    const datos = { payoutId, clienteId, monto: COP('10'), ...cambios };
    await prueba.depositar('eventos.pagos', payoutId, 'PayoutExitoso.v1', datos);
    await expect.poll(() => prueba.muertos(payoutId)).toEqual([codigo]);
    expect(await totales()).toEqual({ totalPagos: 0, montoTotalPagos: [], ultimoPago: null });
  });
});

describe('who follows a cliente', () => {
  const TOTALES =
    'subscription ($id: ID!) { c: cambiosCliente(id: $id) { version totalPagos montoTotalPagos { valor } } }';

  it('is told when its totals change, once for each change', async () => {
    const cambios = await prueba.suscribir<{ c: { version: number; totalPagos: number } }>(TOTALES, { id: clienteId });
    const siguiente = async () => (await cambios.next()).value?.c;
    expect(await siguiente()).toEqual({ version: 1, totalPagos: 0, montoTotalPagos: [] });
    const payoutId = nuevoId();
    await recibir(exitoso(payoutId, COP('10.00')));
    expect(await siguiente()).toEqual({ version: 1, totalPagos: 1, montoTotalPagos: [{ valor: '10.00' }] });
    // The same again changes nothing, and is not told.
    await recibir(exitoso(payoutId, COP('10.00')));
    await recibir(exitoso(nuevoId(), COP('5.00')));
    expect(await siguiente()).toEqual({ version: 1, totalPagos: 2, montoTotalPagos: [{ valor: '15.00' }] });
    await cambios.return?.();
  });
});
