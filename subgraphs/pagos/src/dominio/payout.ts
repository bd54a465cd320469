import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import type { Evento } from '@alpes/seedwork/dominio/evento';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import type { CicloId, MedioPago } from './valores.ts';

/** Whose payout it is. Every event of a payout says so, that other contexts can use it without asking. */
export interface IdentidadDePayout {
  readonly payoutId: string;
  readonly clienteId: string;
  /** The campaign that is paid; null for the commissions of a cycle. */
  readonly idCampania: string | null;
}

/** A payout as it begins. */
export interface DatosPayout extends IdentidadDePayout {
  readonly cicloId: CicloId;
  readonly moneda: Moneda;
  readonly medioPago: MedioPago | null;
  /** The amount, where it was given; null where it comes from the transactions. */
  readonly monto: Dinero | null;
  /** How many transactions it collects. Which, they say themselves: there may be more than a message carries. */
  readonly cantidadTransacciones: number;
}

interface Comun extends Omit<DatosPayout, 'monto' | 'cantidadTransacciones'> {
  /** How many times the money was sent on its way. */
  readonly intentos: number;
  /** Why the payment is to be reverted as soon as it is made; null when nobody asked for that. */
  readonly reversionSolicitada: string | null;
}

/** A payout that exists. */
export type PayoutCreado = Comun &
  (
    | { readonly estado: 'PENDIENTE' }
    | { readonly estado: 'CALCULADO' | 'EN_PROCESO'; readonly monto: Dinero }
    | { readonly estado: 'EXITOSO' | 'REVERTIDO'; readonly monto: Dinero; readonly confirmacionId: string }
    | { readonly estado: 'FALLIDO'; readonly monto: Dinero; readonly motivoFallo: string }
  );

/** Pays one partner for one cycle. */
export type Payout = { readonly estado: 'INEXISTENTE' } | PayoutCreado;

/** Where a payout that exists can stand. */
export const ESTADOS_DE_PAYOUT = ['PENDIENTE', 'CALCULADO', 'EN_PROCESO', 'EXITOSO', 'FALLIDO', 'REVERTIDO'] as const;
export type EstadoDePayout = PayoutCreado['estado'];

/** Before the first event. */
export const INEXISTENTE: Payout = { estado: 'INEXISTENTE' };

/** The money is sent on its way. `referencia` names this try to the payment gateway. */
export interface DatosPayoutProcesado extends IdentidadDePayout {
  readonly monto: Dinero;
  readonly medioPago: MedioPago | null;
  /** 1 for the first try, one more for each retry. */
  readonly intento: number;
  readonly referencia: string;
}

/** What happens to a payout. */
export type EventoPayout =
  | Evento<'PayoutCreado.v1', DatosPayout>
  | Evento<'ComisionesCalculadas.v1', IdentidadDePayout & { readonly monto: Dinero }>
  | Evento<'PayoutProcesado.v1', DatosPayoutProcesado>
  | Evento<'PayoutExitoso.v1', IdentidadDePayout & { readonly monto: Dinero; readonly confirmacionId: string }>
  | Evento<'PayoutFallido.v1', IdentidadDePayout & { readonly monto: Dinero; readonly motivo: string }>
  | Evento<'PagoConfirmado.v1', IdentidadDePayout & { readonly monto: Dinero; readonly confirmacionId: string }>
  | Evento<'PagoRevertido.v1', IdentidadDePayout & { readonly monto: Dinero; readonly motivo: string }>
  | Evento<'ReversionSolicitada.v1', IdentidadDePayout & { readonly motivo: string }>;

/** How an event changes a payout. */
export const evolucionar = (payout: Payout, evento: EventoPayout): Payout => {
  switch (evento.tipo) {
    case 'PayoutCreado.v1': {
      const { monto: _, cantidadTransacciones: __, ...comun } = evento.datos;
      return { ...comun, estado: 'PENDIENTE', intentos: 0, reversionSolicitada: null };
    }
    case 'ComisionesCalculadas.v1':
      return { ...creado(payout), estado: 'CALCULADO', monto: evento.datos.monto };
    case 'PayoutProcesado.v1': {
      const { monto, medioPago, intento } = evento.datos;
      return { ...creado(payout), estado: 'EN_PROCESO', monto, medioPago, intentos: intento };
    }
    case 'PayoutExitoso.v1': {
      const { monto, confirmacionId } = evento.datos;
      return { ...creado(payout), estado: 'EXITOSO', monto, confirmacionId };
    }
    case 'PayoutFallido.v1': {
      const { monto, motivo } = evento.datos;
      return { ...creado(payout), estado: 'FALLIDO', monto, motivoFallo: motivo };
    }
    case 'PagoConfirmado.v1':
      return creado(payout);
    case 'PagoRevertido.v1': {
      // After a failure it says that no money stays moved, and the payout can still be tried again.
      const actual = creado(payout);
      return actual.estado === 'EXITOSO' ? { ...actual, estado: 'REVERTIDO' } : actual;
    }
    case 'ReversionSolicitada.v1':
      return { ...creado(payout), reversionSolicitada: evento.datos.motivo };
    default:
      return nunca(evento);
  }
};

/** Every event but the first follows a creation: anything else is a fault of the log, not of a user. */
const creado = (payout: Payout): PayoutCreado => {
  if (payout.estado === 'INEXISTENTE') throw new Error('An event of a payout that was never created');
  return payout;
};
