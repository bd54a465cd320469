import type { Duplex } from 'node:stream';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { Identidad } from '../aplicacion/identidad.ts';
import type { ModuloEnMarcha } from '../modulo.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import { porUnRato } from '../observabilidad/porUnRato.ts';
import { VIGENCIA_DE_SALUD_MS } from '../observabilidad/salud.ts';
import { montarSondas } from '../observabilidad/sondas.ts';
import { CredencialRechazada } from '../seguridad/credencialInterna.ts';
import { alIrse } from './alIrse.ts';
import { comoDocumento } from './documentos.ts';
import { leerPeticionHttp } from './peticionHttp.ts';
import { enPlazo } from './plazo.ts';
import { type Cabeceras, esMutacion, type PeticionGraphql } from './subgrafo.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; of requests for the graph. */
    identidad: Identidad;
  }
}

const RUTA = '/graphql';
/** How long connections have to end, in ms, before they are cut. */
const CIERRE_MAXIMO_MS = 15_000;

/** What a subgraph's server is made of. */
export interface OpcionesDeServidor {
  readonly modulo: ModuloEnMarcha;
  /** 0 takes a free one. */
  readonly puerto: number;
  readonly anfitrion: string;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
  /** What it waits for when it is to stop: it still takes requests, and tells by `/ready` that it should get no more. */
  readonly antesDeCerrar?: (() => Promise<unknown>) | undefined;
}

/** A subgraph that is listening. */
export interface ServidorEnMarcha {
  readonly url: string;
  /** Is not ready any more, takes no more requests, lets those under way end, then closes. */
  cerrar(): Promise<void>;
}

