import { describe, expect, it } from 'vitest';
import { Turnos } from './turnos.ts';

describe('turns', () => {
  it('are for so many at once, in the order in which they were asked for, and come free after a failure too', async () => {
    const turnos = new Turnos(2);
    const entrados: number[] = [];
    const salidas: PromiseWithResolvers<void>[] = [];
    const hechos = [0, 1, 2, 3].map((n) => {
      const salida = Promise.withResolvers<void>();
      salidas.push(salida);
      return turnos.enTurno(() => {
        entrados.push(n);
        return salida.promise;
      });
    });
    expect(entrados).toEqual([0, 1]);
    salidas[1]?.reject(new Error('The database is away'));
    await expect(hechos[1]).rejects.toThrow('away');
    await expect.poll(() => entrados).toEqual([0, 1, 2]);
    salidas[0]?.resolve();
    salidas[2]?.resolve();
    salidas[3]?.resolve();
    await Promise.all([hechos[0], hechos[2], hechos[3]]);
    expect(entrados).toEqual([0, 1, 2, 3]);
  });
});
