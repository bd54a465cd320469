import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { donde } from './filtros.ts';
import type { Padre } from './listas.ts';

/** Counts the rows that meet the conditions, and no more of them than `hasta`. */
export const contarHasta = async (
  prisma: PrismaClient,
  tabla: Prisma.Sql,
  condiciones: readonly Prisma.Sql[],
  hasta: number,
): Promise<number> => {
  const [fila] = await prisma.$queryRaw<{ n: number }[]>`SELECT (${primeras(tabla, condiciones, hasta)}) AS n`;
  return fila?.n ?? 0;
};

/** The same of many parents, in one statement for all of them. */
export const contarHastaPorPadre = async (
  prisma: PrismaClient,
  padre: Padre,
  padres: readonly string[],
  tabla: Prisma.Sql,
  condiciones: readonly Prisma.Sql[],
  hasta: number,
): Promise<Map<string, number>> => {
  const suyas = primeras(tabla, [Prisma.sql`${padre.columna} = padre.id`, ...condiciones], hasta);
  const filas = await prisma.$queryRaw<{ id: string; n: number }[]>`
    SELECT padre.id::text AS id, (${suyas}) AS n
    FROM unnest(${[...padres]}::text[]::${Prisma.raw(padre.tipo)}[]) AS padre (id)`;
  return new Map(filas.map(({ id, n }) => [id, n]));
};

const primeras = (tabla: Prisma.Sql, condiciones: readonly Prisma.Sql[], hasta: number) => Prisma.sql`
  SELECT count(*)::int FROM (SELECT FROM ${tabla} AS lista WHERE ${donde(condiciones)} LIMIT ${hasta}) AS primeras`;
