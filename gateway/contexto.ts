import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import type { Cabeceras } from '@alpes/seedwork/graphql/subgrafo';
import { sinTrazas, type Tramo, type Trazas } from '@alpes/seedwork/observabilidad/trazas';

/** What a request carries before anybody looked at who asks. */
export interface ContextoDePeticion {
  /** Identifies the operation in logs, in responses and in every subgraph. */
  readonly correlacion: string;
  /** Passed on to each subgraph. */
  readonly cabeceras: Cabeceras;
  /** Deadline, in milliseconds of `Date.now()`. */
  readonly vence: number;
  /** The operation as a part of a trace; it ends where the operation is logged. */
  readonly tramo?: Tramo;
}

/** What one operation carries through the gateway and on to the subgraphs. */
export interface Contexto extends ContextoDePeticion {
  /** Who asks. */
  readonly identidad: Identidad;
  /** Says that who asked has gone; not of changes, which are carried out all the same. */
  readonly abandono?: AbortSignal | undefined;
  /** What it asks for was held against the limits. Nothing else is run. */
  readonly revisada?: boolean;
}

/** The context of the operation under way, for the few places that the libraries do not hand it to. */
export const contextoActual = new AsyncLocalStorage<ContextoDePeticion>();

const CORRELACION = /^[A-Za-z0-9._:-]{1,64}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Builds the context of an operation from what the caller sent; anything that does not look sane is replaced or dropped. */
export function crearContexto(entrantes: Readonly<Record<string, unknown>>, plazoMs: number): ContextoDePeticion {
  const recibida = entrantes['x-correlation-id'];
  const traza = entrantes['traceparent'];
  const correlacion = typeof recibida === 'string' && CORRELACION.test(recibida) ? recibida : randomUUID();
  return {
    correlacion,
    cabeceras: {
      'x-correlation-id': correlacion,
      ...(typeof traza === 'string' && TRACEPARENT.test(traza) ? { traceparent: traza } : {}),
    },
    vence: Date.now() + plazoMs,
  };
}

/** An operation as a part of the trace that the caller named, or of one of its own; the subgraphs are told. */
export function comoTramo<C extends ContextoDePeticion>(trazas: Trazas, contexto: C): C {
  if (trazas === sinTrazas) return contexto;
  const { traceparent: padre } = contexto.cabeceras;
  const tramo = trazas.abrir('operación', { padre, clase: 'SERVER', atributos: { correlacion: contexto.correlacion } });
  return { ...contexto, tramo, cabeceras: cabecerasCon(contexto.cabeceras, tramo.traceparent) };
}

/** Headers that say which part of a trace a request belongs to. */
export const cabecerasCon = (cabeceras: Cabeceras, traceparent: string | undefined): Cabeceras =>
  traceparent === undefined ? cabeceras : { ...cabeceras, traceparent };

/** The same operation with a fresh deadline: each event of a subscription has its own. */
export function renovarPlazo(contexto: Contexto, plazoMs: number): Contexto {
  return { ...contexto, vence: Date.now() + plazoMs };
}
