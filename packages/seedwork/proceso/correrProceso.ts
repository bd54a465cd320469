import { flushCompileCache } from 'node:module';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import type { z } from 'zod';
import { pideAyuda, textoDeAyuda } from './ayuda.ts';

export { ErrorDeArranque };

/** Longest that a process takes to stop, in ms: what is still under way then comes again after the next start. */
const PARADA_MAXIMA_MS = 30_000;

/**
 * Runs a process until it is told to stop (SIGTERM, SIGINT): then it ends what is under way. What keeps it from
 * starting is one line that says what to do. With `--help` it tells its settings, and does nothing else.
 *
 * @param arrancar - starts everything. @returns how to stop it.
 */
export const correrProceso = async (
  titulo: string,
  ajustes: z.ZodRawShape,
  arrancar: () => Promise<() => Promise<void>>,
): Promise<void> => {
  if (pideAyuda()) {
    console.log(textoDeAyuda(titulo, ajustes));
    return;
  }
  try {
    const detener = await arrancar();
    // Where NODE_COMPILE_CACHE is set, the next start takes half the processor time. Node writes it at a process's end,
    // which one that is killed never sees.
    flushCompileCache();
    let parando = false;
    const parar = async () => {
      // Asked twice, it does not wait any longer.
      if (parando) process.exit(1);
      parando = true;
      setTimeout(() => process.exit(1), PARADA_MAXIMA_MS).unref();
      await detener();
      process.exit(0);
    };
    process.on('SIGTERM', parar);
    process.on('SIGINT', parar);
    alQuedarHuerfano(parar);
  } catch (error) {
    console.error(explicar(error));
    process.exit(1);
  }
};

/** npm runs a script in a shell that dies of a signal without passing it on: whoever stops npm means this process. */
const alQuedarHuerfano = (parar: () => Promise<void>): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const padre = process.ppid;
  const reloj = setInterval(() => {
    if (process.ppid === padre) return;
    clearInterval(reloj);
    void parar();
  }, 500).unref();
};

const explicar = (error: unknown): string => {
  if (error instanceof ErrorDeArranque) return error.message;
  if (esDeSistema(error)) {
    if (error.code === 'EADDRINUSE') {
      return `El puerto ${error.port} ya está en uso: detenga el otro proceso o elija otro con la variable PORT.`;
    }
    if (error.code === 'EACCES' && error.port !== undefined) {
      return `No hay permiso para usar el puerto ${error.port}: elija uno mayor que 1023 con la variable PORT.`;
    }
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
      return 'La dirección de HOST no es de esta máquina: use 127.0.0.1 o 0.0.0.0.';
    }
  }
  return `No se pudo arrancar: ${error instanceof Error ? error.stack : String(error)}`;
};

const esDeSistema = (error: unknown): error is Error & { readonly code: string; readonly port?: number } =>
  error instanceof Error && 'code' in error;
