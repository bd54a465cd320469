import { normalizar } from '@alpes/seedwork/aplicacion/busqueda';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampoDeCampanias } from '../aplicacion/filtros.ts';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';
import { CLIENTES, type FilaDePrueba, fila, sembrar } from '../pruebas/filasDePrueba.ts';

const lecturas: string[] = [];
let sistema: CampaniasDePrueba;
let filas: readonly FilaDePrueba[];
beforeAll(async () => {
  sistema = await levantarCampanias({ plazoSagaMs: 600_000 }, lecturas);
  filas = await sembrar(sistema.base.prisma, 60);
});
afterAll(() => sistema?.detener());

interface Conexion {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly total: number;
  readonly resumen: readonly object[];
}

const ARGUMENTOS = `$filtro: CampaniasFiltro, $orden: CampaniasOrden, $primeros: Int, $despuesDe: String, $ultimos: Int,
  $antesDe: String`;
const PASADOS = `filtro: $filtro, orden: $orden, primeros: $primeros, despuesDe: $despuesDe, ultimos: $ultimos,
  antesDe: $antesDe`;
const PAGINA = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const CONSULTA = `query (${ARGUMENTOS}) { campanias(${PASADOS}) { ${PAGINA} } }`;

const pagina = async (argumentos: object): Promise<Conexion> =>
  (await sistema.pedir<{ campanias: Conexion }>(CONSULTA, { ...argumentos })).campanias;

const idsDe = ({ edges }: Conexion) => edges.map(({ node }) => node.id);

/** All ids of the list, read from one of its ends to the other. */
const recorrer = async (
  sentido: 'ADELANTE' | 'ATRAS',
  argumentos: object,
  entre: (pagina: number) => Promise<unknown> = async () => {},
): Promise<readonly string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let n = 0; ; n += 1) {
    const adelante = sentido === 'ADELANTE';
    const leida = await pagina({
      ...argumentos,
      ...(adelante ? { primeros: 7, despuesDe: cursor } : { ultimos: 7, antesDe: cursor }),
    });
    const { pageInfo } = leida;
    expect(adelante ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(n > 0);
    if (adelante) ids.push(...idsDe(leida));
    else ids.unshift(...idsDe(leida));
    cursor = adelante ? pageInfo.endCursor : pageInfo.startCursor;
    if (!(adelante ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return ids;
    await entre(n);
  }
};

const CLAVES: Readonly<Record<CampoDeCampanias, (una: FilaDePrueba) => number | string>> = {
  CREADA: ({ creada }) => creada.getTime(),
  FECHA_INICIO: ({ fechaInicio }) => fechaInicio.getTime(),
  NOMBRE: ({ nombre }) => normalizar(nombre),
  PRESUPUESTO: ({ presupuestoValor }) => Number(presupuestoValor),
};

const comparar = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0);

/** The ids in the order that the list must have. */
const ordenadas = (unas: readonly FilaDePrueba[], campo: CampoDeCampanias, direccion: 'ASC' | 'DESC') => {
  const clave = CLAVES[campo];
  const crecientes = unas.toSorted((a, b) => comparar(clave(a), clave(b)) || comparar(a.id, b.id));
  return (direccion === 'ASC' ? crecientes : crecientes.toReversed()).map(({ id }) => id);
};

describe('the order of a list of campaigns', () => {
  const enUSD = { presupuesto: { moneda: 'USD' } };
  it.each<[CampoDeCampanias, 'ASC' | 'DESC']>(
    (['CREADA', 'FECHA_INICIO', 'NOMBRE', 'PRESUPUESTO'] as const).flatMap((campo) => [
      [campo, 'ASC'],
      [campo, 'DESC'],
    ]),
  )('by %s %s is the same forwards and backwards, with ties', async (campo, direccion) => {
    const conFiltro = campo === 'PRESUPUESTO';
    const suyas = filas.filter(({ presupuestoMoneda }) => !conFiltro || presupuestoMoneda === 'USD');
    const esperadas = ordenadas(suyas, campo, direccion);
    const argumentos = { orden: { campo, direccion }, ...(conFiltro && { filtro: enUSD }) };
    expect(await recorrer('ADELANTE', argumentos)).toEqual(esperadas);
    expect(await recorrer('ATRAS', argumentos)).toEqual(esperadas);
  });

  it('has a default for each of its parts', async () => {
    const nuevas = ordenadas(filas, 'CREADA', 'DESC').slice(0, 20);
    expect(idsDe(await pagina({}))).toEqual(nuevas);
    expect(idsDe(await pagina({ orden: {} }))).toEqual(nuevas);
    expect(idsDe(await pagina({ orden: { direccion: 'ASC' } }))).toEqual(
      ordenadas(filas, 'CREADA', 'ASC').slice(0, 20),
    );
    expect(idsDe(await pagina({ orden: { campo: 'NOMBRE' } }))).toEqual(
      ordenadas(filas, 'NOMBRE', 'DESC').slice(0, 20),
    );
  });

  it('shows each campaign once, though others are inserted meanwhile', async () => {
    const { prisma } = sistema.base;
    const intrusas: string[] = [];
    const esperadas = ordenadas(filas, 'NOMBRE', 'ASC');
    for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
      const leidas = await recorrer(sentido, { orden: { campo: 'NOMBRE', direccion: 'ASC' } }, async (n) => {
        const nuevas = ['aaa', 'Navidad', 'zzz'].map((nombre, m) =>
          fila(1000 + intrusas.length + n * 3 + m, { nombre }),
        );
        await prisma.campaniaVista.createMany({ data: nuevas });
        intrusas.push(...nuevas.map(({ id }) => id));
      });
      expect(new Set(leidas).size).toBe(leidas.length);
      expect(leidas.filter((id) => !intrusas.includes(id))).toEqual(esperadas);
      await prisma.campaniaVista.deleteMany({ where: { id: { in: intrusas } } });
    }
  });
});

