import { iniciarModulo } from '@alpes/seedwork/modulo';
import { milisegundos } from '@alpes/seedwork/proceso/configuracion';
import { correrSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { campanias } from './modulo.ts';

await correrSubgrafo({
  nombre: 'campanias',
  puertoPorDefecto: 4003,
  ajustes: { SAGA_PLAZO_MS: milisegundos(60_000) },
  iniciar: ({ SAGA_PLAZO_MS }, entorno) => iniciarModulo(campanias({ plazoSagaMs: SAGA_PLAZO_MS }), entorno),
});
