// The processes that the system is made of, and the files that they start from.

/** Where `npm run empaquetar` puts them, from the root. */
export const CARPETA = '.paquete';

/** Each service's own file, from the root. */
export const SERVICIOS = {
  cliente: 'subgraphs/cliente/src/main.ts',
  pagos: 'subgraphs/pagos/src/main.ts',
  campanias: 'subgraphs/campanias/src/main.ts',
  gateway: 'gateway/main.ts',
} as const;

/** A process of the system. */
export type Servicio = keyof typeof SERVICIOS;

/** The file that a service starts from, of its source or packed. */
export const archivoDe = (servicio: Servicio, empaquetado: boolean): string =>
  empaquetado ? `${CARPETA}/${servicio}/main.mjs` : SERVICIOS[servicio];
