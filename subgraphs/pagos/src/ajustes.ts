import { milisegundos } from '@alpes/seedwork/proceso/configuracion';

/** Settings of this context alone; docs/configuracion.md explains each. */
export const AJUSTES_DE_PAGOS = {
  PASARELA_DEMORA_MS: milisegundos(5_000).describe('Cuándo da la pasarela simulada sus respuestas tardías.'),
  PASARELA_CONSULTA_MS: milisegundos(1_000).describe('Cuándo se vuelve a preguntar por un pago en curso.'),
};
