import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getIntrospectionQuery, graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { componer } from './componer.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { iniciarGatewayDeSerie } from './pruebas/gatewayDeSerie.ts';
import { partesDe, TRES_CONTEXTOS } from './pruebas/tresContextos.ts';
import { type SubgrafoHttp, subgrafoHttp } from './subgrafoHttp.ts';

/** A body as it is sent, each a little test by its name. */
type Corpus = Readonly<Record<string, unknown>>;

const DATOS = 'id nombre email estado edad saldo activo alta etiquetas direccion { calle ciudad { nombre pais } }';

const IGUALES: Corpus = {
  'an entity': { query: `{ cliente(id: "1") { ${DATOS} } }` },
  'an entity that is not there': { query: '{ cliente(id: "99") { nombre } pago(id: "99") { monto } }' },
  'a list': { query: `{ clientes(primeros: 4) { ${DATOS} } }` },
  'an empty list': { query: '{ clientes(primeros: 0) { nombre totalPagos } }' },
  'neighbours across three contexts': {
    query: `{ campanias { nombre pago { monto cliente { nombre campanias { nombre } } }
      cliente { nombre estado pagos { monto campania { nombre } } } } }`,
  },
  'what needs fields of another context': { query: '{ clientes { saludo } cliente(id: "1") { saludo } }' },
  'aliases, of fields and of names that objects have anyway': {
    query:
      '{ a: cliente(id: "1") { id nombre } b: cliente(id: "2") { constructor: nombre toString: totalPagos x: id } }',
  },
  'the same field twice, in parts': {
    query: `{ cliente(id: "1") { direccion { calle } ...F direccion { ciudad { nombre } } ultimo { id } } }
      fragment F on Cliente { nombre ultimo { monto } direccion { ciudad { pais } calle } }`,
  },
  'fragments within fragments': {
    query:
      '{ clientes { ...A } } fragment A on Cliente { id ...B } fragment B on Cliente { nombre pagos { ...P } } fragment P on Pago { monto }',
  },
  interfaces: {
    query: '{ contactos { __typename nombre ... on Cliente { estado totalPagos } ... on Proveedor { rubro deuda } } }',
  },
  'an interface without its type being asked': { query: '{ contacto(id: "2") { nombre ... on Proveedor { rubro } } }' },
  'unions, with a null in the list': {
    query: '{ buscar { __typename t: __typename ... on Contacto { nombre } ... on Cliente { ultimo { monto } } } }',
  },
  '@include and @skip': {
    query: `query ($si: Boolean!, $no: Boolean = false) { cliente(id: "1") { nombre @include(if: $si) email @skip(if: $si)
      ... @include(if: $no) { totalPagos } ultimo @skip(if: $no) { monto } } pagos @skip(if: true) { id } }`,
    variables: { si: true },
  },
  'variables with defaults': {
    query:
      'query ($n: Int = 1, $id: ID = "2", $e: Estado) { clientes(primeros: $n, estado: $e) { id pagos(primeros: $n) { id } } c: cliente(id: $id) { id } }',
  },
  'null for a variable with a default': {
    query: 'query ($n: Int = 1) { clientes { id pagos(primeros: $n) { id } } }',
    variables: { n: null },
  },
  'a custom scalar of any shape': {
    query: 'query ($d: Fecha) { desde(alta: $d) }',
    variables: { d: { a: [1, null] } },
  },
  __typename: { query: '{ __typename otro: __typename cliente(id: "1") { __typename direccion { __typename } } }' },
  introspection: { query: getIntrospectionQuery() },
  'introspection beside data': { query: '{ __type(name: "Pago") { name } cliente(id: "1") { nombre totalPagos } }' },
  'one of two operations': {
    query: 'query A { cliente(id: "1") { nombre } } query B { cliente(id: "2") { totalPagos } }',
    operationName: 'B',
  },
  'a mutation': {
    query:
      'mutation ($e: RenombrarEntrada!) { renombrar(entrada: $e) { cliente { nombre ultimo { monto } } errores { codigo } } }',
    variables: { e: { id: '2', nombre: 'Ana "ñ" \u2028' } },
  },
  'mutations one after the other': {
    query:
      'mutation { a: renombrar(entrada: { id: "1", nombre: "A" }) { cliente { totalPagos } } b: renombrar(entrada: { id: "2", nombre: "B" }) { cliente { totalPagos } } }',
  },
  'a mutation that the rules refuse': {
    query: 'mutation { renombrar(entrada: { id: "1", nombre: "" }) { cliente { nombre } errores { campo codigo } } }',
  },
  'a mutation that fails': { query: 'mutation { prohibida }' },
  'an error with a code': { query: '{ x: fallaConCodigo cliente(id: "1") { nombre } }' },
  'an error where there must be a value': { query: '{ obligado cliente(id: "1") { nombre } }' },
  'errors in some rows of a list': { query: '{ clientes(primeros: 4) { id falla } }' },
  'an error in a row that cannot be without': { query: '{ clientes { id fallaObligada } }' },
  'an error in one of the entities of a batch': { query: '{ clientes(primeros: 3) { nombre totalPagos } }' },
  'an entity that cannot be without its error': {
    query: '{ clientes { nombre riesgo } campanias { nombre cliente { riesgo } } }',
  },
  'entities of a batch that are missing': {
    query: '{ pagos { monto cliente { nombre } } clientes(primeros: 4) { ultimo { id } } }',
  },
  'an entity that is missing where it must be': { query: '{ clientes(primeros: 4) { nombre riesgo } }' },
  'an unknown field': { query: '{ cliente(id: "1") { nombr } }' },
  'an unknown argument and a missing one': { query: '{ cliente(di: "1") { nombre } }' },
  'an unknown fragment': { query: '{ cliente(id: "1") { ...Nada } }' },
  'a syntax error': { query: '{ cliente(id: "1") { ' },
  'no query': { variables: {} },
  'a query that is no text': { query: 7 },
  'variables that are no object': { query: '{ __typename }', variables: [1] },
  'an operation name that is no text': { query: '{ __typename }', operationName: 7 },
  'extensions that are no object': { query: '{ __typename }', extensions: 'x' },
  'a batch': [{ query: '{ __typename }' }],
  'a persisted query that nobody has sent': { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
};

/** Where we answer otherwise on purpose: what to, what each answers, and why. */
const A_PROPOSITO: readonly {
  readonly caso: string;
  readonly cuerpo: unknown;
  /** Made of what a subgraph sends: the one text becomes the other. */
  readonly cambio?: readonly [bien: string, mal: string];
  readonly deSerie: readonly [estado: number, codigo: unknown, mensaje: RegExp];
  readonly nuestra: readonly [estado: number, codigo: unknown, mensaje: RegExp];
  readonly motivo: string;
}[] = [
  {
    caso: 'an exception in a subgraph',
    cuerpo: { query: '{ falla }' },
    deSerie: [200, 'DOWNSTREAM_SERVICE_ERROR', /secreto/],
    nuestra: [200, 'INTERNAL_SERVER_ERROR', /^Error interno\. .*identificador/],
    motivo: 'What a program says to its operators is not for clients.',
  },
  {
    caso: 'null for a condition, which only a subgraph notices',
    cuerpo: {
      query: 'query ($si: Boolean = true) { cliente(id: "1") { nombre @include(if: $si) } }',
      variables: { si: null },
    },
    deSerie: [200, 'DOWNSTREAM_SERVICE_ERROR', /must not be null/],
    nuestra: [200, 'INTERNAL_SERVER_ERROR', /^Error interno\./],
    motivo: 'An error without a code is an exception as far as we can tell. Our own subgraphs give codes.',
  },
  {
    caso: 'a subgraph that sends an object for a list',
    cuerpo: { query: '{ cliente(id: "2") { etiquetas } }' },
    cambio: ['"etiquetas":["e2","ñandú"]', '"etiquetas":{}'],
    deSerie: [400, 'INTERNAL_SERVER_ERROR', /Invalid non-list value/],
    nuestra: [400, 'INTERNAL_SERVER_ERROR', /^Error interno\./],
    motivo: 'What a program says to its operators is not for clients.',
  },
  {
    caso: 'a variable of the wrong type',
    cuerpo: { query: 'query ($n: Int) { clientes(primeros: $n) { id } }', variables: { n: 'tres' } },
    deSerie: [400, 'BAD_USER_INPUT', /^Variable "\$n" got invalid value "tres"/],
    nuestra: [400, 'BAD_USER_INPUT', /^\$n: Debe ser un número entero/],
    motivo: 'Who fills in a form reads this: it names the field, and says what to write there.',
  },
  {
    caso: 'a missing variable',
    cuerpo: { query: 'query ($id: ID!) { cliente(id: $id) { id } }' },
    deSerie: [400, 'BAD_USER_INPUT', /^Variable "\$id" of required type/],
    nuestra: [400, 'BAD_USER_INPUT', /^\$id: Este campo es obligatorio/],
    motivo: 'Who fills in a form reads this: it names the field, and says what to write there.',
  },
  {
    caso: 'a missing field of an input',
    cuerpo: {
      query: 'mutation ($e: RenombrarEntrada!) { renombrar(entrada: $e) { errores { codigo } } }',
      variables: { e: { id: '1' } },
    },
    deSerie: [400, 'BAD_USER_INPUT', /Field "nombre" of required type/],
    nuestra: [400, 'BAD_USER_INPUT', /^\$e\.nombre: Este campo es obligatorio/],
    motivo: 'Who fills in a form reads this: it names the field, and says what to write there.',
  },
  {
    caso: 'an operation that is not in the document',
    cuerpo: { query: 'query A { __typename }', operationName: 'B' },
    deSerie: [500, 'INVALID_GRAPHQL', /Unknown operation named "B"/],
    nuestra: [400, 'OPERATION_RESOLUTION_FAILURE', /«B»/],
    motivo: "The fault is the request's, and the code is the one that Apollo Server has for it.",
  },
  {
    caso: 'two operations and no name',
    cuerpo: { query: 'query A { __typename } query B { __typename }' },
    deSerie: [500, 'INVALID_GRAPHQL', /Must provide operation name/],
    nuestra: [400, 'OPERATION_RESOLUTION_FAILURE', /operationName/],
    motivo: "The fault is the request's, and the code is the one that Apollo Server has for it.",
  },
  {
    caso: 'a subscription over plain HTTP',
    cuerpo: { query: 'subscription { clienteNuevo { id } }' },
    deSerie: [500, 'INTERNAL_SERVER_ERROR', /subscriptions not supported/],
    nuestra: [400, 'BAD_REQUEST', /WebSocket/],
    motivo: 'Subscriptions are served, elsewhere; the stock gateway has none.',
  },
  {
    caso: 'more levels than we allow',
    cuerpo: { query: `{ cliente(id: "1") ${'{ mejor '.repeat(16)}{ id }${' }'.repeat(16)} }` },
    deSerie: [200, undefined, /^$/],
    nuestra: [400, 'LIMITE_SUPERADO', /límite de niveles: el máximo es 15 y la operación llega a 18/],
    motivo: 'A short request must not occupy the system for long.',
  },
];

interface Recibida {
  readonly estado: number;
  readonly tipo: string | null;
  readonly cache: string | null;
  readonly texto: string;
}

const enviar = async (
  url: string,
  cuerpo: unknown,
  cabeceras: Readonly<Record<string, string>> = {},
): Promise<Recibida> => {
  const respuesta = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...cabeceras },
    body: JSON.stringify(cuerpo),
  });
  return {
    estado: respuesta.status,
    tipo: respuesta.headers.get('content-type'),
    cache: respuesta.headers.get('cache-control'),
    texto: await respuesta.text(),
  };
};

