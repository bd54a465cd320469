/** A query as a web client sends it, of one subgraph, and how much dearer a hundredfold of rows may make it. */
export interface Consulta {
  readonly nombre: string;
  readonly modulo: 'cliente' | 'pagos' | 'campanias';
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly meta: number;
}

/** For what reads a page by an index. */
const LISTA = 1.2;
/** For what looks at more than it shows. */
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
  meta: LISTA,
});
const clientes = (nombre: string, argumentos: string) =>
  lista(`clientes, ${nombre}`, 'cliente', 'clientes', argumentos, CLIENTE);
const payouts = (nombre: string, argumentos: string) =>
  lista(`payouts, ${nombre}`, 'pagos', 'payouts', argumentos, PAYOUT);
const campanias = (nombre: string, argumentos: string) =>
  lista(`campanias, ${nombre}`, 'campanias', 'campanias', argumentos, CAMPANIA);

const CON_PAYOUTS = '00000001-0000-7000-8000-000000000001';

/** Every list in its orders, with its filters; sums, searches and the dashboard. */
export const CONSULTAS: readonly Consulta[] = [
  clientes('newest', 'primeros: 20'),
  clientes('oldest', 'ultimos: 20'),
  clientes('by name', 'primeros: 20, orden: { campo: NOMBRE, direccion: ASC }'),
  clientes('of a state', 'primeros: 20, filtro: { estados: [SUSPENDIDO] }'),
  clientes('with a text', 'primeros: 20, filtro: { texto: "martin" }'),
  clientes('with an address', 'primeros: 20, filtro: { texto: "socio77@" }'),
  clientes('of a month', 'primeros: 20, filtro: { fechaRegistro: { desde: "2026-03-01", hasta: "2026-03-31" } }'),
  payouts('newest', 'primeros: 20'),
  payouts('of a cliente', `primeros: 20, filtro: { clienteId: "${CON_PAYOUTS}" }`),
  payouts('of a state', 'primeros: 20, filtro: { estados: [FALLIDO] }'),
  payouts(
    'of a month and an amount',
    'primeros: 20, filtro: { creado: { desde: "2026-03-01", hasta: "2026-03-31" }, monto: { moneda: COP, minimo: "500000" } }',
  ),
  payouts('by amount', 'primeros: 20, filtro: { monto: { moneda: COP } }, orden: { campo: MONTO }'),
  payouts('of a rare kind', 'primeros: 20, filtro: { estados: [REVERTIDO], monto: { moneda: MXN, minimo: "999000" } }'),
  lista('transactions, newest', 'pagos', 'transactions', 'primeros: 20', 'id marcaId comision { valor moneda }'),
  lista(
    'transactions, of a brand',
    'pagos',
    'transactions',
    'primeros: 20, filtro: { marcaId: "marca-7" }',
    'id marcaId',
  ),
  campanias('newest', 'primeros: 20'),
  campanias('by name', 'primeros: 20, orden: { campo: NOMBRE, direccion: ASC }'),
  campanias('by budget', 'primeros: 20, filtro: { presupuesto: { moneda: COP } }, orden: { campo: PRESUPUESTO }'),
  campanias('of a state', 'primeros: 20, filtro: { estados: [CANCELADA] }'),
  campanias('with a text', 'primeros: 20, filtro: { texto: "navidad" }'),
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
    variables: { r: [{ __typename: 'Cliente', id: CON_PAYOUTS }] },
    meta: LISTA,
  },
  {
    nombre: 'payouts, total and sums',
    modulo: 'pagos',
    query: '{ payouts(primeros: 1) { total resumen { estado cantidad } } }',
    meta: BUSQUEDA,
  },
  {
    nombre: 'dashboard, cliente',
    modulo: 'cliente',
    query: '{ panel { clientes { total activos recientes(primeros: 5) { id nombre } } } }',
    meta: BUSQUEDA,
  },
  {
    nombre: 'dashboard, pagos, of a month',
    modulo: 'pagos',
    query:
      '{ panel(periodo: { desde: "2026-03-01", hasta: "2026-03-31" }) { pagos { total pendientes montoProcesado { valor moneda } recientes { id } } } }',
    meta: BUSQUEDA,
  },
  {
    nombre: 'dashboard, campanias',
    modulo: 'campanias',
    query: '{ panel { campanias { total activas completadas } } }',
    meta: BUSQUEDA,
  },
  ...['martinez', 'rodrigues', 'quisp', 'mria quipse', 'ana jaramillo', 'socio777', '3000000077'].map((texto) => ({
    nombre: `search «${texto}», cliente`,
    modulo: 'cliente' as const,
    query:
      'query ($t: String!) { buscar(texto: $t) { clientes { relevancia cliente { id nombre } resaltados { campo } } } }',
    variables: { t: texto },
    meta: BUSQUEDA,
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
