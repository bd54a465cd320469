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
  const { id, texto, palabras, primeros } = peticion;
  // Some of what is found is not shown then: more may be needed to fill the list.
  const bastan = todasEnTextos === true ? MAXIMO_DE_CANDIDATOS : primeros;
  const hallados =
    id === undefined
      ? [...new Set([...((await conTexto?.(texto)) ?? []), ...(await candidatos(prisma, fuente, palabras, bastan))])]
      : await conId(id);
  const filas = await leerFilas(hallados);
  const visibles = hallados.flatMap((id) => filas.get(id) ?? []).filter(visible);
  if (id !== undefined) return mejores(peticion, visibles, ids);
  const enTextos = (fila: Fila) => palabras.every((palabra) => valorar([palabra], textos(fila)).relevancia > 0);
  return mejores(peticion, todasEnTextos === true ? visibles.filter(enTextos) : visibles, textos);
};

/** Words of the vocabulary that stand for one that is looked for, of each kind: what has it in it, and what is like it. */
const MAXIMO_DE_VARIANTES = 20;
/** Candidates that are rated where some fit better than others: the best of more are as good. */
const MAXIMO_DE_CANDIDATOS = 300;

/**
 * Ids of what may fit a search, in bounded time however much there is: parts of words and typing errors are looked for
 * among the words that occur, which are few, and then things that have these words. What fits less is looked for only where
 * what fits better is less than `bastan`, so that however many there are of the one, they never hide the other; what one
 * other letter would find, only where there is nothing else.
 */
export const candidatos = async (
  prisma: PrismaClient,
  fuente: FuenteDeBusqueda,
  palabras: readonly string[],
  bastan: number,
): Promise<readonly string[]> => {
  const hallados = new Set<string>();
  const buscados = new Set<string>();
  const agregar = async (terminos: readonly string[], maximo: number): Promise<void> => {
    if (buscados.has(terminos.join())) return;
    buscados.add(terminos.join());
    for (const id of await hallar(prisma, fuente, terminos, maximo)) hallados.add(id);
  };

  // Whoever is still typing has not ended the last word. A beginning is dear where many words have it.
  const ultima = palabras.at(-1) ?? '';
  const abierta = ultima.length >= LARGO_DE_PARTE ? ultima : undefined;
  const escritas = palabras.map((palabra) => (palabra === abierta ? entera(palabra) + COMIENZO : entera(palabra)));
  // What has the words as they are all fits alike, and so does what has the last one's beginning: no more is needed than is shown.
  await agregar(palabras.map(entera), bastan);
  if (hallados.size < bastan) await agregar(escritas, bastan);
  if (hallados.size >= bastan) return [...hallados];

  const variantes = await variantesDe(prisma, fuente, palabras);
  const ajustadas = palabras.map((palabra) =>
    (variantes.get(palabra) ?? []).map((otra) => ({ otra, ajuste: ajusteDe(palabra, otra) })),
  );
  const { contiene, parecida, cambiada } = GRADOS;
  /** Of each word the best that occurs. */
  const deMejorAjuste = palabras.map((palabra, indice) => {
    const suyas = ajustadas[indice] ?? [];
    const mejor = Math.max(parecida, ...suyas.map(({ ajuste }) => ajuste));
    const otras = suyas.flatMap(({ otra, ajuste }) => (ajuste === mejor ? [otra] : []));
    const sigue = palabra === abierta && otras.every((otra) => otra !== palabra && otra.startsWith(palabra));
    return otras.length === 0 || sigue ? (escritas[indice] ?? '') : otras.map(entera).join(' | ');
  });
  const desde = (minimo: number) =>
    palabras.map((palabra, indice) => {
      const otras = (ajustadas[indice] ?? []).filter(
        ({ otra, ajuste }) => ajuste >= minimo && !(palabra === abierta ? otra.startsWith(palabra) : otra === palabra),
      );
      return [escritas[indice], ...otras.map(({ otra }) => entera(otra))].join(' | ');
    });
  // Of a single word, what has it in it fits alike, and so does what is another but for a letter.
  const iguales = palabras.length === 1 ? bastan : MAXIMO_DE_CANDIDATOS;
  for (const [terminos, maximo, hasta] of [
    // What has of each word the best that occurs fits alike as well, and nothing fits better.
    [deMejorAjuste, bastan, bastan],
    [desde(contiene), iguales, bastan],
    [desde(parecida), MAXIMO_DE_CANDIDATOS, bastan],
    [desde(cambiada), iguales, 1],
  ] as const) {
    if (hallados.size >= hasta) break;
    await agregar(terminos, maximo);
  }
  return [...hallados];
};

/** Of the newest things so many are looked at, to know what is common. */
const MUESTRA = 500;
/** Of the newest things so many are read where enough should be among them. */
const RECIENTES = 5000;

