/** Control characters, but tabs and line breaks. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * Whether a text can be kept and shown: no control characters (PostgreSQL has no place for NUL), no half of a
 * surrogate pair (which has no form in UTF-8).
 */
export const esLegible = (texto: string): boolean => texto.isWellFormed() && !CONTROL.test(texto);
