import { aunDesconocido, estadoIlegal } from '@alpes/seedwork/dominio/errores';

/** The cliente was deleted: code of the refusal, and reason of a payment that fails for it. */
export const CLIENTE_INACTIVO = 'CLIENTE_INACTIVO';

/** What this context knows of a cliente. */
export interface ClienteConocido {
  /** Whether it takes new payouts. A suspended cliente does: what it earned is still owed to it. */
  readonly activo: boolean;
  /** Whether its personal data is erased: no digits of its cards or accounts are kept. */
  readonly olvidado: boolean;
}

/** Refuses new payouts and transactions to a cliente that was deleted, or that is not known (yet). */
export const exigirActivo = (cliente: ClienteConocido | undefined): void => {
  if (exigirConocido(cliente).activo) return;
  throw estadoIlegal('clienteId', CLIENTE_INACTIVO, 'El cliente está inactivo.');
};

/** Refuses to keep digits of a card or account of a cliente that was forgotten. */
export const exigirNoOlvidado = (cliente: ClienteConocido | undefined): void => {
  if (!exigirConocido(cliente).olvidado) return;
  throw estadoIlegal(
    'medioPago.mascara',
    'CLIENTE_OLVIDADO',
    'El cliente fue olvidado: indique el tipo del medio de pago, sin sus cifras.',
  );
};

/** Refuses a cliente that is not known (yet). */
export const exigirConocido = (cliente: ClienteConocido | undefined): ClienteConocido => {
  if (cliente !== undefined) return cliente;
  throw aunDesconocido('clienteId', 'CLIENTE_NO_ENCONTRADO', 'No hay un cliente con este id.');
};
