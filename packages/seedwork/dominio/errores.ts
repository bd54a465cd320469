/**
 * What a user can mend.
 *
 * - `INVALIDO`: the input breaks a rule of form or of business.
 * - `NO_ENCONTRADO`: it names something that does not exist.
 * - `CONFLICTO`: it clashes with what others did (a duplicate, a stale version).
 * - `ESTADO`: the aggregate is not in a state that allows it.
 */
export type ClaseDeError = 'INVALIDO' | 'NO_ENCONTRADO' | 'CONFLICTO' | 'ESTADO';

/** One mendable fault: the field at fault, a code for programs, and a sentence in Spanish for people. */
export interface Falla {
  readonly clase: ClaseDeError;
  /** Path of the field in the command's input, such as `presupuesto.valor`. */
  readonly campo: string;
  readonly codigo: string;
  readonly mensaje: string;
}

/** A command refused by the rules. Carries every fault found, at least one. */
export class ErrorDeDominio extends Error {
  override readonly name = 'ErrorDeDominio';
  readonly fallas: readonly [Falla, ...Falla[]];
  /**
   * Time may mend it without anyone's doing (the message that makes it legal is on its way): a message that
   * fails so is tried again, a person is told at once.
   */
  readonly transitorio: boolean;

  constructor(fallas: readonly [Falla, ...Falla[]], transitorio = false) {
    super(fallas.map((falla) => `${falla.campo}: ${falla.codigo}`).join(', '));
    this.fallas = fallas;
    this.transitorio = transitorio;
  }
}

const error =
  (clase: ClaseDeError) =>
  (campo: string, codigo: string, mensaje: string): ErrorDeDominio =>
    new ErrorDeDominio([{ clase, campo, codigo, mensaje }]);

/** The input breaks a rule. */
export const invalido = error('INVALIDO');
/** The input names something that does not exist. */
export const noEncontrado = error('NO_ENCONTRADO');
/** The input clashes with what is already there. */
export const conflicto = error('CONFLICTO');
/** The aggregate's state does not allow the command. */
export const estadoIlegal = error('ESTADO');

/** Not there yet, but a message on its way may bring it: see {@link ErrorDeDominio.transitorio}. */
export const aunDesconocido = (campo: string, codigo: string, mensaje: string): ErrorDeDominio =>
  new ErrorDeDominio([{ clase: 'NO_ENCONTRADO', campo, codigo, mensaje }], true);
