import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { invalido } from '@alpes/seedwork/dominio/errores';

/**
 * The one of these that is in the currency asked for; without a currency, the only one there is.
 *
 * @throws ErrorDeDominio `MONEDA_AMBIGUA` when there are more and none was asked for: to guess would be to pay
 * something that nobody meant.
 */
export const enMoneda = <Opcion extends { readonly moneda: Moneda }>(
  opciones: readonly Opcion[],
  pedida: Moneda | undefined,
): Opcion | undefined => {
  if (pedida !== undefined) return opciones.find(({ moneda }) => moneda === pedida);
  if (opciones.length > 1) {
    const monedas = opciones.map(({ moneda }) => moneda).join(', ');
    throw invalido('moneda', 'MONEDA_AMBIGUA', `Hay más de una moneda (${monedas}): indique cuál.`);
  }
  return opciones[0];
};
