import { aunDesconocido, estadoIlegal } from '@alpes/seedwork/dominio/errores';

/** What this context knows of a cliente. */
export interface ClienteConocido {
  /** Whether it takes new payouts. A suspended cliente does: what it earned is still owed to it. */
  readonly activo: boolean;
}

/** Refuses new payouts and transactions to a cliente that was deleted, or that is not known (yet). */
export const exigirActivo = (cliente: ClienteConocido | undefined): void => {
  if (cliente === undefined) {
    throw aunDesconocido('clienteId', 'CLIENTE_NO_ENCONTRADO', 'No hay un cliente con este id.');
  }
  if (!cliente.activo) throw estadoIlegal('clienteId', 'CLIENTE_INACTIVO', 'El cliente está inactivo.');
};
