import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { componer } from './componer.ts';
import { hasta } from './pruebas/canal.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { crearSubgrafosDePrueba } from './pruebas/subgrafosDePrueba.ts';
import { iniciarGateway } from './servidor.ts';

const prueba = crearSubgrafosDePrueba();
const { clientes, pagos } = prueba.enProceso;
let gateway: GatewayDePrueba;

beforeAll(async () => {
  gateway = await iniciarGatewayDePrueba(prueba.partes, [clientes, pagos]);
});
afterAll(() => gateway.cerrar());

describe('health', () => {
  const salud = async () => {
    const respuesta = await fetch(`${gateway.url}/health`);
    return { estado: respuesta.status, cuerpo: await respuesta.json() };
  };

  test('is ok with every part and its time, degraded without one, down without any', async () => {
    expect(await salud()).toEqual({
      estado: 200,
      cuerpo: {
        estado: 'ok',
        partes: {
          clientes: { estado: 'ok', ms: expect.any(Number) },
          pagos: { estado: 'ok', ms: expect.any(Number) },
        },
      },
    });
    pagos.caido = true;
    // What was told a moment ago is told again.
    await expect.poll(salud).toMatchObject({ estado: 200, cuerpo: { estado: 'degradado' } });
    clientes.caido = true;
    await expect.poll(salud).toMatchObject({ estado: 503, cuerpo: { estado: 'caido' } });
    pagos.caido = false;
    clientes.caido = false;
  });

  test('does not wait for a part that hangs', async () => {
    const { salud: original } = pagos;
    pagos.salud = () => new Promise(() => undefined);
    await expect.poll(salud, { timeout: 10_000 }).toMatchObject({
      estado: 200,
      cuerpo: { estado: 'degradado', partes: { clientes: { estado: 'ok' }, pagos: { estado: 'caido' } } },
    });
    pagos.salud = original;
  });
});

describe('what an orchestrator asks', () => {
  const sondear = async (url: string, sonda: string) => {
    const respuesta = await fetch(`${url}/${sonda}`);
    return { estado: respuesta.status, cuerpo: await respuesta.json() };
  };
  const LISTO = { estado: 200, cuerpo: { listo: true } };
  const NO_LISTO = { estado: 503, cuerpo: { listo: false } };

  test('it is ready once every subgraph has been seen at work, and then while one of them is', async () => {
    pagos.caido = true;
    const otro = await iniciarGatewayDePrueba(prueba.partes, [clientes, pagos]);
    expect(await sondear(otro.url, 'ready')).toEqual(NO_LISTO);
    expect(await sondear(otro.url, 'live')).toEqual({ estado: 200, cuerpo: { vivo: true } });
    pagos.caido = false;
    await expect.poll(() => sondear(otro.url, 'ready')).toEqual(LISTO);
    pagos.caido = true;
    await expect.poll(() => sondear(otro.url, 'health')).toMatchObject({ cuerpo: { estado: 'degradado' } });
    expect(await sondear(otro.url, 'ready')).toEqual(LISTO);
    clientes.caido = true;
    await expect.poll(() => sondear(otro.url, 'ready')).toEqual(NO_LISTO);
    expect((await sondear(otro.url, 'live')).estado).toBe(200);
    pagos.caido = false;
    clientes.caido = false;
    await otro.cerrar();
  });

  test('however many ask, each subgraph is asked once in a second', async () => {
    let veces = 0;
    const contado = {
      ...clientes,
      async salud() {
        veces += 1;
        return clientes.salud();
      },
    };
    const otro = await iniciarGatewayDePrueba(prueba.partes, [contado, pagos]);
    const inicio = performance.now();
    for (let vez = 0; vez < 10; vez += 1) {
      await Promise.all(['health', 'ready', 'health', 'ready'].map((sonda) => sondear(otro.url, sonda)));
    }
    expect(veces).toBeGreaterThan(0);
    expect(veces).toBeLessThanOrEqual(1 + (performance.now() - inicio) / 1_000);
    await otro.cerrar();
  });

  test('told to stop, it is not ready and still answers until whoever sends requests has noticed', async () => {
    const notado = Promise.withResolvers<void>();
    const otro = await iniciarGatewayDePrueba(prueba.partes, [clientes, pagos], undefined, {
      antesDeCerrar: () => notado.promise,
    });
    expect(await sondear(otro.url, 'ready')).toEqual(LISTO);
    const cierre = otro.cerrar();
    expect(await sondear(otro.url, 'ready')).toEqual(NO_LISTO);
    expect(await otro.consultar('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    notado.resolve();
    await cierre;
    await expect(fetch(`${otro.url}/ready`)).rejects.toThrow();
  });
});

describe('metrics', () => {
  test('count operations, errors, fetches and events', async () => {
    await gateway.consultar('query Medida { cliente(id: "1") { totalPagos } }');
    await gateway.consultar('{ fallaConCodigo }');
    const texto = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(texto).toContain('gateway_operacion_segundos_count{operacion="Medida",tipo="query",resultado="ok"} 1');
    expect(texto).toContain('gateway_operacion_segundos_count{operacion="anonima",tipo="query",resultado="error"} 1');
    expect(texto).toContain('gateway_errores_total{codigo="CONFLICTO"} 1');
    for (const percentil of ['0.5', '0.95', '0.99']) {
      const linea = `gateway_operacion_percentiles_segundos{operacion="Medida",quantile="${percentil}"}`;
      const segundos = Number(
        texto
          .split('\n')
          .find((una) => una.startsWith(linea))
          ?.split(' ')
          .at(-1),
      );
      expect(segundos, percentil).toBeGreaterThan(0);
      expect(segundos, percentil).toBeLessThan(30);
    }
    expect(texto).toMatch(/gateway_subgrafo_segundos_count\{subgrafo="pagos",resultado="ok"\} [1-9]/);
  });

  test('do not grow with the names that callers make up', async () => {
    for (let lote = 0; lote < 5; lote++) {
      await Promise.all(
        Array.from({ length: 60 }, (_nada, i) => gateway.consultar(`query Nombre${lote}x${i} { __typename }`)),
      );
    }
    const texto = await gateway.metricas.metrics();
    expect(texto.match(/gateway_operacion_segundos_count/g)?.length).toBeLessThan(210);
    expect(texto).toContain('operacion="otra"');
  });
});

describe('HTTP', () => {
  test('a body over the limit gets a clear answer', async () => {
    const respuesta = await gateway.enviar({ query: `{ cliente(id: "${'x'.repeat(1_100_000)}") { id } }` });
    expect(respuesta.status).toBe(413);
    expect(await respuesta.json()).toEqual({
      errors: [
        {
          message: 'El cuerpo de la petición supera el límite de 1 MiB.',
          extensions: { code: 'CUERPO_DEMASIADO_GRANDE' },
        },
      ],
    });
  });

  test('a body that is not JSON gets a clear answer', async () => {
    const respuesta = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ "query": ',
    });
    expect(respuesta.status).toBe(400);
    expect(await respuesta.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test("Sandbox's pages may call it, others may not", async () => {
    const preguntar = (origin: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-correlation-id',
        },
      });
    const permitida = await preguntar('https://studio.apollographql.com');
    expect(permitida.status).toBe(204);
    expect(permitida.headers.get('access-control-allow-origin')).toBe('https://studio.apollographql.com');
    expect(permitida.headers.get('access-control-allow-headers')).toBe('content-type,x-correlation-id');
    const ajena = await preguntar('https://ejemplo.org');
    expect(ajena.headers.get('access-control-allow-origin')).not.toBe('https://ejemplo.org');
    expect(ajena.headers.get('access-control-allow-origin')).not.toBe('*');
  });

  test('a request that a page could send without a preflight is refused', async () => {
    const respuesta = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(respuesta.status).toBe(400);
  });

  test("a WebSocket of another site's page is refused", async () => {
    const abrir = (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
          origin,
        });
        socket.on('open', () => {
          socket.close();
          resolve('open');
        });
        socket.on('error', (error) => resolve(error.message));
      });
    expect(await abrir('https://ejemplo.org')).toContain('403');
    expect(await abrir('https://studio.apollographql.com')).toBe('open');
    expect(await abrir(gateway.url)).toBe('open');
  });
});

