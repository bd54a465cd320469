/**
 * Runs tasks: those of a key one after the other, in the order in which they were given; those of different keys at the
 * same time, up to a maximum.
 */
export class Reparto {
  readonly #maximo: number;
  readonly #colas = new Map<string, (() => Promise<void>)[]>();
  readonly #esperas: (() => void)[] = [];
  #enCurso = 0;
  #alVaciar: (() => void)[] = [];

  constructor(maximo: number) {
    this.#maximo = maximo;
  }

  /** Adds a task. It must not reject. */
  poner(clave: string, tarea: () => Promise<void>): void {
    const cola = this.#colas.get(clave);
    if (cola !== undefined) {
      cola.push(tarea);
      return;
    }
    const nueva = [tarea];
    this.#colas.set(clave, nueva);
    void this.#correr(clave, nueva);
  }

  /** Runs a part of a task in one of the places that there are. A task that only waits should not hold one. */
  async ocupando<T>(parte: () => Promise<T>): Promise<T> {
    if (this.#enCurso >= this.#maximo) await new Promise<void>((resolver) => this.#esperas.push(resolver));
    else this.#enCurso += 1;
    try {
      return await parte();
    } finally {
      const siguiente = this.#esperas.shift();
      // The place passes on without being free in between.
      if (siguiente === undefined) this.#enCurso -= 1;
      else siguiente();
    }
  }

  /** Resolves when there is no task left. */
  vacio(): Promise<void> {
    if (this.#colas.size === 0) return Promise.resolve();
    return new Promise((resolver) => this.#alVaciar.push(resolver));
  }

  async #correr(clave: string, cola: (() => Promise<void>)[]): Promise<void> {
    for (let tarea = cola[0]; tarea !== undefined; tarea = cola[0]) {
      await tarea();
      cola.shift();
    }
    this.#colas.delete(clave);
    if (this.#colas.size > 0) return;
    for (const resolver of this.#alVaciar.splice(0)) resolver();
  }
}
