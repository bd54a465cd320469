import { expect } from 'vitest';
import { ErrorDeDominio, type Falla } from '../dominio/errores.ts';
import { type Evento, plegar } from '../dominio/evento.ts';

/** What a business test says after `cuando`. */
export interface Entonces<E> {
  /** The decision gives exactly these events. */
  entonces(...eventos: readonly E[]): void;
  /** The decision is refused for this field with this code. */
  entoncesFalla(campo: string, codigo: string): void;
}

/**
 * Business tests without mocks: given these events, when this is decided, then those events (or this refusal).
 *
 * @example
 * const { dado } = pruebasDe(evolucionar, INEXISTENTE);
 * dado([creada]).cuando((campania) => cancelar(campania, 'por el socio')).entonces(cancelada);
 */
export const pruebasDe = <Estado, E extends Evento>(
  evolucionar: (estado: Estado, evento: E) => Estado,
  inicial: Estado,
) => ({
  dado: (eventos: readonly E[]) => ({
    cuando: (decidir: (estado: Estado) => readonly E[]): Entonces<E> => ({
      entonces: (...esperados) => {
        expect(decidir(plegar(evolucionar, inicial, eventos))).toEqual(esperados);
      },
      entoncesFalla: (campo, codigo) => {
        expect(fallasDe(() => decidir(plegar(evolucionar, inicial, eventos)))).toContainEqual(
          expect.objectContaining({ campo, codigo }),
        );
      },
    }),
  }),
});

/** The faults that the action is refused for; fails when it is not refused. */
export const fallasDe = (accion: () => unknown): readonly Falla[] => {
  try {
    accion();
  } catch (error) {
    if (error instanceof ErrorDeDominio) return error.fallas;
    throw error;
  }
  return expect.fail('expected an ErrorDeDominio, but nothing was thrown');
};

/** Like {@link fallasDe}, for what takes its time. */
export const fallasDeAsync = async (accion: () => Promise<unknown>): Promise<readonly Falla[]> => {
  const fallo = await accion().then(
    () => expect.fail('expected an ErrorDeDominio, but nothing was thrown'),
    (error: unknown) => error,
  );
  if (fallo instanceof ErrorDeDominio) return fallo.fallas;
  throw fallo;
};
