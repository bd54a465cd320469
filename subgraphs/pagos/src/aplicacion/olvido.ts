import { exigirNoOlvidado } from '../dominio/clienteConocido.ts';
import type { Payout } from '../dominio/payout.ts';
import type { Puertos } from './puertos.ts';

/** Refuses a payout, as a command has left it, that would have digits of a cliente that was forgotten. */
export const exigirSinCifrasDeOlvidado = async (payout: Payout, { clientes }: Pick<Puertos, 'clientes'>) => {
  if (payout.estado === 'INEXISTENTE' || payout.medioPago?.mascara == null) return;
  exigirNoOlvidado(await clientes.buscar(payout.clienteId));
};
