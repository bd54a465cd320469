import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import type { Falla } from '@alpes/seedwork/dominio/errores';
import type { ConexionConResumen } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type {
  Consultas,
  PayoutLeido,
  ResumenDePayouts,
  ResumenDeTransactions,
  TransactionLeida,
} from '../aplicacion/consultas.ts';
import type { FiltroDePayouts } from '../aplicacion/filtros.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of payouts give. */
export type ConexionDePayouts = ConexionConResumen<PayoutLeido, ResumenDePayouts>;

/** What the resolvers of a list of transactions give. */
export type ConexionDeTransactions = ConexionConResumen<TransactionLeida, ResumenDeTransactions>;

/** A payout that a search has found. */
export type HallazgoDePayout = Hallazgo<PayoutLeido>;

/** The payouts of a period, and their sums. */
export interface PanelDePagos {
  readonly filtro: FiltroDePayouts;
  readonly resumen: readonly ResumenDePayouts[];
}

/** What was registered of many transactions, and the faults of the others. */
export interface PayloadDeLote {
  readonly ids: readonly string[];
  readonly errores: readonly FallaDeFila[];
}

/** A fault of one row of many; of all of them where `fila` is null. */
export interface FallaDeFila extends Falla {
  readonly fila: number | null;
}

/** An entity of another context: this one knows its id alone. */
export interface Referencia {
  readonly id: string;
}
