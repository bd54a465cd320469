import { milisegundos } from '@alpes/seedwork/proceso/configuracion';

/** Settings of this context alone; docs/configuracion.md explains each. */
export const AJUSTES_DE_CAMPANIAS = {
  SAGA_PLAZO_MS: milisegundos(60_000).describe('Milisegundos que una campaña espera su pago.'),
};