interface Cuerpo {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Which subgraph an error comes from is nobody's business: the one difference that all answers with errors have. */
const sinSubgrafo = (recibida: Recibida): Recibida => ({
  ...recibida,
  texto: recibida.texto.replaceAll(/,"serviceName":"\w+"|"serviceName":"\w+",/g, ''),
});

describe('our gateway and the stock one, over the same subgraphs', () => {
  const cierres: (() => Promise<unknown>)[] = [];
  const subgrafos = new Map<string, { caido: boolean; alterar: (cuerpo: string) => string }>();
  let nuestro: GatewayDePrueba;
  let urls: { readonly nuestra: string; readonly deSerie: string };

  beforeAll(async () => {
    const direcciones: Record<string, string> = {};
    const conexiones: SubgrafoHttp[] = [];
    for (const { nombre, esquema } of TRES_CONTEXTOS) {
      const control = { caido: false, alterar: (cuerpo: string) => cuerpo };
      subgrafos.set(nombre, control);
      const servidor = createServer(async (peticion, respuesta) => {
        const trozos: Buffer[] = [];
        for await (const trozo of peticion) trozos.push(trozo as Buffer);
        if (control.caido) return respuesta.destroy();
        const { query, variables } = JSON.parse(Buffer.concat(trozos).toString());
        const resultado = await graphql({ schema: esquema, source: query, variableValues: variables });
        respuesta.setHeader('content-type', 'application/json');
        return respuesta.end(control.alterar(JSON.stringify(resultado)));
      });
      await new Promise<void>((resolve) => servidor.listen(0, '127.0.0.1', resolve));
      direcciones[nombre] = `http://127.0.0.1:${(servidor.address() as AddressInfo).port}/graphql`;
      const conexion = subgrafoHttp({ nombre, url: direcciones[nombre] });
      conexiones.push(conexion);
      cierres.unshift(
        () => conexion.cerrar(),
        () => new Promise((resolve) => servidor.close(resolve).closeAllConnections()),
      );
    }
    const partes = partesDe(direcciones);
    nuestro = await iniciarGatewayDePrueba(partes, conexiones);
    const deSerie = await iniciarGatewayDeSerie(componer(partes));
    urls = { nuestra: `${nuestro.url}/graphql`, deSerie: deSerie.url };
    cierres.unshift(
      () => nuestro.cerrar(),
      () => deSerie.cerrar(),
    );
  });
  afterAll(async () => {
    for (const cerrar of cierres) await cerrar();
  });

  const subgrafo = (nombre: string) => subgrafos.get(nombre) ?? expect.fail(`No subgraph ${nombre}`);

  const exigirIguales = async (
    cuerpo: unknown,
    cabeceras: Readonly<Record<string, string>> = {},
  ): Promise<Recibida> => {
    const deSerie = await enviar(urls.deSerie, cuerpo, cabeceras);
    // The second time, everything that can be remembered is.
    for (let vez = 0; vez < 2; vez += 1) {
      expect(sinSubgrafo(await enviar(urls.nuestra, cuerpo, cabeceras))).toEqual(sinSubgrafo(deSerie));
    }
    return deSerie;
  };

  test.each(Object.entries(IGUALES))('answer the same, byte for byte: %s', async (_caso, cuerpo) => {
    await exigirIguales(cuerpo);
  });

  test.each([
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/graphql-response+json',
    '*/*',
    'text/html',
  ])('answer in the same type of content to accept: %s', async (accept) => {
    await exigirIguales({ query: '{ clientes { nombre } }' }, { accept });
  });

  test.each([
    ['a null for a field that must not be null', '"nombre":"Cliente «2»"', '"nombre":null'],
    ['a text for a number', '"edad":22', '"edad":"22"'],
    ['a value that the enum does not have', '"estado":"ACTIVO"', '"estado":"OTRO"'],
  ])('answer the same when a subgraph sends %s', async (_caso, bien, mal) => {
    const clientes = subgrafo('clientes');
    clientes.alterar = (cuerpo) => cuerpo.replaceAll(bien, mal);
    const { texto } = await exigirIguales({
      query: '{ cliente(id: "2") { nombre edad estado etiquetas } clientes { edad nombre } }',
    });
    expect(texto).toMatch(/valueCompletion|errors/);
    clientes.alterar = (cuerpo) => cuerpo;
  });

  test.each(A_PROPOSITO)('differ on purpose: $caso', async ({ cuerpo, cambio, deSerie, nuestra }) => {
    const clientes = subgrafo('clientes');
    if (cambio) clientes.alterar = (texto) => texto.replaceAll(...cambio);
    const comparable = ({ estado, texto }: Recibida) => {
      const error = (JSON.parse(texto) as Cuerpo).errors?.[0];
      return [estado, error?.extensions?.['code'], error?.message ?? ''];
    };
    for (const [url, [estado, codigo, mensaje]] of [
      [urls.deSerie, deSerie],
      [urls.nuestra, nuestra],
    ] as const) {
      expect(comparable(await enviar(url, cuerpo))).toEqual([estado, codigo, expect.stringMatching(mensaje)]);
    }
    clientes.alterar = (texto) => texto;
  });

  test('a subgraph that is down costs the same data; ours says so in words for people, at each field', async () => {
    const pagos = subgrafo('pagos');
    pagos.caido = true;
    const cuerpo = { query: '{ clientes { nombre totalPagos } pagos { monto } campanias { nombre } }' };
    const deSerie = JSON.parse((await enviar(urls.deSerie, cuerpo)).texto) as Cuerpo;
    const nuestra = JSON.parse((await enviar(urls.nuestra, cuerpo)).texto) as Cuerpo;
    pagos.caido = false;
    expect(JSON.stringify(nuestra.data)).toBe(JSON.stringify(deSerie.data));
    expect(deSerie.errors?.map(({ message }) => message).join()).toContain('request to http://127.0.0.1');
    expect(nuestra.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'SUBGRAFO_NO_DISPONIBLE' },
      { code: 'SUBGRAFO_NO_DISPONIBLE' },
    ]);
  });
});