describe('the filter of a list of campaigns', () => {
  const dias = ({ creada }: FilaDePrueba) => comoDia(creada);
  const enCurso = (desde: string, hasta: string) => (una: FilaDePrueba) =>
    comoDia(una.fechaInicio) <= hasta && comoDia(una.fechaFin) >= desde;
  const texto = (buscado: string) => (una: FilaDePrueba) =>
    [una.nombre, ...una.itinerario, una.motivo ?? ''].some((uno) => normalizar(uno).includes(normalizar(buscado)));

  const CASOS: readonly (readonly [object, (una: FilaDePrueba) => boolean])[] = [
    [{}, () => true],
    [{ idCliente: CLIENTES[1].toUpperCase() }, ({ idCliente }) => idCliente === CLIENTES[1]],
    [{ estados: ['APROBADA'] }, ({ estado }) => estado === 'APROBADA'],
    [{ estados: ['APROBADA', 'CANCELADA'] }, ({ estado }) => estado === 'APROBADA' || estado === 'CANCELADA'],
    [{ texto: 'ANIMO' }, texto('animo')],
    [{ texto: 'marta' }, texto('marta')],
    [{ texto: 'pago fallo' }, texto('pago fallo')],
    [{ texto: "l'ete" }, texto("l'ete")],
    [{ texto: 'Bogotá Medellín' }, () => false],
    [{ texto: 'b%gota' }, () => false],
    [{ texto: 'm_rta' }, () => false],
    [{ creada: { desde: '2026-11-02' } }, (una) => dias(una) >= '2026-11-02'],
    [{ creada: { hasta: '2026-11-02' } }, (una) => dias(una) <= '2026-11-02'],
    [{ creada: { desde: '2026-11-02', hasta: '2026-11-03' } }, (una) => /0[23]$/.test(dias(una))],
    [{ enCurso: { desde: '2026-12-06', hasta: '2026-12-06' } }, enCurso('2026-12-06', '2026-12-06')],
    [{ enCurso: { desde: '2026-12-12' } }, enCurso('2026-12-12', '9999-12-31')],
    [{ enCurso: { hasta: '2026-12-02' } }, enCurso('0001-01-01', '2026-12-02')],
    [{ enCurso: {} }, () => true],
    [{ presupuesto: { moneda: 'COP' } }, ({ presupuestoMoneda }) => presupuestoMoneda === 'COP'],
    [
      { presupuesto: { moneda: 'USD', minimo: '850.50', maximo: '850.50' } },
      (una) => una.presupuestoMoneda === 'USD' && una.presupuestoValor === '850.50',
    ],
    [
      { creada: { desde: '2026-11-02' }, estados: ['PENDIENTE', 'FINALIZADA'], presupuesto: { moneda: 'EUR' } },
      (una) => dias(una) >= '2026-11-02' && /^P|^F/.test(una.estado) && una.presupuestoMoneda === 'EUR',
    ],
    [
      { texto: 'cali', estados: ['CANCELADA'], enCurso: { desde: '2026-12-04', hasta: '2026-12-07' } },
      (una) => texto('cali')(una) && una.estado === 'CANCELADA' && enCurso('2026-12-04', '2026-12-07')(una),
    ],
    [
      { idCliente: CLIENTES[0], presupuesto: { moneda: 'USD', minimo: '600' }, creada: { hasta: '2026-11-03' } },
      (una) =>
        una.idCliente === CLIENTES[0] &&
        una.presupuestoMoneda === 'USD' &&
        Number(una.presupuestoValor) >= 600 &&
        dias(una) <= '2026-11-03',
    ],
  ];

  it.each(CASOS)('%j: its rows, their count and their sums', async (filtro, pasa) => {
    const suyas = filas.filter(pasa);
    expect(await recorrer('ADELANTE', { filtro })).toEqual(ordenadas(suyas, 'CREADA', 'DESC'));
    const { campanias } = await sistema.pedir<{ campanias: Conexion }>(
      `query ($filtro: CampaniasFiltro) {
        campanias(filtro: $filtro, primeros: 1) { total resumen { estado cantidad presupuesto { valor moneda } } }
      }`,
      { filtro },
    );
    expect(campanias.total).toBe(suyas.length);
    expect(porGrupo(campanias.resumen)).toEqual(porGrupo(sumarAMano(suyas)));
  });

  it('finds some and leaves out others, in all but the cases that say so', () => {
    const cuentas = CASOS.map(([, pasa]) => filas.filter(pasa).length);
    expect(cuentas.filter((cuantas) => cuantas === 0)).toHaveLength(3);
    expect(cuentas.filter((cuantas) => cuantas === filas.length)).toHaveLength(2);
  });

  it('sums from the counters what they know, and in one statement for total and sums', async () => {
    lecturas.length = 0;
    await sistema.pedir('{ campanias(primeros: 1, filtro: { estados: [APROBADA] }) { total resumen { cantidad } } }');
    expect(lecturas).toEqual(['.$queryRaw', 'CampaniaVista.findMany', '.$queryRaw']);
    // Figures that no row has: only the counters can have told them.
    const { prisma } = sistema.base;
    const deMas = { estado: 'APROBADA', moneda: 'MXN', cantidad: 1000, monto: 5 };
    await prisma.acumuladoDeCampanias.createMany({
      data: [
        { ...deMas, medida: 'campania', tramo: 'DIA', dia: new Date('2031-11-02') },
        { ...deMas, medida: 'campania', tramo: 'TODO', dia: new Date('0001-01-01') },
        { ...deMas, medida: 'campania empezada', tramo: 'MES', dia: new Date('2031-01-01') },
        { ...deMas, medida: 'campania empezada', tramo: 'TODO', dia: new Date('0001-01-01') },
        { ...deMas, medida: 'campania acabada', tramo: 'MES', dia: new Date('2031-02-01'), cantidad: 300 },
      ],
    });
    const total = async (filtro: string, hasta = '') =>
      (await sistema.pedir<{ campanias: Conexion }>(`{ campanias(filtro: ${filtro}) { total${hasta} } }`)).campanias
        .total;
    expect(await total('{ estados: [APROBADA], creada: { desde: "2031-11-02", hasta: "2031-11-03" } }')).toBe(1000);
    expect(await total('{ presupuesto: { moneda: MXN } }')).toBe(1000);
    expect(await total('{ presupuesto: { moneda: MXN } }', '(hasta: 999)')).toBe(999);
    expect(await total('{ presupuesto: { moneda: MXN, minimo: "1" } }')).toBe(0);
    expect(await total('{ enCurso: { desde: "2000-01-01" } }')).toBe(filas.length + 1000);
    expect(await total('{ enCurso: { desde: "2031-02-27", hasta: "2031-03-01" } }')).toBe(1000);
    expect(await total('{ enCurso: { desde: "2031-03-01" }, presupuesto: { moneda: MXN } }')).toBe(700);
    expect(await total('{ enCurso: { desde: "2031-03-01" }, texto: "navidad" }')).toBe(0);
    await prisma.acumuladoDeCampanias.deleteMany({ where: { estado: 'APROBADA', moneda: 'MXN', monto: 5 } });
  });

  it.each([
    [{ idCliente: 'x' }, 'filtro.idCliente', 'ID_INVALIDO'],
    [{ estados: [] }, 'filtro.estados', 'VACIO'],
    [{ texto: ' ' }, 'filtro.texto', 'VACIO'],
    [{ texto: 'ab' }, 'filtro.texto', 'MUY_CORTO'],
    [{ creada: { desde: '2026-11-02', hasta: '2026-11-01' } }, 'filtro.creada', 'PERIODO_INVALIDO'],
    [{ enCurso: { desde: '2026-12-31', hasta: '2026-12-01' } }, 'filtro.enCurso', 'PERIODO_INVALIDO'],
    [{ presupuesto: { moneda: 'USD', minimo: '1.005' } }, 'filtro.presupuesto.minimo', 'MONTO_INVALIDO'],
    [{ presupuesto: { moneda: 'USD', minimo: '2', maximo: '1' } }, 'filtro.presupuesto', 'RANGO_INVALIDO'],
  ])('%j is refused, and the field named', async (filtro, campo, codigo) => {
    const { errors } = await sistema.ejecutar(CONSULTA, { filtro });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campo, codigo });
  });

  it('must name a currency where the order is that of the budget', async () => {
    const { errors } = await sistema.ejecutar(CONSULTA, { orden: { campo: 'PRESUPUESTO' } });
    expect(errors?.[0]?.extensions).toMatchObject({ campo: 'filtro.presupuesto.moneda', codigo: 'MONEDA_REQUERIDA' });
  });
});

