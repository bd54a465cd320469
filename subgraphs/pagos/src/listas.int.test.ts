import { baseDePrueba } from '@alpes/prisma/pruebas';
import type { Resumen } from '@alpes/seedwork/aplicacion/lista';
import { cero, type Moneda, sumar } from '@alpes/seedwork/dominio/dinero';
import { contable, contarSentencias } from '@alpes/seedwork/pruebas/espia';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { azarDe, type FilaDePayout, type FilaDeTransaction, filaDePayout, filaDeTransaction } from './pruebas/filas.ts';
import { AJUSTES } from './pruebas/operaciones.ts';

const azar = azarDe(1);
const CLIENTES = ['a', 'b', 'c'].map((letra) => `00000000-0000-4000-8000-00000000000${letra}`);
const payouts = Array.from({ length: 80 }, () => filaDePayout(azar, CLIENTES));
const transactions = Array.from({ length: 90 }, () =>
  filaDeTransaction(
    azar,
    CLIENTES,
    payouts.slice(0, 5).map(({ id }) => id),
  ),
);

let prueba: ModuloDePrueba;

beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES), undefined, contable(await baseDePrueba()));
  await prueba.base.prisma.payout.createMany({ data: payouts });
  await prueba.base.prisma.transaction.createMany({ data: transactions });
});
afterAll(() => prueba?.detener());

