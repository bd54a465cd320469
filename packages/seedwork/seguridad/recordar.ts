import { LRUCache } from 'lru-cache';

/** What a text was found to mean, and until when that holds, in ms of `Date.now()`. */
export interface Verificado<T> {
  readonly valor: T;
  readonly hasta: number;
}

/** How much is remembered, and by which clock. */
export interface OpcionesDeMemoria {
  readonly maximo?: number | undefined;
  readonly ahora?: (() => number) | undefined;
}

/**
 * Verifies each text once, and remembers what it meant for as long as that holds: the same token comes with every
 * request. What is refused is not remembered. A text that is known is answered at once, without a promise.
 */
export const recordar = <T>(
  verificar: (texto: string) => Promise<Verificado<T>>,
  { maximo = 2_000, ahora = Date.now }: OpcionesDeMemoria = {},
): ((texto: string) => T | Promise<T>) => {
  const vistos = new LRUCache<string, Verificado<T>>({ max: maximo });
  return (texto) => {
    const visto = vistos.get(texto);
    if (visto !== undefined && ahora() < visto.hasta) return visto.valor;
    return verificar(texto).then((nuevo) => {
      vistos.set(texto, nuevo);
      return nuevo.valor;
    });
  };
};
