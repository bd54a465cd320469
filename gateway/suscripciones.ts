import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import type { Firmar } from '@alpes/seedwork/seguridad/credencialInterna';
import { operationFromDocument } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type SelectionNode } from 'graphql';
import type { Logger } from 'pino';
import { conPlazo, esPlazoAgotado } from './conPlazo.ts';
import { type Contexto, contextoActual, renovarPlazo } from './contexto.ts';
import {
  CODIGOS,
  comoEscritos,
  comoGraphQLError,
  formatearError,
  LectorLento,
  lectorLento,
  plazoAgotado,
  subgrafoNoDisponible,
  TokenVencido,
  tokenVencido,
} from './errores.ts';
import { hastaVencer } from './identidad/hastaVencer.ts';
import { mapaOrdenado } from './mapaOrdenado.ts';
import type { Metricas } from './metricas.ts';
import type { Operacion } from './operaciones.ts';
import { codigosDe, type RegistroDeOperaciones } from './registroDeOperaciones.ts';
import { bitacoraDeApollo, type Supergrafo } from './supergrafo.ts';

/** Result of an operation as it goes out to the client: errors are formatted. */
export type ResultadoParaCliente = FormattedExecutionResult;

/** What the subscriptions need. */
export interface DependenciasDeSuscripciones {
  readonly subgrafos: ReadonlyMap<string, Subgrafo>;
  /** Fetches, for each event, what the subgraph that owns the subscription does not have. */
  readonly fuentes: Readonly<Record<string, GraphQLDataSource<Contexto>>>;
  readonly firmar: Firmar;
  readonly metricas: Metricas;
  readonly registro: RegistroDeOperaciones;
  readonly bitacora: Logger;
  /** Deadline of what has to be fetched for one event. */
  readonly plazoMs: number;
}

/** Opens a subscription, whatever the transport that carries it. */
export type Suscribir = (
  supergrafo: Supergrafo,
  operacion: Operacion,
  contexto: Contexto,
) => Promise<AsyncGenerator<ResultadoParaCliente, void, undefined> | ResultadoParaCliente>;

/** Events that may be under way at the same time in one subscription. */
const ADELANTO = 8;

// A name that no subgraph can have: the plan's first step is answered with the event itself.
const EVENTO = '·evento';

interface PlanDeSuscripcion {
  readonly primario: FetchNode;
  /** The whole plan, as a query whose first step is the event. */
  readonly porEvento: QueryPlan;
}

