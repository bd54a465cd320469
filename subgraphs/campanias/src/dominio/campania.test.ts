import { plegar } from '@alpes/seedwork/dominio/evento';
import { describe, expect, it } from 'vitest';
import { actualizada, aprobada, cancelada, creada, DATOS, finalizada } from '../pruebas/ejemplos.ts';
import { type Campania, type EventoCampania, evolucionar, INEXISTENTE } from './campania.ts';
import { nombre } from './valores.ts';

const tras = (...eventos: readonly EventoCampania[]) =>
  plegar<Campania, EventoCampania>(evolucionar, INEXISTENTE, eventos);

describe('a campaign is the fold of its events', () => {
  it.each([
    ['created', [creada], { estado: 'PENDIENTE', motivo: null }],
    ['changed', [creada, actualizada({ nombre: nombre('Otro') })], { estado: 'PENDIENTE', nombre: 'Otro' }],
    ['approved', [creada, aprobada], { estado: 'APROBADA', motivo: null }],
    ['cancelled', [creada, cancelada('SOCIO')], { estado: 'CANCELADA', motivo: 'Cambio de planes' }],
    ['finished', [creada, aprobada, finalizada], { estado: 'FINALIZADA' }],
  ])('%s', (_, eventos, esperado) => {
    expect(tras(...eventos)).toEqual({ ...DATOS, motivo: null, ...esperado });
  });

  it('a log whose first event is not the creation is broken', () => {
    expect(() => tras(aprobada)).toThrow('never created');
  });

  it('an event that is not of a campaign is a fault of the program', () => {
    expect(() => tras({ tipo: 'Otro.v1', datos: {} } as unknown as EventoCampania)).toThrow('Otro.v1');
  });
});
