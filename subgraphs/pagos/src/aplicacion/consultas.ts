import type { Hallazgo, PeticionDeBusqueda } from '@alpes/seedwork/aplicacion/busqueda';
import type { ListaLeida, Resumen } from '@alpes/seedwork/aplicacion/lista';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import type { TipoEvento } from '../dominio/comision.ts';
import type { EstadoDePayout } from '../dominio/payout.ts';
import type { EstadoDeTransaction } from '../dominio/transaction.ts';
import type { TipoMedioPago } from '../dominio/valores.ts';
import type { EventoPublicado } from './eventosPublicados.ts';
import type { CampoDePayouts, CampoDeTransactions, FiltroDePayouts, FiltroDeTransactions } from './filtros.ts';

/** A payout as the read side sees it. */
export interface PayoutLeido {
  readonly id: string;
  readonly clienteId: string;
  readonly cicloId: string;
  readonly idCampania: string | null;
  readonly moneda: Moneda;
  readonly monto: Dinero | null;
  readonly medioPago: { readonly tipo: TipoMedioPago; readonly mascara: string | null } | null;
  readonly estado: EstadoDePayout;
  readonly intentos: number;
  readonly confirmacionId: string | null;
  readonly motivoFallo: string | null;
  readonly reversionSolicitada: string | null;
  readonly creado: Date;
  readonly procesado: Date | null;
  readonly finalizado: Date | null;
  readonly version: number;
}

/** A transaction as the read side sees it. */
export interface TransactionLeida {
  readonly id: string;
  readonly clienteId: string;
  readonly marcaId: string;
  readonly tipoEvento: TipoEvento;
  readonly comision: Dinero;
  readonly fecha: Date;
  readonly cicloId: string;
  readonly estado: EstadoDeTransaction;
  readonly payoutId: string | null;
  readonly motivoAnulacion: string | null;
  readonly registrada: Date;
  readonly version: number;
}

/** An amount that is not calculated yet adds nothing to a sum. */
export type ResumenDePayouts = Resumen<EstadoDePayout>;
export type ResumenDeTransactions = Resumen<EstadoDeTransaction>;

export type ListaDePayouts = ListaLeida<FiltroDePayouts, CampoDePayouts, PayoutLeido, ResumenDePayouts>;
export type ListaDeTransactions = ListaLeida<
  FiltroDeTransactions,
  CampoDeTransactions,
  TransactionLeida,
  ResumenDeTransactions
>;

/** What was paid to a cliente and stayed with it. */
export interface EstadisticasLeidas {
  readonly cantidad: number;
  /** One amount for each currency. */
  readonly montos: readonly Dinero[];
  readonly primerPago: Date | null;
  readonly ultimoPago: Date | null;
}

/** The figures of a cliente that was never paid. */
export const NADA_PAGADO: EstadisticasLeidas = { cantidad: 0, montos: [], primerPago: null, ultimoPago: null };

/** One event of a payout, with who caused it. */
export interface EntradaDeAuditoria {
  readonly id: string;
  readonly evento: EventoPublicado;
  readonly ocurrido: Date;
  readonly usuario: string | null;
  readonly version: number;
}

/** What of the payouts a search may show. */
export interface AlcanceDeBusqueda {
  /** Those of this cliente alone. */
  readonly clienteId?: string;
  /** They are not found by the digits of their card or account. */
  readonly sinMedioPago?: true;
}

/** The read side of this context. Reads by id or by parent that come together are one statement. */
export interface Consultas {
  payout(id: string): Promise<PayoutLeido | undefined>;
  payoutDeCampania(idCampania: string): Promise<PayoutLeido | undefined>;
  readonly payouts: ListaDePayouts;
  payoutsDeCliente(clienteId: string): ListaDePayouts;

  transaction(id: string): Promise<TransactionLeida | undefined>;
  readonly transactions: ListaDeTransactions;
  transactionsDeCliente(clienteId: string): ListaDeTransactions;
  transactionsDePayout(payoutId: string): ListaDeTransactions;

  /** Payouts that fit a search, the best first, within what may be seen. */
  buscarPayouts(peticion: PeticionDeBusqueda, alcance?: AlcanceDeBusqueda): Promise<readonly Hallazgo<PayoutLeido>[]>;

  estadisticas(clienteId: string): Promise<EstadisticasLeidas>;
  /** Oldest first. */
  auditoria(payoutId: string): Promise<readonly EntradaDeAuditoria[]>;
}
