import { buildSchema, GraphQLError, parse } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import { crearLectorDeOperaciones } from '../operaciones.ts';
import { medirForma } from './forma.ts';
import { LIMITES } from './limites.ts';

const esquema = buildSchema(`
  type Query {
    nodo(ids: [ID]): Nodo
    nodos(primeros: Int = 3, ultimos: Int): [Nodo!]!
    pagina(primeros: Int, ultimos: Int): NodoConnection!
    buscar(primeros: Int! = 4): Hallazgos!
  }
  type Hallazgos { unos: [Nodo!]! otros: [Nodo!]! }
  type NodoConnection { edges: [NodoEdge!]! resumen: [Nodo!]! total: Int }
  type NodoEdge { node: Nodo! cursor: ID }
  type Nodo { id: ID nodo: Nodo hijos: [Nodo!] pagina(primeros: Int, ultimos: Int): NodoConnection! etiquetas: [String!] }
  input Fila { valor: Int filas: [Fila!] }
  type Payload { nodos: [Nodo!]! nodo: Nodo }
  type Mutation { registrar(filas: [Fila!]): Payload! tocar: Boolean }
`);
const leer = crearLectorDeOperaciones();
const leida = (query: string, variables: Record<string, unknown> = {}) => leer(esquema, { query, variables });
const costo = (query: string, variables: Record<string, unknown> = {}) => {
  const operacion = leida(query, variables);
  return 'costo' in operacion ? operacion.costo : expect.fail(operacion.map(({ message }) => message).join());
};
const rechazo = (query: string, variables: Record<string, unknown> = {}) => {
  const errores = leida(query, variables);
  if ('costo' in errores) return expect.fail('it was taken');
  const { code, limite, maximo, valor } = errores[0]?.extensions ?? {};
  return { code, limite, maximo, valor };
};
const superado = (limite: keyof typeof LIMITES, valor?: number) => ({
  code: 'LIMITE_SUPERADO',
  limite,
  maximo: LIMITES[limite],
  valor,
});
const anidada = (niveles: number) => `${'{nodo'.repeat(niveles)}{id}${'}'.repeat(niveles)}`;
const veces = (cuantas: number, texto: (n: number) => string) =>
  Array.from({ length: cuantas }, (_nada, n) => texto(n)).join(' ');
/** Each fragment uses the next one twice. */
const bomba = (pasos: number, final: string) =>
  `${veces(pasos, (n) => `fragment F${n} on Nodo { ...F${n + 1} ...F${n + 1} }`)} fragment F${pasos} on Nodo { ${final} }`;

