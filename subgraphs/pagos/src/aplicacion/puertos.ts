import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import type { ClienteConocido } from '../dominio/clienteConocido.ts';
import type { DatosPayoutProcesado, EventoPayout, Payout } from '../dominio/payout.ts';
import type { EventoTransaction, Transaction } from '../dominio/transaction.ts';
import type { CicloId, MedioPago } from '../dominio/valores.ts';

/** What this context's commands and policies need from outside. */
export interface Puertos {
  readonly payouts: Repositorio<Payout, EventoPayout>;
  readonly transactions: Repositorio<Transaction, EventoTransaction>;
  readonly indice: IndiceDePayouts;
  readonly comisiones: Comisiones;
  readonly clientes: ClientesConocidos;
  readonly mediosDePago: MediosDePago;
  readonly pasarela: PasarelaPagos;
}

/** What a payout is for: a campaign, of which there is one, or a cycle, of which there is one in each currency. */
export interface ObjetoDePayout {
  readonly clienteId: string;
  readonly cicloId: CicloId;
  readonly idCampania: string | null;
}

/** Finds payouts by what they are for. */
export interface IndiceDePayouts {
  /** Of a campaign at most one; of a cycle at most one for each currency. */
  para(objeto: ObjetoDePayout): Promise<readonly { readonly id: string; readonly moneda: Moneda }[]>;
  /** The id of the payout of a campaign. */
  deCampania(idCampania: string): Promise<string | undefined>;
}

/** Open transactions of one currency, with their sum. */
export interface ComisionesAbiertas {
  readonly moneda: Moneda;
  readonly total: Dinero;
  readonly transactionIds: readonly string[];
}

/** The commissions that payouts collect. */
export interface Comisiones {
  /** What the partner earned in the cycle and no payout has collected yet, by currency. */
  abiertas(clienteId: string, cicloId: CicloId): Promise<readonly ComisionesAbiertas[]>;
  /**
   * Collects exactly these into a payout that was saved before: when one of them is no longer open by then, all is
   * decided again.
   */
  colectar(payoutId: string, transactionIds: readonly string[]): void;
  /** Sum of what a payout has collected; undefined when it collected nothing. */
  colectadas(payoutId: string): Promise<Dinero | undefined>;
}

/** This context's own copy of what it knows of clientes. */
export interface ClientesConocidos {
  /** Waits a moment for one that was registered just now. */
  buscar(id: string): Promise<ClienteConocido | undefined>;
  /** Those of these that are known, in one read; each id once. Waits a moment for those that are not. */
  buscarTodos(ids: readonly string[]): Promise<ReadonlyMap<string, ClienteConocido>>;
  /**
   * Takes note of how a cliente stands; what is older than the last note changes nothing. Without a version (messages
   * of the older system) it counts as the newest. Who is forgotten stays so.
   */
  anotar(cliente: ClienteConocido & { readonly id: string; readonly version: number | undefined }): Promise<void>;
}

/** Where the money of payouts goes: the payouts know it, messages do not carry it. */
export interface MediosDePago {
  de(payoutId: string): Promise<MedioPago | null>;
  /** Erases the digits that the payouts of a cliente have, and what messages and answers have left of them. */
  olvidar(clienteId: string): Promise<void>;
}

/** What the gateway is asked to pay. `referencia` tells this try from every other. */
export type SolicitudDePago = DatosPayoutProcesado;

/** What the gateway says of a payment. */
export type RespuestaDePasarela =
  | { readonly resultado: 'ACEPTADO'; readonly confirmacionId: string }
  | { readonly resultado: 'RECHAZADO'; readonly motivo: string }
  | { readonly resultado: 'EN_CURSO' };

/**
 * Moves the money. Idempotent by `referencia`: a request that comes again is the same payment.
 *
 * Both reject, in bounded time, when the gateway cannot be reached; then nothing is known of the payment, and it is
 * asked again.
 */
export interface PasarelaPagos {
  /** How long to wait before a payment under way is first asked for, in ms. */
  readonly consultaMs: number;
  solicitar(solicitud: SolicitudDePago): Promise<RespuestaDePasarela>;
  /** How a payment stands that was requested at that time. */
  consultar(solicitud: SolicitudDePago, solicitado: Date): Promise<RespuestaDePasarela>;
}
