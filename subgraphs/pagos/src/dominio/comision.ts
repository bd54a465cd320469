import { type Dinero, esPositivo, type Moneda, proporcion } from '@alpes/seedwork/dominio/dinero';
import { invalido } from '@alpes/seedwork/dominio/errores';

/** What a partner earns a commission for. */
export const TIPOS_DE_EVENTO = ['VENTA', 'CONVERSION', 'CLICK', 'IMPRESION'] as const;
export type TipoEvento = (typeof TIPOS_DE_EVENTO)[number];

/** What a commission is made from: exactly one of these is given. */
export interface BaseDeComision {
  /** The commission itself, as it was earned. */
  readonly comision?: Dinero | undefined;
  /** Value of the sale or conversion, of which the commission is a part. */
  readonly valor?: Dinero | undefined;
  /** Currency of a click or impression, for which the commission is fixed. */
  readonly moneda?: Moneda | undefined;
}

/** Part of the value of a sale or conversion that is the partner's. */
const TASAS: Partial<Record<TipoEvento, string>> = { VENTA: '0.05', CONVERSION: '0.03' };
/** What a click or an impression brings. */
const FIJAS: Partial<Record<TipoEvento, string>> = { CLICK: '0.10', IMPRESION: '0.01' };

/**
 * The commission of an event.
 *
 * @throws ErrorDeDominio `COMISION_AMBIGUA` unless exactly one base is given; `VALOR_NO_APLICA` or
 * `MONEDA_NO_APLICA` when the base does not fit the kind of event; `COMISION_CERO`.
 */
export const comisionDe = (tipoEvento: TipoEvento, { comision, valor, moneda }: BaseDeComision): Dinero => {
  if ([comision, valor, moneda].filter((base) => base !== undefined).length !== 1) {
    throw invalido(
      'comision',
      'COMISION_AMBIGUA',
      'Indique solo uno: comision, valor (VENTA o CONVERSION) o moneda (CLICK o IMPRESION).',
    );
  }
  if (valor !== undefined) return porTasa(tipoEvento, valor);
  if (moneda !== undefined) return fija(tipoEvento, moneda);
  return comision as Dinero;
};

const porTasa = (tipoEvento: TipoEvento, valor: Dinero): Dinero => {
  const tasa = TASAS[tipoEvento];
  if (tasa === undefined) {
    throw invalido('valor', 'VALOR_NO_APLICA', `La comisión de ${tipoEvento} es fija: indique la moneda, no el valor.`);
  }
  const parte = proporcion(valor, tasa);
  if (!esPositivo(parte)) throw invalido('valor', 'COMISION_CERO', 'El valor es tan bajo que no da comisión.');
  return parte;
};

const fija = (tipoEvento: TipoEvento, moneda: Moneda): Dinero => {
  const valor = FIJAS[tipoEvento];
  if (valor === undefined) {
    throw invalido('moneda', 'MONEDA_NO_APLICA', `La comisión de ${tipoEvento} depende de su valor: indique el valor.`);
  }
  return { valor, moneda };
};