/**
 * Ids of what has all of the terms, no more than `maximo`; the newest of those found first.
 *
 * Of what is common, so many are among the newest things, and these are read one after the other: the index of words would
 * first say of each word where all are that have it. Of what is rare, it is the index that knows. A sample
 * says which of the two it is; PostgreSQL does not, since it knows nothing of words that few have (`fila_cara` keeps it from
 * reading all things for them: see its migrations).
 */
const hallar = async (
  prisma: PrismaClient,
  { tabla, palabras = Prisma.sql`busqueda`, condiciones = [] }: FuenteDeBusqueda,
  terminos: readonly string[],
  maximo: number,
): Promise<readonly string[]> => {
  const tiene = (algunos: readonly string[]) =>
    Prisma.sql`${palabras} @@ ${algunos.map((termino) => `(${termino})`).join(' & ')}::tsquery`;
  const cumple = donde([tiene(terminos), ...condiciones]);
  const ultimas = (cuantas: number) =>
    Prisma.sql`(SELECT * FROM ${tabla} ORDER BY id DESC LIMIT ${cuantas}) AS ultimas`;
  const porIndice = (...cuales: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT id FROM (
      SELECT id FROM ${tabla} WHERE ${donde([...cuales, ...condiciones])} AND public.fila_cara(id) LIMIT ${maximo}
    ) AS por_indice
    WHERE (SELECT count(*) FROM recientes) < ${maximo}`;

  // Of a beginning, the index makes a list of all that have it, however few have the other words. Where it is far more
  // common than these, it is looked for in what they find: `IS TRUE` is what no index knows.
  const [otros, ultimo] = [terminos.slice(0, -1), terminos.slice(-1)];
  const partido = otros.length > 0 && ultimo.some((termino) => termino.includes(COMIENZO));
  const comienzoComun = partido
    ? Prisma.sql`10 * (1 + count(*) FILTER (WHERE ${tiene(otros)})) < count(*) FILTER (WHERE ${tiene(ultimo)})`
    : Prisma.sql`false`;
  const enOtros = partido
    ? Prisma.sql`UNION ALL
      ${porIndice(tiene(otros), Prisma.sql`(${tiene(ultimo)}) IS TRUE`)} AND (SELECT comienzo_comun FROM muestra)`
    : Prisma.empty;

  // Where half of what is needed should be among the newest, all of it may well be.
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    WITH muestra AS (
      SELECT 2 * ${RECIENTES / MUESTRA} * count(*) FILTER (WHERE ${cumple}) >= ${maximo} AS comunes,
        ${comienzoComun} AS comienzo_comun
      FROM ${ultimas(MUESTRA)}
    ), recientes AS MATERIALIZED (
      SELECT id FROM ${ultimas(RECIENTES)} WHERE (SELECT comunes FROM muestra) AND ${cumple} LIMIT ${maximo}
    )
    SELECT id::text AS id FROM (
      SELECT id FROM recientes WHERE (SELECT count(*) FROM recientes) >= ${maximo}
      UNION ALL
      ${porIndice(tiene(terminos))} AND NOT (SELECT comienzo_comun FROM muestra)
      ${enOtros}
    ) AS hallados
    ORDER BY hallados.id DESC`;
  return filas.map(({ id }) => id);
};

/** A word as a term of a tsquery: it is of letters and digits, so that nothing in it is syntax. */
const entera = (palabra: string): string => `'${palabra}'`;

/** After a word: all that begin with it. */
const COMIENZO = ':*';

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
      (
        SELECT v.palabra FROM ${vocabulario} AS v
        WHERE v.palabra LIKE
          CASE WHEN length(buscada.palabra) < ${LARGO_DE_PARTE} THEN '' ELSE '%' END || buscada.palabra || '%'
        ORDER BY starts_with(v.palabra, buscada.palabra) DESC, length(v.palabra), v.palabra
        LIMIT ${MAXIMO_DE_VARIANTES}
      ) UNION ALL (
        SELECT v.palabra FROM ${vocabulario} AS v
        WHERE strpos(v.palabra, buscada.palabra) = 0 AND (
          v.palabra = ANY (buscada.trasposiciones)
          OR v.palabra OPERATOR(public.%) buscada.palabra
            AND (public.similarity(v.palabra, buscada.palabra) >= ${PARECIDO_MINIMO}
              OR length(buscada.palabra) >= ${LARGO_DE_DESLIZ} AND abs(length(v.palabra) - length(buscada.palabra)) = 1
              OR v.palabra LIKE ANY (buscada.cambios))
        )
        ORDER BY greatest(
          public.similarity(v.palabra, buscada.palabra),
          CASE WHEN v.palabra = ANY (buscada.trasposiciones) OR v.palabra LIKE ANY (buscada.cambios)
            THEN ${PARECIDO_MINIMO}::real ELSE 0 END
        ) DESC, v.palabra
        LIMIT ${MAXIMO_DE_VARIANTES}
      )
    ) AS v
    GROUP BY buscada.palabra`;
  return new Map(filas.map((fila) => [fila.palabra, fila.variantes]));
};
