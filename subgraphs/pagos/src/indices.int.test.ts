import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES } from './pruebas/operaciones.ts';

/** Plans of the raw statements of the read side since a test set it to nothing. */
let planes: string[] = [];

/** The same database, that explains each raw statement before it runs it. */
const explicando = (prisma: PrismaClient): PrismaClient =>
  // The extended client does the same, and says so.
  prisma.$extends({
    query: {
      $queryRaw: async ({ args, query }) => {
        const filas = await prisma.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${args}`);
        planes.push(filas.map((fila) => fila['QUERY PLAN']).join('\n'));
        return query(args);
      },
    },
  }) as unknown as PrismaClient;

let prueba: ModuloDePrueba;

beforeAll(async () => {
  const definicion = pagos(AJUSTES);
  prueba = await levantarModulo({ ...definicion, consultas: (prisma) => definicion.consultas(explicando(prisma)) });
  const { prisma } = prueba.base;
  // So many that the planner takes an index by itself, which it does not for a few pages of rows; of so many months
  // that the order by time, with a filter, is no match for a month's own index; and with ids in the order of their making, as
  // ours are, so that the newest are beside each other.
  await prisma.$executeRaw`
    INSERT INTO pagos.payout (id, cliente_id, ciclo_id, moneda, monto, estado, intentos, confirmacion_id, motivo_fallo,
      creado, finalizado, version, llave)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, gen_random_uuid(),
      (2020 + i / 12 % 8) || '-' || lpad((1 + i % 12)::text, 2, '0'),
      (ARRAY['COP', 'USD', 'EUR', 'MXN'])[1 + i % 4], i,
      (CASE WHEN i % 100 = 0 THEN 'FALLIDO' WHEN i % 3 = 0 THEN 'CALCULADO' ELSE 'EXITOSO' END)::pagos.estado_payout, 1,
      'SIM-' || md5(i::text), CASE WHEN i % 100 = 0 THEN 'Cuenta inválida ' || md5(i::text) END,
      '2026-01-01'::timestamptz + i * interval '37 minutes', CASE WHEN i % 3 > 0 THEN '2026-01-01'::timestamptz + i * interval '1 hour' END,
      1, i::text
    FROM generate_series(1, 8000) AS i`;
  await prisma.$executeRaw`
    INSERT INTO pagos.transaction (id, cliente_id, marca_id, tipo_evento, comision_valor, comision_moneda, fecha, ciclo_id,
      estado, registrada, version)
    SELECT gen_random_uuid(), gen_random_uuid(), 'marca-' || i % 40, 'VENTA', i, (ARRAY['COP', 'USD', 'EUR', 'MXN'])[1 + i % 4],
      fecha, to_char(fecha, 'YYYY-MM'),
      (CASE WHEN i % 100 = 0 THEN 'ANULADA' ELSE 'ABIERTA' END)::pagos.estado_transaction, fecha, 1
    FROM generate_series(1, 8000) AS i, LATERAL (SELECT '2026-01-01'::timestamptz + i * interval '37 minutes' AS fecha) AS f`;
  // What was just inserted is in no GIN index before that.
  await prisma.$executeRawUnsafe('VACUUM ANALYZE pagos.payout, pagos.transaction');
});
afterAll(() => prueba?.detener());

const COP = 'filtro: {monto: {moneda: COP}}';
const COMISION_COP = 'filtro: {comision: {moneda: COP}}';
const CLIENTE = '00000000-0000-4000-8000-00000000000a';

describe('a page of a list reads no more than its index has for it', () => {
  it.each([
    ['payouts', '', 'payout_creado_id_idx'],
    ['payouts', 'orden: {direccion: ASC}', 'payout_creado_id_idx'],
    ['payouts', 'orden: {campo: FINALIZADO}', 'payout_finalizado_idx'],
    ['payouts', 'orden: {campo: FINALIZADO, direccion: ASC}', 'payout_finalizado_idx'],
    ['payouts', `${COP}, orden: {campo: MONTO}`, 'payout_moneda_monto_idx'],
    ['payouts', `${COP}, orden: {campo: MONTO, direccion: ASC}`, 'payout_moneda_monto_idx'],
    ['payouts', 'filtro: {estados: [FALLIDO]}', 'payout_estado_creado_id_idx'],
    ['payouts', 'filtro: {cicloId: "2026-03"}', 'payout_ciclo_id_creado_id_idx'],
    ['payouts', `filtro: {clienteId: "${CLIENTE}"}`, 'payout_cliente_id_creado_id_idx'],
    ['transactions', '', 'transaction_fecha_id_idx'],
    ['transactions', 'orden: {direccion: ASC}', 'transaction_fecha_id_idx'],
    ['transactions', `${COMISION_COP}, orden: {campo: COMISION}`, 'transaction_comision_moneda_comision_valor_id_idx'],
    [
      'transactions',
      `${COMISION_COP}, orden: {campo: COMISION, direccion: ASC}`,
      'transaction_comision_moneda_comision_valor_id_idx',
    ],
    ['transactions', 'filtro: {estados: [ANULADA]}', 'transaction_estado_fecha_id_idx'],
    ['transactions', 'filtro: {marcaId: "marca-7"}', 'transaction_marca_id_fecha_id_idx'],
    ['transactions', 'filtro: {cicloId: "2026-03"}', 'transaction_fecha_id_idx'],
    ['transactions', `filtro: {clienteId: "${CLIENTE}"}`, 'transaction_cliente_id_fecha_id_idx'],
  ])('%s(%s)', async (lista, argumentos, indice) => {
    const pedir = async (pagina: string) => {
      planes = [];
      const { l } = await prueba.pedir<{ l: { pageInfo: { endCursor: string | null } } }>(
        `{ l: ${lista}(${pagina}${argumentos === '' ? '' : `, ${argumentos}`}) { pageInfo { endCursor } edges { node { id } } } }`,
      );
      expect(planes[0]).toContain(indice);
      expect(planes[0]).not.toMatch(/Seq Scan|\bSort\b/);
      return l.pageInfo.endCursor;
    };
    const cursor = await pedir('primeros: 20');
    if (cursor !== null) await pedir(`primeros: 20, despuesDe: "${cursor}"`);
    await pedir('ultimos: 20');
  });

  it.each([
    [
      'filtro: {finalizado: {desde: "2026-02-01", hasta: "2026-02-28"}}',
      // What follows for the order bounds it, too.
      /payout_tiempos_idx.*Index Cond: .*\(creado < .*Order By: \(creado <-> '9999/s,
    ],
    [
      'filtro: {finalizado: {desde: "2026-10-01", hasta: "2026-10-05"}}, orden: {direccion: ASC}',
      /payout_tiempos_idx.*Order By: \(creado <-> '4000/s,
    ],
    [
      'filtro: {creado: {desde: "2026-02-01", hasta: "2026-02-05"}}, orden: {campo: FINALIZADO}',
      /payout_tiempos_idx.*Index Cond: \(\(creado >= .*Order By: .* <-> '9999/s,
    ],
    [
      'filtro: {estados: [CALCULADO]}, orden: {campo: FINALIZADO}',
      /payout_tiempos_idx.*Index Cond: .* < '1970.*Order By: .* <-> '9999/s,
    ],
    [
      'filtro: {estados: [EXITOSO]}, orden: {campo: FINALIZADO, direccion: ASC}',
      /payout_tiempos_idx.*Index Cond: .* >= '1970.*Order By: .* <-> '4000/s,
    ],
    ['filtro: {cicloId: "2026-03"}, orden: {campo: FINALIZADO}', /payout_ciclo_id_finalizado_idx/],
  ])('payouts(%s), where the order goes along with the filter', async (argumentos, esperado) => {
    planes = [];
    const { payouts } = await prueba.pedir<{ payouts: { edges: readonly unknown[] } }>(
      `{ payouts(primeros: 20, ${argumentos}) { edges { node { id } } } }`,
    );
    expect(payouts.edges).toHaveLength(20);
    expect(planes).toEqual([expect.stringMatching(esperado)]);
    expect(planes[0]).not.toContain('Seq Scan');
  });

  it('a text is looked for in the index of its trigrams', async () => {
    planes = [];
    await prueba.pedir('{ payouts(filtro: {texto: "sim-c4ca4238a0b923820dcc"}) { edges { node { id } } } }');
    expect(planes[0]).toContain('payout_texto_idx');
  });

  it('a search goes through the words, and an id through its columns', async () => {
    planes = [];
    await prueba.pedir('{ buscar(texto: "c4ca4238a0b923820dcc509a6f75849b") { payouts { relevancia } } }');
    // Whole words, then what begins with them, then the words that are like them: few enough here to read them all.
    expect(planes).toHaveLength(3);
    for (const plan of planes.slice(0, 2)) {
      expect(plan).toContain('payout_busqueda_idx');
      expect(plan).not.toContain('Seq Scan');
    }
    planes = [];
    await prueba.pedir(`{ buscar(texto: "${CLIENTE}") { payouts { relevancia } } }`);
    expect(planes.at(-1)).not.toContain('Seq Scan');
  });
});
