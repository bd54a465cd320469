import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';

// Longer texts come from programs that make up a new one each time, and would fill the memory.
const LARGO_MAXIMO = 20_000;
/** Characters of all texts together: what is made of them takes a hundred times as much memory and more. */
const CARACTERES = 500_000;

/**
 * Remembers what was made of the texts seen last.
 *
 * @param vale - what is worth it. What is wrong with a text is not: nobody sends it often but who means harm.
 */
export const recordarDocumentos = <T extends object>(
  leer: (texto: string) => T,
  vale: (leido: T) => boolean,
  maximo = 500,
): ((texto: string) => T) => {
  const vistos = new LRUCache<string, T>({
    max: maximo,
    maxSize: CARACTERES,
    sizeCalculation: (_leido, texto) => texto.length + 1,
  });
  return (texto) => {
    const visto = vistos.get(texto);
    if (visto !== undefined) return visto;
    const leido = leer(texto);
    if (texto.length <= LARGO_MAXIMO && vale(leido)) vistos.set(texto, leido);
    return leido;
  };
};

/** The document of a text, or what is wrong with it. */
export type LectorDeDocumentos = (texto: string) => DocumentNode | readonly GraphQLError[];

/** Builds what parses texts and checks them against a schema, and remembers them. */
export const lectorDeDocumentos = (esquema: GraphQLSchema): LectorDeDocumentos =>
  recordarDocumentos((texto): ReturnType<LectorDeDocumentos> => {
    const documento = comoDocumento(texto);
    if (documento instanceof GraphQLError) return conCodigo('GRAPHQL_PARSE_FAILED', [documento]);
    const errores = validate(esquema, documento);
    return errores.length > 0 ? conCodigo('GRAPHQL_VALIDATION_FAILED', errores) : documento;
  }, esDocumento);

const esDocumento = (leido: ReturnType<LectorDeDocumentos>): boolean => 'kind' in leido;

/** Parses a request's text. @returns the error instead, when it is not GraphQL. */
export const comoDocumento = (query: string): DocumentNode | GraphQLError => {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
};

/** Errors of a request that cannot be run, with the code that Apollo would give them. */
export const conCodigo = (code: string, errores: readonly GraphQLError[]): readonly GraphQLError[] =>
  errores.map(
    ({ message, nodes = null, source = null, positions = null }) =>
      new GraphQLError(message, { nodes, source, positions, extensions: { code } }),
  );
