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

/** A sentence for the user when a request failed as a whole: what it asked for is wrong, or the system is. */
export function explicar(error: unknown): string {
  if (!(error instanceof ClientError)) return 'No hay conexión con el servidor. Inténtelo de nuevo.';
  const errores = error.response.errors ?? [];
  if (errores.length === 0) return `El servidor respondió ${error.response.status}.`;
  return errores.map(({ message, extensions }) => `${message} (${String(extensions['code'])})`).join(' ');
}
