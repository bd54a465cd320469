import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { LectorDeDocumentos } from './documentos.ts';
import type { PeticionDeCliente } from './peticionHttp.ts';

/** Runs an operation without Apollo Server around it; undefined for what is left to that, and nothing has run then. */
export type EjecutarDirecto = (
  peticion: PeticionDeCliente,
  contexto: object,
) => Promise<FormattedExecutionResult | undefined>;

/**
 * Builds what runs valid operations. Requests that are wrong (syntax, validation, variables, which operation) are left
 * to Apollo Server, so that they are answered in one place.
 *
 * @param leer - the document of a text, or its errors.
 */
export const crearEjecutarDirecto =
  (
    esquema: GraphQLSchema,
    leer: LectorDeDocumentos,
    formatear: (formateado: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
  ): EjecutarDirecto =>
  async ({ query, operationName, variables }, contextValue) => {
    const document = leer(query);
    if (!('kind' in document) || tieneSuscripciones(document)) return undefined;
    const { data, errors } = await execute({
      schema: esquema,
      document,
      contextValue,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
    });
    // Without data nothing was run: the variables do not fit, or it is not clear which operation is meant.
    if (data === undefined) return undefined;
    return errors === undefined
      ? { data }
      : { errors: errors.map((error) => formatear(conCodigo(error), error)), data };
  };

const tieneSuscripciones = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definicion) =>
      definicion.kind === 'OperationDefinition' && definicion.operation === OperationTypeNode.SUBSCRIPTION,
  );

const conCodigo = (error: GraphQLError): GraphQLFormattedError => ({
  ...error.toJSON(),
  extensions: { ...error.extensions, code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
});
