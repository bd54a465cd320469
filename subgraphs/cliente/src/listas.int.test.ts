import { baseDePrueba } from '@alpes/prisma/pruebas';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { contable, contarSentencias } from '@alpes/seedwork/pruebas/espia';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cliente } from './modulo.ts';
import { borrarClientes, type ClienteVisto, compania, exigirSinInterior, mutar, registrar, TODO } from './pruebas.ts';

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(cliente, undefined, contable(await baseDePrueba()));
});
beforeEach(() => borrarClientes(prueba));
afterAll(async () => {
  await prueba.detener();
  await prueba.base.cerrar();
});

interface Pagina {
  readonly edges: readonly { readonly node: ClienteVisto; readonly cursor: string }[];
  readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string | null>> &
    Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>;
  readonly total: number;
  readonly resumen: readonly { readonly estado: string; readonly tipo: string; readonly cantidad: number }[];
}

const LISTA = `
  query ($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: ClientesFiltro, $orden: ClientesOrden) {
    clientes(
      primeros: $primeros, despuesDe: $despuesDe, ultimos: $ultimos, antesDe: $antesDe, filtro: $filtro, orden: $orden
    ) {
      edges { cursor node { id nombre estado } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      total
      resumen { estado tipo cantidad }
    }
  }`;

const pagina = async (variables: object = {}): Promise<Pagina> =>
  (await prueba.pedir<{ clientes: Pagina }>(LISTA, { ...variables })).clientes;
const idsDe = ({ edges }: Pagina) => edges.map(({ node }) => node.id);
const nombres = async (filtro: object) => (await pagina({ filtro })).edges.map(({ node }) => node['nombre']).sort();

/** All ids of the list in its order, read one small page after the other, from its start or from its end. */
const recorrer = async (variables: object, desde: 'inicio' | 'final', entre = async () => {}): Promise<string[]> => {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const lugar = desde === 'inicio' ? { primeros: 2, despuesDe: cursor } : { ultimos: 2, antesDe: cursor };
    const una: Pagina = await pagina({ ...variables, ...lugar });
    if (desde === 'inicio') ids.push(...idsDe(una));
    else ids.unshift(...idsDe(una));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = una.pageInfo;
    if (!(desde === 'inicio' ? hasNextPage : hasPreviousPage)) return ids;
    cursor = desde === 'inicio' ? endCursor : startCursor;
    await entre();
  }
};

const rechazo = async (variables: object) => {
  const respuesta = await prueba.ejecutar(LISTA, { ...variables });
  exigirSinInterior(respuesta);
  return respuesta.errors?.map(({ extensions }) => [extensions['campo'], extensions['codigo']]);
};

