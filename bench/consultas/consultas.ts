/** A query as a web client sends it, of one subgraph, and how much dearer a hundredfold of rows may make it. */
export interface Consulta {
  readonly nombre: string;
  readonly modulo: 'cliente' | 'pagos' | 'campanias';
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** None where the cost is as much as what is counted, since nothing else tells it. */
  readonly meta?: number;
  /** Whether it is to find nothing. */
  readonly vacia?: boolean;
}

/** For what reads a page by an index. */
const LISTA = 1.2;
/** For what looks at more than it shows: searches, also those in a list, and figures. */
const BUSQUEDA = 3;

const CLIENTE = 'id nombre email estado totalPagos';
const PAYOUT = 'id estado creado monto { valor moneda }';
const CAMPANIA = 'id nombre estado presupuesto { valor moneda }';

const lista = (
  nombre: string,
  modulo: Consulta['modulo'],
  campo: string,
  argumentos: string,
  seleccion: string,
): Consulta => ({
  nombre,
  modulo,
  query: `{ ${campo}(${argumentos}) { edges { cursor node { ${seleccion} } } pageInfo { hasNextPage } } }`,
  meta: argumentos.includes('texto:') ? BUSQUEDA : LISTA,
});
const clientes = (nombre: string, argumentos: string) =>
  lista(`clientes, ${nombre}`, 'cliente', 'clientes', argumentos, CLIENTE);
const payouts = (nombre: string, argumentos: string) =>
  lista(`payouts, ${nombre}`, 'pagos', 'payouts', argumentos, PAYOUT);
const campanias = (nombre: string, argumentos: string) =>
  lista(`campanias, ${nombre}`, 'campanias', 'campanias', argumentos, CAMPANIA);

const sagas = (nombre: string, argumentos: string) =>
  lista(`sagas, ${nombre}`, 'campanias', 'sagas', argumentos, 'idCampania estado vence');
const transactions = (nombre: string, argumentos: string) =>
  lista(`transactions, ${nombre}`, 'pagos', 'transactions', argumentos, 'id marcaId comision { valor moneda }');

const total = (campo: string, filtro: string, seleccion: string) =>
  `{ ${campo}(primeros: 1${filtro === '' ? '' : `, filtro: { ${filtro} }`}) { ${seleccion} } }`;

/** The total of a list and, where it has some, its sums. */
const cifras = (
  modulo: Consulta['modulo'],
  campo: string,
  nombre: string,
  filtro = '',
  resumen = 'resumen { estado cantidad }',
): Consulta => ({
  nombre: `${campo}, total and sums ${nombre}`,
  modulo,
  query: total(campo, filtro, `total ${resumen}`),
  meta: BUSQUEDA,
});

/** What nothing but counting tells: all of it, and no further than a client may want to know. */
const contadas = (modulo: Consulta['modulo'], campo: string, nombre: string, filtro: string): readonly Consulta[] => {
  const { meta: _, ...exacta } = cifras(modulo, campo, nombre, filtro);
  const hasta = `${campo}, total up to 1000, ${nombre}`;
  return [exacta, { nombre: hasta, modulo, query: total(campo, filtro, 'total(hasta: 1000)'), meta: BUSQUEDA }];
};

const CLIENTE_CON_PAYOUTS = '00000001-0000-7000-8000-000000000001';
/** It has collected a transaction, too. */
const PAYOUT_CON_HISTORIA = '00000002-0000-7000-8000-0000000003f2';
const CAMPANIA_CON_HISTORIA = '00000004-0000-7000-8000-0000000003e8';
/** A word that nobody has, nor one like it. */
const NADIE = 'xkqzw';
const MARZO = '{ desde: "2026-03-01", hasta: "2026-03-31" }';
/** Far from where the newest first, and the oldest first, begin. */
const HACE_TIEMPO = '{ desde: "2025-10-01", hasta: "2025-10-31" }';
const HOY = '{ desde: "2026-11-29", hasta: "2026-11-29" }';
const POR_FIN = 'orden: { campo: FINALIZADO }';

