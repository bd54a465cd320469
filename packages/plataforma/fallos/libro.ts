import type { Reintentos } from './enviar.ts';

/** A cliente as the answers have told. */
export interface ClienteHecho {
  readonly id: string;
  readonly tipo: 'NATURAL' | 'EMPRESA';
  /** Each name that it was given, the first one too. */
  readonly nombres: string[];
  estado: 'ACTIVO' | 'SUSPENDIDO' | 'INACTIVO';
  suspensiones: number;
  reactivaciones: number;
}

/** A campaign as the answers have told. */
export interface CampaniaHecha {
  readonly id: string;
  readonly cliente: ClienteHecho;
  readonly valor: string;
  /** Each name that it was given, the first one too, in that order. */
  readonly nombres: string[];
  cancelada: boolean;
  revertida: boolean;
  finalizada: boolean;
}

/** A payment that no campaign asked for, as the answers have told. */
export interface PagoHecho {
  readonly id: string;
  /** The amount where it was given; undefined where it is the sum of commissions. */
  readonly valor: string | undefined;
  paso: 'CREADO' | 'CALCULADO' | 'ENVIADO';
  reintentos: number;
  revertido: boolean;
}

/** A transaction as the answers have told. */
export interface TransaccionHecha {
  readonly id: string;
  readonly clienteId: string;
  readonly cicloId: string;
  readonly moneda: string;
  anulada: boolean;
  /** The payout that it was collected into, where a payout was created for it. */
  payoutId: string | undefined;
}

/** Every answer that was given: what must be found at the end, and nothing else. */
export interface Libro {
  readonly clientes: ClienteHecho[];
  readonly campanias: CampaniaHecha[];
  readonly pagos: PagoHecho[];
  readonly transacciones: TransaccionHecha[];
  /** Answers by mutation. */
  readonly aceptados: Map<string, number>;
  /** Refusals by mutation and code. */
  readonly rechazados: Map<string, number>;
  readonly reintentos: Reintentos;
}

/** Before the first answer. */
export const libroVacio = (): Libro => ({
  clientes: [],
  campanias: [],
  pagos: [],
  transacciones: [],
  aceptados: new Map(),
  rechazados: new Map(),
  reintentos: new Map(),
});

/** Whether the simulated payment gateway moves the money at this try: the cents say so. */
export const seAcepta = (valor: string, intento: number): boolean =>
  !/\.0[124]$/.test(valor) && (intento > 1 || !valor.endsWith('.05'));
