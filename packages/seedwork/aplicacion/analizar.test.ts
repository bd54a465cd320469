import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalido } from '../dominio/errores.ts';
import { fallasDe } from '../pruebas/dado.ts';
import { analizar } from './analizar.ts';
import { dia, id, momento, montoPositivo, texto, valor, versionVista } from './campos.ts';

const faltasDe = (esquema: z.ZodType, entrada: unknown) =>
  fallasDe(() => analizar(z.object({ campo: esquema }), { campo: entrada })).map(
    ({ clase, campo, codigo }) => `${clase} ${campo} ${codigo}`,
  );

describe('analizar', () => {
  it('gives what the schema makes of the input', () => {
    expect(analizar(z.object({ n: z.string().transform(Number) }), { n: '7', de: 'más' })).toEqual({ n: 7 });
  });

  it.each([
    ['a missing text', z.string(), undefined, 'REQUERIDO'],
    ['null', z.string(), null, 'REQUERIDO'],
    ['a missing value of an enumeration', z.enum(['A', 'B']), undefined, 'REQUERIDO'],
    ['a missing value of a union', momento, undefined, 'REQUERIDO'],
    ['a missing object', montoPositivo, undefined, 'REQUERIDO'],
    ['another type', z.string(), 5, 'FORMATO_INVALIDO'],
    ['an empty text', z.string().min(1), '', 'VACIO'],
    ['an empty list', z.array(z.string()).min(1), [], 'VACIO'],
    ['a text that is too short', z.string().min(3), 'ab', 'MUY_CORTO'],
    ['a text that is too long', z.string().max(2), 'abc', 'MUY_LARGO'],
    ['a list that is too long', z.array(z.string()).max(1), ['a', 'b'], 'MUY_LARGO'],
    ['a number that is too small', z.int().min(1), 0, 'FUERA_DE_RANGO'],
    ['a number that is too large', z.int().max(3), 4, 'FUERA_DE_RANGO'],
    ['a number that no integer can hold', z.int(), 1e300, 'FUERA_DE_RANGO'],
    ['half a number', z.int(), 1.5, 'FORMATO_INVALIDO'],
    ['a value that is not in the enumeration', z.enum(['A', 'B']), 'C', 'VALOR_DESCONOCIDO'],
    ['a text of another form', z.iso.date(), 'ayer', 'FORMATO_INVALIDO'],
    ['a field that does not exist', z.strictObject({}), { otro: 1 }, 'CAMPO_DESCONOCIDO'],
    ['a refinement without a code', z.string().refine(() => false), 'x', 'INVALIDO'],
  ])('%s is a fault with a code', (_, esquema, entrada, codigo) => {
    expect(faltasDe(esquema, entrada)).toEqual([`INVALIDO campo ${codigo}`]);
  });

  it('tells every fault at once, each with its path and a sentence', () => {
    const esquema = z.object({ a: z.string(), lista: z.array(z.object({ n: z.int() })) });
    expect(fallasDe(() => analizar(esquema, { lista: [{ n: 1 }, { n: 'x' }] }))).toEqual([
      { clase: 'INVALIDO', campo: 'a', codigo: 'REQUERIDO', mensaje: 'Este campo es obligatorio.' },
      {
        clase: 'INVALIDO',
        campo: 'lista.1.n',
        codigo: 'FORMATO_INVALIDO',
        mensaje: 'Debe ser un número.',
      },
    ]);
  });

  it.each([
    ['a number that should be a text', z.string(), 1200, 'Debe ser un texto: "1200".'],
    ['an object that should be a text', z.string(), {}, 'Debe ser un texto.'],
    ['a text that should be an object', montoPositivo, '1200', 'Debe ser un objeto.'],
    ['an amount with a number', montoPositivo, { valor: 1200, moneda: 'COP' }, 'Debe ser un texto: "1200".'],
    ['a day that should be a moment', momento, '2026-11-24', expect.stringContaining('"2026-11-24T18:30:00.000Z"')],
    ['a number that should be a moment', momento, 20261124, 'Debe ser un texto: "20261124".'],
  ])('says what to write instead of %s', (_, esquema, entrada, mensaje) => {
    expect(fallasDe(() => analizar(z.object({ campo: esquema }), { campo: entrada }))).toMatchObject([{ mensaje }]);
  });

  it.each([null, undefined, 'texto', 7, []])('input that is no object (%j) is a fault of the whole', (entrada) => {
    expect(fallasDe(() => analizar(z.object({}), entrada))).toMatchObject([{ campo: '' }]);
  });
});

