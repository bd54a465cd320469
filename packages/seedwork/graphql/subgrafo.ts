import type { ExecutionResult } from 'graphql';
import type { SaludDeParte } from '../observabilidad/salud.ts';

export type { SaludDeParte };

/** A GraphQL request as it arrives at a subgraph. */
export interface PeticionGraphql {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** What travels beside a request: lower-case header names, such as `x-correlation-id` and `traceparent`. */
export type Cabeceras = Readonly<Record<string, string>>;

/** Tells a subgraph the name of the client's operation. */
export const CABECERA_DE_OPERACION = 'x-operacion';

/**
 * With this header a feed's first result is no event: its `extensions.inicio` is the cursor at which the feed begins, so
 * that whoever lost the stream before the first event can go on without a gap.
 */
export const CABECERA_DE_INICIO = 'x-inicio-de-feed';

/** How long, in ms, the gateway waits for the answer. */
export const CABECERA_DE_PLAZO = 'x-plazo-ms';

/** Whether an operation as the gateway writes it makes changes: those are carried out for who has gone, too. */
export const esMutacion = (query: string): boolean => /^\s*mutation\b/.test(query);

/**
 * A subgraph as the gateway sees it: the same whether it runs in this process or behind HTTP.
 *
 * `ejecutar` and `suscribir` reject only when the subgraph cannot be reached; errors of GraphQL are in the result.
 */
export interface Subgrafo {
  readonly nombre: string;
  /** @param abandono - says that nobody waits for the answer any more. */
  ejecutar(peticion: PeticionGraphql, cabeceras: Cabeceras, abandono?: AbortSignal): Promise<ExecutionResult>;
  /** Live results; ending the iterator (`return`) frees what the subscription holds. */
  suscribir(
    peticion: PeticionGraphql,
    cabeceras: Cabeceras,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  salud(): Promise<SaludDeParte>;
}
