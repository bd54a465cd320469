import type { Dinero } from '../dominio/dinero.ts';
import type { Pagina, PeticionDePagina } from './pagina.ts';

/** How many there are in a state, and their sum in one currency. */
export interface Resumen<Estado extends string> {
  readonly estado: Estado;
  readonly cantidad: number;
  readonly monto: Dinero;
}

/** How many there are of a kind. */
export interface Cifra {
  readonly cantidad: number;
}

/** A list of the read side, with what is asked of it. */
export interface ListaLeida<Filtro, Campo extends string, Fila, Suma extends Cifra> {
  pagina(filtro: Filtro, peticion: PeticionDePagina<Campo>): Promise<Pagina<Fila>>;
  /** By kind, such as state and currency, over all that passes the filter. */
  resumen(filtro: Filtro): Promise<readonly Suma[]>;
  /** How many there are, up to `hasta`. */
  contarHasta(filtro: Filtro, hasta: number): Promise<number>;
}

/** How many there are. */
export const contar = (resumen: readonly Cifra[]): number => resumen.reduce((suma, { cantidad }) => suma + cantidad, 0);
