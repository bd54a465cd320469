import type { MensajePorEnviar, Metadatos } from './mensaje.ts';

/** What a command or reaction gets beside its input and its ports. Time and ids come from here alone. */
export interface Contexto {
  readonly ahora: Date;
  readonly metadatos: Metadatos;
  nuevoId(): string;
  /** Sends a command with the transaction: when it commits, and only then. */
  enviar(mensaje: MensajePorEnviar): void;
}
