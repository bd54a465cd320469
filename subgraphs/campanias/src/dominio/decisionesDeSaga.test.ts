import { pruebasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, it } from 'vitest';
import { DATOS, PAGO } from '../pruebas/ejemplos.ts';
import { type Campania, type CampaniaCreada, INEXISTENTE } from './campania.ts';
import { cancelarPago, confirmarPago, iniciar, revertirPago, vencer } from './decisionesDeSaga.ts';
import { avanzarSaga, type Paso, type Saga, SIN_SAGA } from './saga.ts';

const { dado } = pruebasDe<Saga, Paso>(avanzarSaga, SIN_SAGA);

const AHORA = new Date('2026-11-30T23:59:30.000Z');
const { payoutId, confirmacionId } = PAGO;

const en = (estado: CampaniaCreada['estado']): Campania => ({ ...DATOS, estado, motivo: null });
const confirmar = (estado: CampaniaCreada['estado'], version?: number) => (saga: Saga) =>
  confirmarPago({ payoutId, confirmacionId, version }, saga, en(estado));
const revertir = (estado: CampaniaCreada['estado'], version?: number) => (saga: Saga) =>
  revertirPago({ payoutId, motivo: 'Rechazado', version }, saga, en(estado));

const solicitada: Paso = {
  tipo: 'PAGO_SOLICITADO',
  datos: { clienteId: DATOS.idCliente, cicloId: '2026-11', monto: DATOS.presupuesto },
};
const iniciada: readonly Paso[] = [
  { tipo: 'CAMPANIA_CREADA', datos: { vence: '2026-12-01T00:00:30.000Z' } },
  solicitada,
];
const confirmado = (version: number | null, atrasada = false): Paso => ({
  tipo: 'PAGO_CONFIRMADO',
  datos: { payoutId, confirmacionId, version, atrasada },
});
const revertido = (version: number | null, atrasada = false): Paso => ({
  tipo: 'PAGO_REVERTIDO',
  datos: { payoutId, motivo: 'Rechazado', version, atrasada },
});
const aprobada: Paso = { tipo: 'CAMPANIA_APROBADA', datos: PAGO };
const cancelada: Paso = { tipo: 'CAMPANIA_CANCELADA', datos: { motivo: 'Rechazado', origen: 'PAGOS' } };
const terminada: Paso = { tipo: 'COMPENSACION_TERMINADA', datos: {} };
const devolver = (motivo: string): Paso => ({ tipo: 'REVERSION_SOLICITADA', datos: { motivo } });
const TARDE = devolver('El pago se confirmó cuando la campaña ya estaba cancelada.');
const SIN_RESPUESTA = 'El pago no se confirmó a tiempo.';
const vencida: readonly Paso[] = [
  { tipo: 'PLAZO_VENCIDO', datos: {} },
  { tipo: 'CAMPANIA_CANCELADA', datos: { motivo: SIN_RESPUESTA, origen: 'TIEMPO_AGOTADO' } },
  devolver(SIN_RESPUESTA),
];
const pedida: readonly Paso[] = [
  { tipo: 'CANCELACION_PEDIDA', datos: { motivo: 'Cambio de planes' } },
  devolver('Cambio de planes'),
];

describe('iniciar', () => {
  it('asks for the payment in the cycle of the moment (UTC), and gives it its time', () => {
    dado([])
      .cuando(() => iniciar(DATOS, AHORA, 60_000))
      .entonces(...iniciada);
  });
});

