import type { z } from 'zod';
import { ErrorDeDominio, type Falla } from '../dominio/errores.ts';

/**
 * Parses input of a command or data of a message.
 *
 * @param en - the field that holds it, where it is not all of the input.
 * @throws ErrorDeDominio with one fault for each field.
 */
export const analizar = <E extends z.ZodType>(esquema: E, entrada: unknown, en?: string): z.output<E> => {
  const { success, data, error } = esquema.safeParse(entrada, { reportInput: true });
  if (success) return data;
  const [primera, ...otras] = error.issues.map((problema) => comoFalla(problema, en));
  throw new ErrorDeDominio([primera ?? comoFalla({ code: 'custom', path: [], message: '' }, en), ...otras]);
};

const comoFalla = (problema: z.core.$ZodIssue, en: string | undefined): Falla => {
  const campo = [...(en === undefined ? [] : [en]), ...problema.path].join('.');
  const { codigo, mensaje } = explicar(problema);
  return { clase: 'INVALIDO', campo, codigo, mensaje };
};

const explicar = (problema: z.core.$ZodIssue): { codigo: string; mensaje: string } => {
  // An enumeration or a union says something else of what is missing.
  if (problema.code !== 'custom' && (problema.input === undefined || problema.input === null)) {
    return { codigo: 'REQUERIDO', mensaje: 'Este campo es obligatorio.' };
  }
  switch (problema.code) {
    case 'invalid_type':
      return { codigo: 'FORMATO_INVALIDO', mensaje: tipoPedido(problema) };
    case 'invalid_format':
      return { codigo: 'FORMATO_INVALIDO', mensaje: FORMATOS[problema.format] ?? OTRA_FORMA };
    case 'invalid_union': {
      // The last of them is the one that can be written in JSON.
      const [escrito] = problema.errors.at(-1) ?? [];
      if (escrito !== undefined) return explicar({ ...escrito, input: problema.input } as z.core.$ZodIssue);
      return { codigo: 'FORMATO_INVALIDO', mensaje: OTRA_FORMA };
    }
    case 'too_small':
      if (!esDeLargo(problema)) return { codigo: 'FUERA_DE_RANGO', mensaje: `El mínimo es ${problema.minimum}.` };
      return problema.minimum === 1
        ? { codigo: 'VACIO', mensaje: 'Este campo no puede estar vacío.' }
        : { codigo: 'MUY_CORTO', mensaje: `El mínimo es ${problema.minimum}.` };
    case 'too_big':
      return {
        codigo: esDeLargo(problema) ? 'MUY_LARGO' : 'FUERA_DE_RANGO',
        mensaje: `El máximo es ${problema.maximum}.`,
      };
    case 'invalid_value':
      return { codigo: 'VALOR_DESCONOCIDO', mensaje: `Debe ser uno de: ${problema.values.join(', ')}.` };
    case 'unrecognized_keys':
      return { codigo: 'CAMPO_DESCONOCIDO', mensaje: `Campos que no existen: ${problema.keys.join(', ')}.` };
    case 'custom':
      return {
        codigo: typeof problema.params?.['codigo'] === 'string' ? problema.params['codigo'] : 'INVALIDO',
        mensaje: problema.message,
      };
    default:
      return { codigo: 'FORMATO_INVALIDO', mensaje: OTRA_FORMA };
  }
};

const OTRA_FORMA = 'El valor no tiene la forma esperada.';

const FORMATOS: Readonly<Record<string, string>> = {
  datetime: 'Escriba un momento como "2026-11-24T18:30:00.000Z" (ISO 8601, con zona horaria).',
};

const TIPOS: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  int: 'un número entero',
  boolean: 'verdadero o falso',
  object: 'un objeto',
  array: 'una lista',
};

const tipoPedido = ({ expected, input }: z.core.$ZodIssueInvalidType): string => {
  const pedido = `Debe ser ${TIPOS[expected] ?? `de tipo ${expected}`}`;
  return expected === 'string' && typeof input === 'number' ? `${pedido}: "${input}".` : `${pedido}.`;
};

/** Whether the limit is one of length, not of a number or a time. */
const esDeLargo = ({ origin }: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): boolean =>
  ['string', 'array', 'set', 'map', 'file'].includes(origin);