/** A module on HTTP, for the gateway: GraphQL with subscriptions (graphql-ws), `/health`, `/live`, `/ready`, `/metrics`. */
export const servirSubgrafo = async (opciones: OpcionesDeServidor): Promise<ServidorEnMarcha> => {
  const { modulo, puerto, anfitrion, bitacora, metricas, antesDeCerrar } = opciones;
  const fastify = Fastify({
    loggerInstance: bitacora,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  // The log's type is pino's own; nothing below depends on it.
  const servidor = fastify as unknown as FastifyInstance;

  let cerrando = false;
  servidor.addHook('onSend', async (_peticion, respuesta) => {
    // A connection that is busy when the closing begins would be kept alive, and the closing would wait for it.
    if (cerrando) respuesta.header('connection', 'close');
  });
  servidor.decorateRequest('identidad');
  const atender = fastifyApolloHandler(modulo.apollo, {
    context: async ({ headers, identidad }: FastifyRequest) => modulo.contexto(cabecerasDe(headers), identidad),
  });
  servidor.route({
    url: RUTA,
    method: ['GET', 'POST', 'OPTIONS'],
    // Before the body is read: of somebody who is not the gateway, not even that is taken.
    onRequest: async (peticion, respuesta) => {
      try {
        peticion.identidad = await modulo.identificar(peticion.headers);
      } catch (error) {
        // No GraphQL answer: to the gateway it is a subgraph that does not serve, and to its client no fault of its token.
        return respuesta.code(401).send({ error: rechazo(error, bitacora) });
      }
    },
    async handler(peticion, respuesta) {
      return modulo.trazar(cabecerasDe(peticion.headers), async (cabeceras) => {
        const leida = leerPeticionHttp(peticion);
        const abandono = leida && !esMutacion(leida.peticion.query) ? alIrse(respuesta.raw) : undefined;
        const resultado =
          leida &&
          (await enPlazo(cabeceras, abandono, () =>
            modulo.ejecutarDirecto(leida.peticion, modulo.contexto(cabeceras, peticion.identidad)),
          ));
        if (resultado === undefined) return atender.call(this, peticion, respuesta);
        return respuesta
          .headers({ 'content-type': leida?.tipo, 'cache-control': 'no-store' })
          .send(`${JSON.stringify(resultado)}\n`);
      });
    },
  });
  const leerSalud = porUnRato(() => modulo.salud(), VIGENCIA_DE_SALUD_MS);
  servidor.get('/health', async (_, respuesta) => {
    const salud = await leerSalud();
    return respuesta.code(salud.estado === 'caido' ? 503 : 200).send(salud);
  });
  montarSondas(servidor, async () => !cerrando && (await leerSalud()).estado !== 'caido');
  servidor.get('/metrics', async (_, respuesta) =>
    respuesta.type(metricas.registro.contentType).send(await metricas.registro.metrics()),
  );

  const ws = montarSuscripciones(servidor, modulo, bitacora);
  try {
    const url = await servidor.listen({ port: puerto, host: anfitrion });
    return {
      url: `${url}${RUTA}`,
      async cerrar() {
        cerrando = true;
        await antesDeCerrar?.();
        const limite = setTimeout(() => servidor.server.closeAllConnections(), CIERRE_MAXIMO_MS);
        await ws.cerrar();
        await servidor.close();
        clearTimeout(limite);
      },
    };
  } catch (error) {
    await ws.cerrar();
    throw error;
  }
};

/** What the module needs to run an operation that came over a WebSocket. */
interface PorCorrer {
  readonly peticion: PeticionGraphql;
  readonly cabeceras: Cabeceras;
}

const montarSuscripciones = (
  servidor: FastifyInstance,
  modulo: ModuloEnMarcha,
  bitacora: Logger,
): { cerrar(): Promise<void> } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  const { dispose } = useServer(
    {
      async onSubscribe({ extra }, _id, { query, variables, operationName }) {
        try {
          // The connection may be older than a credential lives.
          await modulo.identificar(extra.request.headers);
        } catch (error) {
          return [new GraphQLError(rechazo(error, bitacora))];
        }
        const documento = comoDocumento(query);
        if (documento instanceof GraphQLError) return [documento];
        const contextValue: PorCorrer = {
          peticion: { query, variables: variables ?? undefined, operationName: operationName ?? undefined },
          cabeceras: cabecerasDe(extra.request.headers),
        };
        return { schema: modulo.esquema, document: documento, operationName: operationName ?? null, contextValue };
      },
      // The module validates, runs and formats: the same in process and behind HTTP.
      execute: ({ contextValue }) => {
        const { peticion, cabeceras } = contextValue as PorCorrer;
        return modulo.ejecutar(peticion, cabeceras);
      },
      subscribe: async ({ contextValue }) => {
        const { peticion, cabeceras } = contextValue as PorCorrer;
        // The library asks for a generator and uses it as an iterator.
        return (await modulo.suscribir(peticion, cabeceras)) as AsyncGenerator<ExecutionResult>;
      },
    },
    sockets,
  );
  servidor.server.on('upgrade', async (peticion, socket, cabeza) => {
    // A socket that fails before it is a WebSocket has nobody else to notice.
    socket.on('error', () => socket.destroy());
    if (peticion.url?.split('?')[0] !== RUTA) {
      return negar(socket, '404 Not Found');
    }
    try {
      await modulo.identificar(peticion.headers);
    } catch (error) {
      rechazo(error, bitacora);
      return negar(socket, '401 Unauthorized');
    }
    sockets.handleUpgrade(peticion, socket, cabeza, (ws) => sockets.emit('connection', ws, peticion));
  });
  return {
    async cerrar() {
      // A client that does not answer the closing handshake must not keep the process alive.
      const limite = setTimeout(() => {
        for (const cliente of sockets.clients) cliente.terminate();
      }, CIERRE_MAXIMO_MS);
      await dispose();
      clearTimeout(limite);
    },
  };
};

const negar = (socket: Duplex, estado: string): void => {
  socket.end(`HTTP/1.1 ${estado}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Logs why a caller was refused. @returns what it is told */
const rechazo = (error: unknown, bitacora: Logger): string => {
  if (error instanceof CredencialRechazada) {
    bitacora.warn({ motivo: error.motivo }, 'caller refused: it did not show that it is the gateway');
    return error.message;
  }
  bitacora.error({ err: error }, 'caller refused: it could not be checked');
  return 'No se pudo comprobar quién llama.';
};

/** The headers that a request carries, those that come once. */
const cabecerasDe = (cabeceras: NodeJS.Dict<string | string[]>): Cabeceras =>
  Object.fromEntries(
    Object.entries(cabeceras).filter((entrada): entrada is [string, string] => typeof entrada[1] === 'string'),
  );
