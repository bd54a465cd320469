/** A stream, and how to have it fail. */
export interface Cortable<T> {
  readonly flujo: AsyncIterator<T>;
  /** From now on the stream fails, also for whoever waits for its next value. */
  cortar(error: Error): void;
}

/** Makes a stream that can be ended from outside with a reason. */
export function cortable<T>(fuente: AsyncIterator<T>): Cortable<T> {
  let motivo: Error | undefined;
  let despertar: ((error: Error) => void) | undefined;
  return {
    flujo: {
      next() {
        if (motivo) return Promise.reject(motivo);
        // Not Promise.race: each of its losers stays with the promise that lasts as long as the stream.
        return new Promise((resolve, reject) => {
          despertar = reject;
          fuente.next().then(resolve, reject);
        });
      },
      async return() {
        await fuente.return?.();
        return { done: true, value: undefined };
      },
    },
    cortar(error) {
      motivo ??= error;
      despertar?.(motivo);
    },
  };
}
