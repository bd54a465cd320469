import { setImmediate as turnoDeOtros } from 'node:timers/promises';
import { CABECERA_DE_INICIO, type Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { enTramo, type Trazas } from '@alpes/seedwork/observabilidad/trazas';
import type { Firmar } from '@alpes/seedwork/seguridad/credencialInterna';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { ExecutionResult, FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Plazas } from './conexiones.ts';
import { conPlazo, esPlazoAgotado } from './conPlazo.ts';
import { type Contexto, cabecerasCon, contextoActual, renovarPlazo } from './contexto.ts';
import { cortable } from './cortable.ts';
import type { Entrega, Entregas } from './entrega.ts';
import {
  comoGraphQLError,
  demasiadasDeUsuario,
  EsquemaCambiado,
  esNoDisponible,
  esquemaCambiado,
  feedPerdido,
  formatearError,
  LectorLento,
  lectorLento,
  plazoAgotado,
  subgrafoNoDisponible,
  tokenVencido,
} from './errores.ts';
import {
  type Apertura,
  esSinBase,
  FlujoPerdido,
  flujoReanudable,
  type ResultadoConLugar,
  soltar,
} from './flujoReanudable.ts';
import { crearGrupos, type Fuente } from './grupos.ts';
import { enElMomento } from './identidad/enElMomento.ts';
import { mapaOrdenado } from './mapaOrdenado.ts';
import type { Metricas } from './metricas.ts';
import type { LectorDeOperaciones, Operacion } from './operaciones.ts';
import {
  type Completar,
  crearCompletador,
  despuesDeDe,
  type PlanDeSuscripcion,
  peticionPrimaria,
  planDeSuscripcion,
  valoresDe,
} from './planDeSuscripcion.ts';
import { porOperacion } from './porOperacion.ts';
import { codigosDe, type RegistroDeOperaciones } from './registroDeOperaciones.ts';
import type { Supergrafo } from './supergrafo.ts';

/** Result of an operation as it goes out to the client: errors are formatted. */
export type ResultadoParaCliente = FormattedExecutionResult;

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
  readonly trazas: Trazas;
  /** Deadline of what has to be fetched for one event. */
  readonly plazoMs: number;
  /** How long a subgraph's stream may stay broken before its subscribers are told. */
  readonly pacienciaMs: number;
  /** The present version. What is open keeps none: those of before can go. */
  readonly supergrafo: () => Supergrafo;
  readonly plazas: Pick<Plazas, 'suscribir'>;
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
) => Promise<Entregas | ResultadoParaCliente>;

/** The subscriptions of the gateway. */
export interface Suscripciones {
  readonly suscribir: Suscribir;
  /**
   * Goes over to another version of the supergraph: a subscription whose operation is still valid goes on with it, the
   * others are told and end.
   */
  alRecargar(nuevo: Supergrafo): Promise<void>;
}

/** What another version of the supergraph meant for the subgraphs' streams that were open, each of them of a group. */
interface Recarga {
  /** They ask for the same. */
  readonly iguales: number;
  /** They ask for something else, and were opened again where they were. */
  readonly renovados: number;
  /** Their operation is not valid any more. */
  readonly terminados: number;
}

/** How many subscriptions go over to another version before whatever else there is to do gets its turn. */
const RECARGAS_SEGUIDAS = 50;

/** Events that may be under way at the same time for one group of subscribers. */
const ADELANTO = 8;
/** How long a subgraph has to say where a feed begins, once it has opened it. */
const INICIO_MS = 1_000;
/** How long events wait for a subgraph that is away, and how often it is asked meanwhile, before they come without its part. */
const COMPLETAR_MS = 5_000;
const ENTRE_INTENTOS_MS = 250;

/** A subscription under one version of the supergraph. */
interface VersionDeSuscripcion {
  readonly plan: PlanDeSuscripcion;
  readonly completar: Completar;
}

