import { Prisma } from '@alpes/prisma/generado/client';

/** What is told of each message that is discarded. */
export interface Descartado {
  /** It had had its effect already. */
  readonly yaHecho: boolean;
}

/**
 * Takes messages out of what was put aside, and notes them in the inbox: should one be delivered again, it does nothing.
 *
 * Of each, the row first, then its place in the inbox, as a unit of work has it: whoever is handling it now has either done so
 * before, or finds it in the inbox and undoes what it did, and nobody waits in a ring.
 *
 * @param cuales - which rows, as a condition.
 * @param columnas - what is told of each, beside {@link Descartado}.
 */
export const descartados = (cuales: Prisma.Sql, columnas: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH fuera AS (
    DELETE FROM mensajeria.aparcado WHERE ${cuales} RETURNING *
  ), apuntados AS (
    INSERT INTO mensajeria.bandeja (suscripcion, mensaje_id) SELECT suscripcion, mensaje_id FROM fuera
    ON CONFLICT DO NOTHING RETURNING suscripcion AS de, mensaje_id AS apuntado
  )
  SELECT apuntado IS NULL AS "yaHecho", ${columnas}
  FROM fuera LEFT JOIN apuntados ON (de, apuntado) = (suscripcion, mensaje_id)`;
