import { GraphQLError } from 'graphql';
import { CODIGOS } from '../errores.ts';
import { RechazoDePeticion } from './rechazo.ts';

/** How many requests are worked on. */
export interface OpcionesDeAforo {
  /** Under way at the same time. */
  readonly aLaVez: number;
  /** Waiting for their turn beside them. */
  readonly enCola: number;
  /** Longest that one waits for its turn, in ms. */
  readonly esperaMs: number;
}

/** How many requests are worked on where nothing else is said. */
export const AFORO: OpcionesDeAforo = { aLaVez: 64, enCola: 256, esperaMs: 1_000 };

/** Gives a place back; more than once does no harm. */
export type Soltar = () => void;

/** The places that there are for requests. */
export interface Aforo {
  /**
   * Takes a place, at once or when its turn comes.
   *
   * @param alIrse - is given what takes a request out of the queue whose client does not wait any longer.
   * @throws RechazoDePeticion when as many wait as may, or its turn does not come in time.
   */
  entrar(alIrse?: (salir: Soltar) => void): Soltar | Promise<Soltar>;
  /** @throws RechazoDePeticion when who came now would find no place. */
  exigirSitio(): void;
  /** For those who look on. */
  readonly ahora: { readonly dentro: number; readonly enCola: number };
}

/** When whoever finds no place may try again, in seconds. */
const REINTENTO_S = '1';

/**
 * Takes in what can be worked on at the same time, keeps a few more waiting, and turns the others away at once: what was
 * taken in goes on as steadily as ever, and as soon as fewer come, all are served again.
 */
export function crearAforo({ aLaVez, enCola, esperaMs }: OpcionesDeAforo): Aforo {
  let dentro = 0;
  const cola = new Set<() => void>();

  function unaPlaza(): Soltar {
    let suelta = false;
    return () => {
      if (suelta) return;
      suelta = true;
      // The place goes over to the next in turn.
      const [siguiente] = cola;
      if (siguiente) {
        cola.delete(siguiente);
        siguiente();
      } else {
        dentro -= 1;
      }
    };
  }

  return {
    entrar(alIrse) {
      if (dentro < aLaVez) {
        dentro += 1;
        return unaPlaza();
      }
      if (cola.size >= enCola) throw sobrecarga();
      return new Promise((resolve, reject) => {
        const salir = () => {
          clearTimeout(reloj);
          if (cola.delete(turno)) reject(sobrecarga());
        };
        const turno = () => {
          clearTimeout(reloj);
          resolve(unaPlaza());
        };
        const reloj = setTimeout(salir, esperaMs);
        cola.add(turno);
        alIrse?.(salir);
      });
    },
    exigirSitio() {
      if (dentro >= aLaVez && cola.size >= enCola) throw sobrecarga();
    },
    get ahora() {
      return { dentro, enCola: cola.size };
    },
  };
}

/** Why a request is turned away that would have been taken in at another moment. */
export function sobrecarga(): RechazoDePeticion {
  return new RechazoDePeticion(
    new GraphQLError('El servidor tiene ahora más trabajo del que puede atender. Inténtelo de nuevo en un momento.', {
      extensions: {
        code: CODIGOS.sobrecarga,
        http: { status: 503, headers: { 'retry-after': REINTENTO_S } },
      },
    }),
  );
}
