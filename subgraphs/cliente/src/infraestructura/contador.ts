import { contadorDe } from '@alpes/seedwork/infraestructura/contadores';

/** The counters of this context. */
export const CONTADOR = contadorDe('cliente');
