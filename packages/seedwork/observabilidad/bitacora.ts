import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { tachar, tacharTexto } from './tachar.ts';

/** Levels of the log, from the quietest. */
export const NIVELES_DE_BITACORA = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type NivelDeBitacora = (typeof NIVELES_DE_BITACORA)[number];

/**
 * The log of a process: one line of JSON for each thing that happened, without personal data and secrets; readable text
 * where a person watches.
 *
 * @param proceso - which part of the system the process is.
 * @param salida - where the lines go, if not to the standard output.
 */
export const crearBitacora = (proceso: string, nivel: NivelDeBitacora, salida?: DestinationStream): Logger => {
  const opciones: LoggerOptions = {
    level: nivel,
    base: { proceso },
    // Pino's own `redact` wants the path of each field; these are struck out wherever they are.
    formatters: { log: tachar },
    // Errors have been written with the rest.
    serializers: { err: (tachado: unknown) => tachado },
    hooks: {
      logMethod(argumentos, anotar) {
        const [primero, ...resto] = argumentos as unknown[];
        const todos =
          primero instanceof Error ? [{ err: primero }, ...(resto.length > 0 ? resto : [primero.message])] : argumentos;
        anotar.apply(this, todos.map((uno) => (typeof uno === 'string' ? tacharTexto(uno) : uno)) as typeof argumentos);
      },
    },
  };
  if (salida !== undefined) return pino(opciones, salida);
  if (!process.stdout.isTTY) return pino(opciones);
  const legible = { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' };
  return pino({ ...opciones, transport: { target: 'pino-pretty', options: legible } });
};
