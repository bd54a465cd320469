import { recordarDocumentos } from '@alpes/seedwork/graphql/documentos';
import type { PeticionDeCliente } from '@alpes/seedwork/graphql/peticionHttp';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { CODIGOS, operacionSinResolver } from './errores.ts';
import { OPCIONES_DE_LECTURA, REGLAS_DE_LIMITES } from './limites.ts';

/** A request that was parsed and checked against the schema. */
export interface Operacion {
  readonly texto: string;
  readonly documento: DocumentNode;
  readonly definicion: OperationDefinitionNode;
  readonly nombre: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a request against a schema: the operation, or what is wrong with it. */
export type LectorDeOperaciones = (
  esquema: GraphQLSchema,
  peticion: PeticionDeCliente,
) => Operacion | readonly GraphQLError[];

/** Parses and checks requests, remembering the documents seen last. */
export function crearLectorDeOperaciones(maximo = 500): LectorDeOperaciones {
  const lectores = new WeakMap<GraphQLSchema, (texto: string) => DocumentNode | readonly GraphQLError[]>();

  return (esquema, peticion) => {
    let leer = lectores.get(esquema);
    if (!leer) {
      leer = recordarDocumentos((texto) => leerDocumento(esquema, texto), maximo);
      lectores.set(esquema, leer);
    }
    const documento = leer(peticion.query);
    return 'kind' in documento ? elegirOperacion(esquema, documento, peticion) : documento;
  };
}

function leerDocumento(esquema: GraphQLSchema, texto: string): DocumentNode | readonly GraphQLError[] {
  let documento: DocumentNode;
  try {
    documento = parse(texto, OPCIONES_DE_LECTURA);
  } catch (error) {
    return [conCodigo(error as GraphQLError, CODIGOS.sintaxis)];
  }
  const errores = validate(esquema, documento, [...specifiedRules, ...REGLAS_DE_LIMITES]);
  return errores.length > 0 ? errores.map((error) => conCodigo(error, CODIGOS.validacion)) : documento;
}

function elegirOperacion(
  esquema: GraphQLSchema,
  documento: DocumentNode,
  { query, operationName, variables }: PeticionDeCliente,
): Operacion | readonly GraphQLError[] {
  const definicion = getOperationAST(documento, operationName);
  if (!definicion) {
    return [operacionSinResolver(operationName)];
  }
  const { errors } = getVariableValues(esquema, definicion.variableDefinitions ?? [], variables ?? {});
  if (errors) return errors.map((error) => conCodigo(error, CODIGOS.entradaInvalida));
  return { texto: query, documento, definicion, nombre: operationName ?? undefined, variables: variables ?? {} };
}

function conCodigo(error: GraphQLError, codigo: string): GraphQLError {
  return new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.source ? { source: error.source } : {}),
    ...(error.positions ? { positions: error.positions } : {}),
    extensions: { ...error.extensions, code: codigo },
  });
}
