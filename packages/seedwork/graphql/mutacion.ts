import type { z } from 'zod';
import type { Comando } from '../aplicacion/comando.ts';
import { ErrorDeDominio, type Falla } from '../dominio/errores.ts';
import type { ContextoGraphql, EntradaDeMutacion } from './contexto.ts';

/** A mutation's answer: the changed entity under its name, or what the caller can mend. */
export type Payload<Campo extends string, Entidad> = { readonly [C in Campo]: Entidad | null } & {
  readonly errores: readonly Falla[];
};

/**
 * The resolver of a mutation: runs the command, then reads the entity that it changed.
 *
 * @param campo - the entity's field in the payload.
 * @param leer - reads the entity by the id that the command answered.
 */
export const mutacion =
  <Puertos, Consultas, E extends z.ZodType, Campo extends string, Entidad>(
    comando: Comando<Puertos, E>,
    campo: Campo,
    leer: (consultas: Consultas, id: string) => Promise<Entidad | null | undefined>,
  ) =>
  async (
    _: unknown,
    { entrada }: { readonly entrada: EntradaDeMutacion },
    contexto: ContextoGraphql<Puertos, Consultas>,
  ): Promise<Payload<Campo, Entidad>> => {
    const payload = (entidad: Entidad | null, errores: readonly Falla[]) =>
      // TypeScript widens a computed key to string.
      ({ [campo]: entidad, errores }) as Payload<Campo, Entidad>;
    try {
      const { id } = await contexto.ejecutar(comando, entrada);
      return payload((await leer(contexto.consultas, id)) ?? null, []);
    } catch (error) {
      if (error instanceof ErrorDeDominio) return payload(null, error.fallas);
      throw error;
    }
  };
