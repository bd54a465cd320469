import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crearCursores } from './cursores.ts';

const cursores = crearCursores('clave');
const lugar = { valor: '2026-11-24 12:00:00.123+00', id: '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f' };

describe('cursores', () => {
  it('gives back the place that was sealed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), fc.uuid(), (lista, valor, id) => {
        expect(cursores.abrir(lista, cursores.sellar(lista, { valor, id }))).toEqual({ valor, id });
      }),
    );
  });

  it('opens for its own list alone, and with its own key alone', () => {
    const cursor = cursores.sellar('clientes', lugar);
    expect(cursores.abrir('payouts', cursor)).toBeUndefined();
    expect(crearCursores('otra').abrir('clientes', cursor)).toBeUndefined();
  });

  it('refuses a cursor in which any one letter is another', () => {
    const cursor = cursores.sellar('clientes', lugar);
    const letras = fc.constantFrom(...'ABCxyz019-_=+/ .');
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), letras, (donde, letra) => {
        fc.pre(cursor[donde] !== letra);
        expect(cursores.abrir('clientes', cursor.slice(0, donde) + letra + cursor.slice(donde + 1))).toBeUndefined();
      }),
    );
  });

  it('refuses any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.uuid()), (texto) => {
        expect(cursores.abrir('clientes', texto)).toBeUndefined();
      }),
    );
  });

  it('refuses what is the same to base64, but was not given out', () => {
    const cursor = cursores.sellar('clientes', lugar);
    for (const otro of [`${cursor}=`, `${cursor}\n`, ` ${cursor}`]) {
      expect(cursores.abrir('clientes', otro)).toBeUndefined();
    }
  });
});
