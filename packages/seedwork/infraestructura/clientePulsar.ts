import type { MensajeDeBus } from './bus.ts';

/** Where the broker is, and who we are to it. */
export interface ConexionPulsar {
  /** `pulsar://`, `pulsar+ssl://`, `ws://` or `wss://`. */
  readonly url: string;
  readonly tenant: string;
  readonly namespace: string;
  /** The token now: it may be read anew for each connection. Must not throw. */
  readonly token?: (() => string) | undefined;
  /** PEM files. A certificate comes with its key. */
  readonly tls?:
    | {
        readonly confianza?: string | undefined;
        readonly certificado?: string | undefined;
        readonly clave?: string | undefined;
      }
    | undefined;
}

/** A message on its way to the broker. */
export interface MensajePorPublicar {
  readonly clave: string;
  readonly cuerpo: string;
}

/** What a producer is opened for. */
export interface OpcionesDeProductor {
  readonly topic: string;
  /** Under one name there is one producer at a time, and the broker drops what it has had of it. */
  readonly nombre?: string | undefined;
  /** Sequence id of the first message that it will send; each further one has the next. */
  readonly desde?: bigint | undefined;
}

/** Sends to one topic. After a failure it is of no use any more. */
export interface Productor {
  readonly abierto: boolean;
  /**
   * Sends in order; resolves when the broker has them all.
   *
   * @throws SecuenciaEnDuda when the broker may have taken messages under other ids than their own.
   */
  enviar(mensajes: readonly MensajePorPublicar[]): Promise<void>;
  cerrar(): Promise<void>;
}

/** What a consumer is opened for. */
export interface OpcionesDeConsumo {
  readonly topic: string;
  /** Members of a subscription share its messages by key (Key_Shared); a new one begins with the oldest message. */
  readonly suscripcion: string;
  /** How many messages may be here unconfirmed. */
  readonly cola: number;
  /** A message has come: `confirmar` when it is done with. */
  alRecibir(mensaje: MensajeDeBus, confirmar: () => void): void;
  /** It is lost, and of no use any more: what was not confirmed comes again, here or elsewhere. */
  alPerder(motivo: Error): void;
}

/** Receives from one topic. */
export interface Consumo {
  readonly conectado: boolean;
  /** Takes no more messages, sends the confirmations that are under way, and closes. */
  cerrar(): Promise<void>;
}

/** A client library of Pulsar, as far as the bus needs it. */
export interface ClientePulsar {
  abrirProductor(opciones: OpcionesDeProductor): Promise<Productor>;
  abrirConsumo(opciones: OpcionesDeConsumo): Promise<Consumo>;
  cerrar(): Promise<void>;
}

/**
 * The broker's id of a message with the moment in which it got it: a broker that was set up anew counts from the
 * beginning, and the inboxes remember the ids of the one before.
 */
export const idConMomento = (id: string, publicado: number): string => `${id}@${publicado}`;

/** Another producer has the name: the previous owner of the flow is not gone yet. */
export class NombreOcupado extends Error {
  override readonly name = 'NombreOcupado';
}

/** The broker refused a message in the middle of others: those behind it may have got its id. */
export class SecuenciaEnDuda extends Error {
  override readonly name = 'SecuenciaEnDuda';
}

/** Spreads keys over partitions, the same way in every client. */
export const REPARTO_DE_CLAVES = 'Murmur3_32Hash';
