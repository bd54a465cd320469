import { ClientError } from 'graphql-request';

/** What the user can mend, as every mutation answers it. */
export interface ErrorDeUsuario {
  readonly campo: string;
  readonly codigo: string;
  readonly mensaje: string;
}

/** The sentences to show beside a form's fields, by field. */
export function porCampo(errores: readonly ErrorDeUsuario[]): Readonly<Record<string, readonly string[]>> {
  const grupos = Map.groupBy(errores, ({ campo }) => campo);
  return Object.fromEntries([...grupos].map(([campo, suyos]) => [campo, suyos.map(({ mensaje }) => mensaje)]));
}

/**
 * The same of a request that was refused before it ran, because one of its variables does not fit its type: a day that is
 * none, a field that is missing. Its paths begin at the variable (`entrada.email`); a form's fields do not.
 */
export function deVariables(error: unknown, variable = 'entrada'): readonly ErrorDeUsuario[] {
  if (!(error instanceof ClientError)) return [];
  return (error.response.errors ?? []).flatMap(({ message, extensions }) => {
    const { campo, codigo } = extensions ?? {};
    if (typeof campo !== 'string' || typeof codigo !== 'string') return [];
    const mensaje = message.replace(`$${campo}: `, '');
    return [{ campo: campo.replace(`${variable}.`, ''), codigo, mensaje }];
  });
}

/** A sentence for the user when a request failed as a whole: what it asked for is wrong, or the system is. */
export function explicar(error: unknown): string {
  if (!(error instanceof ClientError)) return 'No hay conexión con el servidor. Inténtelo de nuevo.';
  const errores = error.response.errors ?? [];
  if (errores.length === 0) return `El servidor respondió ${error.response.status}.`;
  return errores.map(({ message, extensions }) => `${message} (${String(extensions['code'])})`).join(' ');
}
