import { describe, expect, it } from 'vitest';
import { type Elemento, paginar } from './pagina.ts';

const elementos = (...filas: number[]): Elemento<number>[] =>
  filas.map((fila) => ({ fila, lugar: { valor: `${fila}`, id: `${fila}` } }));

describe('paginar', () => {
  it.each([
    [[], false, []],
    [[1, 2], false, [1, 2]],
    [[1, 2, 3], true, [1, 2]],
  ])('forwards, from %j, read with one more than two', (leidos, hayMas, quedan) => {
    expect(paginar(elementos(...leidos), { cuantos: 2, sentido: 'ADELANTE' })).toEqual({
      elementos: elementos(...quedan),
      hayMas,
    });
  });

  it('backwards it is read from the other end, and is in the order of the list all the same', () => {
    expect(paginar(elementos(9, 8, 7), { cuantos: 2, sentido: 'ATRAS' })).toEqual({
      elementos: elementos(8, 9),
      hayMas: true,
    });
  });
});
