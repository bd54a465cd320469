import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { exigirPeriodo, itinerario, nombre } from './valores.ts';

const codigo = (accion: () => unknown) => fallasDe(accion).map((falla) => [falla.campo, falla.codigo]);

describe('nombre', () => {
  it('has 1 to 120 characters, and no white space that says nothing', () => {
    expect(nombre('  Verano \n 2026 ')).toBe('Verano 2026');
    expect(nombre('ñ'.repeat(120))).toHaveLength(120);
  });

  it.each([
    ['', 'VACIO'],
    [' \t\n', 'VACIO'],
    ['x'.repeat(121), 'MUY_LARGO'],
    ['a\u0000b', 'CARACTER_INVALIDO'],
    ['medio \ud83d', 'CARACTER_INVALIDO'],
  ])('refuses %j', (texto, esperado) => {
    expect(codigo(() => nombre(texto))).toEqual([['', esperado]]);
  });
});

describe('itinerario', () => {
  it('keeps the order of its stops, and a stop may come again', () => {
    expect(itinerario([' Bogotá ', 'Cali', 'Bogotá'])).toEqual(['Bogotá', 'Cali', 'Bogotá']);
    expect(itinerario(Array.from({ length: 50 }, () => 'x'))).toHaveLength(50);
  });

  it.each([
    [[], '', 'VACIO'],
    [Array.from({ length: 51 }, () => 'x'), '', 'MUY_LARGO'],
    [['Bogotá', ' '], '1', 'VACIO'],
    [['Bogotá', 'Cali', 'x'.repeat(121)], '2', 'MUY_LARGO'],
    [['\u0000'], '0', 'CARACTER_INVALIDO'],
  ])('refuses %j', (paradas, campo, esperado) => {
    expect(codigo(() => itinerario(paradas))).toEqual([[campo, esperado]]);
  });
});

describe('the days of a campaign', () => {
  it('may be one day, and may be in the past', () => {
    expect(() => exigirPeriodo({ fechaInicio: '2000-01-01', fechaFin: '2000-01-01' })).not.toThrow();
  });

  it.each([
    ['2026-02-02', '2026-02-01', 'fechaFin', 'FECHA_FIN_ANTERIOR'],
    ['1999-12-31', '2026-02-01', 'fechaInicio', 'FECHA_FUERA_DE_RANGO'],
  ])('refuses %s to %s', (fechaInicio, fechaFin, campo, esperado) => {
    expect(codigo(() => exigirPeriodo({ fechaInicio, fechaFin }))).toEqual([[campo, esperado]]);
  });
});
