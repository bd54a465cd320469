/** What travels with every command and event, from the client's request to the last effect. */
export interface Metadatos {
  /** One id for everything that a request set in motion. */
  readonly correlacion: string;
  /** Id of the message that caused this one; absent at the beginning of the chain. */
  readonly causacion?: string | undefined;
  /** W3C trace context. */
  readonly traceparent?: string | undefined;
  /** Who asked for it. */
  readonly usuario?: string | undefined;
  /** Name of the client's operation that it began with. */
  readonly operacion?: string | undefined;
}

/** A message as a consumer sees it, its envelope checked, its `datos` not yet. */
export interface MensajeRecibido {
  readonly id: string;
  readonly topic: string;
  /** The messages of one key come in order. */
  readonly clave: string;
  readonly tipo: string;
  readonly datos: unknown;
  /** Version of the aggregate that the event made; absent in commands and in messages of the older system. */
  readonly version?: number | undefined;
  readonly ocurrido: Date;
  readonly metadatos: Metadatos;
}

/** A command for another context (or, delayed, for this one). */
export interface MensajePorEnviar {
  /** `comandos.{modulo}`. */
  readonly topic: `comandos.${string}`;
  readonly tipo: string;
  readonly clave: string;
  readonly datos: object;
  /** The message is not sent before this time: a time-out that survives restarts. */
  readonly noAntesDe?: Date | undefined;
}
