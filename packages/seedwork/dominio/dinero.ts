import { Decimal as DecimalComun } from 'decimal.js';
import { invalido } from './errores.ts';

/** The library's own 20 digits would round a product before it is rounded to the cent: half up twice is not half up. */
const Decimal = DecimalComun.clone({ precision: 60 });
type Decimal = DecimalComun;

/** Currencies that the platform pays in (ISO 4217). */
export const MONEDAS = ['USD', 'COP', 'EUR', 'MXN'] as const;
export type Moneda = (typeof MONEDAS)[number];

/**
 * An amount of money. `valor` is a decimal in plain notation with two places (`"1500000.00"`): a string, because a
 * binary float cannot hold cents.
 */
export interface Dinero {
  readonly valor: string;
  readonly moneda: Moneda;
}

/** The largest amount a column of ours holds: 18 digits before the point. */
const MAXIMO = new Decimal('999999999999999999.99');
/** The largest amount that is paid at once: a hundred thousand of them fit into a total. */
const MAXIMO_PAGABLE = '9999999999999.99';
const FORMA = /^-?\d{1,18}(\.\d{1,2})?$/;

const de = (valor: Decimal, moneda: Moneda): Dinero => ({ valor: valor.toFixed(2), moneda });

/** Whether the text is an amount: at most two decimal places, no exponent, of either sign. */
export const esValor = (texto: string): boolean => FORMA.test(texto);

/** Whether the text names a currency of {@link MONEDAS}. */
export const esMoneda = (texto: string): texto is Moneda => (MONEDAS as readonly string[]).includes(texto);

/**
 * Parses an amount: at most two decimal places, no exponent, of either sign.
 *
 * @throws ErrorDeDominio `MONTO_INVALIDO` or `MONEDA_DESCONOCIDA`.
 */
export const dinero = (valor: string, moneda: string): Dinero => {
  if (!esMoneda(moneda)) {
    throw invalido('moneda', 'MONEDA_DESCONOCIDA', `La moneda debe ser una de ${MONEDAS.join(', ')}.`);
  }
  if (!esValor(valor)) {
    throw invalido(
      'valor',
      'MONTO_INVALIDO',
      'El valor debe ser un número decimal con dos decimales como máximo, por ejemplo "1500.00".',
    );
  }
  return de(new Decimal(valor), moneda);
};

/**
 * Parses an amount that must be more than zero, and small enough that many of them can be added up.
 *
 * @throws ErrorDeDominio `MONTO_NO_POSITIVO`, `MONTO_EXCESIVO`, or those of {@link dinero}.
 */
export const dineroPositivo = (valor: string, moneda: string): Dinero => {
  const monto = dinero(valor, moneda);
  if (!esPositivo(monto)) throw invalido('valor', 'MONTO_NO_POSITIVO', 'El valor debe ser mayor que cero.');
  exigirPagable(monto, 'valor');
  return monto;
};

/** Refuses an amount so large that a few of them could not be added up. @throws ErrorDeDominio `MONTO_EXCESIVO` */
export const exigirPagable = ({ valor }: Dinero, campo: string): void => {
  if (new Decimal(valor).greaterThan(MAXIMO_PAGABLE)) {
    throw invalido(campo, 'MONTO_EXCESIVO', `El valor no puede superar ${MAXIMO_PAGABLE}.`);
  }
};

/** Whether two amounts are the same: in value and currency. */
export const sonIguales = (a: Dinero, b: Dinero): boolean =>
  a.moneda === b.moneda && new Decimal(a.valor).equals(b.valor);

/** Whether an amount is neither less than `minimo` nor more than `maximo`; without one, that side is open. */
export const estaEntre = ({ valor }: Dinero, minimo: string | undefined, maximo: string | undefined): boolean => {
  const cuanto = new Decimal(valor);
  return (minimo === undefined || cuanto.gte(minimo)) && (maximo === undefined || cuanto.lte(maximo));
};

/** Zero in a currency. */
export const cero = (moneda: Moneda): Dinero => ({ valor: '0.00', moneda });

/** Whether it is more than zero. */
export const esPositivo = (monto: Dinero): boolean => new Decimal(monto.valor).greaterThan(0);

/** The amount with its sign turned. */
export const negar = ({ valor, moneda }: Dinero): Dinero => de(new Decimal(valor).negated(), moneda);

/** Adds two amounts of one currency; amounts of two currencies are never added. */
export const sumar = (a: Dinero, b: Dinero): Dinero => {
  if (a.moneda !== b.moneda) throw new Error(`Cannot add ${a.moneda} and ${b.moneda}`);
  const suma = new Decimal(a.valor).plus(b.valor);
  if (suma.abs().greaterThan(MAXIMO)) {
    throw invalido('monto', 'MONTO_EXCESIVO', 'La suma supera el monto máximo que se puede pagar.');
  }
  return de(suma, a.moneda);
};

/** The part of an amount that a rate gives (`"0.05"` is 5 %), rounded half up to the cent. */
export const proporcion = ({ valor, moneda }: Dinero, tasa: string): Dinero =>
  de(new Decimal(valor).times(tasa).toDecimalPlaces(2, Decimal.ROUND_HALF_UP), moneda);
