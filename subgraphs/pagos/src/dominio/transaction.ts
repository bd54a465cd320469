import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { Evento } from '@alpes/seedwork/dominio/evento';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import type { TipoEvento } from './comision.ts';
import type { CicloId } from './valores.ts';

/** A commission that a partner earned. `fecha` is an ISO moment in UTC. */
export interface DatosTransaction {
  readonly transactionId: string;
  readonly clienteId: string;
  readonly marcaId: string;
  readonly tipoEvento: TipoEvento;
  readonly comision: Dinero;
  readonly fecha: string;
  readonly cicloId: CicloId;
}

/** A transaction that exists. It is COLECTADA by the payout that pays it. */
export type TransactionRegistrada = DatosTransaction &
  (
    | { readonly estado: 'ABIERTA' }
    | { readonly estado: 'COLECTADA'; readonly payoutId: string }
    | { readonly estado: 'ANULADA'; readonly motivoAnulacion: string }
  );

/** A commission, collected into at most one payout. */
export type Transaction = { readonly estado: 'INEXISTENTE' } | TransactionRegistrada;

/** Where a transaction that exists can stand. */
export const ESTADOS_DE_TRANSACTION = ['ABIERTA', 'COLECTADA', 'ANULADA'] as const;
export type EstadoDeTransaction = TransactionRegistrada['estado'];

/** Before the first event. */
export const INEXISTENTE: Transaction = { estado: 'INEXISTENTE' };

/**
 * What happens to a transaction. Its collection is not among it: the payout that collects says so, once for all of
 * its transactions.
 */
export type EventoTransaction =
  | Evento<'TransaccionRegistrada.v1', DatosTransaction>
  | Evento<
      'TransaccionAnulada.v1',
      { readonly transactionId: string; readonly clienteId: string; readonly motivo: string }
    >;

/** How an event changes a transaction. */
export const evolucionar = (transaction: Transaction, evento: EventoTransaction): Transaction => {
  switch (evento.tipo) {
    case 'TransaccionRegistrada.v1':
      return { ...evento.datos, estado: 'ABIERTA' };
    case 'TransaccionAnulada.v1':
      return { ...registrada(transaction), estado: 'ANULADA', motivoAnulacion: evento.datos.motivo };
    default:
      return nunca(evento);
  }
};

/** Every event but the first follows a registration: anything else is a fault of the log, not of a user. */
export const registrada = (transaction: Transaction): TransactionRegistrada => {
  if (transaction.estado === 'INEXISTENTE') throw new Error('An event of a transaction that was never registered');
  return transaction;
};
