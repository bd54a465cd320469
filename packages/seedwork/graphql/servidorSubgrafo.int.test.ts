import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Identidad } from '../aplicacion/identidad.ts';
import type { ModuloEnMarcha } from '../modulo.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { levantarModulo, type ModuloDePrueba } from '../pruebas/moduloDePrueba.ts';
import { claveAlAzar } from '../seguridad/claves.ts';
import { CABECERA_DE_IDENTIDAD, crearFirma } from '../seguridad/credencialInterna.ts';
import type { ContextoGraphql } from './contexto.ts';
import { type ServidorEnMarcha, servirSubgrafo } from './servidorSubgrafo.ts';

type Contexto = ContextoGraphql<object, unknown>;

const clave = claveAlAzar();
const firmar = crearFirma(clave);
const SOCIO: Identidad = { usuario: 'ana', rol: 'SOCIO', clienteId: '0199f0a0-0000-7000-8000-00000000000a' };

const QUIEN = {
  nombre: 'prueba',
  typeDefs: 'type Query { quien: [String] } type Subscription { sigue: String }',
  resolvers: {
    Query: {
      quien: (_: unknown, __: unknown, { identidad, metadatos }: Contexto) => [
        identidad.usuario,
        identidad.rol,
        identidad.clienteId,
        metadatos.usuario,
      ],
    },
    Subscription: {
      sigue: {
        async *subscribe(_: unknown, __: unknown, { identidad }: Contexto) {
          yield { sigue: identidad.usuario };
        },
      },
    },
  },
  comandos: [],
  reacciones: [],
  puertos: () => ({}),
  consultas: () => ({}),
};

describe('a subgraph behind HTTP', () => {
  let prueba: ModuloDePrueba;
  let servidor: ServidorEnMarcha;
  beforeAll(async () => {
    prueba = await levantarModulo(QUIEN, [], undefined, [clave]);
    const { modulo, metricas } = prueba;
    servidor = await servirSubgrafo({
      modulo,
      metricas,
      bitacora: bitacoraDePrueba(),
      puerto: 0,
      anfitrion: '127.0.0.1',
    });
  });
  afterAll(async () => {
    await servidor.cerrar();
    await prueba.detener();
  });

  const pedir = async (cabeceras: Record<string, string> = {}, query = '{ quien }') => {
    const respuesta = await fetch(servidor.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...cabeceras },
      body: JSON.stringify({ query }),
    });
    return { estado: respuesta.status, cuerpo: await respuesta.json() };
  };
  const suscribir = async (cabeceras: Record<string, string>) => {
    class ConCabeceras extends WebSocket {
      constructor(direccion: string, protocolo: string) {
        super(direccion, protocolo, { headers: cabeceras });
      }
    }
    const cliente = createClient({
      url: servidor.url.replace('http', 'ws'),
      webSocketImpl: ConCabeceras,
      retryAttempts: 0,
    });
    try {
      const { value } = await cliente.iterate({ query: 'subscription { sigue }' }).next();
      return value.data;
    } finally {
      await cliente.dispose();
    }
  };

  it('gives its resolvers the identity that the gateway signed', async () => {
    const cabeceras = { ...(await firmar(SOCIO, 'prueba')) };
    expect(await pedir(cabeceras)).toEqual({
      estado: 200,
      cuerpo: { data: { quien: ['ana', 'SOCIO', SOCIO.clienteId, 'ana'] } },
    });
    expect(await suscribir(cabeceras)).toEqual({ sigue: 'ana' });
  });

  it('refuses whoever is not the gateway, introspection and all', async () => {
    const casos: Record<string, Record<string, string>> = {
      nothing: {},
      'a token of a client': { authorization: 'Bearer a.b.c' },
      garbage: { [CABECERA_DE_IDENTIDAD]: 'a.b.c' },
      forged: { ...(await crearFirma(claveAlAzar())(SOCIO, 'prueba')) },
      'for another subgraph': { ...(await firmar(SOCIO, 'otro')) },
      expired: { ...(await crearFirma(clave, () => Date.now() - 60_000)(SOCIO, 'prueba')) },
    };
    for (const [caso, cabeceras] of Object.entries(casos)) {
      expect(await pedir(cabeceras, '{ __schema { types { name } } }'), caso).toEqual({
        estado: 401,
        cuerpo: { error: expect.any(String) },
      });
      await expect(suscribir(cabeceras), caso).rejects.toMatchObject({ message: expect.stringContaining('401') });
    }
  });

  it('refuses a message on a connection whose credential has ended', async () => {
    // Signed so that it ends within the test: thirty seconds of life, and five more that clocks may differ.
    const credencial = await crearFirma(clave, () => Date.now() - 33_000)(SOCIO, 'prueba');
    const socket = new WebSocket(servidor.url.replace('http', 'ws'), 'graphql-transport-ws', { headers: credencial });
    const respuestas: string[] = [];
    socket.on('message', (datos) => void respuestas.push(JSON.parse(String(datos)).type));
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    await expect.poll(() => respuestas).toEqual(['connection_ack']);
    const pedido = { type: 'subscribe', payload: { query: 'subscription { sigue }' } };
    await expect
      .poll(() => {
        socket.send(JSON.stringify({ id: `${Math.random()}`, ...pedido }));
        return respuestas.at(-1);
      })
      .toBe('error');
    socket.close();
  });

  it('is open about its health and its metrics', async () => {
    for (const ruta of ['/health', '/live', '/ready', '/metrics']) {
      expect((await fetch(new URL(ruta, servidor.url))).status).toBe(200);
    }
    const salud = await (await fetch(new URL('/health', servidor.url))).json();
    const parte = { estado: 'ok', ms: expect.any(Number) };
    expect(salud).toEqual({ estado: 'ok', partes: { baseDeDatos: parte, bus: parte } });
  });

  it('asks its parts once in a second how they are, however many want to know', async () => {
    const { modulo, metricas } = prueba;
    let veces = 0;
    const contado: ModuloEnMarcha = {
      ...modulo,
      async salud() {
        veces += 1;
        return modulo.salud();
      },
    };
    const opciones = { modulo: contado, metricas, bitacora: bitacoraDePrueba(), puerto: 0, anfitrion: '127.0.0.1' };
    const otro = await servirSubgrafo(opciones);
    const inicio = performance.now();
    for (let vez = 0; vez < 10; vez += 1) {
      const sondas = ['/health', '/ready', '/health', '/ready'];
      await Promise.all(sondas.map((ruta) => fetch(new URL(ruta, otro.url))));
    }
    expect(veces).toBeGreaterThan(0);
    expect(veces).toBeLessThanOrEqual(1 + (performance.now() - inicio) / 1_000);
    await otro.cerrar();
  });

  it('is not ready any more when it is told to stop, and answers until its end', async () => {
    const notado = Promise.withResolvers<void>();
    const { modulo, metricas } = prueba;
    const bitacora = bitacoraDePrueba();
    const opciones = { modulo, metricas, bitacora, puerto: 0, anfitrion: '127.0.0.1' };
    const otro = await servirSubgrafo({ ...opciones, antesDeCerrar: () => notado.promise });
    const cierre = otro.cerrar();
    expect((await fetch(new URL('/ready', otro.url))).status).toBe(503);
    expect((await fetch(new URL('/live', otro.url))).status).toBe(200);
    notado.resolve();
    await cierre;
    await expect(fetch(new URL('/live', otro.url))).rejects.toThrow();
  });
});
