import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import {
  ajusteDe,
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

/** Words of the vocabulary that stand for one that is looked for. More of them would find more than anyone reads. */
const MAXIMO_DE_VARIANTES = 20;
/** Candidates that are rated: the whole words first. Where more fit alike, which ones are shown says nothing anyway. */
const MAXIMO_DE_CANDIDATOS = 300;

/**
 * Ids of what may fit a search, in bounded time however much there is: parts of words and typing errors are looked for
 * among the words that occur, which are few, and then things that have these words.
 */
export const candidatos = async (
  prisma: PrismaClient,
  fuente: FuenteDeBusqueda,
  palabras: readonly string[],
): Promise<readonly string[]> => {
  const enteras = await hallar(prisma, fuente, palabras.map(entera));
  // Nothing fits better than whole words: where they fill the list, the rest need not be looked for.
  if (enteras.length === MAXIMO_DE_CANDIDATOS) return enteras;
  const variantes = await prisma.$queryRaw<{ palabra: string; variantes: string[] }[]>`
    SELECT buscada.palabra, array_agg(v.palabra) AS variantes
    FROM unnest(${[...palabras]}::text[], ${palabras.map((una) => trasposiciones(una).join(' '))}::text[])
      AS buscada (palabra, trasposiciones)
    CROSS JOIN LATERAL (${variantesDe(fuente.vocabulario)}) v
    GROUP BY buscada.palabra`;
  const porPalabra = new Map(variantes.map((fila) => [fila.palabra, fila.variantes]));
  const amplias = palabras.map((palabra, indice) => {
    // Whoever is still typing has not ended the last word. A beginning is dear where many words have it.
    const abierta = indice === palabras.length - 1 && palabra.length >= LARGO_DE_PARTE;
    const otras = (porPalabra.get(palabra) ?? []).filter((otra) => ajusteDe(palabra, otra) > 0).map(entera);
    return `(${[abierta ? `${entera(palabra)}:*` : entera(palabra), ...otras].join(' | ')})`;
  });
  return [...new Set([...enteras, ...(await hallar(prisma, fuente, amplias))])];
};

/** Ids of what has all of the terms, the newest of those found first. */
const hallar = async (
  prisma: PrismaClient,
  { tabla, palabras = Prisma.sql`busqueda`, condiciones = [] }: FuenteDeBusqueda,
  terminos: readonly string[],
): Promise<readonly string[]> => {
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM (
      SELECT id FROM ${tabla}
      WHERE ${donde([Prisma.sql`${palabras} @@ ${terminos.join(' & ')}::tsquery`, ...condiciones])}
      LIMIT ${MAXIMO_DE_CANDIDATOS}
    ) AS hallados
    ORDER BY hallados.id DESC`;
  return filas.map(({ id }) => id);
};

/** A word as a term of a tsquery: it is of letters and digits, so that nothing in it is syntax. */
const entera = (palabra: string): string => `'${palabra}'`;

/**
 * Words that have `buscada.palabra` in them (at their beginning, if it is short), that are like it, or that it is but for
 * a slip. Of a slip, the words are little alike: those of two letters that change places are looked up as they are, and
 * the others are among those that `%` finds (from 0.3 on), which {@link ajusteDe} tells apart.
 */
const variantesDe = (vocabulario: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT v.palabra FROM ${vocabulario} v
  WHERE v.palabra LIKE CASE WHEN length(buscada.palabra) < ${LARGO_DE_PARTE} THEN '' ELSE '%' END || buscada.palabra || '%'
     OR v.palabra = ANY (string_to_array(buscada.trasposiciones, ' '))
     OR v.palabra OPERATOR(public.%) buscada.palabra
    AND (public.similarity(v.palabra, buscada.palabra) >= ${PARECIDO_MINIMO}
      OR length(buscada.palabra) >= ${LARGO_DE_DESLIZ} AND abs(length(v.palabra) - length(buscada.palabra)) = 1)
  ORDER BY greatest(
    public.similarity(v.palabra, buscada.palabra),
    CASE WHEN v.palabra = ANY (string_to_array(buscada.trasposiciones, ' ')) THEN ${PARECIDO_MINIMO}::real ELSE 0 END
  ) DESC, v.palabra
  LIMIT ${MAXIMO_DE_VARIANTES}`;
