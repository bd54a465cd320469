import type { SaludDeParte } from '../observabilidad/salud.ts';

/** A message that the relay has numbered. */
export interface MensajeNumerado {
  /** Place in its flow: 1, 2, 3 … */
  readonly posicion: bigint;
  readonly clave: string;
  /** The CloudEvent, as JSON. */
  readonly cuerpo: string;
}

/** All that one module writes to one topic. Its positions are contiguous. */
export interface Flujo {
  readonly modulo: string;
  readonly topic: string;
}

/** A message as the bus delivers it. */
export interface MensajeDeBus {
  /** Tells it from every other on the topic, for messages whose envelope carries no id. */
  readonly idDeTransporte: string;
  readonly clave: string;
  readonly cuerpo: string;
}

/** A subscription; several processes with the same name share its messages. */
export interface Suscripcion {
  readonly topic: string;
  readonly nombre: string;
  /**
   * Takes one message; the messages of a key come one after the other, in order. Resolves when it is done with;
   * rejects when it could not even be put aside, and then it comes again.
   */
  manejar(mensaje: MensajeDeBus): Promise<void>;
}

/** What carries messages between contexts. */
export interface Bus {
  /** Sends messages of a flow, in order. What was sent before (by position) is not delivered again. */
  publicar(flujo: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void>;
  /** @returns a function that ends the subscription, after the messages under way. */
  suscribir(suscripcion: Suscripcion): Promise<() => Promise<void>>;
  /**
   * How many messages of each topic a subscription has not taken yet, by topic. Left out where the broker tells that
   * itself.
   */
  atraso?(nombre: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  salud(): Promise<SaludDeParte>;
  cerrar(): Promise<void>;
}