/** Subscriptions over a federation: one subgraph owns the stream, the others complete each of its events. */
export function crearSuscripciones(dependencias: DependenciasDeSuscripciones): Suscripciones {
  const { subgrafos, leer, firmar, metricas, registro, bitacora, trazas, plazoMs, pacienciaMs, plazas } = dependencias;
  const planificar = porOperacion(planDeSuscripcion);
  const grupos = crearGrupos();
  const abiertas = new Set<(nuevo: Supergrafo) => keyof Recarga>();
  /** How many versions came after the first. */
  let revision = 0;

  const formatear = (errores: readonly GraphQLError[], contexto: Contexto) => {
    registro.errores(contexto.correlacion, errores);
    return contextoActual.run(contexto, () => errores.map((error) => formatearError(comoGraphQLError(error).toJSON())));
  };

  const versionDe = (supergrafo: Supergrafo, operacion: Operacion): VersionDeSuscripcion => {
    const plan = planificar(supergrafo, operacion);
    return { plan, completar: crearCompletador(supergrafo, operacion, plan, dependencias) };
  };

  /** The same subscription under another version. @throws when it has no place there. */
  const versionBajo = (supergrafo: Supergrafo, operacion: Operacion, subgrafo: Subgrafo): VersionDeSuscripcion => {
    const { texto: query, nombre: operationName, variables } = operacion;
    const leida = leer(supergrafo.esquema, { query, operationName, variables });
    if (!('definicion' in leida)) throw leida[0];
    const version = versionDe(supergrafo, leida);
    if (version.plan.primario.serviceName !== subgrafo.nombre) {
      throw new Error('Another subgraph has the subscription now');
    }
    return version;
  };

  /**
   * The stream of those who ask for the same: opened in its subgraph, opened again when it breaks, completed.
   *
   * @param leidaEn - the revision that the version is of; undefined for an older one.
   */
  function crearFuente(
    version: VersionDeSuscripcion,
    leidaEn: number | undefined,
    operacion: Operacion,
    subgrafo: Subgrafo,
    contexto: Contexto,
  ) {
    const { correlacion, identidad } = contexto;
    const { nombre } = subgrafo;
    /** What events are completed with, and what the stream is opened with the next time. */
    let vigente = version;
    let siguiente = version;
    /** Since when a subgraph that completes events has been away. */
    let sinCompletarDesde: number | undefined;
    let cerrada = false;

    async function abrir(cursor: string | undefined, ms: number): Promise<Apertura> {
      const firma = await firmar(identidad, nombre);
      const cabeceras = { ...contexto.cabeceras, [CABECERA_DE_INICIO]: '1', ...firma };
      const abierta = siguiente;
      const apertura = subgrafo.suscribir(peticionPrimaria(abierta.plan, operacion, cursor), cabeceras);
      const resultados = await conPlazo(apertura, ms).catch((error: unknown) => {
        // It may still open after we stopped waiting, and then nobody would end it.
        if (esPlazoAgotado(error)) apertura.then(soltar, () => undefined);
        throw error;
      });
      vigente = abierta;
      return resultados;
    }

    /** Does what an event needs as a part of the trace that it came of, where the subgraph has told that. */
    function enEntrega<A>(traza: unknown, accion: (deEste: Contexto) => Promise<A>): Promise<A> {
      if (typeof traza !== 'string') return accion(contexto);
      const tramo = { padre: traza, clase: 'CONSUMER', atributos: { correlacion } } as const;
      return enTramo(trazas, `evento de ${nombre} al suscriptor`, tramo, (traceparent) =>
        accion({ ...contexto, cabeceras: cabecerasCon(contexto.cabeceras, traceparent) }),
      );
    }

    /** A subgraph that is started anew is back in a moment, and an event comes but once. */
    async function completarConPaciencia(evento: ExecutionResult, deEste: Contexto): Promise<ExecutionResult> {
      for (;;) {
        const resultado = await vigente.completar(evento, renovarPlazo(deEste, plazoMs));
        if (evento.errors !== undefined) return resultado;
        if (!resultado.errors?.some(esNoDisponible)) {
          sinCompletarDesde = undefined;
          return resultado;
        }
        sinCompletarDesde ??= Date.now();
        // Of the events that come later none waits for what those before it have waited for in vain.
        if (cerrada || Date.now() - sinCompletarDesde >= Math.min(COMPLETAR_MS, pacienciaMs)) return resultado;
        await new Promise((resolve) => setTimeout(resolve, ENTRE_INTENTOS_MS));
      }
    }

    async function completar(evento: ExecutionResult): Promise<ResultadoParaCliente> {
      // Without data there was no event: the subgraph's last word.
      const { traza, ...extensions } = evento.extensions ?? {};
      const lugar = Object.keys(extensions).length > 0 ? { extensions } : {};
      try {
        const { errors, data } = await enEntrega(traza, (deEste) => completarConPaciencia(evento, deEste));
        return { data: data ?? null, ...(errors ? { errors: formatear(errors, contexto) } : {}), ...lugar };
      } catch (error) {
        return { data: null, errors: formatear([comoGraphQLError(error)], contexto), ...lugar };
      }
    }

    function desde(
      primera: AsyncIterator<ExecutionResult>,
      despuesDe: string | undefined,
      saltar: number,
      principio?: string,
    ): Fuente {
      let inicio = principio;
      const reanudable = flujoReanudable({
        documento: vigente.plan.documento,
        primera,
        desde: despuesDe,
        saltar,
        abrir: (cursor) => abrir(cursor, plazoMs),
        pacienciaMs,
        alCortarse: (err) => bitacora.warn({ err, correlacion, subgrafo: nombre }, 'Subscription is opened again'),
        alEmpezar(cursor) {
          inicio ??= cursor;
          bitacora.debug({ correlacion, subgrafo: nombre, cursor }, 'Feed begins');
        },
      });
      const { flujo, cortar } = cortable(reanudable);
      const cambiar = (nuevo: Supergrafo): keyof Recarga => {
        try {
          siguiente = versionBajo(nuevo, operacion, subgrafo);
          // Events that were asked for otherwise may lack what the new plan needs.
          if (siguiente.plan.primario.operation === vigente.plan.primario.operation) vigente = siguiente;
          else {
            reanudable.renovar();
            return 'renovados';
          }
          return 'iguales';
        } catch (err) {
          bitacora.info({ err, correlacion }, 'Subscription not valid in the new supergraph');
          cortar(new EsquemaCambiado());
          return 'terminados';
        }
      };
      abiertas.add(cambiar);
      if (leidaEn !== revision) cambiar(dependencias.supergrafo());
      const entregas = mapaOrdenado<ResultadoConLugar, Entrega>(flujo, {
        adelanto: ADELANTO,
        aplicar: async ({ resultado, ...lugar }) =>
          entregaDe(await completar(resultado), { ...lugar, ultima: resultado.data === undefined }),
        alFallar(err) {
          bitacora.warn({ err, correlacion, subgrafo: nombre }, 'Subscription cut');
          return ultimaPalabra(comoCorte(err, nombre), contexto);
        },
        alTerminar() {
          cerrada = true;
          abiertas.delete(cambiar);
        },
      });
      return { entregas, inicio: () => inicio };
    }

    const reabrir = (cursor: string | undefined, saltar: number): Fuente =>
      desde(
        perezoso(() => abrir(cursor, plazoMs)),
        cursor,
        saltar,
      );

    return {
      async abrir(despuesDe: string | undefined): Promise<Fuente | ResultadoParaCliente> {
        // Who comes back with a cursor was there before, and the subgraph may be back in a moment.
        const paciente = despuesDe !== undefined && vigente.plan.documento.modo === 'cursor';
        let abierta: Apertura;
        try {
          abierta = await abrir(despuesDe, contexto.vence - Date.now());
        } catch (err) {
          bitacora.error({ err, correlacion, subgrafo: nombre }, 'Subgraph not available');
          if (paciente) return reabrir(despuesDe, 0);
          const error = esPlazoAgotado(err) ? plazoAgotado(nombre) : subgrafoNoDisponible(nombre);
          return { errors: formatear([error], contexto) };
        }
        if (Symbol.asyncIterator in abierta) return empezar(abierta, despuesDe);
        if (paciente && esSinBase(abierta)) return reabrir(despuesDe, 0);
        const { errors = [] } = await vigente.completar(abierta, renovarPlazo(contexto, plazoMs));
        return { errors: formatear(errors, contexto) };
      },
      reabrir,
    };

    /** A feed that begins with what happens now: where that is, it says first of all, and its subscribers can be told. */
    async function empezar(abierta: AsyncIterator<ExecutionResult>, despuesDe: string | undefined): Promise<Fuente> {
      if (despuesDe !== undefined || vigente.plan.documento.modo !== 'cursor') return desde(abierta, despuesDe, 0);
      const primero = abierta.next();
      const leido = await conPlazo(primero, INICIO_MS).catch(() => undefined);
      const inicio: unknown = leido?.value?.extensions?.inicio;
      return desde(conPrimero(primero, abierta), undefined, 0, typeof inicio === 'string' ? inicio : undefined);
    }
  }

  const ultimaPalabra = (error: GraphQLError, contexto: Contexto): Entrega =>
    entregaDe({ errors: formatear([error], contexto) }, { saltar: 0, ultima: true });

  // Each is made apart from the other: what one of two functions that are made together needs, both of them keep, and this
  // one needs a version of the supergraph.
  function abridor(
    supergrafo: Supergrafo,
    operacion: Operacion,
    subgrafo: Subgrafo,
    contexto: Contexto,
    despuesDe: string | undefined,
  ) {
    return async () => {
      const leidaEn = supergrafo === dependencias.supergrafo() ? revision : undefined;
      return crearFuente(versionDe(supergrafo, operacion), leidaEn, operacion, subgrafo, contexto).abrir(despuesDe);
    };
  }

  function reabridor(operacion: Operacion, subgrafo: Subgrafo, contexto: Contexto) {
    return (cursor: string | undefined, saltar: number): Fuente => {
      try {
        const version = versionBajo(dependencias.supergrafo(), operacion, subgrafo);
        return crearFuente(version, revision, operacion, subgrafo, contexto).reabrir(cursor, saltar);
      } catch (err) {
        bitacora.info({ err, correlacion: contexto.correlacion }, 'Subscription not valid in the new supergraph');
        return { entregas: deUna(ultimaPalabra(esquemaCambiado(), contexto)), inicio: () => undefined };
      }
    };
  }

  const suscribir: Suscribir = async (supergrafo, operacion, contexto, desde) => {
    const { correlacion, identidad } = contexto;
    const inicio = performance.now();
    const codigos = new Set<string>();
    let eventos = 0;

    const terminada = () =>
      registro.terminada({
        contexto,
        nombre: operacion.definicion.name?.value,
        tipo: 'subscription',
        ms: performance.now() - inicio,
        codigos: [...codigos],
        eventos,
      });
    const plaza = plazas.suscribir(identidad);
    const rechazar = (resultado: ResultadoParaCliente): ResultadoParaCliente => {
      if ('soltar' in plaza) plaza.soltar();
      for (const codigo of codigosDe(resultado.errors ?? [])) codigos.add(codigo);
      terminada();
      return resultado;
    };

    if (!('soltar' in plaza)) return rechazar({ errors: formatear([demasiadasDeUsuario(plaza.maximo)], contexto) });
    let plan: PlanDeSuscripcion;
    try {
      plan = planificar(supergrafo, operacion);
    } catch (error) {
      return rechazar({ errors: formatear([comoGraphQLError(error)], contexto) });
    }
    const nombre = plan.primario.serviceName;
    const subgrafo = subgrafos.get(nombre);
    if (!subgrafo) return rechazar({ errors: formatear([subgrafoNoDisponible(nombre)], contexto) });

    const despuesDe = desde ?? despuesDeDe(supergrafo, operacion);
    let olvidarVencimiento: (() => void) | undefined;
    const deGrupo = contextoDelGrupo(contexto);
    const union = grupos.unir<ResultadoParaCliente>({
      clave: claveDe(supergrafo, plan, operacion, contexto),
      despuesDe,
      conEstado: plan.documento.modo === 'instantanea',
      abrir: abridor(supergrafo, operacion, subgrafo, deGrupo, despuesDe),
      reabrir: reabridor(operacion, subgrafo, deGrupo),
      alEntregar(entrega) {
        eventos += 1;
        metricas.evento(nombre);
        for (const codigo of entrega.codigos) codigos.add(codigo);
      },
      alTerminar() {
        olvidarVencimiento?.();
        plaza.soltar();
        metricas.suscripcionCerrada(nombre);
        terminada();
      },
    });
    const miembro = await union.catch(
      (error: unknown): ResultadoParaCliente => ({ errors: formatear([comoGraphQLError(error)], contexto) }),
    );
    if (!('next' in miembro)) return rechazar(miembro);
    metricas.suscripcionAbierta(nombre);
    bitacora.debug({ correlacion, subgrafo: nombre }, 'Subscription open');
    if (identidad.vence !== undefined) {
      olvidarVencimiento = enElMomento(identidad.vence, () =>
        miembro.despedir(ultimaPalabra(tokenVencido(), contexto)),
      );
    }
    return miembro;
  };

  return {
    suscribir,
    async alRecargar(nuevo) {
      revision += 1;
      const deAntes = [...abiertas];
      const recarga = { iguales: 0, renovados: 0, terminados: 0 };
      for (const [n, cambiar] of deAntes.entries()) {
        if (n > 0 && n % RECARGAS_SEGUIDAS === 0) await turnoDeOtros();
        // Another one has come meanwhile, and does the same for all.
        if (nuevo !== dependencias.supergrafo()) return;
        if (abiertas.has(cambiar)) recarga[cambiar(nuevo)] += 1;
      }
      bitacora.info({ recarga }, 'Subscriptions have gone over to the new supergraph');
    },
  };
}