describe('limits by form', () => {
  it('takes what web clients ask for', () => {
    expect(leida(anidada(12))).toHaveProperty('costo');
  });

  test.each<[string, string, ReturnType<typeof superado>]>([
    ['too many levels', anidada(20), superado('profundidad', 21)],
    ['levels within fragments', `{ nodo { ...A } } fragment A on Nodo ${anidada(16)}`, superado('profundidad', 18)],
    ['too many aliases', `{ ${veces(60, (n) => `a${n}: nodo { id }`)} }`, superado('alias', 60)],
    ['too many fields in one selection', `{ nodo { ${'id '.repeat(101)} } }`, superado('ancho', 101)],
    [
      'the same through inline fragments',
      `{ nodo { ${veces(60, () => '... { id } ... on Nodo { id }')} } }`,
      superado('ancho', 120),
    ],
    ['too many directives', `{ nodo { id ${'@include(if: true) '.repeat(60)} } }`, superado('directivas', 60)],
    [
      'too many fields in all',
      `{ ${veces(11, (n) => `a${n}: nodo { ${'id '.repeat(50)} }`)} }`,
      superado('campos', 561),
    ],
    [
      'fields of all operations together',
      veces(9, (n) => `query Q${n} { nodo { ${'id '.repeat(60)} } }`),
      superado('campos', 549),
    ],
    ['a document without end', anidada(20_000), superado('tokens')],
    [
      'fragments that nobody uses',
      `{ nodo { id } } fragment A on Nodo { ${'id '.repeat(150)} }`,
      superado('ancho', 150),
    ],
  ])('refuses %s', (_caso, texto, error) => {
    expect(rechazo(texto)).toEqual(error);
  });

  test('fragments that double at each step are counted, not followed', () => {
    const { campos, ancho } = medirForma(parse(`{ nodo { ...F0 } } ${bomba(60, 'id')}`));
    expect([campos, ancho]).toEqual([2 ** 60 + 1, 2 ** 60]);
    expect(rechazo(`{ nodo { ...F0 } } ${bomba(60, 'id')}`)).toMatchObject({ code: 'LIMITE_SUPERADO' });
  });

  test('fragments in a circle are left to validation', () => {
    const errores = leida(
      '{ nodo { ...A } } fragment A on Nodo { nodo { ...B } } fragment B on Nodo { nodo { ...A } }',
    );
    expect(errores).toEqual([expect.any(GraphQLError)]);
    expect(errores).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test('variables have no more values than a batch of the largest size', () => {
    const filas = Array.from({ length: 10_001 }, () => ({ valor: 1 }));
    expect(rechazo('mutation ($f: [Fila!]) { registrar(filas: $f) { nodo { id } } }', { f: filas })).toEqual(
      superado('valores'),
    );
    let honda: unknown = 1;
    for (let nivel = 0; nivel < 10_000; nivel += 1) honda = [honda];
    expect(rechazo('query ($f: [ID]) { nodo(ids: $f) { id } }', { f: honda })).toEqual(superado('valores'));
  });
});

describe('the cost of an operation', () => {
  test.each<[string, string, number, Record<string, unknown>?]>([
    ['scalars are free', '{ nodo { id etiquetas __typename } }', 1],
    ['an object costs one', '{ nodo { nodo { id } } }', 2],
    ['a list costs its size', '{ nodos(primeros: 7) { id } }', 7],
    ['by its default', '{ nodos { id } }', 3],
    ['by a variable', 'query ($n: Int) { nodos(primeros: $n) { id } }', 9, { n: 9 }],
    ['by a variable’s default', 'query ($n: Int = 8) { nodos(primeros: $n) { id } }', 8],
    ['by the default where the variable is missing', 'query ($n: Int) { nodos(primeros: $n) { id } }', 3],
    ['from either end', '{ nodos(ultimos: 6) { id } }', 6],
    ['the larger where both are given', '{ nodos(primeros: 1, ultimos: 50) { id } }', 50],
    ['nothing where the size is no size', '{ nodos(primeros: -5) { id } }', 0],
    ['lists within lists multiply', '{ nodos(primeros: 10) { hijos { id } } }', 10 * (1 + 5)],
    ['a connection hands its size to its edges', '{ pagina(primeros: 10) { edges { node { id } } } }', 1 + 10 * 2],
    ['and not to its other lists', '{ pagina(primeros: 10) { resumen { id } total } }', 1 + 5],
    ['a page without a size is the usual one', '{ pagina { edges { cursor } } }', 1 + 20],
    [
      'pages within pages',
      '{ pagina(primeros: 10) { edges { node { pagina(ultimos: 10) { edges { node { id } } } } } } }',
      1 + 10 * (2 + 1 + 10 * 2),
    ],
    ['a size for several lists', '{ buscar { unos { id } otros { id } } }', 1 + 4 + 4],
    [
      'a fragment at each size that it is used with',
      'query { a: pagina(primeros: 2) { ...P } b: pagina(primeros: 50) { ...P } } fragment P on NodoConnection { edges { cursor } }',
      1 + 2 + 1 + 50,
    ],
    ['inline fragments', '{ ... { nodo { ... on Nodo { nodo { id } } } } }', 2],
    ['a change', 'mutation { tocar }', 10],
    ['a change with rows', 'mutation { registrar(filas: [{ valor: 1 }, { valor: 2 }]) { nodo { id } } }', 10 + 2 + 1],
    [
      'rows in variables, and as many in the answer',
      'mutation ($f: [Fila!]) { registrar(filas: $f) { nodos { nodo { id } } } }',
      10 + 200 + 200 * 2,
      { f: Array.from({ length: 200 }, (_nada, valor) => ({ valor })) },
    ],
    ['rows within rows', 'mutation { registrar(filas: [{ filas: [{ valor: 1 }] }]) { nodo { id } } }', 10 + 2 + 1],
  ])('%s', (_caso, query, esperado, variables = {}) => {
    expect(costo(query, variables)).toBe(esperado);
  });

  test('is refused by what the variables make of it', () => {
    const query =
      'query ($n: Int) { pagina(primeros: $n) { edges { node { pagina(primeros: $n) { edges { node { id } } } } } } }';
    expect(costo(query, { n: 20 })).toBe(1 + 20 * (2 + 1 + 20 * 2));
    expect(rechazo(query, { n: 100 })).toEqual(superado('costo', 1 + 100 * (2 + 1 + 100 * 2)));
  });

  test('is worked out once for each fragment, however often it is used', () => {
    const sinCampos = veces(40, (n) => `fragment F${n} on Nodo { id @skip(if: true) ...F${n + 1} }`);
    expect(costo(`{ nodo { ...F0 } } ${sinCampos} fragment F40 on Nodo { nodo { id } }`)).toBe(2);
  });

  test('of the schema is as high as it is', () => {
    expect(costo('{ __schema { types { name } } }')).toBe(1_000);
    expect(rechazo(`{ ${veces(20, (n) => `a${n}: __schema { types { name } }`)} }`)).toEqual(superado('costo', 20_000));
  });
});

test('each error says what to do', () => {
  const errores = leida(anidada(20));
  expect('costo' in errores ? [] : errores.map(({ message }) => message)).toEqual([
    'La operación supera el límite de niveles: el máximo es 15 y la operación llega a 21. Pida los niveles más hondos en otra operación.',
  ]);
});

describe('without introspection', () => {
  const cerrado = crearLectorDeOperaciones({ introspeccion: false });
  const errores = (query: string, variables: Record<string, unknown> = {}) => {
    const operacion = cerrado(esquema, { query, variables });
    return 'costo' in operacion ? [] : operacion.map(({ message, extensions }) => [extensions['code'], message]);
  };

  test('the schema is not told, types of objects are', () => {
    expect(errores('{ __schema { types { name } } }')).toEqual([
      ['INTROSPECCION_DESACTIVADA', expect.stringContaining('INTROSPECCION')],
    ]);
    expect(errores('{ nodo { ...A } __type(name: "Nodo") { name } } fragment A on Nodo { id }')).toHaveLength(1);
    expect(errores('{ nodo { __typename } }')).toEqual([]);
  });

  test('no error suggests names', () => {
    expect(errores('{ nod { id } }')).toEqual([
      ['GRAPHQL_VALIDATION_FAILED', expect.not.stringContaining('Did you mean')],
    ]);
    expect(
      errores('query ($f: Fila) { nodo(ids: []) { id } a: nodo(ids: [$f]) { id } }', { f: { valr: 1 } }).join(),
    ).not.toContain('Did you mean');
    expect(leida('{ nod { id } }')).toMatchObject([{ message: expect.stringContaining('Did you mean') }]);
  });
});
