import type { KeyObject } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { PrismaClient } from '@alpes/prisma/generado/client';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Comando } from './aplicacion/comando.ts';
import { crearEjecutor } from './aplicacion/ejecutor.ts';
import { CAMBIO, type Seguimiento } from './aplicacion/eventoGuardado.ts';
import { ANONIMO, type Identidad } from './aplicacion/identidad.ts';
import type { Metadatos } from './aplicacion/mensaje.ts';
import { autorizar, filtroPermitido, type Permisos, Prohibido, sinPermisos } from './aplicacion/permisos.ts';
import type { Reaccion } from './aplicacion/reaccion.ts';
import { ErrorDeDominio } from './dominio/errores.ts';
import { nuevoId } from './dominio/ids.ts';
import { resolversDeApartados } from './graphql/apartados.ts';
import { esquemaCompartido } from './graphql/compartido.ts';
import { consultasComunes } from './graphql/consultasComunes.ts';
import type { ContextoGraphql } from './graphql/contexto.ts';
import { crearCursores } from './graphql/cursores.ts';
import { lectorDeDocumentos } from './graphql/documentos.ts';
import { crearEjecutarDirecto, type EjecutarDirecto } from './graphql/ejecutarDirecto.ts';
import { formatearError } from './graphql/errores.ts';
import { escalares } from './graphql/escalares.ts';
import { conAvisos } from './graphql/iteradores.ts';
import { enPlazo } from './graphql/plazo.ts';
import { CABECERA_DE_OPERACION, type Cabeceras, type SaludDeParte, type Subgrafo } from './graphql/subgrafo.ts';
import { crearSuscribir } from './graphql/suscribir.ts';
import { apartadosPrisma } from './infraestructura/apartadosPrisma.ts';
import type { Bus } from './infraestructura/bus.ts';
import { Cambios } from './infraestructura/cambios.ts';
import { Consumidor, REINTENTOS, type Reintentos } from './infraestructura/consumidor.ts';
import { type Contador, iniciarPlegado } from './infraestructura/contadores.ts';
import { CONSERVACION, type Conservacion, iniciarLimpieza, type LimpiezaPropia } from './infraestructura/limpieza.ts';
import { medirMensajes } from './infraestructura/medirMensajes.ts';
import { persistenciaPrisma } from './infraestructura/persistenciaPrisma.ts';
import { Relay } from './infraestructura/relay.ts';
import { leerSecreto } from './infraestructura/secretos.ts';
import { Seguidor } from './infraestructura/seguidor.ts';
import type { RestriccionesUnicas, Transaccion } from './infraestructura/unidadPrisma.ts';
import type { SagasAbiertas } from './observabilidad/mensajesAhora.ts';
import type { Metricas } from './observabilidad/metricas.ts';
import { rastroDe } from './observabilidad/rastro.ts';
import { medirSalud } from './observabilidad/salud.ts';
import { enTramo, sinTrazas, type Trazas } from './observabilidad/trazas.ts';
import { crearIdentificador, type Identificar } from './seguridad/credencialInterna.ts';

/** A bounded context: what it says, what it does, and how its ports are met. */
export interface DefinicionDeModulo<Puertos extends object, Consultas> {
  readonly nombre: string;
  /** The context's schema, without what all contexts share. */
  readonly typeDefs: string;
  /** Resolvers by type and field, as the generated types of the context check them. */
  readonly resolvers: object;
  readonly comandos: readonly Comando<Puertos>[];
  readonly reacciones: readonly Reaccion<Puertos>[];
  /** Adapters of the write side's ports, made anew for each transaction. */
  puertos(transaccion: Transaccion): Puertos;
  /** The read side, made anew for each request. */
  consultas(prisma: PrismaClient): Consultas;
  /** Who may do and see what; without them, nobody but ADMIN. */
  readonly permisos?: Permisos<Consultas>;
  /** The context's counters, where it has some. */
  readonly contador?: Contador;
  /** Counts the sagas that are not at their end, where the context has sagas. */
  readonly sagas?: (prisma: PrismaClient) => Promise<readonly SagasAbiertas[]>;
  /** Run with the cleaning. */
  readonly limpiar?: LimpiezaPropia;
  /** What a violated unique index means to a user. */
  readonly unicas?: RestriccionesUnicas;
}