describe('the payment is confirmed', () => {
  it('PENDIENTE: approves the campaign', () => {
    dado(iniciada).cuando(confirmar('PENDIENTE', 4)).entonces(confirmado(4), aprobada);
  });

  it.each([
    ['the budget', DATOS.presupuesto, [confirmado(4), aprobada]],
    ['another amount', { ...DATOS.presupuesto, valor: '0.50' }, [confirmado(4)]],
  ])('PENDIENTE, with %s: approves for the budget alone', (_, monto, esperados) => {
    dado(iniciada)
      .cuando((saga) => confirmarPago({ payoutId, confirmacionId, version: 4, monto }, saga, en('PENDIENTE')))
      .entonces(...esperados);
  });

  it('CANCELADA by a time-out: asks the money back', () => {
    dado([...iniciada, ...vencida])
      .cuando(confirmar('CANCELADA', 4))
      .entonces(confirmado(4), TARDE);
  });

  it('CANCELADA by a failure, and paid in a later try: asks the money back', () => {
    dado([...iniciada, revertido(4), cancelada, terminada])
      .cuando(confirmar('CANCELADA', 6))
      .entonces(confirmado(6), TARDE);
  });

  it.each(['APROBADA', 'FINALIZADA'] as const)('%s: a payment of another try is noted', (estado) => {
    dado([...iniciada, confirmado(4), aprobada])
      .cuando(confirmar(estado, 6))
      .entonces(confirmado(6));
  });

  it('the same news again is no step', () => {
    dado([...iniciada, confirmado(4), aprobada])
      .cuando(confirmar('APROBADA', 4))
      .entonces();
    dado([...iniciada, confirmado(null), aprobada])
      .cuando(confirmar('APROBADA'))
      .entonces();
  });

  it('older than a reversal that came first: is noted, and changes nothing', () => {
    dado([...iniciada, revertido(5), cancelada, terminada])
      .cuando(confirmar('CANCELADA', 4))
      .entonces(confirmado(4, true));
  });

  it('without versions, a reversal is the last that happens to a payout', () => {
    dado([...iniciada, revertido(null), cancelada, terminada])
      .cuando(confirmar('CANCELADA'))
      .entonces(confirmado(null, true));
    dado([...iniciada, revertido(5), cancelada, terminada])
      .cuando(confirmar('CANCELADA'))
      .entonces(confirmado(null, true));
    dado([...iniciada, revertido(null), cancelada, terminada])
      .cuando(confirmar('CANCELADA', 4))
      .entonces(confirmado(4, true));
  });
});

describe('the payment fails or is reverted', () => {
  it.each(['PENDIENTE', 'APROBADA'] as const)(
    '%s: cancels the campaign, and nothing is left to be undone',
    (estado) => {
      dado(iniciada).cuando(revertir(estado, 5)).entonces(revertido(5), cancelada, terminada);
    },
  );

  it('CANCELADA, and the money was asked back: it is back', () => {
    dado([...iniciada, ...pedida])
      .cuando(revertir('CANCELADA', 5))
      .entonces(revertido(5), terminada);
    dado([...iniciada, ...vencida])
      .cuando(revertir('CANCELADA'))
      .entonces(revertido(null), terminada);
  });

  it('CANCELADA, and nothing was out: is noted', () => {
    dado([...iniciada, revertido(4), cancelada, terminada])
      .cuando(revertir('CANCELADA', 6))
      .entonces(revertido(6));
  });

  it('FINALIZADA: is noted', () => {
    dado([...iniciada, confirmado(4), aprobada])
      .cuando(revertir('FINALIZADA', 5))
      .entonces(revertido(5));
  });

  it('the same news again is no step', () => {
    dado([...iniciada, revertido(5), cancelada, terminada])
      .cuando(revertir('CANCELADA', 5))
      .entonces();
  });

  it('a failure that is older than the confirmation of a later try is noted, and changes nothing', () => {
    dado([...iniciada, confirmado(6), aprobada])
      .cuando(revertir('APROBADA', 4))
      .entonces(revertido(4, true));
  });

  it('without versions it comes after the confirmation', () => {
    dado([...iniciada, confirmado(4), aprobada])
      .cuando(revertir('APROBADA'))
      .entonces(revertido(null), cancelada, terminada);
  });
});

describe('the time is over', () => {
  it('EN_CURSO: cancels the campaign and asks the money back', () => {
    dado(iniciada)
      .cuando(vencer)
      .entonces(...vencida);
  });

  it.each([
    ['COMPLETADA', [confirmado(4), aprobada]],
    ['COMPENSANDO', pedida],
    ['COMPENSADA', [revertido(5), cancelada, terminada]],
  ])('%s: nothing', (_, pasos) => {
    dado([...iniciada, ...pasos])
      .cuando(vencer)
      .entonces();
  });
});

describe('a user cancels', () => {
  it('asks the money back', () => {
    dado(iniciada)
      .cuando(() => cancelarPago('Cambio de planes'))
      .entonces(...pedida);
  });
});

describe('a campaign that is unknown', () => {
  it.each([
    ['confirmed', confirmar('PENDIENTE', 4)],
    ['reverted', revertir('PENDIENTE', 4)],
    ['timed out', vencer],
  ])('%s: is refused', (_, decidir) => {
    dado([]).cuando(decidir).entoncesFalla('idCampania', 'CAMPANIA_NO_ENCONTRADA');
  });

  it('a saga without its campaign is refused too', () => {
    const pago = { payoutId, confirmacionId, motivo: 'Rechazado', version: 4 };
    dado(iniciada)
      .cuando((saga) => confirmarPago(pago, saga, INEXISTENTE))
      .entoncesFalla('idCampania', 'CAMPANIA_NO_ENCONTRADA');
    dado(iniciada)
      .cuando((saga) => revertirPago(pago, saga, INEXISTENTE))
      .entoncesFalla('idCampania', 'CAMPANIA_NO_ENCONTRADA');
  });
});
