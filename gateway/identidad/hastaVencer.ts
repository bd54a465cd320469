import { TokenVencido } from '../errores.ts';
import { enElMomento } from './enElMomento.ts';

/**
 * A stream that fails with `TokenVencido` when the token it was opened with ends: whoever waits for a value is woken.
 *
 * @param vence - in ms of `Date.now()`; a token without an end leaves the stream as it is.
 */
export function hastaVencer<T>(fuente: AsyncIterator<T>, vence: number | undefined): AsyncIterator<T> {
  if (vence === undefined) return fuente;
  let vencido = false;
  let despertar: (() => void) | undefined;
  const olvidar = enElMomento(vence, () => {
    vencido = true;
    despertar?.();
  });
  return {
    next() {
      if (vencido) return Promise.reject(new TokenVencido());
      // Not Promise.race: each of its losers stays with the promise that lasts as long as the stream.
      return new Promise((resolve, reject) => {
        despertar = () => reject(new TokenVencido());
        fuente.next().then((resultado) => {
          if (resultado.done) olvidar();
          resolve(resultado);
        }, reject);
      });
    },
    async return() {
      olvidar();
      await fuente.return?.();
      return { done: true, value: undefined };
    },
  };
}