/** What a module needs around it. */
export interface Entorno {
  readonly base: BaseDeDatos;
  readonly bus: Bus;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
  readonly trazas?: Trazas | undefined;
  readonly reintentos?: Reintentos | undefined;
  readonly conservacion?: Conservacion | undefined;
  /** That the gateway may sign with who asks; without them, whoever asks may do everything. */
  readonly clavesInternas?: readonly KeyObject[] | undefined;
}

/** A module at work: a subgraph for the gateway, a relay, and a consumer. */
export interface ModuloEnMarcha extends Subgrafo {
  readonly esquema: GraphQLSchema;
  readonly apollo: ApolloServer<object>;
  /** Runs a valid operation past Apollo Server: docs/decisiones/atajo.md. */
  readonly ejecutarDirecto: EjecutarDirecto;
  readonly identificar: Identificar;
  /** Does what a request asks for as a part of its trace: `accion` gets the headers that say so. */
  trazar<A>(cabeceras: Cabeceras, accion: (cabeceras: Cabeceras) => Promise<A>): Promise<A>;
  /** The context of a request that came over HTTP. */
  contexto(cabeceras: Cabeceras, identidad: Identidad): object;
  /** Stops taking messages, publishes what is being published, ends subscriptions. */
  detener(): Promise<void>;
}

/** The schema of a module, with its resolvers. */
export const esquemaDe = ({
  nombre,
  typeDefs,
  resolvers,
}: Pick<DefinicionDeModulo<object, unknown>, 'nombre' | 'typeDefs' | 'resolvers'>): GraphQLSchema => {
  const { Query, Mutation } = resolversDeApartados(nombre);
  const comunes = { ...escalares, Query: { ...consultasComunes, ...Query }, Mutation };
  return buildSubgraphSchema([
    { typeDefs: parse(esquemaCompartido(nombre)), resolvers: comunes as GraphQLResolverMap },
    // The generated types of the context have checked its resolvers; the library's own type is looser.
    { typeDefs: parse(typeDefs), resolvers: resolvers as GraphQLResolverMap },
  ]);
};

