import { CABECERA_DE_INICIO, type Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import type { Firmar } from '@alpes/seedwork/seguridad/credencialInterna';
import { operationFromDocument } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type SelectionNode } from 'graphql';
import type { Logger } from 'pino';
import { conPlazo, esPlazoAgotado } from './conPlazo.ts';
import { type Contexto, contextoActual, renovarPlazo } from './contexto.ts';
import { cortable } from './cortable.ts';
import { DESPUES_DE, type DocumentoReanudable, documentoReanudable } from './documentoReanudable.ts';
import {
  CODIGOS,
  comoEscritos,
  comoGraphQLError,
  EsquemaCambiado,
  esquemaCambiado,
  feedPerdido,
  formatearError,
  LectorLento,
  lectorLento,
  plazoAgotado,
  subgrafoNoDisponible,
  TokenVencido,
  tokenVencido,
} from './errores.ts';
import { type Apertura, FlujoPerdido, flujoReanudable, type ResultadoConCursor, soltar } from './flujoReanudable.ts';
import { enElMomento } from './identidad/enElMomento.ts';
import { mapaOrdenado } from './mapaOrdenado.ts';
import type { Metricas } from './metricas.ts';
import type { LectorDeOperaciones, Operacion } from './operaciones.ts';
import { porOperacion } from './porOperacion.ts';
import { codigosDe, type RegistroDeOperaciones } from './registroDeOperaciones.ts';
import { bitacoraDeApollo, type Supergrafo } from './supergrafo.ts';

/** Result of an operation as it goes out to the client: errors are formatted. */
export type ResultadoParaCliente = FormattedExecutionResult;

/** Where an event's cursor is kept beside its result: not in what is written of it. */
export const CURSOR = Symbol('cursor');

/** A result of a subscription, with the cursor of its event where that is from a feed. */
export type ResultadoDeSuscripcion = ResultadoParaCliente & { readonly [CURSOR]?: string | undefined };

/** What the subscriptions need. */
export interface DependenciasDeSuscripciones {
  readonly subgrafos: ReadonlyMap<string, Subgrafo>;
  /** Fetches, for each event, what the subgraph that owns the subscription does not have. */
  readonly fuentes: Readonly<Record<string, GraphQLDataSource<Contexto>>>;
  readonly leer: LectorDeOperaciones;
  readonly firmar: Firmar;
  readonly metricas: Metricas;
  readonly registro: RegistroDeOperaciones;
  readonly bitacora: Logger;
  /** Deadline of what has to be fetched for one event. */
  readonly plazoMs: number;
  /** How long a subgraph's stream may stay broken before its subscribers are told. */
  readonly pacienciaMs: number;
}

/** Runs a query or a mutation, whatever the transport that carries it: all take the same way. */
export type Ejecutar = (
  supergrafo: Supergrafo,
  operacion: Operacion,
  contexto: Contexto,
) => Promise<ResultadoParaCliente>;

/**
 * Opens a subscription, whatever the transport that carries it.
 *
 * @param despuesDe - the cursor after which a feed begins, whatever the operation says; nothing to other subscriptions.
 */
export type Suscribir = (
  supergrafo: Supergrafo,
  operacion: Operacion,
  contexto: Contexto,
  despuesDe?: string,
) => Promise<AsyncGenerator<ResultadoDeSuscripcion, void, undefined> | ResultadoParaCliente>;

/** The subscriptions of the gateway. */
export interface Suscripciones {
  readonly suscribir: Suscribir;
  /**
   * Goes over to another version of the supergraph: a subscription whose operation is still valid goes on with it, the
   * others are told and end.
   */
  alRecargar(nuevo: Supergrafo): void;
}

/** Events that may be under way at the same time in one subscription. */
const ADELANTO = 8;

// A name that no subgraph can have: the plan's first step is answered with the event itself.
const EVENTO = '·evento';

interface PlanDeSuscripcion {
  readonly primario: FetchNode;
  readonly documento: DocumentoReanudable;
  /** The whole plan, as a query whose first step is the event. */
  readonly porEvento: QueryPlan;
}

/** A subscription under one version of the supergraph. */
interface VersionDeSuscripcion {
  readonly plan: PlanDeSuscripcion;
  readonly completar: (evento: ExecutionResult, contexto: Contexto) => Promise<ExecutionResult>;
}

