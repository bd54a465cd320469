import { operationFromDocument } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  print,
  type SelectionNode,
  separateOperations,
} from 'graphql';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js';
import type { Logger } from 'pino';
import type { Contexto } from './contexto.ts';
import { DESPUES_DE, type DocumentoReanudable, documentoReanudable } from './documentoReanudable.ts';
import { CODIGOS, comoEscritos } from './errores.ts';
import type { Operacion } from './operaciones.ts';
import { bitacoraDeApollo, type Supergrafo } from './supergrafo.ts';

// A name that no subgraph can have: the plan's first step is answered with the event itself.
const EVENTO = '·evento';

/** What a subscription does under one version of the supergraph. */
export interface PlanDeSuscripcion {
  readonly primario: FetchNode;
  readonly documento: DocumentoReanudable;
  /** The whole plan, as a query whose first step is the event. */
  readonly porEvento: QueryPlan;
  /** What it asks for, wherever it begins; undefined where its results cannot be told from one another. */
  readonly comun: { readonly texto: string; readonly variables: readonly string[] } | undefined;
}

/** Plans a subscription. @throws GraphQLError for what cannot be planned. */
export function planDeSuscripcion(supergrafo: Supergrafo, operacion: Operacion): PlanDeSuscripcion {
  const { esquema, esquemaDeApi, planificador } = supergrafo;
  // The specification rules these out, the library's validation only in part, and the planner cannot do without its
  // first step.
  if (operacion.definicion.selectionSet.selections.some(esCondicional)) {
    throw new GraphQLError('El campo raíz de una suscripción no admite @skip ni @include.', {
      extensions: { code: CODIGOS.entradaInvalida },
    });
  }
  const paraPlanificar = operationFromDocument(
    esquemaDeApi,
    operacion.documento,
    operacion.nombre === undefined ? {} : { operationName: operacion.nombre },
  );
  const { node } = planificador.buildQueryPlan(paraPlanificar);
  if (node?.kind !== 'Subscription') {
    throw new GraphQLError('La suscripción no pide ningún evento.', {
      extensions: { code: CODIGOS.entradaInvalida },
    });
  }
  const { primary, rest } = node;
  const evento = { ...primary, serviceName: EVENTO };
  return {
    primario: primary,
    documento: documentoReanudable(esquema, primary.operation),
    porEvento: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: rest ? [evento, rest] : [evento] } },
    comun: loComun(supergrafo, operacion),
  };
}

/** The operation without where it begins: the same for all that get the same from some event on. */
function loComun({ esquema }: Supergrafo, { documento, definicion }: Operacion): PlanDeSuscripcion['comun'] {
  const suyo = separateOperations(documento)[definicion.name?.value ?? ''];
  const reanudable = suyo && documentoReanudable(esquema, print(suyo));
  const variables = (definicion.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  switch (reanudable?.modo) {
    case 'cursor':
      return {
        texto: reanudable.consultaDesde,
        variables: reanudable.variables.filter((una) => variables.includes(una)),
      };
    case 'instantanea':
      return reanudable.conVersion ? { texto: reanudable.consulta, variables } : undefined;
    default:
      return undefined;
  }
}

/** The cursor after which the client wants a feed to begin. */
export function despuesDeDe({ esquema }: Supergrafo, { definicion, variables }: Operacion): string | undefined {
  const [raiz] = definicion.selectionSet.selections;
  if (raiz?.kind !== 'Field') return undefined;
  const campo = esquema.getSubscriptionType()?.getFields()[raiz.name.value];
  if (!campo?.args.some(({ name }) => name === 'despuesDe')) return undefined;
  const { despuesDe } = getArgumentValues(campo, raiz, valoresDe(esquema, { definicion, variables }));
  return typeof despuesDe === 'string' ? despuesDe : undefined;
}

/** The variables as the operation takes them, its defaults in the place of those that were left out. */
export function valoresDe(
  esquema: GraphQLSchema,
  { definicion, variables }: Pick<Operacion, 'definicion' | 'variables'>,
): Readonly<Record<string, unknown>> {
  return getVariableValues(esquema, definicion.variableDefinitions ?? [], variables).coerced ?? {};
}

function esCondicional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

/** The request that opens a subscription in its subgraph. */
export function peticionPrimaria(
  { primario: { operationName, variableUsages = [] }, documento }: PlanDeSuscripcion,
  { variables }: Operacion,
  cursor: string | undefined,
) {
  const usadas = variableUsages.filter((nombre) => Object.hasOwn(variables, nombre));
  const propias = Object.fromEntries(usadas.map((nombre) => [nombre, variables[nombre]]));
  return documento.modo === 'cursor' && cursor !== undefined
    ? { query: documento.consultaDesde, operationName, variables: { ...propias, [DESPUES_DE]: cursor } }
    : { query: documento.consulta, operationName, variables: propias };
}

/** Completes an event with what its subgraph does not have. */
export type Completar = (evento: ExecutionResult, contexto: Contexto) => Promise<ExecutionResult>;

/** Builds what completes the events of a subscription. */
export function crearCompletador(
  { esquema, esquemaDeApi, esquemaInterno }: Supergrafo,
  operacion: Operacion,
  plan: PlanDeSuscripcion,
  {
    fuentes,
    bitacora,
  }: { readonly fuentes: Readonly<Record<string, GraphQLDataSource<Contexto>>>; readonly bitacora: Logger },
): Completar {
  const contextoDeOperacion = buildOperationContext({
    schema: esquema,
    operationDocument: operacion.documento,
    ...(operacion.nombre === undefined ? {} : { operationName: operacion.nombre }),
  });
  const logger = bitacoraDeApollo(bitacora);

  return (evento, contexto) => {
    // The executor writes what it fetches into the event, which other subscribers may share.
    const propio: GraphQLDataSource = {
      process: async () => ({
        data: clonar(evento.data) as Record<string, unknown> | null,
        ...(evento.errors ? { errors: comoEscritos(evento.errors) } : {}),
      }),
    };
    const peticion = {
      request: { query: operacion.texto, variables: { ...operacion.variables } },
      context: contexto,
      metrics: {},
      logger,
      schema: esquema,
      document: operacion.documento,
      operation: operacion.definicion,
      operationName: operacion.nombre ?? null,
      source: operacion.texto,
    };
    return executeQueryPlan(
      plan.porEvento,
      { ...fuentes, [EVENTO]: propio },
      // The executor reads only these of a request's many properties; the rest belong to Apollo Server.
      peticion as unknown as Parameters<typeof executeQueryPlan>[2],
      contextoDeOperacion,
      esquemaInterno,
      esquemaDeApi,
    );
  };
}

// structuredClone would take a scalar's object apart (a Decimal, a Date); these are leaves and may be shared.
function clonar(valor: unknown): unknown {
  if (Array.isArray(valor)) return valor.map(clonar);
  if (typeof valor !== 'object' || valor === null) return valor;
  const prototipo: unknown = Object.getPrototypeOf(valor);
  if (prototipo !== null && prototipo !== Object.prototype) return valor;
  return Object.fromEntries(Object.entries(valor).map(([nombre, campo]) => [nombre, clonar(campo)]));
}
