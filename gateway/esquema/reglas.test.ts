import { describe, expect, test } from 'vitest';
import { leerEsquemas } from './archivos.ts';
import { revisarEsquema } from './reglas.ts';

const faltasDe = (sdl: string): string[] =>
  revisarEsquema({ archivo: 'uno.graphql', sdl }).map(({ lugar, mensaje }) => `${lugar} ${mensaje}`);

describe('the rules of names and descriptions', () => {
  test('find nothing in a schema that keeps them', () => {
    expect(
      faltasDe(`
        "A thing."
        type Cosa {
          "Its name, such as \`mesa\`."
          nombre: String @deprecated(reason: "Use \`titulo\` instead.")
          "1 for the first."
          orden: Int
        }
        "A page of things."
        type CosaConnection { "The things." edges: [CosaEdge!]! "Where it stands." pageInfo: PageInfo! }
        "A thing in a list."
        type CosaEdge { "Its place." cursor: String! "The thing." node: Cosa! }
        "Which things."
        input CosaFiltro { "Those of this name." nombre: String }
        type Query {
          "Things."
          cosas("How many." primeros: Int "Where to go on." despuesDe: String "Which." filtro: CosaFiltro): CosaConnection!
        }
        type Mutation {
          "Makes a thing."
          crearCosa(entrada: CrearCosaEntrada!): CosaPayload!
        }
        "A new thing."
        input CrearCosaEntrada { "Its name." nombre: String! }
        "The answer."
        type CosaPayload { "What to mend." errores: [ErrorDeUsuario!]! }
        "How a thing is."
        enum EstadoCosa { "As new." COMO_NUEVA }
      `),
    ).toEqual([]);
  });

  test.each([
    ['type Query {\n  cosa: }', /^uno\.graphql:2 Syntax Error/],
    ['type Cosa { "A name." nombre: String }', 'uno.graphql:1 type Cosa has no description.'],
    ['"A thing."\ntype Cosa {\n nombre: String }', 'uno.graphql:3 Cosa.nombre has no description.'],
    ['"A thing." interface Cosa { nombre: String }', 'uno.graphql:1 Cosa.nombre has no description.'],
    ['extend type Query { "One." cosa(id: ID!): Int }', 'uno.graphql:1 Query.cosa.id has no description.'],
    ['"How." enum Estado { A }', 'uno.graphql:1 Estado.A has no description.'],
    ['"Which." input CosaFiltro { nombre: String }', 'uno.graphql:1 CosaFiltro.nombre has no description.'],
    ['scalar Hora', 'uno.graphql:1 type Hora has no description.'],
    ['"a time." scalar Hora', /type Hora is not a sentence/],
    ['"A time" scalar Hora', /type Hora is not a sentence/],
    ['"A time." scalar hora_local', 'uno.graphql:1 Type hora_local is not in PascalCase.'],
    ['"A thing." type Cosa { "A name." su_nombre: String }', 'uno.graphql:1 Cosa.su_nombre is not in camelCase.'],
    ['"How." enum Estado { "New." comoNueva }', 'uno.graphql:1 Estado.comoNueva is not in UPPER_CASE.'],
    ['"Which." input Cosas { "A name." nombre: String }', /Input Cosas does not end in/],
    ['"Page." type CosaConnection { "Things." cosas: [Int] }', /type has edges, pageInfo when, and only when/],
    ['"Page." type Cosas { "Things." edges: Int "Where." pageInfo: Int }', /its name ends in Connection/],
    ['"In a list." type EnLista { "Place." cursor: String "Thing." node: Int }', /its name ends in Edge/],
    ['"Answer." type Respuesta { "What to mend." errores: Int }', /its name ends in Payload/],
    ['type Mutation { "Makes." crear("A name." nombre: String): CosaPayload! }', /exactly one argument/],
    ['type Mutation { "Makes." crear(entrada: CosaEntrada): CosaPayload! }', /exactly one argument/],
    ['type Mutation { "Makes." crear(entrada: CosaEntrada!): Cosa! }', /does not answer with a/],
    ['type Query { "Things." cosas("How many." primeros: Int): CosaConnection! }', /primeros and despuesDe/],
    ['"A thing." type Cosa { "A name." nombre: String @deprecated }', /@deprecated has no reason/],
    ['"A thing." type Cosa { "A name." nombre: String @deprecated(reason: "old") }', /@deprecated has no reason/],
  ])('refuse %s', (sdl, falta) => {
    expect(faltasDe(sdl)).toEqual([typeof falta === 'string' ? falta : expect.stringMatching(falta)]);
  });

  test('are kept by every schema of the repository', async () => {
    const esquemas = await leerEsquemas();
    expect(esquemas.map(({ archivo }) => archivo)).toEqual(
      expect.arrayContaining(['packages/seedwork/graphql/comun.graphql', 'subgraphs/pagos/schema.graphql']),
    );
    expect(esquemas.flatMap(revisarEsquema)).toEqual([]);
  });
});
