import { type Logger, pino } from 'pino';
import { crearBitacora, NIVELES_DE_BITACORA } from '../observabilidad/bitacora.ts';

/** The log of a test: silent, unless LOG_LEVEL says otherwise. */
export const bitacoraDePrueba = (): Logger =>
  crearBitacora('prueba', NIVELES_DE_BITACORA.find((nivel) => nivel === process.env['LOG_LEVEL']) ?? 'silent');

/** A log that writes everything into a list, a line of JSON for each entry. */
export const bitacoraEn = (lineas: string[]): Logger =>
  pino({ level: 'trace' }, { write: (linea: string) => lineas.push(linea) });
