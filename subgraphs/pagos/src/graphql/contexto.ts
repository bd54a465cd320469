import type { Conexion } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { Consultas, PayoutLeido, TransactionLeida } from '../aplicacion/consultas.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of payouts give. */
export type ConexionDePayouts = Conexion<PayoutLeido> & { total(): Promise<number> };

/** What the resolvers of a list of transactions give. */
export type ConexionDeTransactions = Conexion<TransactionLeida> & { total(): Promise<number> };

/** An entity of another context: this one knows its id alone. */
export interface Referencia {
  readonly id: string;
}
