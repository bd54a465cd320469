import type { KeyObject } from 'node:crypto';
import { leerOperaciones } from '@alpes/operaciones/leerOperaciones';
import { textosGenerados } from '@alpes/operaciones/textosGenerados';
import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { alIrse } from '@alpes/seedwork/graphql/alIrse';
import { tipoDeRespuesta } from '@alpes/seedwork/graphql/peticionHttp';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { porUnRato } from '@alpes/seedwork/observabilidad/porUnRato';
import { VIGENCIA_DE_SALUD_MS } from '@alpes/seedwork/observabilidad/salud';
import { montarSondas } from '@alpes/seedwork/observabilidad/sondas';
import { sinTrazas, type Trazas } from '@alpes/seedwork/observabilidad/trazas';
import { ErrorDeArranque } from '@alpes/seedwork/proceso/correrProceso';
import { crearFirma, sinFirmar } from '@alpes/seedwork/seguridad/credencialInterna';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { crearAtajo } from './atajo.ts';
import { type AjustesDeConexiones, CONEXIONES, crearPlazas } from './conexiones.ts';
import { type Contexto, type ContextoDePeticion, comoTramo, contextoActual, crearContexto } from './contexto.ts';
import { idDe, nombresDe } from './documentos.ts';
import { CODIGOS, cuerpoDeError, formatearError } from './errores.ts';
import { formatoDeFlujo } from './formatoDeFlujo.ts';
import { crearFuenteDeDatos } from './fuenteDeDatos.ts';
import { type Autenticar, abierto, REVISION_MS } from './identidad/autenticador.ts';
import { RechazoDeIdentidad, sinRol } from './identidad/rechazo.ts';
import type { OpcionesDeProteccion } from './limites/configuracion.ts';
import { crearDireccionDe } from './limites/direccion.ts';
import { crearGuardia } from './limites/guardia.ts';
import { LIMITES } from './limites/limites.ts';
import { RechazoDePeticion } from './limites/rechazo.ts';
import { crearMetricas } from './metricas.ts';
import { FALTAS_MAXIMO, type Operacion } from './operaciones.ts';
import { avisosDe } from './paginas/avisos.ts';
import { paginaDeInicio } from './paginas/inicio.ts';
import { montarPaginas, RUTA_DEL_EXPLORADOR } from './paginas/montarPaginas.ts';
import { POLITICA_DE_INICIO } from './paginas/politicas.ts';
import { crearPreparador } from './preparar.ts';
import { crearRegistroDeOperaciones, pluginDeRegistro } from './registroDeOperaciones.ts';
import { comprobarSalud, crearDisposicion } from './salud.ts';
import { bitacoraDeApollo, crearPuertaDeEnlace, type Supergrafo } from './supergrafo.ts';
import { crearSuscripciones, type ResultadoParaCliente } from './suscripciones.ts';
import { crearTransporteHttp } from './transporteHttp.ts';
import { montarTransporteWs } from './transporteWs.ts';

declare module 'fastify' {
  interface FastifyRequest {
    contexto: ContextoDePeticion;
    /** Who asks; of requests for the graph. */
    identidad: Identidad;
    /** What it asks for was held against the limits. */
    revisada: boolean;
  }
}

/** What the gateway is made of. */
export interface OpcionesGateway extends OpcionesDeProteccion {
  /** SDL text, as `componer` makes it. */
  readonly supergrafo: string;
  /** In this process or behind HTTP; each by the name that it has in the supergraph. */
  readonly subgrafos: readonly Subgrafo[];
  /** 0 takes a free one. */
  readonly puerto: number;
  readonly anfitrion: string;
  readonly bitacora: Logger;
  readonly metricas: Registry;
  readonly trazas?: Trazas | undefined;
  /** Deadline of a request, and of what one event of a subscription needs. */
  readonly plazoMs?: number;
  /** How long a subgraph's stream may stay broken before its subscribers are told. */
  readonly pacienciaMs?: number;
  /** How long a request may take to arrive. */
  readonly recepcionMs?: number;
  /** How many connections that last there may be, and what they must do to last. */
  readonly conexiones?: Partial<AjustesDeConexiones>;
  /** Origins whose web pages may use the API; by default Apollo Studio's, where Sandbox runs. */
  readonly origenes?: readonly string[];
  /** Who asks; without it nobody is asked, and whoever comes may do everything. */
  readonly autenticar?: Autenticar;
  /** How often the token of a connection that lasts is looked at again. */
  readonly revisionMs?: number;
  /** Signs for the subgraphs who asks; they need it unless they are open. */
  readonly claveInterna?: KeyObject | undefined;
  /** What it waits for when it is to stop: it still takes requests, and tells by `/ready` that it should get no more. */
  readonly antesDeCerrar?: (() => Promise<unknown>) | undefined;
}

