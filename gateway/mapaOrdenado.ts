/** How `mapaOrdenado` treats its source. */
export interface OpcionesDeMapaOrdenado<E, S> {
  /** Must not reject: what goes wrong with one value is a value of the output. */
  readonly aplicar: (valor: E) => Promise<S>;
  /** How many values may be read from the source before the consumer took the first of them. */
  readonly adelanto: number;
  /** The last value of the output when the source fails. */
  readonly alFallar: (error: unknown) => S;
  /** Called once, however the stream ends. */
  readonly alTerminar?: () => void;
}

/**
 * Maps a stream with an asynchronous function: some values at a time, in the order of the source.
 *
 * Written by hand because an async generator that waits for its source cannot be ended: its `return` waits for the
 * next value, which may never come, and the source would stay subscribed.
 */
export function mapaOrdenado<E, S>(
  fuente: AsyncIterator<E>,
  { aplicar, adelanto, alFallar, alTerminar }: OpcionesDeMapaOrdenado<E, S>,
): AsyncGenerator<S, void, undefined> {
  const FIN: IteratorReturnResult<undefined> = { done: true, value: undefined };
  const cola: Promise<IteratorResult<S, void>>[] = [];
  const esperando = new Set<(resultado: IteratorResult<S, void>) => void>();
  let lectura: Promise<unknown> = Promise.resolve();
  let agotada = false;
  let terminado = false;

  function terminar(): void {
    if (terminado) return;
    terminado = true;
    agotada = true;
    cola.length = 0;
    for (const resolver of esperando) resolver(FIN);
    esperando.clear();
    void Promise.resolve(fuente.return?.()).catch(() => undefined);
    alTerminar?.();
  }

  // Reads are chained because not every iterator allows a second `next` before the first has settled.
  function leer(): Promise<IteratorResult<S, void>> {
    const leido = lectura.then(() => (agotada ? FIN : fuente.next()));
    lectura = leido.then(
      ({ done }) => {
        if (done) agotada = true;
      },
      () => {
        agotada = true;
      },
    );
    return leido.then(
      async (resultado) => (resultado.done ? FIN : { done: false, value: await aplicar(resultado.value) }),
      (error: unknown) => ({ done: false, value: alFallar(error) }),
    );
  }

  return {
    next() {
      while (!agotada && cola.length < adelanto) cola.push(leer());
      const cabeza = cola.shift();
      if (terminado || cabeza === undefined) {
        terminar();
        return Promise.resolve(FIN);
      }
      return new Promise((resolve, reject) => {
        esperando.add(resolve);
        cabeza.then(
          (resultado) => {
            if (!esperando.delete(resolve)) return;
            if (resultado.done) terminar();
            resolve(resultado);
          },
          (error: unknown) => {
            if (!esperando.delete(resolve)) return;
            terminar();
            reject(error);
          },
        );
      });
    },
    return() {
      terminar();
      return Promise.resolve(FIN);
    },
    throw(error: unknown) {
      terminar();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      terminar();
    },
  };
}
