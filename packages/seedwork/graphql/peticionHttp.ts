import Negotiator from 'negotiator';

/** An operation as a client sends it. */
export interface PeticionDeCliente {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What is read of an HTTP request; `body` is an object only where the content was JSON. */
export interface EntranteHttp {
  readonly method: string;
  readonly headers: { readonly accept?: string | undefined };
  readonly body: unknown;
}

// As Apollo Server offers them: of two that are equally welcome, the first.
const TIPOS = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];

/** Reads an operation in full from a body; undefined where it is not well formed. */
export const leerPeticion = (body: unknown): PeticionDeCliente | undefined => {
  if (!esObjeto(body)) return undefined;
  const { query, operationName = null, variables = null } = body;
  if (typeof query !== 'string' || query === '') return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== null && !esObjeto(variables)) return undefined;
  return { query, operationName, variables };
};

/** The type of content that an answer is wanted in, of those that it can be. */
export const tipoDeRespuesta = (headers: EntranteHttp['headers']): string | undefined =>
  headers.accept === undefined ? TIPOS[0] : new Negotiator({ headers }).mediaType(TIPOS);

/**
 * Reads the usual request: POST, JSON, an operation in full.
 *
 * @returns undefined for any other, which Apollo Server knows how to answer or to refuse.
 */
export const leerPeticionHttp = ({ method, headers, body }: EntranteHttp) => {
  if (method !== 'POST' || !esObjeto(body)) return undefined;
  const { extensions = null } = body;
  if (extensions !== null && (!esObjeto(extensions) || extensions['persistedQuery'])) return undefined;
  const peticion = leerPeticion(body);
  const tipo = peticion && tipoDeRespuesta(headers);
  return peticion && tipo !== undefined ? { peticion, tipo } : undefined;
};

const esObjeto = (valor: unknown): valor is Record<string, unknown> =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);
