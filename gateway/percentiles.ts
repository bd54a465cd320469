const MINIMO_S = 0.0001;
/** Each step is this much longer than the one before, so that an answer is off by less. */
const RAZON = 1.05;
// Up to a minute and a half; no operation may take so long.
const PASOS = 280;

/** How long things took, in the last minutes: what is asked for is read from counters of steps. */
export interface Percentiles {
  observar(segundos: number): void;
  /** The time, in seconds, that this part of them did not exceed; undefined when there were none. */
  leer(parte: number): number | undefined;
}

/**
 * Percentiles of a time that goes on: of the current window and the one before, so that a reading is of one to two
 * windows. The library's Summary takes ten microseconds for each operation, and hundreds of milliseconds to be read.
 */
export function crearPercentiles(ventanaMs: number, ahora: () => number = Date.now): Percentiles {
  let actual = new Uint32Array(PASOS);
  let anterior = new Uint32Array(PASOS);
  let fin = ahora() + ventanaMs;

  const avanzar = (): void => {
    const momento = ahora();
    if (momento < fin) return;
    // Nothing has happened in a whole window: what is kept is too old, too.
    anterior = momento < fin + ventanaMs ? actual : new Uint32Array(PASOS);
    actual = new Uint32Array(PASOS);
    fin = momento + ventanaMs;
  };

  return {
    observar(segundos) {
      avanzar();
      const paso = Math.ceil(Math.log(segundos / MINIMO_S) / Math.log(RAZON));
      const indice = Math.min(Math.max(paso, 0), PASOS - 1);
      actual[indice] = (actual[indice] ?? 0) + 1;
    },
    leer(parte) {
      avanzar();
      const cuenta = (paso: number): number => (actual[paso] ?? 0) + (anterior[paso] ?? 0);
      let total = 0;
      for (let paso = 0; paso < PASOS; paso += 1) total += cuenta(paso);
      let faltan = Math.max(1, Math.ceil(total * parte));
      for (let paso = 0; paso < PASOS; paso += 1) {
        faltan -= cuenta(paso);
        if (faltan <= 0) return MINIMO_S * RAZON ** paso;
      }
      return undefined;
    },
  };
}