/** Subscriptions over a federation: one subgraph owns the stream, the others complete each of its events. */
export function crearSuscripciones(dependencias: DependenciasDeSuscripciones): Suscribir {
  const { subgrafos, firmar, metricas, registro, bitacora } = dependencias;
  const planes = new WeakMap<Supergrafo, WeakMap<Operacion['definicion'], PlanDeSuscripcion>>();

  function planificar(supergrafo: Supergrafo, operacion: Operacion): PlanDeSuscripcion {
    let delSupergrafo = planes.get(supergrafo);
    if (!delSupergrafo) {
      delSupergrafo = new WeakMap();
      planes.set(supergrafo, delSupergrafo);
    }
    let plan = delSupergrafo.get(operacion.definicion);
    if (!plan) {
      plan = planNuevo(supergrafo, operacion);
      delSupergrafo.set(operacion.definicion, plan);
    }
    return plan;
  }

  return async (supergrafo, operacion, contexto) => {
    const { correlacion, identidad } = contexto;
    const inicio = performance.now();
    const codigos = new Set<string>();
    let eventos = 0;

    const formatear = (errores: readonly GraphQLError[]) => {
      registro.errores(correlacion, errores);
      const formateados = contextoActual.run(contexto, () =>
        errores.map((error) => formatearError(comoGraphQLError(error).toJSON())),
      );
      for (const codigo of codigosDe(formateados)) codigos.add(codigo);
      return formateados;
    };
    const terminada = () =>
      registro.terminada({
        correlacion,
        nombre: operacion.definicion.name?.value,
        tipo: 'subscription',
        ms: performance.now() - inicio,
        codigos: [...codigos],
        eventos,
      });
    const rechazar = (...errores: GraphQLError[]): ResultadoParaCliente => {
      const resultado = { errors: formatear(errores) };
      terminada();
      return resultado;
    };

    let plan: PlanDeSuscripcion;
    try {
      plan = planificar(supergrafo, operacion);
    } catch (error) {
      return rechazar(comoGraphQLError(error));
    }
    const nombre = plan.primario.serviceName;
    const subgrafo = subgrafos.get(nombre);
    if (!subgrafo) return rechazar(subgrafoNoDisponible(nombre));

    let fuente: Awaited<ReturnType<Subgrafo['suscribir']>>;
    try {
      const cabeceras = { ...contexto.cabeceras, ...(await firmar(identidad, nombre)) };
      const apertura = subgrafo.suscribir(peticionPrimaria(plan.primario, operacion), cabeceras);
      fuente = await conPlazo(apertura, contexto.vence - Date.now()).catch((error: unknown) => {
        // It may still open after we stopped waiting, and then nobody would end it.
        if (esPlazoAgotado(error)) apertura.then(soltar, () => undefined);
        throw error;
      });
    } catch (err) {
      bitacora.error({ err, correlacion, subgrafo: nombre }, 'Subgraph not available');
      return rechazar(esPlazoAgotado(err) ? plazoAgotado(nombre) : subgrafoNoDisponible(nombre));
    }

    const completar = crearCompletador(supergrafo, operacion, plan, dependencias);
    if (!(Symbol.asyncIterator in fuente)) {
      const { errors = [] } = await completar(fuente, renovarPlazo(contexto, dependencias.plazoMs));
      return rechazar(...errors);
    }

    metricas.suscripcionAbierta(nombre);
    bitacora.debug({ correlacion, subgrafo: nombre }, 'Subscription open');
    return mapaOrdenado<ExecutionResult, ResultadoParaCliente>(
      hastaVencer(fuente[Symbol.asyncIterator](), identidad.vence),
      {
        adelanto: ADELANTO,
        async aplicar(evento) {
          eventos++;
          metricas.evento(nombre);
          try {
            const { errors, data } = await completar(evento, renovarPlazo(contexto, dependencias.plazoMs));
            return { data: data ?? null, ...(errors ? { errors: formatear(errors) } : {}) };
          } catch (error) {
            return { data: null, errors: formatear([comoGraphQLError(error)]) };
          }
        },
        alFallar(err) {
          bitacora.warn({ err, correlacion, subgrafo: nombre }, 'Subscription cut');
          return { errors: formatear([comoCorte(err, nombre)]) };
        },
        alTerminar() {
          metricas.suscripcionCerrada(nombre);
          terminada();
        },
      },
    );
  };
}

function comoCorte(error: unknown, subgrafo: string): GraphQLError {
  if (error instanceof TokenVencido) return tokenVencido();
  return error instanceof LectorLento ? lectorLento() : subgrafoNoDisponible(subgrafo);
}

function soltar(fuente: Awaited<ReturnType<Subgrafo['suscribir']>>): void {
  if (Symbol.asyncIterator in fuente) void Promise.resolve(fuente.return?.()).catch(() => undefined);
}

function planNuevo({ esquemaDeApi, planificador }: Supergrafo, operacion: Operacion): PlanDeSuscripcion {
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
    porEvento: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: rest ? [evento, rest] : [evento] } },
  };
}

function esCondicional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

function peticionPrimaria({ operation, operationName, variableUsages = [] }: FetchNode, { variables }: Operacion) {
  const usadas = variableUsages.filter((nombre) => Object.hasOwn(variables, nombre));
  return {
    query: operation,
    operationName,
    variables: Object.fromEntries(usadas.map((nombre) => [nombre, variables[nombre]])),
  };
}

function crearCompletador(
  { esquema, esquemaDeApi, esquemaInterno }: Supergrafo,
  operacion: Operacion,
  plan: PlanDeSuscripcion,
  { fuentes, bitacora }: DependenciasDeSuscripciones,
): (evento: ExecutionResult, contexto: Contexto) => Promise<ExecutionResult> {
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