describe('pages', () => {
  it('of an empty list', async () => {
    expect(await pagina()).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      total: 0,
      resumen: [],
    });
  });

  it('give each cliente once, the newest first, while others register and are deleted', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.unshift((await registrar(prueba)).id);
    for (const desde of ['inicio', 'final'] as const) {
      expect(await recorrer({ filtro: { estados: ['ACTIVO'] } }, desde)).toEqual(ids);
      const nuevos: string[] = [];
      const entre = async () => void nuevos.unshift((await registrar(prueba)).id);
      // Forwards, what is new comes before where one is; backwards, it is met in its turn or came too late.
      const vistos = await recorrer({}, desde, entre);
      expect(vistos.filter((id) => ids.includes(id))).toEqual(ids);
      expect(new Set(vistos).size).toBe(vistos.length);
      ids.unshift(...nuevos);
    }
    const primera = await pagina({ primeros: 3 });
    await mutar(prueba, 'eliminarCliente', { id: ids[2] });
    const segunda = await pagina({ primeros: 2, despuesDe: primera.pageInfo.endCursor });
    expect(idsDe(segunda)).toEqual(ids.slice(3, 5));
  });

  const ORDENES = ['FECHA_REGISTRO', 'NOMBRE'].flatMap((campo) =>
    ['ASC', 'DESC'].flatMap((direccion) =>
      (['inicio', 'final'] as const).map((desde) => ({ campo, direccion, desde })),
    ),
  );
  it.each(ORDENES)('by $campo $direccion from the $desde, many alike', async ({ campo, direccion, desde }) => {
    // As people sort: Á beside A, ñ beside n, whatever the case.
    const gente = ['álvaro', 'Ana', 'ana', 'Ñandú', 'nandu', 'Zoe', 'Óscar', 'oscar', 'Ana'];
    for (const nombre of gente) await registrar(prueba, { nombre });
    await prueba.base.prisma.$executeRaw`
      UPDATE cliente.cliente SET fecha_registro = date_trunc('second', fecha_registro)`;
    const esperados = await prueba.base.prisma.$queryRawUnsafe<{ id: string }[]>(`
      SELECT id::text AS id FROM cliente.cliente
      ORDER BY ${campo === 'NOMBRE' ? `lower(translate(nombre, 'áúñÑÓ', 'aunNO')) COLLATE "C"` : 'fecha_registro'} ${direccion}, id ${direccion}`);
    expect(await recorrer({ orden: { campo, direccion } }, desde)).toEqual(esperados.map(({ id }) => id));
  });

  it('in the order that is left to us where half of it is left out', async () => {
    const ids: string[] = [];
    for (const nombre of ['Beto', 'Ana', 'Carla']) ids.push((await registrar(prueba, { nombre })).id);
    const [beto, ana, carla] = ids;
    expect(idsDe(await pagina({ orden: { campo: 'NOMBRE' } }))).toEqual([carla, beto, ana]);
    expect(idsDe(await pagina({ orden: { direccion: 'ASC' } }))).toEqual([beto, ana, carla]);
  });

  it('refuse a cursor of another order or filter, and one that was made up', async () => {
    for (let n = 0; n < 3; n += 1) await registrar(prueba);
    const filtro = { estados: ['ACTIVO'], texto: 'ana' };
    const despuesDe = (await pagina({ primeros: 1, filtro })).pageInfo.endCursor;
    expect(idsDe(await pagina({ despuesDe, filtro: { texto: 'ana', tipo: null, estados: ['ACTIVO'] } }))).toHaveLength(
      2,
    );
    for (const otra of [
      { filtro: { ...filtro, texto: 'anab' } },
      { filtro: { estados: ['ACTIVO'] } },
      {},
      { filtro, orden: { campo: 'NOMBRE' } },
      { filtro, orden: { direccion: 'ASC' } },
    ]) {
      expect(await rechazo({ despuesDe, ...otra })).toEqual([['despuesDe', 'CURSOR_INVALIDO']]);
    }
    expect(await rechazo({ filtro, antesDe: `${despuesDe}A` })).toEqual([['antesDe', 'CURSOR_INVALIDO']]);
  });

  it.each([
    [{ primeros: 0 }, 'primeros', 'PAGINA_INVALIDA'],
    [{ primeros: 101 }, 'primeros', 'PAGINA_INVALIDA'],
    [{ ultimos: -5 }, 'ultimos', 'PAGINA_INVALIDA'],
    [{ primeros: 1, ultimos: 1 }, 'ultimos', 'PAGINA_INVALIDA'],
    [{ despuesDe: 'x' }, 'despuesDe', 'CURSOR_INVALIDO'],
    [{ filtro: { texto: ' ' } }, 'filtro.texto', 'VACIO'],
    [{ filtro: { texto: 'an' } }, 'filtro.texto', 'MUY_CORTO'],
    [{ filtro: { texto: '%%%' } }, 'filtro.texto', 'MUY_CORTO'],
    [{ filtro: { texto: 'x'.repeat(101) } }, 'filtro.texto', 'MUY_LARGO'],
    [{ filtro: { ciudad: 'a\u0000' } }, 'filtro.ciudad', 'CARACTER_INVALIDO'],
    [{ filtro: { estados: [] } }, 'filtro.estados', 'VACIO'],
    [
      { filtro: { fechaRegistro: { desde: '2026-11-02', hasta: '2026-11-01' } } },
      'filtro.fechaRegistro',
      'PERIODO_INVALIDO',
    ],
  ])('of %j are refused: %s %s', async (variables, campo, codigo) => {
    expect(await rechazo(variables)).toEqual([[campo, codigo]]);
  });
});

