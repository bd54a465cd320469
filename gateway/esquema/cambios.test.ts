import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { componer } from '../componer.ts';
import { esquemaDeLaApi, imprimirEsquema } from './api.ts';
import { cambiosDeclarados, compararEsquemas, fallosDe } from './cambios.ts';

const PUBLICADO = buildSchema('type Query { cosa(id: ID!): String, otra: Int } enum Estado { A B }');
const SIN_OTRA = buildSchema('type Query { cosa(id: ID!): String } enum Estado { A B }');
const declarar = (ruta: string, tipo: string) =>
  cambiosDeclarados.parse([{ ruta, tipo, motivo: 'Nobody has asked for it in a year.' }]);
const RETIRADA = { ruta: 'Query.otra', tipo: 'FIELD_REMOVED', mensaje: expect.stringContaining('otra') };

describe('a change of the schema since the last release', () => {
  test('passes when it breaks no client', async () => {
    const conMas = buildSchema(
      'type Query { cosa(id: ID!, forma: String): String!, otra: Int, mas: Int } enum Estado { A B }',
    );
    expect(await compararEsquemas(PUBLICADO, conMas, [])).toMatchObject({ sinDeclarar: [], obsoletos: [] });
  });

  test('that breaks clients is told when nobody has declared it', async () => {
    expect(await compararEsquemas(PUBLICADO, SIN_OTRA, [])).toMatchObject({ sinDeclarar: [RETIRADA], declarados: [] });
  });

  test('that breaks clients passes when it is declared', async () => {
    expect(await compararEsquemas(PUBLICADO, SIN_OTRA, declarar('Query.otra', 'FIELD_REMOVED'))).toMatchObject({
      sinDeclarar: [],
      declarados: [RETIRADA],
      obsoletos: [],
    });
  });

  test('is declared by what it is and where: another declaration does not cover it', async () => {
    const declaraciones = declarar('Query.otra', 'FIELD_TYPE_CHANGED');
    expect(await compararEsquemas(PUBLICADO, SIN_OTRA, declaraciones)).toMatchObject({
      sinDeclarar: [RETIRADA],
      obsoletos: declaraciones,
    });
  });

  test('that was declared and is not made is told', async () => {
    const declaraciones = declarar('Query.otra', 'FIELD_REMOVED');
    expect(await compararEsquemas(PUBLICADO, PUBLICADO, declaraciones)).toMatchObject({ obsoletos: declaraciones });
  });

  test('keeps the schema from being released when it is not declared, or declared and not made', async () => {
    const declaraciones = declarar('Query.otra', 'FIELD_REMOVED');
    const fallos = async (actual: typeof PUBLICADO, declarados: typeof declaraciones) =>
      fallosDe(await compararEsquemas(PUBLICADO, actual, declarados));
    expect(await fallos(SIN_OTRA, declaraciones)).toEqual([]);
    expect(await fallos(SIN_OTRA, [])).toEqual([
      expect.stringContaining('Breaking changes'),
      expect.stringContaining('FIELD_REMOVED Query.otra'),
    ]);
    expect(await fallos(PUBLICADO, declaraciones)).toEqual([
      expect.stringContaining('but not changed'),
      '  FIELD_REMOVED Query.otra',
    ]);
  });

  test('cannot be declared without a reason', () => {
    const [declaracion] = declarar('Query.otra', 'FIELD_REMOVED');
    expect(cambiosDeclarados.safeParse([{ ...declaracion, motivo: '' }]).success).toBe(false);
  });

  test('that may surprise clients is told apart', async () => {
    const conValor = buildSchema('type Query { cosa(id: ID!): String, otra: Int } enum Estado { A B C }');
    expect(await compararEsquemas(PUBLICADO, conValor, [])).toMatchObject({
      sinDeclarar: [],
      peligrosos: [{ ruta: 'Estado.C', tipo: 'ENUM_VALUE_ADDED' }],
    });
  });
});

test('a deprecation and its reason pass through the composition to clients', () => {
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Cosa @key(fields: "id") { id: ID! nombre: String @deprecated(reason: "Use \`titulo\` instead.") titulo: String }
    type Query { cosa: Cosa }`;
  const api = esquemaDeLaApi(componer([{ nombre: 'cosas', url: 'http://cosas.invalid/graphql', sdl }]));
  expect(imprimirEsquema(api)).toContain('nombre: String @deprecated(reason: "Use `titulo` instead.")');
});
