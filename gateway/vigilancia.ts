import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/**
 * Watches over WebSockets: each is asked for a sign of life from time to time, may not be idle for ever, and may not for
 * ever take nothing of what waits for it.
 */
export interface Vigilancia {
  /**
   * @param crudo - what the WebSocket writes to.
   * @param ocupada - whether the connection has operations under way.
   */
  vigilar(socket: WebSocket, crudo: Socket, ocupada: () => boolean): void;
  detener(): void;
}

interface Vigilada {
  readonly socket: WebSocket;
  readonly crudo: Socket;
  readonly ocupada: () => boolean;
  viva: boolean;
  /** How many bytes it had taken when it was last seen to have taken some, and when that was. */
  tomados: number;
  tomaDesde: number;
  ociosaDesde: number | undefined;
}

/** Rounds that make up the whole: with all in one, thousands of pings would hold events up. */
const TURNOS = 12;

/** One timer for all connections, and not one or two for each. */
export function crearVigilancia({ latidoMs, inactivaMs }: { latidoMs: number; inactivaMs: number }): Vigilancia {
  const turnos = Array.from({ length: TURNOS }, () => new Set<Vigilada>());
  let siguiente = 0;
  let turno = 0;

  function mirar(vigilada: Vigilada): void {
    const { socket, crudo, ocupada } = vigilada;
    if (socket.readyState !== socket.OPEN) return;
    const tomados = crudo.bytesWritten - socket.bufferedAmount;
    if (tomados !== vigilada.tomados || socket.bufferedAmount === 0) {
      vigilada.tomados = tomados;
      vigilada.tomaDesde = Date.now();
    }
    if (socket.bufferedAmount > 0) {
      // A ping would wait behind all that, and its answer be late for who is slow.
      vigilada.viva = true;
      if (Date.now() - vigilada.tomaDesde >= inactivaMs) socket.terminate();
      return;
    }
    if (!vigilada.viva) {
      socket.terminate();
      return;
    }
    vigilada.viva = false;
    socket.ping();
    if (ocupada()) vigilada.ociosaDesde = undefined;
    else if (vigilada.ociosaDesde === undefined) vigilada.ociosaDesde = Date.now();
    else if (Date.now() - vigilada.ociosaDesde >= inactivaMs) socket.close(1000, 'No hubo operaciones.');
  }

  const reloj = setInterval(() => {
    for (const vigilada of turnos[turno] ?? []) mirar(vigilada);
    turno = (turno + 1) % TURNOS;
  }, latidoMs / TURNOS);
  reloj.unref();

  return {
    vigilar(socket, crudo, ocupada) {
      const suyas = turnos[siguiente] as Set<Vigilada>;
      siguiente = (siguiente + 1) % TURNOS;
      const ahora = Date.now();
      const vigilada = { socket, crudo, ocupada, viva: true, tomados: 0, tomaDesde: ahora, ociosaDesde: ahora };
      suyas.add(vigilada);
      socket.on('pong', () => {
        vigilada.viva = true;
      });
      socket.once('close', () => suyas.delete(vigilada));
    },
    detener: () => clearInterval(reloj),
  };
}
