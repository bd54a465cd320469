import { describe, expect, test } from 'vitest';
import { mapaOrdenado } from './mapaOrdenado.ts';
import { Canal, hasta } from './pruebas/canal.ts';

const espera = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function todos<T>(flujo: AsyncIterable<T>): Promise<T[]> {
  const valores: T[] = [];
  for await (const valor of flujo) valores.push(valor);
  return valores;
}

function mapear(canal: Canal<number>, aplicar: (n: number) => Promise<string>, adelanto = 4) {
  let finales = 0;
  const mapa = mapaOrdenado(canal.abrir(), {
    aplicar,
    adelanto,
    alFallar: (error) => `falla: ${(error as Error).message}`,
    alTerminar: () => {
      finales++;
    },
  });
  return { mapa, finales: () => finales };
}

describe('mapaOrdenado', () => {
  test('keeps the order of the source, whichever value is ready first', async () => {
    const canal = new Canal<number>();
    const { mapa } = mapear(canal, async (n) => {
      await espera(20 - n * 5);
      return String(n);
    });
    canal.publicar(0, 1, 2, 3);
    canal.terminar();
    expect(await todos(mapa)).toEqual(['0', '1', '2', '3']);
  });

  test('reads no further ahead than it was told', async () => {
    const canal = new Canal<number>();
    const { mapa } = mapear(canal, async (n) => String(n), 4);
    canal.publicar(...Array.from({ length: 50 }, (_nada, i) => i));
    await mapa.next();
    await espera(20);
    expect(canal.leidos).toBe(4);
    await mapa.return();
  });

  test('ends at once when it is told to, though the source says nothing', async () => {
    const canal = new Canal<number>();
    const { mapa, finales } = mapear(canal, async (n) => String(n));
    const pendiente = mapa.next();
    await espera(5);
    await mapa.return();
    expect(await pendiente).toEqual({ done: true, value: undefined });
    expect(canal.abiertos).toBe(0);
    expect(finales()).toBe(1);
    expect(await mapa.next()).toEqual({ done: true, value: undefined });
    expect(finales()).toBe(1);
  });

  test('ends even when the source never settles its own end', async () => {
    const mapa = mapaOrdenado<number, number>(
      { next: () => new Promise(() => undefined), return: () => new Promise(() => undefined) },
      { aplicar: async (n) => n, adelanto: 2, alFallar: () => -1 },
    );
    const pendiente = mapa.next();
    await mapa.return();
    expect(await pendiente).toEqual({ done: true, value: undefined });
  });

  test('tells the failure of the source as its last value', async () => {
    const canal = new Canal<number>();
    const { mapa, finales } = mapear(canal, async (n) => String(n));
    canal.publicar(1);
    canal.terminar(new Error('se cayó'));
    expect(await todos(mapa)).toEqual(['1', 'falla: se cayó']);
    await hasta(() => canal.abiertos === 0);
    expect(finales()).toBe(1);
  });
});
