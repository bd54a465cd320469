import { type Periodo, type RangoDeMontos, SIEMPRE } from '@alpes/seedwork/aplicacion/filtros';
import { plegar } from '@alpes/seedwork/infraestructura/contadores';
import { entradasEscritas, exigirCifrasDe } from '@alpes/seedwork/pruebas/cifras';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiltroDePayouts, FiltroDeTransactions } from './aplicacion/filtros.ts';
import { cicloId } from './dominio/valores.ts';
import { CONTADOR } from './infraestructura/contador.ts';
import { listaDePayouts } from './infraestructura/listaDePayouts.ts';
import { listaDeTransactions } from './infraestructura/listaDeTransactions.ts';
import { pagos } from './modulo.ts';
import { azarDe, filaDePayout, filaDeTransaction } from './pruebas/filas.ts';
import { AJUSTES, operacionesDe } from './pruebas/operaciones.ts';

const azar = azarDe(2);
const CLIENTES = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;

beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  op = operacionesDe(prueba);
});
afterAll(() => prueba?.detener());

/** Entries that add up to nothing are as good as none. */
const contados = () => prueba.base.prisma.$queryRaw`
  SELECT medida, dia::text AS dia, estado, moneda, sum(cantidad)::int AS cantidad, sum(monto)::text AS monto
  FROM (
    SELECT medida, dia, estado, moneda, cantidad, monto FROM pagos.contador
    UNION ALL SELECT medida, dia, estado, moneda, cantidad, monto FROM pagos.acumulado WHERE tramo = 'DIA'
  ) AS entrada
  GROUP BY 1, 2, 3, 4 HAVING sum(cantidad) <> 0 OR sum(monto) <> 0 ORDER BY 1, 2, 3, 4`;
const filas = () => prueba.base.prisma.$queryRaw`
  SELECT 'payout' AS medida, (creado AT TIME ZONE 'UTC')::date::text AS dia, estado::text AS estado, moneda,
    count(*)::int AS cantidad, sum(coalesce(monto, 0))::numeric(30, 2)::text AS monto
  FROM pagos.payout GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT 'payout ' || ciclo_id, (creado AT TIME ZONE 'UTC')::date::text, estado::text, moneda, count(*)::int,
    sum(coalesce(monto, 0))::numeric(30, 2)::text
  FROM pagos.payout GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT 'payout finalizado', (finalizado AT TIME ZONE 'UTC')::date::text, estado::text, moneda, count(*)::int,
    sum(coalesce(monto, 0))::numeric(30, 2)::text
  FROM pagos.payout WHERE finalizado IS NOT NULL GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT 'payout monto ' || public.cubo(monto), '0001-01-01', estado::text, moneda, count(*)::int, sum(monto)::numeric(30, 2)::text
  FROM pagos.payout WHERE monto IS NOT NULL GROUP BY 1, 3, 4
  UNION ALL
  SELECT 'transaction monto ' || public.cubo(comision_valor), '0001-01-01', estado::text, comision_moneda, count(*)::int,
    sum(comision_valor)::numeric(30, 2)::text
  FROM pagos.transaction GROUP BY 1, 3, 4
  UNION ALL
  SELECT medida, (fecha AT TIME ZONE 'UTC')::date::text, estado::text, comision_moneda, count(*)::int,
    sum(comision_valor)::numeric(30, 2)::text
  FROM pagos.transaction
  CROSS JOIN LATERAL unnest(ARRAY['transaction', 'transaction marca ' || marca_id, 'transaction tipo ' || tipo_evento]) AS medida
  GROUP BY 1, 2, 3, 4
  ORDER BY 1, 2, 3, 4`;

const PERIODOS: readonly Periodo[] = [
  { desde: '2026-10-31', hasta: '2026-11-01' },
  { desde: '2026-11-01', hasta: '2026-11-30' },
  { desde: '2026-10-15', hasta: undefined },
  { desde: undefined, hasta: '2026-11-02' },
  SIEMPRE,
];
const RANGOS = (
  [
    ['0', undefined],
    ['3', '3.49'],
    ['3.01', '9999'],
    [undefined, '10'],
    ['10.50', undefined],
    ['10.20', '10000000000000'],
    ['0.01', '10.49'],
    ['10', '10'],
  ] as const
).map(([minimo, maximo]): RangoDeMontos => ({ moneda: 'COP', minimo, maximo }));

