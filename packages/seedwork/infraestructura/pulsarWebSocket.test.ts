import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as dormir } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import { BusPulsar } from './busPulsar.ts';
import { clienteWebSocket } from './pulsarWebSocket.ts';

/** A broker that answers as a test says. */
const abiertos: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cerrar of abiertos.splice(0).reverse()) await cerrar();
});
const brokerQue = async (alConectar: (socket: WebSocket, ruta: string) => void) => {
  const servidor = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  servidor.on('connection', (socket, { url = '' }) => alConectar(socket, url));
  await once(servidor, 'listening');
  abiertos.push(() => {
    for (const uno of servidor.clients) uno.terminate();
    return new Promise((resolver) => servidor.close(resolver));
  });
  const lineas: string[] = [];
  const bitacora = bitacoraEn(lineas);
  const url = `ws://127.0.0.1:${(servidor.address() as AddressInfo).port}`;
  const cliente = clienteWebSocket({ url, tenant: 'public', namespace: 'default' });
  const bus = new BusPulsar(cliente, async () => 'una-base', bitacora);
  abiertos.push(() => bus.cerrar());
  return { bus, lineas };
};
const ILEGIBLES = ['no es JSON', '{"otra":"cosa"}', 'null'];

describe('a broker that sends what nobody understands', () => {
  it('to a consumer: it connects again, and goes on', async () => {
    let conexiones = 0;
    const { bus, lineas } = await brokerQue((socket) => {
      const ilegible = ILEGIBLES[conexiones];
      conexiones += 1;
      const payload = Buffer.from('hola').toString('base64');
      const publishTime = '2026-11-26T10:00:00.000Z';
      socket.send(ilegible ?? JSON.stringify({ messageId: 'm', payload, publishTime }));
    });
    const recibidos: string[] = [];
    await bus.suscribir({ topic: 't', nombre: 's', manejar: async ({ cuerpo }) => void recibidos.push(cuerpo) });
    await expect.poll(() => recibidos).toEqual(['hola']);
    expect(conexiones).toBe(ILEGIBLES.length + 1);
    expect(lineas.join('\n')).toContain('The broker sent what cannot be understood');
  });

  it('to a producer: what it sends fails, and can be sent again', async () => {
    let conexiones = 0;
    const { bus } = await brokerQue((socket) => {
      const ilegible = ILEGIBLES[conexiones];
      conexiones += 1;
      socket.on('message', (datos) => {
        const { context } = JSON.parse(`${datos}`) as { context: string };
        socket.send(ilegible ?? JSON.stringify({ result: 'ok', messageId: 'm', context }));
      });
    });
    const publicar = () =>
      bus.publicar({ modulo: 'm', topic: 't' }, [{ posicion: 1n, clave: 'k', cuerpo: 'hola' }]).then(
        () => 'sent',
        (error: Error) => error.message,
      );
    for (const _ of ILEGIBLES) expect(await publicar()).toBe('The broker sent what cannot be understood');
    expect(await publicar()).toBe('sent');
  });
});

it('a broker that ends each connection at once is asked less and less often', async () => {
  let conexiones = 0;
  const { bus } = await brokerQue((socket) => {
    conexiones += 1;
    socket.close();
  });
  await bus.suscribir({ topic: 't', nombre: 's', manejar: async () => {} });
  await dormir(2_000);
  // 0, 100, 300, 700, 1500 ms.
  expect(conexiones).toBeGreaterThan(1);
  expect(conexiones).toBeLessThanOrEqual(6);
});

it('who deposits several messages at once opens one producer, and another when that is lost', async () => {
  let conexiones = 0;
  const sockets: WebSocket[] = [];
  const { bus } = await brokerQue((socket) => {
    conexiones += 1;
    sockets.push(socket);
    socket.on('message', (datos) => {
      const { context } = JSON.parse(`${datos}`) as { context: string };
      socket.send(JSON.stringify({ result: 'ok', messageId: 'm', context }));
    });
  });
  const tres = () => Promise.all(['a', 'b', 'c'].map((cuerpo) => bus.depositar('t', 'k', cuerpo)));
  await tres();
  expect(conexiones).toBe(1);
  sockets[0]?.terminate();
  // It is known to be lost when its end has come here.
  await expect
    .poll(() =>
      tres().then(
        () => conexiones,
        () => 0,
      ),
    )
    .toBe(2);
});
