/** Has something handed out in the next round. */
export type Repartir = (entregar: () => void) => void;

/** How many times as long as a round took the next one waits. */
const DESCANSO = 1;
/** The longest rest, in ms: what an event may lose by it. */
export const DESCANSO_MAXIMO_MS = 10;

/** Whence time comes. */
interface Reloj {
  /** In ms. */
  ahora(): number;
  esperar(seguir: () => void, ms: number): void;
}

const RELOJ: Reloj = {
  ahora: () => performance.now(),
  esperar: (seguir, ms) => void setTimeout(seguir, ms),
};

/**
 * Hands results out in rounds, with a rest after each that is as long as the round asks for. A round for a few subscribers
 * takes no time, and the next one follows in the next turn. One for thousands takes milliseconds, most of it system calls:
 * what comes meanwhile goes out together, with one call for each subscriber instead of one for each event, and whoever else
 * needs the processor gets to it.
 */
export function crearRondas({ ahora, esperar }: Reloj = RELOJ): Repartir {
  let ronda: (() => void)[] = [];
  let hasta = 0;

  function repartir(): void {
    const entregas = ronda;
    ronda = [];
    const inicio = ahora();
    for (const entregar of entregas) {
      try {
        entregar();
      } catch (error) {
        // The others of the round go on: who was left out would wait for a round that never comes.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
    // By then all has been written that those who were woken had to write.
    setImmediate(() => {
      const fin = ahora();
      hasta = fin + Math.min((fin - inicio) * DESCANSO, DESCANSO_MAXIMO_MS);
    });
  }

  return (entregar) => {
    if (ronda.push(entregar) > 1) return;
    const descanso = hasta - ahora();
    // A timer is no more exact than that.
    if (descanso < 1) setImmediate(repartir);
    else esperar(repartir, descanso);
  };
}
