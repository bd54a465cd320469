import { afterEach, describe, expect, it, vi } from 'vitest';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import { Bucle, type Vuelta } from './bucle.ts';

const UN_SIGLO = 2 ** 31 - 1;
const lineas: string[] = [];
const abiertos: Bucle[] = [];
afterEach(async () => {
  await Promise.all(abiertos.splice(0).map((bucle) => bucle.detener()));
  lineas.length = 0;
});

const correr = (vuelta: Vuelta): Bucle => {
  const bucle = new Bucle(vuelta, bitacoraEn(lineas));
  abiertos.push(bucle);
  return bucle;
};

describe('a loop', () => {
  it('takes its first turn at once, and goes on while there is more to do', async () => {
    let vueltas = 0;
    correr(async () => {
      vueltas += 1;
      return vueltas < 5 ? 0 : UN_SIGLO;
    });
    await expect.poll(() => vueltas).toBe(5);
  });

  it('takes one turn at a time', async () => {
    let dentro = 0;
    let juntas = 0;
    let vueltas = 0;
    const bucle = correr(async () => {
      dentro += 1;
      juntas = Math.max(juntas, dentro);
      await Promise.resolve();
      dentro -= 1;
      vueltas += 1;
      return UN_SIGLO;
    });
    for (let n = 1; n <= 20; n += 1) {
      bucle.despertar();
      bucle.despertar();
      await expect.poll(() => vueltas).toBeGreaterThan(n / 2);
    }
    expect(juntas).toBe(1);
  });

  it('is woken from its sleep', async () => {
    const vuelta = vi.fn(async () => UN_SIGLO);
    const bucle = correr(vuelta);
    await expect.poll(() => vuelta.mock.calls.length).toBe(1);
    bucle.despertar();
    await expect.poll(() => vuelta.mock.calls.length).toBe(2);
  });

  it('does not sleep when it was woken during its turn', async () => {
    const enVuelta = Promise.withResolvers<void>();
    const seguir = Promise.withResolvers<void>();
    let vueltas = 0;
    const bucle = correr(async () => {
      vueltas += 1;
      if (vueltas > 1) return UN_SIGLO;
      enVuelta.resolve();
      await seguir.promise;
      return UN_SIGLO;
    });
    await enVuelta.promise;
    bucle.despertar();
    seguir.resolve();
    await expect.poll(() => vueltas).toBe(2);
  });

  it('goes on by itself when its sleep is over', async () => {
    let vueltas = 0;
    correr(async () => {
      vueltas += 1;
      return 5;
    });
    await expect.poll(() => vueltas).toBeGreaterThan(3);
  });
});

describe('stopping', () => {
  it('ends a sleep at once, and takes no more turns', async () => {
    const vuelta = vi.fn(async () => UN_SIGLO);
    const bucle = correr(vuelta);
    await expect.poll(() => vuelta.mock.calls.length).toBe(1);
    await bucle.detener();
    bucle.despertar();
    await bucle.detener();
    expect(vuelta).toHaveBeenCalledTimes(1);
  });

  it('waits for the turn under way, and tells it', async () => {
    const terminar = Promise.withResolvers<void>();
    const senales: AbortSignal[] = [];
    const bucle = correr(async (senal) => {
      senales.push(senal);
      await terminar.promise;
      return 0;
    });
    const pasos: string[] = [];
    const detenido = bucle.detener().then(() => pasos.push('stopped'));
    expect(senales[0]?.aborted).toBe(true);
    await Promise.resolve();
    pasos.push('turn ends');
    terminar.resolve();
    await detenido;
    expect(pasos).toEqual(['turn ends', 'stopped']);
    expect(senales).toHaveLength(1);
  });

  it('ends the pause after a failure at once', async () => {
    const vuelta = vi.fn(async (): Promise<number> => {
      throw new Error('boom');
    });
    // With a clock that stands still, the pause does not end by itself.
    vi.useFakeTimers();
    try {
      const bucle = correr(vuelta);
      await vi.advanceTimersByTimeAsync(0);
      expect(vuelta).toHaveBeenCalledOnce();
      await bucle.detener();
      expect(vuelta).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is quiet about a turn that fails because of it', async () => {
    const bucle = correr(
      (senal) => new Promise((_, rechazar) => senal.addEventListener('abort', () => rechazar(new Error('aborted')))),
    );
    await bucle.detener();
    expect(lineas).toEqual([]);
  });
});

describe('turns that fail', () => {
  it('are tried again, later each time, and a wake-up does not hasten them', async () => {
    const cuando: number[] = [];
    const bucle = correr(async () => {
      cuando.push(performance.now());
      if (cuando.length < 4) throw new Error('boom');
      return UN_SIGLO;
    });
    const despertador = setInterval(() => bucle.despertar(), 1);
    await expect.poll(() => cuando.length).toBeGreaterThanOrEqual(4);
    clearInterval(despertador);
    const pausas = cuando.slice(1, 4).map((momento, n) => momento - (cuando[n] ?? 0));
    expect(pausas.map((pausa, n) => pausa >= 190 * 2 ** n)).toEqual([true, true, true]);
  });

  it('are logged once a fault, not once a try', async () => {
    const resultados = ['falla', 'falla', 'bien', 'falla', 'bien'];
    let vueltas = 0;
    correr(async () => {
      vueltas += 1;
      const resultado = resultados[vueltas - 1];
      if (resultado === 'falla') throw new Error(`boom ${vueltas}`);
      return resultado === 'bien' ? 0 : UN_SIGLO;
    });
    await expect.poll(() => vueltas).toBe(6);
    expect(lineas.map((linea) => JSON.parse(linea).err.message)).toEqual(['boom 1', 'boom 4']);
  });
});
