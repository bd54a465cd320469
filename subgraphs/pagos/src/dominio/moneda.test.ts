import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import { describe, expect, it } from 'vitest';
import { enMoneda } from './moneda.ts';

const usd = { moneda: 'USD', id: 1 } as const;
const cop = { moneda: 'COP', id: 2 } as const;

describe('enMoneda', () => {
  it('takes the one in the currency asked for', () => {
    expect(enMoneda([usd, cop], 'COP')).toBe(cop);
    expect(enMoneda([usd, cop], 'EUR')).toBeUndefined();
  });

  it('takes the only one when no currency is asked for', () => {
    expect(enMoneda([usd], undefined)).toBe(usd);
    expect(enMoneda([], undefined)).toBeUndefined();
  });

  it('refuses to guess', () => {
    expect(fallasDe(() => enMoneda([cop, usd], undefined))).toEqual([
      expect.objectContaining({
        campo: 'moneda',
        codigo: 'MONEDA_AMBIGUA',
        mensaje: expect.stringContaining('COP, USD'),
      }),
    ]);
  });
});
