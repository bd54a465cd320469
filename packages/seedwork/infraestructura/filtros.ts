import { Prisma } from '@alpes/prisma/generado/client';
import type { Periodo, RangoDeMontos } from '../aplicacion/filtros.ts';

/** All of the conditions; true when there is none. */
export const donde = (condiciones: readonly Prisma.Sql[]): Prisma.Sql =>
  condiciones.length === 0 ? Prisma.sql`true` : Prisma.join([...condiciones], ' AND ');

/** A moment that falls on one of the days, in UTC whatever the time zone of the connection. */
export const enPeriodo = (columna: Prisma.Sql, { desde, hasta }: Periodo): readonly Prisma.Sql[] => [
  ...(desde === undefined ? [] : [Prisma.sql`${columna} >= ${desde}::timestamp AT TIME ZONE 'UTC'`]),
  ...(hasta === undefined
    ? []
    : [Prisma.sql`${columna} < (${hasta}::timestamp + interval '1 day') AT TIME ZONE 'UTC'`]),
];

/** An amount within the range, in its currency. */
export const enRango = (
  { valor, moneda }: { readonly valor: Prisma.Sql; readonly moneda: Prisma.Sql },
  rango: RangoDeMontos,
): readonly Prisma.Sql[] => [
  Prisma.sql`${moneda} = ${rango.moneda}`,
  ...(rango.minimo === undefined ? [] : [Prisma.sql`${valor} >= ${rango.minimo}::numeric`]),
  ...(rango.maximo === undefined ? [] : [Prisma.sql`${valor} <= ${rango.maximo}::numeric`]),
];

/**
 * One of the values of an enum's column, or of a text's. Each is a value of that type by itself, not an element of an array
 * that is converted: then PostgreSQL knows them when it chooses an index, and a single one is an equality, so that an index
 * which begins with the column serves the list's order too.
 */
export const unoDe = (columna: Prisma.Sql, valores: readonly string[], tipo = 'text'): Prisma.Sql =>
  Prisma.sql`${columna} IN (${Prisma.join(valores.map((valor) => Prisma.sql`${valor}::${Prisma.raw(tipo)}`))})`;

/**
 * Text that contains the one that is looked for, without regard to accents and capitals.
 * @param normal - an expression that `public.texto_normal` has been applied to.
 */
export const contiene = (normal: Prisma.Sql, texto: string): Prisma.Sql =>
  Prisma.sql`${normal} LIKE '%' || public.texto_normal(${texto.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`;
