import { ERRORS, errorCodeDef, type Operation } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
// What the library's own executor is made of: it keeps this to itself, and the version is pinned.
import { applyRewrites, isObjectOfType } from '@apollo/gateway/dist/dataRewrites.js';
import { generateHydratedPaths } from '@apollo/gateway/dist/executeQueryPlan.js';
import { computeResponse } from '@apollo/gateway/dist/resultShaping.js';
import { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge.js';
import { evaluateCondition, type FetchNode, type PlanNode, type QueryPlanSelectionNode } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Contexto } from './contexto.ts';
import type { Forma, Objeto } from './formaDeRespuesta.ts';

/** An operation that is ready to be run any number of times. */
export interface PlanListo {
  /** Undefined when nothing has to be fetched. */
  readonly plan: PlanNode | undefined;
  readonly operacion: Operation;
  readonly forma: Forma;
  readonly esquemaInterno: GraphQLSchema;
}

/** Where the data of each subgraph comes from. */
export type Fuentes = Readonly<Record<string, GraphQLDataSource<Contexto>>>;

/** An answer whose errors are not formatted yet. `data` is undefined when there could be none. */
export interface Resultado {
  readonly data?: Objeto | null;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Objeto;
}

interface Ejecucion {
  readonly listo: PlanListo;
  readonly fuentes: Fuentes;
  readonly variables: Objeto;
  readonly contexto: Contexto;
  readonly datos: Objeto;
  readonly errores: GraphQLError[];
}

/** A place in the answer that grows: what lies there, one or a list, and how to get there. */
interface Lugar {
  readonly ruta: readonly (string | number)[];
  readonly datos: unknown;
}

/**
 * Runs a query plan as `executeQueryPlan` of @apollo/gateway does, with the same answer for the same data, and without
 * what that does again for each request: reading the operation and finding types and fragments for each row.
 * ejecutarPlan.test.ts compares the two.
 */
export async function ejecutarPlan(
  listo: PlanListo,
  fuentes: Fuentes,
  variables: Objeto,
  contexto: Contexto,
): Promise<Resultado> {
  const datos: Objeto = Object.create(null);
  const errores: GraphQLError[] = [];
  const ejecucion = { listo, fuentes, variables, contexto, datos, errores };
  if (listo.plan) await correr(ejecucion, listo.plan, { ruta: [], datos });
  const data = listo.forma(datos, variables);
  if (data === undefined) return formaIrregular(ejecucion);
  return errores.length > 0 ? { data, errors: errores } : { data };
}

