import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import { fallasDe } from '@alpes/seedwork/pruebas/dado';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BaseDeComision, comisionDe, TIPOS_DE_EVENTO } from './comision.ts';

const usd = (valor: string): Dinero => ({ valor, moneda: 'USD' });

describe('comisionDe', () => {
  it.each(TIPOS_DE_EVENTO)('takes a commission of a %s as it was earned', (tipoEvento) => {
    expect(comisionDe(tipoEvento, { comision: usd('7.77') })).toEqual(usd('7.77'));
  });

  it.each([
    ['VENTA', '100.00', '5.00'],
    ['VENTA', '0.10', '0.01'],
    ['VENTA', '33.33', '1.67'],
    ['CONVERSION', '100.00', '3.00'],
    ['CONVERSION', '0.50', '0.02'],
    ['VENTA', '999999999999999999.99', '50000000000000000.00'],
  ] as const)('takes the rate of a %s: %s brings %s', (tipoEvento, valor, esperada) => {
    expect(comisionDe(tipoEvento, { valor: usd(valor) })).toEqual(usd(esperada));
  });

  it.each([
    ['CLICK', 'COP', '0.10'],
    ['IMPRESION', 'EUR', '0.01'],
  ] as const)('is fixed for a %s in %s: %s', (tipoEvento, moneda, valor) => {
    expect(comisionDe(tipoEvento, { moneda })).toEqual({ valor, moneda });
  });

  it.each<[string, BaseDeComision]>([
    ['nothing', {}],
    ['two', { comision: usd('1.00'), valor: usd('20.00') }],
    ['two others', { valor: usd('20.00'), moneda: 'USD' }],
    ['all', { comision: usd('1.00'), valor: usd('20.00'), moneda: 'USD' }],
  ])('refuses %s to make it from', (_, base) => {
    expect(fallasDe(() => comisionDe('VENTA', base))).toMatchObject([
      { campo: 'comision', codigo: 'COMISION_AMBIGUA' },
    ]);
  });

  it.each(['CLICK', 'IMPRESION'] as const)('refuses a value for a %s', (tipoEvento) => {
    expect(fallasDe(() => comisionDe(tipoEvento, { valor: usd('20.00') }))).toMatchObject([
      { campo: 'valor', codigo: 'VALOR_NO_APLICA' },
    ]);
  });

  it.each(['VENTA', 'CONVERSION'] as const)('refuses a mere currency for a %s', (tipoEvento) => {
    expect(fallasDe(() => comisionDe(tipoEvento, { moneda: 'USD' }))).toMatchObject([
      { campo: 'moneda', codigo: 'MONEDA_NO_APLICA' },
    ]);
  });

  it('refuses a value of which nothing is left', () => {
    expect(fallasDe(() => comisionDe('VENTA', { valor: usd('0.09') }))).toMatchObject([
      { campo: 'valor', codigo: 'COMISION_CERO' },
    ]);
  });

  it('is never more than the value, and never less than nothing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100n, max: 10n ** 19n }), (centavos) => {
        const valor = `${centavos / 100n}.${`${centavos % 100n}`.padStart(2, '0')}`;
        const comision = BigInt(comisionDe('VENTA', { valor: usd(valor) }).valor.replace('.', ''));
        expect(comision).toBe((centavos * 5n + 50n) / 100n);
      }),
    );
  });
});