async function* deUna(entrega: Entrega): AsyncGenerator<Entrega> {
  yield entrega;
}

function comoCorte(error: unknown, subgrafo: string): GraphQLError {
  if (error instanceof EsquemaCambiado) return esquemaCambiado();
  if (error instanceof FlujoPerdido) return feedPerdido(subgrafo, error.cursor);
  return error instanceof LectorLento ? lectorLento() : subgrafoNoDisponible(subgrafo);
}

const SIN_CODIGOS: readonly string[] = [];

function entregaDe(resultado: ResultadoParaCliente, lugar: Omit<Entrega, 'bytes' | 'codigos'>): Entrega {
  const codigos = resultado.errors ? codigosDe(resultado.errors) : SIN_CODIGOS;
  return { bytes: Buffer.from(JSON.stringify(resultado)), codigos, ...lugar };
}

/** What subscribers that get the same have in common: what they ask for, and what they may see. */
function claveDe(
  { esquema }: Supergrafo,
  { comun }: PlanDeSuscripcion,
  operacion: Operacion,
  { identidad }: Contexto,
): string | undefined {
  if (comun === undefined) return undefined;
  const { rol, clienteId } = identidad;
  const valores = valoresDe(esquema, operacion);
  // One that is left out is not the same as null.
  const variables = comun.variables.filter((una) => una in valores).map((una) => [una, valores[una]]);
  return JSON.stringify([rol, clienteId, comun.texto, variables]);
}

