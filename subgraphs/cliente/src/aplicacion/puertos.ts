import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { Cliente, EventoCliente } from '../dominio/cliente.ts';

/** What this context's commands and policies need from outside. */
export interface Puertos {
  readonly clientes: Repositorio<Cliente, EventoCliente>;
  readonly totales: Totales;
  readonly rastros: Rastros;
}

/** What there is of a cliente beside its row: in messages from outside, in answers to idempotency keys, in searches. */
export interface Rastros {
  /** Erases it, with the decision that forgets the cliente. */
  borrar(clienteId: string): Promise<void>;
}

/** The totals of the payments made to each cliente. */
export interface Totales {
  /** Takes note of how a payout stands; what is older than the last note changes nothing. */
  anotar(pago: PagoAnotado): Promise<void>;
}

/** How a payout stands after one of its events. */
export interface PagoAnotado {
  readonly payoutId: string;
  readonly clienteId: string;
  readonly monto: Dinero;
  /** Whether the money is with the cliente. */
  readonly pagado: boolean;
  /** Version of the payout; absent in messages of the older system, which count as the newest. */
  readonly version: number | undefined;
  readonly cuando: Date;
}
