import type { Evento } from '@alpes/seedwork/dominio/evento';
import type { ClienteRegistrado, EventoCliente } from '../dominio/cliente.ts';

/** The events of this context as the log and other contexts see them. */
export type EventoPublicado =
  | Evento<'ClienteRegistrado.v1', Pick<ClienteRegistrado, 'id' | 'tipo' | 'pais' | 'fechaRegistro'>>
  | Evento<'ClienteActualizado.v1', { readonly id: string; readonly campos: readonly string[] }>
  | Evento<'ClienteOlvidado.v1', { readonly id: string }>
  | Exclude<EventoCliente, { readonly tipo: 'ClienteRegistrado.v1' | 'ClienteActualizado.v1' | 'ClienteOlvidado.v1' }>;

/** The data of a published event. */
export type DatosPublicados<Tipo extends EventoPublicado['tipo']> = Extract<
  EventoPublicado,
  { readonly tipo: Tipo }
>['datos'];

/**
 * The log cannot forget, a person may ask to be forgotten: published events say what happened, not who the person
 * is. The reason is in docs/decisiones/datos-personales.md.
 */
export const publicar = (evento: EventoCliente): EventoPublicado => {
  switch (evento.tipo) {
    case 'ClienteRegistrado.v1': {
      const { id, tipo, pais, fechaRegistro } = evento.datos;
      return { tipo: evento.tipo, datos: { id, tipo, pais, fechaRegistro } };
    }
    case 'ClienteActualizado.v1': {
      const { id, cambios } = evento.datos;
      return { tipo: evento.tipo, datos: { id, campos: Object.keys(cambios) } };
    }
    case 'ClienteOlvidado.v1':
      // When that was is in the envelope.
      return { tipo: evento.tipo, datos: { id: evento.datos.id } };
    default:
      return evento;
  }
};