describe('filters', () => {
  beforeEach(async () => {
    await registrar(prueba, { nombre: 'María Pérez', ciudad: 'Bogotá', telefono: '+57 300 123', pais: 'Perú' });
    await registrar(prueba, { nombre: 'Luis Peres', email: 'luis_100%@alpes.co', ciudad: 'bogota' });
    const { id } = await registrar(prueba, { nombre: 'Carla Ñáñez', cedula: '987654321', ciudad: 'Cali' });
    await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' });
    const borrado = await registrar(prueba, { nombre: 'Perla Borrada' });
    await mutar(prueba, 'eliminarCliente', { id: borrado.id });
    await mutar(prueba, 'registrarClienteEmpresa', compania({ nombre: 'Perillas SAS', rut: '900111222-3' }));
    await prueba.base.prisma.$executeRaw`
      UPDATE cliente.cliente SET fecha_registro = CASE nombre
        WHEN 'María Pérez' THEN '2026-10-31T23:59:59.999Z'::timestamptz
        WHEN 'Luis Peres' THEN '2026-11-01T00:00:00Z' ELSE '2026-11-30T23:59:59.999Z' END`;
  });

  it.each<[object, string[]]>([
    [{}, ['Carla Ñáñez', 'Luis Peres', 'María Pérez', 'Perillas SAS']],
    [{ texto: 'PEREZ' }, ['María Pérez']],
    [{ texto: 'per' }, ['Luis Peres', 'María Pérez', 'Perillas SAS']],
    [{ texto: 'nanez' }, ['Carla Ñáñez']],
    [{ texto: '0 12' }, ['María Pérez']],
    [{ texto: '98765' }, ['Carla Ñáñez']],
    [{ texto: '111222-3' }, ['Perillas SAS']],
    [{ texto: 'luis_100%' }, ['Luis Peres']],
    [{ texto: '100%' }, ['Luis Peres']],
    [{ texto: 'is_1' }, ['Luis Peres']],
    [{ texto: 'l%s_1' }, []],
    [{ texto: 'l_is' }, []],
    [{ texto: '\\100' }, []],
    [{ texto: "'; DROP TABLE cliente.cliente; --" }, []],
    [{ estados: ['INACTIVO'] }, ['Perla Borrada']],
    [{ estados: ['SUSPENDIDO', 'INACTIVO'] }, ['Carla Ñáñez', 'Perla Borrada']],
    [{ tipo: 'EMPRESA' }, ['Perillas SAS']],
    [{ ciudad: 'BOGOTA' }, ['Luis Peres', 'María Pérez']],
    [{ ciudad: 'bogo' }, []],
    [{ pais: 'peru' }, ['María Pérez']],
    [{ fechaRegistro: { desde: '2026-11-01' } }, ['Carla Ñáñez', 'Luis Peres', 'Perillas SAS']],
    [{ fechaRegistro: { hasta: '2026-10-31' } }, ['María Pérez']],
    [{ fechaRegistro: { desde: '2026-11-01', hasta: '2026-11-29' } }, ['Luis Peres']],
    [
      { texto: 'per', estados: ['ACTIVO', 'INACTIVO'], tipo: 'NATURAL', fechaRegistro: { desde: '2026-11-30' } },
      ['Perla Borrada'],
    ],
    [
      { texto: null, estados: null, tipo: null, ciudad: null, pais: null, fechaRegistro: null },
      ['Carla Ñáñez', 'Luis Peres', 'María Pérez', 'Perillas SAS'],
    ],
  ])('%j', async (filtro, esperados) => {
    expect(await nombres(filtro)).toEqual(esperados);
    const { total, resumen } = await pagina({ filtro, primeros: 1 });
    expect(total).toBe(esperados.length);
    const { clientes } = await prueba.pedir<{ clientes: object }>(
      'query ($filtro: ClientesFiltro) { clientes(filtro: $filtro) { dos: total(hasta: 2) mil: total(hasta: 1000) } }',
      { filtro },
    );
    expect(clientes).toEqual({ dos: Math.min(2, esperados.length), mil: esperados.length });
    expect(resumen.reduce((suma, { cantidad }) => suma + cantidad, 0)).toBe(esperados.length);
  });

  it('sum by state and type', async () => {
    const contadas = await pagina({ filtro: { estados: ['ACTIVO', 'SUSPENDIDO', 'INACTIVO'] } });
    const filas = await pagina({ filtro: { estados: ['ACTIVO', 'SUSPENDIDO', 'INACTIVO'], texto: '@alpes.co' } });
    for (const { resumen } of [contadas, filas]) {
      expect(resumen).toHaveLength(4);
      expect(resumen).toEqual(
        expect.arrayContaining([
          { estado: 'ACTIVO', tipo: 'NATURAL', cantidad: 2 },
          { estado: 'SUSPENDIDO', tipo: 'NATURAL', cantidad: 1 },
          { estado: 'INACTIVO', tipo: 'NATURAL', cantidad: 1 },
          { estado: 'ACTIVO', tipo: 'EMPRESA', cantidad: 1 },
        ]),
      );
    }
  });
});

describe('SQL statements', () => {
  const contar = (query: string, variables?: Readonly<Record<string, unknown>>) =>
    contarSentencias(() => prueba.pedir(query, variables));
  const lista = (primeros: number, mas = '') =>
    `{ clientes(primeros: ${primeros}) { ${mas} edges { node { ${TODO} } } } }`;

  it('are as many for many clientes as for few', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 21; n += 1) ids.push((await registrar(prueba)).id);
    // The places, the rows, the totals of the payments.
    expect(await contar(lista(2))).toBe(3);
    expect(await contar(lista(20))).toBe(3);
    // And the counters of each type, once for both.
    expect(await contar(lista(20, 'total resumen { cantidad }'))).toBe(5);
    const r = [...ids, nuevoId()].map((id) => ({ __typename: 'Cliente', id }));
    const entidades = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cliente { ${TODO} } } }`;
    expect(await contar(entidades, { r })).toBe(2);
  });
});