interface Conexion {
  readonly total: number;
  readonly resumen: readonly Resumen<string>[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

type Argumentos = Readonly<Record<string, unknown>>;

/** The lists, with the name that their arguments' types begin with. */
const TIPOS = { payouts: 'Payouts', transactions: 'Transactions' } as const;
type Lista = keyof typeof TIPOS;

const ARGUMENTOS = 'primeros: $primeros, despuesDe: $despuesDe, ultimos: $ultimos, antesDe: $antesDe';
const VARIABLES = '$primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String';
const CONEXION = `total resumen { estado cantidad monto { valor moneda } } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

const leer = async (lista: Lista, argumentos: Argumentos): Promise<Conexion> => {
  const tipo = TIPOS[lista];
  const { l } = await prueba.pedir<{ l: Conexion }>(
    `query(${VARIABLES}, $filtro: ${tipo}Filtro, $orden: ${tipo}Orden) {
      l: ${lista}(${ARGUMENTOS}, filtro: $filtro, orden: $orden) { ${CONEXION} } }`,
    argumentos,
  );
  return l;
};

/** The list of a cliente, as another subgraph's entity. */
const leerDeCliente = async (id: string, lista: Lista, argumentos: Argumentos): Promise<Conexion> => {
  const tipo = TIPOS[lista];
  const { _entities: leidas } = await prueba.pedir<{ _entities: readonly [{ readonly l: Conexion }] }>(
    `query($r: [_Any!]!, ${VARIABLES}, $filtro: ${tipo}Filtro, $orden: ${tipo}Orden) { _entities(representations: $r) {
      ... on Cliente { l: ${lista}(${ARGUMENTOS}, filtro: $filtro, orden: $orden) { ${CONEXION} } } } }`,
    { r: [{ __typename: 'Cliente', id }], ...argumentos },
  );
  return leidas[0].l;
};

const idsDe = ({ edges }: Conexion): string[] => edges.map(({ node }) => node.id);

/** The whole list, page by page, forwards or backwards. */
const recorrer = async (
  leerPagina: (argumentos: Argumentos) => Promise<Conexion>,
  sentido: 'ADELANTE' | 'ATRAS',
  entre: () => Promise<unknown> = async () => {},
): Promise<string[]> => {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const adelante: boolean = sentido === 'ADELANTE';
    const pagina: Conexion = await leerPagina(
      adelante ? { primeros: 13, despuesDe: cursor } : { ultimos: 13, antesDe: cursor },
    );
    const nuevos = idsDe(pagina);
    if (adelante) ids.push(...nuevos);
    else ids.unshift(...nuevos);
    cursor = adelante ? pagina.pageInfo.endCursor : pagina.pageInfo.startCursor;
    if (!(adelante ? pagina.pageInfo.hasNextPage : pagina.pageInfo.hasPreviousPage)) return ids;
    await entre();
  }
};

/** What rows are ordered by. */
type Clave<Fila> = (fila: Fila) => number;
const DE_PAYOUTS: Readonly<Record<string, Clave<FilaDePayout>>> = {
  CREADO: ({ creado }) => creado.getTime(),
  // Those that have not ended are before all others, and among themselves in the order in which they were created.
  FINALIZADO: ({ creado, finalizado }) =>
    finalizado == null ? creado.getTime() - 1e14 : (finalizado as Date).getTime(),
  MONTO: ({ monto }) => Number(monto ?? 0),
};
const DE_TRANSACTIONS: Readonly<Record<string, Clave<FilaDeTransaction>>> = {
  FECHA: ({ fecha }) => fecha.getTime(),
  COMISION: ({ comisionValor }) => Number(comisionValor),
};

const ordenar = <Fila extends { readonly id: string }>(
  filas: readonly Fila[],
  clave: Clave<Fila>,
  direccion: string,
): string[] => {
  const antes = (a: Fila, b: Fila) => {
    const [de, a_] = [clave(a), clave(b)];
    return de === a_ ? (a.id < b.id ? -1 : 1) : de < a_ ? -1 : 1;
  };
  const ids = filas.toSorted(antes).map(({ id }) => id);
  return direccion === 'ASC' ? ids : ids.reverse();
};

const direcciones = ['ASC', 'DESC'] as const;
const ordenesDe = (claves: object) =>
  Object.keys(claves).flatMap((campo) => direcciones.map((d) => [campo, d] as const));

describe('orders', () => {
  it.each(ordenesDe(DE_PAYOUTS))('payouts by %s %s, forwards and backwards', async (campo, direccion) => {
    const filtro = campo === 'MONTO' ? { monto: { moneda: 'COP' } } : {};
    const filas = payouts.filter(({ moneda }) => campo !== 'MONTO' || moneda === 'COP');
    const esperados = ordenar(filas, DE_PAYOUTS[campo] as Clave<FilaDePayout>, direccion);
    for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
      const vistos = recorrer((pagina) => leer('payouts', { ...pagina, filtro, orden: { campo, direccion } }), sentido);
      expect(await vistos).toEqual(esperados);
    }
    const cliente = CLIENTES[0] ?? '';
    const delCliente = new Set(payouts.filter(({ clienteId }) => clienteId === cliente).map(({ id }) => id));
    const argumentos = { filtro, orden: { campo, direccion } };
    expect(await recorrer((p) => leerDeCliente(cliente, 'payouts', { ...p, ...argumentos }), 'ATRAS')).toEqual(
      esperados.filter((id) => delCliente.has(id)),
    );
  });

  it.each(ordenesDe(DE_TRANSACTIONS))('transactions by %s %s, forwards and backwards', async (campo, direccion) => {
    const filtro = campo === 'COMISION' ? { comision: { moneda: 'USD' } } : {};
    const filas = transactions.filter(({ comisionMoneda }) => campo !== 'COMISION' || comisionMoneda === 'USD');
    const esperadas = ordenar(filas, DE_TRANSACTIONS[campo] as Clave<FilaDeTransaction>, direccion);
    for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
      const vistas = recorrer(
        (pagina) => leer('transactions', { ...pagina, filtro, orden: { campo, direccion } }),
        sentido,
      );
      expect(await vistas).toEqual(esperadas);
    }
    const cliente = CLIENTES[1] ?? '';
    const delCliente = new Set(transactions.filter(({ clienteId }) => clienteId === cliente).map(({ id }) => id));
    const argumentos = { filtro, orden: { campo, direccion } };
    expect(await recorrer((p) => leerDeCliente(cliente, 'transactions', { ...p, ...argumentos }), 'ADELANTE')).toEqual(
      esperadas.filter((id) => delCliente.has(id)),
    );
  });

  it('are the newest first when nothing is said, or one of the two', async () => {
    const porDefecto = ordenar(payouts, DE_PAYOUTS['CREADO'] as Clave<FilaDePayout>, 'DESC').slice(0, 5);
    for (const orden of [null, {}, { campo: 'CREADO' }, { direccion: 'DESC' }]) {
      expect(idsDe(await leer('payouts', { primeros: 5, orden }))).toEqual(porDefecto);
    }
  });

  it.each([
    ['payouts', 'MONTO', 'filtro.monto.moneda'],
    ['transactions', 'COMISION', 'filtro.comision.moneda'],
  ] as const)('of %s by %s are refused without a currency', async (lista, orden, campo) => {
    const { errors } = await prueba.ejecutar(`{ ${lista}(orden: {campo: ${orden}}) { total } }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', campo, codigo: 'MONEDA_REQUERIDA' });
  });
});

