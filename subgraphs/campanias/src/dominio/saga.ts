import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { Evento } from '@alpes/seedwork/dominio/evento';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import type { Confirmacion, OrigenDeCancelacion } from './campania.ts';

/** What pagos said of a payout. Its version tells the order in which two things happened to it. */
interface NoticiaDePago {
  readonly payoutId: string;
  /** Version of the payout; null in messages of the older system. */
  readonly version: number | null;
  /** Something newer was already known of the payout: it is noted and changes nothing. */
  readonly atrasada: boolean;
}

/** A step of the saga that pays a campaign: what it heard, or what it decided to do. */
export type Paso =
  | Evento<'CAMPANIA_CREADA', { readonly vence: string }>
  | Evento<'PAGO_SOLICITADO', { readonly clienteId: string; readonly cicloId: string; readonly monto: Dinero }>
  | Evento<'PAGO_CONFIRMADO', NoticiaDePago & { readonly confirmacionId: string }>
  | Evento<'PAGO_REVERTIDO', NoticiaDePago & { readonly motivo: string }>
  | Evento<'PLAZO_VENCIDO', object>
  | Evento<'CANCELACION_PEDIDA', { readonly motivo: string }>
  | Evento<'CAMPANIA_APROBADA', Confirmacion>
  | Evento<'CAMPANIA_CANCELADA', { readonly motivo: string; readonly origen: OrigenDeCancelacion }>
  | Evento<'REVERSION_SOLICITADA', { readonly motivo: string }>
  | Evento<'COMPENSACION_TERMINADA', object>;

/** The newest that is known of a payout. */
export interface PagoConocido {
  readonly version: number | null;
  readonly revertido: boolean;
}

/** Where a saga that has begun can stand. */
export const ESTADOS_DE_SAGA = ['EN_CURSO', 'COMPLETADA', 'COMPENSANDO', 'COMPENSADA'] as const;
export type EstadoDeSaga = (typeof ESTADOS_DE_SAGA)[number];

/** A saga under way or at its end. */
export interface SagaIniciada {
  readonly estado: EstadoDeSaga;
  /** Until when an answer is waited for: an ISO moment. */
  readonly vence: string;
  /** Why the campaign was not paid, or is no longer. */
  readonly motivo: string | null;
  /** What was heard of the campaign's payouts, by their id. */
  readonly pagos: Readonly<Record<string, PagoConocido>>;
}

/** The saga that pays a campaign: the fold of its steps. */
export type Saga = { readonly estado: 'INEXISTENTE' } | SagaIniciada;

/** Before the first step. */
export const SIN_SAGA: Saga = { estado: 'INEXISTENTE' };

/** How a step changes the saga. */
export const avanzarSaga = (saga: Saga, paso: Paso): Saga => {
  switch (paso.tipo) {
    case 'CAMPANIA_CREADA':
      return { estado: 'EN_CURSO', vence: paso.datos.vence, motivo: null, pagos: {} };
    case 'PAGO_CONFIRMADO':
    case 'PAGO_REVERTIDO':
      return conNoticia(iniciada(saga), paso.datos, paso.tipo === 'PAGO_REVERTIDO');
    case 'CAMPANIA_APROBADA':
      return { ...iniciada(saga), estado: 'COMPLETADA' };
    case 'CANCELACION_PEDIDA':
    case 'CAMPANIA_CANCELADA':
      return { ...iniciada(saga), motivo: paso.datos.motivo };
    case 'REVERSION_SOLICITADA':
      return { ...iniciada(saga), estado: 'COMPENSANDO' };
    case 'COMPENSACION_TERMINADA':
      return { ...iniciada(saga), estado: 'COMPENSADA' };
    case 'PAGO_SOLICITADO':
    case 'PLAZO_VENCIDO':
      return saga;
    default:
      return nunca(paso);
  }
};

const conNoticia = (
  saga: SagaIniciada,
  { payoutId, version, atrasada }: NoticiaDePago,
  revertido: boolean,
): SagaIniciada => (atrasada ? saga : { ...saga, pagos: { ...saga.pagos, [payoutId]: { version, revertido } } });

const iniciada = (saga: Saga): SagaIniciada => {
  if (saga.estado === 'INEXISTENTE') throw new Error('A step of a saga that was never started');
  return saga;
};
