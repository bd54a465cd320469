import { fallasDe, pruebasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { anular, type Ganancia, registrar } from './decisionesDeTransaction.ts';
import {
  type DatosTransaction,
  type EventoTransaction,
  evolucionar,
  INEXISTENTE,
  type Transaction,
} from './transaction.ts';
import { cicloId } from './valores.ts';

const { dado } = pruebasDe(evolucionar, INEXISTENTE);
const ahora = new Date('2026-11-24T12:00:00Z');
const transactionId = '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f';
const clienteId = '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e40';

const ganancia: Ganancia = {
  transactionId,
  clienteId,
  marcaId: 'marca-aurora',
  tipoEvento: 'VENTA',
  valor: { valor: '200.00', moneda: 'USD' },
  fecha: new Date('2026-10-31T22:00:00-05:00'),
};
const datos: DatosTransaction = {
  transactionId,
  clienteId,
  marcaId: 'marca-aurora',
  tipoEvento: 'VENTA',
  comision: { valor: '10.00', moneda: 'USD' },
  fecha: '2026-11-01T03:00:00.000Z',
  cicloId: cicloId('2026-11'),
};
const registrada: EventoTransaction = { tipo: 'TransaccionRegistrada.v1', datos };
const anulada: EventoTransaction = {
  tipo: 'TransaccionAnulada.v1',
  datos: { transactionId, clienteId, motivo: 'devolución' },
};
const COLECTADA: Transaction = { ...datos, estado: 'COLECTADA', payoutId: '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e41' };

describe('registrar', () => {
  it('puts the commission into the cycle of its date, in UTC', () => {
    dado([])
      .cuando((transaction) => registrar(ganancia, transaction, ahora))
      .entonces(registrada);
  });

  it.each([[[registrada]], [[registrada, anulada]]])('refuses an id that there is already (%#)', (eventos) => {
    dado(eventos)
      .cuando((transaction) => registrar(ganancia, transaction, ahora))
      .entoncesFalla('id', 'TRANSACCION_YA_EXISTE');
  });

  it('lets a clock be five minutes fast, and no more', () => {
    const en = (ms: number) => ({ ...ganancia, fecha: new Date(ahora.getTime() + ms) });
    expect(registrar(en(5 * 60_000), INEXISTENTE, ahora)).toHaveLength(1);
    dado([])
      .cuando((transaction) => registrar(en(5 * 60_000 + 1), transaction, ahora))
      .entoncesFalla('fecha', 'FECHA_FUTURA');
  });

  it('refuses a date of another age', () => {
    dado([])
      .cuando((transaction) => registrar({ ...ganancia, fecha: new Date('1999-12-31T23:59:59Z') }, transaction, ahora))
      .entoncesFalla('fecha', 'FECHA_FUERA_DE_RANGO');
  });

  it('refuses what makes no commission', () => {
    dado([])
      .cuando((transaction) => registrar({ ...ganancia, valor: undefined }, transaction, ahora))
      .entoncesFalla('comision', 'COMISION_AMBIGUA');
  });
});

describe('anular', () => {
  it('ABIERTA → ANULADA', () => {
    dado([registrada])
      .cuando((transaction) => anular('devolución', transaction))
      .entonces(anulada);
    expect(evolucionar({ ...datos, estado: 'ABIERTA' }, anulada)).toEqual({
      ...datos,
      estado: 'ANULADA',
      motivoAnulacion: 'devolución',
    });
  });

  it.each<[Transaction, string]>([
    [INEXISTENTE, 'TRANSACCION_NO_ENCONTRADA'],
    [COLECTADA, 'TRANSACCION_COLECTADA'],
    [{ ...datos, estado: 'ANULADA', motivoAnulacion: 'x' }, 'TRANSACCION_ANULADA'],
  ])('refuses %j', (transaction, codigo) => {
    expect(fallasDe(() => anular('devolución', transaction))).toMatchObject([{ campo: 'id', codigo }]);
  });
});

describe('evolucionar', () => {
  it('does not take an event of a transaction that was never registered', () => {
    expect(() => evolucionar(INEXISTENTE, anulada)).toThrow('never registered');
  });

  it('does not take an event that it does not know', () => {
    expect(() => evolucionar(INEXISTENTE, { tipo: 'Otro.v1' } as never)).toThrow('Unexpected value');
  });
});
