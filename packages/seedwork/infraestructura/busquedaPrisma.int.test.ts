import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mejores, normalizar, parecidoDe, peticionDeBusqueda } from '../aplicacion/busqueda.ts';
import { nuevoId } from '../dominio/ids.ts';
import { contable, contarSentencias } from '../pruebas/espia.ts';
import { conPlanes } from '../pruebas/planes.ts';
import { candidatos, type FuenteDeBusqueda } from './busquedaPrisma.ts';

const fuente: FuenteDeBusqueda = {
  tabla: Prisma.sql`pruebas.cosa`,
  vocabulario: Prisma.sql`pruebas.palabra`,
  condiciones: [Prisma.sql`visible`],
};

let base: BaseDeDatos;
beforeAll(async () => {
  base = contable(await baseDePrueba());
  await base.prisma.$executeRaw`CREATE SCHEMA pruebas`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.cosa (
      id uuid PRIMARY KEY, nombre text NOT NULL, visible boolean NOT NULL DEFAULT true,
      busqueda tsvector GENERATED ALWAYS AS (public.palabras(nombre)) STORED
    )`;
  await base.prisma.$executeRaw`CREATE INDEX ON pruebas.cosa USING gin (busqueda)`;
  await base.prisma.$executeRaw`CREATE TABLE pruebas.palabra (palabra text COLLATE "C" PRIMARY KEY)`;
  await base.prisma.$executeRaw`CREATE INDEX ON pruebas.palabra USING gin (palabra public.gin_trgm_ops)`;
});
beforeEach(() => base.prisma.$executeRaw`TRUNCATE pruebas.cosa, pruebas.palabra`);
afterAll(() => base.cerrar());

const guardar = async (...nombres: readonly string[]): Promise<void> => {
  for (const nombre of nombres) {
    await base.prisma.$executeRaw`INSERT INTO pruebas.cosa (id, nombre) VALUES (${nuevoId()}::uuid, ${nombre})`;
  }
  await base.prisma.$executeRaw`
    INSERT INTO pruebas.palabra SELECT DISTINCT unnest(tsvector_to_array(busqueda)) FROM pruebas.cosa ON CONFLICT DO NOTHING`;
};

/** Things whose order is that of their numbers, from 1 on, and the words that they have. */
const numerados = async (cuantos: number, nombre: (n: number) => string): Promise<void> => {
  const numeros = Array.from({ length: cuantos }, (_, indice) => indice + 1);
  await base.prisma.$executeRaw`
    INSERT INTO pruebas.cosa (id, nombre) SELECT * FROM unnest(${numeros.map(idDe)}::uuid[], ${numeros.map(nombre)}::text[])`;
  await guardar();
};
const idDe = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** The ids of so many up to that number, the newest first. */
const ultimos = (n: number, cuantos: number): readonly string[] =>
  Array.from({ length: cuantos }, (_, antes) => idDe(n - antes));

/** Very many words that few have, of a few syllables each. */
const palabrasRaras = async (): Promise<void> => {
  await base.prisma.$executeRaw`
    INSERT INTO pruebas.palabra
    SELECT DISTINCT a || b || c || d
    FROM unnest(ARRAY['qui', 'pe', 'za', 'spe', 'ra', 'mo', 'lle', 'tri', 'cu', 'no']) AS a, unnest(ARRAY['pez', 'qui', 'so', 'ba', 'ti']) AS b,
      unnest(ARRAY['za', 'spi', 'que', 'lo', 'me', 'du']) AS c, unnest(ARRAY['', 'n', 'ra', 'la', 'que']) AS d`;
  await base.prisma.$executeRaw`VACUUM (ANALYZE) pruebas.palabra`;
};

/** The names that a text finds, the best first. */
const buscar = async (texto: string, primeros = 100): Promise<readonly string[]> => {
  const peticion = peticionDeBusqueda({ texto, primeros });
  const ids = await candidatos(base.prisma, fuente, peticion.palabras, primeros);
  const filas = await base.prisma.$queryRaw<{ id: string; nombre: string }[]>`
    SELECT id::text AS id, nombre FROM pruebas.cosa WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY nombre`;
  return mejores(peticion, filas, ({ nombre }) => ({ nombre })).map(({ fila }) => fila.nombre);
};

describe('candidatos', () => {
  it('are none where there is nothing', async () => {
    expect(await buscar('nada')).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['cafe', ['Café Ñandú', 'Cafetería']],
    ['CAFÉ', ['Café Ñandú', 'Cafetería']],
    ['nandu', ['Café Ñandú']],
    ['teri', ['Cafetería']],
    ['cafeteira', ['Cafetería']],
    ['ca na', ['Café Ñandú']],
    ['cafe sur', []],
    ['san-juan', ['San Juan']],
    ['juan san', ['San Juan']],
    ['straße', ['Straße 7']],
    ['strasse', ['Straße 7']],
  ])('of «%s» are %j', async (texto, esperados) => {
    await guardar('Café Ñandú', 'Cafetería', 'San Juan', 'Straße 7');
    expect(await buscar(texto)).toEqual(esperados);
  });

  it('are those only that meet the conditions', async () => {
    await guardar('Café uno', 'Café dos');
    await base.prisma.$executeRaw`UPDATE pruebas.cosa SET visible = false WHERE nombre = 'Café uno'`;
    expect(await buscar('cafe')).toEqual(['Café dos']);
  });

  it('have the whole words among them, however many begin or look alike', async () => {
    await guardar(
      ...Array.from({ length: 400 }, (_, n) => `marina${String.fromCharCode(97 + (n % 26))} ${n}`),
      'marin',
    );
    expect((await buscar('marin', 1))[0]).toBe('marin');
    expect((await candidatos(base.prisma, fuente, ['marin'], 300)).length).toBeLessThanOrEqual(600);
  });

  it('have what begins with the word or contains it among them, however many were stored before that only look alike', async () => {
    await base.prisma.$executeRaw`
      INSERT INTO pruebas.cosa (id, nombre) SELECT gen_random_uuid(), 'Carla ' || n FROM generate_series(1, 10000) AS n`;
    await guardar('Carlos', 'Juancarlo', 'Carlota');
    expect(await buscar('carlo', 4)).toEqual(['Carlos', 'Carlota', 'Juancarlo', expect.stringMatching('Carla')]);
    expect((await candidatos(base.prisma, fuente, ['carlo'], 300)).length).toBeLessThanOrEqual(600);
  });

  it('have what contains the word among them, however many words are more like it', async () => {
    // All of these are nearer to it than the word that has it in its middle, but for one that has it.
    await guardar(
      ...Array.from({ length: 60 }, (_, n) => `tern${String.fromCharCode(97 + (n % 26))}${n}`),
      'Subalternero',
    );
    expect((await buscar('ternero', 1))[0]).toBe('Subalternero');
  });

  it('have a word with one other letter only where there is nothing better', async () => {
    await guardar('López Marta', 'Gómez 12345');
    expect(await buscar('lipez')).toEqual(['López Marta']);
    expect(await buscar('gimez 12345')).toEqual(['Gómez 12345']);
    expect(await buscar('12945')).toEqual([]);
    expect(await buscar('maria')).toEqual(['López Marta']);
    await guardar('Pérez María');
    expect(await buscar('maria')).toEqual(['Pérez María']);
  });

  it('have words with a letter left out, another, one too many or two that are swapped, anywhere, among very many words', async () => {
    await palabrasRaras();
    await numerados(3000, (n) => (n === 1 ? 'Torres Quispeza' : 'Rosa Ruiz'));
    await base.prisma.$executeRaw`VACUUM (ANALYZE) pruebas.cosa, pruebas.palabra`;
    for (const texto of [
      ...['uispeza', 'tuispeza', 'aquispeza', 'uqispeza'],
      ...['quipeza', 'quizpeza', 'quisspeza', 'quipseza'],
      ...['quispez', 'quispezo', 'quispezan', 'quispeaz'],
    ]) {
      const planes: string[] = [];
      expect(await candidatos(conPlanes(base.prisma, planes), fuente, ['torres', texto], 20)).toEqual(ultimos(1, 1));
      expect(await buscar(texto, 1)).toEqual(['Torres Quispeza']);
      for (const plan of planes) expect(plan).not.toContain('Seq Scan');
    }
  });

  it('of what is common, are the newest', async () => {
    await numerados(10_000, (n) => `Masivo Comun ${n}`);
    for (const palabras of [['masivo'], ['masi'], ['masivo', 'comun'], ['masivos'], ['masivo', 'comnu']]) {
      expect(await candidatos(base.prisma, fuente, palabras, 20)).toEqual(ultimos(10_000, 20));
    }
  });

  it('are those that have words which are common, but seldom or never come together', async () => {
    await numerados(8000, (n) => (n === 1 ? 'Ana Torres' : n % 2 === 0 ? 'Ana Ruiz' : 'Luis Torres'));
    expect(await candidatos(base.prisma, fuente, ['ana', 'torres'], 20)).toEqual(ultimos(1, 1));
    expect(await candidatos(base.prisma, fuente, ['ana', 'torr'], 20)).toEqual(ultimos(1, 1));
    expect(await candidatos(base.prisma, fuente, ['luis', 'ruiz'], 20)).toEqual([]);
  });

  it('are all that there are, where these are the newest and fewer than would do', async () => {
    await numerados(8000, (n) => (n <= 3 || n > 7990 ? 'Ana Ruiz' : 'Luis Torres'));
    expect(new Set(await candidatos(base.prisma, fuente, ['ana', 'ruiz'], 20))).toEqual(
      new Set([...ultimos(8000, 10), ...ultimos(3, 3)]),
    );
  });

  it('have what fits best among them, however many newer ones fit less, and however few are asked for', async () => {
    const otros = ['Mariana Lopez', 'Susana Lopez', 'Anabel Lopez', 'Maria Lopezosa'];
    await numerados(800, (n) => (n === 1 ? 'Ana Maria Lopez' : n > 600 ? (otros[n % 4] ?? '') : 'Pedro Perez'));
    for (const texto of ['ana lopes', 'mria lopez', 'ana lopez', 'ana maria lopes']) {
      for (const primeros of [1, 20, 100]) expect((await buscar(texto, primeros))[0]).toBe('Ana Maria Lopez');
    }
  });

  it('have what fits best among them, where enough of the newest ones fit less', async () => {
    await numerados(5600, (n) => (n === 1 ? 'Maria Lopez' : n % 200 === 0 ? 'Rosmari Lopez' : 'Pedro Perez'));
    for (const primeros of [1, 10, 20, 100]) expect((await buscar('mari lopez', primeros))[0]).toBe('Maria Lopez');
  });

  it('have a beginning that very many have, beside a word that few have', async () => {
    await numerados(8000, (n) => (n <= 2 ? `Quepa Gomez${n}` : `Ana Gomez${n}`));
    expect(await candidatos(base.prisma, fuente, ['quepa', 'gomez'], 20)).toEqual(ultimos(2, 2));
    expect(await candidatos(base.prisma, fuente, ['qeupa', 'gomez'], 20)).toEqual(ultimos(2, 2));
    await base.prisma.$executeRaw`UPDATE pruebas.cosa SET visible = false WHERE id = ${ultimos(2, 1)[0]}::uuid`;
    expect(await candidatos(base.prisma, fuente, ['quepa', 'gomez'], 20)).toEqual(ultimos(1, 1));
  });

  it.each([
    "'",
    "a'b",
    'ab:*',
    'ab & !cd',
    'ab | cd',
    '(ab',
    '\\',
    "ab\\' cd",
    'ab <-> cd',
    '%_',
    '"ab"',
    "ab'); DROP TABLE pruebas.cosa; --",
  ])('take %j for words, or refuse it', async (texto) => {
    await guardar('ab cd');
    // What has no word in it is refused before it gets to the database.
    await buscar(texto).catch((error: unknown) =>
      expect(error).toMatchObject({ fallas: [{ codigo: 'SIN_PALABRAS' }] }),
    );
    expect(await buscar('ab')).toEqual(['ab cd']);
  });

  it('are found by the index, however many words that few have one stands for', async () => {
    await base.prisma.$executeRaw`
      INSERT INTO pruebas.cosa (id, nombre)
      SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        CASE WHEN n <= 40 THEN 'marinero' WHEN n <= 80 THEN 'marinera' ELSE 'x' END || to_hex(n) || ' comun'
      FROM generate_series(1, 20000) AS n`;
    await guardar();
    await base.prisma.$executeRaw`VACUUM (ANALYZE) pruebas.cosa, pruebas.palabra`;
    const planes: string[] = [];
    expect(await candidatos(conPlanes(base.prisma, planes), fuente, ['marinero'], 300)).toHaveLength(60);
    // Whole, what begins with it, the vocabulary, what is like it.
    expect(planes).toHaveLength(4);
    for (const plan of planes) expect(plan).not.toContain('Seq Scan');
  });

  it('are found in three statements where words are written as they occur, and in few more where they are not', async () => {
    await guardar('Café Ñandú');
    for (const [palabras, sentencias] of [
      [['cafe'], 3],
      [['cafe', 'nandu'], 3],
      [['ca', 'nandu'], 5],
      [['cafe', 'nandu', 'ca', 'na', 'du', 'fe'], 4],
    ] as const) {
      expect(await contarSentencias(() => candidatos(base.prisma, fuente, palabras, 20))).toBe(sentencias);
    }
  });

  it('are found in one, and are bounded, where enough have the whole words', async () => {
    await base.prisma.$executeRaw`
      INSERT INTO pruebas.cosa (id, nombre) SELECT gen_random_uuid(), 'Masivo ' || n FROM generate_series(1, 400) AS n`;
    let ids: readonly string[] = [];
    expect(
      await contarSentencias(async () => {
        ids = await candidatos(base.prisma, fuente, ['masivo'], 100);
      }),
    ).toBe(1);
    expect(new Set(ids).size).toBe(100);
  });
});

describe('what the application does as PostgreSQL does', () => {
  it('a text without accents and capitals, in Latin letters', async () => {
    const letras = Array.from({ length: 0x17f - 0xa0 }, (_, n) => String.fromCodePoint(0xa1 + n)).join('');
    // Without signs and letters of old, which versions of PostgreSQL do not agree on.
    const texto = `${[...letras].filter((letra) => /(?![ªºĲĳĸĿŀŉſ])\p{Script=Latin}/u.test(letra)).join(' ')} ﬁesta ﬂor`;
    const [fila] = await base.prisma.$queryRaw<{ normal: string }[]>`SELECT public.texto_normal(${texto}) AS normal`;
    expect(normalizar(texto)).toBe(fila?.normal);
  });

  it('how alike two words are', async () => {
    const palabras = ['perez', 'peres', 'rodriguez', 'rodirguez', 'ana', 'anana', 'a1b2', 'cafe', 'cafeteria', 'zz'];
    for (const una of palabras) {
      for (const otra of palabras) {
        const [fila] = await base.prisma.$queryRaw<{ parecido: number }[]>`
          SELECT public.similarity(${una}, ${otra})::float8 AS parecido`;
        expect(parecidoDe(una, otra)).toBeCloseTo(fila?.parecido ?? Number.NaN, 5);
      }
    }
  });
});
