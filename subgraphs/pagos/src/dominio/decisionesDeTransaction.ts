import { conflicto, estadoIlegal, invalido, noEncontrado } from '@alpes/seedwork/dominio/errores';
import { type BaseDeComision, comisionDe } from './comision.ts';
import type { DatosTransaction, EventoTransaction, Transaction } from './transaction.ts';
import { cicloDe } from './valores.ts';

/** How far ahead the clock of who registers a transaction may be, in ms. */
const ADELANTO_MS = 5 * 60_000;
const PRIMERA_FECHA = new Date('2000-01-01T00:00:00Z');

/** What a partner did that earns it a commission. */
export type Ganancia = Pick<DatosTransaction, 'transactionId' | 'clienteId' | 'marcaId' | 'tipoEvento'> &
  BaseDeComision & { readonly fecha: Date };

/** Registers a commission, in the cycle of its date. */
export const registrar = (
  { transactionId, clienteId, marcaId, tipoEvento, fecha, ...base }: Ganancia,
  transaction: Transaction,
  ahora: Date,
): readonly EventoTransaction[] => {
  if (transaction.estado !== 'INEXISTENTE') {
    throw conflicto('id', 'TRANSACCION_YA_EXISTE', 'Ya hay una transacción con este id.');
  }
  if (fecha.getTime() > ahora.getTime() + ADELANTO_MS) {
    throw invalido('fecha', 'FECHA_FUTURA', 'La fecha de la transacción no puede ser futura.');
  }
  if (fecha < PRIMERA_FECHA) {
    throw invalido('fecha', 'FECHA_FUERA_DE_RANGO', 'La fecha de la transacción no puede ser anterior a 2000.');
  }
  const datos: DatosTransaction = {
    transactionId,
    clienteId,
    marcaId,
    tipoEvento,
    comision: comisionDe(tipoEvento, base),
    fecha: fecha.toISOString(),
    cicloId: cicloDe(fecha),
  };
  return [{ tipo: 'TransaccionRegistrada.v1', datos }];
};

/** ABIERTA → ANULADA. What a payout has collected is in its sum, and stays there. */
export const anular = (motivo: string, transaction: Transaction): readonly EventoTransaction[] => {
  switch (transaction.estado) {
    case 'INEXISTENTE':
      throw noEncontrado('id', 'TRANSACCION_NO_ENCONTRADA', 'No hay una transacción con este id.');
    case 'COLECTADA':
      throw estadoIlegal('id', 'TRANSACCION_COLECTADA', 'Un payout ya incluye esta transacción: no se puede anular.');
    case 'ANULADA':
      throw estadoIlegal('id', 'TRANSACCION_ANULADA', 'Esta transacción ya está anulada.');
    case 'ABIERTA': {
      const { transactionId, clienteId } = transaction;
      return [{ tipo: 'TransaccionAnulada.v1', datos: { transactionId, clienteId, motivo } }];
    }
  }
};
