import type { z } from 'zod';
import type { Contexto } from './contexto.ts';

/** What most commands answer: the aggregate that they were about. */
export interface Resultado {
  readonly id: string;
}

/**
 * A use case that changes state. The same handler serves the mutation and the message on `comandos.{modulo}`.
 *
 * `manejar` may run more than once (another writer came first), so it has no effects but through its ports. What it answers
 * can be kept as JSON: the same idempotency key gives it again.
 */
export interface Comando<Puertos, Entrada extends z.ZodType = z.ZodType, Salida extends object = Resultado> {
  /** The name in the business and on the wire, such as `CrearCampania`. */
  readonly tipo: string;
  readonly entrada: Entrada;
  manejar(entrada: z.output<Entrada>, contexto: Contexto & Puertos): Promise<Salida>;
}

/** Defines a command; gives its handler the types of its input. */
export const definirComando = <Puertos, Entrada extends z.ZodType, Salida extends object = Resultado>(
  comando: Comando<Puertos, Entrada, Salida>,
): Comando<Puertos, Entrada, Salida> => comando;
