import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { getIntrospectionQuery } from 'graphql';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caminosDe, type Recibido } from '../pruebas/caminos.ts';
import { clienteDe } from '../pruebas/gatewayDePrueba.ts';
import { type GatewayEnMarcha, iniciarGateway, type OpcionesGateway } from '../servidor.ts';

/** An attack, as its request; what it is to come to stands in docs/ataques.md. */
interface Ataque {
  readonly nombre: string;
  /** Where it is described: graphql-cop, OWASP's GraphQL cheat sheet, or what we thought of. */
  readonly de: 'graphql-cop' | 'OWASP' | 'ours';
  readonly metodo?: string;
  readonly ruta?: string;
  readonly cabeceras?: Readonly<Record<string, string>>;
  /** JSON, unless it is a text. An operation in it is tried every way that there is. */
  readonly cuerpo?: unknown;
  /** It is an attack by POST alone. */
  readonly soloPost?: boolean;
  /** What it may take, where that is more than `CORRIENTE`. */
  readonly clase?: Clase;
}

/** What one attempt may take of the gateway and of who tries it, which are one process here: bounds, far above what is usual. */
interface Clase {
  readonly cpuMs: number;
  readonly memoriaMib: number;
}

const CORRIENTE: Clase = { cpuMs: 100, memoriaMib: 8 };
/** Of bodies near the largest that are read at all. */
const GRANDE: Clase = { cpuMs: 250, memoriaMib: 32 };

const veces = (cuantas: number, texto: (n: number) => string) =>
  Array.from({ length: cuantas }, (_nada, n) => texto(n)).join(' ');
