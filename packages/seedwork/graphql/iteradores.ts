/** What {@link transformar} does with each thing that comes out of the source. */
export interface Transformacion<De, A> {
  /** The value to give on; undefined leaves it out. */
  valor(valor: De): Promise<A | undefined> | A | undefined;
  /** A failure of the source: the last value to give before the end. Without it the failure is thrown on. */
  fallo?(error: unknown): A;
  /** Called once, however it ends. */
  fin?(): void;
}

/**
 * Maps an async iterator. Unlike an async generator, it ends at once when it is told to, even while it waits for
 * the source's next value: a generator would hold a quiet subscription until its next event.
 */
export const transformar = <De, A>(
  fuente: AsyncIterator<De>,
  { valor, fallo, fin }: Transformacion<De, A>,
): AsyncIterableIterator<A> => {
  let abierto = true;
  const terminar = (): IteratorResult<A> => {
    if (abierto) {
      abierto = false;
      fin?.();
    }
    return { value: undefined, done: true };
  };
  return {
    async next() {
      while (abierto) {
        try {
          const siguiente = await fuente.next();
          if (siguiente.done === true) break;
          const value = await valor(siguiente.value);
          if (value !== undefined) return { value, done: false };
        } catch (error) {
          terminar();
          if (fallo === undefined) throw error;
          return { value: fallo(error), done: false };
        }
      }
      return terminar();
    },
    async return() {
      const resultado = terminar();
      await fuente.return?.();
      return resultado;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** The source's values with one before them. */
export const precedidoDe = <A>(primero: A, fuente: AsyncIterator<A>): AsyncIterator<A> => {
  let dado = false;
  return {
    next: async () => {
      if (dado) return fuente.next();
      dado = true;
      return { value: primero, done: false };
    },
    return: async () => (await fuente.return?.()) ?? { value: undefined, done: true },
  };
};
