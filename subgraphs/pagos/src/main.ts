import { iniciarModulo } from '@alpes/seedwork/modulo';
import { correrSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { AJUSTES_DE_PAGOS } from './ajustes.ts';
import { pagos } from './modulo.ts';

await correrSubgrafo({
  nombre: 'pagos',
  puertoPorDefecto: 4002,
  ajustes: AJUSTES_DE_PAGOS,
  iniciar: ({ PASARELA_DEMORA_MS, PASARELA_CONSULTA_MS }, entorno) =>
    iniciarModulo(pagos({ demoraPasarelaMs: PASARELA_DEMORA_MS, consultaMs: PASARELA_CONSULTA_MS }), entorno),
});
