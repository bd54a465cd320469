import { createHash } from 'node:crypto';
import { z } from 'zod';
import { analizar } from '../aplicacion/analizar.ts';
import type { MensajeRecibido, Metadatos } from '../aplicacion/mensaje.ts';
import { invalido } from '../dominio/errores.ts';
import { esLegible } from '../dominio/texto.ts';
import type { MensajeDeBus } from './bus.ts';

/** A row of the log, as far as its envelope needs it. */
export interface MensajeGuardado {
  readonly id: string;
  readonly modulo: string;
  readonly clave: string;
  readonly tipo: string;
  readonly datos: unknown;
  readonly metadatos: unknown;
  readonly ocurrido: Date;
  readonly agregadoVersion: number | null;
}

/** The CloudEvents 1.0 envelope (JSON, structured mode) of a message of the log. */
export const escribirSobre = (mensaje: MensajeGuardado): string => {
  const { correlacion, causacion, traceparent, usuario, operacion } = mensaje.metadatos as Metadatos;
  return JSON.stringify({
    specversion: '1.0',
    id: mensaje.id,
    source: `${FUENTE_PROPIA}${mensaje.modulo}`,
    type: mensaje.tipo,
    subject: mensaje.clave,
    time: mensaje.ocurrido.toISOString(),
    datacontenttype: 'application/json',
    correlationid: correlacion,
    causationid: causacion,
    traceparent,
    userid: usuario,
    operationname: operacion,
    aggregateversion: mensaje.agregadoVersion ?? undefined,
    data: mensaje.datos,
  });
};

const ATRIBUTO_MAXIMO = 200;
/** An attribute of the envelope: the database and the log take it as it is. */
const atributo = z.string().max(ATRIBUTO_MAXIMO).refine(esLegible);
/** What the contexts write, in `source`. */
const FUENTE_PROPIA = '/alpes/';

/** What is read of an envelope. `type` and `data` are all that the older system sent. */
const sobre = z.object({
  id: atributo.min(1).optional(),
  source: z.unknown().optional(),
  type: atributo.min(1),
  subject: atributo.optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  correlationid: atributo.optional(),
  causationid: atributo.optional(),
  traceparent: atributo.optional(),
  userid: atributo.optional(),
  operationname: atributo.optional(),
  aggregateversion: z.int().min(1).optional(),
  data: z.record(z.string(), z.unknown()),
});

/**
 * Reads an envelope.
 *
 * @throws ErrorDeDominio when it is not JSON, or not an envelope: such a message can never be handled.
 */
export const leerSobre = (topic: string, { cuerpo, clave, idDeTransporte }: MensajeDeBus): MensajeRecibido => {
  const leido = analizar(sobre, comoJson(cuerpo));
  const id = leido.id ?? idDeTransporte;
  return {
    id: leido.id === undefined ? id : unico(leido.source, id),
    topic,
    clave: clave === '' ? (leido.subject ?? '') : clave,
    tipo: leido.type,
    datos: leido.data,
    version: leido.aggregateversion,
    ocurrido: leido.time === undefined ? new Date() : new Date(leido.time),
    metadatos: {
      correlacion: leido.correlationid ?? id,
      causacion: leido.causationid,
      traceparent: leido.traceparent,
      usuario: leido.userid,
      operacion: leido.operationname,
    },
  };
};

/**
 * The id as nobody else's: CloudEvents makes it unique within its source alone, and two systems may both count 1, 2, 3. Our
 * own are unique as they are.
 */
const unico = (source: unknown, id: string): string => {
  if (typeof source !== 'string' || source === '' || source.startsWith(FUENTE_PROPIA)) return id;
  // A URI has no spaces: what is before the first is the source.
  const ambos = `${source.replaceAll(' ', '%20')} ${id}`;
  return atributo.safeParse(ambos).success ? ambos : createHash('sha256').update(ambos).digest('hex');
};

/** The id that the inbox knows a message by, readable or not. */
export const idDeMensaje = (mensaje: MensajeDeBus): string => {
  try {
    return leerSobre('', mensaje).id;
  } catch {
    return mensaje.idDeTransporte;
  }
};

const comoJson = (cuerpo: string): unknown => {
  try {
    return JSON.parse(cuerpo);
  } catch {
    throw invalido('', 'NO_ES_JSON', 'El cuerpo del mensaje no es JSON.');
  }
};
