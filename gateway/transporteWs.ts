import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import type { Trazas } from '@alpes/seedwork/observabilidad/trazas';
import { type ExecutionArgs, type ExecutionResult, type GraphQLError, GraphQLSchema } from 'graphql';
import { CloseCode, type ConnectionInitMessage, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { type AjustesDeConexiones, type Plaza, type Plazas, REINTENTO_S } from './conexiones.ts';
import { type Contexto, comoTramo, crearContexto } from './contexto.ts';
import { type Entregas, juntas } from './entrega.ts';
import { demasiadasSuscripciones, formatearError, tokenVencido } from './errores.ts';
import type { Autenticar } from './identidad/autenticador.ts';
import { enElMomento } from './identidad/enElMomento.ts';
import { RechazoDeIdentidad } from './identidad/rechazo.ts';
import { vigilarToken } from './identidad/vigilarToken.ts';
import type { DireccionDe } from './limites/direccion.ts';
import type { Guardia } from './limites/guardia.ts';
import type { Operacion } from './operaciones.ts';
import type { RegistroDeOperaciones } from './registroDeOperaciones.ts';
import type { Supergrafo } from './supergrafo.ts';
import type { Ejecutar, ResultadoParaCliente, Suscribir } from './suscripciones.ts';
import { crearTramas } from './tramas.ts';
import { versionUnaVez } from './versionUnaVez.ts';
import { crearVigilancia } from './vigilancia.ts';

/** What the WebSocket transport needs. */
export interface OpcionesDeTransporteWs {
  readonly servidor: Server;
  readonly ruta: string;
  readonly supergrafo: () => Supergrafo;
  readonly guardia: Guardia;
  readonly direccionDe: DireccionDe;
  readonly suscribir: Suscribir;
  readonly ejecutar: Ejecutar;
  readonly autenticar: Autenticar;
  /** How often the token of a connection is looked at again. */
  readonly revisionMs: number;
  /** Origins of web pages that may connect, beside the gateway's own. */
  readonly origenes: readonly string[];
  readonly limiteBytes: number;
  readonly plazoMs: number;
  readonly plazas: Plazas;
  readonly conexiones: AjustesDeConexiones;
  readonly registro: RegistroDeOperaciones;
  readonly bitacora: Logger;
  readonly trazas: Trazas;
}

/** What a connection keeps: who is at its other end, and the timer of that token's end. */
interface DeLaConexion {
  readonly socket: WebSocket;
  /** Of the request that it began with; the rest of that would be kept for nothing. */
  readonly cabeceras: IncomingHttpHeaders;
  /** What the WebSocket writes to. */
  readonly crudo: Socket;
  readonly plaza: Plaza;
  readonly direccion: string;
  identidad?: Identidad;
  /** Whether operations are under way. */
  ocupada?: () => boolean;
  olvidar?: () => void;
}

// How long a connection lives on after its token, so that the last word of each subscription goes first.
const DESPEDIDA_MS = 1_000;

interface Preparada {
  readonly id: string;
  readonly socket: WebSocket;
  /** What the WebSocket writes to. */
  readonly crudo: Socket;
  readonly operacion: Operacion;
  readonly contexto: Contexto;
  readonly tomarVersion: () => Supergrafo;
}

/** In the place of the supergraph's: the library asks for one, keeps it for as long as an operation lasts, and needs none. */
const SIN_ESQUEMA = new GraphQLSchema({});

/** Serves graphql-transport-ws on `ruta` of an HTTP server. */
export function montarTransporteWs(opciones: OpcionesDeTransporteWs): { cerrar(): Promise<void> } {
  const {
    servidor,
    ruta,
    supergrafo,
    guardia,
    direccionDe,
    suscribir,
    ejecutar,
    autenticar,
    revisionMs,
    plazoMs,
    plazas,
    bitacora,
    trazas,
  } = opciones;
  const { suscripcionesPorConexion } = opciones.conexiones;
  const wss = new WebSocketServer({ noServer: true, maxPayload: opciones.limiteBytes, handleProtocols });
  const vigilancia = crearVigilancia(opciones.conexiones);

  const protocolo = makeServer<ConnectionInitMessage['payload'], DeLaConexion>({
    async onConnect(conexion) {
      const { extra, connectionParams } = conexion;
      const { socket, cabeceras, plaza } = extra;
      // Not the subscriptions themselves: the library puts others in their place.
      extra.ocupada = () => Object.keys(conexion.subscriptions).length > 0;
      try {
        const autorizacion = autorizacionDe(connectionParams) ?? cabeceras.authorization;
        const identidad = await autenticar(autorizacion);
        // Who has left meanwhile would never be told that it is over.
        if (socket.readyState !== socket.OPEN) return false;
        const sinPlaza = plaza.ocupar(identidad);
        if (sinPlaza) {
          socket.close(CloseCode.TooManyInitialisationRequests, sinPlaza.mensaje);
          return false;
        }
        extra.identidad = identidad;
        if (identidad.vence === undefined) return true;
        const cerrar = () => socket.close(CloseCode.Forbidden, 'El token venció.');
        const olvidarFin = enElMomento(identidad.vence + DESPEDIDA_MS, cerrar);
        const alRechazar = ({ message }: RechazoDeIdentidad) => socket.close(CloseCode.Forbidden, message);
        const noVigilar = vigilarToken({ autenticar, autorizacion, cadaMs: revisionMs, alRechazar });
        extra.olvidar = () => {
          olvidarFin();
          noVigilar();
        };
        return true;
      } catch (error) {
        if (!(error instanceof RechazoDeIdentidad)) throw error;
        const { correlacion } = crearContexto({ ...cabeceras, ...connectionParams }, plazoMs);
        opciones.registro.rechazada(correlacion, [error.forma.codigo], error.motivo);
        // With a reason of ours; the library would say no more than that it is forbidden.
        socket.close(CloseCode.Forbidden, error.message);
        return false;
      }
    },
    onClose: ({ extra }) => extra.olvidar?.(),
    async onSubscribe(
      { extra, connectionParams, subscriptions },
      id,
      peticion,
    ): Promise<ExecutionArgs | readonly GraphQLError[]> {
      const { identidad } = extra;
      if (identidad === undefined) throw new Error('The connection was not acknowledged');
      if (identidad.vence !== undefined && identidad.vence <= Date.now()) return [tokenVencido()];
      // This one is among them already.
      if (Object.keys(subscriptions).length > suscripcionesPorConexion) {
        return [demasiadasSuscripciones(suscripcionesPorConexion)];
      }
      const actual = supergrafo();
      const operacion = await guardia.alPedir(actual, peticion, identidad, extra.direccion);
      if (!('definicion' in operacion)) return operacion;
      // A browser cannot set headers on a WebSocket: its parameters stand in for them.
      const contexto = comoTramo(trazas, {
        ...crearContexto({ ...extra.cabeceras, ...connectionParams }, plazoMs),
        identidad,
      });
      const preparada: Preparada = {
        id,
        socket: extra.socket,
        crudo: extra.crudo,
        operacion,
        contexto,
        tomarVersion: versionUnaVez(actual),
      };
      return {
        schema: SIN_ESQUEMA,
        document: operacion.documento,
        operationName: operacion.nombre ?? null,
        contextValue: preparada,
      };
    },
    async execute({ contextValue }) {
      const preparada = contextValue as Preparada;
      return comoResultado(await ejecutar(preparada.tomarVersion(), preparada.operacion, preparada.contexto));
    },
    async subscribe({ contextValue }) {
      const preparada = contextValue as Preparada;
      const { id, socket, crudo, operacion, contexto } = preparada;
      const resultado = await suscribir(preparada.tomarVersion(), operacion, contexto);
      return 'tomar' in resultado ? enviada(resultado, id, socket, crudo) : comoResultado(resultado);
    },
    // Results come formatted already; the library would call a method that formatted errors do not have.
    onNext: (_contexto, _id, _peticion, _argumentos, resultado) => resultado as unknown as ResultadoParaCliente,
    onError: (_contexto, _id, _peticion, errores) => errores.map((error) => formatearError(error.toJSON())),
  });

  function abrir(
    socket: WebSocket,
    { headers: cabeceras, socket: crudo }: IncomingMessage,
    plaza: Plaza,
    direccion: string,
  ): void {
    const fallar = (err: unknown) => {
      bitacora.error({ err }, 'A message of a WebSocket could not be dealt with');
      socket.close(CloseCode.InternalServerError, 'Internal server error');
    };
    const extra: DeLaConexion = { socket, cabeceras, crudo, plaza, direccion };
    const cerrada = protocolo.opened(
      {
        protocol: socket.protocol,
        send: (texto) => enviar(socket, texto),
        close: (codigo, motivo) => socket.close(codigo, motivo),
        onMessage: (recibir) => socket.on('message', (datos) => void recibir(String(datos)).catch(fallar)),
      },
      extra,
    );
    socket.on('error', (err) => bitacora.debug({ err }, 'WebSocket failed'));
    socket.once('close', (codigo, motivo) => {
      void cerrada(codigo, String(motivo)).catch(fallar);
    });
    vigilancia.vigilar(socket, crudo, () => extra.ocupada?.() ?? false);
  }

  // Out here: made there, it would keep the whole request for as long as its socket lives.
  const alFallarAntes = (err: Error) => bitacora.debug({ err }, 'Socket failed before the WebSocket was open');

  const alSubir = (peticion: IncomingMessage, socket: Duplex, cabeza: Buffer) => {
    socket.on('error', alFallarAntes);
    if (peticion.url?.split('?')[0] !== ruta) return rechazar(socket, '404 Not Found');
    if (!origenPermitido(peticion, opciones.origenes)) return rechazar(socket, '403 Forbidden');
    const direccion = direccionDe(peticion);
    const subir = () => {
      // It may have gone while it waited.
      if (socket.destroyed) return;
      const plaza = plazas.tomar(direccion);
      if ('estado' in plaza) {
        return rechazar(socket, plaza.estado === 503 ? '503 Service Unavailable' : '429 Too Many Requests');
      }
      // Before the WebSocket is open, it may fail without ever being one.
      socket.once('close', plaza.soltar);
      wss.handleUpgrade(peticion, socket, cabeza, (ws) => abrir(ws, peticion, plaza, direccion));
    };
    const gasto = guardia.alConectar(direccion);
    if (gasto) void gasto.then(subir, () => rechazar(socket, '429 Too Many Requests'));
    else subir();
  };
  servidor.on('upgrade', alSubir);

  return {
    async cerrar() {
      servidor.off('upgrade', alSubir);
      // A client that does not answer the closing handshake must not keep the process alive.
      const reloj = setTimeout(() => {
        for (const cliente of wss.clients) cliente.terminate();
      }, 2_000);
      vigilancia.detener();
      for (const cliente of wss.clients) cliente.close(1001, 'Going away');
      wss.close();
      while (wss.clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      clearTimeout(reloj);
    },
  };
}

// People write it as they write the header.
function autorizacionDe(parametros: Readonly<Record<string, unknown>> | undefined): unknown {
  return Object.entries(parametros ?? {}).find(([nombre]) => nombre.toLowerCase() === 'authorization')?.[1];
}

// The library's types want errors that are not formatted yet, of which it needs nothing once `onNext` is given.
function comoResultado(resultado: ResultadoParaCliente): ExecutionResult {
  return resultado as unknown as ExecutionResult;
}

// The rules that keep other sites' pages from using an API through a visitor's browser do not cover WebSockets.
function origenPermitido({ headers: { origin, host } }: IncomingMessage, origenes: readonly string[]): boolean {
  if (origin === undefined || origenes.includes('*') || origenes.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function rechazar(socket: Duplex, estado: string): void {
  const reintento = /^(?:503|429)/.test(estado) ? `Retry-After: ${REINTENTO_S}\r\n` : '';
  socket.end(`HTTP/1.1 ${estado}\r\nConnection: close\r\n${reintento}Content-Length: 0\r\n\r\n`);
}

/** What may wait in a socket before its subscriptions wait too. */
const PENDIENTE_MAXIMO = 64 * 1024;

/**
 * Writes the results of a subscription straight to the socket, as they were written for all who get them: the library
 * would write each anew. To the library it is a stream that gives nothing, and then ends.
 */
function enviada(entregas: Entregas, id: string, socket: WebSocket, crudo: Socket): AsyncGenerator<never> {
  const enTramas = crearTramas(id);
  async function enviarTodas(): Promise<IteratorReturnResult<undefined>> {
    for await (const entrega of entregas) {
      if (socket.readyState !== socket.OPEN) continue;
      const tramas = enTramas(juntas(entrega, entregas));
      if (crudo.writableLength <= PENDIENTE_MAXIMO) crudo.write(tramas);
      // What cannot be written is told by the socket's end.
      else await new Promise((resolve) => crudo.write(tramas, resolve));
    }
    return { done: true, value: undefined };
  }
  const vacia: AsyncGenerator<never, undefined, undefined> = {
    next: enviarTodas,
    return: async () => {
      await entregas.return(undefined);
      return { done: true, value: undefined };
    },
    async throw(error) {
      await entregas.return(undefined);
      throw error;
    },
    [Symbol.asyncIterator]: () => vacia,
    [Symbol.asyncDispose]: async () => {
      await entregas.return(undefined);
    },
  };
  return vacia;
}

/** Sends a message. @returns when it has gone out: who does not read holds its own operations back. */
function enviar(socket: WebSocket, texto: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else socket.send(texto, (error) => (error ? reject(error) : resolve()));
  });
}