describe('fields', () => {
  it('texto is trimmed, not empty, not too long, and legible', () => {
    const nombre = texto(3);
    expect(analizar(nombre, ' abc\n')).toBe('abc');
    expect(faltasDe(nombre, '   ')).toEqual(['INVALIDO campo VACIO']);
    expect(faltasDe(nombre, 'abcd')).toEqual(['INVALIDO campo MUY_LARGO']);
    expect(faltasDe(nombre, 'a\0b')).toEqual(['INVALIDO campo CARACTER_INVALIDO']);
    expect(faltasDe(nombre, 'a\ud800')).toEqual(['INVALIDO campo CARACTER_INVALIDO']);
  });

  it('id is a UUID, in lower case', () => {
    expect(analizar(id, '0198C5B0-7C4E-7D3A-9A51-3F6F0C1D2E3F')).toBe('0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f');
    for (const malo of ['', 'abc', "1' OR '1'='1"]) expect(faltasDe(id, malo)).toEqual(['INVALIDO campo ID_INVALIDO']);
  });

  it.each(['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])('dia takes %s', (texto) => {
    expect(analizar(dia, texto)).toBe(texto);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '0000-05-05',
    '2026-1-1',
    '',
    'hoy',
    '2026-01-01T00:00:00Z',
    '20260101',
    '+02026-01-01',
  ])('dia refuses %j', (texto) => {
    expect(faltasDe(dia, texto)).toEqual(['INVALIDO campo FECHA_INVALIDA']);
  });

  it('momento takes a Date, or a text with its offset', () => {
    expect(analizar(momento, '2026-11-24T12:00:00-05:00')).toEqual(new Date('2026-11-24T17:00:00Z'));
    expect(analizar(momento, new Date(5))).toEqual(new Date(5));
    for (const malo of ['2026-11-24T12:00:00', '2026-02-30T00:00:00Z', '24/11/2026', 5, new Date(Number.NaN)]) {
      expect(faltasDe(momento, malo)).toEqual(['INVALIDO campo FORMATO_INVALIDO']);
    }
  });

  it('montoPositivo puts the fault at the part of the amount that is at fault', () => {
    expect(analizar(montoPositivo, { valor: '5', moneda: 'USD' })).toEqual({ valor: '5.00', moneda: 'USD' });
    expect(faltasDe(montoPositivo, { valor: '-5', moneda: 'USD' })).toEqual(['INVALIDO campo.valor MONTO_NO_POSITIVO']);
    expect(faltasDe(montoPositivo, { valor: 5, moneda: 'USD' })).toEqual(['INVALIDO campo.valor FORMATO_INVALIDO']);
    expect(faltasDe(montoPositivo, { valor: '5', moneda: 'BTC' })).toEqual([
      'INVALIDO campo.moneda MONEDA_DESCONOCIDA',
    ]);
  });

  it('versionVista is optional, and from 1 on', () => {
    expect(analizar(versionVista, undefined)).toBeUndefined();
    expect(analizar(versionVista, 1)).toBe(1);
    for (const mala of [0, -1]) expect(faltasDe(versionVista, mala)).toEqual(['INVALIDO campo FUERA_DE_RANGO']);
  });

  it("valor gives the parser's own faults, and lets through what is no fault of the user", () => {
    const raro = valor(z.string(), (texto) => {
      if (texto === 'mal') throw invalido('', 'RARO', 'Es raro.');
      throw new TypeError('a bug');
    });
    expect(faltasDe(raro, 'mal')).toEqual(['INVALIDO campo RARO']);
    expect(() => analizar(raro, 'bug')).toThrow(TypeError);
  });
});
