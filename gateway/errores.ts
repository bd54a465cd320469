import { type FieldNode, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { contextoActual } from './contexto.ts';

/** Codes that the gateway itself gives; those of the subgraphs pass through unchanged. */
export const CODIGOS = {
  subgrafoNoDisponible: 'SUBGRAFO_NO_DISPONIBLE',
  plazoAgotado: 'PLAZO_AGOTADO',
  lectorLento: 'LECTOR_LENTO',
  demasiadasConexiones: 'DEMASIADAS_CONEXIONES',
  demasiadasSuscripciones: 'DEMASIADAS_SUSCRIPCIONES',
  noAutenticado: 'UNAUTHENTICATED',
  esquemaCambiado: 'ESQUEMA_CAMBIADO',
  prohibido: 'FORBIDDEN',
  identidadNoDisponible: 'IDENTIDAD_NO_DISPONIBLE',
  interno: 'INTERNAL_SERVER_ERROR',
  entradaInvalida: 'BAD_USER_INPUT',
  peticionInvalida: 'BAD_REQUEST',
  sintaxis: 'GRAPHQL_PARSE_FAILED',
  validacion: 'GRAPHQL_VALIDATION_FAILED',
  sinResolver: 'OPERATION_RESOLUTION_FAILURE',
  limiteSuperado: 'LIMITE_SUPERADO',
  sinIntrospeccion: 'INTROSPECCION_DESACTIVADA',
  documentoNoConocido: 'DOCUMENTO_NO_CONOCIDO',
  demasiadasPeticiones: 'DEMASIADAS_PETICIONES',
  sobrecarga: 'SOBRECARGA',
} as const;

// DOWNSTREAM_SERVICE_ERROR is what the executor gives to an error of a subgraph that has no code: an exception that
// nobody meant for the client.
const INTERNOS: ReadonlySet<unknown> = new Set([undefined, CODIGOS.interno, 'DOWNSTREAM_SERVICE_ERROR']);
const EXTENSIONES_INTERNAS: ReadonlySet<string> = new Set([
  'serviceName',
  'stacktrace',
  'exception',
  'originalError',
  'http',
]);

const SI_CAMBIABA = 'Si la operación hacía cambios, compruebe si se aplicaron antes de repetirla.';

/**
 * A subgraph could not be reached, or went away in the middle of an answer.
 *
 * @param cambiaba - whether it was asked for a mutation, which may have been carried out all the same: the message says so.
 */
export function subgrafoNoDisponible(nombre: string, cambiaba = false): GraphQLError {
  const mensaje = `El servicio «${nombre}» no está disponible en este momento. Inténtelo de nuevo más tarde.`;
  return new GraphQLError(cambiaba ? `${mensaje} ${SI_CAMBIABA}` : mensaje, {
    extensions: { code: CODIGOS.subgrafoNoDisponible },
  });
}

/** The deadline passed. A mutation may have been carried out all the same, and the message says so. */
export function plazoAgotado(nombre: string): GraphQLError {
  return new GraphQLError(`El servicio «${nombre}» no respondió a tiempo. ${SI_CAMBIABA}`, {
    extensions: { code: CODIGOS.plazoAgotado },
  });
}

/** A subgraph's stream broke and did not come back in time; a feed says where to go on from. */
export function feedPerdido(nombre: string, cursor: string | undefined): GraphQLError {
  const { message, extensions } = subgrafoNoDisponible(nombre);
  if (cursor === undefined) return new GraphQLError(message, { extensions });
  return new GraphQLError(`${message} Para seguir donde quedó, suscríbase con despuesDe y el cursor adjunto.`, {
    extensions: { ...extensions, cursor },
  });
}

/** Thrown by a subgraph's stream that was cut because its reader could not keep up. */
export class LectorLento extends Error {
  override readonly name = 'LectorLento';
}

/** The client reads its events too slowly; it is told so, and where to go on from. */
export function lectorLento(): GraphQLError {
  return new GraphQLError(
    'Los eventos se leen demasiado despacio y la suscripción se cerró. Suscríbase de nuevo desde el último cursor recibido.',
    { extensions: { code: CODIGOS.lectorLento } },
  );
}

/** Thrown by a stream that ends because its operation does not fit the supergraph any more. */
export class EsquemaCambiado extends Error {
  override readonly name = 'EsquemaCambiado';
}

/** The schema has changed, and the operation of a subscription is not valid in it. */
export function esquemaCambiado(): GraphQLError {
  return new GraphQLError('El esquema cambió y esta suscripción ya no es válida. Suscríbase con otra operación.', {
    extensions: { code: CODIGOS.esquemaCambiado },
  });
}

/** The token that a subscription was opened with has ended. */
export function tokenVencido(): GraphQLError {
  return new GraphQLError('El token venció y la suscripción se cerró. Suscríbase de nuevo con otro token.', {
    extensions: { code: CODIGOS.noAutenticado },
  });
}

/** One WebSocket has as many operations under way as it may. */
export function demasiadasSuscripciones(maximo: number): GraphQLError {
  return new GraphQLError(`Una conexión puede tener hasta ${maximo} operaciones a la vez: termine alguna antes.`, {
    extensions: { code: CODIGOS.demasiadasSuscripciones },
  });
}

/** One user has as many subscriptions open as it may. */
export function demasiadasDeUsuario(maximo: number): GraphQLError {
  return new GraphQLError(`Un usuario puede tener hasta ${maximo} suscripciones a la vez: termine alguna antes.`, {
    extensions: { code: CODIGOS.demasiadasSuscripciones },
  });
}

/** What went wrong as a GraphQL error, whatever was thrown. */
export function comoGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const original = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(original.message, { originalError: original });
}

