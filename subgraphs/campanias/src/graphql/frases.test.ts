import { describe, expect, it } from 'vitest';
import type { CampaniaLeida } from '../aplicacion/consultas.ts';
import type { EventoCampania } from '../dominio/campania.ts';
import type { Paso } from '../dominio/saga.ts';
import { nombre } from '../dominio/valores.ts';
import { actualizada, aprobada, cancelada, creada, DATOS, finalizada, PAGO } from '../pruebas/ejemplos.ts';
import { descripcionDe, detalleDe, mensajeDe } from './frases.ts';

const desconocido = (tipo: string) => ({ tipo, datos: {} }) as unknown;

describe('where a campaign stands', () => {
  it.each<[CampaniaLeida['estado'], string | null, string]>([
    ['PENDIENTE', null, 'La campaña espera la confirmación de su pago.'],
    ['APROBADA', null, 'La campaña está aprobada: su pago fue confirmado.'],
    ['CANCELADA', 'Rechazado', 'La campaña fue cancelada. Motivo: Rechazado.'],
    ['CANCELADA', 'FONDOS_INSUFICIENTES', 'La campaña fue cancelada. Motivo: La cuenta no tiene fondos suficientes.'],
    ['FINALIZADA', null, 'La campaña terminó.'],
  ])('%s', (estado, motivo, frase) => {
    expect(mensajeDe({ estado, motivo })).toBe(frase);
  });

  it('has a sentence for every estado', () => {
    expect(() => mensajeDe({ estado: 'OTRO' as CampaniaLeida['estado'], motivo: null })).toThrow('OTRO');
  });
});

describe('what happened to a campaign', () => {
  it.each<[EventoCampania, string]>([
    [creada, 'Se creó la campaña «Lanzamiento» con un presupuesto de 1500.00 USD.'],
    [actualizada({ nombre: nombre('x'), fechaInicio: '2027-01-01' }), 'Se cambió el nombre, la fecha de inicio.'],
    [aprobada, 'Se aprobó la campaña: el pago fue confirmado (C-1).'],
    [cancelada('SOCIO'), 'Se canceló la campaña. Motivo: Cambio de planes.'],
    [finalizada, 'La campaña terminó.'],
  ])('$tipo', (evento, frase) => {
    expect(descripcionDe(evento)).toBe(frase);
  });

  it('has a sentence for every event', () => {
    expect(() => descripcionDe(desconocido('Otro.v1') as EventoCampania)).toThrow('Otro.v1');
  });
});

describe('a step of a saga', () => {
  const noticia = { payoutId: PAGO.payoutId, version: 4, atrasada: false };
  it.each<[Paso, string]>([
    [{ tipo: 'CAMPANIA_CREADA', datos: { vence: '2026-11-24T00:00:00.000Z' } }, 'Se creó la campaña.'],
    [
      {
        tipo: 'PAGO_SOLICITADO',
        datos: { clienteId: DATOS.idCliente, cicloId: '2026-11', monto: DATOS.presupuesto },
      },
      'Se solicitó el pago de 1500.00 USD para el ciclo 2026-11.',
    ],
    [{ tipo: 'PAGO_CONFIRMADO', datos: { ...noticia, confirmacionId: 'C-1' } }, 'El pago fue confirmado (C-1).'],
    [
      { tipo: 'PAGO_REVERTIDO', datos: { ...noticia, atrasada: true, motivo: 'Rechazado' } },
      'El pago falló o fue revertido (noticia atrasada, sin efecto): Rechazado.',
    ],
    [{ tipo: 'PLAZO_VENCIDO', datos: {} }, 'Se agotó el tiempo para confirmar el pago.'],
    [{ tipo: 'CANCELACION_PEDIDA', datos: { motivo: 'Planes' } }, 'Se canceló la campaña a petición: Planes.'],
    [{ tipo: 'CAMPANIA_APROBADA', datos: PAGO }, 'Se aprobó la campaña.'],
    [
      { tipo: 'CAMPANIA_CANCELADA', datos: { motivo: 'Rechazado', origen: 'PAGOS' } },
      'Se canceló la campaña. Motivo: Rechazado.',
    ],
    [
      { tipo: 'REVERSION_SOLICITADA', datos: { motivo: 'Planes' } },
      'Se solicitó la devolución del pago. Motivo: Planes.',
    ],
    [{ tipo: 'COMPENSACION_TERMINADA', datos: {} }, 'No queda dinero por devolver.'],
  ])('$tipo', (paso, frase) => {
    expect(detalleDe(paso)).toBe(frase);
  });

  it('has a sentence for every step', () => {
    expect(() => detalleDe(desconocido('OTRO') as Paso)).toThrow('OTRO');
  });
});