/** Starts a module: everything that it does, until `detener`. */
export const iniciarModulo = async <Puertos extends object, Consultas>(
  definicion: DefinicionDeModulo<Puertos, Consultas>,
  entorno: Entorno,
): Promise<ModuloEnMarcha> => {
  const { nombre, comandos, reacciones, permisos = sinPermisos<Consultas>() } = definicion;
  const { base, bus, metricas, trazas = sinTrazas } = entorno;
  const bitacora = entorno.bitacora.child({ modulo: nombre });

  const persistencia = persistenciaPrisma({
    prisma: base.prisma,
    modulo: nombre,
    unicas: definicion.unicas ?? {},
    puertos: definicion.puertos,
    reloj: () => new Date(),
    trazas,
  });
  const ejecutor = crearEjecutor(nombre, persistencia, comandos, reacciones);
  const esquema = esquemaDe(definicion);
  const formatear = formatearError(nombre, bitacora);
  const apollo = new ApolloServer<object>({
    schema: esquema,
    formatError: formatear,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
    logger: bitacora,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  const topics = [...new Set([`comandos.${nombre}`, ...reacciones.map(({ de }) => de)])];
  const apartados = apartadosPrisma(base.prisma, nombre, bitacora);
  const cursores = crearCursores(await leerSecreto(base.prisma, 'cursores'));

  // What has been started is stopped in the opposite order, here too where one of them does not start.
  await using arrancados = new AsyncDisposableStack();
  await apollo.start();
  arrancados.defer(() => apollo.stop());
  const seguidor = arrancados.adopt(await Seguidor.iniciar(base, nombre, bitacora), (uno) => uno.detener());
  const cambios = arrancados.adopt(await Cambios.iniciar(base, nombre), (uno) => uno.detener());
  arrancados.adopt(
    await Relay.iniciar({
      base,
      bus,
      modulo: nombre,
      bitacora,
      metricas,
      trazas,
      alNumerar: seguidor.recibir.bind(seguidor),
    }),
    (uno) => uno.detener(),
  );
  const consumidor = await Consumidor.iniciar({
    base,
    bus,
    modulo: nombre,
    topics,
    recibir: ejecutor.recibir,
    reintentos: entorno.reintentos ?? REINTENTOS,
    bitacora,
    metricas,
    trazas,
  });
  arrancados.defer(() => consumidor.detener());
  const conservacion = entorno.conservacion ?? CONSERVACION;
  const limpieza = iniciarLimpieza(base.prisma, nombre, conservacion, bitacora, definicion.limpiar);
  arrancados.defer(() => limpieza.detener());
  if (definicion.contador !== undefined) {
    const plegado = iniciarPlegado(base.prisma, definicion.contador, bitacora);
    arrancados.defer(() => plegado.detener());
  }
  const { sagas } = definicion;
  arrancados.defer(
    metricas.vigilar(nombre, () => medirMensajes({ prisma: base.prisma, bus, modulo: nombre, topics, sagas })),
  );

  const ejecutar = async <E extends z.ZodType, Salida extends object>(
    comando: Comando<Puertos, E, Salida>,
    entrada: unknown,
    opciones: { readonly metadatos: Metadatos; readonly claveIdempotencia?: string | undefined },
    { identidad, consultas }: { readonly identidad: Identidad; readonly consultas: Consultas },
  ): Promise<Salida> => {
    const medir = metricas.comandos.startTimer({ modulo: nombre, comando: comando.tipo });
    const { metadatos } = opciones;
    const datos = { comando: comando.tipo, ...rastroDe(metadatos) };
    const tramo = { padre: metadatos.traceparent, clase: 'INTERNAL' } as const;
    try {
      const resultado = await enTramo(trazas, `comando ${comando.tipo}`, tramo, (traceparent) =>
        ejecutor.ejecutar(comando, entrada, {
          ...opciones,
          metadatos: { ...metadatos, traceparent },
          autorizar: autorizar(permisos, comando.tipo, identidad, consultas),
        }),
      );
      medir({ resultado: 'hecho' });
      bitacora.info({ ...datos, ...('id' in resultado && { id: resultado.id }) }, 'command done');
      return resultado;
    } catch (error) {
      const prohibido = error instanceof Prohibido;
      const rechazado = error instanceof ErrorDeDominio;
      medir({ resultado: rechazado || prohibido ? 'rechazado' : 'fallido' });
      if (rechazado) bitacora.info({ ...datos, codigo: error.fallas[0].codigo }, 'command refused');
      if (prohibido) bitacora.warn({ ...datos, usuario: identidad.usuario, rol: identidad.rol }, 'command forbidden');
      throw error;
    }
  };

  const trazar: ModuloEnMarcha['trazar'] = (cabeceras, accion) =>
    enTramo(
      trazas,
      `subgrafo ${nombre}`,
      { padre: conForma(TRACEPARENT, cabeceras['traceparent']), clase: 'SERVER' },
      (traceparent) => accion(traceparent === undefined ? cabeceras : { ...cabeceras, traceparent }),
    );

  const identificar = crearIdentificador(nombre, entorno.clavesInternas);
  const contexto = (cabeceras: Cabeceras, identidad: Identidad): ContextoGraphql<Puertos, Consultas> => {
    const metadatos: Metadatos = {
      correlacion: conForma(CORRELACION, cabeceras['x-correlation-id']) ?? nuevoId(),
      traceparent: conForma(TRACEPARENT, cabeceras['traceparent']),
      // Of somebody who was not asked, no name is known.
      usuario: identidad.usuario === ANONIMO.usuario ? undefined : identidad.usuario,
      operacion: conForma(OPERACION, cabeceras[CABECERA_DE_OPERACION]),
    };
    const todas = definicion.consultas(base.prisma);
    const consultas = identidad.rol === 'ADMIN' ? todas : permisos.restringir(todas, identidad);
    const seguir = ({ filtro, ...seguimiento }: Seguimiento) =>
      seguidor.seguir({ ...seguimiento, filtro: filtroPermitido(permisos, identidad, filtro) });
    return {
      identidad,
      metadatos,
      cursores,
      consultas,
      apartados,
      ejecutar: (comando, { claveIdempotencia, ...entrada }) =>
        ejecutar(
          comando,
          entrada,
          { metadatos, claveIdempotencia: claveIdempotencia ?? undefined },
          { identidad, consultas },
        ),
      seguir,
      seguirCambios: async (id) =>
        conAvisos(await seguir({ filtro: { agregados: [id] } }), CAMBIO, (avisar) => cambios.escuchar(id, avisar)),
    };
  };

  const leer = lectorDeDocumentos(esquema);
  const ejecutarDirecto = crearEjecutarDirecto(esquema, leer, formatear);
  const suscribir = crearSuscribir({
    modulo: nombre,
    esquema,
    leer,
    contexto: async (cabeceras) => contexto(cabeceras, await identificar(cabeceras)),
    cursores,
    formatear,
    metricas,
    trazas,
  });

  const enMarcha = arrancados.move();
  return {
    nombre,
    esquema,
    apollo,
    ejecutarDirecto,
    identificar,
    trazar,
    contexto,
    suscribir,

    ejecutar: (peticion, recibidas, abandono) =>
      trazar(recibidas, async (cabeceras) => {
        const contextValue = contexto(cabeceras, await identificar(cabeceras));
        const directo = await enPlazo(cabeceras, abandono, () => ejecutarDirecto(peticion, contextValue));
        // Formatted errors are what crosses a subgraph's border; the gateway makes its own errors of them.
        if (directo !== undefined) return directo as ExecutionResult;
        const { query, variables, operationName } = peticion;
        const { body } = await apollo.executeOperation(
          { query, ...(variables && { variables: { ...variables } }), ...(operationName && { operationName }) },
          { contextValue },
        );
        if (body.kind !== 'single') throw new Error('A subgraph answers in one piece');
        return body.singleResult as ExecutionResult;
      }),

    async salud() {
      const [baseDeDatos, saludDelBus] = await Promise.all([
        medirSalud(() => saludDeBase(base), PLAZO_DE_SALUD_MS),
        medirSalud(() => bus.salud(), PLAZO_DE_SALUD_MS),
      ]);
      const partes = { baseDeDatos, bus: saludDelBus };
      const caido = Object.values(partes).some(({ estado }) => estado === 'caido');
      const degradado = Object.values(partes).some(({ estado }) => estado !== 'ok');
      return { estado: caido ? 'caido' : degradado ? 'degradado' : 'ok', partes };
    },

    detener: () => enMarcha.disposeAsync(),
  };
};

/** Less than the gateway waits for the whole answer. */
const PLAZO_DE_SALUD_MS = 1_900;

/** What is passed on with every message: longer, and no consumer would take the message. */
const CORRELACION = /^[\x21-\x7e]{1,200}$/;
const OPERACION = /^\w{1,200}$/;
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

const conForma = (forma: RegExp, cabecera: string | undefined): string | undefined =>
  cabecera !== undefined && forma.test(cabecera) ? cabecera : undefined;

const saludDeBase = async (base: BaseDeDatos): Promise<SaludDeParte> => {
  try {
    await base.prisma.$queryRaw`SELECT 1`;
    return { estado: 'ok' };
  } catch {
    return { estado: 'caido', detalle: 'La base de datos no responde.' };
  }
};
