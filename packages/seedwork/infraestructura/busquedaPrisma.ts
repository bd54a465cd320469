import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import {
  ajusteDe,
  conOtraLetra,
  GRADOS,
  type Hallazgo,
  LARGO_DE_DESLIZ,
  LARGO_DE_PARTE,
  mejores,
  PARECIDO_MINIMO,
  type PeticionDeBusqueda,
  type Textos,
  trasposiciones,
  valorar,
} from '../aplicacion/busqueda.ts';
import { donde } from './filtros.ts';
import type { LeerFilas } from './listas.ts';

/** Where a context looks for things. */
export interface FuenteDeBusqueda {
  /** A table with `id` (uuid). */
  readonly tabla: Prisma.Sql;
  /** Its column with the words (tsvector with an index); `busqueda` when it is left out. */
  readonly palabras?: Prisma.Sql | undefined;
  /** The words that occur in the table, each once, with indexes for their parts and likenesses. */
  readonly vocabulario: Prisma.Sql;
  /** All of them hold for what can be found. */
  readonly condiciones?: readonly Prisma.Sql[];
}

/** How the things of one kind are searched. */
export interface DefinicionDeBusqueda<Fila> {
  readonly fuente: FuenteDeBusqueda;
  /** Ids of what has the id, or names it. */
  conId(id: string): Promise<readonly string[]>;
  /** Ids of what has the text as a whole, in what is not found by its words. */
  conTexto?(texto: string): Promise<readonly string[]>;
  readonly leerFilas: LeerFilas<Fila>;
  /** Whether it may be found: of what an id finds, the source's conditions do not decide. */
  visible(fila: Fila): boolean;
  /** What its words are looked for in. */
  textos(fila: Fila): Textos;
  /** Whether each word must be in these texts: for who may not know by what other words a thing is found. */
  readonly todasEnTextos?: boolean | undefined;
  /** The ids that it has or names. */
  ids(fila: Fila): Textos;
}

/** The best of what fits a search: by words or, where an id is looked for, by ids. */
export const buscarEn = async <Fila>(
  prisma: PrismaClient,
  peticion: PeticionDeBusqueda,
  { fuente, conId, conTexto, leerFilas, visible, textos, todasEnTextos, ids }: DefinicionDeBusqueda<Fila>,
): Promise<readonly Hallazgo<Fila>[]> => {
  const { id, texto, palabras } = peticion;
  const hallados =
    id === undefined
      ? [...new Set([...((await conTexto?.(texto)) ?? []), ...(await candidatos(prisma, fuente, palabras))])]
      : await conId(id);
  const filas = await leerFilas(hallados);
  const visibles = hallados.flatMap((id) => filas.get(id) ?? []).filter(visible);
  if (id !== undefined) return mejores(peticion, visibles, ids);
  const enTextos = (fila: Fila) => palabras.every((palabra) => valorar([palabra], textos(fila)).relevancia > 0);
  return mejores(peticion, todasEnTextos === true ? visibles.filter(enTextos) : visibles, textos);
};

/** Words of the vocabulary that stand for one that is looked for, of each kind: what has it in it, and what is like it. */
const MAXIMO_DE_VARIANTES = 20;
/** Candidates that are rated: the best first. Where more fit alike, which ones are shown says nothing anyway. */
const MAXIMO_DE_CANDIDATOS = 300;

/**
 * Ids of what may fit a search, in bounded time however much there is: parts of words and typing errors are looked for
 * among the words that occur, which are few, and then things that have these words. What fits less is looked for only where
 * what fits better does not fill the list, so that however many there are of the one, they never hide the other; what one
 * other letter would find, only where there is nothing else.
 */
export const candidatos = async (
  prisma: PrismaClient,
  fuente: FuenteDeBusqueda,
  palabras: readonly string[],
): Promise<readonly string[]> => {
  const hallados = new Set(await hallar(prisma, fuente, palabras.map(entera)));
  if (hallados.size >= MAXIMO_DE_CANDIDATOS) return [...hallados];
  const variantes = await variantesDe(prisma, fuente, palabras);
  let anteriores: string | undefined;
  for (const [grado, bastan] of [
    [GRADOS.contiene, MAXIMO_DE_CANDIDATOS],
    [GRADOS.parecida, MAXIMO_DE_CANDIDATOS],
    [GRADOS.cambiada, 1],
  ] as const) {
    if (hallados.size >= bastan) break;
    const terminos = palabras.map((palabra, indice) => {
      // Whoever is still typing has not ended the last word. A beginning is dear where many words have it.
      const abierta = indice === palabras.length - 1 && palabra.length >= LARGO_DE_PARTE;
      const otras = (variantes.get(palabra) ?? []).filter((otra) => ajusteDe(palabra, otra) >= grado).map(entera);
      return `(${[abierta ? `${entera(palabra)}:*` : entera(palabra), ...otras].join(' | ')})`;
    });
    if (terminos.join() === anteriores) continue;
    anteriores = terminos.join();
    for (const id of await hallar(prisma, fuente, terminos, POR_INDICE)) hallados.add(id);
  }
  return [...hallados];
};

