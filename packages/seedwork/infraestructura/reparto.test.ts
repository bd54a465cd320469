import { describe, expect, it } from 'vitest';
import { Reparto } from './reparto.ts';

describe('tasks', () => {
  it('of a key run one after the other; those of other keys do not wait for them', async () => {
    const reparto = new Reparto(8);
    const lento = Promise.withResolvers<void>();
    const hechas: string[] = [];
    reparto.poner('a', async () => {
      await lento.promise;
      hechas.push('a1');
    });
    reparto.poner('a', async () => void hechas.push('a2'));
    reparto.poner('b', async () => void hechas.push('b1'));
    await Promise.resolve();
    expect(hechas).toEqual(['b1']);
    lento.resolve();
    await reparto.vacio();
    expect(hechas).toEqual(['b1', 'a1', 'a2']);
  });

  it('of a key that was done with can be given again', async () => {
    const reparto = new Reparto(1);
    const hechas: number[] = [];
    for (const n of [1, 2, 3]) {
      reparto.poner('a', async () => void hechas.push(n));
      await reparto.vacio();
    }
    expect(hechas).toEqual([1, 2, 3]);
    await reparto.vacio();
  });

  it('take a place for what they do, of no more than there are, and none while they wait', async () => {
    const reparto = new Reparto(2);
    const puertas = ['a', 'b', 'c'].map(() => Promise.withResolvers<void>());
    let dentro = 0;
    let maximo = 0;
    for (const [n, puerta] of puertas.entries()) {
      reparto.poner(`${n}`, () =>
        reparto.ocupando(async () => {
          dentro += 1;
          maximo = Math.max(maximo, dentro);
          await puerta.promise;
          dentro -= 1;
        }),
      );
    }
    await Promise.resolve();
    expect(dentro).toBe(2);
    for (const { resolve } of puertas) resolve();
    await reparto.vacio();
    expect({ dentro, maximo }).toEqual({ dentro: 0, maximo: 2 });
  });

  it('that fail give their place back', async () => {
    const reparto = new Reparto(1);
    await expect(reparto.ocupando(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await reparto.ocupando(async () => 'yes')).toBe('yes');
  });
});
