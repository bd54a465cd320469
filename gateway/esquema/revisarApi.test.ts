import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { componer, leerSubgrafosDelRepositorio } from '../componer.ts';
import { esquemaDeLaApi } from './api.ts';
import { revisarApi } from './revisarApi.ts';

const faltasDe = (sdl: string) => revisarApi(buildSchema(sdl));

test('an example that the API would take passes', () => {
  expect(
    faltasDe(`
      type Query { "A thing. Example: \`cosa(id: \\"1\\") { nombre }\`." cosa(id: ID!): Cosa }
      type Mutation { "Makes one. Example: the smallest, \`crear(nombre: \\"a\\") { nombre }\`." crear(nombre: String!): Cosa }
      "A thing. Example: \`{nombre: null}\`." type Cosa { nombre: String }`),
  ).toEqual([]);
});

test('an example that the API would refuse is told', () => {
  expect(
    faltasDe(`
      type Query { "A thing. Example: \`cosa(id: \\"1\\") { titulo }\`." cosa(id: ID!): Cosa }
      type Mutation { "Makes one. Example: \`crear { nombre }\`." crear(nombre: String!): Cosa }
      "A thing. Example: \`{nombre: null}\`." type Cosa { nombre: String }`),
  ).toEqual([
    expect.stringMatching(/^The example of cosa would be refused: Cannot query field "titulo"/),
    expect.stringMatching(/^The example of crear would be refused: .*"nombre"/),
  ]);
});

test.each([
  ['a field', 'type Query { viejo: Int @deprecated(reason: "Use `nuevo` instead.") nuevo: Int }'],
  [
    'a field of another type',
    'type Query { viejo: Int @deprecated(reason: "Use `Cosa.a`.") cosa: Cosa } "A thing. Example: `{a: 1}`." type Cosa { a: Int }',
  ],
  ['an argument', 'type Query { cosas(viejo: Int @deprecated(reason: "Use `nuevo`."), nuevo: Int): Int }'],
  [
    'an input field',
    '"A thing. Example: `{nuevo: 1}`." input Cosa { viejo: Int @deprecated(reason: "Use `nuevo`.") nuevo: Int } type Query { a(cosa: Cosa): Int }',
  ],
  [
    'a value',
    '"How it is, such as `NUEVO`." enum Estado { VIEJO @deprecated(reason: "Use `NUEVO`.") NUEVO } type Query { estado: Estado }',
  ],
])('the deprecation of %s names what to use instead', (_, sdl) => {
  expect(faltasDe(sdl)).toEqual([]);
  const sinRelevo = sdl.replace(/"Use `[^`]+`/, '"Use `otra`');
  expect(faltasDe(sinRelevo)).toEqual([expect.stringMatching(/^The deprecation of \S+ names nothing/)]);
});

const conEjemplos = (cambios: Readonly<Record<string, string>> = {}): string => {
  const { de, es, objeto, entrada } = {
    de: 'Those of it, such as `VIEJO`.',
    es: 'How it is, such as `NUEVO`.',
    objeto: '{nombre: "mesa", partes: [{nombre: "pata", clase: null}], clase: MESA, estado: NUEVO}',
    entrada: '{nombre: "mesa", clases: [MESA]}',
    ...cambios,
  };
  return `
    "How it is." enum Estado { NUEVO VIEJO }
    "What kind, such as \`MESA\`." enum Clase { MESA SILLA }
    type Query {
      "A thing. Example: \`cosa { __typename }\`." cosa("${de}" estado: Estado): Cosa
      "How many. Example: \`cosas\`." cosas(filtro: CosaFiltro): Int
    }
    """A thing. Example: \`${objeto}\`.""" type Cosa { nombre: String! partes: [Cosa!] clase: Clase "${es}" estado: Estado }
    """Which. Example: \`${entrada}\`.""" input CosaFiltro { nombre: String! clases: [Clase!] }`;
};

test('examples of enums and objects that are values of their types pass', () => {
  expect(faltasDe(conEjemplos())).toEqual([]);
});

test.each([
  [{ es: 'How it is.' }, /^The description of Cosa.estado shows no example: such as/],
  [
    { es: 'How it is, such as `NUEVA`.' },
    /^The description of Cosa.estado shows `NUEVA`, where a value is none of Estado/,
  ],
  [{ de: 'Those of it.' }, /^The description of Query.cosa.estado shows no example/],
  [{ objeto: '{titulo: "mesa"}' }, /^The description of type Cosa shows .*, where Cosa has no titulo/],
  [{ objeto: '{nombre: null}' }, /where null stands for a String!/],
  [{ objeto: '{nombre: 7}' }, /where a value is no String/],
  [{ objeto: '{partes: [{clase: CAMA}]}' }, /where a value is none of Clase/],
  [{ objeto: '{partes: {}}' }, /where a \[Cosa!\] is no list/],
  [{ objeto: '{partes: ["pata"]}' }, /where a Cosa has no fields/],
  [{ objeto: '{nombre: ' }, /^The description of type Cosa has an example that cannot be read: Syntax/],
  [{ entrada: '{clases: [MESA]}' }, /^The description of type CosaFiltro shows .*, where CosaFiltro.nombre is missing/],
])('an example of an enum or an object that is missing or wrong is told: %j', (cambios, falta) => {
  expect(faltasDe(conEjemplos(cambios))).toEqual([expect.stringMatching(falta)]);
});

test('a type with fields shows an example, but for pages and answers', () => {
  const sinEjemplo = (tipo: string) => `type Query { a: Int } "A thing." type ${tipo} { a: Int }`;
  expect(faltasDe(sinEjemplo('Cosa'))).toEqual(['The description of type Cosa shows no example: Example: `{…}`.']);
  for (const tipo of ['CosaConnection', 'CosaEdge', 'CosaPayload']) expect(faltasDe(sinEjemplo(tipo))).toEqual([]);
});

test('all that our API says of itself holds', async () => {
  expect(revisarApi(esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio())))).toEqual([]);
});
