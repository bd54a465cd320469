import type { Autenticar } from './autenticador.ts';
import { RechazoDeIdentidad } from './rechazo.ts';

/** The token of a connection that lasts, and what is done when it is taken no more. */
export interface TokenVigilado {
  readonly autenticar: Autenticar;
  readonly autorizacion: unknown;
  readonly cadaMs: number;
  alRechazar(rechazo: RechazoDeIdentidad): void;
}

/**
 * Looks at a token again and again: one whose key was withdrawn ends before its time. @returns how to leave that.
 */
export function vigilarToken({ autenticar, autorizacion, cadaMs, alRechazar }: TokenVigilado): () => void {
  const reloj = setInterval(async () => {
    try {
      await autenticar(autorizacion);
    } catch (error) {
      // That the keys cannot be had says nothing of the token.
      if (!(error instanceof RechazoDeIdentidad) || error.forma.estado === 503) return;
      clearInterval(reloj);
      alRechazar(error);
    }
  }, cadaMs);
  reloj.unref();
  return () => clearInterval(reloj);
}