const DE_PAYOUTS: readonly Partial<FiltroDePayouts>[] = [
  {},
  { cicloId: cicloId('2026-10'), estados: ['EXITOSO', 'FALLIDO'] },
  ...RANGOS.flatMap((monto): Partial<FiltroDePayouts>[] => [
    { monto },
    { monto, estados: ['EXITOSO', 'PENDIENTE'] },
    // Counted row by row.
    { monto, cicloId: cicloId('2026-11') },
    { monto, creado: { desde: '2026-11-01', hasta: undefined } },
    { monto, finalizado: SIEMPRE },
  ]),
  ...PERIODOS.flatMap((periodo): Partial<FiltroDePayouts>[] => [
    { creado: periodo },
    { creado: periodo, cicloId: cicloId('2026-11') },
    { finalizado: periodo },
    { finalizado: periodo, estados: ['FALLIDO'], monto: { moneda: 'COP', minimo: undefined, maximo: undefined } },
    // These are counted row by row.
    { finalizado: periodo, creado: { desde: '2026-11-01', hasta: undefined } },
    { finalizado: periodo, cicloId: cicloId('2026-11') },
  ]),
];
const DE_TRANSACTIONS: readonly Partial<FiltroDeTransactions>[] = [
  ...[undefined, ...PERIODOS].flatMap((fecha): Partial<FiltroDeTransactions>[] => [
    { fecha },
    { fecha, marcaId: 'andina' },
    { fecha, marcaId: 'sur', cicloId: cicloId('2026-11'), estados: ['ANULADA'] },
    { fecha, tiposEvento: ['VENTA', 'CLICK', 'VENTA'] },
    { fecha, tiposEvento: ['CLICK'], cicloId: cicloId('2026-10') },
    { fecha, tiposEvento: ['IMPRESION', 'CONVERSION'], marcaId: 'sur' },
  ]),
  { marcaId: 'nadie' },
  ...RANGOS.flatMap((comision): Partial<FiltroDeTransactions>[] => [
    { comision },
    { comision, estados: ['ABIERTA'] },
    // Counted row by row.
    { comision, marcaId: 'sur' },
    { comision, cicloId: cicloId('2026-11') },
    { comision, tiposEvento: ['CLICK'] },
  ]),
];

/** What the lists say is what their rows say. */
const compararListas = async () => {
  const { prisma } = prueba.base;
  const clientes = await prisma.$queryRaw<{ id: string }[]>`
    SELECT cliente_id AS id FROM pagos.payout UNION SELECT cliente_id FROM pagos.transaction`;
  const ids = clientes.map(({ id }) => id);
  const [payouts, transactions] = [listaDePayouts(prisma), listaDeTransactions(prisma)];
  await exigirCifrasDe(DE_PAYOUTS.map(completo), payouts.payouts, ids.map(payouts.payoutsDeCliente));
  await exigirCifrasDe(
    DE_TRANSACTIONS.map(completo),
    transactions.transactions,
    ids.map(transactions.transactionsDeCliente),
  );
};
const completo = <Filtro>(filtro: Partial<Filtro>) => filtro as Filtro;

const comprobar = async () => {
  const esperado = await filas();
  expect(await contados()).toEqual(esperado);
  await plegar(prueba.base.prisma, CONTADOR);
  expect(await contados()).toEqual(esperado);
  await compararListas();
};

