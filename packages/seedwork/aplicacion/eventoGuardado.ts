/** An event as the log keeps it. */
export interface EventoGuardado {
  readonly id: string;
  readonly posicion: bigint;
  readonly tipo: string;
  readonly agregadoTipo: string;
  readonly agregadoId: string;
  readonly version: number;
  readonly datos: unknown;
  readonly metadatos: unknown;
  readonly ocurrido: Date;
}

/** The name of an event without its version: `PayoutExitoso.v1` is `PayoutExitoso`. */
export const sinVersion = (tipo: string): string => tipo.replace(/\.v\d+$/, '');

/** One of these values in a field of an event's data. The log has an index for each such field. */
export interface DatoDeEvento {
  readonly campo: 'clienteId' | 'idCliente';
  readonly valores: readonly string[];
}

/** Which events of a feed a reader wants. What all but the last leave out is not even read from the log. */
export interface FiltroDeEventos {
  /** Names; an event of another version than the one that is named passes too. */
  readonly tipos?: readonly string[] | undefined;
  /** Ids of aggregates. */
  readonly agregados?: readonly string[] | undefined;
  /** All of them must hold. */
  readonly datos?: readonly DatoDeEvento[] | undefined;
  readonly cumple?: ((evento: EventoGuardado) => boolean) | undefined;
}

/** How a feed is followed. */
export interface Seguimiento {
  /** Only what comes after this position; from now on when it is left out. */
  readonly desde?: bigint | undefined;
  readonly filtro?: FiltroDeEventos | undefined;
}

/** An event as a reader of the feed gets it. */
export interface EventoSeguido extends EventoGuardado {
  /** Set on the first event after the reader had fallen so far behind that it was left to the log. */
  readonly atraso?: Atraso;
}

/** That a reader had fallen behind. It has lost nothing. */
export interface Atraso {
  /** The position from which it goes on. */
  readonly desde: bigint;
  /** How many events of the feed, whether they pass the filter or not, had come by then. */
  readonly pendientes: number;
}

/** That something of an entity has changed, whatever it is. */
export const CAMBIO = 'cambio';
