import { plegar } from '@alpes/seedwork/dominio/evento';
import { describe, expect, it } from 'vitest';
import { DATOS, PAGO } from '../pruebas/ejemplos.ts';
import { avanzarSaga, type Paso, type Saga, SIN_SAGA } from './saga.ts';

const VENCE = '2026-11-24T18:31:00.000Z';
const tras = (...pasos: readonly Paso[]) => plegar<Saga, Paso>(avanzarSaga, SIN_SAGA, pasos);

const creada: Paso = { tipo: 'CAMPANIA_CREADA', datos: { vence: VENCE } };
const confirmado: Paso = { tipo: 'PAGO_CONFIRMADO', datos: { ...PAGO, version: 4, atrasada: false } };

describe('a saga is the fold of its steps', () => {
  const inicio = { estado: 'EN_CURSO', vence: VENCE, motivo: null, pagos: {} };
  const { payoutId } = PAGO;

  it.each<[string, readonly Paso[], object]>([
    ['begins', [creada], {}],
    [
      'asks for the payment',
      [
        {
          tipo: 'PAGO_SOLICITADO',
          datos: { clienteId: DATOS.idCliente, cicloId: '2026-11', monto: DATOS.presupuesto },
        },
      ],
      {},
    ],
    ['hears of a confirmation', [confirmado], { pagos: { [payoutId]: { version: 4, revertido: false } } }],
    [
      'hears of a reversal after it',
      [confirmado, { tipo: 'PAGO_REVERTIDO', datos: { payoutId, motivo: 'x', version: 5, atrasada: false } }],
      { pagos: { [payoutId]: { version: 5, revertido: true } } },
    ],
    [
      'keeps the newest when old news come late',
      [confirmado, { tipo: 'PAGO_REVERTIDO', datos: { payoutId, motivo: 'x', version: 2, atrasada: true } }],
      { pagos: { [payoutId]: { version: 4, revertido: false } } },
    ],
    ['approves', [{ tipo: 'CAMPANIA_APROBADA', datos: PAGO }], { estado: 'COMPLETADA' }],
    ['runs out of time', [{ tipo: 'PLAZO_VENCIDO', datos: {} }], {}],
    ['cancels', [{ tipo: 'CAMPANIA_CANCELADA', datos: { motivo: 'x', origen: 'PAGOS' } }], { motivo: 'x' }],
    ['is cancelled', [{ tipo: 'CANCELACION_PEDIDA', datos: { motivo: 'x' } }], { motivo: 'x' }],
    ['asks the money back', [{ tipo: 'REVERSION_SOLICITADA', datos: { motivo: 'x' } }], { estado: 'COMPENSANDO' }],
    ['ends without money out', [{ tipo: 'COMPENSACION_TERMINADA', datos: {} }], { estado: 'COMPENSADA' }],
  ])('%s', (_, pasos, esperado) => {
    expect(tras(creada, ...pasos.filter((paso) => paso !== creada))).toEqual({ ...inicio, ...esperado });
  });

  it('a first step that does not begin it is a fault of the log', () => {
    expect(() => tras(confirmado)).toThrow('never started');
  });

  it('an unknown step is a fault of the program', () => {
    expect(() => tras(creada, { tipo: 'OTRO', datos: {} } as unknown as Paso)).toThrow('OTRO');
  });
});