/** Subscriptions over a federation: one subgraph owns the stream, the others complete each of its events. */
export function crearSuscripciones(dependencias: DependenciasDeSuscripciones): Suscripciones {
  const { subgrafos, leer, firmar, metricas, registro, bitacora, plazoMs } = dependencias;
  const planificar = porOperacion(planNuevo);
  const abiertas = new Set<(nuevo: Supergrafo) => void>();

  const suscribir: Suscribir = async (supergrafo, operacion, contexto, despuesDe) => {
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

    const versionDe = (version: Supergrafo, leida: Operacion): VersionDeSuscripcion => {
      const plan = planificar(version, leida);
      return { plan, completar: crearCompletador(version, leida, plan, dependencias) };
    };
    /** What events are completed with, and what the stream is opened with the next time. */
    let vigente: VersionDeSuscripcion;
    let siguiente: VersionDeSuscripcion;
    try {
      vigente = versionDe(supergrafo, operacion);
      siguiente = vigente;
    } catch (error) {
      return rechazar(comoGraphQLError(error));
    }
    const nombre = vigente.plan.primario.serviceName;
    const subgrafo = subgrafos.get(nombre);
    if (!subgrafo) return rechazar(subgrafoNoDisponible(nombre));

    const abrir = async (cursor: string | undefined, ms: number): Promise<Apertura> => {
      const firma = await firmar(identidad, nombre);
      const cabeceras = { ...contexto.cabeceras, [CABECERA_DE_INICIO]: '1', ...firma };
      const version = siguiente;
      const apertura = subgrafo.suscribir(peticionPrimaria(version.plan, operacion, cursor), cabeceras);
      const abierta = await conPlazo(apertura, ms).catch((error: unknown) => {
        // It may still open after we stopped waiting, and then nobody would end it.
        if (esPlazoAgotado(error)) apertura.then(soltar, () => undefined);
        throw error;
      });
      vigente = version;
      return abierta;
    };
    let fuente: Apertura;
    try {
      fuente = await abrir(despuesDe, contexto.vence - Date.now());
    } catch (err) {
      bitacora.error({ err, correlacion, subgrafo: nombre }, 'Subgraph not available');
      return rechazar(esPlazoAgotado(err) ? plazoAgotado(nombre) : subgrafoNoDisponible(nombre));
    }

    if (!(Symbol.asyncIterator in fuente)) {
      const { errors = [] } = await vigente.completar(fuente, renovarPlazo(contexto, plazoMs));
      return rechazar(...errors);
    }

    metricas.suscripcionAbierta(nombre);
    bitacora.debug({ correlacion, subgrafo: nombre }, 'Subscription open');
    const reanudable = flujoReanudable({
      documento: vigente.plan.documento,
      primera: fuente[Symbol.asyncIterator](),
      desde: despuesDe,
      abrir: (cursor) => abrir(cursor, plazoMs),
      pacienciaMs: dependencias.pacienciaMs,
      alCortarse: (err) =>
        bitacora.warn({ err, correlacion, subgrafo: nombre }, 'Subscription cut: it is opened again'),
      alEmpezar: (cursor) => bitacora.debug({ correlacion, subgrafo: nombre, cursor }, 'Feed begins'),
    });
    const { flujo, cortar } = cortable(reanudable);
    const olvidarVencimiento =
      identidad.vence === undefined ? undefined : enElMomento(identidad.vence, () => cortar(new TokenVencido()));
    const cambiar = (nuevo: Supergrafo) => {
      const { texto: query, nombre: operationName, variables } = operacion;
      const leida = leer(nuevo.esquema, { query, operationName, variables });
      try {
        if (!('definicion' in leida)) throw leida[0];
        siguiente = versionDe(nuevo, leida);
        const { serviceName, operation } = siguiente.plan.primario;
        if (serviceName !== nombre) throw new Error('Another subgraph has the subscription now');
        // Events that were asked for otherwise may lack what the new plan needs.
        if (operation === vigente.plan.primario.operation) vigente = siguiente;
        else reanudable.renovar();
      } catch (err) {
        bitacora.info({ err, correlacion }, 'Subscription not valid in the new supergraph');
        cortar(new EsquemaCambiado());
      }
    };
    abiertas.add(cambiar);
    return mapaOrdenado<ResultadoConCursor, ResultadoDeSuscripcion>(flujo, {
      adelanto: ADELANTO,
      async aplicar({ resultado: evento, cursor }) {
        eventos++;
        metricas.evento(nombre);
        const lugar = { ...(evento.extensions ? { extensions: evento.extensions } : {}), [CURSOR]: cursor };
        try {
          const { errors, data } = await vigente.completar(evento, renovarPlazo(contexto, plazoMs));
          return { data: data ?? null, ...(errors ? { errors: formatear(errors) } : {}), ...lugar };
        } catch (error) {
          return { data: null, errors: formatear([comoGraphQLError(error)]), ...lugar };
        }
      },
      alFallar(err) {
        bitacora.warn({ err, correlacion, subgrafo: nombre }, 'Subscription cut');
        return { errors: formatear([comoCorte(err, nombre)]) };
      },
      alTerminar() {
        abiertas.delete(cambiar);
        olvidarVencimiento?.();
        metricas.suscripcionCerrada(nombre);
        terminada();
      },
    });
  };

  return {
    suscribir,
    alRecargar(nuevo) {
      for (const cambiar of [...abiertas]) cambiar(nuevo);
    },
  };
}

function comoCorte(error: unknown, subgrafo: string): GraphQLError {
  if (error instanceof TokenVencido) return tokenVencido();
  if (error instanceof EsquemaCambiado) return esquemaCambiado();
  if (error instanceof FlujoPerdido) return feedPerdido(subgrafo, error.cursor);
  return error instanceof LectorLento ? lectorLento() : subgrafoNoDisponible(subgrafo);
}

function planNuevo({ esquema, esquemaDeApi, planificador }: Supergrafo, operacion: Operacion): PlanDeSuscripcion {
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
  };
}

function esCondicional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

function peticionPrimaria(
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

function crearCompletador(
  { esquema, esquemaDeApi, esquemaInterno }: Supergrafo,
  operacion: Operacion,
  plan: PlanDeSuscripcion,
  { fuentes, bitacora }: DependenciasDeSuscripciones,
): VersionDeSuscripcion['completar'] {
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
