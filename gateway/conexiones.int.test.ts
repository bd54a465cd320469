import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANONIMO, type Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AjustesDeConexiones } from './conexiones.ts';
import { type Autenticar, crearAutenticador } from './identidad/autenticador.ts';
import { firmarToken } from './identidad/firmarToken.ts';
import { sinClaves, tokenInvalido } from './identidad/rechazo.ts';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { DATOS_DE_TOKEN } from './pruebas/identidad.ts';
import type { OpcionesGateway } from './servidor.ts';

const SSE = { accept: 'text/event-stream' };
const SUSCRIPCION = 'subscription { eventos { posicion } }';

describe('the limits of connections', () => {
  const clave = createSecretKey('s'.repeat(32), 'utf8');
  let carpeta: string;
  let archivo: string;
  let gateway: GatewayDePrueba;

  beforeAll(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'conexiones-'));
    archivo = join(carpeta, 'eventos.txt');
    await writeFile(archivo, '');
  });
  afterEach(() => gateway.cerrar());
  afterAll(() => rm(carpeta, { recursive: true }));

  async function iniciar(
    conexiones: Partial<AjustesDeConexiones>,
    autenticar?: Autenticar,
    proxies: readonly string[] = [],
    demas: Partial<OpcionesGateway> = {},
  ) {
    gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [crearFeedDePrueba(archivo).enProceso], 2_000, {
      conexiones,
      proxies,
      ...(autenticar && { autenticar }),
      ...demas,
    });
  }
  const conTokens = crearAutenticador({ ...DATOS_DE_TOKEN, claves: [clave] });
  const tokenDe = async (sub: string) =>
    `Bearer ${await firmarToken({ sub, rol: 'ADMIN' }, { ...DATOS_DE_TOKEN, clave, vence: Date.now() + 600_000 })}`;

  /** A WebSocket, and how it ended: with a status of HTTP, or a code of its own. */
  async function abrir(opciones: { readonly autoPong?: boolean; readonly Authorization?: string } = {}) {
    const { Authorization, autoPong = true } = opciones;
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { autoPong });
    const estado: { aceptada?: boolean; codigo?: number; motivo?: string; rechazo?: number; reintento?: string } = {};
    const mensajes: { type: string; id?: string; payload?: unknown }[] = [];
    socket.on('unexpected-response', (_peticion, { statusCode, headers }) => {
      Object.assign(estado, { rechazo: statusCode, reintento: headers['retry-after'] });
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('close', (codigo, motivo) => Object.assign(estado, { codigo, motivo: String(motivo) }));
    socket.on('open', () => enviar({ type: 'connection_init', payload: { Authorization } }));
    socket.on('message', (datos) => {
      const mensaje = JSON.parse(String(datos));
      if (mensaje.type === 'connection_ack') estado.aceptada = true;
      else mensajes.push(mensaje);
    });
    const enviar = (mensaje: object) => socket.send(JSON.stringify(mensaje));
    await hasta(() => estado.aceptada === true || estado.codigo !== undefined);
    return { socket, estado, mensajes, enviar };
  }
  const porSse = (cabeceras: Record<string, string> = {}) =>
    gateway.enviar({ query: SUSCRIPCION }, { ...SSE, ...cabeceras });
  const codigoDe = async (respuesta: Response) =>
    ((await respuesta.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

  test('in all: 503, when to try again, and a place that is given back can be taken', async () => {
    await iniciar({ maximo: 2 });
    const stream = await porSse();
    expect(stream.status).toBe(200);
    const primera = await abrir();
    expect(primera.estado).toEqual({ aceptada: true });
    const segunda = await abrir();
    expect(segunda.estado).toMatchObject({ rechazo: 503, reintento: '5' });
    const rechazado = await porSse();
    expect(rechazado.status).toBe(503);
    expect(rechazado.headers.get('retry-after')).toBe('5');
    expect(await codigoDe(rechazado)).toBe('DEMASIADAS_CONEXIONES');
    // Queries are no connections that last.
    expect((await gateway.consultar('{ __typename }')).data).toEqual({ __typename: 'Query' });

    primera.socket.close();
    await stream.body?.cancel();
    await hasta(async () => {
      const { socket, estado } = await abrir();
      socket.terminate();
      return estado.aceptada === true;
    });
  });

  test('of one address: 429', async () => {
    await iniciar({ porDireccion: 1 });
    const stream = await porSse();
    expect((await abrir()).estado).toMatchObject({ rechazo: 429, reintento: '5' });
    expect((await porSse()).status).toBe(429);
    await stream.body?.cancel();
  });

  test('of one network of IPv6, as one household has it: 429', async () => {
    await iniciar({ porDireccion: 1 }, undefined, ['127.0.0.1']);
    const desde = (direccion: string) => porSse({ 'x-forwarded-for': direccion });
    const stream = await desde('2001:db8:1:2::1');
    expect((await desde('2001:db8:1:2:ffff::2')).status).toBe(429);
    const otro = await desde('2001:db8:1:3::1');
    expect(otro.status).toBe(200);
    await stream.body?.cancel();
    await otro.body?.cancel();
  });

  test('of one user: 4429 on a WebSocket, which has no status any more, and 429', async () => {
    await iniciar({ porUsuario: 1 }, conTokens);
    const [ana, eva] = [await tokenDe('ana'), await tokenDe('eva')];
    expect((await abrir({ Authorization: ana })).estado).toEqual({ aceptada: true });
    expect((await abrir({ Authorization: ana })).estado).toEqual({
      codigo: 4429,
      motivo: 'Este usuario tiene demasiadas conexiones abiertas.',
    });
    const rechazado = await porSse({ authorization: ana });
    expect(rechazado.status).toBe(429);
    expect(await codigoDe(rechazado)).toBe('DEMASIADAS_CONEXIONES');
    const suyo = await porSse({ authorization: eva });
    expect(suyo.status).toBe(200);
    await suyo.body?.cancel();
  });

  test('who leaves while it is found out who it is takes no place and no subscription', async () => {
    const preguntadas: (() => void)[] = [];
    await iniciar({ maximo: 1 }, () => new Promise((resolve) => preguntadas.push(() => resolve(ANONIMO))));
    const cliente = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    const consulta = encodeURIComponent(SUSCRIPCION);
    cliente.write(`GET /graphql?query=${consulta} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n`);
    await hasta(() => preguntadas.length === 1);
    cliente.destroy();
    // By the time that this is answered, the other end has been told.
    await fetch(`${gateway.url}/live`);
    preguntadas[0]?.();
    const otra = porSse();
    await hasta(() => preguntadas.length === 2);
    preguntadas[1]?.();
    expect((await otra).status).toBe(200);
    await hasta(async () => (await activas()) === '1');
    await (await otra).body?.cancel();
    await hasta(async () => (await activas()) === '0');
  });

  test('subscriptions of one user, over whatever connections: the one that is too many is refused', async () => {
    await iniciar({ suscripcionesPorUsuario: 2 }, conTokens);
    const [ana, eva] = [await tokenDe('ana'), await tokenDe('eva')];
    const porWs = await abrir({ Authorization: ana });
    const suscribir = (id: string) => porWs.enviar({ type: 'subscribe', id, payload: { query: SUSCRIPCION } });
    suscribir('1');
    await hasta(async () => (await activas()) === '1');
    const stream = await porSse({ authorization: ana });
    await hasta(async () => (await activas()) === '2');
    suscribir('2');
    await hasta(() => porWs.mensajes.some(({ type, id }) => type === 'complete' && id === '2'));
    expect(porWs.mensajes[0]).toMatchObject({
      ...{ type: 'next', id: '2' },
      payload: { errors: [{ extensions: { code: 'DEMASIADAS_SUSCRIPCIONES' } }] },
    });
    expect(await (await porSse({ authorization: ana })).text()).toContain('DEMASIADAS_SUSCRIPCIONES');
    const suya = await porSse({ authorization: eva });
    await hasta(async () => (await activas()) === '3');
    porWs.enviar({ type: 'complete', id: '1' });
    await hasta(async () => (await activas()) === '2');
    suscribir('3');
    await hasta(async () => (await activas()) === '3');
    for (const { body } of [stream, suya]) await body?.cancel();
  });

  test('a token that is taken no more ends what is open with it, and not while the keys cannot be had', async () => {
    let respuesta: () => Identidad = () => ({ usuario: 'ana', rol: 'ADMIN', vence: Date.now() + 600_000 });
    let preguntas = 0;
    const autenticar: Autenticar = () => {
      preguntas += 1;
      return respuesta();
    };
    await iniciar({}, autenticar, [], { revisionMs: 20 });
    const { estado, enviar } = await abrir();
    enviar({ type: 'subscribe', id: '1', payload: { query: SUSCRIPCION } });
    const stream = await porSse();
    await hasta(async () => (await activas()) === '2');
    respuesta = () => {
      throw sinClaves(new Error('The provider is away'));
    };
    const antes = preguntas;
    await hasta(() => preguntas > antes + 4);
    expect(await activas()).toBe('2');
    respuesta = () => {
      throw tokenInvalido();
    };
    await hasta(() => estado.codigo !== undefined);
    expect(estado).toMatchObject({ codigo: 4403, motivo: 'El token no es válido.' });
    expect(await stream.text()).toMatch(/"code":"UNAUTHENTICATED".*\n\nevent: complete\ndata:\n\n$/);
    expect(await activas()).toBe('0');
  });

  test('operations on one WebSocket: an error for the one that is too many, and the others go on', async () => {
    await iniciar({ suscripcionesPorConexion: 2 });
    const { enviar, mensajes, estado } = await abrir();
    const suscribir = (id: string) => enviar({ type: 'subscribe', id, payload: { query: SUSCRIPCION } });
    for (const id of ['1', '2', '3']) suscribir(id);
    await hasta(() => mensajes.length === 1);
    expect(mensajes).toMatchObject([
      { type: 'error', id: '3', payload: [{ extensions: { code: 'DEMASIADAS_SUSCRIPCIONES' } }] },
    ]);
    enviar({ type: 'complete', id: '1' });
    enviar({ type: 'subscribe', id: '4', payload: { query: '{ __typename }' } });
    await hasta(() => mensajes.some(({ type, id }) => type === 'complete' && id === '4'));
    expect(estado).toEqual({ aceptada: true });
  });

  test('a WebSocket without operations is closed after a while, one with them is not', async () => {
    await iniciar({ latidoMs: 60, inactivaMs: 200 });
    const ociosa = await abrir();
    const ocupada = await abrir();
    ocupada.enviar({ type: 'subscribe', id: '1', payload: { query: SUSCRIPCION } });
    await hasta(() => ociosa.estado.codigo !== undefined);
    expect(ociosa.estado).toEqual({ aceptada: true, codigo: 1000, motivo: 'No hubo operaciones.' });
    expect(ocupada.estado).toEqual({ aceptada: true });
    ocupada.enviar({ type: 'complete', id: '1' });
    await hasta(() => ocupada.estado.codigo === 1000);
  });

  test('a WebSocket that does not answer a ping is cut', async () => {
    await iniciar({ latidoMs: 60 });
    const muda = await abrir({ autoPong: false });
    muda.enviar({ type: 'subscribe', id: '1', payload: { query: SUSCRIPCION } });
    await hasta(() => muda.estado.codigo !== undefined);
    expect(muda.estado.codigo).toBe(1006);
  });

  /** The feed to a WebSocket that takes nothing, with far more in it than sockets hold. */
  async function atascar() {
    const parada = await abrir();
    parada.enviar({
      type: 'subscribe',
      id: '1',
      payload: { query: 'subscription { eventos(despuesDe: "inicio") { posicion texto } }' },
    });
    await hasta(async () => (await activas()) === '1');
    parada.socket.pause();
    await writeFile(archivo, `${'x'.repeat(1_000_000)}\n`.repeat(30));
    return parada;
  }
  const activas = async () =>
    /gateway_suscripciones_activas\{subgrafo="feed"\} (\d)/.exec(await gateway.metricas.metrics())?.[1];

  test('a WebSocket that takes nothing for a while is not cut for it, though it answers no ping, and loses nothing', async () => {
    await iniciar({ latidoMs: 60 });
    const { socket, mensajes, estado } = await atascar();
    // Many times as long as a ping may be without an answer.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await activas()).toBe('1');
    socket.resume();
    await hasta(() => mensajes.length === 30);
    expect(estado).toEqual({ aceptada: true });
    socket.terminate();
    await writeFile(archivo, '');
  });

  test('… but it is when that lasts as long as a connection may be idle', async () => {
    await iniciar({ latidoMs: 60, inactivaMs: 300 });
    const { socket } = await atascar();
    await hasta(async () => (await activas()) === '0');
    socket.terminate();
    await writeFile(archivo, '');
  });

  test('a stream whose client takes nothing of what waits for it is cut', async () => {
    await iniciar({ inactivaMs: 100 });
    // Raw, because a client of HTTP reads on behind our back.
    const { port } = new URL(gateway.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    const cuerpo = JSON.stringify({ query: 'subscription { eventos(despuesDe: "inicio") { posicion texto } }' });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${cuerpo.length}\r\n\r\n${cuerpo}`,
    );
    await hasta(async () => (await activas()) === '1');
    await writeFile(archivo, `${'x'.repeat(1_000_000)}\n`.repeat(30));
    await hasta(async () => (await activas()) === '0');
    socket.destroy();
    await writeFile(archivo, '');
  });
});
