import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Logger } from 'pino';
import type { Periodo } from '../aplicacion/filtros.ts';
import type { Moneda } from '../dominio/dinero.ts';
import { Bucle } from './bucle.ts';
import { donde } from './filtros.ts';

/**
 * A context's counters: a table of entries `(medida, dia, estado, moneda, cantidad, monto)` that its triggers write in the
 * transaction of each change (docs/decisiones/contadores.md). A figure is the sum of its entries.
 */
export interface Cuenta {
  readonly estado: string;
  /** Empty where what is counted has no amount. */
  readonly moneda: Moneda | '';
  readonly cantidad: number;
  /** With two decimal places. */
  readonly monto: string;
}

/** The figures of `medida` over the days, by state and currency. */
export const leerContador = (
  prisma: PrismaClient,
  tabla: Prisma.Sql,
  medida: string,
  { desde, hasta }: Partial<Periodo> = {},
): Promise<readonly Cuenta[]> => {
  const condiciones = [
    Prisma.sql`medida = ${medida}`,
    ...(desde === undefined ? [] : [Prisma.sql`dia >= ${desde}::date`]),
    ...(hasta === undefined ? [] : [Prisma.sql`dia <= ${hasta}::date`]),
  ];
  return prisma.$queryRaw<Cuenta[]>`
    SELECT estado, moneda, sum(cantidad)::float8 AS cantidad, sum(monto)::numeric(30, 2)::text AS monto
    FROM ${tabla} WHERE ${donde(condiciones)}
    GROUP BY estado, moneda HAVING sum(cantidad) <> 0 ORDER BY estado, moneda`;
};

/** Between two foldings, in ms. */
const CADA_MS = 60_000;
/**
 * Entries that may agree in everything but their figures. Few: only the groups that changed since the last folding have more,
 * and a figure of all time reads all that is left.
 */
const DE_SOBRA = 2;
/** One process at a time folds: two of them would wait for each other's entries. */
const CANDADO = 727_369_003;

/** Folds a context's counters now and then, so that reading them stays cheap. */
export const iniciarPlegado = (prisma: PrismaClient, tabla: Prisma.Sql, bitacora: Logger): Bucle =>
  new Bucle(
    async () => {
      await plegar(prisma, tabla);
      return CADA_MS;
    },
    bitacora.child({ parte: 'contadores' }),
  );

/**
 * Replaces the entries that agree by their sums, in one statement: whoever reads sees them before or after, and the sums
 * are the same. Writers are not held up: they only ever add entries.
 *
 * @returns how many entries were written in the place of others.
 */
export const plegar = (prisma: PrismaClient, tabla: Prisma.Sql, deSobra = DE_SOBRA): Promise<number> =>
  prisma.$executeRaw`
    WITH sobran AS MATERIALIZED (
      SELECT medida, dia, estado, moneda FROM ${tabla}
      WHERE (SELECT pg_try_advisory_xact_lock(${CANDADO}))
      GROUP BY medida, dia, estado, moneda HAVING count(*) > ${deSobra}
    ), sueltos AS (
      DELETE FROM ${tabla} AS c USING sobran AS s
      WHERE c.medida = s.medida AND c.dia = s.dia AND c.estado = s.estado AND c.moneda = s.moneda
      RETURNING c.medida, c.dia, c.estado, c.moneda, c.cantidad, c.monto
    )
    INSERT INTO ${tabla} (medida, dia, estado, moneda, cantidad, monto)
    SELECT medida, dia, estado, moneda, sum(cantidad), sum(monto) FROM sueltos
    GROUP BY medida, dia, estado, moneda HAVING sum(cantidad) <> 0 OR sum(monto) <> 0`;
