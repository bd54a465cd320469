import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallasDe } from '../pruebas/dado.ts';
import {
  cero,
  type Dinero,
  dinero,
  dineroPositivo,
  esMoneda,
  esPositivo,
  exigirPagable,
  MONEDAS,
  negar,
  proporcion,
  sonIguales,
  sumar,
} from './dinero.ts';

/** Reference arithmetic in whole cents: exact, and not the library under test. */
const centavos = ({ valor }: Dinero): bigint => BigInt(valor.replace('.', ''));
const desdeCentavos = (n: bigint): string => {
  const digitos = (n < 0n ? -n : n).toString().padStart(3, '0');
  return `${n < 0n ? '-' : ''}${digitos.slice(0, -2)}.${digitos.slice(-2)}`;
};

const MAXIMO = 99_999_999_999_999_999_999n;
const monto = (limite = MAXIMO / 4n) =>
  fc.bigInt({ min: -limite, max: limite }).map((n) => dinero(desdeCentavos(n), 'COP'));

describe('dinero', () => {
  it.each([
    ['0', '0.00'],
    ['-0', '0.00'],
    ['5', '5.00'],
    ['5.1', '5.10'],
    ['-5.10', '-5.10'],
    ['007.5', '7.50'],
    ['999999999999999999.99', '999999999999999999.99'],
  ])('takes %s as %s', (texto, valor) => {
    expect(dinero(texto, 'USD')).toEqual({ valor, moneda: 'USD' });
  });

  it.each([
    '',
    ' ',
    'uno',
    '1,5',
    '1.',
    '.5',
    '1.234',
    '1e3',
    '+1',
    '0x10',
    'NaN',
    'Infinity',
    '1 ',
    '1\n',
    '٣',
    '1_0',
    '1'.repeat(19),
  ])('refuses %j', (texto) => {
    expect(fallasDe(() => dinero(texto, 'USD'))).toMatchObject([
      { clase: 'INVALIDO', campo: 'valor', codigo: 'MONTO_INVALIDO' },
    ]);
  });

  it.each(['', 'usd', 'BTC', 'toString'])('refuses the currency %j', (moneda) => {
    expect(esMoneda(moneda)).toBe(false);
    expect(fallasDe(() => dinero('1', moneda))).toMatchObject([
      { clase: 'INVALIDO', campo: 'moneda', codigo: 'MONEDA_DESCONOCIDA' },
    ]);
  });

  it('keeps every cent of every amount, where a float would not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MAXIMO, max: MAXIMO }), (n) => centavos(dinero(desdeCentavos(n), 'EUR')) === n),
    );
  });
});

describe('dineroPositivo', () => {
  it('takes the smallest amount there is', () => {
    expect(dineroPositivo('0.01', 'MXN')).toEqual({ valor: '0.01', moneda: 'MXN' });
  });

  it.each(['0', '0.00', '-0.00', '-0.01'])('refuses %s', (texto) => {
    expect(fallasDe(() => dineroPositivo(texto, 'MXN'))).toMatchObject([
      { campo: 'valor', codigo: 'MONTO_NO_POSITIVO' },
    ]);
  });
});

describe('sumar', () => {
  it('is exact', () => {
    fc.assert(fc.property(monto(), monto(), (a, b) => centavos(sumar(a, b)) === centavos(a) + centavos(b)));
  });

  it('does not depend on the order, and zero and the negative do what they say', () => {
    fc.assert(
      fc.property(monto(), monto(), monto(), (a, b, c) => {
        expect(sumar(a, b)).toEqual(sumar(b, a));
        expect(sumar(sumar(a, b), c)).toEqual(sumar(a, sumar(b, c)));
        expect(sumar(a, cero('COP'))).toEqual(a);
        expect(sumar(a, negar(a))).toEqual(cero('COP'));
      }),
    );
  });

  it('adds a thousand times ten cents to a hundred', () => {
    const suma = Array.from({ length: 1_000 }).reduce<Dinero>(
      (total) => sumar(total, dinero('0.10', 'USD')),
      cero('USD'),
    );
    expect(suma.valor).toBe('100.00');
  });

  it('never adds two currencies', () => {
    for (const otra of MONEDAS.filter((moneda) => moneda !== 'USD')) {
      expect(() => sumar(cero('USD'), cero(otra))).toThrow(`Cannot add USD and ${otra}`);
    }
  });

  it('goes up to the largest amount, and refuses what is beyond, of either sign', () => {
    const maximo = dinero('999999999999999999.99', 'USD');
    expect(sumar(maximo, cero('USD'))).toEqual(maximo);
    for (const monto of [maximo, negar(maximo)]) {
      const [falla] = fallasDe(() =>
        sumar(monto, monto.valor.startsWith('-') ? dinero('-0.01', 'USD') : dinero('0.01', 'USD')),
      );
      expect(falla).toMatchObject({ campo: 'monto', codigo: 'MONTO_EXCESIVO' });
    }
  });
});

describe('negar', () => {
  it('of zero is zero, not minus zero', () => {
    expect(negar(cero('USD'))).toEqual(cero('USD'));
  });

  it('twice is the amount itself', () => {
    fc.assert(
      fc.property(monto(), (a) => {
        expect(negar(negar(a))).toEqual(a);
      }),
    );
  });
});

describe('esPositivo', () => {
  it('is more than zero', () => {
    fc.assert(fc.property(monto(), (a) => esPositivo(a) === centavos(a) > 0n));
  });
});

describe('proporcion', () => {
  it.each([
    ['100.00', '0.05', '5.00'],
    ['0.10', '0.05', '0.01'],
    ['0.09', '0.05', '0.00'],
    ['-0.10', '0.05', '-0.01'],
    // As a float, 1.005 is a little less, and would be rounded down.
    ['1.005', '1', '1.01'],
    ['999999999999999999.99', '1', '999999999999999999.99'],
  ])('%s at a rate of %s is %s: half up', (valor, tasa, esperado) => {
    expect(proporcion({ valor, moneda: 'USD' }, tasa)).toEqual({ valor: esperado, moneda: 'USD' });
  });

  it('is the exact part rounded half up to the cent, for rates of four places', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAXIMO }), fc.bigInt({ min: 0n, max: 10_000n }), (n, tasa) => {
        const texto = `${tasa / 10_000n}.${(tasa % 10_000n).toString().padStart(4, '0')}`;
        const esperado = (n * tasa * 2n + 10_000n) / 20_000n;
        expect(centavos(proporcion(dinero(desdeCentavos(n), 'COP'), texto))).toBe(esperado);
      }),
    );
  });
});

describe('an amount that is to be paid', () => {
  it('is at most what can be added up many times', () => {
    expect(dineroPositivo('9999999999999.99', 'COP').valor).toBe('9999999999999.99');
    expect(fallasDe(() => dineroPositivo('10000000000000', 'COP'))).toMatchObject([
      { campo: 'valor', codigo: 'MONTO_EXCESIVO' },
    ]);
    expect(fallasDe(() => exigirPagable(dinero('10000000000000', 'COP'), 'monto'))).toMatchObject([
      { campo: 'monto', codigo: 'MONTO_EXCESIVO' },
    ]);
  });

  it('is the same as another in value and currency', () => {
    expect(sonIguales(dinero('1', 'USD'), dinero('1.00', 'USD'))).toBe(true);
    expect(sonIguales(dinero('1', 'USD'), dinero('1', 'EUR'))).toBe(false);
    expect(sonIguales(dinero('1', 'USD'), dinero('2', 'USD'))).toBe(false);
  });
});
