/** A stream that a test feeds by hand, and that tells whether it is still held. */
export class Canal<T> {
  abiertos = 0;
  leidos = 0;
  private readonly oyentes = new Set<{ cola: T[]; despertar: () => void; fin?: { error?: Error } }>();

  publicar(...valores: T[]): void {
    for (const oyente of this.oyentes) {
      oyente.cola.push(...valores);
      oyente.despertar();
    }
  }

  terminar(error?: Error): void {
    for (const oyente of this.oyentes) {
      oyente.fin = error ? { error } : {};
      oyente.despertar();
    }
  }

  abrir(): AsyncGenerator<T, void, undefined> {
    const oyente: { cola: T[]; despertar: () => void; fin?: { error?: Error } } = {
      cola: [],
      despertar: () => undefined,
    };
    this.oyentes.add(oyente);
    this.abiertos++;
    const soltar = () => {
      if (this.oyentes.delete(oyente)) this.abiertos--;
      oyente.fin ??= {};
      oyente.despertar();
      return Promise.resolve({ done: true as const, value: undefined });
    };
    const flujo: AsyncGenerator<T, void, undefined> = {
      next: async () => {
        while (oyente.cola.length === 0 && !oyente.fin) {
          await new Promise<void>((resolve) => {
            oyente.despertar = resolve;
          });
        }
        if (oyente.cola.length > 0) {
          this.leidos++;
          return { done: false, value: oyente.cola.shift() as T };
        }
        const error = oyente.fin?.error;
        await soltar();
        if (error) throw error;
        return { done: true, value: undefined };
      },
      return: soltar,
      throw: async (error: unknown) => {
        await soltar();
        throw error;
      },
      [Symbol.asyncIterator]: () => flujo,
      [Symbol.asyncDispose]: async () => {
        await soltar();
      },
    };
    return flujo;
  }
}

/** Waits until something holds, looking often. */
export async function hasta(condicion: () => boolean | Promise<boolean>, plazoMs = 60_000): Promise<void> {
  const limite = Date.now() + plazoMs;
  while (!(await condicion())) {
    if (Date.now() > limite) throw new Error(`Still not so after ${plazoMs} ms: ${condicion}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
