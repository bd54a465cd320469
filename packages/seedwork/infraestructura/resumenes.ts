import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Periodo, RangoDeMontos } from '../aplicacion/filtros.ts';
import type { Resumen } from '../aplicacion/lista.ts';
import type { Moneda } from '../dominio/dinero.ts';
import { type Cuenta, leerContador } from './contadores.ts';
import { donde } from './filtros.ts';

/** What is counted and summed: a table with `estado`, and the columns of an amount. */
export interface FuenteDeResumen {
  readonly tabla: Prisma.Sql;
  readonly moneda: Prisma.Sql;
  readonly monto: Prisma.Sql;
}

/** Counts and sums rows by state and currency, in one statement for all parents; '' is the parent where there is none. */
export const resumir = async <Estado extends string>(
  prisma: PrismaClient,
  { tabla, moneda, monto }: FuenteDeResumen,
  condiciones: readonly Prisma.Sql[],
  padre: Prisma.Sql = Prisma.sql`''`,
): Promise<ReadonlyMap<string, readonly Resumen<Estado>[]>> => {
  const cuentas = await prisma.$queryRaw<(Cuenta & { readonly padre: string })[]>`
    SELECT ${padre}::text AS padre, estado::text AS estado, ${moneda} AS moneda, count(*)::float8 AS cantidad,
      coalesce(sum(${monto}), 0)::numeric(30, 2)::text AS monto
    FROM ${tabla} WHERE ${donde(condiciones)}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  const porPadre = Map.groupBy(cuentas, ({ padre }) => padre);
  return new Map([...porPadre].map(([id, suyas]) => [id, suyas.map(comoResumen<Estado>)]));
};

/** The part of a filter that the counters know. */
export interface FiltroDeContador {
  readonly periodo: Periodo | undefined;
  readonly estados: readonly string[] | undefined;
  readonly monto: RangoDeMontos | undefined;
}

/**
 * The same figures from a context's counters, however many rows there are.
 *
 * @param contador - the table of the counters; `medida` is what is counted in it.
 * @param otros - what else is filtered by: the counters cannot tell.
 * @returns undefined when the rows have to be looked at.
 */
export const resumirContador = async <Estado extends string>(
  prisma: PrismaClient,
  { contador, medida }: { readonly contador: Prisma.Sql; readonly medida: string },
  { periodo, estados, monto }: FiltroDeContador,
  otros: object,
): Promise<readonly Resumen<Estado>[] | undefined> => {
  const desconocidos = [monto?.minimo, monto?.maximo, ...Object.values(otros)];
  if (desconocidos.some((valor) => valor !== undefined)) return undefined;
  const cuentas = await leerContador(prisma, contador, medida, periodo);
  return cuentas
    .filter(({ estado }) => estados === undefined || estados.includes(estado))
    .filter(({ moneda }) => monto === undefined || moneda === monto.moneda)
    .map(comoResumen<Estado>);
};

/** States and currencies were written from those of the domain. */
const comoResumen = <Estado extends string>({ estado, moneda, cantidad, monto }: Cuenta): Resumen<Estado> => ({
  estado: estado as Estado,
  cantidad,
  monto: { valor: monto, moneda: moneda as Moneda },
});
