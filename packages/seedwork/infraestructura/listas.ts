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
}

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
  const lugares = await prisma.$queryRaw<Lugar[]>(lugaresDe(lista, peticion));
  return paginar(await conFilas(lugares, leerFilas), peticion);
};

/** The same page of the lists of many parents, in two statements for all of them. */
export const leerPaginasPorPadre = async <Campo extends string, Fila>(
  prisma: PrismaClient,
  /** `columna` of the list's table holds the parent, with this type. */
  padre: { readonly columna: Prisma.Sql; readonly tipo: 'text' | 'uuid' },
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

/** Places in the direction of the page, one more than asked for. */
const lugaresDe = <Campo extends string>(
  { tabla, claves, condiciones = [] }: ListaSql<Campo>,
  { cuantos, sentido, desde, orden }: PeticionDePagina<Campo>,
): Prisma.Sql => {
  const { expresion, tipo } = claves[orden.campo];
  const creciente = (orden.direccion === 'ASC') === (sentido === 'ADELANTE');
  const [despues, direccion] = creciente ? [Prisma.raw('>'), Prisma.raw('ASC')] : [Prisma.raw('<'), Prisma.raw('DESC')];
  const tras =
    desde === undefined
      ? []
      : [Prisma.sql`(${expresion}, id) ${despues} (${desde.valor}::${Prisma.raw(tipo)}, ${desde.id}::uuid)`];
  // A bare `id` would be ordered by the text of the selection, which no index has.
  return Prisma.sql`
    SELECT id::text AS id, (${expresion})::text AS valor FROM ${tabla} AS lista
    WHERE ${donde([...condiciones, ...tras])}
    ORDER BY ${expresion} ${direccion}, lista.id ${direccion}
    LIMIT ${cuantos + 1}`;
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
