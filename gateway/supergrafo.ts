import { escalares } from '@alpes/seedwork/graphql/escalares';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, isScalarType } from 'graphql';
import type { Logger } from 'pino';
import type { Contexto } from './contexto.ts';

/** All that planning and executing against one version of the supergraph needs. */
export interface Supergrafo {
  /** What clients see. */
  readonly esquema: GraphQLSchema;
  readonly esquemaDeApi: Schema;
  /** With the joins between subgraphs. */
  readonly esquemaInterno: GraphQLSchema;
  readonly planificador: QueryPlanner;
}

/** The Apollo gateway, and the same supergraph for what that gateway does not do. */
export interface PuertaDeEnlace {
  readonly gateway: ApolloGateway;
  /** The version in force; undefined until the gateway has loaded. */
  supergrafo(): Supergrafo | undefined;
  /** Changes to another version; throws, and keeps the one in force, when that cannot be used. */
  recargar(sdl: string): void;
}

/** Prepares the gateway over a supergraph's SDL, with `fuente` for the data of each subgraph. */
export function crearPuertaDeEnlace(opciones: {
  readonly sdl: string;
  readonly fuente: (nombre: string) => GraphQLDataSource<Contexto>;
  readonly bitacora: Logger;
}): PuertaDeEnlace {
  // The gateway reads this when it is constructed; without it, it sends usage data to its vendor.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  let actualizar: ((sdl: string) => void) | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: async ({ update }) => {
      actualizar = update;
      return { supergraphSdl: opciones.sdl };
    },
    buildService: ({ name }) => opciones.fuente(name),
    logger: bitacoraDeApollo(opciones.bitacora),
    __exposeQueryPlanExperimental: false,
  });
  let actual: Supergrafo | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const supergrafo = Supergraph.build(coreSupergraphSdl);
    conEscalares(apiSchema);
    actual = {
      esquema: apiSchema,
      esquemaDeApi: supergrafo.apiSchema(),
      esquemaInterno: supergrafo.schema.toGraphQLJSSchema(),
      planificador: new QueryPlanner(supergrafo),
    };
  });
  return { gateway, supergrafo: () => actual, recargar: (sdl) => actualizar?.(sdl) };
}

/**
 * Gives the scalars that the platform knows their rules: SDL has their names alone, and a wrong value would be refused by
 * each subgraph that it reaches instead of once. It is the same object that Apollo Server validates requests with.
 */
function conEscalares(esquema: GraphQLSchema): void {
  for (const [nombre, { parseValue, parseLiteral }] of Object.entries(escalares)) {
    const tipo = esquema.getType(nombre);
    if (isScalarType(tipo)) Object.assign(tipo, { parseValue, parseLiteral });
  }
}

/** Apollo's logger interface over ours; what it calls information only matters to who debugs it. */
export function bitacoraDeApollo(bitacora: Logger) {
  return {
    debug: (mensaje?: unknown) => bitacora.debug(String(mensaje)),
    info: (mensaje?: unknown) => bitacora.debug(String(mensaje)),
    warn: (mensaje?: unknown) => bitacora.warn(String(mensaje)),
    error: (mensaje?: unknown) => bitacora.error(String(mensaje)),
  };
}
