import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { fallasDe } from '../pruebas/dado.ts';
import { cursorDe, MAXIMO_POR_PAGINA, paginar, peticionDePagina } from './pagina.ts';

const cifrar = (texto: string) => Buffer.from(texto).toString('base64url');

describe('peticionDePagina', () => {
  it('takes 1 to 100, with or without a place to go on from', () => {
    expect(peticionDePagina(1)).toEqual({ primeros: 1 });
    expect(peticionDePagina(MAXIMO_POR_PAGINA, null)).toEqual({ primeros: MAXIMO_POR_PAGINA });
  });

  it.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY, null as unknown as number])(
    'refuses %s',
    (primeros) => {
      expect(fallasDe(() => peticionDePagina(primeros))).toMatchObject([
        { campo: 'primeros', codigo: 'PAGINA_INVALIDA' },
      ]);
    },
  );

  it('reads back the place that a cursor was made of', () => {
    const lugar = { momento: new Date('2026-11-24T12:00:00.123Z'), id: nuevoId() };
    expect(peticionDePagina(5, cursorDe(lugar)).despuesDe).toEqual(lugar);
  });

  const id = '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f';
  it.each([
    '',
    'no es un cursor',
    cifrar(''),
    cifrar('5'),
    cifrar(`5:${id}x`),
    cifrar(`-5:${id}`),
    cifrar(`5:${'-'.repeat(36)}`),
    cifrar(`5:${'a'.repeat(36)}`),
    cifrar(`999999999999999:${id}`),
    cifrar(`5:${id}\n`),
    cifrar(`5:' OR 1=1 --`),
    id,
  ])('a cursor that was tampered with (%j) is a fault of the user', (cursor) => {
    expect(fallasDe(() => peticionDePagina(5, cursor))).toMatchObject([
      { clase: 'INVALIDO', campo: 'despuesDe', codigo: 'CURSOR_INVALIDO' },
    ]);
  });

  it('no text makes it fail in another way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string().map(cifrar)), (cursor) => {
        expect(fallasDe(() => peticionDePagina(5, cursor))).toMatchObject([{ codigo: 'CURSOR_INVALIDO' }]);
      }),
    );
  });
});

describe('paginar', () => {
  it.each([
    [[], false, []],
    [[1, 2], false, [1, 2]],
    [[1, 2, 3], true, [1, 2]],
  ])('from %j, read with one more than two', (filas, hayMas, quedan) => {
    expect(paginar(filas, 2)).toEqual({ filas: quedan, hayMas });
  });
});
