import type { Evento } from '@alpes/seedwork/dominio/evento';
import type { DatosPayout, DatosPayoutProcesado, EventoPayout } from '../dominio/payout.ts';
import type { EventoTransaction } from '../dominio/transaction.ts';
import type { MedioPago } from '../dominio/valores.ts';

/** Events as they happen, but for the digits of a card or account. */
type SinMascara<Datos extends { readonly medioPago: MedioPago | null }> = Omit<Datos, 'medioPago'> & {
  readonly medioPago: Pick<MedioPago, 'tipo'> | null;
};

/** The events of this context as the log and other contexts see them. */
export type EventoPublicado =
  | Evento<'PayoutCreado.v1', SinMascara<DatosPayout>>
  | Evento<'PayoutProcesado.v1', SinMascara<DatosPayoutProcesado>>
  | Exclude<EventoPayout, { readonly tipo: 'PayoutCreado.v1' | 'PayoutProcesado.v1' }>
  | EventoTransaction;

/** The data of a published event. */
export type DatosPublicados<Tipo extends EventoPublicado['tipo']> = Extract<
  EventoPublicado,
  { readonly tipo: Tipo }
>['datos'];

/**
 * The log cannot forget: the digits of a card or account stay in the payout's row. The reason is in
 * docs/decisiones/datos-personales.md.
 */
export const publicar = (evento: EventoPayout): EventoPublicado => {
  switch (evento.tipo) {
    case 'PayoutCreado.v1':
      return { tipo: evento.tipo, datos: sinMascara(evento.datos) };
    case 'PayoutProcesado.v1':
      return { tipo: evento.tipo, datos: sinMascara(evento.datos) };
    default:
      return evento;
  }
};

const sinMascara = <Datos extends { readonly medioPago: MedioPago | null }>(datos: Datos): SinMascara<Datos> => ({
  ...datos,
  medioPago: datos.medioPago && { tipo: datos.medioPago.tipo },
});
