import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';

const ACCEPT = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';

describe("Apollo's multipart subscriptions", () => {
  let carpeta: string;
  let archivo: string;
  let feed: ReturnType<typeof crearFeedDePrueba>;
  let gateway: GatewayDePrueba;

  beforeEach(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'multipart-'));
    archivo = join(carpeta, 'eventos.txt');
    await writeFile(archivo, '');
    feed = crearFeedDePrueba(archivo);
    gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [feed.enProceso], 2_000, {
      conexiones: { latidoMs: 20 },
      pacienciaMs: 100,
    });
  });
  afterEach(async () => {
    await gateway.cerrar();
    await rm(carpeta, { recursive: true });
  });
  const anotar = (...textos: string[]) => appendFile(archivo, textos.map((texto) => `${texto}\n`).join(''));

  /** Apollo Client with nothing but its usual link, and what a subscription has given it. */
  function suscribir(texto: string) {
    const cliente = new ApolloClient({
      link: new HttpLink({ uri: `${gateway.url}/graphql` }),
      cache: new InMemoryCache(),
    });
    const recibidos: unknown[] = [];
    const estado: { error?: unknown; completa?: boolean } = {};
    const suscripcion = cliente.subscribe({ query: gql(texto) }).subscribe({
      next({ data, error }) {
        if (error) estado.error = error;
        else recibidos.push(data);
      },
      error(error: unknown) {
        estado.error = error;
      },
      complete() {
        estado.completa = true;
      },
    });
    return { recibidos, estado, soltar: () => suscripcion.unsubscribe() };
  }
  const activas = async () =>
    /gateway_suscripciones_activas\{subgrafo="feed"\} (\d)/.exec(await gateway.metricas.metrics())?.[1];

  test('Apollo Client gets each event as it comes, and leaves', async () => {
    await anotar('uno');
    const { recibidos, estado, soltar } = suscribir('subscription { eventos(despuesDe: "inicio") { posicion texto } }');
    await hasta(() => recibidos.length === 1);
    await anotar('dos', 'tres');
    await hasta(() => recibidos.length === 3);
    expect(recibidos).toMatchObject(
      ['uno', 'dos', 'tres'].map((dicho, i) => ({ eventos: { posicion: i + 1, texto: dicho } })),
    );
    expect(estado).toEqual({});
    soltar();
    await hasta(async () => (await activas()) === '0');
  });

  test('Apollo Client is told why a subscription is refused, and why one ends', async () => {
    const refusada = suscribir('subscription { eventos(despuesDe: "otro") { posicion } }');
    await hasta(() => refusada.estado.error !== undefined);
    const codigoDe = (error: unknown) =>
      CombinedProtocolErrors.is(error) ? error.errors[0]?.extensions?.['code'] : error;
    expect(codigoDe(refusada.estado.error)).toBe('CURSOR_INVALIDO');

    await anotar('uno');
    const cortada = suscribir('subscription { eventos(despuesDe: "inicio") { posicion } }');
    await hasta(() => cortada.recibidos.length === 1);
    feed.control.caido = true;
    await hasta(() => cortada.estado.error !== undefined);
    expect(codigoDe(cortada.estado.error)).toBe('SUBGRAFO_NO_DISPONIBLE');
  });

  test('on the wire: parts in JSON, each with its end behind it, and a heartbeat in silence', async () => {
    await anotar('uno');
    const respuesta = await gateway.enviar(
      { query: 'subscription { eventos(despuesDe: "inicio") { posicion } }' },
      { accept: ACCEPT },
    );
    expect(respuesta.status).toBe(200);
    expect(respuesta.headers.get('content-type')).toBe('multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"');
    let texto = '';
    for await (const trozo of respuesta.body as ReadableStream<Uint8Array>) {
      texto += Buffer.from(trozo).toString();
      if (texto.includes('{}') && texto.includes('payload')) break;
    }
    expect(texto).toContain(
      '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"eventos":{"posicion":1}}}}\r\n--graphql',
    );
    expect(texto).toContain('\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql');
  });

  test('a query is one part, and the end', async () => {
    const respuesta = await gateway.enviar({ query: '{ __typename }' }, { accept: ACCEPT });
    expect(await respuesta.text()).toMatch(/\{"payload":\{"data":\{"__typename":"Query"\}\}\}\r\n--graphql--\r\n$/);
  });
});
