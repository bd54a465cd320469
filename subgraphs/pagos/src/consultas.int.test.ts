import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe } from './pruebas/operaciones.ts';

/** Statements of the read side since a test set it to nothing. */
let sentencias: string[] = [];

const contando = (prisma: PrismaClient): PrismaClient =>
  // The extended client does the same, and says so.
  prisma.$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) => {
        sentencias.push(`${model ?? ''}.${operation}`);
        return query(args);
      },
    },
  }) as unknown as PrismaClient;

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
const clientes: string[] = [];
const porCliente = new Map<string, string[]>();
const CICLOS = ['2026-08', '2026-09', '2026-10', '2026-11'];

beforeAll(async () => {
  const definicion = pagos(AJUSTES);
  prueba = await levantarModulo({
    ...definicion,
    consultas: (prisma) => definicion.consultas(contando(prisma)),
  });
  op = operacionesDe(prueba);
  for (let i = 0; i < 3; i += 1) {
    const clienteId = await op.nuevoCliente();
    const payouts: string[] = [];
    for (const cicloId of CICLOS) {
      for (let n = 1; n <= 3; n += 1) {
        await op.conTransaction('registrarTransaccion', {
          clienteId,
          marcaId: 'm',
          tipoEvento: 'VENTA',
          comision: { valor: `${n}.00`, moneda: 'USD' },
          fecha: `${cicloId}-0${n}T10:00:00Z`,
        });
      }
      const { id } = await op.conPayout('procesarPago', { clienteId, cicloId });
      await op.esperarPayout(id, { estado: 'EXITOSO' });
      payouts.unshift(id);
    }
    clientes.push(clienteId);
    porCliente.set(clienteId, payouts);
  }
});
afterAll(() => prueba?.detener());

interface Conexion {
  readonly total?: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const idsDe = ({ edges }: Conexion): string[] => edges.map(({ node }) => node.id);

/** All pages of a list, from page to page by its cursor. */
const recorrer = async (campo: 'payouts' | 'transactions', primeros: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let despuesDe: string | null = null; ; ) {
    const datos: Record<string, Conexion> = await prueba.pedir(
      `query($primeros: Int, $despuesDe: String) { l: ${campo}(primeros: $primeros, despuesDe: $despuesDe) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
      { primeros, despuesDe },
    );
    const lista = datos['l'] as Conexion;
    ids.push(...idsDe(lista));
    if (!lista.pageInfo.hasNextPage) return ids;
    despuesDe = lista.pageInfo.endCursor;
  }
};

describe('lists', () => {
  it('go from page to page without gap or repeat, the newest first', async () => {
    const payouts = await recorrer('payouts', 5);
    expect(payouts).toEqual([...clientes].reverse().flatMap((id) => porCliente.get(id)));
    const transactions = await recorrer('transactions', 7);
    expect(new Set(transactions).size).toBe(36);
    const filas = await prueba.base.prisma.transaction.findMany({ orderBy: [{ fecha: 'desc' }, { id: 'desc' }] });
    expect(transactions).toEqual(filas.map(({ id }) => id));
  });

  it('are counted only when that is asked for', async () => {
    sentencias = [];
    await prueba.pedir('{ payouts { edges { node { id } } } transactions { edges { node { id } } } }');
    expect(sentencias.toSorted()).toEqual(['.$queryRaw', '.$queryRaw', 'Payout.findMany', 'Transaction.findMany']);
    expect(await prueba.pedir('{ payouts(primeros: 1) { total } transactions(primeros: 1) { total } }')).toEqual({
      payouts: { total: 12 },
      transactions: { total: 36 },
    });
  });

  it.each(['payouts(primeros: 0)', 'payouts(primeros: 101)', 'transactions(despuesDe: "x")'])(
    'refuse %s',
    async (lista) => {
      const { errors } = await prueba.ejecutar(`{ ${lista} { total } }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );
});

describe('one of each', () => {
  it.each(['x', '', randomUUID(), "'; DROP TABLE pagos.payout; --"])('is null for %j', async (id) => {
    expect(
      await prueba.pedir('query($id: ID!) { payout(id: $id) { id } transaction(id: $id) { id } }', { id }),
    ).toEqual({ payout: null, transaction: null });
  });

  it('is found by its id in any case', async () => {
    const id = porCliente.get(clientes[0] ?? '')?.[0] ?? '';
    expect(await prueba.pedir('query($id: ID!) { payout(id: $id) { id } }', { id: id.toUpperCase() })).toEqual({
      payout: { id },
    });
  });
});

const ENTIDADES = `query($representaciones: [_Any!]!) { _entities(representations: $representaciones) {
  ... on Cliente { id estadisticas { cantidad montos { valor moneda } primerPago ultimoPago }
    payouts(primeros: 2) { total edges { cursor node { id monto { valor } cliente { id } auditoria { tipo detalle }
      transactions(primeros: 2) { total edges { node { id payout { id } } } } } } pageInfo { hasNextPage endCursor } } }
  ... on Campania { id payout { id } }
  ... on Payout { id }
  ... on Transaction { id }
} }`;

interface ClienteLeido {
  readonly id: string;
  readonly payouts: Conexion;
  readonly estadisticas: { readonly cantidad: number; readonly primerPago: Date; readonly ultimoPago: Date };
}