describe('pages', () => {
  it('show what was there once, whatever is inserted between them', async () => {
    const antes = new Set(payouts.map(({ id }) => id));
    const nuevos: FilaDePayout[] = [];
    const insertar = async () => {
      const fila = filaDePayout(azar, CLIENTES);
      nuevos.push(fila);
      await prueba.base.prisma.payout.create({ data: fila });
    };
    for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
      const vistos = await recorrer((pagina) => leer('payouts', pagina), sentido, insertar);
      expect(new Set(vistos).size).toBe(vistos.length);
      expect(vistos.filter((id) => antes.has(id))).toEqual(
        ordenar(payouts, DE_PAYOUTS['CREADO'] as Clave<FilaDePayout>, 'DESC'),
      );
    }
    await prueba.base.prisma.payout.deleteMany({ where: { id: { in: nuevos.map(({ id }) => id) } } });
  });

  it('refuse the cursor of another list, order, filter or parent', async () => {
    const [unCliente, otroCliente] = [CLIENTES[0] ?? '', CLIENTES[1] ?? ''];
    const { endCursor: despuesDe } = (await leer('payouts', { primeros: 1 })).pageInfo;
    const { endCursor: suyo } = (await leerDeCliente(unCliente, 'payouts', { primeros: 1 })).pageInfo;
    expect(idsDe(await leer('payouts', { primeros: 1, despuesDe, filtro: {} }))).toHaveLength(1);
    const ajenos = [
      leer('transactions', { despuesDe }),
      leer('payouts', { despuesDe, orden: { direccion: 'ASC' } }),
      leer('payouts', { despuesDe, orden: { campo: 'FINALIZADO' } }),
      leer('payouts', { despuesDe, filtro: { estados: ['EXITOSO'] } }),
      leer('payouts', { despuesDe: suyo }),
      leerDeCliente(unCliente, 'payouts', { despuesDe }),
      leerDeCliente(otroCliente, 'payouts', { despuesDe: suyo }),
    ];
    for (const resultado of await Promise.allSettled(ajenos)) {
      expect(resultado).toMatchObject({ status: 'rejected', reason: { message: /misma lista/ } });
    }
  });
});

const resumenDe = (filas: readonly { estado: string; valor: string; moneda: string }[]): Resumen<string>[] => {
  const grupos = Map.groupBy(filas, ({ estado, moneda }) => `${estado}|${moneda}`);
  return [...grupos]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, grupo]) => {
      const { estado, moneda } = grupo[0] as (typeof grupo)[number];
      const enMoneda = grupo.map((fila) => ({ valor: fila.valor, moneda: moneda as Moneda }));
      return { estado, cantidad: grupo.length, monto: enMoneda.reduce(sumar, cero(moneda as Moneda)) };
    });
};

const dia = (momento: unknown): string => (momento instanceof Date ? momento.toISOString().slice(0, 10) : '');
const entre = (momento: unknown, desde: string, hasta: string) => dia(momento) >= desde && dia(momento) <= hasta;
const unaCampania = payouts.find(({ idCampania }) => idCampania != null)?.idCampania ?? '';
const unaConfirmacion = payouts.find(({ confirmacionId }) => confirmacionId != null)?.confirmacionId ?? '';

type Caso<Fila> = readonly [filtro: object, pasa: (fila: Fila) => boolean];

