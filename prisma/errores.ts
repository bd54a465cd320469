import { NO_LLEGA } from './codigosDeRed.ts';
import { Prisma } from './generado/client.ts';
import { CANCELADA } from './trabajo.ts';

/**
 * Name of the constraint or unique index that a write ran into (`cliente_email`, `bandeja_pkey`, …), the same on both
 * engines; undefined when the error is no unique violation.
 */
export function restriccionViolada(error: unknown): string | undefined {
  const { kind, constraint } = causaDe(error);
  return kind === 'UniqueConstraintViolation' ? texto(constraint?.index) : undefined;
}

/**
 * Whether somebody else changed the same data at the same time, so that loading and deciding again may succeed: a row
 * that is no longer as expected (P2025), a failed `mensajeria.exigir`, a serialization failure or a deadlock.
 */
export function esConflicto(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') return true;
  const { kind, originalCode } = causaDe(error);
  // PGlite's adapter gives a deadlock no kind of its own.
  return kind === 'TransactionWriteConflict' || originalCode === '40P01';
}

/**
 * Whether the database went away under a statement, or could not be come to (a restart, a failover, a cut, no connection that
 * is free), so that the same may succeed on the next connection. A change may have been made all the same.
 */
export function seCorto(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // What the network says has its own code, in whichever error it comes.
  if (NO_LLEGA.has(String((error as { code?: unknown }).code)) || DEL_CONTROLADOR.has(error.message)) return true;
  const { kind, originalCode } = causaDe(error);
  return CORTES.has(kind) || CODIGOS_DE_CORTE.test(String(originalCode));
}

/** As Prisma's adapter tells of connections. */
const CORTES: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'SocketTimeout',
  'ConnectionClosed',
  'TooManyConnections',
]);
/** As pg's client and its pool do. */
const DEL_CONTROLADOR: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
]);
/**
 * As PostgreSQL does: class 08 is of connections (08P01 of their protocol: that stays so); 57P01 to 57P05 say that it stops, has
 * crashed, is starting, that the database is gone, or that the session was idle for too long.
 */
const CODIGOS_DE_CORTE = /^(0800\d|57P0[1-5])$/;

/** Whether a statement was ended because nobody waited for it any more, or because it took longer than any may. */
export function seCancelo(error: unknown): boolean {
  return causaDe(error).originalCode === CANCELADA;
}

/** What Prisma's adapter tells of an error of the database. */
interface Causa {
  readonly kind?: unknown;
  readonly originalCode?: unknown;
  readonly constraint?: { readonly index?: unknown };
}

/** An error at the end of a transaction comes as the adapter's own; any other is in one of Prisma's. */
function causaDe(error: unknown): Causa {
  const delAdaptador =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.['driverAdapterError'] : error;
  const { name, cause } = (delAdaptador ?? {}) as { readonly name?: unknown; readonly cause?: unknown };
  return name === 'DriverAdapterError' && typeof cause === 'object' && cause !== null ? cause : {};
}

function texto(valor: unknown): string | undefined {
  return typeof valor === 'string' ? valor : undefined;
}
