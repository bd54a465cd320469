import type { z } from 'zod';
import type { Apartados } from '../aplicacion/apartados.ts';
import type { Comando } from '../aplicacion/comando.ts';
import type { CAMBIO, EventoSeguido, Seguimiento } from '../aplicacion/eventoGuardado.ts';
import type { Identidad } from '../aplicacion/identidad.ts';
import type { Metadatos } from '../aplicacion/mensaje.ts';
import type { Cursores } from './cursores.ts';

/** What resolvers of a context get with each request. */
export interface ContextoGraphql<Puertos, Consultas> {
  /** Who asks. */
  readonly identidad: Identidad;
  readonly metadatos: Metadatos;
  /** The read side as who asks may see it, with loaders of this request. */
  readonly consultas: Consultas;
  /** The cursors of this system's lists. */
  readonly cursores: Cursores;
  /** What this context's consumer has put aside. */
  readonly apartados: Apartados;
  /**
   * Runs a command; `claveIdempotencia` is taken from the input.
   *
   * @throws Prohibido when the role of who asks may not.
   */
  ejecutar<E extends z.ZodType, Salida extends object>(
    comando: Comando<Puertos, E, Salida>,
    entrada: EntradaDeMutacion,
  ): Promise<Salida>;
  /**
   * The events of this context that who asks may see.
   *
   * @throws ErrorDeDominio `CURSOR_DEL_FUTURO`.
   */
  seguir(seguimiento: Seguimiento): Promise<AsyncIterableIterator<EventoSeguido>>;
  /** The events of an entity from now on, and notices of what else changes of it, where who asks may see its events. */
  seguirCambios(id: string): Promise<AsyncIterator<EventoSeguido | typeof CAMBIO>>;
}

/** Every mutation's input may carry an idempotency key. */
export interface EntradaDeMutacion {
  readonly claveIdempotencia?: string | null | undefined;
}