/** A gateway that is listening. */
export interface GatewayEnMarcha {
  readonly url: string;
  /**
   * Changes to another version of the supergraph without dropping a connection: requests under way end with the version
   * that they began with, subscriptions go on with the new one, or end with a reason where it has no place for them.
   * Throws, and nothing changes, when the new version cannot be used.
   */
  recargar(supergrafo: string): void;
  /** Is not ready any more, takes no more requests, lets those under way finish, then closes. */
  cerrar(): Promise<void>;
}

const RUTA = '/graphql';
const LIMITE_BYTES = 1024 * 1024;
/** As long as a request may take by default, and with the notice of a stop shorter than a process has to stop. */
const PLAZO_DE_CIERRE_MS = 15_000;

/** Starts the gateway: GraphQL over HTTP and WebSocket, its pages, `/health`, `/live`, `/ready` and `/metrics`. */
export async function iniciarGateway({
  supergrafo: sdl,
  subgrafos,
  puerto,
  anfitrion,
  bitacora,
  metricas: registroDeMetricas,
  trazas = sinTrazas,
  plazoMs = 15_000,
  pacienciaMs = 120_000,
  conexiones: ajustesDeConexiones,
  origenes = ['https://studio.apollographql.com'],
  autenticar = abierto,
  revisionMs = REVISION_MS,
  claveInterna,
  antesDeCerrar,
  recepcionMs = 30_000,
  ...proteccion
}: OpcionesGateway): Promise<GatewayEnMarcha> {
  const operaciones = await leerOperaciones();
  const conocidos = [
    ...operaciones.map(({ nombre, documento }) => [nombre, documento] as const),
    ...textosGenerados.map((texto) => [idDe(texto), texto] as const),
  ];
  const textosDeClientes = (proteccion.conocidos ?? []).map(([, texto]) => texto);
  const metricas = crearMetricas(registroDeMetricas, [
    ...operaciones.map(({ nombre }) => nombre),
    ...textosDeClientes.flatMap(nombresDe),
  ]);
  const registro = crearRegistroDeOperaciones(bitacora, metricas);
  const firmar = claveInterna === undefined ? sinFirmar : crearFirma(claveInterna);
  const porNombre = new Map(subgrafos.map((subgrafo) => [subgrafo.nombre, subgrafo]));
  const fuentes = Object.fromEntries(
    subgrafos.map((subgrafo) => [
      subgrafo.nombre,
      crearFuenteDeDatos(subgrafo, { metricas, bitacora, firmar, trazas }),
    ]),
  );

  const { limites = LIMITES, introspeccion = true, documentos = 'libres', paginas = true, proxies = [] } = proteccion;
  const guardia = crearGuardia(proteccion, conocidos, LIMITE_BYTES);
  const { leer } = guardia;
  const avisos = avisosDe({ documentos, introspeccion });
  const atajo = crearAtajo({ preparar: crearPreparador(), fuentes, registro });

  const puerta = crearPuertaDeEnlace({
    sdl,
    bitacora,
    fuente(nombre) {
      const fuente = fuentes[nombre];
      if (!fuente) throw new Error(`The supergraph has a subgraph "${nombre}" that the gateway was not given`);
      return fuente;
    },
  });
  const supergrafo = () => {
    const actual = puerta.supergrafo();
    if (!actual) throw new Error('The supergraph is not loaded');
    return actual;
  };

  const apollo = new ApolloServer<Contexto>({
    gateway: puerta.gateway,
    logger: bitacoraDeApollo(bitacora),
    introspection: introspeccion,
    hideSchemaDetailsFromClientErrors: !introspeccion,
    csrfPrevention: true,
    // By their ids they have become texts before.
    persistedQueries: false,
    parseOptions: { maxTokens: limites.tokens },
    validationOptions: { maxErrors: FALTAS_MAXIMO },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatearError,
    plugins: [
      pluginDeRegistro(registro),
      paginas
        ? {
            serverWillStart: async () => ({
              renderLandingPage: async () => ({ html: paginaDeInicio(RUTA_DEL_EXPLORADOR, operaciones, avisos) }),
            }),
          }
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  await apollo.start().catch((error: unknown) => {
    const [razon] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new ErrorDeArranque(`SUPERGRAPH_PATH: el supergrafo no se puede usar: ${razon}`, { cause: error });
  });

  const fastify = Fastify({
    loggerInstance: bitacora,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITE_BYTES,
    requestTimeout: recepcionMs,
    http: { headersTimeout: recepcionMs, connectionsCheckingInterval: Math.min(recepcionMs, 5_000) },
    trustProxy: proxies.length > 0 && [...proxies],
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  await fastify.register(cors, {
    origin: origenes.includes('*') ? '*' : [...origenes],
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-correlation-id', 'www-authenticate', 'retry-after'],
    maxAge: 86_400,
  });
  fastify.decorateRequest('contexto');
  fastify.decorateRequest('identidad');
  fastify.decorateRequest('revisada', false);
  fastify.addHook('onRequest', async (peticion, respuesta) => {
    peticion.contexto = crearContexto(peticion.headers, plazoMs);
    void respuesta.header('x-correlation-id', peticion.contexto.correlacion);
  });
  let cerrando = false;
  fastify.addHook('onSend', async (_peticion, respuesta) => {
    // A connection that was busy when the closing began would be kept alive, and the closing would wait for it.
    if (cerrando) void respuesta.header('connection', 'close');
    // The landing page is Apollo Server's to send.
    const esPagina = String(respuesta.getHeader('content-type')).startsWith('text/html');
    if (esPagina && !respuesta.hasHeader('content-security-policy')) {
      void respuesta.header('content-security-policy', POLITICA_DE_INICIO);
    }
  });
  fastify.setErrorHandler<Error & { code?: string; statusCode?: number }>((error, peticion, respuesta) => {
    const { correlacion } = peticion.contexto;
    if (error instanceof RechazoDeIdentidad) {
      const { estado, codigo, mensaje } = error.forma;
      registro.rechazada(correlacion, [codigo], error.motivo);
      void respuesta.code(estado).headers(error.cabeceras).send(cuerpoDeError(mensaje, codigo));
      return;
    }
    if (error instanceof RechazoDePeticion) {
      const { codigos, cuerpo, http } = error;
      registro.rechazada(correlacion, codigos);
      void respuesta
        .code(http.status)
        .headers({ 'cache-control': 'no-store', ...http.headers })
        .type(tipoDeRespuesta(peticion.headers) ?? 'application/json; charset=utf-8')
        .send(`${JSON.stringify(cuerpo)}\n`);
      return;
    }
    // Apollo Server's integration makes an address of the host's name.
    const estado = error.statusCode ?? (error.code === 'ERR_INVALID_URL' ? 400 : 500);
    if (estado >= 500) bitacora.error({ err: error, correlacion }, 'Request failed');
    const cuerpo = contextoActual.run(peticion.contexto, () => cuerpoDeFallo(estado));
    void respuesta.code(estado).type('application/json; charset=utf-8').send(cuerpo);
  });
  fastify.setNotFoundHandler((_peticion, respuesta) => {
    void respuesta
      .code(404)
      .send(cuerpoDeError(`No hay nada en esta dirección; la API está en ${RUTA}.`, 'NO_ENCONTRADO'));
  });

  const conexiones = { ...CONEXIONES, ...ajustesDeConexiones };
  const plazas = crearPlazas(conexiones);
  const { suscribir, alRecargar } = crearSuscripciones({
    supergrafo,
    plazas,
    subgrafos: porNombre,
    leer,
    fuentes,
    firmar,
    metricas,
    registro,
    bitacora,
    trazas,
    plazoMs,
    pacienciaMs,
  });
  const correr = (version: Supergrafo, operacion: Operacion, contexto: Contexto): Promise<ResultadoParaCliente> =>
    atajo.ejecutar(version, operacion, contexto) ??
    contextoActual.run(contexto, async () => {
      const { texto, nombre, variables } = operacion;
      const { body } = await apollo.executeOperation(
        { query: texto, variables: { ...variables }, ...(nombre === undefined ? {} : { operationName: nombre }) },
        { contextValue: { ...contexto, revisada: true } },
      );
      if (body.kind !== 'single') throw new Error('Incremental delivery is not served');
      return body.singleResult as ResultadoParaCliente;
    });
  const ejecutar = guardia.conAforo(correr);
  const flujos = crearTransporteHttp({ suscribir, ejecutar, autenticar, plazas, conexiones, revisionMs });

  const atender = fastifyApolloHandler(apollo, {
    context: async ({ contexto, identidad, revisada }) => ({ ...contexto, identidad, revisada }),
  });
  fastify.route({
    method: ['GET', 'POST'],
    url: RUTA,
    onRequest: async (peticion) => {
      // The landing page is for everybody. A GET that asks for something has it in its address.
      if (paginas && peticion.method === 'GET' && peticion.url === RUTA) return;
      await guardia.alLlegar(peticion);
      peticion.identidad = await autenticar(peticion.headers.authorization);
      peticion.contexto = comoTramo(trazas, peticion.contexto);
    },
    async handler(peticion, respuesta) {
      // A stream lasts: what it runs takes its place when it is run.
      const lugar = formatoDeFlujo(peticion.headers) === undefined ? await guardia.alEmpezar(respuesta) : undefined;
      const actual = supergrafo();
      const leida = await guardia.admitir(actual, peticion);
      peticion.revisada = leida !== undefined;
      const enFlujo = flujos.atender(peticion, respuesta, actual, leida);
      if (enFlujo) return enFlujo;
      const { contexto, identidad } = peticion;
      const operacion = leida && 'definicion' in leida ? leida : undefined;
      // A change is carried out even when its client does not wait for the answer, and keeps its place.
      const clase = operacion?.definicion.operation;
      const abandono = clase === 'query' ? alIrse(respuesta.raw) : undefined;
      const rapida = operacion && atajo.http(actual, operacion, peticion, { ...contexto, identidad, abandono });
      const trabajo = rapida ?? contextoActual.run(contexto, () => atender.call(this, peticion, respuesta));
      if (clase === 'mutation') lugar?.hasta(Promise.resolve(trabajo));
      if (!rapida) return trabajo;
      const { estado, tipo, cuerpo } = await rapida;
      return respuesta.code(estado).headers({ 'content-type': tipo, 'cache-control': 'no-store' }).send(cuerpo);
    },
  });
  if (paginas) montarPaginas(fastify, { ruta: RUTA, esquema: () => supergrafo().esquema, operaciones, avisos });
  const esPersonal = async ({ headers }: FastifyRequest) => (await autenticar(headers.authorization)).rol !== 'SOCIO';
  const leerSalud = porUnRato(() => comprobarSalud(subgrafos), VIGENCIA_DE_SALUD_MS);
  fastify.get('/health', async (peticion, respuesta) => {
    const salud = await leerSalud();
    // Whether it works is for everybody; what it is made of is not. A token that is wrong must not make it look ill.
    const entera = await esPersonal(peticion).catch(() => false);
    return respuesta.code(salud.estado === 'caido' ? 503 : 200).send(entera ? salud : { estado: salud.estado });
  });
  const estaListo = crearDisposicion(subgrafos, leerSalud);
  montarSondas(fastify, async () => !cerrando && (await estaListo()));
  fastify.get('/metrics', async (peticion, respuesta) => {
    if (!(await esPersonal(peticion))) throw sinRol('Las métricas son para ADMIN y OPERADOR.');
    return respuesta.type(registroDeMetricas.contentType).send(await registroDeMetricas.metrics());
  });

  const transporte = montarTransporteWs({
    servidor: fastify.server,
    ruta: RUTA,
    supergrafo,
    guardia,
    direccionDe: crearDireccionDe(proxies),
    suscribir,
    ejecutar,
    autenticar,
    revisionMs,
    origenes,
    limiteBytes: LIMITE_BYTES,
    plazoMs,
    plazas,
    conexiones,
    registro,
    bitacora,
    trazas,
  });

  try {
    const url = await fastify.listen({ port: puerto, host: anfitrion });
    bitacora.info({ url: url + RUTA, subgrafos: [...porNombre.keys()] }, 'Gateway listening');
    if (autenticar === abierto) {
      bitacora.warn('OPEN: without JWT_CLAVE or JWT_JWKS_URL nobody is asked who they are, and all act as ADMIN');
    }
    return {
      url,
      recargar(sdl) {
        puerta.recargar(sdl);
        void alRecargar(supergrafo());
      },
      async cerrar() {
        cerrando = true;
        await antesDeCerrar?.();
        const reloj = setTimeout(() => fastify.server.closeAllConnections(), PLAZO_DE_CIERRE_MS);
        flujos.cerrar();
        await transporte.cerrar();
        await fastify.close();
        clearTimeout(reloj);
        await apollo.stop();
        bitacora.info('Gateway stopped');
      },
    };
  } catch (error) {
    await transporte.cerrar();
    await fastify.close();
    await apollo.stop();
    throw error;
  }
}

function cuerpoDeFallo(estado: number) {
  switch (estado) {
    case 413:
      return cuerpoDeError('El cuerpo de la petición supera el límite de 1 MiB.', 'CUERPO_DEMASIADO_GRANDE');
    case 415:
      return cuerpoDeError('Envíe la petición como application/json.', 'TIPO_NO_ADMITIDO');
    default:
      return estado < 500
        ? cuerpoDeError('La petición no está bien formada, o no es JSON válido.', CODIGOS.peticionInvalida)
        : { errors: [formatearError({ message: '', extensions: { code: CODIGOS.interno } })] };
  }
}
