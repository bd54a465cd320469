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

/** Module name of what outside producers leave on the embedded bus. */
export const EXTERNO = 'externo';

/** A message as the bus delivers it. */
export interface MensajeDeBus {
  /**
   * Tells it from every other on the topic, for messages whose envelope carries no id; the same when it is delivered
   * again.
   */
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

/**
 * Largest body of a message, in bytes of UTF-8: what every adapter carries, whatever consumes it. The WebSocket API of
 * Pulsar takes 1 MiB of JSON, with the body in Base64.
 */
export const CUERPO_MAXIMO = 700 * 1024;

/** A message is larger than the bus carries: no retry can mend that. Those before it have been sent. */
export class MensajeDemasiadoGrande extends Error {
  override readonly name = 'MensajeDemasiadoGrande';
  readonly posicion: bigint;

  constructor(posicion: bigint, bytes: number) {
    super(`A message of ${bytes} bytes is larger than the ${CUERPO_MAXIMO} that the bus carries`);
    this.posicion = posicion;
  }
}

/** What carries messages between contexts. */
export interface Bus {
  /**
   * Sends messages of a flow, in order. What was sent before (by position) is not delivered again.
   *
   * @throws MensajeDemasiadoGrande for the first that is too large.
   */
  publicar(flujo: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void>;
  /** Who no longer owns a flow lets go of what it holds of it, so that the next owner need not wait. */
  soltar?(flujo: Flujo): Promise<void>;
  /** Leaves a message on a topic as outside producers do: any body, not even JSON. */
  depositar(topic: string, clave: string, cuerpo: string): Promise<void>;
  /**
   * Begins with the oldest message, at the first time; goes on behind the last that was done, later.
   *
   * @returns a function that ends the subscription, after the messages under way.
   */
  suscribir(suscripcion: Suscripcion): Promise<() => Promise<void>>;
  /**
   * How many messages of each topic a subscription has not taken yet, by topic. Left out where the broker tells that
   * itself.
   */
  atraso?(nombre: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  salud(): Promise<SaludDeParte>;
  cerrar(): Promise<void>;
}
