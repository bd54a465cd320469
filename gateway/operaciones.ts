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
import { CODIGOS } from './errores.ts';
import { OPCIONES_DE_LECTURA, REGLAS_DE_LIMITES } from './limites.ts';

/** A request that was parsed and checked against the schema. */
export interface Operacion {
  readonly texto: string;
  readonly documento: DocumentNode;
  readonly definicion: OperationDefinitionNode;
  readonly nombre: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A request as a client sends it. */
export interface PeticionDeCliente {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

// Longer ones come from programs that make up a new one each time, and would fill the memory.
const MAXIMO_RECORDADO = 20_000;

/** Parses and checks requests, remembering the documents seen last. */
export function crearLectorDeOperaciones(
  maximo = 500,
): (esquema: GraphQLSchema, peticion: PeticionDeCliente) => Operacion | readonly GraphQLError[] {
  let conEsquema: GraphQLSchema | undefined;
  const vistos = new Map<string, DocumentNode | readonly GraphQLError[]>();

  return (esquema, peticion) => {
    if (conEsquema !== esquema) {
      vistos.clear();
      conEsquema = esquema;
    }
    let documento = vistos.get(peticion.query);
    vistos.delete(peticion.query);
    documento ??= leerDocumento(esquema, peticion.query);
    if (peticion.query.length <= MAXIMO_RECORDADO) vistos.set(peticion.query, documento);
    if (vistos.size > maximo) {
      for (const masAntiguo of vistos.keys()) {
        vistos.delete(masAntiguo);
        break;
      }
    }
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
    const mensaje = operationName
      ? `La operación «${operationName}» no está en el documento.`
      : 'El documento tiene varias operaciones: indique cuál en operationName.';
    return [new GraphQLError(mensaje, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
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
