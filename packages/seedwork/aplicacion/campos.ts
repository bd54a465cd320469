import { z } from 'zod';
import { type Dinero, dineroPositivo } from '../dominio/dinero.ts';
import { ErrorDeDominio, invalido } from '../dominio/errores.ts';
import { esId } from '../dominio/ids.ts';
import { esLegible } from '../dominio/texto.ts';

/** Turns a domain value's parser into a field: what the parser refuses becomes a fault of the field. */
export const valor = <Entrada extends z.ZodType, V>(entrada: Entrada, crear: (crudo: z.output<Entrada>) => V) =>
  entrada.transform((crudo, contexto): V => {
    try {
      return crear(crudo);
    } catch (error) {
      if (!(error instanceof ErrorDeDominio)) throw error;
      for (const falla of error.fallas) {
        contexto.addIssue({
          code: 'custom',
          path: falla.campo === '' ? [] : falla.campo.split('.'),
          message: falla.mensaje,
          params: { codigo: falla.codigo },
        });
      }
      return z.NEVER;
    }
  });

/** A refinement with a code: `refinar(z.string(), esX, 'NO_ES_X', 'Debe ser …')`. */
export const exigir = <Entrada extends z.ZodType>(
  entrada: Entrada,
  cumple: (valor: z.output<Entrada>) => boolean,
  codigo: string,
  mensaje: string,
) => entrada.refine(cumple, { message: mensaje, params: { codigo } });

/** A text of 1 to `maximo` characters, without white space around it. */
export const texto = (maximo: number) =>
  exigir(z.string().trim().min(1).max(maximo), esLegible, 'CARACTER_INVALIDO', 'Contiene caracteres de control.');

/** The id of an aggregate, as it is kept: a UUID in lower case. @throws ErrorDeDominio `ID_INVALIDO` */
export const idDe = (texto: string, campo = ''): string => {
  if (esId(texto)) return texto.toLowerCase();
  throw invalido(campo, 'ID_INVALIDO', 'Debe ser un UUID, por ejemplo 0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f.');
};

/** The id of an aggregate: a UUID, in lower case. */
export const id = valor(z.string(), (texto) => idDe(texto));

const DIA = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
const esDia = (dia: string): boolean =>
  DIA.test(dia) &&
  // There is no year 0.
  dia >= '0001' &&
  !Number.isNaN(Date.parse(`${dia}T00:00:00Z`)) &&
  new Date(`${dia}T00:00:00Z`).toISOString().startsWith(dia);

/** A calendar day, `YYYY-MM-DD`. */
export const dia = exigir(z.string(), esDia, 'FECHA_INVALIDA', 'Debe ser una fecha que exista, como 2026-11-30.');

/** A moment: an ISO 8601 text with its offset, or a Date. */
export const momento = z.union([z.date(), z.iso.datetime({ offset: true })]).transform((valor) => new Date(valor));

/** An amount of money greater than zero. */
export const montoPositivo = valor(
  z.object({ valor: z.string(), moneda: z.string() }),
  ({ valor, moneda }): Dinero => dineroPositivo(valor, moneda),
);

/** A field that may be left out. Null, which GraphQL allows there, is the same as nothing. */
export const opcional = <Campo extends z.ZodType>(campo: Campo) =>
  campo.nullish().transform((valor): z.output<Campo> | undefined => valor ?? undefined);

/** The version of an aggregate that the command's author saw. */
export const versionVista = opcional(z.int().min(1));
