import { iniciarModulo } from '@alpes/seedwork/modulo';
import { correrSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { cliente } from './modulo.ts';

await correrSubgrafo({
  nombre: 'cliente',
  puertoPorDefecto: 4001,
  ajustes: {},
  iniciar: (_ajustes, entorno) => iniciarModulo(cliente, entorno),
});