describe('a cursor', () => {
  const filtro = { estados: ['APROBADA'] };
  const orden = { campo: 'NOMBRE', direccion: 'ASC' };
  it('is good in the list that it came from, and in no other', async () => {
    const { pageInfo } = await pagina({ filtro, orden, primeros: 2 });
    const cursor = pageInfo.endCursor;
    expect(idsDe(await pagina({ filtro, orden, despuesDe: cursor }))).toHaveLength(13);
    for (const otros of [
      { orden, despuesDe: cursor },
      { filtro, despuesDe: cursor },
      { filtro: { estados: ['PENDIENTE'] }, orden, despuesDe: cursor },
      { filtro, orden: { ...orden, direccion: 'DESC' }, despuesDe: cursor },
      { filtro, orden, despuesDe: `${cursor}A` },
    ]) {
      const { errors } = await sistema.ejecutar(CONSULTA, otros);
      expect(errors?.[0]?.extensions, JSON.stringify(otros)).toMatchObject({
        campo: 'despuesDe',
        codigo: 'CURSOR_INVALIDO',
      });
    }
    const { errors } = await sistema.ejecutar(CONSULTA, { orden, antesDe: cursor });
    expect(errors?.[0]?.extensions).toMatchObject({ campo: 'antesDe', codigo: 'CURSOR_INVALIDO' });
  });

  it('of the list of one cliente is good in that of no other', async () => {
    const deClientes = `query ($r: [_Any!]!, $despuesDe: String) {
      _entities(representations: $r) { ... on Cliente { campanias(primeros: 2, despuesDe: $despuesDe) { ${PAGINA} } } }
    }`;
    const r = CLIENTES.map((id) => ({ __typename: 'Cliente', id }));
    const { _entities } = await sistema.pedir<{ _entities: { campanias: Conexion }[] }>(deClientes, { r });
    const despuesDe = _entities[0]?.campanias.pageInfo.endCursor;
    const { data, errors } = await sistema.ejecutar(deClientes, { r, despuesDe });
    expect(data).toMatchObject({ _entities: [{ campanias: { edges: [{}, {}] } }, { campanias: null }] });
    expect(errors?.[0]).toMatchObject({
      path: ['_entities', 1, 'campanias'],
      extensions: { codigo: 'CURSOR_INVALIDO' },
    });
  });
});

