import type { Cabeceras, PeticionGraphql } from '@alpes/seedwork/graphql/subgrafo';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LectorLento } from './errores.ts';

/** One subscription to a subgraph behind HTTP. */
export interface OpcionesDeSuscripcionHttp {
  readonly url: string;
  readonly peticion: PeticionGraphql;
  readonly cabeceras: Cabeceras;
  readonly plazoConexionMs: number;
  /** Results that may wait for their reader, and what they may weigh, before the connection is told to hold back. */
  readonly limite?: number;
  readonly limiteBytes?: number;
  /** How often the other side is asked for a sign of life. */
  readonly latidoMs?: number;
}

/**
 * Subscribes over a graphql-transport-ws connection of its own, and resolves once the subgraph has taken it.
 *
 * One connection each, instead of one for all: a reader that is slow holds back its own stream, down to the subgraph,
 * and nobody else's, and each stream carries its own headers.
 */
export async function suscripcionHttp({
  url,
  peticion,
  cabeceras,
  plazoConexionMs,
  limite = 16,
  limiteBytes = 1024 * 1024,
  latidoMs = 10_000,
}: OpcionesDeSuscripcionHttp): Promise<AsyncIterableIterator<ExecutionResult>> {
  const cola: { readonly resultado: ExecutionResult; readonly bytes: number }[] = [];
  let bytes = 0;
  /** Of the message that is being read. */
  let bytesDelMensaje = 0;
  let socket: WebSocket | undefined;
  let latido: NodeJS.Timeout | undefined;
  let fin: { readonly error?: Error } | undefined;
  let despertar: (() => void) | undefined;
  let detenidoDesde: number | undefined;
  let ultimaPausaMs = 0;
  let cerrar: () => void = () => undefined;

  class Conexion extends WebSocket {
    constructor(direccion: string, protocolos: string) {
      super(direccion, protocolos, { headers: cabeceras, handshakeTimeout: plazoConexionMs, perMessageDeflate: false });
      socket = this;
      // Before the library, which is told of a message's content alone.
      this.on('message', (datos: Buffer) => {
        bytesDelMensaje = datos.length;
      });
    }
  }

  const cliente = createClient({
    url,
    webSocketImpl: Conexion,
    connectionParams: cabeceras,
    connectionAckWaitTimeout: plazoConexionMs,
    // Events would be lost between two connections without anybody noticing: the client resumes from its cursor.
    retryAttempts: 0,
    keepAlive: latidoMs,
    on: {
      ping(recibido) {
        if (!recibido && detenidoDesde === undefined) esperarPong();
      },
      pong: () => clearTimeout(latido),
    },
  });

  function esperarPong(): void {
    clearTimeout(latido);
    latido = setTimeout(() => socket?.terminate(), latidoMs);
  }

  function terminar(error?: Error): void {
    clearTimeout(latido);
    fin ??= error ? { error } : {};
    despertar?.();
  }

  const conectada = new Promise<void>((resolve, reject) => {
    cliente.on('connected', () => resolve());
    const soltar = cliente.subscribe(
      {
        query: peticion.query,
        ...(peticion.operationName === undefined ? {} : { operationName: peticion.operationName }),
        ...(peticion.variables === undefined ? {} : { variables: { ...peticion.variables } }),
      },
      {
        next(resultado) {
          cola.push({ resultado: resultado as ExecutionResult, bytes: bytesDelMensaje });
          bytes += bytesDelMensaje;
          if ((cola.length >= limite || bytes >= limiteBytes) && detenidoDesde === undefined) {
            detenidoDesde = Date.now();
            clearTimeout(latido);
            socket?.pause();
          }
          despertar?.();
        },
        error(motivo) {
          if (Array.isArray(motivo)) {
            cola.push({ resultado: { errors: motivo }, bytes: 0 });
            terminar();
          } else {
            const error = motivoDeCorte(motivo, ultimaPausaMs >= latidoMs / 2);
            reject(error);
            terminar(error);
          }
        },
        complete: () => terminar(),
      },
    );
    cerrar = () => {
      reanudar();
      soltar();
    };
  });

  function reanudar(): void {
    if (detenidoDesde === undefined) return;
    ultimaPausaMs = Date.now() - detenidoDesde;
    detenidoDesde = undefined;
    socket?.resume();
    // The library asks for the next sign of life only when it has had one: what is there for a ping of before has to come.
    if (fin === undefined) esperarPong();
  }

  await conectada;

  const FIN: IteratorReturnResult<undefined> = { done: true, value: undefined };
  const resultados: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      while (cola.length === 0 && !fin) {
        await new Promise<void>((resolve) => {
          despertar = resolve;
        });
        despertar = undefined;
      }
      const tomado = cola.shift();
      bytes -= tomado?.bytes ?? 0;
      if (cola.length <= limite / 2 && bytes <= limiteBytes / 2) reanudar();
      if (tomado) return { done: false, value: tomado.resultado };
      if (fin?.error) {
        const { error } = fin;
        fin = {};
        throw error;
      }
      return FIN;
    },
    return() {
      cola.length = 0;
      bytes = 0;
      terminar();
      cerrar();
      return Promise.resolve(FIN);
    },
    [Symbol.asyncIterator]: () => resultados,
  };
  return resultados;
}

// A subgraph cuts off who does not read for long, which shows only when reading goes on: that is our reader's
// slowness and not the subgraph's failure.
function motivoDeCorte(motivo: unknown, lento: boolean): Error {
  if (lento) return new LectorLento('The subgraph closed a stream that was not being read');
  if (motivo instanceof Error) return motivo;
  const { code, reason } = motivo as { code?: number; reason?: string };
  return new Error(`WebSocket closed with ${code ?? 'no code'} ${reason ?? ''}`.trim());
}
