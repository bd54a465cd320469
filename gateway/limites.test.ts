import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { expect, it } from 'vitest';
import { OPCIONES_DE_LECTURA, REGLAS_DE_LIMITES } from './limites.ts';

const esquema = buildSchema('type Query { nodo: Nodo } type Nodo { nodo: Nodo id: ID }');
const errores = (texto: string) =>
  validate(esquema, parse(texto, OPCIONES_DE_LECTURA), [...specifiedRules, ...REGLAS_DE_LIMITES]).map(
    ({ message }) => message,
  );
const anidada = (niveles: number) => `${'{nodo'.repeat(niveles)}{id}${'}'.repeat(niveles)}`;

it('takes what web clients ask for', () => {
  expect(errores(anidada(12))).toEqual([]);
});

it('refuses what is too deep', () => {
  expect(errores(anidada(20))).toEqual([expect.stringContaining('demasiados niveles')]);
});

it('refuses too many aliases', () => {
  const alias = Array.from({ length: 60 }, (_, n) => `a${n}: nodo { id }`).join(' ');
  expect(errores(`{ ${alias} }`)).toEqual([expect.stringContaining('demasiados alias')]);
});

it('does not read on in a document without end', () => {
  expect(() => errores(anidada(20_000))).toThrow(/token/i);
});
