import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { request, type ServerResponse } from 'node:http';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { idDe } from '../documentos.ts';
import { type Camino, caminosDe } from '../pruebas/caminos.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from '../pruebas/gatewayDePrueba.ts';
import { crearSubgrafosDePrueba } from '../pruebas/subgrafosDePrueba.ts';
import type { OpcionesDeProteccion } from './configuracion.ts';

const prueba = crearSubgrafosDePrueba();
const CAMINOS = ['post', 'get', 'eventos', 'partes', 'ws'] as const;
const abiertos: GatewayDePrueba[] = [];

const iniciar = async (
  proteccion: OpcionesDeProteccion,
  subgrafos: readonly Subgrafo[] = Object.values(prueba.enProceso),
) => {
  const gateway = await iniciarGatewayDePrueba(prueba.partes, subgrafos, 30_000, {
    ...proteccion,
    autenticar: (autorizacion) => ({ usuario: String(autorizacion ?? 'nadie'), rol: 'ADMIN' }),
  });
  abiertos.push(gateway);
  return gateway;
};
afterAll(async () => {
  for (const gateway of abiertos) await gateway.cerrar();
});

const codigoDe = ({ resultado }: Awaited<ReturnType<Camino>>) => resultado.errors?.[0]?.extensions?.['code'];

