// Many subscribers in one process, which looks at no more of what it gets than it must: over plain sockets, since the
// libraries of clients would cost more than what is measured.
import { connect, type Socket } from 'node:net';

/** What the subscribers are asked to do: to subscribe, or to tell what they have got since the last time. */
export type Orden =
  | {
      readonly que: 'abrir';
      readonly url: string;
      readonly transporte: 'ws' | 'sse';
      /** One for each subscriber. */
      readonly consultas: readonly string[];
      /** From one event of a subscriber to its next one: more than 1 where others get those between. */
      readonly paso: number;
    }
  | { readonly que: 'contar' }
  | { readonly que: 'cerrar' };

/** What they have got. */
export interface Cuenta {
  readonly recibidos: number;
  /** Subscribers that have got the event with this position, or a later one. */
  readonly hasta: Readonly<Record<number, number>>;
  /** Events that did not follow on the one before. */
  readonly fuera: number;
  readonly cortados: number;
  /** Ms from an event's time to its subscriber, in order; of every tenth subscriber. */
  readonly demoras: readonly number[];
}

/** Opens them a few at a time, as a crowd comes. */
const A_LA_VEZ = 100;
const MUESTRA = 10;
const MARCA = '"posicion":';
const HORA = '"ocurrido":"';
const RECIBIDO = Buffer.allocUnsafe(64 * 1024);

const sockets = new Set<Socket>();
const ultimas: number[] = [];
let recibidos = 0;
let fuera = 0;
let cortados = 0;
let paso = 1;
let demoras: number[] = [];

/** A frame of a client, whose mask changes nothing. */
const trama = (texto: string): Buffer => {
  const datos = Buffer.from(texto);
  const corta = datos.length < 126;
  const cabeza = Buffer.alloc(corta ? 6 : 8);
  cabeza[0] = 0x81;
  cabeza[1] = 0x80 | (corta ? datos.length : 126);
  if (!corta) cabeza.writeUInt16BE(datos.length, 2);
  return Buffer.concat([cabeza, datos]);
};

const abrirUno = (n: number, url: string, transporte: 'ws' | 'sse', query: string): Promise<void> =>
  new Promise((resolver, rechazar) => {
    const { hostname, port, host } = new URL(url);
    let resto = '';
    let pedido = transporte === 'sse';
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      // One buffer for all that is read: it is looked at before anything else is.
      onread: { buffer: RECIBIDO, callback: (bytes) => recibir(RECIBIDO.toString('latin1', 0, bytes)) },
    });
    sockets.add(socket);
    socket.once('error', rechazar);
    socket.on('close', () => {
      cortados += sockets.delete(socket) ? 1 : 0;
    });
    if (transporte === 'sse') {
      const cuerpo = JSON.stringify({ query });
      socket.write(
        `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${Buffer.byteLength(cuerpo)}\r\n\r\n${cuerpo}`,
      );
    } else {
      socket.write(
        `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n' +
          'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
      );
      socket.write(trama('{"type":"connection_init"}'));
    }
    function recibir(trozo: string): boolean {
      let texto = resto + trozo;
      if (!pedido && texto.includes('connection_ack')) {
        pedido = true;
        socket.write(trama(JSON.stringify({ id: `${n}`, type: 'subscribe', payload: { query } })));
        resolver();
        texto = '';
      } else if (transporte === 'sse' && texto.startsWith('HTTP/1.1 ') && texto.includes('\r\n\r\n')) {
        if (!texto.startsWith('HTTP/1.1 200')) rechazar(new Error(texto.slice(0, 200)));
        resolver();
        texto = texto.slice(texto.indexOf('\r\n\r\n'));
      }
      resto = leer(n, texto);
      return true;
    }
  });

/** @returns what is not whole yet */
const leer = (n: number, texto: string): string => {
  let desde = 0;
  for (;;) {
    const marca = texto.indexOf(MARCA, desde);
    if (marca === -1) break;
    const hora = texto.indexOf(HORA, marca);
    const fin = hora === -1 ? -1 : texto.indexOf('"', hora + HORA.length);
    if (fin === -1) return texto.slice(marca);
    const posicion = Number.parseInt(texto.slice(marca + MARCA.length, marca + MARCA.length + 12), 10);
    const ultima = ultimas[n];
    if (ultima !== undefined && posicion !== ultima + paso) fuera += 1;
    ultimas[n] = posicion;
    recibidos += 1;
    if (n % MUESTRA === 0) demoras.push(Date.now() - Date.parse(texto.slice(hora + HORA.length, fin)));
    desde = fin;
  }
  // Long enough for a mark that is cut in two.
  return texto.slice(Math.max(desde, texto.length - MARCA.length));
};

process.on('message', async (orden: Orden) => {
  if (orden.que === 'abrir') {
    const { url, transporte, consultas } = orden;
    paso = orden.paso;
    const antes = sockets.size;
    for (let i = 0; i < consultas.length; i += A_LA_VEZ) {
      const tanda = consultas.slice(i, i + A_LA_VEZ);
      await Promise.all(tanda.map((consulta, j) => abrirUno(antes + i + j, url, transporte, consulta)));
    }
    process.send?.({ listos: sockets.size });
  }
  if (orden.que === 'contar') {
    const hasta: Record<number, number> = {};
    for (const ultima of ultimas) hasta[ultima] = (hasta[ultima] ?? 0) + 1;
    process.send?.({ recibidos, hasta, fuera, cortados, demoras: demoras.toSorted((a, b) => a - b) } satisfies Cuenta);
    demoras = [];
    recibidos = 0;
  }
  if (orden.que === 'cerrar') {
    for (const socket of [...sockets]) {
      sockets.delete(socket);
      socket.destroy();
    }
    ultimas.length = 0;
    process.send?.({ listos: 0 });
  }
});
process.stdout.write('{"url":"http://127.0.0.1"}\n');
