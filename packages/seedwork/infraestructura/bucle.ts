import type { Logger } from 'pino';

/** What a {@link Bucle} does at each turn. @returns how long it may sleep (ms); 0 to go on at once. */
export type Vuelta = (senal: AbortSignal) => Promise<number>;

/** Longest pause after failures in a row, in ms. */
const PAUSA_MAXIMA_MS = 5_000;

/**
 * A worker: takes turns, one at a time, until it is stopped. It sleeps as long as its turn says, or until it is
 * woken. A turn that throws is logged and tried again, later each time.
 */
export class Bucle {
  readonly #vuelta: Vuelta;
  readonly #bitacora: Logger;
  readonly #parada = new AbortController();
  readonly #fin: Promise<void>;
  #pendiente = false;
  #despertar: (() => void) | undefined;

  constructor(vuelta: Vuelta, bitacora: Logger) {
    this.#vuelta = vuelta;
    this.#bitacora = bitacora;
    this.#fin = this.#correr();
  }

  /** There may be something to do: ends the present sleep, or skips the next. */
  despertar(): void {
    this.#pendiente = true;
    this.#despertar?.();
  }

  /** Ends after the present turn. */
  async detener(): Promise<void> {
    this.#parada.abort();
    this.#despertar?.();
    await this.#fin;
  }

  async #correr(): Promise<void> {
    const { signal } = this.#parada;
    let fallos = 0;
    while (!signal.aborted) {
      this.#pendiente = false;
      try {
        const pausa = await this.#vuelta(signal);
        fallos = 0;
        await this.#dormir(pausa, true);
      } catch (error) {
        if (signal.aborted) return;
        fallos += 1;
        // Once a fault, not once a try: the tries go on for as long as the fault does.
        if (fallos === 1) this.#bitacora.error({ err: error }, 'worker turn failed; it will be tried again');
        await this.#dormir(Math.min(100 * 2 ** fallos, PAUSA_MAXIMA_MS), false);
      }
    }
  }

  #dormir(ms: number, despertable: boolean): Promise<void> {
    if (ms <= 0 || this.#parada.signal.aborted || (despertable && this.#pendiente)) return Promise.resolve();
    return new Promise((resolver) => {
      const fin = () => {
        clearTimeout(reloj);
        resolver();
      };
      const reloj = setTimeout(fin, ms);
      this.#despertar = () => {
        if (despertable || this.#parada.signal.aborted) fin();
      };
    });
  }
}