/** A change of many rows or of one, as a repair by hand would make it. */
const cambiar = async (): Promise<unknown> => {
  const { prisma } = prueba.base;
  const parte = azar(5);
  switch (azar(9)) {
    case 0:
      return prisma.payout.createMany({ data: Array.from({ length: 12 }, () => filaDePayout(azar, CLIENTES)) });
    case 1:
      return prisma.payout.create({ data: filaDePayout(azar, CLIENTES) });
    case 2:
      return prisma.transaction.createMany({
        data: Array.from({ length: 9 }, () => filaDeTransaction(azar, CLIENTES)),
      });
    case 3:
      return prisma.$executeRaw`
        UPDATE pagos.payout SET estado = 'EXITOSO', monto = coalesce(monto, 7.77) WHERE hashtext(id::text) % 5 = ${parte}`;
    case 4:
      return prisma.$executeRaw`
        UPDATE pagos.payout SET creado = creado + interval '1 day', finalizado = NULL, moneda = 'EUR', monto = NULL
        WHERE hashtext(id::text) % 5 = ${parte}`;
    case 5:
      return prisma.$executeRaw`
        UPDATE pagos.transaction SET estado = 'ANULADA', marca_id = 'sur', tipo_evento = 'CLICK'
        WHERE hashtext(id::text) % 5 = ${parte}`;
    case 6:
      return prisma.$executeRaw`DELETE FROM pagos.transaction WHERE hashtext(id::text) % 5 = ${parte}`;
    case 7:
      return prisma.$executeRaw`UPDATE pagos.payout SET ciclo_id = '2026-12' WHERE hashtext(id::text) % 5 = ${parte}`;
    default:
      return prisma.$executeRaw`DELETE FROM pagos.payout WHERE hashtext(id::text) % 5 = ${parte}`;
  }
};

describe('the counters', () => {
  it('say what the rows say, after changes of any kind, folded or not', async () => {
    for (let n = 0; n < 60; n += 1) {
      await cambiar();
      if (n % 6 === 0) await comprobar();
    }
    await comprobar();
  });

  it('say what the rows say after commands', async () => {
    const clienteId = await op.nuevoCliente();
    const comision = { valor: '4.00', moneda: 'USD' };
    const venta = { clienteId, marcaId: 'm', tipoEvento: 'VENTA', comision, fecha: '2026-02-01T00:00:00Z' };
    await op.conTransaction('registrarTransaccion', venta);
    const anulada = await op.conTransaction('registrarTransaccion', venta);
    await op.conTransaction('anularTransaccion', { id: anulada.id, motivo: 'no fue' });
    await comprobar();
    const { id } = await op.conPayout('procesarPago', { clienteId, cicloId: '2026-02' });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    await op.conPayout('revertirPago', { payoutId: id, motivo: 'devuelto' });
    await op.esperarPayout(id, { estado: 'REVERTIDO' });
    await comprobar();
  });

  it('write nothing for a change of what they do not count', async () => {
    const { prisma } = prueba.base;
    await prisma.payout.create({ data: filaDePayout(azar, CLIENTES) });
    const entradas = () => entradasEscritas(prisma, 'pagos');
    const antes = await entradas();
    await prisma.$executeRaw`UPDATE pagos.payout SET version = version + 1`;
    await prisma.$executeRaw`UPDATE pagos.transaction SET version = version + 1`;
    await prisma.$executeRaw`DELETE FROM pagos.payout WHERE false`;
    expect(await entradas()).toBe(antes);
  });

  it('lose nothing to writers that come at the same time, nor to the folding', async () => {
    const { prisma } = prueba.base;
    const escribir = async (n: number) => {
      for (let i = 0; i < 15; i += 1) {
        const [uno, otro] = [filaDePayout(azar, CLIENTES), filaDePayout(azar, CLIENTES)];
        await prisma.payout.createMany({ data: [uno, otro] });
        await prisma.payout.update({ where: { id: uno.id }, data: { estado: 'FALLIDO', motivoFallo: `motivo ${n}` } });
        await prisma.payout.delete({ where: { id: otro.id } });
      }
    };
    const plegando = async () => {
      for (let i = 0; i < 15; i += 1) await plegar(prisma, CONTADOR);
    };
    await Promise.all([escribir(1), escribir(2), escribir(3), plegando()]);
    await comprobar();
  });
});
