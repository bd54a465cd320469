import { iniciarModulo } from '@alpes/seedwork/modulo';
import { milisegundos } from '@alpes/seedwork/proceso/configuracion';
import { correrSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { pagos } from './modulo.ts';

await correrSubgrafo({
  nombre: 'pagos',
  puertoPorDefecto: 4002,
  ajustes: { PASARELA_DEMORA_MS: milisegundos(5_000), PASARELA_CONSULTA_MS: milisegundos(1_000) },
  iniciar: ({ PASARELA_DEMORA_MS, PASARELA_CONSULTA_MS }, entorno) =>
    iniciarModulo(pagos({ demoraPasarelaMs: PASARELA_DEMORA_MS, consultaMs: PASARELA_CONSULTA_MS }), entorno),
});
