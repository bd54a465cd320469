import { describe, expect, it } from 'vitest';
import type { EventoPayout } from '../dominio/payout.ts';
import { cicloId, type MedioPago, mascara } from '../dominio/valores.ts';
import { publicar } from './eventosPublicados.ts';

const de = { payoutId: 'p', clienteId: 'c', idCampania: null };
const monto = { valor: '10.00', moneda: 'USD' } as const;
const tarjeta: MedioPago = { tipo: 'TARJETA', mascara: mascara('4111111111111111') };

const creado = (medioPago: MedioPago | null): EventoPayout => ({
  tipo: 'PayoutCreado.v1',
  datos: { ...de, cicloId: cicloId('2026-11'), moneda: 'USD', medioPago, monto, cantidadTransacciones: 0 },
});
const procesado = (medioPago: MedioPago | null): EventoPayout => ({
  tipo: 'PayoutProcesado.v1',
  datos: { ...de, monto, medioPago, intento: 1, referencia: 'p:1' },
});

describe('the events of a payout, as they are published', () => {
  it.each([creado, procesado])('say how the money goes, not to which card or account (%#)', (evento) => {
    const { tipo, datos } = evento(tarjeta);
    expect(publicar(evento(tarjeta))).toEqual({ tipo, datos: { ...datos, medioPago: { tipo: 'TARJETA' } } });
    expect(publicar(evento(null))).toEqual(evento(null));
  });

  it('are whole otherwise', () => {
    const fallido: EventoPayout = { tipo: 'PayoutFallido.v1', datos: { ...de, monto, motivo: 'CUENTA_INVALIDA' } };
    expect(publicar(fallido)).toEqual(fallido);
  });
});
