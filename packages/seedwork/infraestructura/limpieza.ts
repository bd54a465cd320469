import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Logger } from 'pino';
import { Bucle } from './bucle.ts';

/** How long a module keeps what only guards against repetition. The log is kept for ever. */
export interface Conservacion {
  /** Days that the inbox remembers a message. */
  readonly bandejaDias: number;
  /** Days that an idempotency key gives the first answer. */
  readonly clavesDias: number;
}

/** Used where the settings say nothing. */
export const CONSERVACION: Conservacion = { bandejaDias: 30, clavesDias: 7 };

/** Cleans what only one context knows of: at most so many things. @returns how many. */
export type LimpiezaPropia = (prisma: PrismaClient, lote: number) => Promise<number>;

const LOTE = 1_000;
/** Between batches, in ms: the cleaning has time, and others want the database. */
const PAUSA_MS = 200;
const CADA_MS = 3_600_000;
/** A start that goes on with an interrupted loading of the sample data finds the keys that it left, however old. */
const ESPERA_INICIAL_MS = 60_000;

/**
 * Deletes old rows of a module from the inbox and from the idempotency keys, and what the module cleans by itself, in
 * batches, every hour.
 */
export const iniciarLimpieza = (
  prisma: PrismaClient,
  modulo: string,
  conservacion: Conservacion,
  bitacora: Logger,
  limpiezaPropia: LimpiezaPropia = async () => 0,
  esperaInicialMs = ESPERA_INICIAL_MS,
): { detener(): Promise<void> } => {
  let primera = true;
  return new Bucle(
    async () => {
      if (primera) {
        primera = false;
        return esperaInicialMs;
      }
      const { bandeja, claves } = await limpiar(prisma, modulo, conservacion);
      if (bandeja + claves > 0) bitacora.info({ bandeja, claves }, 'old inbox rows and idempotency keys deleted');
      const propias = await limpiezaPropia(prisma, LOTE);
      return Math.max(bandeja, claves, propias) === LOTE ? PAUSA_MS : CADA_MS;
    },
    bitacora.child({ parte: 'limpieza' }),
  );
};

/** Deletes one batch of each. @returns how many rows; {@link LOTE} means that there may be more. */
export const limpiar = async (
  prisma: PrismaClient,
  modulo: string,
  { bandejaDias, clavesDias }: Conservacion,
  lote = LOTE,
): Promise<{ readonly bandeja: number; readonly claves: number }> => ({
  // Another process of the module may be cleaning as well: each takes what the other has not.
  bandeja: await prisma.$executeRaw`
    WITH viejas AS MATERIALIZED (
      SELECT mensaje_id FROM mensajeria.bandeja
      WHERE suscripcion = ${modulo} AND procesado < now() - ${bandejaDias} * interval '1 day'
      ORDER BY procesado LIMIT ${lote} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM mensajeria.bandeja
    WHERE suscripcion = ${modulo} AND mensaje_id IN (SELECT mensaje_id FROM viejas)`,
  claves: await prisma.$executeRaw`
    WITH viejas AS MATERIALIZED (
      SELECT usuario, clave FROM mensajeria.clave_idempotencia
      WHERE modulo = ${modulo} AND creado < now() - ${clavesDias} * interval '1 day'
      ORDER BY creado LIMIT ${lote} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM mensajeria.clave_idempotencia
    WHERE modulo = ${modulo} AND (usuario, clave) IN (SELECT usuario, clave FROM viejas)`,
});
