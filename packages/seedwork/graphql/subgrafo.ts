import type { ExecutionResult } from 'graphql';

/** A GraphQL request as it arrives at a subgraph. */
export interface PeticionGraphql {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** What travels beside a request: lower-case header names, such as `x-correlation-id` and `traceparent`. */
export type Cabeceras = Readonly<Record<string, string>>;

/** State of one part of the system, as `/health` shows it. */
export interface SaludDeParte {
  readonly estado: 'ok' | 'degradado' | 'caido';
  /** Why it is not `ok`, in one sentence without internals. */
  readonly detalle?: string | undefined;
  readonly partes?: Readonly<Record<string, SaludDeParte>> | undefined;
}

/**
 * A subgraph as the gateway sees it: the same whether it runs in this process or behind HTTP.
 *
 * `ejecutar` and `suscribir` reject only when the subgraph cannot be reached; errors of GraphQL are in the result.
 */
export interface Subgrafo {
  readonly nombre: string;
  ejecutar(peticion: PeticionGraphql, cabeceras: Cabeceras): Promise<ExecutionResult>;
  /** Live results; ending the iterator (`return`) frees what the subscription holds. */
  suscribir(
    peticion: PeticionGraphql,
    cabeceras: Cabeceras,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  salud(): Promise<SaludDeParte>;
}