/** Of words that few have, PostgreSQL knows nothing: this keeps it from reading all things for them. See its migration. */
const POR_INDICE = [Prisma.sql`public.fila_cara(id)`];

/** Ids of what has all of the terms, the newest of those found first. */
const hallar = async (
  prisma: PrismaClient,
  { tabla, palabras = Prisma.sql`busqueda`, condiciones = [] }: FuenteDeBusqueda,
  terminos: readonly string[],
  mas: readonly Prisma.Sql[] = [],
): Promise<readonly string[]> => {
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM (
      SELECT id FROM ${tabla}
      WHERE ${donde([Prisma.sql`${palabras} @@ ${terminos.join(' & ')}::tsquery`, ...condiciones, ...mas])}
      LIMIT ${MAXIMO_DE_CANDIDATOS}
    ) AS hallados
    ORDER BY hallados.id DESC`;
  return filas.map(({ id }) => id);
};

/** A word as a term of a tsquery: it is of letters and digits, so that nothing in it is syntax. */
const entera = (palabra: string): string => `'${palabra}'`;

/**
 * For each word the ones of the vocabulary that have it in them (at their beginning, if it is short), those first that begin
 * with it; and those that are like it, or that it is but for a slip or one other letter. Of these last, the words are little
 * alike: those of two letters that change places are looked up as they are, and the others are among those that `%` finds
 * (from 0.3 on), which {@link ajusteDe} tells apart.
 */
const variantesDe = async (
  prisma: PrismaClient,
  { vocabulario }: FuenteDeBusqueda,
  palabras: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const filas = await prisma.$queryRaw<{ palabra: string; variantes: string[] }[]>`
    SELECT buscada.palabra, array_agg(v.palabra) AS variantes
    FROM (
      SELECT palabra, string_to_array(trasposiciones, ' ') AS trasposiciones, string_to_array(cambios, ' ') AS cambios
      FROM unnest(
        ${[...palabras]}::text[],
        ${palabras.map((una) => trasposiciones(una).join(' '))}::text[],
        ${palabras.map((una) => conOtraLetra(una).join(' '))}::text[]
      ) AS escrita (palabra, trasposiciones, cambios)
    ) AS buscada
    CROSS JOIN LATERAL (
      SELECT v.palabra, row_number() OVER (
        PARTITION BY strpos(v.palabra, buscada.palabra) > 0
        ORDER BY starts_with(v.palabra, buscada.palabra) DESC, greatest(
          public.similarity(v.palabra, buscada.palabra),
          CASE WHEN v.palabra = ANY (buscada.trasposiciones) OR v.palabra LIKE ANY (buscada.cambios)
            THEN ${PARECIDO_MINIMO}::real ELSE 0 END
        ) DESC, v.palabra
      ) AS puesto
      FROM ${vocabulario} AS v
      WHERE v.palabra LIKE
          CASE WHEN length(buscada.palabra) < ${LARGO_DE_PARTE} THEN '' ELSE '%' END || buscada.palabra || '%'
        OR v.palabra = ANY (buscada.trasposiciones)
        OR v.palabra OPERATOR(public.%) buscada.palabra
          AND (public.similarity(v.palabra, buscada.palabra) >= ${PARECIDO_MINIMO}
            OR length(buscada.palabra) >= ${LARGO_DE_DESLIZ} AND abs(length(v.palabra) - length(buscada.palabra)) = 1
            OR v.palabra LIKE ANY (buscada.cambios))
    ) AS v
    WHERE v.puesto <= ${MAXIMO_DE_VARIANTES}
    GROUP BY buscada.palabra`;
  return new Map(filas.map((fila) => [fila.palabra, fila.variantes]));
};