describe('entities of other contexts', () => {
  const leer = (representaciones: readonly object[]) =>
    prueba.pedir<{ _entities: readonly ClienteLeido[] }>(ENTIDADES, { representaciones });
  const deClientes = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Cliente', id }));

  it('have their payouts, transactions, audit trail and statistics', async () => {
    const nadie = randomUUID();
    const { _entities: leidos } = await leer(deClientes([...clientes, nadie]));
    for (const { id, payouts, estadisticas } of leidos.slice(0, 3)) {
      expect(idsDe(payouts)).toEqual(porCliente.get(id)?.slice(0, 2));
      expect(payouts).toMatchObject({ total: 4, pageInfo: { hasNextPage: true } });
      expect(payouts.edges[0]?.node).toMatchObject({
        monto: { valor: '6.00' },
        cliente: { id },
        transactions: { total: 3, edges: [{ node: { payout: { id: idsDe(payouts)[0] } } }, {}] },
      });
      expect(payouts.edges[0]?.node).toMatchObject({
        auditoria: [
          { tipo: 'PayoutCreado.v1', detalle: 'Se creó el payout del ciclo 2026-11 con 3 transacciones.' },
          { tipo: 'ComisionesCalculadas.v1', detalle: 'Se calculó el monto: 6.00 USD.' },
          { tipo: 'PayoutProcesado.v1', detalle: 'Se envió el pago de 6.00 USD (intento 1).' },
          { tipo: 'PayoutExitoso.v1' },
          { tipo: 'PagoConfirmado.v1' },
        ],
      });
      expect(estadisticas).toMatchObject({ cantidad: 4, montos: [{ valor: '24.00', moneda: 'USD' }] });
      expect(estadisticas.primerPago < estadisticas.ultimoPago).toBe(true);
    }
    expect(leidos[3]).toEqual({
      id: nadie,
      estadisticas: { cantidad: 0, montos: [], primerPago: null, ultimoPago: null },
      payouts: { total: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });

  it('cost as many statements for three as for one', async () => {
    sentencias = [];
    await leer(deClientes(clientes.slice(0, 1)));
    const deUno = sentencias.toSorted();
    sentencias = [];
    await leer(deClientes(clientes));
    expect(sentencias.toSorted()).toEqual(deUno);
    // Payouts and transactions: places, rows and totals each; statistics; audit trail; the payouts of the transactions.
    expect(deUno).toHaveLength(9);
  });

  it('go on with the payouts after a cursor', async () => {
    const id = clientes[1] ?? '';
    const { _entities: leidos } = await leer(deClientes([id]));
    const { _entities: siguientes } = await prueba.pedir<{ _entities: readonly ClienteLeido[] }>(
      `query($r: [_Any!]!, $c: String) { _entities(representations: $r) { ... on Cliente {
        payouts(primeros: 2, despuesDe: $c) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } } }`,
      { r: deClientes([id]), c: leidos[0]?.payouts.pageInfo.endCursor },
    );
    expect(idsDe(siguientes[0]?.payouts as Conexion)).toEqual(porCliente.get(id)?.slice(2));
    expect(siguientes[0]?.payouts.pageInfo.hasNextPage).toBe(false);
  });

  it('go on with the transactions after a cursor', async () => {
    const id = porCliente.get(clientes[2] ?? '')?.[0] ?? '';
    const leerDos = async (despuesDe: string | null) => {
      const { payout } = await prueba.pedir<{ payout: { transactions: Conexion } }>(
        `query($id: ID!, $c: String) { payout(id: $id) { transactions(primeros: 2, despuesDe: $c) {
          edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`,
        { id, c: despuesDe },
      );
      return payout.transactions;
    };
    const primera = await leerDos(null);
    const segunda = await leerDos(primera.pageInfo.endCursor);
    const filas = await prueba.base.prisma.transaction.findMany({
      where: { payoutId: id },
      orderBy: [{ fecha: 'desc' }],
    });
    expect([...idsDe(primera), ...idsDe(segunda)]).toEqual(filas.map((fila) => fila.id));
  });

  it('are resolved by reference', async () => {
    const clienteId = await op.nuevoCliente();
    const idCampania = randomUUID();
    const monto = { valor: '5.00', moneda: 'COP' };
    const payout = await op.pagarCampania({ clienteId, cicloId: '2026-11', monto, idCampania });
    const clic = { clienteId, marcaId: 'm', tipoEvento: 'CLICK', moneda: 'COP' };
    const transaction = await op.conTransaction('registrarTransaccion', clic);
    const nada = randomUUID();
    const { _entities: leidas } = await leer([
      { __typename: 'Payout', id: payout.id },
      { __typename: 'Transaction', id: transaction.id },
      { __typename: 'Campania', id: idCampania },
      { __typename: 'Campania', id: nada },
      { __typename: 'Payout', id: nada },
      { __typename: 'Transaction', id: 'x' },
    ]);
    expect(leidas).toEqual([
      { id: payout.id },
      { id: transaction.id },
      { id: idCampania, payout: { id: payout.id } },
      { id: nada, payout: null },
      null,
      null,
    ]);
  });
});
