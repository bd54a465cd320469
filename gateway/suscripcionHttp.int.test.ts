import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { LectorLento } from './errores.ts';
import { Canal, hasta } from './pruebas/canal.ts';
import { suscripcionHttp } from './suscripcionHttp.ts';

const schema = buildSchema('type Query { nada: Int } type Subscription { numero: String }');
const cierres: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cerrar of cierres.splice(0)) await cerrar();
});

async function servir(latidoMs: number) {
  const canal = new Canal<{ numero: string }>();
  const http = createServer();
  const wss = new WebSocketServer({ server: http });
  const cabeceras: (string | string[] | undefined)[] = [];
  wss.on('connection', (_socket, peticion) => cabeceras.push(peticion.headers['x-correlation-id']));
  useServer({ schema, roots: { subscription: { numero: () => canal.abrir() } } }, wss, latidoMs);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  cierres.push(async () => {
    for (const socket of wss.clients) socket.terminate();
    await new Promise((resolve) => http.close(resolve));
  });
  return { canal, wss, cabeceras, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

const abrir = (url: string, latidoMs = 10_000, limites = { limite: 4 }) =>
  suscripcionHttp({
    url,
    peticion: { query: 'subscription { numero }' },
    cabeceras: { 'x-correlation-id': 'c-1' },
    plazoConexionMs: 30_000,
    latidoMs,
    ...limites,
  });

describe('suscripcionHttp', () => {
  test('sends its headers with the connection, and closes it at the end', async () => {
    const { canal, wss, cabeceras, url } = await servir(10_000);
    const flujo = await abrir(url);
    await hasta(() => canal.abiertos === 1);
    expect(cabeceras).toEqual(['c-1']);
    await flujo.return?.();
    await hasta(() => canal.abiertos === 0 && wss.clients.size === 0);
  });

  test('rejects when nobody is there', async () => {
    await expect(abrir('ws://127.0.0.1:1')).rejects.toThrow();
  });

  test.each([
    ['by their number', { limite: 4 }],
    ['by their weight', { limite: 10_000, limiteBytes: 400_000 }],
  ])('what is not read stays with the subgraph, %s', async (_como, limites) => {
    const { canal, url } = await servir(10_000);
    const flujo = await abrir(url, 10_000, limites);
    await hasta(() => canal.abiertos === 1);
    canal.publicar(...Array.from({ length: 1_000 }, (_nada, i) => ({ numero: `${i}:${'x'.repeat(100_000)}` })));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(canal.leidos).toBeLessThan(200);
    for (let i = 0; i < 1_000; i++) {
      const { value } = await flujo.next();
      expect(value.data.numero.startsWith(`${i}:`)).toBe(true);
    }
    await flujo.return?.();
  });

  test('a subgraph that cuts off a reader who did not read is told apart from one that fails', async () => {
    // Long enough for a machine that is busy not to be taken for a reader that does not read.
    const { canal, wss, url } = await servir(2_000);
    const flujo = await abrir(url, 2_000);
    await hasta(() => canal.abiertos === 1);
    canal.publicar(...Array.from({ length: 500 }, (_nada, i) => ({ numero: `${i}:${'x'.repeat(100_000)}` })));
    await hasta(() => wss.clients.size === 0);
    const leer = async () => {
      while (!(await flujo.next()).done);
    };
    await expect(leer()).rejects.toThrow(LectorLento);
  });

  test('one that fell silent while it was not being read is given up too', async () => {
    const { canal, wss, url } = await servir(0);
    const flujo = await abrir(url, 100);
    await hasta(() => canal.abiertos === 1);
    for (const socket of wss.clients) socket.pause();
    canal.publicar(...Array.from({ length: 4 }, (_nada, i) => ({ numero: String(i) })));
    // So long that it is asked for a sign of life meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let i = 0; i < 4; i++) expect((await flujo.next()).value).toEqual({ data: { numero: String(i) } });
    await expect(flujo.next()).rejects.toThrow();
  });

  test('a subgraph that gives no sign of life is given up', async () => {
    const { canal, wss, url } = await servir(0);
    const flujo = await abrir(url, 100);
    await hasta(() => canal.abiertos === 1);
    for (const socket of wss.clients) socket.pause();
    await expect(flujo.next()).rejects.toThrow(/WebSocket closed|1006/);
  });
});
