import { Supergraph } from '@apollo/federation-internals';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** What clients see of a supergraph: its schema without the joins between subgraphs. */
export const esquemaDeLaApi = (supergrafo: string): GraphQLSchema =>
  Supergraph.build(supergrafo).apiSchema().toGraphQLJSSchema();

/** A schema as it is kept in git: sorted, so that moving a definition is no change. */
export const imprimirEsquema = (esquema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(esquema))}\n`;
