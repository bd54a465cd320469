import type { WebSocket } from 'ws';

/** Watches over WebSockets: each is asked for a sign of life from time to time, and may not be idle for ever. */
export interface Vigilancia {
  /** @param ocupada - whether the connection has operations under way. */
  vigilar(socket: WebSocket, ocupada: () => boolean): void;
  detener(): void;
}

interface Vigilada {
  readonly socket: WebSocket;
  readonly ocupada: () => boolean;
  viva: boolean;
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
    const { socket, ocupada } = vigilada;
    if (socket.readyState !== socket.OPEN) return;
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
    vigilar(socket, ocupada) {
      const suyas = turnos[siguiente] as Set<Vigilada>;
      siguiente = (siguiente + 1) % TURNOS;
      const vigilada: Vigilada = { socket, ocupada, viva: true, ociosaDesde: Date.now() };
      suyas.add(vigilada);
      socket.on('pong', () => {
        vigilada.viva = true;
      });
      socket.once('close', () => suyas.delete(vigilada));
    },
    detener: () => clearInterval(reloj),
  };
}
