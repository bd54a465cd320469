import { describe, expect, it, vi } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { cargador, cargadorCon, cargadorPorId } from './cargador.ts';

const leerDobles = () =>
  vi.fn(async (claves: readonly number[]) => new Map(claves.filter((n) => n < 10).map((n) => [n, n * 2])));

describe('cargador', () => {
  it('reads the keys asked for together in one call, each once, and nothing for what is not there', async () => {
    const leer = leerDobles();
    const cargar = cargador(leer);
    expect(await Promise.all([1, 2, 1, 99].map(cargar))).toEqual([2, 4, 2, undefined]);
    expect(leer.mock.calls).toEqual([[[1, 2, 99]]]);
  });

  it('remembers nothing: what was read before may have changed', async () => {
    const leer = leerDobles();
    const cargar = cargador(leer);
    await cargar(1);
    await cargar(1);
    expect(leer).toHaveBeenCalledTimes(2);
  });

  it('gives a failure to all who asked, and reads again after it', async () => {
    const leer = leerDobles().mockRejectedValueOnce(new Error('boom'));
    const cargar = cargador(leer);
    const [uno, dos] = await Promise.allSettled([cargar(1), cargar(2)]);
    expect([uno?.status, dos?.status]).toEqual(['rejected', 'rejected']);
    expect(await cargar(1)).toBe(2);
  });
});

describe('cargadorCon', () => {
  it('reads in one call the keys with the same arguments', async () => {
    const leer = vi.fn(
      async (claves: readonly number[], { por }: { por: number }) => new Map(claves.map((n) => [n, n * por])),
    );
    const cargar = cargadorCon(leer);
    expect(await Promise.all([cargar(1, { por: 2 }), cargar(2, { por: 2 }), cargar(1, { por: 3 })])).toEqual([2, 4, 3]);
    expect(leer.mock.calls).toEqual([
      [[1, 2], { por: 2 }],
      [[1], { por: 3 }],
    ]);
    expect(await cargar(1, { por: 2 })).toBe(2);
    expect(leer).toHaveBeenCalledTimes(3);
  });
});

describe('cargadorPorId', () => {
  it('takes ids in any case, and keeps texts that are none out of the batch', async () => {
    const id = nuevoId();
    const leer = vi.fn(async (ids: readonly string[]) => new Map(ids.map((uno) => [uno, `el ${uno}`])));
    const cargar = cargadorPorId(leer);
    expect(await Promise.all(['', 'abc', id.toUpperCase(), id].map(cargar))).toEqual([
      undefined,
      undefined,
      `el ${id}`,
      `el ${id}`,
    ]);
    expect(leer.mock.calls).toEqual([[[id]]]);
  });
});
