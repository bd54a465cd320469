import { describe, expect, it } from 'vitest';
import type { EventoPublicado } from '../aplicacion/eventosPublicados.ts';
import { cicloId } from '../dominio/valores.ts';
import { detalleDe } from './detalle.ts';

const de = { payoutId: 'p', clienteId: 'c', idCampania: null };
const deTransaction = { transactionId: 't', clienteId: 'c' };
const monto = { valor: '5.00', moneda: 'USD' } as const;
const inicio = { ...de, cicloId: cicloId('2026-11'), moneda: 'USD', medioPago: null } as const;

describe('detalleDe', () => {
  it.each<[EventoPublicado, string]>([
    [
      { tipo: 'PayoutCreado.v1', datos: { ...inicio, monto: null, cantidadTransacciones: 1 } },
      'Se creó el payout del ciclo 2026-11 con 1 transacción.',
    ],
    [
      { tipo: 'PayoutCreado.v1', datos: { ...inicio, monto, cantidadTransacciones: 0 } },
      'Se creó el payout del ciclo 2026-11 por 5.00 USD.',
    ],
    [{ tipo: 'ComisionesCalculadas.v1', datos: { ...de, monto } }, 'Se calculó el monto: 5.00 USD.'],
    [
      { tipo: 'PayoutProcesado.v1', datos: { ...de, monto, medioPago: null, intento: 2, referencia: 'p:2' } },
      'Se envió el pago de 5.00 USD (intento 2).',
    ],
    [
      { tipo: 'PayoutExitoso.v1', datos: { ...de, monto, confirmacionId: 'C-1' } },
      'El pago de 5.00 USD llegó a su destino (C-1).',
    ],
    [
      { tipo: 'PayoutFallido.v1', datos: { ...de, monto, motivo: 'FONDOS_INSUFICIENTES' } },
      'El pago de 5.00 USD fue rechazado: La cuenta no tiene fondos suficientes.',
    ],
    [
      { tipo: 'PagoConfirmado.v1', datos: { ...de, monto, confirmacionId: 'C-1' } },
      'Se confirmó el pago de 5.00 USD (C-1).',
    ],
    [
      { tipo: 'PagoRevertido.v1', datos: { ...de, monto, motivo: 'error' } },
      'El dinero no quedó en poder del cliente: error.',
    ],
    [
      { tipo: 'ReversionSolicitada.v1', datos: { ...de, motivo: 'error' } },
      'Se pidió revertir el pago en cuanto termine: error.',
    ],
    [
      {
        tipo: 'TransaccionRegistrada.v1',
        datos: {
          ...deTransaction,
          marcaId: 'm',
          tipoEvento: 'CLICK',
          comision: monto,
          fecha: '2026-11-01T00:00:00.000Z',
          cicloId: cicloId('2026-11'),
        },
      },
      'Se registró una comisión de 5.00 USD.',
    ],
    [{ tipo: 'TransaccionAnulada.v1', datos: { ...deTransaction, motivo: 'x' } }, 'Se anuló la transacción: x.'],
  ])('%j', (evento, detalle) => {
    expect(detalleDe(evento)).toBe(detalle);
  });

  it('does not take an event that it does not know', () => {
    expect(() => detalleDe({ tipo: 'Otro.v1' } as never)).toThrow('Unexpected value');
  });
});
