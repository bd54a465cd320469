import type { Pagina, PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import type { TipoEvento } from '../dominio/comision.ts';
import type { PayoutCreado } from '../dominio/payout.ts';
import type { TransactionRegistrada } from '../dominio/transaction.ts';
import type { TipoMedioPago } from '../dominio/valores.ts';
import type { EventoPublicado } from './eventosPublicados.ts';

/** A payout as the read side sees it. */
export interface PayoutLeido {
  readonly id: string;
  readonly clienteId: string;
  readonly cicloId: string;
  readonly idCampania: string | null;
  readonly moneda: Moneda;
  readonly monto: Dinero | null;
  readonly medioPago: { readonly tipo: TipoMedioPago; readonly mascara: string | null } | null;
  readonly estado: PayoutCreado['estado'];
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
  readonly estado: TransactionRegistrada['estado'];
  readonly payoutId: string | null;
  readonly motivoAnulacion: string | null;
  readonly registrada: Date;
  readonly version: number;
}

/** What payouts can be ordered by. */
export type CampoDePayouts = 'CREADO';
/** What transactions can be ordered by. */
export type CampoDeTransactions = 'FECHA';

/** What was paid to a cliente and stayed with it. */
export interface EstadisticasLeidas {
  readonly cantidad: number;
  /** One amount for each currency. */
  readonly montos: readonly Dinero[];
  readonly primerPago: Date | null;
  readonly ultimoPago: Date | null;
}

/** One event of a payout, with who caused it. */
export interface EntradaDeAuditoria {
  readonly id: string;
  readonly evento: EventoPublicado;
  readonly ocurrido: Date;
  readonly usuario: string | null;
  readonly version: number;
}

/** The read side of this context. Reads by id or by parent that come together are one statement. */
export interface Consultas {
  payout(id: string): Promise<PayoutLeido | undefined>;
  payoutDeCampania(idCampania: string): Promise<PayoutLeido | undefined>;
  payouts(peticion: PeticionDePagina<CampoDePayouts>): Promise<Pagina<PayoutLeido>>;
  contarPayouts(): Promise<number>;
  payoutsDeCliente(clienteId: string, peticion: PeticionDePagina<CampoDePayouts>): Promise<Pagina<PayoutLeido>>;
  contarPayoutsDeCliente(clienteId: string): Promise<number>;

  transaction(id: string): Promise<TransactionLeida | undefined>;
  transactions(peticion: PeticionDePagina<CampoDeTransactions>): Promise<Pagina<TransactionLeida>>;
  contarTransactions(): Promise<number>;
  transactionsDePayout(
    payoutId: string,
    peticion: PeticionDePagina<CampoDeTransactions>,
  ): Promise<Pagina<TransactionLeida>>;
  contarTransactionsDePayout(payoutId: string): Promise<number>;

  estadisticas(clienteId: string): Promise<EstadisticasLeidas>;
  /** Oldest first. */
  auditoria(payoutId: string): Promise<readonly EntradaDeAuditoria[]>;
}