describe('documents', async () => {
  const CONOCIDA = 'query Conocida($id: ID!) { cliente(id: $id) { nombre } }';
  const variables = { id: '7' };
  const DATOS = { data: { cliente: { nombre: 'Cliente 7' } } };
  const conocidos = [['conocida', CONOCIDA]] as const;
  const gateways = {
    libres: await iniciar({ conocidos }),
    conocidos: await iniciar({ conocidos, documentos: 'conocidos' }),
  };
  const otra = '{ clientes { id } }';
  const deApollo = (texto: string) => ({ persistedQuery: { version: 1, sha256Hash: idDe(texto) } });

  test.each(CAMINOS)('by %s are known by their id, in either mode', async (camino) => {
    for (const gateway of Object.values(gateways)) {
      const enviar = caminosDe(gateway)[camino];
      for (const peticion of [
        { documentId: `sha256:${idDe(CONOCIDA)}`, variables },
        { documentId: 'conocida', variables, operationName: 'Conocida' },
        { extensions: deApollo(CONOCIDA), variables },
        { query: CONOCIDA, variables },
      ]) {
        expect((await enviar(peticion)).resultado).toEqual(DATOS);
      }
    }
  });

  test.each(CAMINOS)('by %s are refused when they are not known, in the strict mode', async (camino) => {
    const enviar = caminosDe(gateways.conocidos)[camino];
    const antes = { ...prueba.peticiones };
    for (const peticion of [
      { query: otra },
      { query: otra, extensions: deApollo(otra) },
      { extensions: deApollo(otra) },
      { documentId: 'otra' },
      { query: '{ __schema { queryType { name } } }' },
      { query: '{ __typename }' },
      { query: otra, documentId: 'conocida' },
    ]) {
      const recibido = await enviar(peticion);
      expect([recibido.estado ?? 400, codigoDe(recibido)]).toEqual([400, 'DOCUMENTO_NO_CONOCIDO']);
    }
    expect(prueba.peticiones).toEqual(antes);
  });

  test.each(CAMINOS)('by %s are remembered by their hash, where all are run', async (camino) => {
    const enviar = caminosDe(gateways.libres)[camino];
    const propia = `query De_${camino} { clientes { id } }`;
    expect(codigoDe(await enviar({ extensions: deApollo(propia) }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const invalida = `${propia} {`;
    expect(codigoDe(await enviar({ query: invalida, extensions: deApollo(invalida) }))).toBe('GRAPHQL_PARSE_FAILED');
    expect(codigoDe(await enviar({ extensions: deApollo(invalida) }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const { resultado } = await enviar({ query: propia, extensions: deApollo(propia) });
    expect(resultado).toMatchObject({ data: { clientes: [{ id: '1' }, { id: '2' }, { id: '3' }] } });
    expect((await enviar({ extensions: deApollo(propia) })).resultado).toEqual(resultado);
  });

  test('a GET by id needs what another site’s page cannot send, as any other', async () => {
    const respuesta = await fetch(`${gateways.libres.url}/graphql?documentId=conocida&variables={"id":"7"}`);
    expect(respuesta.status).toBe(400);
  });

  test('the pages say what may be run', async () => {
    for (const ruta of ['/graphql', '/explorador']) {
      const pagina = async (gateway: GatewayDePrueba) =>
        (await fetch(gateway.url + ruta, { headers: { accept: 'text/html' } })).text();
      expect(await pagina(gateways.conocidos)).toContain('solo ejecuta las operaciones de la lista');
      expect(await pagina(gateways.libres)).not.toContain('solo ejecuta');
    }
  });
});

describe('budgets', () => {
  const CINCO = { query: '{ clientes(primeros: 5) { id } }' };

  test('are spent by cost, by each user, whichever way', async () => {
    const gateway = await iniciar({ presupuesto: { costoPorMinuto: 50, peticionesPorMinuto: 0 } });
    const caminos = caminosDe(gateway);
    const ana = { authorization: 'ana' };
    for (const camino of [...CAMINOS, ...CAMINOS]) expect(codigoDe(await caminos[camino](CINCO, ana))).toBeUndefined();
    for (const camino of CAMINOS) {
      const { estado = 429, cabeceras, resultado } = await caminos[camino](CINCO, ana);
      expect(estado).toBe(429);
      const { code, reintentarEn } = resultado.errors?.[0]?.extensions ?? {};
      expect(code).toBe('DEMASIADAS_PETICIONES');
      expect(reintentarEn).toBeGreaterThan(0);
      if (cabeceras) expect(cabeceras.get('retry-after')).toBe(String(reintentarEn));
    }
    for (const camino of CAMINOS) {
      expect(codigoDe(await caminos[camino](CINCO, { authorization: 'luis' }))).toBeUndefined();
    }
  });

  test('of an address are spent by each request, good or not, whoever it is of', async () => {
    const gateway = await iniciar({ presupuesto: { costoPorMinuto: 0, peticionesPorMinuto: 3 } });
    const { post } = caminosDe(gateway);
    const { estado } = await post({ query: '{' }, { authorization: 'ana' });
    expect(estado).toBe(400);
    // Nobody believes what a client says of where it comes from.
    await post(CINCO, { authorization: 'luis', 'x-forwarded-for': '198.51.100.7' });
    await post(CINCO, { authorization: 'eva' });
    const recibido = await post(CINCO, { authorization: 'iris' });
    expect([recibido.estado, codigoDe(recibido)]).toEqual([429, 'DEMASIADAS_PETICIONES']);
    const subida = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const motivo = await new Promise((resolve) => subida.once('error', ({ message }) => resolve(message)));
    expect(motivo).toContain('429');
    for (const ruta of ['/graphql', '/live', '/health']) {
      expect((await fetch(gateway.url + ruta, { headers: { accept: 'text/html' } })).status).toBe(200);
    }
  });

  test('of an address are spent by what is refused on one WebSocket, as by what is not', async () => {
    const gateway = await iniciar({ presupuesto: { costoPorMinuto: 0, peticionesPorMinuto: 4 } });
    const cliente = gateway.conectar();
    const codigo = async (query: string) => {
      try {
        const { value } = await cliente.iterate({ query }).next();
        return value?.errors?.[0]?.extensions?.['code'];
      } catch (errores) {
        return (errores as { extensions: { code: string } }[])[0]?.extensions.code;
      }
    };
    // To connect is one; the library does so for the first operation, and stays as long as there is another.
    const seguida = cliente.iterate({ query: 'subscription { eventosCliente { posicion } }' });
    const primero = seguida.next();
    await expect
      .poll(async () => gateway.metricas.getSingleMetricAsString('gateway_suscripciones_activas'))
      .toMatch(/ 1$/);
    expect(await codigo('{')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await codigo('{ inventado }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codigo('{ inventado }')).toBe('DEMASIADAS_PETICIONES');
    await seguida.return?.(undefined);
    await primero.catch(() => undefined);
  });

  test('behind a proxy that is trusted are those of the address that it tells', async () => {
    const gateway = await iniciar({
      presupuesto: { costoPorMinuto: 0, peticionesPorMinuto: 2 },
      proxies: ['127.0.0.1'],
    });
    const { post } = caminosDe(gateway);
    const desde = async (direccion: string) => (await post(CINCO, { 'x-forwarded-for': direccion })).estado;
    expect([await desde('198.51.100.7'), await desde('198.51.100.7'), await desde('198.51.100.7')]).toEqual([
      200, 200, 429,
    ]);
    expect(await desde('198.51.100.8')).toBe(200);
    // What the client itself has put before it does not count.
    expect(await desde('203.0.113.1, 198.51.100.7')).toBe(429);
    // One household has a whole network of addresses.
    expect([
      await desde('2001:db8:1:2::1'),
      await desde('2001:db8:1:2:ffff::2'),
      await desde('2001:db8:1:2:3:4:5:6'),
    ]).toEqual([200, 200, 429]);
    expect(await desde('2001:db8:1:3::1')).toBe(200);
  });
});

describe.each([
  ['events', 'text/event-stream'],
  ['parts', 'multipart/mixed;subscriptionSpec=1.0'],
  ['one answer', 'application/json'],
])('a request that cannot be read, answered as %s', (_como, accept) => {
  const CINCO = '{ clientes(primeros: 5) { id } }';

  test.each([
    ['extensions that are not JSON', 'extensions=x'],
    ['extensions that are no object', 'extensions=%22x%22'],
    ['variables that are not JSON', 'variables=x'],
    ['variables that are no object', 'variables=%5B%5D'],
    ['an empty text for JSON', 'extensions='],
    ['two queries', 'query=%7Bclientes%7Bid%7D%7D'],
    ['two names', 'operationName=A&operationName=B'],
  ])('is not run for having %s', async (_falta, parametros) => {
    const antes = { ...prueba.peticiones };
    for (const documentos of ['libres', 'conocidos'] as const) {
      const gateway = await iniciar({ documentos });
      const respuesta = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(CINCO)}&${parametros}`, {
        headers: { accept, 'apollo-require-preflight': 'true' },
      });
      expect(respuesta.status).toBe(400);
      const codigos = ['BAD_REQUEST', ...(documentos === 'conocidos' ? ['DOCUMENTO_NO_CONOCIDO'] : [])];
      expect(codigos).toContain(codigoDe({ resultado: await respuesta.json() }));
    }
    expect(prueba.peticiones).toEqual(antes);
  });

  test.each([
    ['an array of requests', [{ query: CINCO }]],
    ['extensions that are no object', { query: CINCO, extensions: 'x' }],
    ['variables that are no object', { query: CINCO, variables: 'x' }],
    ['a name that is no text', { query: CINCO, operationName: {} }],
    ['a query that is no text', { query: [CINCO] }],
  ])('is not run by POST for having %s', async (_falta, cuerpo) => {
    const gateway = await iniciar({});
    const antes = { ...prueba.peticiones };
    const respuesta = await gateway.enviar(cuerpo, { accept });
    expect([respuesta.status, codigoDe({ resultado: await respuesta.json() })]).toEqual([400, 'BAD_REQUEST']);
    expect(prueba.peticiones).toEqual(antes);
  });
});

/** The next request that reaches a server of this process, by its answer. */
const proximaLlegada = () =>
  new Promise<ServerResponse>((resolve) => {
    const alLlegar = (mensaje: unknown) => {
      unsubscribe('http.server.request.start', alLlegar);
      resolve((mensaje as { response: ServerResponse }).response);
    };
    subscribe('http.server.request.start', alLlegar);
  });

describe('bodies that are still coming', () => {
  const MIB = 1024 * 1024;
  const CUERPO = JSON.stringify({ query: '{ cliente(id: "1") { nombre } }', relleno: 'x'.repeat(900_000) });

  /** Begins a request, and holds the last of its body back. */
  async function empezar(gateway: GatewayDePrueba, direccion: string, cabeceras: Record<string, string>) {
    const peticion = request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': direccion, ...cabeceras },
    });
    const respuesta = new Promise<{ estado?: number | undefined; reintento?: string | undefined; texto: string }>(
      (resolve) => {
        peticion.once('error', ({ message }) => resolve({ texto: message }));
        peticion.once('response', async (recibida) => {
          const texto = await recibida.setEncoding('utf8').reduce((todo, trozo) => todo + trozo, '');
          resolve({ estado: recibida.statusCode, reintento: recibida.headers['retry-after'], texto });
        });
      },
    );
    const llegada = proximaLlegada();
    peticion.write(CUERPO.slice(0, -1));
    const enServidor = await llegada;
    return {
      respuesta,
      terminar() {
        peticion.end(CUERPO.slice(-1));
        return respuesta;
      },
      async irse() {
        const cerrada = enServidor.closed ? undefined : once(enServidor, 'close');
        peticion.destroy();
        await cerrada;
      },
    };
  }

  test.each([
    ['that say their length', { 'content-length': String(CUERPO.length) }],
    ['that do not', {}],
  ])('are turned away when they are too many, of one address and in all: %s', async (_cuales, cabeceras) => {
    const gateway = await iniciar({ cuerposBytes: 4 * MIB, proxies: ['127.0.0.1'] });
    const desde = (direccion: string) => empezar(gateway, direccion, cabeceras);
    /** Who has no place is told so before the end of its body. */
    const rechazada = async (direccion: string) => {
      const { respuesta, irse } = await desde(direccion);
      const { estado, reintento, texto } = await respuesta;
      expect([estado, reintento]).toEqual([503, '1']);
      expect(texto).toContain('SOBRECARGA');
      await irse();
    };
    const BIEN = { estado: 200, texto: expect.stringContaining('Cliente 1') };

    const primero = await desde('198.51.100.1');
    await rechazada('198.51.100.1');
    const otros = [await desde('198.51.100.2'), await desde('198.51.100.3'), await desde('2001:db8::1')];
    // One household; then a stranger, for whom nothing is left.
    await rechazada('2001:db8::2');
    await rechazada('198.51.100.5');
    expect(await primero.terminar()).toMatchObject(BIEN);
    const quinto = await desde('198.51.100.5');
    // Who leaves gives back what it took.
    await quinto.irse();
    expect(await (await desde('198.51.100.6')).terminar()).toMatchObject(BIEN);
    for (const otro of otros) expect(await otro.terminar()).toMatchObject(BIEN);
  });
});

describe('a change whose client has left', () => {
  test('keeps its place until it is done', async () => {
    let soltar = () => {};
    const puerta = new Promise<void>((resolve) => {
      soltar = resolve;
    });
    let dentro = 0;
    const { clientes, pagos } = prueba.enProceso;
    const lento: Subgrafo = {
      ...clientes,
      async ejecutar(peticion, cabeceras) {
        if (/^\s*mutation/.test(peticion.query)) {
          dentro += 1;
          await puerta;
        }
        return clientes.ejecutar(peticion, cabeceras);
      },
    };
    const gateway = await iniciar({ aforo: { aLaVez: 1, enCola: 0, esperaMs: 1_000 } }, [lento, pagos]);
    const { post } = caminosDe(gateway);
    const consulta = { query: '{ cliente(id: "9") { nombre } }' };
    const irse = new AbortController();
    const llegada = proximaLlegada();
    const abandonada = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { renombrar(id: "9", nombre: "Nueve") { nombre } }' }),
      signal: irse.signal,
    }).catch(() => 'left');
    const cerrada = once(await llegada, 'close');
    await expect.poll(() => dentro).toBe(1);
    irse.abort();
    expect(await abandonada).toBe('left');
    await cerrada;
    expect(codigoDe(await post(consulta))).toBe('SOBRECARGA');
    soltar();
    await expect.poll(async () => (await post(consulta)).resultado).toEqual({ data: { cliente: { nombre: 'Nueve' } } });
  });
});

describe('more requests than can be worked on', () => {
  let soltar = () => {};
  afterEach(() => soltar());

  test('are turned away at once; those that were taken in go on, and then all are served again', async () => {
    const puerta = new Promise<void>((resolve) => {
      soltar = resolve;
    });
    let dentro = 0;
    const { clientes, pagos } = prueba.enProceso;
    const lento: Subgrafo = {
      ...clientes,
      async ejecutar(peticion, cabeceras) {
        dentro += 1;
        await puerta;
        return clientes.ejecutar(peticion, cabeceras);
      },
    };
    const gateway = await iniciar({ aforo: { aLaVez: 2, enCola: 1, esperaMs: 60_000 } }, [lento, pagos]);
    const caminos = caminosDe(gateway);
    const consulta = { query: '{ cliente(id: "1") { nombre } }' };
    const pedir = () => caminos.post(consulta);

    const aceptadas = [pedir(), pedir()];
    await expect.poll(() => dentro).toBe(2);
    // Of the next two, one waits for its turn, and the other does not.
    const siguientes = [pedir(), pedir()];
    const primera = await Promise.race(siguientes);
    expect([primera.estado, codigoDe(primera)]).toEqual([503, 'SOBRECARGA']);
    expect(primera.cabeceras?.get('retry-after')).toBe('1');
    for (const camino of CAMINOS) {
      const recibido = await caminos[camino](consulta);
      expect(codigoDe(recibido)).toBe('SOBRECARGA');
    }
    for (const ruta of ['/live', '/metrics', '/health', '/explorador']) {
      expect((await fetch(gateway.url + ruta)).status).toBe(200);
    }
    expect(dentro).toBe(2);

    soltar();
    const bien = { data: { cliente: { nombre: 'Cliente 1' } } };
    for (const aceptada of aceptadas) expect((await aceptada).resultado).toEqual(bien);
    const estados = (await Promise.all(siguientes)).map(({ estado }) => estado);
    expect(estados.sort()).toEqual([200, 503]);
    for (const camino of CAMINOS) expect((await caminos[camino](consulta)).resultado).toEqual(bien);
    expect(await gateway.metricas.metrics()).toMatch(/gateway_errores_total\{codigo="SOBRECARGA"\} [1-9]/);
  });
});
