import { recordarDocumentos } from '@alpes/seedwork/graphql/documentos';
import type { PeticionDeCliente } from '@alpes/seedwork/graphql/peticionHttp';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationContext,
  validate,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { CODIGOS, introspeccionDesactivada, operacionSinResolver } from './errores.ts';
import { crearCosteador } from './limites/costo.ts';
import { medirForma } from './limites/forma.ts';
import { LIMITES, type Limites, limiteSuperado, superados } from './limites/limites.ts';
import { contarValores } from './limites/valores.ts';
import { erroresDeVariables } from './variables.ts';

/** A request that was parsed and checked against the schema. */
export interface Operacion {
  readonly texto: string;
  readonly documento: DocumentNode;
  readonly definicion: OperationDefinitionNode;
  readonly nombre: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** See `crearCosteador`. */
  readonly costo: number;
}

/** What clients may ask for. */
export interface OpcionesDeLectura {
  readonly limites?: Limites | undefined;
  /** Whether the schema may be asked for, and errors may suggest names of it. */
  readonly introspeccion?: boolean | undefined;
  /** Documents that are remembered. */
  readonly maximo?: number | undefined;
}

/** Reads a request against a schema: the operation, or what is wrong with it. */
export type LectorDeOperaciones = (
  esquema: GraphQLSchema,
  peticion: PeticionDeCliente,
) => Operacion | readonly GraphQLError[];

/** Faults that are told of one document; looking on is for nobody's good. */
export const FALTAS_MAXIMO = 10;

/** Parses and checks requests, remembering the documents seen last. */
export function crearLectorDeOperaciones(opciones: OpcionesDeLectura = {}): LectorDeOperaciones {
  const { limites = LIMITES, introspeccion = true, maximo = 500 } = opciones;
  const lectores = new WeakMap<GraphQLSchema, (texto: string) => DocumentNode | readonly GraphQLError[]>();
  // By schema first: an operation that lasts, as a subscription does, must not keep the one it was read with.
  const costeadores = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, ReturnType<typeof crearCosteador>>>();
  const reglas = introspeccion ? specifiedRules : [...specifiedRules, sinIntrospeccion];
  const hideSuggestions = !introspeccion;

  function leerDocumento(esquema: GraphQLSchema, texto: string): DocumentNode | readonly GraphQLError[] {
    let documento: DocumentNode;
    try {
      documento = parse(texto, { maxTokens: limites.tokens });
    } catch (error) {
      return [errorDeSintaxis(error as GraphQLError, limites)];
    }
    const excesos = superados(medirForma(documento), limites);
    if (excesos.length > 0) return excesos;
    const errores = validate(esquema, documento, reglas, { hideSuggestions, maxErrors: FALTAS_MAXIMO });
    return errores.length > 0 ? errores.map((error) => conCodigo(error, CODIGOS.validacion)) : documento;
  }

  function elegirOperacion(
    esquema: GraphQLSchema,
    documento: DocumentNode,
    { query, operationName, variables: dadas }: PeticionDeCliente,
  ): Operacion | readonly GraphQLError[] {
    const definicion = getOperationAST(documento, operationName);
    if (!definicion) return [operacionSinResolver(operationName)];
    const variables = dadas ?? {};
    const demasiadas = superados({ valores: contarValores(variables, limites.valores) }, limites);
    if (demasiadas.length > 0) return [limiteSuperado('valores', limites.valores)];
    const { errors, coerced } = getVariableValues(esquema, definicion.variableDefinitions ?? [], variables, {
      hideSuggestions,
    });
    if (errors) {
      const propios = erroresDeVariables(esquema, definicion, variables, introspeccion);
      return propios.length > 0 ? propios : errors.map((error) => conCodigo(error, CODIGOS.entradaInvalida));
    }
    const deEste = costeadores.get(esquema) ?? new WeakMap();
    costeadores.set(esquema, deEste);
    let costear = deEste.get(definicion);
    if (!costear) {
      costear = crearCosteador(esquema, documento, definicion);
      deEste.set(definicion, costear);
    }
    const costo = costear(coerced);
    const excesos = superados({ costo }, limites);
    if (excesos.length > 0) return excesos;
    return { texto: query, documento, definicion, nombre: operationName ?? undefined, variables, costo };
  }

  return (esquema, peticion) => {
    let leer = lectores.get(esquema);
    if (!leer) {
      leer = recordarDocumentos(
        (texto) => leerDocumento(esquema, texto),
        (leido) => 'kind' in leido,
        maximo,
      );
      lectores.set(esquema, leer);
    }
    const documento = leer(peticion.query);
    return 'kind' in documento ? elegirOperacion(esquema, documento, peticion) : documento;
  };
}

function sinIntrospeccion(contexto: ValidationContext): ASTVisitor {
  return {
    Field(nodo) {
      if (nodo.name.value === '__schema' || nodo.name.value === '__type') {
        contexto.reportError(introspeccionDesactivada(nodo));
      }
    },
  };
}

/** The library counts while it reads, and has no more than its message to say so. */
function errorDeSintaxis(error: GraphQLError, { tokens }: Limites): GraphQLError {
  return /more tha[nt] \d+ tokens/.test(error.message)
    ? limiteSuperado('tokens', tokens)
    : conCodigo(error, CODIGOS.sintaxis);
}

function conCodigo(error: GraphQLError, codigo: string): GraphQLError {
  return new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.source ? { source: error.source } : {}),
    ...(error.positions ? { positions: error.positions } : {}),
    extensions: { code: codigo, ...error.extensions },
  });
}
