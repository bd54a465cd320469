import { type Logger, pino } from 'pino';

/** Levels of the log, from the quietest. */
export const NIVELES_DE_BITACORA = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type NivelDeBitacora = (typeof NIVELES_DE_BITACORA)[number];

/**
 * The log of a process: one line of JSON for each thing that happened; readable text where a person watches.
 *
 * @param proceso - which part of the system the process is.
 */
export const crearBitacora = (proceso: string, nivel: NivelDeBitacora): Logger =>
  pino({
    level: nivel,
    base: { proceso },
    ...(process.stdout.isTTY
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' } } }
      : {}),
  });
