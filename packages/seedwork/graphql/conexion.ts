import { cursorDe, type Lugar, type Pagina, type PeticionDePagina } from '../aplicacion/pagina.ts';

/** A page of a list in the shape of a Relay connection. */
export interface Conexion<Nodo> {
  readonly edges: readonly { readonly cursor: string; readonly node: Nodo }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** How many there are on all pages; counted only when it is asked for. */
  total(): Promise<number>;
}

/** Makes a connection from a page that was read. */
export const conexion = <Nodo>(
  pagina: Pagina<Nodo>,
  peticion: PeticionDePagina,
  lugar: (nodo: Nodo) => Lugar,
  total: () => Promise<number>,
): Conexion<Nodo> => conexionCon(pagina, peticion.despuesDe !== undefined, (nodo) => cursorDe(lugar(nodo)), total);

/** Makes a connection of a list that has an order, and cursors, of its own. */
export const conexionCon = <Nodo>(
  { filas, hayMas }: Pagina<Nodo>,
  hayAntes: boolean,
  cursor: (nodo: Nodo) => string,
  total: () => Promise<number>,
): Conexion<Nodo> => {
  const edges = filas.map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hayMas,
      hasPreviousPage: hayAntes,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    total,
  };
};
