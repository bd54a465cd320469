/** Largest page that a list gives. */
export const MAXIMO_POR_PAGINA = 100;

/** How many a page has where the client does not say. */
export const POR_PAGINA = 20;

/** What a list is ordered by. Where that is equal, the id decides, in the same direction. */
export interface Orden<Campo extends string = string> {
  readonly campo: Campo;
  readonly direccion: 'ASC' | 'DESC';
}

/** Which page of a list is asked for. */
export interface PeticionDePagina<Campo extends string = string> {
  /** How many, 1 to {@link MAXIMO_POR_PAGINA}. */
  readonly cuantos: number;
  /** `ADELANTE`: the first ones after `desde`. `ATRAS`: the last ones before it. */
  readonly sentido: 'ADELANTE' | 'ATRAS';
  /** Where the page begins, without that place; the list's end in this direction when it is left out. */
  readonly desde?: Lugar | undefined;
  readonly orden: Orden<Campo>;
}

/** A place in a list: what the element there is ordered by, as PostgreSQL writes it, and its id. */
export interface Lugar {
  readonly valor: string;
  readonly id: string;
}

/** An element of a page, with its place in the list. */
export interface Elemento<Fila> {
  readonly lugar: Lugar;
  readonly fila: Fila;
}

/** One page of a list, in the list's order whichever way it was asked for. */
export interface Pagina<Fila> {
  readonly elementos: readonly Elemento<Fila>[];
  /** Whether more follow in the direction that was asked for. */
  readonly hayMas: boolean;
}

/** The page of a list that is empty. */
export const PAGINA_VACIA: Pagina<never> = { elementos: [], hayMas: false };

/** Makes a page from elements that were read in the direction of the page, one more than was asked for. */
export const paginar = <Fila>(
  leidos: readonly Elemento<Fila>[],
  { cuantos, sentido }: Pick<PeticionDePagina, 'cuantos' | 'sentido'>,
): Pagina<Fila> => {
  const elementos = leidos.slice(0, cuantos);
  return { elementos: sentido === 'ATRAS' ? elementos.reverse() : elementos, hayMas: leidos.length > cuantos };
};
