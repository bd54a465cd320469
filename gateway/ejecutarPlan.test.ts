import { ANONIMO } from '@alpes/seedwork/aplicacion/identidad';
import { Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { componer } from './componer.ts';
import { crearContexto } from './contexto.ts';
import { ejecutarPlan } from './ejecutarPlan.ts';
import { comoGraphQLError } from './errores.ts';
import { crearLectorDeOperaciones, type Operacion } from './operaciones.ts';
import { crearPreparador } from './preparar.ts';
import { crearAzar, type OperacionAlAzar, operacionAlAzar } from './pruebas/operacionesAlAzar.ts';
import { partesDe, TRES_CONTEXTOS } from './pruebas/tresContextos.ts';
import type { Supergrafo } from './supergrafo.ts';

const compuesto = Supergraph.build(componer(partesDe()));
const supergrafo: Supergrafo = {
  esquema: compuesto.apiSchema().toGraphQLJSSchema(),
  esquemaDeApi: compuesto.apiSchema(),
  esquemaInterno: compuesto.schema.toGraphQLJSSchema(),
  planificador: new QueryPlanner(compuesto),
};
const leer = crearLectorDeOperaciones();
const preparar = crearPreparador();
const contexto = { ...crearContexto({}, 10_000), identidad: ANONIMO };

/** The subgraphs, which answer the same to the same, spoilt where `estropear` says so. */
function crearFuentes(estropear: (respuesta: Respuesta, clave: string) => Respuesta) {
  const respuestas = new Map<string, Promise<string>>();
  return Object.fromEntries(
    TRES_CONTEXTOS.map(({ nombre, esquema }): [string, GraphQLDataSource] => [
      nombre,
      {
        async process({ request: { query = '', variables = {} } }) {
          const clave = JSON.stringify([nombre, query, variables]);
          let respuesta = respuestas.get(clave);
          if (!respuesta) {
            respuesta = graphql({ schema: esquema, source: query, variableValues: variables }).then((resultado) =>
              JSON.stringify(estropear(JSON.parse(JSON.stringify(resultado)) as Respuesta, clave)),
            );
            respuestas.set(clave, respuesta);
          }
          return JSON.parse(await respuesta);
        },
      },
    ]),
  );
}

interface Respuesta {
  data?: unknown;
  errors?: unknown[];
}

const conApollo = async (operacion: Operacion, fuentes: Record<string, GraphQLDataSource>) =>
  executeQueryPlan(
    supergrafo.planificador.buildQueryPlan(preparar(supergrafo, operacion)?.operacion as never),
    fuentes,
    {
      request: { query: operacion.texto, variables: { ...operacion.variables } },
      context: contexto,
      metrics: {},
      schema: supergrafo.esquema,
    } as unknown as Parameters<typeof executeQueryPlan>[2],
    buildOperationContext({ schema: supergrafo.esquema, operationDocument: operacion.documento }),
    supergrafo.esquemaInterno,
    supergrafo.esquemaDeApi,
  );

/** An outcome as text. Parallel requests may tell their errors in any order. */
const comoTexto = async (ejecucion: Promise<{ data?: unknown; errors?: readonly unknown[]; extensions?: unknown }>) => {
  try {
    const { data, errors, extensions } = await ejecucion;
    const ordenados = errors?.map((error) => JSON.stringify(comoGraphQLError(error))).toSorted();
    return JSON.stringify({ data, errors: ordenados, extensions }, null, 1);
  } catch (error) {
    // The text of a TypeError names variables of the code.
    return `rejected: ${error instanceof TypeError ? error.name : String(error)}`;
  }
};

/** Spoils an answer here and there, always in the same way for the same seed and request. */
function estropearAlAzar(semilla: number, deCada: number) {
  return (respuesta: Respuesta, clave: string): Respuesta => {
    let huella = semilla;
    for (const letra of clave) huella = (Math.imul(huella, 31) + letra.charCodeAt(0)) | 0;
    const azar = crearAzar(huella);
    const valor = (sano: unknown): unknown => {
      if (azar(deCada) === 0) return [null, 'otro', 7.5, 3, [], {}, true, ['x', null], { __typename: 'Nada' }][azar(9)];
      if (Array.isArray(sano)) return sano.map(valor);
      if (typeof sano !== 'object' || sano === null) return sano;
      return Object.fromEntries(
        Object.entries(sano)
          .filter(() => azar(deCada) !== 0)
          .map(([nombre, campo]) => [nombre, valor(campo)]),
      );
    };
    const data = azar(deCada) === 0 ? null : valor(respuesta.data);
    const culpa = {
      message: azar(2) === 0 ? 'Culpa.' : '',
      path: [['_entities', azar(3), 'x'], ['clientes', 1], []][azar(3)],
    };
    const extensions = [undefined, { code: 'CULPA', http: 1 }, { code: 'INVALID_GRAPHQL' }][azar(3)];
    const errors = azar(deCada) === 0 ? [...(respuesta.errors ?? []), { ...culpa, extensions }] : respuesta.errors;
    return { data, ...(errors ? { errors } : {}) };
  };
}

/** Valid operations, each with its seed. */
function* validas(cuantas: number): Generator<readonly [OperacionAlAzar, number]> {
  for (let semilla = 1, van = 0; van < cuantas; semilla += 1) {
    const operacion = operacionAlAzar(supergrafo.esquema, semilla);
    const leida = leer(supergrafo.esquema, { query: operacion.texto, variables: operacion.variables });
    if (!('definicion' in leida)) continue;
    van += 1;
    yield [operacion, semilla];
  }
}

const comparar = async ({ texto, variables }: OperacionAlAzar, fuentes: ReturnType<typeof crearFuentes>) => {
  const operacion = leer(supergrafo.esquema, { query: texto, variables });
  if (!('definicion' in operacion)) throw new Error(`${texto} is not valid`);
  const listo = preparar(supergrafo, operacion);
  if (!listo) throw new Error(`${texto} is not planned`);
  const deApollo = await comoTexto(conApollo(operacion, fuentes));
  const nuestra = await comoTexto(ejecutarPlan(listo, fuentes, operacion.variables, contexto));
  expect(nuestra, `${texto} ${JSON.stringify(variables)}`).toBe(deApollo);
};

describe('ejecutarPlan', () => {
  test('answers as the library does, whatever is asked', async () => {
    const sanas = crearFuentes((respuesta) => respuesta);
    for (const [operacion] of validas(150)) await comparar(operacion, sanas);
  });

  test('answers as the library does, whatever the subgraphs send', async () => {
    for (const [operacion, semilla] of validas(250)) {
      await comparar(operacion, crearFuentes(estropearAlAzar(semilla, [5, 20, 60][semilla % 3] ?? 5)));
    }
  });
});
