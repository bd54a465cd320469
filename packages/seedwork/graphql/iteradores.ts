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
 * the source's next value: a generator would hold a quiet subscription until its next event. However it ends, its source is
 * told so: who reads it to its end tells nobody.
 */
export const transformar = <De, A>(
  fuente: AsyncIterator<De>,
  { valor, fallo, fin }: Transformacion<De, A>,
): AsyncIterableIterator<A> => {
  let abierto = true;
  let soltada: Promise<unknown> = Promise.resolve();
  const terminar = (): IteratorResult<A> => {
    if (abierto) {
      abierto = false;
      fin?.();
      soltada = Promise.resolve(fuente.return?.());
      // Told to who waits for it below, and to nobody else: it has ended already.
      soltada.catch(() => undefined);
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
      await soltada;
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

/**
 * The source's values, and notices in between: of many that come before anybody asks, one.
 *
 * @param escuchar - told what to call for a notice; gives how to give that up.
 */
export const conAvisos = <A, B>(
  fuente: AsyncIterator<A>,
  aviso: B,
  escuchar: (avisar: () => void) => () => void,
): AsyncIterator<A | B> => {
  let leyendo = false;
  let leido: Promise<IteratorResult<A>> | undefined;
  let avisado = false;
  let despertar: (() => void) | undefined;
  const soltar = escuchar(() => {
    avisado = true;
    despertar?.();
  });
  const leer = () => {
    leyendo = true;
    const siguiente = fuente.next();
    const alLeer = () => {
      leido = siguiente;
      despertar?.();
    };
    siguiente.then(alLeer, alLeer);
  };
  return {
    async next() {
      for (;;) {
        if (leido !== undefined) {
          const resultado = leido;
          leido = undefined;
          leyendo = false;
          return resultado;
        }
        if (avisado) {
          avisado = false;
          return { value: aviso, done: false };
        }
        if (!leyendo) leer();
        await new Promise<void>((resolve) => {
          despertar = resolve;
        });
        despertar = undefined;
      }
    },
    async return() {
      soltar();
      return (await fuente.return?.()) ?? { value: undefined, done: true };
    },
  };
};
