import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { hasta } from './pruebas/canal.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { crearSubgrafosDePrueba, type EventoDePrueba, type SubgrafoServido } from './pruebas/subgrafosDePrueba.ts';
import { type SubgrafoHttp, subgrafoHttp } from './subgrafoHttp.ts';

type Resultado = FormattedExecutionResult<Record<string, unknown>>;

const registrado = (posicion: number, id = String(posicion)): EventoDePrueba => ({
  __typename: 'ClienteRegistrado',
  posicion,
  cliente: { id },
});

describe.each(['in process', 'over HTTP'])('subscriptions, subgraphs %s', (modo) => {
  const prueba = crearSubgrafosDePrueba();
  const { canal, control } = prueba;
  let gateway: GatewayDePrueba;
  let servidos: { clientes: SubgrafoServido; pagos: SubgrafoServido };
  const conexiones: SubgrafoHttp[] = [];

  beforeAll(async () => {
    if (modo === 'in process') {
      gateway = await iniciarGatewayDePrueba(prueba.partes, Object.values(prueba.enProceso));
      return;
    }
    servidos = { clientes: await prueba.servir.clientes(), pagos: await prueba.servir.pagos() };
    conexiones.push(
      subgrafoHttp({ nombre: 'clientes', url: servidos.clientes.url }),
      subgrafoHttp({ nombre: 'pagos', url: servidos.pagos.url }),
    );
    gateway = await iniciarGatewayDePrueba(prueba.partes, conexiones);
  });
  afterAll(async () => {
    await gateway.cerrar();
    for (const conexion of conexiones) await conexion.cerrar();
    for (const servido of Object.values(servidos ?? {})) await servido.cerrar();
  });
  afterEach(() => {
    control.demoraDePagos = () => 0;
    control.fallaPagos = undefined;
  });

  function suscribir(query: string, variables: Record<string, unknown> = {}, cliente = gateway.conectar()) {
    const recibidos: Resultado[] = [];
    const estado: { fin?: 'completa' | readonly GraphQLFormattedError[] | 'cortada' } = {};
    const soltar = cliente.subscribe<Record<string, unknown>>(
      { query, variables },
      {
        next: (resultado) => void recibidos.push(resultado as Resultado),
        error: (error) => {
          estado.fin = Array.isArray(error) ? error : 'cortada';
        },
        complete: () => {
          estado.fin = 'completa';
        },
      },
    );
    return { recibidos, estado, soltar, cliente };
  }

  async function abrir(query: string, variables: Record<string, unknown> = {}) {
    const antes = canal.abiertos;
    const suscripcion = suscribir(query, variables);
    await hasta(() => canal.abiertos === antes + 1);
    return suscripcion;
  }

  const soltarYEsperar = async (soltar: () => void) => {
    soltar();
    await hasta(() => canal.abiertos === 0);
  };

  test('each event is completed with the fields of the other subgraph', async () => {
    const { recibidos, soltar } = await abrir(
      `subscription Eventos($conPagos: Boolean!, $sinPosicion: Boolean!) {
        evento: eventosCliente {
          __typename
          posicion @skip(if: $sinPosicion)
          quien: cliente { ...Datos pagos @include(if: $conPagos) { id cliente { nombre } } }
          ... on ClienteSuspendido { motivo }
        }
      }
      fragment Datos on Cliente { nombre total: totalPagos }`,
      { conPagos: true, sinPosicion: true },
    );
    canal.publicar(registrado(1), {
      __typename: 'ClienteSuspendido',
      posicion: 2,
      cliente: { id: '2' },
      motivo: 'Fraude',
    });
    await hasta(() => recibidos.length === 2);
    expect(recibidos).toEqual([
      {
        data: {
          evento: {
            __typename: 'ClienteRegistrado',
            quien: {
              nombre: 'Cliente 1',
              total: 10,
              pagos: [
                { id: '1', cliente: { nombre: 'Cliente 1' } },
                { id: '10', cliente: { nombre: 'Cliente 10' } },
              ],
            },
          },
        },
      },
      {
        data: {
          evento: {
            __typename: 'ClienteSuspendido',
            quien: expect.objectContaining({ nombre: 'Cliente 2', total: 20 }),
            motivo: 'Fraude',
          },
        },
      },
    ]);
    await soltarYEsperar(soltar);
  });

  test('fields that a condition leaves out are not fetched', async () => {
    const { recibidos, soltar } = await abrir(
      'subscription ($si: Boolean = false) { eventosCliente { posicion cliente { totalPagos @include(if: $si) id } } }',
    );
    const antes = prueba.peticiones.pagos;
    canal.publicar(registrado(1));
    await hasta(() => recibidos.length === 1);
    expect(recibidos).toEqual([{ data: { eventosCliente: { posicion: 1, cliente: { id: '1' } } } }]);
    expect(prueba.peticiones.pagos).toBe(antes);
    await soltarYEsperar(soltar);
  });

  test('events arrive in order though the first ones take longest to complete', async () => {
    control.demoraDePagos = (id) => Math.max(0, 60 - Number(id) * 2);
    const { recibidos, soltar } = await abrir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    const posiciones = Array.from({ length: 30 }, (_nada, i) => i + 1);
    canal.publicar(...posiciones.map((posicion) => registrado(posicion)));
    await hasta(() => recibidos.length === 30);
    expect(recibidos.map(({ data }) => data?.['eventosCliente'])).toEqual(
      posiciones.map((posicion) => ({ posicion, cliente: { totalPagos: posicion * 10 } })),
    );
    await soltarYEsperar(soltar);
  });

  test('two subscribers of the same event do not see what was fetched for each other', async () => {
    const uno = await abrir('subscription { eventosCliente { cliente { id totalPagos } } }');
    const otro = await abrir('subscription { eventosCliente { cliente { id nombre } } }');
    canal.publicar(registrado(4));
    await hasta(() => uno.recibidos.length === 1 && otro.recibidos.length === 1);
    expect(uno.recibidos[0]?.data).toEqual({ eventosCliente: { cliente: { id: '4', totalPagos: 40 } } });
    expect(otro.recibidos[0]?.data).toEqual({ eventosCliente: { cliente: { id: '4', nombre: 'Cliente 4' } } });
    uno.soltar();
    await soltarYEsperar(otro.soltar);
  });

  test('an event that cannot be completed comes with errors and nulls, and the next ones follow', async () => {
    const { recibidos, soltar } = await abrir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    control.fallaPagos = 'SIN_TOTALES';
    canal.publicar(registrado(1));
    await hasta(() => recibidos.length === 1);
    control.fallaPagos = undefined;
    canal.publicar(registrado(2));
    await hasta(() => recibidos.length === 2);
    expect(recibidos).toEqual([
      {
        data: { eventosCliente: { posicion: 1, cliente: { totalPagos: null } } },
        errors: [
          {
            message: 'Sin totales.',
            path: ['eventosCliente', 'cliente', 'totalPagos'],
            extensions: { code: 'SIN_TOTALES' },
          },
        ],
      },
      { data: { eventosCliente: { posicion: 2, cliente: { totalPagos: 20 } } } },
    ]);
    await soltarYEsperar(soltar);
  });

  const caer = async () => {
    if (modo === 'in process') prueba.enProceso.pagos.caido = true;
    else await servidos.pagos.cerrar();
  };
  const volver = async () => {
    if (modo === 'in process') prueba.enProceso.pagos.caido = false;
    else servidos.pagos = await prueba.servir.pagos(servidos.pagos.puerto);
  };
  const sinPagos = () => gateway.lineas.filter(({ msg }) => msg === 'Subgraph not available').length;

  test('an event waits for a subgraph that is back in a moment', async () => {
    const { recibidos, soltar } = await abrir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    await caer();
    const antes = sinPagos();
    canal.publicar(registrado(1), registrado(2));
    await hasta(() => sinPagos() > antes);
    await volver();
    await hasta(() => recibidos.length === 2);
    expect(recibidos).toEqual(
      [1, 2].map((n) => ({ data: { eventosCliente: { posicion: n, cliente: { totalPagos: 10 * n } } } })),
    );
    await soltarYEsperar(soltar);
  });

  test('an event waits for a subgraph that has no database for a moment', async () => {
    const { recibidos, soltar } = await abrir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    const antes = prueba.peticiones.pagos;
    control.fallaPagos = 'SUBGRAFO_NO_DISPONIBLE';
    canal.publicar(registrado(1));
    await hasta(() => prueba.peticiones.pagos >= antes + 2);
    control.fallaPagos = undefined;
    await hasta(() => recibidos.length === 1);
    expect(recibidos).toEqual([{ data: { eventosCliente: { posicion: 1, cliente: { totalPagos: 10 } } } }]);
    await soltarYEsperar(soltar);
  });

  test('a subgraph that stays away while an event is completed is reported on that event', async () => {
    const { recibidos, soltar } = await abrir('subscription { eventosCliente { posicion cliente { totalPagos } } }');
    await caer();
    canal.publicar(registrado(1));
    await hasta(() => recibidos.length === 1);
    await volver();
    canal.publicar(registrado(2));
    await hasta(() => recibidos.length === 2);
    expect(recibidos[0]).toMatchObject({
      data: { eventosCliente: { posicion: 1, cliente: { totalPagos: null } } },
      errors: [{ extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } }],
    });
    expect(recibidos[1]?.errors).toBeUndefined();
    await soltarYEsperar(soltar);
  });

  test('the end of the source completes the subscription', async () => {
    const { recibidos, estado } = await abrir('subscription { eventosCliente { posicion } }');
    canal.publicar(registrado(1), registrado(2));
    canal.terminar();
    await hasta(() => estado.fin !== undefined);
    expect(estado.fin).toBe('completa');
    expect(recibidos).toHaveLength(2);
    expect(canal.abiertos).toBe(0);
  });

  test('the failure of the source is told to the client without its internals', async () => {
    const { recibidos, estado } = await abrir('subscription { eventosCliente { posicion } }');
    canal.publicar(registrado(1));
    canal.terminar(new Error('secreto 10.0.0.7'));
    await hasta(() => estado.fin !== undefined);
    expect(recibidos[0]?.data).toEqual({ eventosCliente: { posicion: 1 } });
    const ultimo = recibidos.at(-1)?.errors ?? [];
    expect(['SUBGRAFO_NO_DISPONIBLE', 'INTERNAL_SERVER_ERROR']).toContain(ultimo[0]?.extensions?.['code']);
    expect(JSON.stringify(recibidos)).not.toContain('secreto');
    expect(canal.abiertos).toBe(0);
  });

  test('unsubscribing frees the source, though no event ever comes', async () => {
    const { soltar } = await abrir('subscription { eventosCliente { posicion } }');
    await soltarYEsperar(soltar);
  });

  test('a client that vanishes frees the source', async () => {
    const cliente = gateway.conectar();
    suscribir('subscription { eventosCliente { posicion } }', {}, cliente);
    suscribir('subscription { eventosCliente { cliente { totalPagos } } }', {}, cliente);
    await hasta(() => canal.abiertos === 2);
    cliente.socket()?.terminate();
    await hasta(() => canal.abiertos === 0);
    await hasta(async () =>
      /gateway_suscripciones_activas\{subgrafo="clientes"\} 0/.test(await gateway.metricas.metrics()),
    );
  });

  test('the refusal of the subgraph reaches the client with its code', async () => {
    const { recibidos, estado } = suscribir('subscription { rechazada { posicion } }');
    await hasta(() => estado.fin !== undefined);
    expect(recibidos).toMatchObject([
      { errors: [{ message: 'El cursor ya no existe.', extensions: { code: 'CURSOR_INVALIDO' } }] },
    ]);
  });

  test.runIf(modo === 'in process')(
    'a subgraph that never answers is given up, and released if it answers later',
    async () => {
      const { suscribir: original } = prueba.enProceso.clientes;
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof original>>>();
      prueba.enProceso.clientes.suscribir = () => promise;
      const { recibidos, estado } = suscribir('subscription { eventosCliente { posicion } }');
      await hasta(() => estado.fin === 'completa');
      expect(recibidos).toMatchObject([{ errors: [{ extensions: { code: 'PLAZO_AGOTADO' } }] }]);
      prueba.enProceso.clientes.suscribir = original;
      resolve(await original({ query: 'subscription { eventosCliente { posicion } }' }, {}));
      await hasta(() => canal.abiertos === 0);
    },
  );

  test('a condition on the root field is refused, as the specification does', async () => {
    const { recibidos, estado } = suscribir('subscription { eventosCliente @include(if: true) { posicion } }');
    await hasta(() => estado.fin !== undefined);
    expect(recibidos[0]?.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('faults of the request come as errors of the protocol, and the connection goes on', async () => {
    const cliente = gateway.conectar();
    const { soltar } = suscribir('subscription { eventosCliente { posicion } }', {}, cliente);
    await hasta(() => canal.abiertos === 1);
    const probar = async (query: string, operationName?: string) => {
      const errores: GraphQLFormattedError[] = [];
      cliente.subscribe(
        { query, ...(operationName ? { operationName } : {}) },
        {
          next: () => undefined,
          complete: () => undefined,
          error: (error) => void errores.push(...(error as GraphQLFormattedError[])),
        },
      );
      await hasta(() => errores.length > 0);
      return errores[0]?.extensions?.['code'];
    };
    expect(await probar('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await probar('subscription { inventada { id } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await probar('subscription A { eventosCliente { posicion } }', 'B')).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(await probar('query ($id: ID!) { cliente(id: $id) { id } }')).toBe('BAD_USER_INPUT');
    expect(cliente.socket()?.readyState).toBe(WebSocket.OPEN);
    await soltarYEsperar(soltar);
  });

  test('queries and mutations work over the WebSocket, with the correlation of its parameters', async () => {
    const cliente = gateway.conectar({ 'x-correlation-id': 'ws-1' });
    const { recibidos, estado } = suscribir(
      'query Cabeceras { cabeceras cliente(id: "1") { totalPagos } falla }',
      {},
      cliente,
    );
    await hasta(() => estado.fin === 'completa');
    expect(recibidos).toEqual([
      {
        data: { cabeceras: ['x-correlation-id=ws-1'], cliente: { totalPagos: 10 }, falla: null },
        errors: [expect.objectContaining({ message: expect.stringContaining('ws-1') })],
      },
    ]);
    const cambio = suscribir('mutation { renombrar(id: "5", nombre: "Luz") { nombre } }', {}, cliente);
    await hasta(() => cambio.estado.fin === 'completa');
    expect(cambio.recibidos).toEqual([{ data: { renombrar: { nombre: 'Luz' } } }]);
  });

  test('a client that does not read holds the source back', async () => {
    const cliente = gateway.conectar();
    const { recibidos, soltar } = suscribir(
      'subscription { eventosCliente { posicion cliente { nombre } } }',
      {},
      cliente,
    );
    await hasta(() => canal.abiertos === 1);
    canal.publicar(registrado(0));
    await hasta(() => recibidos.length === 1);
    const largo = 'x'.repeat(100_000);
    cliente.socket()?.pause();
    const leidos = canal.leidos;
    const eventos = Array.from({ length: 1_000 }, (_nada, i) => registrado(i + 1, largo));
    canal.publicar(...eventos);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const adelantados = canal.leidos - leidos;
    expect(adelantados).toBeLessThan(300);
    cliente.socket()?.resume();
    await hasta(() => recibidos.length === 1_001);
    expect(recibidos.map(({ data }) => data?.['eventosCliente'])).toEqual(
      Array.from({ length: 1_001 }, (_nada, posicion) => expect.objectContaining({ posicion })),
    );
    await soltarYEsperar(soltar);
  });

  test('a subgraph that goes away ends its subscriptions with an error, and they can be opened again', async () => {
    if (modo === 'in process') {
      prueba.enProceso.clientes.caido = true;
      const { recibidos, estado } = suscribir('subscription { eventosCliente { posicion } }');
      await hasta(() => estado.fin === 'completa');
      expect(recibidos).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } }] }]);
      prueba.enProceso.clientes.caido = false;
    } else {
      const { recibidos, estado } = await abrir('subscription { eventosCliente { posicion } }');
      await servidos.clientes.cerrar();
      await hasta(() => estado.fin === 'completa');
      expect(recibidos).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } }] }]);
      const cerrada = suscribir('subscription { eventosCliente { posicion } }');
      await hasta(() => cerrada.estado.fin === 'completa');
      expect(cerrada.recibidos).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } }] }]);
      servidos.clientes = await prueba.servir.clientes(servidos.clientes.puerto);
      await hasta(() => canal.abiertos === 0);
    }
    const otra = await abrir('subscription { eventosCliente { posicion } }');
    canal.publicar(registrado(9));
    await hasta(() => otra.recibidos.length === 1);
    await soltarYEsperar(otra.soltar);
  });
});
