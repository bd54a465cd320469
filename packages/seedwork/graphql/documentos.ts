import { LRUCache } from 'lru-cache';

// Longer texts come from programs that make up a new one each time, and would fill the memory.
const LARGO_MAXIMO = 20_000;

/** Remembers what was made of the texts seen last. */
export const recordarDocumentos = <T extends object>(
  leer: (texto: string) => T,
  maximo = 500,
): ((texto: string) => T) => {
  const vistos = new LRUCache<string, T>({ max: maximo });
  return (texto) => {
    const visto = vistos.get(texto);
    if (visto !== undefined) return visto;
    const leido = leer(texto);
    if (texto.length <= LARGO_MAXIMO) vistos.set(texto, leido);
    return leido;
  };
};