const enDireccion = (campos: Record<string, string>) => `/graphql?${new URLSearchParams(campos)}`;
const CON_PERMISO = { 'apollo-require-preflight': 'true' };
const BOMBA = `{ cliente(id: "1") { ...F0 } } ${veces(40, (n) => `fragment F${n} on Cliente { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Cliente { id }`;
const PAGINAS = (n: string) =>
  `clientes(primeros: ${n}) { edges { node { campanias(primeros: ${n}) { edges { node { payout { transactions(primeros: ${n}) { edges { node { id } } } } } } } } } }`;
const SUSPENDER = 'mutation { suspenderCliente(entrada: { id: "1", motivo: "x" }) { errores { codigo } } }';

const ATAQUES: readonly Ataque[] = [
  {
    nombre: 'Alias overloading',
    de: 'graphql-cop',
    cuerpo: { query: `{ ${veces(101, (n) => `a${n}: __typename`)} }` },
  },
  {
    nombre: 'Batch of ten in an array',
    de: 'graphql-cop',
    cuerpo: Array.from({ length: 10 }, () => ({ query: '{ __typename }' })),
  },
  { nombre: 'Directive overloading', de: 'graphql-cop', cuerpo: { query: `{ __typename ${'@aa '.repeat(100)} }` } },
  { nombre: 'Field duplication', de: 'graphql-cop', cuerpo: { query: `{ ${'__typename '.repeat(500)} }` } },
  { nombre: 'Introspection', de: 'graphql-cop', cuerpo: { query: getIntrospectionQuery() } },
  {
    nombre: 'Introspection in a circle',
    de: 'graphql-cop',
    cuerpo: { query: `{ __schema { types { ${'fields { type { '.repeat(6)}name ${'} } '.repeat(6)}} } }` },
  },
  { nombre: 'Field suggestions', de: 'graphql-cop', cuerpo: { query: '{ client(id: "1") { id } }' } },
  {
    nombre: 'Query by GET, as a page can send it',
    de: 'graphql-cop',
    metodo: 'GET',
    ruta: enDireccion({ query: '{ __typename }' }),
  },
  {
    nombre: 'Mutation by GET',
    de: 'graphql-cop',
    metodo: 'GET',
    ruta: enDireccion({ query: SUSPENDER }),
    cabeceras: CON_PERMISO,
  },
  {
    nombre: 'Form that a page can send (urlencoded)',
    de: 'graphql-cop',
    cabeceras: { 'content-type': 'application/x-www-form-urlencoded' },
    cuerpo: 'query=%7B__typename%7D',
  },
  {
    nombre: 'Trace mode',
    de: 'graphql-cop',
    cabeceras: { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
    cuerpo: { query: '{ __typename }' },
  },
  { nombre: 'Text that is not GraphQL', de: 'graphql-cop', cuerpo: { query: 'qwerty1234' } },
  {
    nombre: 'Deep nesting',
    de: 'OWASP',
    cuerpo: {
      query: `{ cliente(id: "1") ${'{ payouts { edges { node { cliente '.repeat(20)}{ id }${' } } } }'.repeat(20)} }`,
    },
  },
  { nombre: 'Long lists in lists', de: 'OWASP', cuerpo: { query: `{ ${PAGINAS('100')} }` } },
  {
    nombre: 'Long lists, by variables',
    de: 'OWASP',
    cuerpo: { query: `query ($n: Int) { ${PAGINAS('$n')} }`, variables: { n: 100 } },
  },
  {
    nombre: 'Fragments in a circle',
    de: 'OWASP',
    cuerpo: { query: '{ cliente(id: "1") { ...A } } fragment A on Cliente { ...B } fragment B on Cliente { ...A }' },
  },
  { nombre: 'Fragments that double forty times', de: 'OWASP', cuerpo: { query: BOMBA } },
  {
    nombre: 'Document of 100,000 tokens',
    de: 'OWASP',
    clase: GRANDE,
    cuerpo: { query: `{ ${'a '.repeat(100_000)} }` },
  },
  { nombre: 'Brackets without end', de: 'ours', clase: GRANDE, cuerpo: { query: '{a'.repeat(300_000) } },
  { nombre: 'Body of 2 MiB', de: 'OWASP', clase: GRANDE, cuerpo: { query: `# ${'x'.repeat(2 * 1024 * 1024)}` } },
  {
    nombre: 'Comment of 900 KB',
    de: 'ours',
    clase: GRANDE,
    cuerpo: { query: `{ __typename } # ${'x'.repeat(900_000)}` },
  },
  { nombre: 'Body that is not JSON', de: 'OWASP', cuerpo: '{ "query": ' },
  {
    nombre: 'JSON nested 100,000 deep',
    de: 'ours',
    clase: GRANDE,
    cuerpo: `{ "query": "{ __typename }", "variables": { "a": ${'['.repeat(100_000)}${']'.repeat(100_000)} } }`,
  },
  {
    nombre: '100,000 values in a variable',
    de: 'ours',
    clase: GRANDE,
    cuerpo: {
      query: 'query ($f: ClientesFiltro) { clientes(filtro: $f) { pageInfo { hasNextPage } } }',
      variables: { f: { estados: Array(100_000).fill('ACTIVO') } },
    },
  },
  {
    nombre: 'Page of 2,000,000,000',
    de: 'ours',
    cuerpo: { query: '{ clientes(primeros: 2000000000) { edges { node { id } } } }' },
  },
  {
    nombre: 'Number beyond an Int',
    de: 'ours',
    cuerpo: { query: '{ clientes(primeros: 99999999999999999999) { edges { node { id } } } }' },
  },
  {
    nombre: 'Number beyond an Int, by variable',
    de: 'ours',
    cuerpo: { query: 'query ($n: Int) { clientes(primeros: $n) { edges { node { id } } } }', variables: { n: 1e20 } },
  },
  {
    nombre: 'Half a character, and none',
    de: 'ours',
    cuerpo: { query: 'query ($id: ID!) { cliente(id: $id) { \uD800\u0000 } }', variables: { id: '\u0000\uD800' } },
  },
  {
    nombre: '__proto__ in the body',
    de: 'ours',
    cuerpo: '{ "query": "{ __typename }", "__proto__": { "rol": "ADMIN" } }',
  },
  {
    nombre: '__proto__ in the variables',
    de: 'ours',
    cuerpo: '{ "query": "{ __typename }", "variables": { "__proto__": { "rol": "ADMIN" } } }',
  },
  {
    nombre: 'Names of objects as operation and fields',
    de: 'ours',
    cuerpo: { query: 'query constructor { toString hasOwnProperty }', operationName: 'constructor' },
  },
  {
    nombre: 'Entities, past the gateway’s schema',
    de: 'ours',
    cuerpo: {
      query: '{ _entities(representations: [{ __typename: "Cliente", id: "1" }]) { __typename } _service { sdl } }',
    },
  },
  { nombre: '@defer', de: 'ours', cuerpo: { query: '{ ... @defer { __typename } }' } },
  {
    nombre: 'Upload form (multipart)',
    de: 'ours',
    cabeceras: { 'content-type': 'multipart/form-data; boundary=x' },
    cuerpo: '--x\r\n\r\n--x--',
  },
  {
    nombre: 'Plain text that a page can send',
    de: 'ours',
    cabeceras: { 'content-type': 'text/plain' },
    cuerpo: '{ "query": "{ __typename }" }',
  },
  {
    nombre: 'Body that says it is compressed',
    de: 'ours',
    cabeceras: { 'content-encoding': 'gzip' },
    cuerpo: '\u001f\u008b',
  },
  {
    nombre: 'Query twice in the address',
    de: 'ours',
    metodo: 'GET',
    ruta: '/graphql?query=%7B__typename%7D&query=%7Bclientes%7Btotal%7D%7D',
    cabeceras: CON_PERMISO,
  },
  {
    nombre: 'Address of another form than we read',
    de: 'ours',
    metodo: 'GET',
    ruta: `${enDireccion({ query: '{ clientes { total } }' })}&variables=`,
    cabeceras: CON_PERMISO,
  },
  {
    nombre: 'Stream of events past the checks, by extensions that are not JSON',
    de: 'ours',
    metodo: 'GET',
    ruta: `${enDireccion({ query: '{ clientes { total } }' })}&extensions=x`,
    cabeceras: { accept: 'text/event-stream' },
  },
  {
    nombre: 'Stream of parts past the checks, by extensions that are not JSON',
    de: 'ours',
    metodo: 'GET',
    ruta: `${enDireccion({ query: '{ clientes { total } }' })}&extensions=x`,
    cabeceras: { accept: 'multipart/mixed;subscriptionSpec=1.0' },
  },
  {
    nombre: 'Exposed IDE: the landing page',
    de: 'graphql-cop',
    metodo: 'GET',
    cabeceras: { accept: 'text/html' },
  },
  {
    nombre: 'Exposed IDE: the explorer',
    de: 'graphql-cop',
    metodo: 'GET',
    ruta: '/explorador',
    cabeceras: { accept: 'text/html' },
  },
  {
    nombre: 'Page of the feeds',
    de: 'ours',
    metodo: 'GET',
    ruta: '/feeds',
    cabeceras: { accept: 'text/html' },
  },
  { nombre: 'Another method', de: 'ours', metodo: 'DELETE' },
  {
    nombre: 'Subscription by POST',
    de: 'ours',
    soloPost: true,
    cuerpo: { query: 'subscription { eventosCliente { cursor } }' },
  },
];

