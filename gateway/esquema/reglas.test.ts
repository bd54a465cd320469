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
          "Its place, such as \`1\`: from the first on."
          orden: Int
          "How it is."
          estado: EstadoCosa
          "Whether it is new."
          nueva: Boolean
          "Its parts, such as \`[\\"pata\\"]\`."
          partes: [String!]!
          "When it was made, such as \`2026-11-30\`."
          hecha: Date
        }
        "A page of things."
        type CosaConnection { "The things." edges: [CosaEdge!]! "Where it stands." pageInfo: PageInfo! }
        "A thing in a list."
        type CosaEdge { "Its place, such as \`abc…\`." cursor: String! "The thing." node: Cosa! }
        "Which things."
        input CosaFiltro { "Those of this name, such as \`mesa\`." nombre: String }
        type Query {
          "Things. Example: \`cosas(primeros: 2) { edges { node { nombre } } }\`."
          cosas("How many, such as \`10\`." primeros: Int "Where to go on, such as \`abc…\`." despuesDe: String "Which." filtro: CosaFiltro): CosaConnection!
        }
        type Mutation {
          "Makes a thing. Example: the smallest, \`crearCosa(entrada: {nombre: \\"mesa\\"}) { errores { campo } }\`."
          crearCosa(entrada: CrearCosaEntrada!): CosaPayload!
        }
        "A new thing."
        input CrearCosaEntrada { "Its name, such as \`mesa\`." nombre: String! }
        "The answer."
        type CosaPayload { "What to mend." errores: [ErrorDeUsuario!]! }
        "How a thing is."
        enum EstadoCosa { "As new." COMO_NUEVA }
      `),
    ).toEqual([]);
  });

  test.each([
    ['type Query {\n  cosa: }', /^uno\.graphql:2 Syntax Error/],
    ['type Cosa { "A name, such as `mesa`." nombre: String }', 'uno.graphql:1 type Cosa has no description.'],
    ['"A thing."\ntype Cosa {\n nombre: String }', 'uno.graphql:3 Cosa.nombre has no description.'],
    ['"A thing." interface Cosa { nombre: String }', 'uno.graphql:1 Cosa.nombre has no description.'],
    [
      'extend type Query { "One. Example: `cosa`." cosa(id: ID!): Int }',
      'uno.graphql:1 Query.cosa.id has no description.',
    ],
    ['"How." enum Estado { A }', 'uno.graphql:1 Estado.A has no description.'],
    ['"Which." input CosaFiltro { nombre: String }', 'uno.graphql:1 CosaFiltro.nombre has no description.'],
    ['scalar Hora', 'uno.graphql:1 type Hora has no description.'],
    ['"a time, such as `18:30`." scalar Hora', /type Hora is not a sentence/],
    ['"A time, such as `18:30`" scalar Hora', /type Hora is not a sentence/],
    ['"A time, such as `18:30`." scalar hora_local', 'uno.graphql:1 Type hora_local is not in PascalCase.'],
    [
      '"A thing." type Cosa { "A name, such as `mesa`." su_nombre: String }',
      'uno.graphql:1 Cosa.su_nombre is not in camelCase.',
    ],
    ['"How." enum Estado { "New." comoNueva }', 'uno.graphql:1 Estado.comoNueva is not in UPPER_CASE.'],
    ['"Which." input Cosas { "A name, such as `mesa`." nombre: String }', /Input Cosas does not end in/],
    ['"Page." type CosaConnection { "Things." cosas: [Uno] }', /type has edges, pageInfo when, and only when/],
    ['"Page." type Cosas { "Things." edges: Uno "Where." pageInfo: Uno }', /its name ends in Connection/],
    ['"In a list." type EnLista { "Place." cursor: Uno "Thing." node: Uno }', /its name ends in Edge/],
    ['"Answer." type Respuesta { "What to mend." errores: [Uno] }', /its name ends in Payload/],
    [
      'type Mutation { "Makes. Example: `crear`." crear("A name, such as `mesa`." nombre: String): CosaPayload! }',
      /exactly one argument/,
    ],
    ['type Mutation { "Makes. Example: `crear`." crear(entrada: CosaEntrada): CosaPayload! }', /exactly one argument/],
    ['type Mutation { "Makes. Example: `crear`." crear(entrada: CosaEntrada!): Cosa! }', /does not answer with a/],
    [
      'type Query { "Things. Example: `cosas`." cosas("How many, such as `10`." primeros: Int): CosaConnection! }',
      /primeros and despuesDe/,
    ],
    ['"A thing." type Cosa { "A name, such as `mesa`." nombre: String @deprecated }', /@deprecated has no reason/],
    [
      '"A thing." type Cosa { "A name, such as `mesa`." nombre: String @deprecated(reason: "Nobody wants it.") }',
      /@deprecated has no reason that names/,
    ],
    ['"A thing." type Cosa { "A name, such as `m`." nombre: String @deprecated(reason: "use `b`") }', /@deprecated/],
    ['"A time." scalar Hora', 'uno.graphql:1 The description of type Hora shows no example: such as `…`.'],
    ['"A thing." type Cosa { "Its name." nombre: String }', /of Cosa.nombre shows no example/],
    ['"A thing." type Cosa { "How many, such as `dos`." cuantas: Int }', /shows `dos`, which is no Int/],
    ['"A thing." type Cosa { "When, such as `2026-13-30`." dia: Date }', /shows `2026-13-30`, which is no Date/],
    ['"A thing." type Cosa { "How much, such as `1.5`." valor: Decimal }', /which is no Decimal/],
    [
      '"A thing." type Cosa { "Which, such as `mesa`." nombres: [String!]! }',
      /shows `mesa`, which is no list of String/,
    ],
    ['"Which." input CosaFiltro { "Its name." nombre: String! }', /of CosaFiltro.nombre shows no example/],
    ['extend type Query { "A thing." cosa: Cosa }', /of Query.cosa shows no example: Example: `cosa …`/],
    ['type Query { "A thing. Example: `otra { id }`." cosa: Cosa }', /has an example without cosa/],
    ['type Subscription { "A thing. Example: `cosa {`." cosa: Cosa }', /has an example that cannot be read: Syntax/],
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
