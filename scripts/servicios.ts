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

/** What whoever operates them runs, and ends. */
export const ORDENES = {
  migrar: 'scripts/migrar.ts',
  reconstruir: 'subgraphs/campanias/src/reconstruir.ts',
} as const;

/** What services and commands read while they run, from the root: it lies at the same place in the package. */
export const LEIDOS = [
  'gateway/supergraph.graphql',
  'packages/operaciones/*/*.graphql',
  'packages/seedwork/graphql/*.graphql',
  'prisma/migrations/*/migration.sql',
  'subgraphs/*/schema.graphql',
] as const;

/** A process of the system. */
export type Servicio = keyof typeof SERVICIOS;

/** A command that ends. */
export type Orden = keyof typeof ORDENES;

/** The file that a service or a command starts from, of its source or packed. */
export const archivoDe = (cual: Servicio | Orden, empaquetado: boolean): string =>
  empaquetado ? `${CARPETA}/${cual}/main.mjs` : { ...SERVICIOS, ...ORDENES }[cual];