function formaIrregular({ listo, variables, datos, errores }: Ejecucion): Resultado {
  try {
    const { data, errors } = computeResponse({
      operation: listo.operacion,
      variables,
      input: datos,
      introspectionHandling: () => {
        throw new Error('Introspection does not come this way');
      },
    });
    // Where no subgraph says why something is missing, the library tells it beside the errors.
    if (errores.length === 0 && errors.length > 0)
      return { data: data ?? null, extensions: { valueCompletion: errors } };
    return { data: data ?? null, ...(errores.length > 0 ? { errors: errores } : {}) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    const original = error instanceof Error ? error : new Error(String(error));
    return { errors: [new GraphQLError(original.message, { originalError: original })] };
  }
}

async function correr(ejecucion: Ejecucion, nodo: PlanNode, lugar: Lugar): Promise<void> {
  switch (nodo.kind) {
    case 'Sequence':
      for (const uno of nodo.nodes) await correr(ejecucion, uno, lugar);
      return;
    case 'Parallel':
      await Promise.all(nodo.nodes.map((uno) => correr(ejecucion, uno, lugar)));
      return;
    case 'Flatten': {
      const datos = buscar(lugar.datos, nodo.path, 0);
      if (datos) await correr(ejecucion, nodo.node, { ruta: [...lugar.ruta, ...nodo.path], datos });
      return;
    }
    case 'Fetch':
      try {
        await pedir(ejecucion, nodo, lugar);
      } catch (error) {
        ejecucion.errores.push(error as GraphQLError);
      }
      return;
    case 'Condition': {
      const { variableDefinitions } = ejecucion.listo.operacion;
      const rama = evaluateCondition(nodo, variableDefinitions, ejecucion.variables) ? nodo.ifClause : nodo.elseClause;
      if (rama) await correr(ejecucion, rama, lugar);
      return;
    }
    case 'Defer':
      throw new Error('@defer is not served');
  }
}

/** What lies at a path; `@` stands for each element of a list, and the lists become one. */
function buscar(valor: unknown, ruta: readonly (string | number)[], desde: number): unknown {
  const paso = ruta[desde];
  if (paso === undefined || valor === null || valor === undefined) return valor;
  if (paso === '@') return (valor as readonly unknown[]).flatMap((uno) => buscar(uno, ruta, desde + 1));
  if (Array.isArray(valor)) throw new Error(`Unexpected array in result for path element ${paso}`);
  return buscar(Object.hasOwn(valor, paso) ? (valor as Objeto)[paso] : undefined, ruta, desde + 1);
}

async function pedir(ejecucion: Ejecucion, nodo: FetchNode, lugar: Lugar): Promise<void> {
  const { esquemaInterno } = ejecucion.listo;
  const entidades = (Array.isArray(lugar.datos) ? lugar.datos : [lugar.datos]).filter(
    (uno): uno is Objeto => uno !== null && uno !== undefined,
  );
  if (entidades.length === 0) return;
  const variables = usadas(nodo, ejecucion.variables);

  if (!nodo.requires) {
    const recibido = await enviar(ejecucion, nodo, lugar, variables);
    if (!recibido) return;
    applyRewrites(esquemaInterno, nodo.outputRewrites, recibido);
    for (const entidad of entidades) deepMerge(entidad, recibido);
    return;
  }

  const representations: Objeto[] = [];
  const pedidas: Objeto[] = [];
  for (const entidad of entidades) {
    const representacion = elegir(esquemaInterno, entidad, nodo.requires);
    if (!representacion?.['__typename']) continue;
    applyRewrites(esquemaInterno, nodo.inputRewrites, representacion);
    representations.push(representacion);
    pedidas.push(entidad);
  }
  if (representations.length === 0) return;
  if ('representations' in variables) throw new Error('Variables cannot contain key "representations"');
  const recibido = await enviar(ejecucion, nodo, lugar, { ...variables, representations });
  if (!recibido) return;
  const recibidas: unknown = recibido['_entities'];
  if (!Array.isArray(recibidas)) throw new Error('Expected "data._entities" in response to be an array');
  if (recibidas.length !== representations.length) {
    throw new Error(`Expected "data._entities" to contain ${representations.length} elements`);
  }
  for (const [i, entidad] of pedidas.entries()) {
    const recibida = recibidas[i] as Objeto | null;
    if (!recibida) continue;
    if (!recibida['__typename']) recibida['__typename'] = entidad['__typename'];
    applyRewrites(esquemaInterno, nodo.outputRewrites, recibida);
    deepMerge(entidad, recibida);
  }
}

function usadas({ variableUsages = [] }: FetchNode, variables: Objeto): Objeto {
  const elegidas: Objeto = Object.create(null);
  for (const nombre of variableUsages) {
    if (Object.hasOwn(variables, nombre) && variables[nombre] !== undefined) elegidas[nombre] = variables[nombre];
  }
  return elegidas;
}

/** The part of an object that another subgraph needs to know it by; null when the object does not have it all. */
function elegir(
  esquema: GraphQLSchema,
  objeto: Objeto | null,
  selecciones: readonly QueryPlanSelectionNode[],
): Objeto | null {
  if (objeto === null) return null;
  const elegido: Objeto = Object.create(null);
  for (const seleccion of selecciones) {
    if (seleccion.kind === 'InlineFragment') {
      if (seleccion.typeCondition && isObjectOfType(esquema, objeto, seleccion.typeCondition)) {
        const parte = elegir(esquema, objeto, seleccion.selections);
        if (parte) deepMerge(elegido, parte);
      }
      continue;
    }
    const { alias, name, selections } = seleccion;
    const nombre = alias ?? name;
    const valor = Object.hasOwn(objeto, nombre) ? objeto[nombre] : undefined;
    if (valor === undefined) return null;
    const deUno = (uno: unknown) => (selections ? elegir(esquema, uno as Objeto | null, selections) : uno);
    elegido[nombre] = Array.isArray(valor) ? valor.map(deUno) : deUno(valor);
  }
  return elegido;
}

async function enviar(
  { fuentes, contexto, datos, errores }: Ejecucion,
  nodo: FetchNode,
  lugar: Lugar,
  variables: Objeto,
): Promise<Objeto | null | undefined> {
  const fuente = fuentes[nodo.serviceName];
  if (!fuente) throw new Error(`Couldn't find service with name "${nodo.serviceName}"`);
  const peticion = { query: nodo.operation, variables, operationName: nodo.operationName };
  // The library passes more on to its own data sources, none of which ours read.
  const respuesta = await fuente.process({ request: peticion, context: contexto } as Parameters<
    typeof fuente.process
  >[0]);
  if (respuesta.errors) {
    const ruta = crearRuta(nodo, lugar, datos);
    errores.push(...respuesta.errors.map((error) => errorDeSubgrafo(error, nodo.serviceName, ruta)));
  }
  return respuesta.data as Objeto | null | undefined;
}

type Ruta = readonly (string | number)[];

/** Where an error of a subgraph lies in the whole answer: entities are counted in the request, not in the answer. */
function crearRuta(nodo: FetchNode, lugar: Lugar, datos: Objeto): (suya: Ruta | undefined) => Ruta | undefined {
  let deEntidades: Ruta[] | undefined;
  return (suya) => {
    const indice = suya?.[1];
    if (!nodo.requires || typeof indice !== 'number') return suya && [...lugar.ruta, ...suya];
    if (!deEntidades) {
      deEntidades = [];
      generateHydratedPaths([], [...lugar.ruta], datos, deEntidades as (string | number)[][]);
    }
    return [...(deEntidades[indice] ?? []), ...(suya ?? []).slice(2)];
  };
}

function errorDeSubgrafo(
  original: GraphQLFormattedError,
  serviceName: string,
  ruta: (suya: Ruta | undefined) => Ruta | undefined,
): GraphQLError {
  const mensaje = original.message || `Error while fetching subquery from service "${serviceName}"`;
  const opciones = {
    originalError: original as unknown as Error,
    path: ruta(original.path),
    extensions: { ...original.extensions, serviceName },
  };
  const codigo = errorCodeDef(original as GraphQLError);
  if (!codigo && original.extensions?.['code']) return new GraphQLError(mensaje, opciones);
  return (codigo ?? ERRORS.DOWNSTREAM_SERVICE_ERROR).err(
    mensaje,
    opciones as Parameters<typeof ERRORS.DOWNSTREAM_SERVICE_ERROR.err>[1],
  );
}
