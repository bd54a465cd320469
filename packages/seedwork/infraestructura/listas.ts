import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { type Elemento, type Lugar, type Pagina, type PeticionDePagina, paginar } from '../aplicacion/pagina.ts';
import { donde } from './filtros.ts';

/** What a list can be ordered by: never null, and with `id` in an index that serves it. */
export interface ClaveDeOrden {
  readonly expresion: Prisma.Sql;
  /** PostgreSQL's type of it, to read a place back from its text. */
  readonly tipo: 'date' | 'numeric' | 'text' | 'timestamptz';
}

/** A list as PostgreSQL reads it. */
export interface ListaSql<Campo extends string> {
  /** A table, or a query in parentheses, with a column `id` of type uuid. */
  readonly tabla: Prisma.Sql;
  readonly claves: Readonly<Record<Campo, ClaveDeOrden>>;
  /** All of them hold for what is in the list. */
  readonly condiciones?: readonly Prisma.Sql[];
  /**
   * Given where the order goes along with what the conditions ask for, as the end of a payment does with its beginning: what
   * passes then stands together, and may stand far from where the list begins. PostgreSQL, which takes the two for independent,
   * expects to meet a page of it soon, and would read all that is before it. They are what follows for the order's key, a day
   * or a moment that is in a GiST index with the columns of the conditions.
   */
  readonly cotas?: readonly Prisma.Sql[] | undefined;
  /**
   * What is looked through first, in the list's order. Given, instead of `cotas`, where all that the conditions ask for is in
   * the index of the order, so that this costs little: PostgreSQL takes every text that is no common word for one that a few
   * rows have, finds all that have it and sorts them, where a page of them would soon be met.
   */
  readonly trecho?: Trecho | undefined;
}

/** The next rows of a list. */
interface Trecho {
  readonly filas: number;
  /** What follows from the conditions for the order's key. */
  readonly cotas: readonly Prisma.Sql[];
}

/** How much of a correlated list by days is read in its order first: rows for each place of the page. */
const FILAS_POR_LUGAR = 10;

/** What is before, and what is after all that a list is ordered by. */
const EXTREMOS: Partial<Record<ClaveDeOrden['tipo'], { readonly antes: Prisma.Sql; readonly despues: Prisma.Sql }>> = {
  date: { antes: Prisma.sql`'4000-01-01 BC'::date`, despues: Prisma.sql`'9999-12-31'::date` },
  timestamptz: { antes: Prisma.sql`'4000-01-01 BC'::timestamptz`, despues: Prisma.sql`'9999-12-31'::timestamptz` },
};

/** Reads rows by id: what is not there is left out. */
export type LeerFilas<Fila> = (ids: readonly string[]) => Promise<ReadonlyMap<string, Fila>>;

/**
 * Reads a page of a list: the ids with their places by keyset, so that the last page costs as much as the first, and no
 * row is skipped or shown twice when others are inserted meanwhile; then the rows.
 */
export const leerPagina = async <Campo extends string, Fila>(
  prisma: PrismaClient,
  lista: ListaSql<Campo>,
  peticion: PeticionDePagina<Campo>,
  leerFilas: LeerFilas<Fila>,
): Promise<Pagina<Fila>> => {
  const lugares = await leerLugares(prisma, lista, peticion);
  return paginar(await conFilas(lugares, leerFilas), peticion);
};

const leerLugares = async <Campo extends string>(
  prisma: PrismaClient,
  lista: ListaSql<Campo>,
  peticion: PeticionDePagina<Campo>,
): Promise<readonly Lugar[]> => {
  if (lista.cotas !== undefined) return lugaresCorrelacionados(prisma, lista, lista.cotas, peticion);
  if (lista.trecho !== undefined) {
    const cercanos = await lugaresEnTrecho(prisma, lista, peticion, lista.trecho);
    if (cercanos !== undefined) return cercanos;
  }
  return prisma.$queryRaw<Lugar[]>(lugaresDe(lista, peticion));
};

/** The column of a list's table that holds the parent, and its type. */
export interface Padre {
  readonly columna: Prisma.Sql;
  readonly tipo: 'text' | 'uuid';
}

/** The same page of the lists of many parents, in two statements for all of them. */
export const leerPaginasPorPadre = async <Campo extends string, Fila>(
  prisma: PrismaClient,
  padre: Padre,
  padres: readonly string[],
  lista: ListaSql<Campo>,
  peticion: PeticionDePagina<Campo>,
  leerFilas: LeerFilas<Fila>,
): Promise<Map<string, Pagina<Fila>>> => {
  const deUno = { ...lista, condiciones: [...(lista.condiciones ?? []), Prisma.sql`${padre.columna} = padre.id`] };
  const lugares = await prisma.$queryRaw<(Lugar & { readonly padre: string })[]>`
    SELECT padre.id::text AS padre, lugar.*
    FROM unnest(${[...padres]}::text[]::${Prisma.raw(padre.tipo)}[]) AS padre (id)
    CROSS JOIN LATERAL (${lugaresDe(deUno, peticion)}) AS lugar`;
  const elementos = await conFilas(lugares, leerFilas);
  const porPadre = Map.groupBy(elementos, ({ lugar }) => lugar.padre);
  return new Map([...porPadre].map(([id, suyos]) => [id, paginar(suyos, peticion)]));
};