describe('pages', () => {
  const abrir = (ruta: string) => fetch(gateway.url + ruta, { headers: { accept: 'text/html' }, redirect: 'manual' });

  test('the root leads to the landing page, which offers Sandbox and the embedded explorer', async () => {
    const raiz = await abrir('/');
    expect([raiz.status, raiz.headers.get('location')]).toEqual([302, '/graphql']);
    const inicio = await (await abrir('/graphql')).text();
    expect(inicio).toContain('embeddable-sandbox.cdn.apollographql.com');
    expect(inicio).toContain('href="/explorador"');
  });

  test('the explorer loads nothing from elsewhere', async () => {
    const respuesta = await abrir('/explorador');
    expect(respuesta.headers.get('content-type')).toContain('text/html');
    const pagina = await respuesta.text();
    expect(pagina).toContain('"endpoint":"/graphql"');
    expect(pagina).toContain('"subscriptionsProtocol":"WS"');
    expect(pagina).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  test('both list the ready operations, and begin with the one that is picked', async () => {
    const inicio = await (await abrir('/graphql?operacion=VerCliente')).text();
    const explorador = await (await abrir('/explorador?operacion=VerCliente')).text();
    for (const pagina of [inicio, explorador]) {
      expect(pagina).toContain('<option value="VerCliente">VerCliente · Un cliente con todo lo que');
      expect(pagina).toContain('"VerCliente":{"documento":"# Un cliente con todo lo que');
    }
    expect(inicio).toContain('initialState: { document: elegida.documento, variables: elegida.variables }');
    // Where GraphiQL would be drawn as its library has it, our own script draws it, with the operation.
    expect(explorador.match(/dibujar\(\s*window\.document\.querySelector/g)).toHaveLength(1);
    expect(explorador.match(/YogaGraphiQL\.renderYogaGraphiQL\(/g)).toEqual(['YogaGraphiQL.renderYogaGraphiQL(']);
  });

  test('each says what a browser may let it do', async () => {
    for (const [ruta, deFuera] of [
      ['/graphql', 'https://embeddable-sandbox.cdn.apollographql.com'],
      ['/graphql?operacion=VerCliente', 'https://embeddable-sandbox.cdn.apollographql.com'],
      ['/explorador', undefined],
      ['/feeds', undefined],
    ] as const) {
      const politica = (await abrir(ruta)).headers.get('content-security-policy') ?? '';
      expect(politica).toContain("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      expect(/script-src 'unsafe-inline'(?: (https:\S+))?;/.exec(politica)?.[1]).toBe(deFuera);
    }
  });

  test('none is served where they are off', async () => {
    const sinPaginas = await iniciarGatewayDePrueba(prueba.partes, [clientes, pagos], undefined, { paginas: false });
    for (const ruta of ['/', '/explorador', '/feeds', '/graphql', '/graphql?operacion=VerCliente']) {
      const respuesta = await fetch(sinPaginas.url + ruta, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([ruta, respuesta.status]).toEqual([ruta, ruta.startsWith('/graphql') ? 400 : 404]);
      expect(respuesta.headers.get('content-type')).toContain('application/json');
    }
    expect(await sinPaginas.consultar('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    await sinPaginas.cerrar();
  });

  test('an unknown address says where the API is', async () => {
    const respuesta = await abrir('/nada');
    expect(respuesta.status).toBe(404);
    expect(await respuesta.json()).toMatchObject({ errors: [{ extensions: { code: 'NO_ENCONTRADO' } }] });
  });
});

describe('another version of the supergraph', () => {
  test('serves what comes next; the subscriptions that it has a place for go on, the others are told', async () => {
    const propia = crearSubgrafosDePrueba();
    const otro = await iniciarGatewayDePrueba(propia.partes, Object.values(propia.enProceso));
    const seguir = (query: string) => {
      const seguida = { recibidos: [] as unknown[], terminada: false };
      const terminar = () => {
        seguida.terminada = true;
      };
      otro
        .conectar()
        .subscribe(
          { query },
          { next: (resultado) => void seguida.recibidos.push(resultado), complete: terminar, error: terminar },
        );
      return seguida;
    };
    const conTotales = seguir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    const conPagos = seguir('subscription { eventosCliente { posicion cliente { pagos { id } } } }');
    await hasta(() => propia.canal.abiertos === 2);
    const sinTotales = propia.partes.map((parte) => ({ ...parte, sdl: parte.sdl.replace('totalPagos: Int', '') }));
    otro.recargar(componer(sinTotales));
    expect((await otro.consultar('{ cliente(id: "1") { totalPagos } }')).errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect(await otro.consultar('{ cliente(id: "1") { nombre } }')).toEqual({
      data: { cliente: { nombre: 'Cliente 1' } },
    });
    expect(() => otro.recargar('type Query {')).toThrow();
    expect((await otro.consultar('{ cliente(id: "1") { nombre } }')).errors).toBeUndefined();
    await hasta(() => conTotales.terminada);
    expect(conTotales.recibidos).toMatchObject([{ errors: [{ extensions: { code: 'ESQUEMA_CAMBIADO' } }] }]);
    propia.canal.publicar({ __typename: 'ClienteRegistrado', posicion: 1, cliente: { id: '3' } });
    await hasta(() => conPagos.recibidos.length === 1);
    expect(conPagos.recibidos).toEqual([
      { data: { eventosCliente: { posicion: 1, cliente: { pagos: [{ id: '3' }, { id: '30' }] } } } },
    ]);
    expect(conPagos.terminada).toBe(false);
    expect(propia.canal.abiertos).toBe(1);
    await otro.cerrar();
  });
});

describe('stopping', () => {
  test('lets the requests under way finish, and completes the subscriptions', async () => {
    const otro = await iniciarGatewayDePrueba(prueba.partes, [clientes, pagos]);
    const enCurso = otro.consultar('{ lento(ms: 300) }');
    const fines: unknown[] = [];
    otro
      .conectar()
      .subscribe(
        { query: 'subscription { eventosCliente { posicion } }' },
        { next: () => undefined, complete: () => undefined, error: (error) => void fines.push(error) },
      );
    await hasta(() => prueba.canal.abiertos === 1);
    await otro.cerrar();
    expect(await enCurso).toEqual({ data: { lento: 'listo' } });
    await hasta(() => fines.length === 1 && prueba.canal.abiertos === 0);
    await expect(otro.consultar('{ __typename }')).rejects.toThrow();
  });

  test('a port that is taken is reported, and nothing is left open', async () => {
    await expect(
      iniciarGateway({
        supergrafo: componer(prueba.partes),
        subgrafos: [clientes, pagos],
        puerto: Number(new URL(gateway.url).port),
        anfitrion: '127.0.0.1',
        bitacora: pino({ level: 'silent' }),
        metricas: new Registry(),
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('a supergraph that names a subgraph which was not given is refused', async () => {
    await expect(iniciarGatewayDePrueba(prueba.partes, [clientes])).rejects.toThrow('pagos');
  });
});
