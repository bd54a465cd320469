import type { z } from 'zod';
import type { Contexto } from './contexto.ts';
import type { MensajeRecibido } from './mensaje.ts';

/** An event with its data parsed by the one who reacts to it. */
export interface EventoRecibido<Datos> extends Omit<MensajeRecibido, 'datos'> {
  readonly datos: Datos;
}

/** A policy: whenever this event happened, do that. All reactions of a context to one event are one transaction. */
export interface Reaccion<Puertos, Datos extends z.ZodType = z.ZodType> {
  /** Name of the policy, in the log and the metrics. */
  readonly nombre: string;
  /** Topic of the event, such as `eventos.pagos`. */
  readonly de: `eventos.${string}`;
  readonly a: string;
  /** The part of the event that this context relies on: its own view, not the publisher's. */
  readonly datos: Datos;
  manejar(evento: EventoRecibido<z.output<Datos>>, contexto: Contexto & Puertos): Promise<void>;
}

/** Defines a policy; gives its handler the types of the event's data. */
export const reaccionar = <Puertos, Datos extends z.ZodType>(
  reaccion: Reaccion<Puertos, Datos>,
): Reaccion<Puertos, Datos> => reaccion;