let pedidas = 0;

/** As in production, over subgraphs that only count what reaches them. */
const iniciar = async (demas: Partial<OpcionesGateway> = {}): Promise<GatewayEnMarcha> => {
  const contar = async () => {
    pedidas += 1;
    return { data: null };
  };
  const subgrafos = ['cliente', 'pagos', 'campanias'].map(
    (nombre): Subgrafo => ({ nombre, ejecutar: contar, suscribir: contar, salud: async () => ({ estado: 'ok' }) }),
  );
  return iniciarGateway({
    supergrafo: await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
    subgrafos,
    puerto: 0,
    anfitrion: '127.0.0.1',
    bitacora: pino({ level: 'silent' }),
    metricas: new Registry(),
    introspeccion: false,
    paginas: false,
    ...demas,
  });
};

setFlagsFromString('--expose-gc');
const recoger = runInNewContext('gc') as () => void;

let gateway: GatewayEnMarcha;
beforeAll(async () => {
  gateway = await iniciar();
});
afterAll(() => gateway.cerrar());

/** Sends bytes as they are, and gives what comes back until the other side ends it. */
const enviarCrudo = (url: string, bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let recibido = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (trozo) => {
      recibido += String(trozo);
    });
    socket.on('close', () => resolve(recibido));
    socket.on('error', reject);
  });

