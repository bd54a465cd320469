import { LRUCache } from 'lru-cache';

// Longer texts come from programs that make up a new one each time, and would fill the memory.
const LARGO_MAXIMO = 20_000;
/** Characters of all texts together: what is made of them takes a hundred times as much memory and more. */
const CARACTERES = 500_000;

/**
 * Remembers what was made of the texts seen last.
 *
 * @param vale - what is worth it. What is wrong with a text is not: nobody sends it often but who means harm.
 */
export const recordarDocumentos = <T extends object>(
  leer: (texto: string) => T,
  vale: (leido: T) => boolean,
  maximo = 500,
): ((texto: string) => T) => {
  const vistos = new LRUCache<string, T>({
    max: maximo,
    maxSize: CARACTERES,
    sizeCalculation: (_leido, texto) => texto.length + 1,
  });
  return (texto) => {
    const visto = vistos.get(texto);
    if (visto !== undefined) return visto;
    const leido = leer(texto);
    if (texto.length <= LARGO_MAXIMO && vale(leido)) vistos.set(texto, leido);
    return leido;
  };
};
