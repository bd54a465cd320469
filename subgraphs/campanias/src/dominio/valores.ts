import { invalido } from '@alpes/seedwork/dominio/errores';
import { esLegible } from '@alpes/seedwork/dominio/texto';

declare const marca: unique symbol;
type Marcado<Base, Marca extends string> = Base & { readonly [marca]: Marca };

/** Name of a campaign: 1 to 120 characters. */
export type Nombre = Marcado<string, 'Nombre'>;
/** Stops of a campaign in their order: 1 to 50, each of 1 to 120 characters. A stop may come more than once. */
export type Itinerario = Marcado<readonly string[], 'Itinerario'>;

const LARGO_MAXIMO = 120;
const PARADAS_MAXIMAS = 50;

/** @throws ErrorDeDominio `VACIO`, `MUY_LARGO` or `CARACTER_INVALIDO`. */
export const nombre = (texto: string): Nombre => linea(texto, '', 'El nombre') as Nombre;

/** @throws ErrorDeDominio `VACIO`, `MUY_LARGO` or `CARACTER_INVALIDO`; the field is the stop's index. */
export const itinerario = (paradas: readonly string[]): Itinerario => {
  if (paradas.length === 0) throw invalido('', 'VACIO', 'El itinerario debe tener al menos una parada.');
  if (paradas.length > PARADAS_MAXIMAS) {
    throw invalido('', 'MUY_LARGO', `El itinerario admite ${PARADAS_MAXIMAS} paradas como máximo.`);
  }
  return paradas.map((parada, indice) => linea(parada, `${indice}`, 'La parada')) as readonly string[] as Itinerario;
};

const linea = (texto: string, campo: string, que: string): string => {
  const limpia = texto.trim().replace(/\s+/g, ' ');
  if (limpia === '') throw invalido(campo, 'VACIO', `${que} no puede quedar sin texto.`);
  if (limpia.length > LARGO_MAXIMO) {
    throw invalido(campo, 'MUY_LARGO', `${que} admite ${LARGO_MAXIMO} caracteres como máximo.`);
  }
  if (!esLegible(limpia)) throw invalido(campo, 'CARACTER_INVALIDO', `${que} contiene caracteres de control.`);
  return limpia;
};

/** The days of a campaign, first and last included, as `YYYY-MM-DD`. */
export interface Periodo {
  readonly fechaInicio: string;
  readonly fechaFin: string;
}

const PRIMER_DIA = '2000-01-01';

/**
 * Refuses a campaign that ends before it begins. It may begin in the past: campaigns are also recorded afterwards.
 *
 * @throws ErrorDeDominio `FECHA_FUERA_DE_RANGO` or `FECHA_FIN_ANTERIOR`.
 */
export const exigirPeriodo = ({ fechaInicio, fechaFin }: Periodo): void => {
  if (fechaInicio < PRIMER_DIA) {
    throw invalido('fechaInicio', 'FECHA_FUERA_DE_RANGO', `La fecha de inicio no puede ser anterior a ${PRIMER_DIA}.`);
  }
  if (fechaFin < fechaInicio) {
    throw invalido('fechaFin', 'FECHA_FIN_ANTERIOR', 'La fecha de fin no puede ser anterior a la de inicio.');
  }
};
