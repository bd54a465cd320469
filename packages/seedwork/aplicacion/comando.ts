import type { z } from 'zod';
import type { Contexto } from './contexto.ts';

/** What a command answers: the aggregate that it was about. */
export interface Resultado {
  readonly id: string;
}

/**
 * A use case that changes state. The same handler serves the mutation and the message on `comandos.{modulo}`.
 *
 * `manejar` may run more than once (another writer came first), so it has no effects but through its ports.
 */
export interface Comando<Puertos, Entrada extends z.ZodType = z.ZodType> {
  /** The name in the business and on the wire, such as `CrearCampania`. */
  readonly tipo: string;
  readonly entrada: Entrada;
  manejar(entrada: z.output<Entrada>, contexto: Contexto & Puertos): Promise<Resultado>;
}

/** Defines a command; gives its handler the types of its input. */
export const definirComando = <Puertos, Entrada extends z.ZodType>(
  comando: Comando<Puertos, Entrada>,
): Comando<Puertos, Entrada> => comando;
