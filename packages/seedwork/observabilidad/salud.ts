/** State of one part of the system, as `/health` shows it. */
export interface SaludDeParte {
  readonly estado: 'ok' | 'degradado' | 'caido';
  /** Why it is not `ok`, in one sentence without internals. */
  readonly detalle?: string | undefined;
  readonly partes?: Readonly<Record<string, SaludDeParte>> | undefined;
}
