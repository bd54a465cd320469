import { z } from 'zod';
import { type Dinero, estaEntre, esValor, MONEDAS } from '../dominio/dinero.ts';
import { analizar } from './analizar.ts';
import { dia, exigir, opcional, texto } from './campos.ts';
import { MAXIMO_POR_PAGINA } from './pagina.ts';

/** Days from `desde` to `hasta`, both included, in UTC; open where one is left out. */
export const periodo = exigir(
  z.object({ desde: opcional(dia), hasta: opcional(dia) }),
  ({ desde, hasta }) => desde === undefined || hasta === undefined || desde <= hasta,
  'PERIODO_INVALIDO',
  'El día `desde` no puede ser posterior a `hasta`.',
);
export type Periodo = z.output<typeof periodo>;

/** All days. */
export const SIEMPRE: Periodo = { desde: undefined, hasta: undefined };

const limite = exigir(
  z.string(),
  esValor,
  'MONTO_INVALIDO',
  'Debe ser un número decimal con dos decimales como máximo, por ejemplo "1500.00".',
);

/** Amounts of one currency from `minimo` to `maximo`, both included; open where one is left out. */
export const rangoDeMontos = exigir(
  z.object({ moneda: z.enum(MONEDAS), minimo: opcional(limite), maximo: opcional(limite) }),
  ({ minimo, maximo }) => minimo === undefined || maximo === undefined || Number(minimo) <= Number(maximo),
  'RANGO_INVALIDO',
  'El `minimo` no puede superar al `maximo`.',
);
export type RangoDeMontos = z.output<typeof rangoDeMontos>;

/** A text to look for. */
export const textoBuscado = texto(100);

/** Letters and digits that a text in a list must have: with fewer, its trigrams lead to no row, and all of them are read. */
const MINIMO_CONTENIDO = 3;

/** A text that others contain. */
export const textoContenido = exigir(
  textoBuscado,
  // Of none at all it was said that it is empty.
  (texto) => texto === '' || (texto.match(/[\p{L}\p{N}]/gu) ?? []).length >= MINIMO_CONTENIDO,
  'MUY_CORTO',
  `Escriba al menos ${MINIMO_CONTENIDO} letras o cifras.`,
);

/** One or more of these values: none at all is a filter that nothing passes, and a mistake. */
export const algunoDe = <const Valores extends readonly string[]>(valores: Valores) =>
  z.array(z.enum(valores)).min(1).readonly();

/** Parses the filter of a list; without one, all passes. @throws ErrorDeDominio with a fault for each field. */
export const analizarFiltro = <F extends z.ZodType>(esquema: F, filtro: unknown): z.output<F> =>
  analizar(esquema, filtro ?? {}, 'filtro');

const argumentosDePeriodo = z.object({ periodo: opcional(periodo) });

/** Parses an argument `periodo`; without one, it is all days. @throws ErrorDeDominio with a fault for each field. */
export const periodoPedido = (argumentos: unknown): Periodo =>
  analizar(argumentosDePeriodo, argumentos).periodo ?? SIEMPRE;

const argumentosDeRecientes = z.object({ primeros: z.int().min(1).max(MAXIMO_POR_PAGINA) });

/** Parses the argument `primeros` of a list without pages. @throws ErrorDeDominio */
export const cuantosPedidos = (argumentos: unknown): number => analizar(argumentosDeRecientes, argumentos).primeros;

/** Whether an amount passes; where there is none, it does not. */
export const enRango = (monto: Dinero | null | undefined, { moneda, minimo, maximo }: RangoDeMontos): boolean =>
  monto != null && monto.moneda === moneda && estaEntre(monto, minimo, maximo);
