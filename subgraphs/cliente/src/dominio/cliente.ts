import type { Evento } from '@alpes/seedwork/dominio/evento';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import type { Cedula, Email, Nombre, Rut } from './valores.ts';

/** A person, or a company. */
export const TIPOS_DE_CLIENTE = ['NATURAL', 'EMPRESA'] as const;
export type TipoDeCliente = (typeof TIPOS_DE_CLIENTE)[number];

/** INACTIVO is deleted: the row stays. */
export const ESTADOS_DE_CLIENTE = ['ACTIVO', 'SUSPENDIDO', 'INACTIVO'] as const;
export type EstadoDeCliente = (typeof ESTADOS_DE_CLIENTE)[number];

/** How to reach a cliente. */
export interface Contacto {
  readonly nombre: Nombre;
  readonly email: Email;
  readonly telefono: string | null;
  readonly ciudad: string | null;
  readonly pais: string;
}

/** Who a cliente is: a person or a company. Days are `YYYY-MM-DD`. */
export type Identidad =
  | { readonly tipo: 'NATURAL'; readonly cedula: Cedula; readonly fechaNacimiento: string }
  | { readonly tipo: 'EMPRESA'; readonly rut: Rut; readonly fechaConstitucion: string };

/** What is known of a cliente from its registration on. `fechaRegistro` is an ISO moment in UTC. */
export type DatosCliente = Contacto & Identidad & { readonly id: string; readonly fechaRegistro: string };

/** A cliente that exists. */
export type ClienteRegistrado = DatosCliente & { readonly estado: EstadoDeCliente };

/** What is left of a cliente that was forgotten: nothing that tells who it was. `olvidado` is an ISO moment in UTC. */
export type ClienteOlvidado = Pick<ClienteRegistrado, 'id' | 'tipo' | 'pais' | 'fechaRegistro'> & {
  readonly estado: 'OLVIDADO';
  readonly olvidado: string;
};

/** A customer of the partner-marketing business. */
export type Cliente = { readonly estado: 'INEXISTENTE' } | ClienteRegistrado | ClienteOlvidado;

/** Before the first event. */
export const INEXISTENTE: Cliente = { estado: 'INEXISTENTE' };

/** What happens to a cliente. */
export type EventoCliente =
  | Evento<'ClienteRegistrado.v1', DatosCliente>
  | Evento<'ClienteActualizado.v1', { readonly id: string; readonly cambios: Partial<Contacto> }>
  | Evento<'ClienteSuspendido.v1', { readonly id: string; readonly motivo: string }>
  | Evento<'ClienteReactivado.v1', { readonly id: string }>
  | Evento<'ClienteEliminado.v1', { readonly id: string }>
  | Evento<'ClienteOlvidado.v1', { readonly id: string; readonly olvidado: string }>;

/** How an event changes a cliente. */
export const evolucionar = (cliente: Cliente, evento: EventoCliente): Cliente => {
  switch (evento.tipo) {
    case 'ClienteRegistrado.v1':
      return { ...evento.datos, estado: 'ACTIVO' };
    case 'ClienteActualizado.v1':
      return { ...registrado(cliente), ...evento.datos.cambios };
    case 'ClienteSuspendido.v1':
      return { ...registrado(cliente), estado: 'SUSPENDIDO' };
    case 'ClienteReactivado.v1':
      return { ...registrado(cliente), estado: 'ACTIVO' };
    case 'ClienteEliminado.v1':
      return { ...registrado(cliente), estado: 'INACTIVO' };
    case 'ClienteOlvidado.v1': {
      const { id, tipo, pais, fechaRegistro } = registrado(cliente);
      return { id, tipo, pais, fechaRegistro, estado: 'OLVIDADO', olvidado: evento.datos.olvidado };
    }
    default:
      return nunca(evento);
  }
};

/**
 * Every event but the first follows a registration, and none follows a forgetting: anything else is a fault of the log, not
 * of a user.
 */
const registrado = (cliente: Cliente): ClienteRegistrado => {
  if (cliente.estado === 'INEXISTENTE') throw new Error('An event of a cliente that was never registered');
  if (cliente.estado === 'OLVIDADO') throw new Error('An event of a cliente that was forgotten');
  return cliente;
};
