import { contar } from '@alpes/seedwork/aplicacion/lista';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { EstadoDePayout } from '../dominio/payout.ts';
import type { ResumenDePayouts } from './consultas.ts';

const PENDIENTES: readonly EstadoDePayout[] = ['PENDIENTE', 'CALCULADO', 'EN_PROCESO'];

/** How many payouts have not ended yet. */
export const contarPendientes = (resumen: readonly ResumenDePayouts[]): number =>
  contar(resumen.filter(({ estado }) => PENDIENTES.includes(estado)));

/** What was paid and not taken back, one amount for each currency. */
export const montosProcesados = (resumen: readonly ResumenDePayouts[]): readonly Dinero[] =>
  resumen.filter(({ estado }) => estado === 'EXITOSO').map(({ monto }) => monto);