const FILTROS_DE_PAYOUTS: readonly Caso<FilaDePayout>[] = [
  [{}, () => true],
  [{ clienteId: CLIENTES[0]?.toUpperCase() }, (p) => p.clienteId === CLIENTES[0]],
  [{ estados: ['FALLIDO'] }, (p) => p.estado === 'FALLIDO'],
  [{ estados: ['PENDIENTE', 'EXITOSO'] }, (p) => p.estado === 'PENDIENTE' || p.estado === 'EXITOSO'],
  [{ creado: { desde: '2026-10-31', hasta: '2026-11-01' } }, (p) => entre(p.creado, '2026-10-31', '2026-11-01')],
  [{ creado: { desde: '2026-11-01' } }, (p) => dia(p.creado) >= '2026-11-01'],
  [{ finalizado: { hasta: '2026-10-31' } }, (p) => entre(p.finalizado, '0001-01-01', '2026-10-31')],
  [{ finalizado: {} }, (p) => p.finalizado != null],
  [{ monto: { moneda: 'USD' } }, (p) => p.moneda === 'USD'],
  [{ monto: { moneda: 'USD', minimo: '0' } }, (p) => p.moneda === 'USD' && p.monto != null],
  [
    { monto: { moneda: 'COP', minimo: '10.00', maximo: '10.50' } },
    (p) => p.moneda === 'COP' && /^10/.test(`${p.monto}`),
  ],
  [{ cicloId: '2026-11' }, (p) => p.cicloId === '2026-11'],
  [
    { cicloId: '2026-10', creado: { desde: '2026-11-01' }, estados: ['EXITOSO'] },
    (p) => p.cicloId === '2026-10' && dia(p.creado) >= '2026-11-01' && p.estado === 'EXITOSO',
  ],
  [{ idCampania: unaCampania }, (p) => p.idCampania === unaCampania],
  [{ texto: 'fondos' }, (p) => p.motivoFallo === 'FONDOS_INSUFICIENTES'],
  [{ texto: 'INVALIDA: 100 %' }, (p) => `${p.motivoFallo}`.startsWith('Cuenta')],
  [{ texto: '100 %' }, (p) => `${p.motivoFallo}`.includes('%')],
  [{ texto: 'inv%da' }, () => false],
  [{ texto: unaConfirmacion.toLowerCase().slice(3) }, (p) => p.confirmacionId === unaConfirmacion],
  [{ texto: '2026-10' }, (p) => p.cicloId === '2026-10'],
  [{ texto: "'; DROP TABLE pagos.payout; --" }, () => false],
];

const FILTROS_DE_TRANSACTIONS: readonly Caso<FilaDeTransaction>[] = [
  [{}, () => true],
  [{ clienteId: CLIENTES[2] }, (t) => t.clienteId === CLIENTES[2]],
  [{ marcaId: 'andina' }, (t) => t.marcaId === 'andina'],
  [{ tiposEvento: ['VENTA', 'CLICK'] }, (t) => t.tipoEvento === 'VENTA' || t.tipoEvento === 'CLICK'],
  [{ estados: ['ABIERTA'] }, (t) => t.estado === 'ABIERTA'],
  [{ estados: ['ABIERTA', 'ANULADA'] }, (t) => t.estado !== 'COLECTADA'],
  [{ fecha: { desde: '2026-10-31', hasta: '2026-10-31' } }, (t) => dia(t.fecha) === '2026-10-31'],
  [{ comision: { moneda: 'COP' } }, (t) => t.comisionMoneda === 'COP'],
  [{ comision: { moneda: 'COP', minimo: '3.01' } }, (t) => t.comisionMoneda === 'COP' && t.comisionValor === '3.50'],
  [{ cicloId: '2026-10' }, (t) => t.cicloId === '2026-10'],
  [{ cicloId: '0000-01' }, () => false],
  [
    { cicloId: '2026-10', fecha: { hasta: '2026-10-30' } },
    (t) => t.cicloId === '2026-10' && dia(t.fecha) <= '2026-10-30',
  ],
  [{ cicloId: '2026-11', fecha: { desde: '2026-11-01', hasta: '2027-01-01' } }, (t) => t.cicloId === '2026-11'],
  [{ cicloId: '2026-11', fecha: { hasta: '2026-10-31' } }, () => false],
  [{ payoutId: payouts[0]?.id }, (t) => t.payoutId === payouts[0]?.id],
];

/** Each filter alone, then some of them together. */
const combinar = <Fila>(casos: readonly Caso<Fila>[]): readonly Caso<Fila>[] => [
  ...casos,
  ...Array.from({ length: 20 }, (): Caso<Fila> => {
    const elegidos = [0, 1, 2].map(() => casos[azar(casos.length)] as Caso<Fila>);
    // Where two give the same field, the last of them is the filter.
    const filtro = Object.assign({}, ...elegidos.map(([uno]) => uno)) as Record<string, unknown>;
    const ultimos = elegidos.filter(([uno]) => Object.entries(uno).every(([campo, valor]) => filtro[campo] === valor));
    return [filtro, (fila) => ultimos.every(([, pasa]) => pasa(fila))];
  }),
];

