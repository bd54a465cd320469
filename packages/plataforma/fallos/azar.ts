/** Dice that fall the same way for the same seed. */
export interface Azar {
  /** From 0 up to 1, without it. */
  fraccion(): number;
  /** A whole number from 0 up to `limite`, without it. */
  entero(limite: number): number;
  /** @throws when there is nothing to choose from. */
  uno<T>(opciones: readonly T[]): T;
  /** True once in `veces`. */
  unaDe(veces: number): boolean;
  /** Takes one out of the list. */
  sacar<T>(lista: T[]): T | undefined;
}

/** Makes dice from a seed (mulberry32). */
export const crearAzar = (semilla: number): Azar => {
  let estado = semilla >>> 0;
  const fraccion = (): number => {
    estado = (estado + 0x6d2b79f5) >>> 0;
    let mezcla = Math.imul(estado ^ (estado >>> 15), estado | 1);
    mezcla ^= mezcla + Math.imul(mezcla ^ (mezcla >>> 7), mezcla | 61);
    return ((mezcla ^ (mezcla >>> 14)) >>> 0) / 2 ** 32;
  };
  const entero = (limite: number): number => Math.floor(fraccion() * limite);
  return {
    fraccion,
    entero,
    uno: (opciones) => {
      if (opciones.length === 0) throw new Error('Nothing to choose from');
      return opciones[entero(opciones.length)] as (typeof opciones)[number];
    },
    unaDe: (veces) => entero(veces) === 0,
    sacar: (lista) => lista.splice(entero(lista.length), 1)[0],
  };
};
