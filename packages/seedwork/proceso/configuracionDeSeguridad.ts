import type { KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { BYTES_DE_CLAVE, claveDe } from '../seguridad/claves.ts';
import type { Entorno } from './configuracion.ts';

/** A secret that two processes share. */
export const secretoCompartido = z
  .string()
  .refine(
    (texto) => Buffer.byteLength(texto) >= BYTES_DE_CLAVE,
    `debe tener al menos ${BYTES_DE_CLAVE} bytes; hágala con: openssl rand -base64 48`,
  );

/** What the gateway signs with, and the subgraphs check, who asks. */
export const VARIABLES_INTERNAS = {
  CLAVE_INTERNA: secretoCompartido.optional().describe('Secreto con el que el gateway firma para los subgrafos.'),
  CLAVE_INTERNA_ANTERIOR: secretoCompartido.optional().describe('El secreto anterior, mientras se cambia.'),
};

/** The keys that a subgraph takes, the gateway's own first; undefined when none is set. */
export const clavesInternas = (
  ajustes: z.output<z.ZodObject<typeof VARIABLES_INTERNAS>>,
): readonly KeyObject[] | undefined => {
  const { CLAVE_INTERNA, CLAVE_INTERNA_ANTERIOR } = ajustes;
  if (CLAVE_INTERNA === undefined) return undefined;
  return [CLAVE_INTERNA, CLAVE_INTERNA_ANTERIOR].flatMap((una) => (una === undefined ? [] : [claveDe(una)]));
};

/** Whether real users may come. */
export const esProduccion = (dadas: Entorno): boolean => dadas['NODE_ENV'] === 'production';

/** Whether only this machine can reach an address to listen on. */
export const esLocal = (anfitrion: string): boolean =>
  anfitrion === 'localhost' || anfitrion === '::1' || (isIPv4(anfitrion) && anfitrion.startsWith('127.'));

/**
 * What holds for a process that has no key: it serves this machine alone, and never in production.
 *
 * @param variable - the setting that would give it one.
 */
export const reglasSinClave = (dadas: Entorno, variable: string): readonly string[] => {
  if (esProduccion(dadas)) return [`${variable}: es obligatoria con NODE_ENV=production; vea docs/seguridad.md.`];
  const { HOST = '127.0.0.1' } = dadas;
  return esLocal(HOST)
    ? []
    : [`HOST: sin ${variable} solo se atiende en esta máquina; use 127.0.0.1 o configure una clave.`];
};

/** The rules of a subgraph's settings. */
export const reglasDelSubgrafo = (dadas: Entorno): readonly string[] =>
  dadas['CLAVE_INTERNA'] === undefined ? reglasSinClave(dadas, 'CLAVE_INTERNA') : [];
