/** An event as the log keeps it. */
export interface EventoGuardado {
  readonly id: string;
  readonly posicion: bigint;
  readonly tipo: string;
  readonly agregadoTipo: string;
  readonly agregadoId: string;
  readonly version: number;
  readonly datos: unknown;
  readonly metadatos: unknown;
  readonly ocurrido: Date;
}
