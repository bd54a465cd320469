import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Lugar } from '../aplicacion/pagina.ts';

/** Makes and reads cursors: places in lists, sealed, so that no client can make one up or use it in another list. */
export interface Cursores {
  /** @param lista - what the cursor is good for: it opens with the same text alone. */
  sellar(lista: string, lugar: Lugar): string;
  /** @returns undefined for what was not sealed for this list. */
  abrir(lista: string, cursor: string): Lugar | undefined;
}

/** Bytes of the seal: guessing one takes 2^95 tries. */
const SELLO = 12;

/**
 * Cursors that are sealed with `clave`. A cursor is no secret (whoever has it has seen the element), so it is signed and
 * not encrypted.
 */
export const crearCursores = (clave: string): Cursores => {
  const sello = (lista: string, contenido: Buffer): Buffer =>
    createHmac('sha256', clave)
      .update(`${Buffer.byteLength(lista)}:${lista}`)
      .update(contenido)
      .digest()
      .subarray(0, SELLO);

  return {
    sellar(lista, { valor, id }) {
      const contenido = Buffer.from(JSON.stringify([valor, id]));
      return Buffer.concat([sello(lista, contenido), contenido]).toString('base64url');
    },

    abrir(lista, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      // Another text of the same bytes (padding, other letters of base64) is not what was given out.
      if (bytes.length <= SELLO || bytes.toString('base64url') !== cursor) return undefined;
      const contenido = bytes.subarray(SELLO);
      if (!timingSafeEqual(bytes.subarray(0, SELLO), sello(lista, contenido))) return undefined;
      const [valor, id] = JSON.parse(contenido.toString()) as [string, string];
      return { valor, id };
    },
  };
};
