import { createSecretKey } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventSource } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crearAutenticador } from './identidad/autenticador.ts';
import { firmarToken } from './identidad/firmarToken.ts';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { DATOS_DE_TOKEN } from './pruebas/identidad.ts';
import type { OpcionesGateway } from './servidor.ts';

const TODOS = 'subscription { eventos(despuesDe: "inicio") { posicion } }';

describe('GraphQL over server-sent events', () => {
  let carpeta: string;
  let archivo: string;
  let feed: ReturnType<typeof crearFeedDePrueba>;
  const gateways: GatewayDePrueba[] = [];

  beforeEach(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'sse-'));
    archivo = join(carpeta, 'eventos.txt');
    await writeFile(archivo, '');
    feed = crearFeedDePrueba(archivo);
  });
  afterEach(async () => {
    for (const gateway of gateways.splice(0)) await gateway.cerrar();
    await rm(carpeta, { recursive: true });
  });

  async function iniciar(demas: Partial<OpcionesGateway> = {}) {
    const gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [feed.enProceso], 2_000, demas);
    gateways.push(gateway);
    return gateway;
  }
  const anotar = (...textos: string[]) => appendFile(archivo, textos.map((texto) => `${texto}\n`).join(''));

  /** What has come of an answer; `soltar` leaves. */
  function leer(respuesta: Response) {
    const recibido = { texto: '', terminado: false };
    const lector = (respuesta.body as ReadableStream<Uint8Array>).getReader();
    const fin = (async () => {
      for (;;) {
        const { done, value } = await lector.read();
        if (done) break;
        recibido.texto += Buffer.from(value).toString();
      }
      recibido.terminado = true;
    })();
    return { recibido, fin, soltar: () => lector.cancel() };
  }
  const SSE = { accept: 'text/event-stream' };

  test('each event is `next` with its cursor as id', async () => {
    const gateway = await iniciar();
    await anotar('uno', 'dos');
    const respuesta = await gateway.enviar({ query: TODOS }, { ...SSE, 'x-correlation-id': 'sse-1' });
    expect(respuesta.status).toBe(200);
    expect(respuesta.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(respuesta.headers.get('x-correlation-id')).toBe('sse-1');
    const { recibido, soltar } = leer(respuesta);
    await hasta(() => recibido.texto.includes('c2'));
    expect(recibido.texto).toBe(
      'retry: 1000\n\n' +
        'id: c1\nevent: next\ndata: {"data":{"eventos":{"posicion":1}}}\n\n' +
        'id: c2\nevent: next\ndata: {"data":{"eventos":{"posicion":2}}}\n\n',
    );
    await soltar();
    await hasta(async () =>
      /gateway_suscripciones_activas\{subgrafo="feed"\} 0/.test(await gateway.metricas.metrics()),
    );
  });

  test('an EventSource goes on where it was when the gateway was stopped and started again', async () => {
    const primero = await iniciar();
    await anotar('uno');
    const url = `${primero.url}/graphql?${new URLSearchParams({
      query: 'subscription ($cada: Int) { eventos(cada: $cada) { posicion } }',
      variables: '{"cada":1}',
    })}`;
    const fuente = new EventSource(url);
    const recibidos: unknown[] = [];
    fuente.addEventListener('next', (evento) =>
      recibidos.push(JSON.parse((evento as MessageEvent<string>).data).data.eventos.posicion),
    );
    await hasta(() => primero.lineas.some(({ msg }) => msg === 'Feed begins'));
    await anotar('dos', 'tres');
    await hasta(() => recibidos.length === 2);
    await primero.cerrar();
    gateways.length = 0;
    await anotar('cuatro', 'cinco');
    await iniciar({ puerto: Number(new URL(primero.url).port) });
    await anotar('seis');
    await hasta(() => recibidos.length === 5);
    expect(recibidos).toEqual([2, 3, 4, 5, 6]);
    fuente.close();
  });

  /** The positions that come to an EventSource. */
  function seguir(gateway: GatewayDePrueba, query: string) {
    const fuente = new EventSource(`${gateway.url}/graphql?${new URLSearchParams({ query })}`);
    const posiciones: number[] = [];
    const codigos: string[] = [];
    fuente.addEventListener('next', (evento) => {
      const { data, errors } = JSON.parse((evento as MessageEvent<string>).data);
      if (data) posiciones.push(data.eventos.posicion);
      for (const { extensions } of errors ?? []) codigos.push(extensions.code);
    });
    fuente.addEventListener('complete', () => fuente.close());
    return { fuente, posiciones, codigos };
  }

  test('an EventSource that was cut before its first event misses none: it knows where its feed began', async () => {
    const primero = await iniciar();
    await anotar('uno');
    const { fuente, posiciones } = seguir(primero, 'subscription { eventos { posicion } }');
    await hasta(() => primero.lineas.some(({ msg }) => msg === 'Feed begins'));
    await primero.cerrar();
    gateways.length = 0;
    await anotar('dos');
    await iniciar({ puerto: Number(new URL(primero.url).port) });
    await hasta(() => posiciones.length === 1);
    await anotar('tres');
    await hasta(() => posiciones.length === 2);
    expect(posiciones).toEqual([2, 3]);
    fuente.close();
  });

  test('where a feed begins that begins now is told at once, and no more than that', async () => {
    const gateway = await iniciar({ conexiones: { latidoMs: 20 } });
    await anotar('uno');
    const { recibido, soltar } = leer(await gateway.enviar({ query: 'subscription { eventos { posicion } }' }, SSE));
    await hasta(() => recibido.texto.endsWith(':\n\n:\n\n'));
    expect(recibido.texto).toMatch(/^retry: 1000\n\nid: c1\n\n(?::\n\n)+$/);
    await soltar();
  });

  test('with a cursor an EventSource is taken though the subgraph is away, and gets all when it is back', async () => {
    const gateway = await iniciar();
    await anotar('uno');
    feed.control.caido = true;
    const { fuente, posiciones, codigos } = seguir(gateway, TODOS);
    await hasta(() => gateway.lineas.some(({ msg }) => msg === 'Subscription is opened again'));
    feed.control.caido = false;
    await hasta(() => posiciones.length === 1);
    expect(codigos).toEqual([]);
    fuente.close();
  });

  test('without a cursor it is told that the subgraph is away, and comes back by itself', async () => {
    const gateway = await iniciar();
    feed.control.caido = true;
    const { fuente, posiciones, codigos } = seguir(gateway, 'subscription { eventos { posicion } }');
    await hasta(() => codigos.length === 2);
    feed.control.caido = false;
    await hasta(() => gateway.lineas.some(({ msg }) => msg === 'Feed begins'));
    await anotar('uno');
    await hasta(() => posiciones.length === 1);
    expect(new Set(codigos)).toEqual(new Set(['SUBGRAFO_NO_DISPONIBLE']));
    fuente.close();
  });

  test('a query gives its result and the end', async () => {
    const gateway = await iniciar();
    const { recibido, fin } = leer(await gateway.enviar({ query: '{ __typename }' }, SSE));
    await fin;
    expect(recibido.texto).toContain(
      'event: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata:\n\n',
    );
  });

  test('what is wrong with an operation comes in the stream, as an EventSource cannot read an answer', async () => {
    const gateway = await iniciar();
    const codigo = async (respuesta: Response) => {
      const { recibido, fin } = leer(respuesta);
      await fin;
      expect(recibido.texto).toMatch(/event: complete\ndata:\n\n$/);
      return /"code":"(\w+)"/.exec(recibido.texto)?.[1];
    };
    const mal = (query: string) => gateway.enviar({ query }, SSE).then(codigo);
    expect(await mal('subscription { inventado }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await mal('subscription { eventos(despuesDe: "otro") { posicion } }')).toBe('CURSOR_INVALIDO');
    const mutacion = `${gateway.url}/graphql?query=${encodeURIComponent('mutation { anotar }')}`;
    expect(await codigo(await fetch(mutacion, { headers: SSE }))).toBe('BAD_REQUEST');
  });

  test('a request that is none gets status 400', async () => {
    const gateway = await iniciar();
    expect((await gateway.enviar({ consulta: TODOS }, SSE)).status).toBe(400);
    const url = `${gateway.url}/graphql?query=${encodeURIComponent(TODOS)}&variables=%7B`;
    expect((await fetch(url, { headers: SSE })).status).toBe(400);
  });

  test('who names events only among other types gets the usual answer', async () => {
    const gateway = await iniciar();
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
    const respuesta = await gateway.enviar({ query: '{ __typename }' }, { accept });
    expect(respuesta.headers.get('content-type')).toContain('application/graphql-response+json');
  });

  test('a silent stream shows that it lives', async () => {
    const gateway = await iniciar({ conexiones: { latidoMs: 20 } });
    const { recibido, soltar } = leer(await gateway.enviar({ query: TODOS }, SSE));
    await hasta(() => recibido.texto.endsWith(':\n\n:\n\n'));
    await soltar();
  });

  test('the stream ends with its token, and none begins without one', async () => {
    const clave = createSecretKey('s'.repeat(32), 'utf8');
    const gateway = await iniciar({ autenticar: crearAutenticador({ ...DATOS_DE_TOKEN, claves: [clave] }) });
    expect((await gateway.enviar({ query: TODOS }, SSE)).status).toBe(401);
    const token = await firmarToken(
      { sub: 'ana', rol: 'ADMIN' },
      { ...DATOS_DE_TOKEN, clave, vence: Date.now() + 1_500 },
    );
    const { recibido, fin } = leer(
      await gateway.enviar({ query: TODOS }, { ...SSE, authorization: `Bearer ${token}` }),
    );
    await anotar('uno');
    await hasta(() => recibido.texto.includes('c1'));
    await fin;
    expect(recibido.texto).toMatch(/"code":"UNAUTHENTICATED".*\n\nevent: complete\ndata:\n\n$/);
  });
});
