import type { Contexto } from './contexto.ts';
import type { Metadatos } from './mensaje.ts';

/** What is written in the transaction of the effect so that it happens once. */
export interface Marcas {
  /** Inbox: this message has had its effect. */
  readonly mensaje?: { readonly id: string } | undefined;
  /** The command's idempotency key with its first answer. */
  readonly clave?: (ClaveIdempotencia & { readonly resultado: object }) | undefined;
}

/** A key is its user's own: two of them may choose the same. */
export interface LlaveIdempotencia {
  /** Empty while nobody has to say who they are. */
  readonly usuario: string;
  readonly clave: string;
}

/** An idempotency key with the command that it was first used for. */
export interface ClaveIdempotencia extends LlaveIdempotencia {
  readonly comando: string;
  /** Hash of the command's content. */
  readonly huella: string;
}

/** One transaction: reads see what is committed, writes wait for `confirmar` and become visible together. */
export interface UnidadDeTrabajo<Puertos> {
  readonly contexto: Contexto & Puertos;
  /**
   * Writes everything, or nothing.
   *
   * @throws Conflicto when another writer came first: load and decide again.
   * @throws YaProcesado when the inbox already has the message.
   */
  confirmar(marcas: Marcas): Promise<void>;
}

/** Where commands and reactions are carried out. Implemented in infrastructure. */
export interface Persistencia<Puertos> {
  abrir(metadatos: Metadatos): UnidadDeTrabajo<Puertos>;
  /** Whether the inbox has the message. */
  yaProcesado(mensajeId: string): Promise<boolean>;
  /** The first answer given for an idempotency key. */
  primeraRespuesta(llave: LlaveIdempotencia): Promise<(ClaveIdempotencia & { readonly resultado: object }) | undefined>;
}

/** Another writer changed what this unit of work had read. */
export class Conflicto extends Error {
  override readonly name = 'Conflicto';
}

/** The message has already had its effect. */
export class YaProcesado extends Error {
  override readonly name = 'YaProcesado';
}