/**
 * The places of a page where the order goes along with the conditions: the nearest to one end of time, which a GiST index
 * finds among what meets the conditions without a look at the rest. What is equal in the key is all read, since ids have no
 * distance: of a day, that may be thousands, which are met at once in the list's own index, if they are not few.
 */
const lugaresCorrelacionados = async <Campo extends string>(
  prisma: PrismaClient,
  { condiciones = [], ...lista }: ListaSql<Campo>,
  cotas: readonly Prisma.Sql[],
  peticion: PeticionDePagina<Campo>,
): Promise<readonly Lugar[]> => {
  const { expresion, tipo, direccion, extremo, tras, alMenos } = ordenDe(lista, peticion);
  if (extremo === undefined)
    return prisma.$queryRaw<Lugar[]>(lugaresDe({ ...lista, condiciones: [...condiciones, ...cotas] }, peticion));
  const limite = peticion.cuantos + 1;
  if (tipo === 'date') {
    const trecho = { filas: limite * FILAS_POR_LUGAR, cotas };
    const cercanos = await lugaresEnTrecho(prisma, { ...lista, condiciones }, peticion, trecho);
    if (cercanos !== undefined) return cercanos;
  }
  return prisma.$queryRaw<Lugar[]>`
    SELECT id::text AS id, clave::text AS valor FROM (
      SELECT id, ${expresion} AS clave FROM ${lista.tabla} AS lista
      WHERE ${donde([...condiciones, ...cotas, ...alMenos, ...tras])}
      ORDER BY ${expresion} OPERATOR(public.<->) ${extremo} FETCH FIRST ${limite} ROWS WITH TIES
    ) AS cercanos
    ORDER BY clave ${direccion}, cercanos.id ${direccion} LIMIT ${limite}`;
};

/** The places of a page among the next rows of a list; undefined where they do not fill it. */
const lugaresEnTrecho = async <Campo extends string>(
  prisma: PrismaClient,
  lista: ListaSql<Campo>,
  peticion: PeticionDePagina<Campo>,
  { filas, cotas }: Trecho,
): Promise<readonly Lugar[] | undefined> => {
  const { tabla, condiciones = [] } = lista;
  const { expresion, direccion, tras } = ordenDe(lista, peticion);
  const limite = peticion.cuantos + 1;
  const lugares = await prisma.$queryRaw<Lugar[]>`
    SELECT id::text AS id, (${expresion})::text AS valor FROM (
      SELECT * FROM ${tabla} AS lista WHERE ${donde([...cotas, ...tras])}
      ORDER BY ${expresion} ${direccion}, id ${direccion} LIMIT ${filas}
    ) AS lista
    WHERE ${donde(condiciones)}
    ORDER BY ${expresion} ${direccion}, lista.id ${direccion} LIMIT ${limite}`;
  return lugares.length === limite ? lugares : undefined;
};

/** Places in the direction of the page, one more than asked for. */
const lugaresDe = <Campo extends string>(lista: ListaSql<Campo>, peticion: PeticionDePagina<Campo>): Prisma.Sql => {
  const { tabla, condiciones = [] } = lista;
  const { expresion, direccion, tras } = ordenDe(lista, peticion);
  // As texts at the end alone: of all rows that pass, that would cost more than to find them.
  return Prisma.sql`
    SELECT lugar.id::text AS id, clave::text AS valor FROM (
      SELECT lista.id, ${expresion} AS clave FROM ${tabla} AS lista
      WHERE ${donde([...condiciones, ...tras])}
      ORDER BY ${expresion} ${direccion}, lista.id ${direccion}
      LIMIT ${peticion.cuantos + 1}
    ) AS lugar
    ORDER BY clave ${direccion}, lugar.id ${direccion}`;
};

/**
 * What a page is ordered by, in which direction it is read and from which end of time, if there is one; what holds for all
 * that follows the place where it begins, and what an index without ids can say of it.
 */
const ordenDe = <Campo extends string>(
  { claves }: ListaSql<Campo>,
  { sentido, desde, orden }: PeticionDePagina<Campo>,
) => {
  const { expresion, tipo } = claves[orden.campo];
  const creciente = (orden.direccion === 'ASC') === (sentido === 'ADELANTE');
  const [despues, direccion] = creciente ? [Prisma.raw('>'), Prisma.raw('ASC')] : [Prisma.raw('<'), Prisma.raw('DESC')];
  const extremo = EXTREMOS[tipo]?.[creciente ? 'antes' : 'despues'];
  if (desde === undefined) return { expresion, tipo, direccion, extremo, tras: [], alMenos: [] };
  const valor = Prisma.sql`${desde.valor}::${Prisma.raw(tipo)}`;
  const tras = [Prisma.sql`(${expresion}, id) ${despues} (${valor}, ${desde.id}::uuid)`];
  return { expresion, tipo, direccion, extremo, tras, alMenos: [Prisma.sql`${expresion} ${despues}= ${valor}`] };
};

const conFilas = async <Fila, L extends Lugar>(
  lugares: readonly L[],
  leerFilas: LeerFilas<Fila>,
): Promise<(Elemento<Fila> & { readonly lugar: L })[]> => {
  if (lugares.length === 0) return [];
  const filas = await leerFilas(lugares.map(({ id }) => id));
  return lugares.flatMap((lugar) => {
    const fila = filas.get(lugar.id);
    return fila === undefined ? [] : [{ lugar, fila }];
  });
};