describe('the campaigns of clientes', () => {
  it('are filtered, ordered, counted and summed, in as many statements for many clientes as for one', async () => {
    const consulta = `query ($r: [_Any!]!, $filtro: CampaniasFiltro, $orden: CampaniasOrden) {
      _entities(representations: $r) {
        ... on Cliente {
          campanias(filtro: $filtro, orden: $orden, primeros: 3) {
            edges { node { id } } total resumen { estado cantidad presupuesto { valor moneda } }
          }
        }
      }
    }`;
    const pedir = async (clientes: readonly string[]) => {
      lecturas.length = 0;
      const { _entities } = await sistema.pedir<{ _entities: { campanias: Conexion }[] }>(consulta, {
        r: clientes.map((id) => ({ __typename: 'Cliente', id })),
        filtro: { presupuesto: { moneda: 'USD' }, creada: { hasta: '2026-11-03' } },
        orden: { campo: 'PRESUPUESTO', direccion: 'ASC' },
      });
      return _entities.map(({ campanias }) => campanias);
    };
    await pedir([CLIENTES[0]]);
    const deUno = lecturas.slice();
    for (const [n, campanias] of (await pedir(CLIENTES)).entries()) {
      const suyas = filas.filter(
        (una) =>
          una.idCliente === CLIENTES[n] && una.presupuestoMoneda === 'USD' && comoDia(una.creada) <= '2026-11-03',
      );
      expect(idsDe(campanias)).toEqual(ordenadas(suyas, 'PRESUPUESTO', 'ASC').slice(0, 3));
      expect(campanias.total).toBe(suyas.length);
      expect(porGrupo(campanias.resumen)).toEqual(porGrupo(sumarAMano(suyas)));
    }
    expect(lecturas).toEqual(deUno);
    expect(deUno).toEqual(['.$queryRaw', 'CampaniaVista.findMany', '.$queryRaw']);
  });
});

/** What the sums of rows must be, in cents so that they are exact. */
const sumarAMano = (unas: readonly FilaDePrueba[]): readonly object[] =>
  [...Map.groupBy(unas, ({ estado, presupuestoMoneda }) => `${estado} ${presupuestoMoneda}`)].map(([grupo, suyas]) => {
    const [estado, moneda] = grupo.split(' ');
    const centavos = suyas.reduce((suma, { presupuestoValor }) => suma + Math.round(Number(presupuestoValor) * 100), 0);
    return { estado, cantidad: suyas.length, presupuesto: { valor: (centavos / 100).toFixed(2), moneda } };
  });

const porGrupo = (resumen: readonly object[]) => resumen.map((uno) => JSON.stringify(uno)).toSorted();
