import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Logger } from 'pino';
import type { Periodo } from '../aplicacion/filtros.ts';
import type { Moneda } from '../dominio/dinero.ts';
import { Bucle } from './bucle.ts';
import { donde } from './filtros.ts';

/** A context's counters: figures by day, state and currency (docs/decisiones/contadores.md). */
export interface Contador {
  /** Entries `(medida, dia, estado, moneda, cantidad, monto)` that triggers write in the transaction of each change. */
  readonly entradas: Prisma.Sql;
  /** What the entries came to that were folded: of each day, of each month (`dia` is its first) and in all. */
  readonly acumulados: Prisma.Sql;
}

/** The counters of a context, by the name of its schema. */
export const contadorDe = (contexto: string): Contador => ({
  entradas: Prisma.raw(`${contexto}.contador`),
  acumulados: Prisma.raw(`${contexto}.acumulado`),
});

/** What was counted, in one state and currency. */
export interface Cuenta {
  readonly estado: string;
  /** Empty where what is counted has no amount. */
  readonly moneda: Moneda | '';
  readonly cantidad: number;
  /** With two decimal places. */
  readonly monto: string;
}

/** A part of a figure: some of the measures, over some days. */
export interface Sumando {
  /** A condition on `medida`. */
  readonly cuales: Prisma.Sql;
  /** Without one, all days. */
  readonly periodo?: Partial<Periodo> | undefined;
  /** That it is taken away. */
  readonly resta?: true;
}

