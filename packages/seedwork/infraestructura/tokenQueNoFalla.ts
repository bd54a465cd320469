import type { Logger } from 'pino';

/**
 * A token that can be asked for anywhere: where it cannot be read now, it is the last one that could be. The native client
 * asks in a thread of its own, and what is thrown there ends the process.
 */
export const tokenQueNoFalla = (leer: () => string, bitacora: Logger): (() => string) => {
  let ultimo = '';
  return () => {
    try {
      ultimo = leer();
    } catch (error) {
      bitacora.error({ err: error }, 'the token for the broker cannot be read; going on with the last one');
    }
    return ultimo;
  };
};