/**
 * Every list in its orders, with its filters; totals and sums, searches and the dashboard. Of what few have, as many are asked
 * for as there are among the few rows, so that both pages are full.
 */
export const CONSULTAS: readonly Consulta[] = [
  clientes('newest', 'primeros: 20'),
  clientes('oldest', 'ultimos: 20'),
  clientes('by name', 'primeros: 20, orden: { campo: NOMBRE, direccion: ASC }'),
  clientes('of a state', 'primeros: 20, filtro: { estados: [SUSPENDIDO] }'),
  clientes('of a type', 'primeros: 20, filtro: { tipo: EMPRESA }'),
  clientes('of a city', 'primeros: 20, filtro: { ciudad: "medellin" }'),
  clientes('of a city that few are of', 'primeros: 2, filtro: { ciudad: "leticia" }'),
  clientes('of a country that few are of', 'primeros: 2, filtro: { pais: "peru" }'),
  clientes('with a text', 'primeros: 20, filtro: { texto: "martin" }'),
  clientes('with a text that few have', 'primeros: 20, filtro: { texto: "zapata7" }'),
  clientes(
    'with a text that few have, of a month',
    `primeros: 2, filtro: { texto: "zapata7", fechaRegistro: ${MARZO} }`,
  ),
  clientes(
    'with one address of many alike',
    'primeros: 20, filtro: { texto: "socio77@", estados: [ACTIVO, SUSPENDIDO, INACTIVO] }',
  ),
  clientes('of a month', `primeros: 20, filtro: { fechaRegistro: ${MARZO} }`),

  payouts('newest', 'primeros: 20'),
  payouts('by end', `primeros: 20, ${POR_FIN}`),
  payouts('by amount', 'primeros: 20, filtro: { monto: { moneda: COP } }, orden: { campo: MONTO }'),
  payouts('of a cliente', `primeros: 20, filtro: { clienteId: "${CLIENTE_CON_PAYOUTS}" }`),
  payouts('of a campaign', `primeros: 20, filtro: { idCampania: "${CAMPANIA_CON_HISTORIA}" }`),
  payouts('of a state', 'primeros: 20, filtro: { estados: [FALLIDO] }'),
  payouts('of a state, by end', `primeros: 20, filtro: { estados: [FALLIDO] }, ${POR_FIN}`),
  payouts('that wait, by end', `primeros: 20, filtro: { estados: [PENDIENTE, CALCULADO] }, ${POR_FIN}`),
  payouts(
    'of a month and an amount',
    `primeros: 20, filtro: { creado: ${MARZO}, monto: { moneda: COP, minimo: "500000" } }`,
  ),
  payouts('of a rare kind', 'primeros: 1, filtro: { estados: [REVERTIDO], monto: { moneda: MXN, minimo: "999000" } }'),
  payouts('with a text', 'primeros: 20, filtro: { texto: "fondos" }'),
  payouts('with a confirmation', 'primeros: 20, filtro: { texto: "conf-77" }'),
  payouts('of a cycle', 'primeros: 20, filtro: { cicloId: "2025-10" }'),
  payouts('of a cycle, by end', `primeros: 20, filtro: { cicloId: "2025-10" }, ${POR_FIN}`),
  payouts('ended in a month', `primeros: 20, filtro: { finalizado: ${HACE_TIEMPO} }`),
  payouts('ended in a month, oldest', `ultimos: 20, filtro: { finalizado: ${HACE_TIEMPO} }`),
  payouts('ended in a month, by end', `primeros: 20, filtro: { finalizado: ${HACE_TIEMPO} }, ${POR_FIN}`),
  payouts('of a month, by end', `primeros: 20, filtro: { creado: ${HACE_TIEMPO} }, ${POR_FIN}`),
  payouts('of the last day, by end', `primeros: 20, filtro: { creado: ${HOY} }, ${POR_FIN}`),

  transactions('newest', 'primeros: 20'),
  transactions('by commission', 'primeros: 20, filtro: { comision: { moneda: COP } }, orden: { campo: COMISION }'),
  transactions('of a brand', 'primeros: 20, filtro: { marcaId: "marca-7" }'),
  transactions('of a kind of event', 'primeros: 20, filtro: { tiposEvento: [CLICK, IMPRESION] }'),
  transactions('of a state', 'primeros: 20, filtro: { estados: [ABIERTA] }'),
  transactions('of a cycle', 'primeros: 20, filtro: { cicloId: "2025-10" }'),
  transactions('of a payout', `primeros: 20, filtro: { payoutId: "${PAYOUT_CON_HISTORIA}" }`),

  campanias('newest', 'primeros: 20'),
  campanias('by first day', 'primeros: 20, orden: { campo: FECHA_INICIO }'),
  campanias('by name', 'primeros: 20, orden: { campo: NOMBRE, direccion: ASC }'),
  campanias('by budget', 'primeros: 20, filtro: { presupuesto: { moneda: COP } }, orden: { campo: PRESUPUESTO }'),
  campanias('of a cliente', `primeros: 20, filtro: { idCliente: "${CLIENTE_CON_PAYOUTS}" }`),
  campanias('of a state', 'primeros: 20, filtro: { estados: [CANCELADA] }'),
  campanias('with a text', 'primeros: 20, filtro: { texto: "navidad" }'),
  campanias('that run today', `primeros: 20, filtro: { enCurso: ${HOY} }`),
  campanias(
    'that run today, by first day',
    `primeros: 20, filtro: { enCurso: ${HOY} }, orden: { campo: FECHA_INICIO, direccion: ASC }`,
  ),
  campanias('that ran in a month', `primeros: 20, filtro: { enCurso: ${HACE_TIEMPO} }`),
  campanias(
    'of a month, by first day',
    `primeros: 20, filtro: { creada: ${HACE_TIEMPO} }, orden: { campo: FECHA_INICIO }`,
  ),

  sagas('newest', 'primeros: 20'),
  sagas('of a state', 'primeros: 20, filtro: { estados: [COMPENSADA] }'),
  sagas(
    'that have not ended, the longest first',
    'primeros: 20, filtro: { estados: [EN_CURSO, COMPENSANDO] }, orden: { campo: VENCE, direccion: ASC }',
  ),

  {
    nombre: 'payouts with transactions, of 20',
    modulo: 'pagos',
    query: '{ payouts(primeros: 20) { edges { node { id transactions(primeros: 5) { edges { node { id } } } } } } }',
    meta: LISTA,
  },
  {
    nombre: 'statistics of a cliente',
    modulo: 'pagos',
    query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cliente { estadisticas { cantidad } payouts(primeros: 5) { edges { node { id } } } } } }`,
    variables: { r: [{ __typename: 'Cliente', id: CLIENTE_CON_PAYOUTS }] },
    meta: LISTA,
  },
  {
    nombre: 'audit trail of a payout',
    modulo: 'pagos',
    query: `{ payout(id: "${PAYOUT_CON_HISTORIA}") { id auditoria { tipo ocurrido usuario version detalle } } }`,
    meta: LISTA,
  },
  {
    nombre: 'history of a campaign, with its saga',
    modulo: 'campanias',
    query: `{ campania(id: "${CAMPANIA_CON_HISTORIA}") { id historia { tipo descripcion usuario } saga { estado pasos { detalle } } } }`,
    meta: LISTA,
  },

  // What the counters know.
  cifras('pagos', 'payouts', 'of all'),
  cifras('pagos', 'payouts', 'of a month and a currency', `creado: ${MARZO}, monto: { moneda: COP }`),
  cifras('pagos', 'payouts', 'of a cycle', 'cicloId: "2025-10"'),
  cifras('pagos', 'transactions', 'of a cycle', 'cicloId: "2025-10"'),
  cifras('campanias', 'campanias', 'of all'),
  cifras('campanias', 'sagas', 'of a state', 'estados: [COMPLETADA]', ''),
  cifras('cliente', 'clientes', 'of a type', 'tipo: EMPRESA'),
  cifras('pagos', 'payouts', 'with an amount', 'monto: { moneda: COP, minimo: "500000" }'),
  cifras(
    'pagos',
    'transactions',
    'of a state and an amount',
    'estados: [ABIERTA], comision: { moneda: USD, maximo: "9999" }',
  ),
  cifras('pagos', 'payouts', 'ended in a month', `finalizado: ${HACE_TIEMPO}`),
  cifras('pagos', 'transactions', 'of a brand', 'marcaId: "marca-7"'),
  cifras('pagos', 'transactions', 'of a kind of event', 'tiposEvento: [CLICK]'),
  cifras('campanias', 'campanias', 'that run today', `enCurso: ${HOY}`),
  cifras('cliente', 'clientes', 'of a city', 'ciudad: "medellin"'),
  // What one cliente or payout has is counted, and does not grow with the others.
  cifras('pagos', 'payouts', 'of a cliente', `clienteId: "${CLIENTE_CON_PAYOUTS}"`),
  cifras('campanias', 'campanias', 'of a cliente', `idCliente: "${CLIENTE_CON_PAYOUTS}"`),
  cifras('pagos', 'transactions', 'of a payout', `payoutId: "${PAYOUT_CON_HISTORIA}"`),
  // The rest is counted row by row, as many as fit; of amounts, those between one that is not round and the next that is.
  ...contadas('pagos', 'payouts', 'with an amount that is not round', 'monto: { moneda: COP, minimo: "412345.67" }'),
  ...contadas('pagos', 'payouts', 'with a text', 'texto: "fondos"'),
  ...contadas('campanias', 'campanias', 'with a text', 'texto: "navidad"'),
  ...contadas('cliente', 'clientes', 'with a text', 'texto: "martin"'),
  ...contadas('cliente', 'clientes', 'of a city and a country', 'ciudad: "medellin", pais: "colombia"'),

  {
    nombre: 'dashboard, cliente',
    modulo: 'cliente',
    query: '{ panel { clientes { total activos recientes(primeros: 5) { id nombre } } } }',
    meta: BUSQUEDA,
  },
  {
    nombre: 'dashboard, pagos, of a month',
    modulo: 'pagos',
    query: `{ panel(periodo: ${MARZO}) { pagos { total pendientes montoProcesado { valor moneda } recientes { id } } } }`,
    meta: BUSQUEDA,
  },
  {
    nombre: 'dashboard, campanias',
    modulo: 'campanias',
    query: '{ panel { campanias { total activas completadas } } }',
    meta: BUSQUEDA,
  },
  ...[
    ...['martinez', 'rodrigues', 'quisp', 'mria quipse', 'lipez', 'ana jaramillo', 'socio777', '57300000007'],
    // Of surnames that few have: whole or in part, with a slip, and beside a common name.
    ...['martama', 'solque', 'zantrico', 'sofia zan', NADIE],
  ].map((texto) => ({
    nombre: `search «${texto}», cliente`,
    modulo: 'cliente' as const,
    query:
      'query ($t: String!) { buscar(texto: $t) { clientes { relevancia cliente { id nombre } resaltados { campo } } } }',
    variables: { t: texto },
    meta: BUSQUEDA,
    vacia: texto === NADIE,
  })),
  ...['fondos', 'conf 77'].map((texto) => ({
    nombre: `search «${texto}», pagos`,
    modulo: 'pagos' as const,
    query: 'query ($t: String!) { buscar(texto: $t) { payouts { relevancia payout { id } } } }',
    variables: { t: texto },
    meta: BUSQUEDA,
  })),
  ...['navidad', 'medelin', 'lanzamiento bogota'].map((texto) => ({
    nombre: `search «${texto}», campanias`,
    modulo: 'campanias' as const,
    query: 'query ($t: String!) { buscar(texto: $t) { campanias { relevancia campania { id nombre } } } }',
    variables: { t: texto },
    meta: BUSQUEDA,
  })),
];
