import { readFileSync } from 'node:fs';

const leer = (archivo: string): string => readFileSync(new URL(archivo, import.meta.url), 'utf8');

const COMUN = leer('./comun.graphql');
const APARTADOS = leer('./apartados.graphql');

/** The module's name as its part of a field's name: `cliente` is `Cliente`. */
export const sufijoDe = (modulo: string): string => `${modulo.charAt(0).toUpperCase()}${modulo.slice(1)}`;

/** The schema that every subgraph has beside its own: shared types, and the operators' fields of this module. */
export const esquemaCompartido = (modulo: string): string =>
  `${COMUN}\n${APARTADOS.replaceAll('MODULO', sufijoDe(modulo))}`;