/** The measures of these names, which are SQL texts. */
export const medidas = (...nombres: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`medida IN (${Prisma.join(nombres)})`;

/**
 * The figures that the parts come to, by state and currency.
 *
 * @param filas - queries for `(estado, moneda, cantidad, monto)` of what is counted row by row beside them.
 */
export const leerContador = (
  prisma: PrismaClient,
  contador: Contador,
  sumandos: readonly Sumando[],
  filas: readonly Prisma.Sql[] = [],
): Promise<readonly Cuenta[]> => {
  const partes = [...sumandos.flatMap((sumando) => partesDe(contador, sumando)), ...filas];
  return prisma.$queryRaw<Cuenta[]>`
    SELECT estado, moneda, sum(cantidad)::float8 AS cantidad, sum(monto)::numeric(30, 2)::text AS monto
    FROM (${Prisma.join(partes, ' UNION ALL ')}) AS parte
    GROUP BY estado, moneda HAVING sum(cantidad) <> 0 ORDER BY estado, moneda`;
};

const partesDe = (
  { entradas, acumulados }: Contador,
  { cuales, periodo: { desde, hasta } = {}, resta }: Sumando,
): readonly Prisma.Sql[] => {
  const signo = resta === true ? Prisma.sql`-` : Prisma.empty;
  const leer = (tabla: Prisma.Sql, condiciones: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT estado, moneda, ${signo} cantidad AS cantidad, ${signo} monto AS monto
    FROM ${tabla} WHERE ${donde([cuales, ...condiciones])}`;
  return [leer(entradas, entre(desde, hasta)), ...tramos(desde, hasta).map((tramo) => leer(acumulados, tramo))];
};

const entre = (desde: string | undefined, hasta: string | undefined): readonly Prisma.Sql[] => [
  ...(desde === undefined ? [] : [Prisma.sql`dia >= ${desde}::date`]),
  ...(hasta === undefined ? [] : [Prisma.sql`dia <= ${hasta}::date`]),
];

/** The sums that together are those of the days: whole months, and the days before and after them. */
const tramos = (desde: string | undefined, hasta: string | undefined): readonly (readonly Prisma.Sql[])[] => {
  if (desde === undefined && hasta === undefined) return [[Prisma.sql`tramo = 'TODO'`]];
  // The first day of the first whole month, and that after the last whole month.
  const desdeElMes =
    desde === undefined
      ? []
      : [Prisma.sql`dia >= date_trunc('month', ${desde}::timestamp + interval '1 month - 1 day')::date`];
  const hastaElMes =
    hasta === undefined ? [] : [Prisma.sql`dia < date_trunc('month', ${hasta}::timestamp + interval '1 day')::date`];
  const dias = [Prisma.sql`tramo = 'DIA'`, ...entre(desde, hasta)];
  return [
    [Prisma.sql`tramo = 'MES'`, ...desdeElMes, ...hastaElMes],
    ...desdeElMes.map((desdeElMes) => [...dias, Prisma.sql`NOT (${desdeElMes})`]),
    ...hastaElMes.map((hastaElMes) => [...dias, ...desdeElMes, Prisma.sql`NOT (${hastaElMes})`]),
  ];
};

/** Between two foldings, in ms. */
const CADA_MS = 60_000;
/** One process at a time folds a context's counters. */
const CANDADO = 727_369_003;
/** Entries that are folded at a time: of a load in bulk there may be millions. */
const PORCION = 50_000;

/** Folds a context's counters now and then, so that reading them stays cheap. */
export const iniciarPlegado = (prisma: PrismaClient, contador: Contador, bitacora: Logger): Bucle =>
  new Bucle(
    async () => ((await plegar(prisma, contador)) < PORCION ? CADA_MS : 0),
    bitacora.child({ parte: 'contadores' }),
  );

/**
 * Folds entries of a context's counters, unless somebody else is at it.
 *
 * @returns how many; as many as a portion has, where more may be left.
 */
export const plegar = async (prisma: PrismaClient, contador: Contador, porcion = PORCION): Promise<number> => {
  const [, [plegadas]] = await prisma.$transaction(plegado(prisma, contador, porcion));
  return plegadas?.cuantas ?? 0;
};

/**
 * What folds a portion of a context's counters, for a transaction: takes entries away, the oldest first, and adds them to the
 * sums of their day, their month and of all time; a sum that comes to nothing is gone. It is one statement: whoever reads sees
 * it before or after, and the figures are the same. Writers are not held up: they only ever add entries.
 *
 * Whether it is this one's turn is asked by a statement before: the sums that are then read are those of the last who folded.
 * They are read one by one, by their keys, whatever PostgreSQL believes of how many there are.
 */
export const plegado = (
  prisma: PrismaClient,
  { entradas, acumulados }: Contador,
  porcion = PORCION,
): [Prisma.PrismaPromise<unknown>, Prisma.PrismaPromise<{ cuantas: number }[]>] => [
  prisma.$queryRaw`
    SELECT set_config('alpes.pliega',
      pg_try_advisory_xact_lock(${CANDADO}::int, ${entradas.sql}::regclass::oid::int)::text, true)`,
  prisma.$queryRaw`
    WITH sueltas AS (
      DELETE FROM ${entradas} WHERE id IN (
        SELECT id FROM ${entradas} WHERE current_setting('alpes.pliega') = 'true' ORDER BY id LIMIT ${porcion}
      )
      RETURNING medida, dia, estado, moneda, cantidad, monto
    ), nuevas AS MATERIALIZED (
      SELECT medida, t.tramo, t.dia, estado, moneda, sum(cantidad) AS cantidad, sum(monto) AS monto
      FROM sueltas CROSS JOIN LATERAL (VALUES
        ('DIA', sueltas.dia), ('MES', date_trunc('month', sueltas.dia::timestamp)::date), ('TODO', '0001-01-01')
      ) AS t (tramo, dia)
      GROUP BY medida, t.tramo, t.dia, estado, moneda HAVING sum(cantidad) <> 0 OR sum(monto) <> 0
    ), anuladas AS (
      DELETE FROM ${acumulados} WHERE ctid = ANY (ARRAY(
        SELECT (
          SELECT a.ctid FROM ${acumulados} AS a
          WHERE (a.medida, a.tramo, a.dia, a.estado, a.moneda) = (n.medida, n.tramo, n.dia, n.estado, n.moneda)
            AND a.cantidad + n.cantidad = 0 AND a.monto + n.monto = 0
        ) FROM nuevas AS n
      ))
      RETURNING medida, tramo, dia, estado, moneda
    ), sumadas AS (
      INSERT INTO ${acumulados} AS a (medida, tramo, dia, estado, moneda, cantidad, monto)
      SELECT n.* FROM nuevas AS n LEFT JOIN anuladas USING (medida, tramo, dia, estado, moneda)
      WHERE anuladas.medida IS NULL
      ON CONFLICT (medida, tramo, dia, estado, moneda)
      DO UPDATE SET cantidad = a.cantidad + excluded.cantidad, monto = a.monto + excluded.monto
    )
    SELECT count(*)::int AS cuantas FROM sueltas`,
];
