import { createSecretKey } from 'node:crypto';
import type { Identidad } from '@alpes/seedwork/aplicacion/identidad';
import type { Cabeceras, Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { claveAlAzar } from '@alpes/seedwork/seguridad/claves';
import { CABECERA_DE_IDENTIDAD, crearIdentificador } from '@alpes/seedwork/seguridad/credencialInterna';
import type { FormattedExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from '../pruebas/gatewayDePrueba.ts';
import { DATOS_DE_TOKEN } from '../pruebas/identidad.ts';
import { crearSubgrafosDePrueba } from '../pruebas/subgrafosDePrueba.ts';
import { crearAutenticador } from './autenticador.ts';
import { firmarToken } from './firmarToken.ts';
import { sinClaves } from './rechazo.ts';

const CLIENTE = '0199f0a0-0000-7000-8000-00000000000a';
const CONSULTA = '{ cliente(id: "1") { nombre totalPagos } }';
const SEGUIR = 'subscription { eventosCliente { posicion cliente { totalPagos } } }';
const clave = createSecretKey('s'.repeat(32), 'utf8');
const claveInterna = claveAlAzar();
const prueba = crearSubgrafosDePrueba();

/** What each request to a subgraph carried. */
const recibidas: { readonly subgrafo: string; readonly cabeceras: Cabeceras }[] = [];
const espiar = (subgrafo: Subgrafo): Subgrafo => ({
  nombre: subgrafo.nombre,
  salud: subgrafo.salud,
  ejecutar(peticion, cabeceras) {
    recibidas.push({ subgrafo: subgrafo.nombre, cabeceras });
    return subgrafo.ejecutar(peticion, cabeceras);
  },
  suscribir(peticion, cabeceras) {
    recibidas.push({ subgrafo: subgrafo.nombre, cabeceras });
    return subgrafo.suscribir(peticion, cabeceras);
  },
});

let gateway: GatewayDePrueba;
beforeAll(async () => {
  gateway = await iniciarGatewayDePrueba(prueba.partes, Object.values(prueba.enProceso).map(espiar), 2_000, {
    autenticar: crearAutenticador({ ...DATOS_DE_TOKEN, claves: [clave] }),
    claveInterna,
  });
});
afterAll(() => gateway.cerrar());
beforeEach(() => {
  recibidas.length = 0;
});

const token = (reclamos: Record<string, unknown> = {}, vence = Date.now() + 600_000) =>
  firmarToken({ sub: 'ana', rol: 'ADMIN', ...reclamos }, { ...DATOS_DE_TOKEN, clave, vence });
const con = async (reclamos?: Record<string, unknown>, vence?: number) => ({
  authorization: `Bearer ${await token(reclamos, vence)}`,
});
const pedir = async (ruta: string, cabeceras: Record<string, string> = {}) => {
  const respuesta = await fetch(gateway.url + ruta, { headers: cabeceras, redirect: 'manual' });
  return { estado: respuesta.status, cuerpo: await respuesta.text() };
};

describe('a request over HTTP', () => {
  test('without a token is told how to identify itself', async () => {
    const respuesta = await gateway.enviar({ query: CONSULTA });
    expect(respuesta.status).toBe(401);
    expect(respuesta.headers.get('www-authenticate')).toBe('Bearer');
    expect(await respuesta.json()).toEqual({
      errors: [{ message: expect.stringContaining('Authorization'), extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect((await gateway.enviar({ query: '{ __schema { types { name } } }' })).status).toBe(401);
    expect(recibidas).toEqual([]);
  });

  test('with a token that is not good is told no more than that', async () => {
    for (const [cabeceras, motivo] of [
      [await con({}, Date.now() - 10_000), 'El token vencio'],
      [{ authorization: `${(await con()).authorization}x` }, 'El token no es valido'],
      [{ authorization: 'Bearer a.b.c' }, 'El token no es valido'],
      [{ authorization: 'Basic YTpi' }, 'El token no es valido'],
    ] as const) {
      const respuesta = await gateway.enviar({ query: CONSULTA }, cabeceras);
      expect(respuesta.status).toBe(401);
      expect(respuesta.headers.get('www-authenticate')).toBe(
        `Bearer error="invalid_token", error_description="${motivo}"`,
      );
      expect(await respuesta.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(recibidas).toEqual([]);
    const rechazadas = gateway.lineas.filter(({ msg }) => msg === 'Request refused');
    expect(rechazadas.map(({ motivo }) => motivo)).toContain('ERR_JWT_EXPIRED');
    expect(JSON.stringify(rechazadas)).not.toContain('ana');
    // Who is flooded with them finds them in the metrics, and not each in the log.
    expect(new Set(rechazadas.map(({ level }) => level))).toEqual(new Set([20]));
    expect(await gateway.metricas.metrics()).toMatch(/gateway_errores_total\{codigo="UNAUTHENTICATED"\} [1-9]/);
  });

  test('of somebody who has no role here is forbidden', async () => {
    const respuesta = await gateway.enviar({ query: CONSULTA }, await con({ rol: 'VISITA' }));
    expect(respuesta.status).toBe(403);
    expect(await respuesta.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('takes its identity to the subgraphs, signed for each, and nothing that the caller made up', async () => {
    const cabeceras = await con({ sub: 'eva', rol: 'SOCIO', clienteId: CLIENTE });
    for (let i = 0; i < 3; i++) {
      const respuesta = await gateway.enviar({ query: CONSULTA }, { ...cabeceras, [CABECERA_DE_IDENTIDAD]: 'falsa' });
      expect(await respuesta.json()).toEqual({ data: { cliente: { nombre: 'Cliente 1', totalPagos: 10 } } });
    }
    const credenciales = new Map<string, Set<string | undefined>>();
    for (const { subgrafo, cabeceras } of recibidas) {
      expect(cabeceras).not.toHaveProperty('authorization');
      const identidad: Identidad = await crearIdentificador(subgrafo, [claveInterna])(cabeceras);
      expect(identidad).toMatchObject({ usuario: 'eva', rol: 'SOCIO', clienteId: CLIENTE });
      credenciales.set(subgrafo, (credenciales.get(subgrafo) ?? new Set()).add(cabeceras[CABECERA_DE_IDENTIDAD]));
    }
    // Signed once, however many fetches there are.
    expect([...credenciales].map(([subgrafo, { size }]) => [subgrafo, size])).toEqual([
      ['clientes', 1],
      ['pagos', 1],
    ]);
  });

  test('that asks for something by GET is no landing page', async () => {
    const html = { accept: 'text/html' };
    expect((await pedir('/graphql', html)).estado).toBe(200);
    expect((await pedir('/explorador', html)).estado).toBe(200);
    for (const ruta of ['/graphql?query={__typename}', '/graphql?extensions={}', '/graphql?']) {
      expect((await pedir(ruta, html)).estado).toBe(401);
    }
    const preflight = { 'apollo-require-preflight': 'si' };
    expect((await pedir('/graphql', preflight)).estado).toBe(400);
    expect((await pedir('/graphql?query={__typename}', { ...preflight, ...(await con()) })).estado).toBe(200);
  });

  test('is let wait while the keys cannot be had', async () => {
    const otro = await iniciarGatewayDePrueba(prueba.partes, Object.values(prueba.enProceso), 2_000, {
      autenticar: () => Promise.reject(sinClaves(undefined)),
    });
    const respuesta = await otro.enviar({ query: CONSULTA }, await con());
    expect([respuesta.status, respuesta.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await otro.metricas.metrics()).toMatch(/gateway_errores_total\{codigo="IDENTIDAD_NO_DISPONIBLE"\} 1/);
    await otro.cerrar();
  });
});

describe('beside the graph', () => {
  test('anybody learns whether it works, and only who is of the house what it is made of', async () => {
    const simple = JSON.stringify({ estado: 'ok' });
    expect(await pedir('/health')).toEqual({ estado: 200, cuerpo: simple });
    expect(await pedir('/health', { authorization: 'Bearer a.b.c' })).toEqual({ estado: 200, cuerpo: simple });
    expect((await pedir('/health', await con({ rol: 'SOCIO', clienteId: CLIENTE }))).cuerpo).toBe(simple);
    expect((await pedir('/health', await con({ rol: 'OPERADOR' }))).cuerpo).toContain('partes');
  });

  test('metrics are for who is of the house', async () => {
    expect((await pedir('/metrics')).estado).toBe(401);
    expect((await pedir('/metrics', await con({ rol: 'SOCIO', clienteId: CLIENTE }))).estado).toBe(403);
    expect((await pedir('/metrics', await con({ rol: 'OPERADOR' }))).cuerpo).toContain('gateway_operacion_segundos');
  });
});

describe('a connection for subscriptions', () => {
  /** Opens one by hand, to see how it ends. */
  const cierre = (parametros: Record<string, unknown> | undefined, cabeceras: Record<string, string> = {}) =>
    new Promise<{ codigo: number; motivo: string } | 'abierta'>((resolve, reject) => {
      const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: cabeceras,
      });
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: parametros })));
      socket.on('message', () => {
        resolve('abierta');
        socket.close();
      });
      socket.on('close', (codigo, motivo) => resolve({ codigo, motivo: motivo.toString() }));
      socket.on('error', reject);
    });

  test('takes the token from its first message or from the header', async () => {
    const { authorization } = await con();
    expect(await cierre({ authorization })).toBe('abierta');
    expect(await cierre({ Authorization: authorization })).toBe('abierta');
    expect(await cierre(undefined, { authorization })).toBe('abierta');
  });

  test('without a good one is closed with a reason', async () => {
    const rechazadas = async () =>
      Number(/gateway_errores_total\{codigo="UNAUTHENTICATED"\} (\d+)/.exec(await gateway.metricas.metrics())?.[1]);
    const antes = await rechazadas();
    expect(await cierre(undefined)).toEqual({ codigo: 4403, motivo: expect.stringContaining('Identifíquese') });
    expect(await rechazadas()).toBe(antes + 1);
    expect(await cierre({ authorization: 'Bearer a.b.c' })).toEqual({
      codigo: 4403,
      motivo: 'El token no es válido.',
    });
    expect(await cierre({ authorization: { toString: 'x' } })).toMatchObject({ codigo: 4403 });
    expect(await cierre({ authorization: (await con({ rol: 'VISITA' })).authorization })).toMatchObject({
      codigo: 4403,
      motivo: expect.stringContaining('rol'),
    });
  });

  test('ends its streams, and then itself, when its token ends', async () => {
    // Times in tokens are whole seconds.
    const vence = (Math.floor(Date.now() / 1000) + 3) * 1000;
    const resultados: FormattedExecutionResult[] = [];
    let cierreDelSocket: { code: number; reason: string } | undefined;
    let completa = false;
    const cliente = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: await con({ rol: 'OPERADOR' }, vence),
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      on: {
        closed: (evento) => {
          cierreDelSocket = evento as { code: number; reason: string };
        },
      },
    });
    cliente.subscribe(
      { query: SEGUIR },
      {
        next: (resultado) => void resultados.push(resultado as FormattedExecutionResult),
        error: () => undefined,
        complete: () => {
          completa = true;
        },
      },
    );
    await expect.poll(() => prueba.canal.abiertos).toBe(1);
    const evento = (posicion: number) => ({
      __typename: 'ClienteRegistrado' as const,
      posicion,
      cliente: { id: `${posicion}` },
    });
    prueba.canal.publicar(evento(1));
    await expect
      .poll(() => resultados)
      .toEqual([{ data: { eventosCliente: { posicion: 1, cliente: { totalPagos: 10 } } } }]);
    expect(recibidas.every(({ cabeceras }) => CABECERA_DE_IDENTIDAD in cabeceras)).toBe(true);

    await expect.poll(() => completa).toBe(true);
    expect(Date.now()).toBeGreaterThanOrEqual(vence);
    expect(resultados.slice(1)).toEqual([
      { errors: [{ message: expect.stringContaining('El token venció'), extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
    await expect.poll(() => prueba.canal.abiertos).toBe(0);
    const antes = recibidas.length;
    prueba.canal.publicar(evento(2));
    await expect.poll(() => cierreDelSocket).toMatchObject({ code: 4403, reason: 'El token venció.' });
    expect(recibidas).toHaveLength(antes);
    expect(resultados).toHaveLength(2);
    await cliente.dispose();
  });
});
