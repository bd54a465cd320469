import { AsyncLocalStorage } from 'node:async_hooks';

/** What the server says of a statement that was cancelled, and so do we of one that was not even sent. */
export const CANCELADA = '57014';

const actual = new AsyncLocalStorage<AbortSignal>();

/**
 * Does something whose statements are cancelled when `senal` says that nobody waits for them any more. What it sets in
 * motion and does not wait for is better off outside.
 */
export function enTrabajo<T>(senal: AbortSignal, accion: () => T): T {
  return actual.run(senal, accion);
}

/** Says when nobody waits any more for what is being done; undefined where that never happens. */
export function senalDelTrabajo(): AbortSignal | undefined {
  return actual.getStore();
}

/** Does something that is not for whoever waits now, such as opening a connection that others use after. */
export function fueraDelTrabajo<T>(accion: () => T): T {
  return actual.exit(accion);
}
