/** When one message got how far, in ms since it was given. */
export interface Tiempos {
  /** The broker has it. */
  readonly publicado: number;
  /** Whoever consumes it has it in hand. */
  readonly recibido: number;
  /** Its effect is committed; where there is none, the same as `recibido`. */
  readonly hecho: number;
}

/** A way for single messages, from the writer to the consumer. */
export interface Ida {
  /** Sends one message, and waits until it is done with. */
  ida(): Promise<Tiempos>;
  cerrar(): Promise<void>;
}

/**
 * One of the two sides that are compared: ours, from the log to the effect, or what carries it by itself. Each counts
 * what it sent and throws when a message is lost or comes twice.
 */
export interface Lado {
  abrirIda(): Promise<Ida>;
  /** Publishes a backlog. @returns how long it took, in ms. */
  publicar(cuantos: number): Promise<number>;
  /** Consumes a backlog that is there already. @returns how long it took, in ms. */
  consumir(cuantos: number): Promise<number>;
}

/** Fills an envelope up to about 500 bytes. */
export const RELLENO = 'x'.repeat(150);

/** Keys of a backlog: enough for every lane. */
export const claveDe = (n: number): string => `k${n % 500}`;

/** Counts messages by their number until all have come. */
export class Cuenta {
  readonly #vistos = new Set<number>();
  readonly #total: number;
  readonly #fin = Promise.withResolvers<void>();

  constructor(total: number) {
    this.#total = total;
    this.#fin.promise.catch(() => {});
  }

  contar(n: number): void {
    if (this.#vistos.has(n)) this.#fin.reject(new Error(`Message ${n} came twice`));
    if (n < 0 || n >= this.#total) this.#fin.reject(new Error(`Message ${n} is none of the ${this.#total}`));
    this.#vistos.add(n);
    if (this.#vistos.size === this.#total) this.#fin.resolve();
  }

  /** Resolves when each has come, once. Fails where nothing comes for too long. */
  async completa(): Promise<void> {
    let antes = -1;
    const vigia = setInterval(() => {
      if (this.#vistos.size === antes) {
        this.#fin.reject(new Error(`${antes} of ${this.#total} messages came, and then no more`));
      }
      antes = this.#vistos.size;
    }, 20_000);
    try {
      await this.#fin.promise;
    } finally {
      clearInterval(vigia);
    }
  }
}
