import { iniciarModulo } from '@alpes/seedwork/modulo';
import { correrSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { AJUSTES_DE_CAMPANIAS } from './ajustes.ts';
import { campanias } from './modulo.ts';

await correrSubgrafo({
  nombre: 'campanias',
  puertoPorDefecto: 4003,
  ajustes: AJUSTES_DE_CAMPANIAS,
  iniciar: ({ SAGA_PLAZO_MS }, entorno) => iniciarModulo(campanias({ plazoSagaMs: SAGA_PLAZO_MS }), entorno),
});
