/** Lets so many do something at the same time; the others wait, and go in the order in which they came. */
export class Turnos {
  #libres: number;
  readonly #esperan: (() => void)[] = [];

  constructor(lugares: number) {
    this.#libres = lugares;
  }

  async enTurno<T>(accion: () => Promise<T>): Promise<T> {
    if (this.#libres > 0) this.#libres -= 1;
    else await new Promise<void>((resolve) => this.#esperan.push(resolve));
    try {
      return await accion();
    } finally {
      const siguiente = this.#esperan.shift();
      // The place goes over to the one that has waited longest: who comes in between does not take it.
      if (siguiente === undefined) this.#libres += 1;
      else siguiente();
    }
  }
}
