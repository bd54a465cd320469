import { describe, expect, it } from 'vitest';
import { recordar } from './recordar.ts';

const crear = (maximo?: number) => {
  const reloj = { ahora: 1_000 };
  const verificados: string[] = [];
  const leer = recordar(
    async (texto) => {
      verificados.push(texto);
      if (texto === 'malo') throw new Error('no');
      return { valor: { texto }, hasta: 2_000 };
    },
    { ahora: () => reloj.ahora, maximo },
  );
  return { leer, reloj, verificados };
};

describe('what was verified', () => {
  it('is answered at once with the same object, until it no longer holds', async () => {
    const { leer, reloj, verificados } = crear();
    const primero = await leer('a');
    reloj.ahora = 1_999;
    expect(leer('a')).toBe(primero);
    reloj.ahora = 2_000;
    expect(await leer('a')).not.toBe(primero);
    expect(verificados).toEqual(['a', 'a']);
  });

  it('is forgotten when others came since, and what was refused is not remembered', async () => {
    const { leer, verificados } = crear(2);
    for (const texto of ['a', 'b', 'c', 'a']) await leer(texto);
    expect(verificados).toEqual(['a', 'b', 'c', 'a']);
    await expect(leer('malo')).rejects.toThrow('no');
    await expect(leer('malo')).rejects.toThrow('no');
    expect(verificados.slice(-2)).toEqual(['malo', 'malo']);
  });
});
