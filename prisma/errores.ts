import { Prisma } from './generado/client.ts';
import { NO_LLEGA } from './postgresql.ts';
import { CANCELADA } from './trabajo.ts';

/**
 * Name of the constraint or unique index that a write ran into (`cliente_email`, `bandeja_pkey`, …), the same on both
 * engines; undefined when the error is no unique violation.
 */
export function restriccionViolada(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === 'P2002') return texto(deMeta(error, 'constraint', 'index'));
  // A raw statement is reported as P2010, with what the database said in the meta.
  if (error.code === 'P2010' && deMeta(error, 'kind') === 'UniqueConstraintViolation') {
    return texto(deMeta(error, 'constraint', 'index'));
  }
  return undefined;
}

/**
 * Whether somebody else changed the same data at the same time, so that loading and deciding again may succeed: a row
 * that is no longer as expected (P2025), a failed `mensajeria.exigir`, a serialization failure or a deadlock.
 */
export function esConflicto(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2025' || error.code === 'P2034') return true;
  if (error.code !== 'P2010') return false;
  const codigo = deMeta(error, 'originalCode') ?? error.meta?.['code'];
  return codigo === '40001' || codigo === '40P01' || deMeta(error, 'kind') === 'TransactionWriteConflict';
}

/**
 * Whether the database went away under a statement, or could not be come to (a restart, a failover, a cut, no connection that
 * is free), so that the same may succeed on the next connection. A change may have been made all the same.
 */
export function seCorto(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) {
    // What the driver or the network says, and not PostgreSQL, may come as it is.
    return (
      error instanceof Error && (DEL_CONTROLADOR.has(error.message) || NO_LLEGA.has((error as { code?: string }).code))
    );
  }
  if (DE_PRISMA.has(error.code) || DE_RAW.has(deMeta(error, 'kind'))) return true;
  // Class 08 is of connections; 57P01 to 57P03 say that the server stops, has crashed, or is starting.
  return /^(08...|57P0[123])$/.test(String(deMeta(error, 'originalCode') ?? ''));
}

/** Not reachable, not in time, closed, and too many connections: https://www.prisma.io/docs/orm/reference/error-reference */
const DE_PRISMA: ReadonlySet<string> = new Set(['P1001', 'P1002', 'P1017', 'P2037']);
/** The same, of a raw statement. */
const DE_RAW: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'SocketTimeout',
  'ConnectionClosed',
  'TooManyConnections',
]);
/** Of pg's client and its pool. */
const DEL_CONTROLADOR: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
]);

/** Whether a statement was ended because nobody waited for it any more, or because it took longer than any may. */
export function seCancelo(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && deMeta(error, 'originalCode') === CANCELADA;
}

function deMeta(error: Prisma.PrismaClientKnownRequestError, ...camino: string[]): unknown {
  let valor: unknown = error.meta;
  for (const campo of ['driverAdapterError', 'cause', ...camino]) {
    if (typeof valor !== 'object' || valor === null) return undefined;
    valor = (valor as Record<string, unknown>)[campo];
  }
  return valor;
}

function texto(valor: unknown): string | undefined {
  return typeof valor === 'string' ? valor : undefined;
}
