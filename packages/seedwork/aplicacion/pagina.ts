import { invalido } from '../dominio/errores.ts';
import { esId } from '../dominio/ids.ts';

/** Largest page that a list gives. */
export const MAXIMO_POR_PAGINA = 100;

/** Which page of a list is asked for. */
export interface PeticionDePagina {
  /** How many, 1 to {@link MAXIMO_POR_PAGINA}. */
  readonly primeros: number;
  /** Only what comes after this place in the list's order. */
  readonly despuesDe?: Lugar | undefined;
}

/** A place in a list ordered by a moment and, where moments are equal, by id. */
export interface Lugar {
  readonly momento: Date;
  readonly id: string;
}

/** One page of a list: the rows, and whether more follow. */
export interface Pagina<Fila> {
  readonly filas: readonly Fila[];
  readonly hayMas: boolean;
}

/** Makes a page from rows read with one more than was asked for. */
export const paginar = <Fila>(filas: readonly Fila[], primeros: number): Pagina<Fila> => ({
  filas: filas.slice(0, primeros),
  hayMas: filas.length > primeros,
});

/** The cursor of a place: opaque to clients. */
export const cursorDe = ({ momento, id }: Lugar): string =>
  Buffer.from(`${momento.getTime()}:${id}`).toString('base64url');

/**
 * Parses the arguments of a list.
 *
 * @throws ErrorDeDominio `PAGINA_INVALIDA` or `CURSOR_INVALIDO`.
 */
export const peticionDePagina = (primeros: number, despuesDe?: string | null): PeticionDePagina => {
  if (!Number.isInteger(primeros) || primeros < 1 || primeros > MAXIMO_POR_PAGINA) {
    throw invalido('primeros', 'PAGINA_INVALIDA', `Debe estar entre 1 y ${MAXIMO_POR_PAGINA}.`);
  }
  return despuesDe == null ? { primeros } : { primeros, despuesDe: lugarDe(despuesDe) };
};

/** The end of the year 9999: what is later has another form as a text. */
const MOMENTO_MAXIMO = Date.UTC(10_000, 0) - 1;

const lugarDe = (cursor: string): Lugar => {
  const [, momento, id] = /^(\d{1,15}):([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (momento === undefined || id === undefined || !esId(id) || Number(momento) > MOMENTO_MAXIMO) {
    throw invalido('despuesDe', 'CURSOR_INVALIDO', 'Use el cursor de un elemento de esta misma lista.');
  }
  return { momento: new Date(Number(momento)), id };
};
