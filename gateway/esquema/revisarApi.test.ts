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
      type Cosa { nombre: String }`),
  ).toEqual([]);
});

test('an example that the API would refuse is told', () => {
  expect(
    faltasDe(`
      type Query { "A thing. Example: \`cosa(id: \\"1\\") { titulo }\`." cosa(id: ID!): Cosa }
      type Mutation { "Makes one. Example: \`crear { nombre }\`." crear(nombre: String!): Cosa }
      type Cosa { nombre: String }`),
  ).toEqual([
    expect.stringMatching(/^The example of cosa would be refused: Cannot query field "titulo"/),
    expect.stringMatching(/^The example of crear would be refused: .*"nombre"/),
  ]);
});

test.each([
  ['a field', 'type Query { viejo: Int @deprecated(reason: "Use `nuevo` instead.") nuevo: Int }'],
  [
    'a field of another type',
    'type Query { viejo: Int @deprecated(reason: "Use `Cosa.a`.") cosa: Cosa } type Cosa { a: Int }',
  ],
  ['an argument', 'type Query { cosas(viejo: Int @deprecated(reason: "Use `nuevo`."), nuevo: Int): Int }'],
  [
    'an input field',
    'input Cosa { viejo: Int @deprecated(reason: "Use `nuevo`.") nuevo: Int } type Query { a(cosa: Cosa): Int }',
  ],
  ['a value', 'enum Estado { VIEJO @deprecated(reason: "Use `NUEVO`.") NUEVO } type Query { estado: Estado }'],
])('the deprecation of %s names what to use instead', (_, sdl) => {
  expect(faltasDe(sdl)).toEqual([]);
  const sinRelevo = sdl.replace(/`[^`]+`/, '`otra`');
  expect(faltasDe(sinRelevo)).toEqual([expect.stringMatching(/^The deprecation of \S+ names nothing/)]);
});

test('all that our API says of itself holds', async () => {
  expect(revisarApi(esquemaDeLaApi(componer(await leerSubgrafosDelRepositorio())))).toEqual([]);
});
