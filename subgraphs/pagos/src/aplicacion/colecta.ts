import { type Dinero, exigirPagable, type Moneda } from '@alpes/seedwork/dominio/dinero';
import { estadoIlegal } from '@alpes/seedwork/dominio/errores';
import { exigirActivo } from '../dominio/clienteConocido.ts';
import { enMoneda } from '../dominio/moneda.ts';
import type { DatosPayout } from '../dominio/payout.ts';
import type { CicloId, MedioPago } from '../dominio/valores.ts';
import type { Puertos } from './puertos.ts';

/** Whose commissions to collect, of which cycle. */
export interface PedidoDeColecta {
  readonly clienteId: string;
  readonly cicloId: CicloId;
  readonly moneda?: Moneda | undefined;
  readonly medioPago?: MedioPago | undefined;
}

/** Finds the open transactions of a cycle. @returns them, how the payout that collects them begins, and their sum. */
export const reunir = async (
  payoutId: string,
  { clienteId, cicloId, moneda: pedida, medioPago }: PedidoDeColecta,
  { clientes, comisiones }: Pick<Puertos, 'clientes' | 'comisiones'>,
): Promise<{ readonly datos: DatosPayout; readonly total: Dinero; readonly transactionIds: readonly string[] }> => {
  exigirActivo(await clientes.buscar(clienteId));
  const abiertas = enMoneda(await comisiones.abiertas(clienteId, cicloId), pedida);
  if (abiertas === undefined) {
    throw estadoIlegal('cicloId', 'SIN_TRANSACCIONES', 'El cliente no tiene transacciones abiertas de este ciclo.');
  }
  const { moneda, transactionIds, total } = abiertas;
  exigirPagable(total, 'monto');
  const datos = {
    payoutId,
    clienteId,
    cicloId,
    idCampania: null,
    moneda,
    medioPago: medioPago ?? null,
    monto: null,
    cantidadTransacciones: transactionIds.length,
  };
  return { datos, total, transactionIds };
};