describe('filters', () => {
  it.each(combinar(FILTROS_DE_PAYOUTS).map((caso) => [JSON.stringify(caso[0]), caso] as const))(
    'payouts: %s',
    async (_, [filtro, pasa]) => {
      const filas = payouts.filter(pasa);
      const leida = await leer('payouts', { primeros: 100, filtro });
      expect(idsDe(leida)).toEqual(ordenar(filas, DE_PAYOUTS['CREADO'] as Clave<FilaDePayout>, 'DESC'));
      expect(leida.total).toBe(filas.length);
      const resumen = resumenDe(filas.map((p) => ({ estado: p.estado, valor: `${p.monto ?? 0}`, moneda: p.moneda })));
      expect(leida.resumen).toEqual(resumen);
    },
  );

  it.each(combinar(FILTROS_DE_TRANSACTIONS).map((caso) => [JSON.stringify(caso[0]), caso] as const))(
    'transactions: %s',
    async (_, [filtro, pasa]) => {
      const filas = transactions.filter(pasa);
      const leida = await leer('transactions', { primeros: 100, filtro });
      expect(idsDe(leida)).toEqual(ordenar(filas, DE_TRANSACTIONS['FECHA'] as Clave<FilaDeTransaction>, 'DESC'));
      const montos = filas.map((t) => ({ estado: t.estado, valor: `${t.comisionValor}`, moneda: t.comisionMoneda }));
      expect(leida).toMatchObject({ total: filas.length, resumen: resumenDe(montos) });
    },
  );

  it.each([
    ['payouts', 'payout 2031-02', 'cicloId: "2031-02"', 1000],
    ['payouts', 'payout finalizado', 'finalizado: { desde: "2031-02-28" }', 1000],
    ['payouts', 'payout finalizado', 'finalizado: { desde: "2031-02-28" }, monto: { moneda: USD }', 0],
    ['payouts', 'payout finalizado', 'finalizado: { desde: "2031-02-28" }, creado: { desde: "2031-01-01" }', 0],
    ['payouts', 'payout monto 0512', 'monto: { moneda: EUR, minimo: "120", maximo: "129.99" }', 1000],
    ['payouts', 'payout monto 0512', 'monto: { moneda: EUR, minimo: "119", maximo: "131" }', 1000],
    ['payouts', 'payout monto 0512', 'monto: { moneda: EUR, minimo: "119", maximo: "129" }', 0],
    ['payouts', 'payout monto 0512', 'monto: { moneda: USD, minimo: "120", maximo: "129.99" }', 0],
    ['transactions', 'transaction monto 0512', 'comision: { moneda: EUR, minimo: "119" }', 1000],
    ['transactions', 'transaction monto 0512', 'comision: { moneda: EUR, minimo: "130" }', 0],
    ['transactions', 'transaction monto 0512', 'comision: { moneda: EUR, minimo: "120" }, marcaId: "sur"', 0],
    ['transactions', 'transaction', 'cicloId: "2031-02"', 1000],
    ['transactions', 'transaction', 'cicloId: "2031-02", fecha: { hasta: "2031-02-27" }', 0],
    ['transactions', 'transaction marca de mas', 'marcaId: "de mas"', 1000],
    ['transactions', 'transaction marca de mas', 'marcaId: "de mas", tiposEvento: [VENTA]', 0],
    ['transactions', 'transaction tipo VENTA', 'tiposEvento: [CLICK, VENTA], cicloId: "2031-02"', 1000],
  ])('%s sum %s from the counters: { %s }', async (lista, medida, filtro, total) => {
    // Figures, and a currency, that no row has: only the counters can have told them.
    const { prisma } = prueba.base;
    const suma = { medida, estado: 'EXITOSO', moneda: 'EUR', cantidad: 1000, monto: 5 };
    await prisma.acumuladoDePagos.createMany({
      data: [
        { ...suma, tramo: 'DIA', dia: new Date('2031-02-28') },
        { ...suma, tramo: 'MES', dia: new Date('2031-02-01') },
        { ...suma, tramo: 'TODO', dia: new Date('0001-01-01') },
      ],
    });
    const leida = await prueba.pedir<Record<string, { total: number }>>(
      `{ ${lista}(filtro: { ${filtro} }) { total } }`,
    );
    expect(leida).toEqual({ [lista]: { total } });
    await prisma.acumuladoDePagos.deleteMany({ where: { cantidad: 1000 } });
  });

  it.each([
    ['payouts', ''],
    ['payouts', 'estados: [EXITOSO, FALLIDO]'],
    ['payouts', 'texto: "sim-"'],
    ['payouts', 'monto: { moneda: COP, minimo: "10" }, finalizado: { desde: "2026-10-31" }'],
    ['transactions', 'marcaId: "andina", tiposEvento: [VENTA, CLICK]'],
  ])('of %s { %s } are counted as far as is asked for', async (lista, filtro) => {
    const { exacto, ...otros } = await prueba.pedir<Record<string, { total: number }>>(`{
      exacto: ${lista}(filtro: { ${filtro} }) { total }
      pocos: ${lista}(filtro: { ${filtro} }) { total(hasta: 3) }
      muchos: ${lista}(filtro: { ${filtro} }) { total(hasta: 1000) }
    }`);
    expect(exacto?.total).toBeGreaterThan(3);
    expect(otros).toEqual({ pocos: { total: 3 }, muchos: exacto });
  });

  it('of several parents are counted as far as is asked for, in one statement', async () => {
    const query = (hasta: string) => `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Cliente { payouts(filtro: { texto: "2026" }) { total${hasta} } } } }`;
    const totales = async (hasta: string, ids: readonly string[]) => {
      const r = ids.map((id) => ({ __typename: 'Cliente', id }));
      const { _entities: leidos } = await prueba.pedir<{ _entities: { payouts: { total: number } }[] }>(query(hasta), {
        r,
      });
      return leidos.map(({ payouts: { total } }) => total);
    };
    const nadie = '00000000-0000-4000-8000-00000000000f';
    const exactos = await totales('', [...CLIENTES, nadie]);
    expect(Math.min(...exactos.slice(0, 3))).toBeGreaterThan(2);
    expect(await totales('(hasta: 2)', [...CLIENTES, nadie])).toEqual([2, 2, 2, 0]);
    expect(await totales('(hasta: 500)', [...CLIENTES, nadie])).toEqual(exactos);
    const sentencias = (ids: readonly string[]) => contarSentencias(() => totales('(hasta: 2)', ids));
    expect(await sentencias(CLIENTES)).toBe(await sentencias(CLIENTES.slice(0, 1)));
  });

  it('are not counted up to nothing, nor without an end', async () => {
    for (const hasta of [0, 1_000_001]) {
      const { errors } = await prueba.ejecutar(`{ payouts { total(hasta: ${hasta}) } }`);
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', campo: 'hasta', codigo: 'FUERA_DE_RANGO' } },
      ]);
    }
  });

  it('hold within the lists of a parent', async () => {
    const cliente = CLIENTES[0] ?? '';
    const filas = payouts.filter((p) => p.clienteId === cliente && p.estado === 'EXITOSO');
    const leida = await leerDeCliente(cliente, 'payouts', { primeros: 100, filtro: { estados: ['EXITOSO'] } });
    expect(idsDe(leida)).toEqual(ordenar(filas, DE_PAYOUTS['CREADO'] as Clave<FilaDePayout>, 'DESC'));
    expect(leida.total).toBe(filas.length);
    const ajeno = await leerDeCliente(cliente, 'payouts', { filtro: { clienteId: CLIENTES[1] } });
    expect(ajeno).toMatchObject({ total: 0, resumen: [], edges: [] });
  });

  it.each([
    ['payouts', { clienteId: 'x' }, 'filtro.clienteId'],
    ['payouts', { estados: [] }, 'filtro.estados'],
    ['payouts', { creado: { desde: '2026-11-02', hasta: '2026-11-01' } }, 'filtro.creado'],
    ['payouts', { monto: { moneda: 'COP', minimo: '1.001' } }, 'filtro.monto.minimo'],
    ['payouts', { cicloId: '2026-13' }, 'filtro.cicloId'],
    ['payouts', { idCampania: "' OR true" }, 'filtro.idCampania'],
    ['payouts', { texto: ' ' }, 'filtro.texto'],
    ['payouts', { texto: '10' }, 'filtro.texto'],
    ['transactions', { payoutId: '1' }, 'filtro.payoutId'],
    ['transactions', { comision: { moneda: 'COP', minimo: '2', maximo: '1' } }, 'filtro.comision'],
  ] as const)('of %s: %j is refused at %s', async (lista, filtro, campo) => {
    const { errors } = await prueba.ejecutar(
      `query($filtro: ${TIPOS[lista]}Filtro) { ${lista}(filtro: $filtro) { total } }`,
      { filtro },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campo });
  });
});
