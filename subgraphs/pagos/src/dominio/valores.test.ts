import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cicloDe, cicloId, mascara } from './valores.ts';

const codigosDe = (accion: () => unknown) => fallasDe(accion).map(({ codigo }) => codigo);

describe('cicloId', () => {
  it.each([
    ['2026-11', '2026-11'],
    [' 2026-01 ', '2026-01'],
    ['2026-12', '2026-12'],
  ])('takes %j as %j', (texto, esperado) => {
    expect(cicloId(texto)).toBe(esperado);
  });

  it.each([
    '',
    '2026',
    '2026-00',
    '2026-13',
    '2026-1',
    '26-11',
    '2026/11',
    '2026-11-01',
    '2026-11\n2026-12',
    '٢٠٢٦-١١',
  ])('refuses %j', (texto) => {
    expect(codigosDe(() => cicloId(texto))).toEqual(['CICLO_INVALIDO']);
  });
});

describe('cicloDe', () => {
  it('is the month in UTC', () => {
    expect(cicloDe(new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11');
    expect(cicloDe(new Date('2026-11-30T20:00:00-05:00'))).toBe('2026-12');
  });
});

describe('mascara', () => {
  it.each([
    ['4111111111111111', '**** 1111'],
    ['4111 1111 1111 1234', '**** 1234'],
    ['4111-1111-1111-1234', '**** 1234'],
    ['**** 1111', '**** 1111'],
    ['xxxx-XXXX-4321', '**** 4321'],
    ['•••• 7', '**** 7'],
  ])('takes %j as %j', (texto, esperado) => {
    expect(mascara(texto)).toBe(esperado);
  });

  it.each(['', '****', 'cuenta de Ana 1234', '4111.1111', '1'.repeat(41), '\0', '1234\u0000'])(
    'refuses %j',
    (texto) => {
      expect(codigosDe(() => mascara(texto))).toEqual(['MASCARA_INVALIDA']);
    },
  );

  it('never keeps more than four digits, and is the same when it is made from itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 -]{0,20}[0-9][0-9 -]{0,19}$/), (texto) => {
        const enmascarado = mascara(texto);
        expect(enmascarado).toMatch(/^\*\*\*\* \d{1,4}$/);
        expect(mascara(enmascarado)).toBe(enmascarado);
      }),
    );
  });
});
