import { setTimeout as esperar } from 'node:timers/promises';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { seCorto } from '@alpes/prisma/errores';
import type { Logger } from 'pino';

const ENTRE_INTENTOS_MS = 500;

/**
 * Does something that a start needs again, until `limite` (of `Date.now()`), where it failed for a reason that may pass
 * without anybody changing a setting. Each new reason is logged once.
 */
export const insistir = async <A>(accion: () => Promise<A>, limite: number, bitacora: Logger): Promise<A> => {
  let dicho = '';
  for (;;) {
    try {
      return await accion();
    } catch (error) {
      if (!esPasajero(error) || Date.now() >= limite) throw error;
      const motivo = error instanceof Error ? error.message : String(error);
      if (motivo !== dicho) bitacora.warn({ motivo }, 'not ready to start: trying again');
      dicho = motivo;
      await esperar(ENTRE_INTENTOS_MS);
    }
  }
};

const esPasajero = (error: unknown): boolean => (error instanceof ErrorDeArranque ? error.pasajero : seCorto(error));