async function atacar({ metodo = 'POST', ruta = '/graphql', cabeceras = {}, cuerpo }: Ataque) {
  const respuesta = await fetch(gateway.url + ruta, {
    method: metodo,
    headers: { ...(cuerpo === undefined ? {} : { 'content-type': 'application/json' }), ...cabeceras },
    ...(cuerpo === undefined ? {} : { body: typeof cuerpo === 'string' ? cuerpo : JSON.stringify(cuerpo) }),
  });
  const texto = await respuesta.text();
  return { estado: respuesta.status, ...loDicho(JSON.parse(texto)), texto };
}

/** The first error of an answer, and what else there is in it. */
function loDicho({ errors = [], data, extensions }: Recibido['resultado'] & { readonly extensions?: unknown }) {
  const [error] = errors;
  const { code, limite } = error?.extensions ?? {};
  const codigo = error && [code, limite].filter(Boolean).join(' ');
  return { codigo, mensaje: error?.message, data, extensions };
}

/** The other ways that an attack can take, and what each comes to. */
async function porOtrosCaminos({ cabeceras, ruta, cuerpo, soloPost = false }: Ataque) {
  const { query } = (cuerpo ?? {}) as { query?: unknown };
  if (soloPost || cabeceras !== undefined || ruta !== undefined || typeof query !== 'string') return [];
  const cliente = clienteDe(gateway.url);
  const { get, eventos, partes, ws } = caminosDe(cliente);
  const largo = JSON.stringify(cuerpo).length;
  const caminos = [
    // No server takes an address that long.
    ...(largo < 4_000 ? [['GET', get] as const] : []),
    ['events', eventos] as const,
    ['parts', partes] as const,
    // A message that long ends its connection.
    ...(largo < 1024 * 1024 ? [['WebSocket', ws] as const] : []),
  ];
  try {
    const llegadas: { readonly camino: string; readonly codigo: string | undefined; readonly texto: string }[] = [];
    for (const [camino, enviar] of caminos) {
      const { resultado } = await enviar(cuerpo as Record<string, unknown>);
      llegadas.push({ camino, codigo: loDicho(resultado).codigo, texto: JSON.stringify(resultado) });
    }
    return llegadas;
  } finally {
    await cliente.cerrar();
  }
}

/** What an attack takes; where that is too much once more, as what else the machine does is none of it. */
async function medir(ataque: Ataque, clase: Clase): Promise<Clase> {
  let medida = clase;
  for (let vez = 0; vez < 3 && (medida.cpuMs >= clase.cpuMs || medida.memoriaMib >= clase.memoriaMib); vez += 1) {
    recoger();
    const memoria = process.memoryUsage().heapUsed;
    const cpu = process.cpuUsage();
    await atacar(ataque);
    const { user, system } = process.cpuUsage(cpu);
    const memoriaMib = (process.memoryUsage().heapUsed - memoria) / 1024 / 1024;
    medida = { cpuMs: (user + system) / 1_000, memoriaMib };
  }
  return medida;
}

const PAGINA = `# Attacks, and what they come to

Public lists of attacks on GraphQL ([graphql-cop](https://github.com/dolevf/graphql-cop),
[OWASP's cheat sheet](https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html)) and some of our own, against a
gateway as it is in production. The test that tries them writes this page
([ataques.int.test.ts](../gateway/limites/ataques.int.test.ts)); it also holds that no answer tells anything of our inside, that
the corpus over and over takes no more memory, and that a request that never ends is cut off. The limits are explained in
[seguridad.md](seguridad.md#what-a-request-may-ask-for).

An operation is tried every way that it can take: by POST, by GET where an address can be so long, as a stream of events or of
parts, on a WebSocket; where a way comes to something else than POST, that is said. Processor time and memory are what one attempt
takes at most, of the gateway and of who tries it together: the test fails above them. Most take less than a quarter of it.

| attack | from | by | status | code | what came back | requests to subgraphs | processor | memory |
|---|---|---|---|---|---|---|---|---|
`;

