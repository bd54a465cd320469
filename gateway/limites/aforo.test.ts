import { afterEach, describe, expect, test, vi } from 'vitest';
import { crearAforo } from './aforo.ts';
import { RechazoDePeticion } from './rechazo.ts';

describe('places for requests', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('are given at once, then in turn, then not', async () => {
    const aforo = crearAforo({ aLaVez: 2, enCola: 2, esperaMs: 60_000 });
    const soltar = [await aforo.entrar(), await aforo.entrar()];
    const orden: string[] = [];
    const esperan = ['a', 'b'].map(async (quien) => {
      const suya = await aforo.entrar();
      orden.push(quien);
      return suya;
    });
    expect(aforo.ahora).toEqual({ dentro: 2, enCola: 2 });
    expect(() => aforo.entrar()).toThrow(RechazoDePeticion);
    soltar[0]?.();
    // Once more does not give a second place away.
    soltar[0]?.();
    const primera = await esperan[0];
    expect(orden).toEqual(['a']);
    expect(aforo.ahora).toEqual({ dentro: 2, enCola: 1 });
    primera?.();
    (await esperan[1])?.();
    soltar[1]?.();
    expect(orden).toEqual(['a', 'b']);
    expect(aforo.ahora).toEqual({ dentro: 0, enCola: 0 });
  });

  test('are not kept for who has left the queue', async () => {
    const aforo = crearAforo({ aLaVez: 1, enCola: 1, esperaMs: 60_000 });
    const soltar = await aforo.entrar();
    let irse = () => {};
    const seFue = aforo.entrar((salir) => {
      irse = salir;
    });
    irse();
    await expect(seFue).rejects.toThrow(RechazoDePeticion);
    const espera = aforo.entrar();
    soltar();
    (await espera)();
    // Nor does leaving later do harm.
    irse();
    expect(aforo.ahora).toEqual({ dentro: 0, enCola: 0 });
  });

  test('are not waited for longer than may be', async () => {
    vi.useFakeTimers();
    const aforo = crearAforo({ aLaVez: 1, enCola: 2, esperaMs: 1_000 });
    const soltar = await aforo.entrar();
    const tarde = expect(aforo.entrar()).rejects.toThrow(RechazoDePeticion);
    vi.advanceTimersByTime(600);
    const aTiempo = aforo.entrar();
    vi.advanceTimersByTime(400);
    await tarde;
    expect(aforo.ahora).toEqual({ dentro: 1, enCola: 1 });
    soltar();
    (await aTiempo)();
    vi.advanceTimersByTime(1_000);
    expect(aforo.ahora).toEqual({ dentro: 0, enCola: 0 });
  });
});
