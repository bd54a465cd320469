import type { Metadatos } from './mensaje.ts';
import type { Pagina, PeticionDePagina } from './pagina.ts';

/** To be tried again, or a dead letter. */
export type EstadoDeApartado = 'APARCADO' | 'MUERTO';

/** A message that had no effect yet, as an operator sees it. */
export interface MensajeApartado {
  /** Of what was put aside; grows with time. */
  readonly id: string;
  readonly modulo: string;
  readonly topic: string;
  readonly clave: string;
  readonly mensajeId: string;
  /** Null when the message cannot be read. */
  readonly tipo: string | null;
  readonly cuerpo: string;
  readonly estado: EstadoDeApartado;
  readonly intentos: number;
  /** Null for a dead letter. */
  readonly proximo: Date | null;
  readonly codigo: string;
  readonly motivo: string;
  readonly creado: Date;
}

/** Which messages a list shows. */
export interface FiltroDeApartados {
  readonly estado?: EstadoDeApartado | undefined;
  readonly topic?: string | undefined;
}

/** Which dead letters are tried again. */
export interface MuertosPorReintentar {
  readonly topic?: string | undefined;
  readonly codigo?: string | undefined;
  readonly maximo: number;
}

/** What an operator sees and does of the messages that one module has put aside. */
export interface Apartados {
  /** Those put aside last first. */
  listar(filtro: FiltroDeApartados, peticion: PeticionDePagina): Promise<Pagina<MensajeApartado>>;
  /** How many there are; up to `hasta`, where it is given. */
  contar(filtro: FiltroDeApartados, hasta?: number): Promise<number>;
  /** The message is due now, with all its tries before it. @returns undefined when it is not there (any more). */
  reintentar(id: string, metadatos: Metadatos): Promise<MensajeApartado | undefined>;
  /** The same for dead letters. @returns how many were taken, and how many more pass the filter. */
  reintentarMuertos(
    cuales: MuertosPorReintentar,
    metadatos: Metadatos,
  ): Promise<{ readonly reintentados: number; readonly quedan: number }>;
  /** The message never has its effect. @returns undefined when it is not there (any more). */
  descartar(id: string, motivo: string, metadatos: Metadatos): Promise<MensajeApartado | undefined>;
}