/** The first of a group opens the stream for all of them: its token ends with itself alone. */
function contextoDelGrupo(contexto: Contexto): Contexto {
  const { vence, ...identidad } = contexto.identidad;
  return vence === undefined ? contexto : { ...contexto, identidad };
}

/** A stream of which the first result is read already, or being read. */
function conPrimero<T>(primero: Promise<IteratorResult<T>>, fuente: AsyncIterator<T>): AsyncIterator<T> {
  let pendiente: typeof primero | undefined = primero;
  return {
    next() {
      const siguiente = pendiente ?? fuente.next();
      pendiente = undefined;
      return siguiente;
    },
    return: async () => (await fuente.return?.()) ?? { done: true, value: undefined },
  };
}

/** A stream that is opened when it is read for the first time. */
function perezoso(abrir: () => Promise<Apertura>): AsyncIterator<ExecutionResult> {
  let abierta: Promise<Apertura> | undefined;
  let dado = false;
  return {
    async next() {
      abierta ??= abrir();
      const apertura = await abierta;
      if (Symbol.asyncIterator in apertura) return apertura.next();
      if (dado) return { done: true, value: undefined };
      dado = true;
      return { done: false, value: apertura };
    },
    async return() {
      if (abierta) soltar(await abierta);
      return { done: true, value: undefined };
    },
  };
}