/** It is not clear which operation of a document is meant. */
export function operacionSinResolver(nombre: string | null | undefined): GraphQLError {
  const mensaje = nombre
    ? `La operación «${nombre}» no está en el documento.`
    : 'El documento tiene varias operaciones, o ninguna: indique cuál en operationName.';
  return new GraphQLError(mensaje, { extensions: { code: CODIGOS.sinResolver, http: { status: 400 } } });
}

/** It is not clear what is asked for. */
export function peticionMalFormada(): GraphQLError {
  return new GraphQLError('Envíe la operación en query, y sus variables como un objeto JSON.', {
    extensions: { code: CODIGOS.peticionInvalida, http: { status: 400 } },
  });
}

/** The schema is not told here. */
export function introspeccionDesactivada(nodo: FieldNode): GraphQLError {
  return new GraphQLError('La introspección está desactivada en este servidor (INTROSPECCION).', {
    nodes: nodo,
    extensions: { code: CODIGOS.sinIntrospeccion, http: { status: 400 } },
  });
}

/** The errors of a result as they are written: from another process they are no more than that. */
export function comoEscritos(errores: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
  return errores as readonly unknown[] as readonly GraphQLFormattedError[];
}

/**
 * The errors of an answer without repetitions: of a field that several subgraphs answer a part of, such as `panel`, each of
 * them says the same of a wrong argument.
 */
export function cadaUnoUnaVez(errores: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errores.length < 2) return errores;
  return [...new Map(errores.map((error) => [JSON.stringify(error), error])).values()];
}

/** Whether an error tells about our internals, so that the client may only see that there was one. */
export function esInterno(error: Pick<GraphQLError | GraphQLFormattedError, 'extensions'>): boolean {
  return INTERNOS.has(error.extensions?.['code']);
}

/** Whether a subgraph was away, or its database was: the same may succeed in a moment. */
export function esNoDisponible(error: Pick<GraphQLError | GraphQLFormattedError, 'extensions'>): boolean {
  return error.extensions?.['code'] === CODIGOS.subgrafoNoDisponible;
}

/** Body of an answer that never came to be a GraphQL operation. */
export function cuerpoDeError(mensaje: string, codigo: string): { errors: GraphQLFormattedError[] } {
  return { errors: [{ message: mensaje, extensions: { code: codigo } }] };
}

/** What the client sees of an error: internal ones lose everything but their place in the answer. */
export function formatearError(error: GraphQLFormattedError): GraphQLFormattedError {
  const lugar = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  if (esInterno(error)) {
    const correlacion = contextoActual.getStore()?.correlacion;
    return {
      message: `Error interno. Vuelva a intentarlo; si persiste, indique el identificador ${correlacion ?? 'de la petición'}.`,
      ...lugar,
      extensions: { code: CODIGOS.interno },
    };
  }
  const extensiones = Object.entries(error.extensions ?? {}).filter(([nombre]) => !EXTENSIONES_INTERNAS.has(nombre));
  return { message: error.message, ...lugar, extensions: Object.fromEntries(extensiones) };
}
