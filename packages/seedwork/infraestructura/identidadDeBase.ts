import { randomUUID } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';

/**
 * Asks for what tells this database from every other, and from itself as it was before it was restored or another server
 * took over: in those, positions can be given twice.
 *
 * - The server, its timeline and the database: copies, a standby that was promoted, a restore to a point in time. The
 *   timeline is that of the log that is being written; the checkpoint's is older for minutes after a promotion.
 * - `xmin` of a row that nobody changes: a restore into the same database writes it anew, in a transaction of its own.
 *   Freezing keeps it.
 * - The table's file: one that was emptied and filled again has another.
 * - The row's value, for an operator to change where nothing else tells that the past was put back: files that were
 *   copied, a disk's snapshot. PGlite's folder is put back by copying, and one process at a time has it: there, whoever
 *   opens it is somebody new.
 *
 * It may change without need, as with VACUUM FULL: what is sent again then comes twice, and the inboxes drop it.
 */
export const identidadDeBase = ({ prisma, motor }: BaseDeDatos): (() => Promise<string>) => {
  const apertura = motor === 'pglite' ? randomUUID() : '';
  return async () => {
    const [fila] = await prisma.$queryRaw<{ identidad: string }[]>`
      SELECT md5(concat_ws('-',
        s.system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8), d.oid,
        e.xmin, pg_relation_filenode('mensajeria.flujo'), e.valor, ${apertura}::text
      )) AS identidad
      FROM pg_control_system() s, pg_database d, mensajeria.secreto e
      WHERE d.datname = current_database() AND e.nombre = 'encarnacion'`;
    if (fila === undefined)
      throw new Error("The database does not know itself: mensajeria.secreto lacks 'encarnacion'");
    return fila.identidad;
  };
};
