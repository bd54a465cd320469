import { QueryPlanner } from '@apollo/query-planner';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasta } from './pruebas/canal.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { crearSubgrafosDePrueba, type SubgrafoServido } from './pruebas/subgrafosDePrueba.ts';
import { type SubgrafoHttp, subgrafoHttp } from './subgrafoHttp.ts';

describe.each(['in process', 'over HTTP'])('queries and mutations, subgraphs %s', (modo) => {
  const prueba = crearSubgrafosDePrueba();
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
  beforeEach(() => {
    prueba.peticiones.clientes = 0;
    prueba.peticiones.pagos = 0;
  });

  async function caer(): Promise<void> {
    if (modo === 'in process') prueba.enProceso.pagos.caido = true;
    else await servidos.pagos.cerrar();
  }
  async function volver(): Promise<void> {
    if (modo === 'in process') prueba.enProceso.pagos.caido = false;
    else servidos.pagos = await prueba.servir.pagos(servidos.pagos.puerto);
  }

  test('an answer is put together from both subgraphs', async () => {
    const { data, errors } = await gateway.consultar(
      'query Uno($id: ID!) { alias: cliente(id: $id) { ...Datos totalPagos pagos { id cliente { nombre } } } } fragment Datos on Cliente { nombre __typename }',
      { id: '2' },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      alias: {
        nombre: 'Cliente 2',
        __typename: 'Cliente',
        totalPagos: 20,
        pagos: [
          { id: '2', cliente: { nombre: 'Cliente 2' } },
          { id: '20', cliente: { nombre: 'Cliente 20' } },
        ],
      },
    });
  });

  test('a list with neighbours takes as many fetches for fifty rows as for one', async () => {
    const consulta = 'query Lista($n: Int) { clientes(primeros: $n) { nombre pagos { id cliente { email } } } }';
    await gateway.consultar(consulta, { n: 1 });
    const conUna = { ...prueba.peticiones };
    await gateway.consultar(consulta, { n: 50 });
    expect({
      clientes: prueba.peticiones.clientes - conUna.clientes,
      pagos: prueba.peticiones.pagos - conUna.pagos,
    }).toEqual(conUna);
  });

  test('an operation is planned once, however often it is sent', async () => {
    const planificar = vi.spyOn(QueryPlanner.prototype, 'buildQueryPlan');
    for (const id of ['1', '2', '3']) {
      await gateway.consultar('query Repetida($id: ID!) { cliente(id: $id) { email totalPagos } }', { id });
    }
    expect(planificar).toHaveBeenCalledTimes(1);
    planificar.mockRestore();
  });

  test('a mutation is carried out, and its answer completed by the other subgraph', async () => {
    const { data } = await gateway.consultar('mutation { renombrar(id: "7", nombre: "Ana") { nombre totalPagos } }');
    expect(data).toEqual({ renombrar: { nombre: 'Ana', totalPagos: 70 } });
  });

  test('queries come by GET too, mutations do not', async () => {
    const pedir = (query: string) =>
      fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': 'si' },
      });
    expect(await (await pedir('{ cliente(id: "1") { nombre } }')).json()).toEqual({
      data: { cliente: { nombre: 'Cliente 1' } },
    });
    expect((await pedir('mutation { renombrar(id: "1", nombre: "Eva") { id } }')).status).toBe(405);
  });

  test('a subgraph that is down costs its own fields only, and is used again when it is back', async () => {
    const consulta = '{ cliente(id: "1") { nombre totalPagos } pagos { id } }';
    await caer();
    const sin = await gateway.consultar(consulta);
    expect(sin.data).toEqual({ cliente: { nombre: 'Cliente 1', totalPagos: null }, pagos: null });
    expect(sin.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'SUBGRAFO_NO_DISPONIBLE' },
      { code: 'SUBGRAFO_NO_DISPONIBLE' },
    ]);
    expect(sin.errors?.some(({ path }) => path?.[0] === 'pagos')).toBe(true);
    expect(JSON.stringify(sin)).not.toMatch(/ECONN|10\.0\.0|127\.0\.0\.1|at /);
    await volver();
    await hasta(async () => (await gateway.consultar(consulta)).errors === undefined);
  });

  test('an error of a subgraph keeps its code, message, path and data, and nothing internal', async () => {
    const { errors } = await gateway.consultar('{ otro: fallaConCodigo }');
    expect(errors).toEqual([
      {
        message: 'Ya hay un cliente con ese correo.',
        path: ['otro'],
        extensions: { code: 'CONFLICTO', campo: 'email' },
      },
    ]);
  });

  test('an exception in a subgraph is masked, and can be found by its correlation id', async () => {
    const respuesta = await gateway.enviar({ query: '{ falla }' }, { 'x-correlation-id': 'caso-42' });
    expect(await respuesta.json()).toEqual({
      data: { falla: null },
      errors: [
        {
          message: 'Error interno. Vuelva a intentarlo; si persiste, indique el identificador caso-42.',
          path: ['falla'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(gateway.lineas).toContainEqual(
      expect.objectContaining({ level: 50, correlacion: 'caso-42', msg: 'Internal error' }),
    );
  });

  test('what takes longer than the deadline is given up', async () => {
    const { errors } = await gateway.consultar('{ lento(ms: 2500) }');
    expect(errors).toMatchObject([{ path: ['lento'], extensions: { code: 'PLAZO_AGOTADO' } }]);
  });

  test('faults of the request have the codes that clients know', async () => {
    const codigo = async (query: string, variables = {}) =>
      (await gateway.consultar(query, variables)).errors?.[0]?.extensions?.['code'];
    expect(await codigo('{ cliente(')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await codigo('{ inventado }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codigo('query ($n: Int) { clientes(primeros: $n) { id } }', { n: 'tres' })).toBe('BAD_USER_INPUT');
    expect(await codigo('subscription { eventosCliente { posicion } }')).toBe('BAD_REQUEST');
  });

  test('correlation and trace reach the subgraph, the response and the log', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const consulta = { query: 'query Cabeceras { cabeceras }' };
    const propia = await gateway.enviar(consulta, { 'x-correlation-id': 'mi:caso.1', traceparent });
    expect(propia.headers.get('x-correlation-id')).toBe('mi:caso.1');
    expect(((await propia.json()) as { data: { cabeceras: string[] } }).data.cabeceras.toSorted()).toEqual([
      `traceparent=${traceparent}`,
      'x-correlation-id=mi:caso.1',
    ]);
    expect(gateway.lineas).toContainEqual(
      expect.objectContaining({ correlacion: 'mi:caso.1', operacion: 'Cabeceras', tipo: 'query', msg: 'Operation' }),
    );
    const rara = await gateway.enviar(consulta, { 'x-correlation-id': 'con espacios', traceparent: 'no' });
    const hecha = rara.headers.get('x-correlation-id');
    expect(hecha).toMatch(/^[0-9a-f-]{36}$/);
    expect(((await rara.json()) as { data: { cabeceras: string[] } }).data.cabeceras).toEqual([
      `x-correlation-id=${hecha}`,
    ]);
  });
});
