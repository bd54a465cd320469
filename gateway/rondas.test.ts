import { setImmediate as turno } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { crearRondas, DESCANSO_MAXIMO_MS } from './rondas.ts';

describe('rounds', () => {
  /** Time goes on only as told, and as the timers that are asked for say. */
  const preparar = () => {
    const reloj = { ahora: 0, esperas: [] as number[] };
    const rondas = crearRondas({
      ahora: () => reloj.ahora,
      esperar(seguir, ms) {
        reloj.esperas.push(ms);
        reloj.ahora += ms;
        setImmediate(seguir);
      },
    });
    const repartir = async (ms: number) => {
      await new Promise<void>((resolve) =>
        rondas(() => {
          reloj.ahora += ms;
          resolve();
        }),
      );
      await turno();
      await turno();
    };
    return { reloj, rondas, repartir };
  };

  test('one that takes no time is followed by the next at once', async () => {
    const { reloj, repartir } = preparar();
    for (let n = 0; n < 5; n += 1) await repartir(0.1);
    expect(reloj.esperas).toEqual([]);
  });

  test('one that takes its time is followed by a rest as it asks for, up to a limit', async () => {
    const { reloj, repartir } = preparar();
    await repartir(4);
    await repartir(500);
    await repartir(0);
    expect(reloj.esperas).toHaveLength(2);
    expect(reloj.esperas[0]).toBeGreaterThanOrEqual(4);
    expect(reloj.esperas[1]).toBe(DESCANSO_MAXIMO_MS);
  });

  test('what comes during a rest is handed out together, in order; and who waited meanwhile rests no longer', async () => {
    const { reloj, rondas, repartir } = preparar();
    await repartir(4);
    const dados: number[] = [];
    for (const n of [1, 2, 3]) rondas(() => dados.push(n));
    expect(dados).toEqual([]);
    await turno();
    await turno();
    expect(dados).toEqual([1, 2, 3]);
    expect(reloj.esperas).toHaveLength(1);
    reloj.ahora += 1_000;
    await repartir(0);
    expect(reloj.esperas).toHaveLength(1);
  });
});
