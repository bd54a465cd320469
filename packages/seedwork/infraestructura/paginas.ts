import { type Lugar, type Pagina, type PeticionDePagina, paginar } from '../aplicacion/pagina.ts';

/** The keyset condition of Prisma for what comes after a place, newest first. */
export const despuesDe = <Momento extends string>(momento: Momento, lugar: Lugar | undefined) =>
  lugar === undefined
    ? {}
    : {
        OR: [
          { [momento]: { lt: lugar.momento } } as { [M in Momento]: { lt: Date } },
          { [momento]: lugar.momento, id: { lt: lugar.id } } as { [M in Momento]: Date } & { id: { lt: string } },
        ],
      };

/**
 * Pages of many parents from rows that were read for all of them in one statement (one more than asked for each).
 *
 * @param porPadre - the parent of a row.
 */
export const paginasPorPadre = <Fila>(
  padres: readonly string[],
  filas: readonly Fila[],
  porPadre: (fila: Fila) => string,
  { primeros }: PeticionDePagina,
): Map<string, Pagina<Fila>> => {
  const agrupadas = Map.groupBy(filas, porPadre);
  return new Map(padres.map((padre) => [padre, paginar(agrupadas.get(padre) ?? [], primeros)]));
};
