import { escalares } from '@alpes/seedwork/graphql/escalares';
import { buildSchema, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { erroresDeVariables } from './variables.ts';

const esquema = buildSchema(`
  scalar Date
  scalar Otro
  enum Estado { ACTIVO INACTIVO }
  input Monto { moneda: Estado! minimo: Float }
  input Filtro { dia: Date, estados: [Estado!], monto: Monto, cuantos: Int = 3, listo: Boolean, otro: Otro }
  type Query { cosas(filtro: Filtro, ids: [ID!]!, texto: String): Int }
`);
Object.assign(esquema.getType('Date') ?? {}, { parseValue: escalares.Date.parseValue });

const faltas = (firma: string, variables: Record<string, unknown>, sugerir = true) => {
  const [operacion] = parse(`query (${firma}) { cosas }`).definitions;
  if (operacion?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  return erroresDeVariables(esquema, operacion, variables, sugerir).map(({ message, extensions }) => {
    expect(extensions['code']).toBe('BAD_USER_INPUT');
    return [extensions['codigo'], message];
  });
};

describe('variables', () => {
  test.each([
    ['$f: Filtro', { f: { dia: '2026-11-30', estados: ['ACTIVO'], monto: { moneda: 'ACTIVO' }, otro: { a: [1] } } }],
    ['$f: Filtro', {}],
    ['$f: Filtro', { f: null }],
    ['$f: Filtro', { f: { estados: 'ACTIVO' } }],
    ['$ids: [ID!]! = ["1"], $t: String', { t: 'a', de_mas: 1 }],
    ['$ids: [ID!]!', { ids: [1, 'a'] }],
  ])('that fit are taken: %s, %j', (firma, variables) => {
    expect(faltas(firma, variables)).toEqual([]);
  });

  test.each([
    [
      '$f: Filtro',
      { f: { dia: 'ayer' } },
      'FORMATO_INVALIDO',
      '$f.dia: Escriba un día como "2026-11-30" (AAAA-MM-DD).',
    ],
    ['$d: Date!', { d: null }, 'REQUERIDO', '$d: Este campo es obligatorio.'],
    ['$d: Date!', {}, 'REQUERIDO', '$d: Este campo es obligatorio.'],
    ['$i: [ID!]!', { i: ['a', null] }, 'REQUERIDO', '$i.1: Este campo es obligatorio.'],
    ['$i: [ID!]!', { i: ['a', {}] }, 'FORMATO_INVALIDO', '$i.1: Debe ser un texto.'],
    [
      '$f: Filtro',
      { f: { estados: ['OTRO'] } },
      'VALOR_DESCONOCIDO',
      '$f.estados.0: Debe ser uno de: ACTIVO, INACTIVO.',
    ],
    ['$f: Filtro', { f: { monto: { minimo: 1 } } }, 'REQUERIDO', '$f.monto.moneda: Este campo es obligatorio.'],
    ['$f: Filtro', { f: { monto: 7 } }, 'FORMATO_INVALIDO', '$f.monto: Debe ser un objeto Monto.'],
    ['$f: Filtro', { f: { listo: 1 } }, 'FORMATO_INVALIDO', '$f.listo: Debe ser true o false.'],
    [
      '$f: Filtro',
      { f: { monto: { moneda: 'ACTIVO', mínimo: 1 } } },
      'CAMPO_DESCONOCIDO',
      '$f.monto.mínimo: No existe en Monto, que tiene: moneda, minimo.',
    ],
    [
      '$f: Filtro',
      { f: { cuantos: 1.5 } },
      'FORMATO_INVALIDO',
      '$f.cuantos: Debe ser un número entero entre -2147483648 y 2147483647.',
    ],
  ])('that do not fit are told with their field: %s, %j', (firma, variables, codigo, mensaje) => {
    expect(faltas(firma, variables)).toEqual([[codigo, mensaje]]);
  });

  test('are told without the names that there are, where these are not for everybody', () => {
    const variables = { f: { estados: ['OTRO'], mas: 1 } };
    expect(faltas('$f: Filtro', variables, false).map(([, mensaje]) => mensaje)).toEqual([
      '$f.estados.0: No es un valor de Estado.',
      '$f.mas: No existe en Filtro.',
    ]);
  });

  test('are told all at once', () => {
    expect(
      faltas('$f: Filtro, $t: String', { f: { dia: '30/11/2026', monto: { minimo: 'x' } }, t: 5 }).map(
        ([, mensaje]) => String(mensaje).split(':')[0],
      ),
    ).toEqual(['$f.dia', '$f.monto.moneda', '$f.monto.minimo', '$t']);
  });
});
