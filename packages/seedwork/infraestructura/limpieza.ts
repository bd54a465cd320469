import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Logger } from 'pino';
import { Bucle } from './bucle.ts';
import { type Descartado, descartados } from './descartados.ts';

/**
 * How long a module keeps what only guards against repetition, and what came from outside and may hold personal data. The log
 * is kept for ever.
 */
export interface Conservacion {
  /** Days that the inbox remembers a message. */
  readonly bandejaDias: number;
  /** Days that an idempotency key gives the first answer. */
  readonly clavesDias: number;
  /** Days that the bodies of outside producers stay on the embedded bus after they were handled. */
  readonly crudosDias: number;
  /** Days that a dead letter waits for an operator. */
  readonly muertosDias: number;
}

/** Used where the settings say nothing. */
export const CONSERVACION: Conservacion = { bandejaDias: 30, clavesDias: 7, crudosDias: 7, muertosDias: 90 };

/** Cleans what only one context knows of: at most so many things. @returns how many. */
export type LimpiezaPropia = (prisma: PrismaClient, lote: number) => Promise<number>;

const LOTE = 1_000;
/** Between batches, in ms: the cleaning has time, and others want the database. */
const PAUSA_MS = 200;
const CADA_MS = 3_600_000;
/** A start that goes on with an interrupted loading of the sample data finds the keys that it left, however old. */
const ESPERA_INICIAL_MS = 60_000;

/**
 * Deletes old rows of a module from the inbox, the idempotency keys and the dead letters, erases old bodies of outside
 * producers, and what the module cleans by itself, in batches, every hour.
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
      const { bandeja, claves, crudos, muertos } = await limpiar(prisma, modulo, conservacion);
      if (bandeja + claves + crudos > 0) {
        bitacora.info({ bandeja, claves, crudos }, 'old inbox rows, idempotency keys and bodies deleted');
      }
      for (const { yaHecho, ...muerto } of muertos) {
        if (yaHecho) bitacora.info(muerto, 'dead letter whose message has had its effect since is deleted');
        else bitacora.warn(muerto, 'dead letter that nobody cared for is discarded');
      }
      const propias = await limpiezaPropia(prisma, LOTE);
      return Math.max(bandeja, claves, crudos, muertos.length, propias) === LOTE ? PAUSA_MS : CADA_MS;
    },
    bitacora.child({ parte: 'limpieza' }),
  );
};

/** A dead letter that is gone, as the log tells of it. */
interface MuertoDescartado extends Descartado {
  readonly mensaje: string;
  readonly topic: string;
  readonly codigo: string;
}

/** What one cleaning has done: how many rows, of each kind. */
interface Limpiado {
  readonly bandeja: number;
  readonly claves: number;
  readonly crudos: number;
  readonly muertos: readonly MuertoDescartado[];
}

/** Deletes one batch of each. @returns how many rows; {@link LOTE} means that there may be more. */
export const limpiar = async (
  prisma: PrismaClient,
  modulo: string,
  { bandejaDias, clavesDias, crudosDias, muertosDias }: Conservacion,
  lote = LOTE,
): Promise<Limpiado> => ({
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
  // Of all modules: a body is old when all who read its topic have handled it.
  crudos: (
    await prisma.$queryRaw<{ crudos: number }[]>`
      SELECT mensajeria.borrar_crudos_viejos(${crudosDias}::int, ${lote}::int) AS crudos`
  ).reduce((suma, { crudos }) => suma + crudos, 0),
  muertos: await prisma.$queryRaw<MuertoDescartado[]>(
    descartados(
      Prisma.sql`orden IN (
        WITH viejos AS MATERIALIZED (
          SELECT orden FROM mensajeria.aparcado
          WHERE suscripcion = ${modulo} AND estado = 'MUERTO' AND creado < now() - ${muertosDias} * interval '1 day'
          ORDER BY orden LIMIT ${lote} FOR UPDATE SKIP LOCKED
        ) SELECT orden FROM viejos)`,
      Prisma.sql`mensaje_id AS mensaje, topic, codigo`,
    ),
  ),
});