const INTIMIDADES = /node_modules|\.ts:|at \w+ \(|Did you mean|serviceName/;
const enCelda = (texto: string) => {
  const linea = texto.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  return linea.length > 120 ? `${linea.slice(0, 120)}…` : linea;
};

test('each attack comes to what docs/ataques.md says, whichever way', async () => {
  const filas: string[] = [];
  for (const ataque of ATAQUES) {
    const { nombre, de, metodo = 'POST', clase = CORRIENTE } = ataque;
    const antes = pedidas;
    const { estado, codigo, mensaje, data, extensions, texto } = await atacar(ataque);
    const otros = await porOtrosCaminos(ataque);
    const llegadas = pedidas - antes;
    const { cpuMs, memoriaMib } = await medir(ataque, clase);
    const caminos = [metodo, ...otros.map((otro) => otro.camino + (otro.codigo === codigo ? '' : ` (${otro.codigo})`))];
    const dicho = [
      nombre,
      de,
      caminos.join(', '),
      estado,
      codigo ? `\`${codigo}\`` : 'none',
      enCelda(mensaje ?? JSON.stringify(data)),
      llegadas,
      `${clase.cpuMs} ms`,
      `${clase.memoriaMib} MiB`,
    ];
    filas.push(`| ${dicho.join(' | ')} |\n`);
    for (const uno of [texto, ...otros.map((otro) => otro.texto)]) expect(uno, nombre).not.toMatch(INTIMIDADES);
    expect(estado, nombre).toBeLessThan(500);
    expect(extensions, nombre).toBeUndefined();
    expect(({} as { rol?: string }).rol).toBeUndefined();
    expect(cpuMs, nombre).toBeLessThan(clase.cpuMs);
    expect(memoriaMib, nombre).toBeLessThan(clase.memoriaMib);
  }
  await expect(PAGINA + filas.join('')).toMatchFileSnapshot('../../docs/ataques.md');
});

test('attacks over and over take no more memory', async () => {
  const enUso = () => {
    recoger();
    return process.memoryUsage().heapUsed;
  };
  const todos = async () => {
    for (const ataque of ATAQUES) await atacar(ataque);
  };
  await todos();
  const antes = enUso();
  for (let vez = 0; vez < 2; vez += 1) await todos();
  // Wrong in many ways, and each time in others: half a megabyte each, were they remembered.
  for (let n = 0; n < 50; n += 1) {
    const query = `query De${n} { ${veces(90, (m) => `a${n}x${m}`)} }`;
    await atacar({ nombre: 'made up', de: 'ours', cuerpo: { query } });
  }
  expect(enUso() - antes).toBeLessThan(12 * 1024 * 1024);
});

test('a request that never ends is cut off, whether it is its headers or its body', async () => {
  const impaciente = await iniciar({ recepcionMs: 1_000 });
  const cabeceras = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const recibidos = await Promise.all([
    enviarCrudo(impaciente.url, cabeceras),
    enviarCrudo(impaciente.url, `${cabeceras}Content-Length: 1000\r\n\r\n{ "query"`),
  ]);
  for (const recibido of recibidos) expect(recibido).toContain('408');
  await impaciente.cerrar();
});

test('a host that has no name is no error of ours', async () => {
  const cabeceras = 'Host: [\r\nApollo-Require-Preflight: 1\r\nConnection: close\r\n\r\n';
  const recibido = await enviarCrudo(gateway.url, `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\n${cabeceras}`);
  expect(recibido).toMatch(/^HTTP\/1\.1 400 .*BAD_REQUEST/s);
});
