import { describe, expect, test } from 'vitest';
import { crearPercentiles } from './percentiles.ts';

const PARTES = [0.5, 0.95, 0.99];

describe('percentiles', () => {
  test('are those of what was observed, to a twentieth', () => {
    const percentiles = crearPercentiles(1_000, () => 0);
    for (let ms = 1; ms <= 1_000; ms += 1) percentiles.observar(ms / 1_000);
    for (const parte of PARTES) {
      expect(percentiles.leer(parte)).toBeGreaterThanOrEqual(parte);
      expect(percentiles.leer(parte)).toBeLessThan(parte * 1.051);
    }
  });

  test('of one are that one, of none nothing', () => {
    const percentiles = crearPercentiles(1_000, () => 0);
    expect(percentiles.leer(0.5)).toBeUndefined();
    percentiles.observar(0.2);
    for (const parte of PARTES) expect(percentiles.leer(parte)).toBeCloseTo(0.2, 1);
  });

  test('take what is shorter or longer than any step as the first or the last', () => {
    const percentiles = crearPercentiles(1_000, () => 0);
    for (const segundos of [0, 1e-9, 3_600]) percentiles.observar(segundos);
    expect(percentiles.leer(0.5)).toBe(0.0001);
    expect(percentiles.leer(0.99)).toBeGreaterThan(60);
  });

  test('forget what is older than two windows', () => {
    let ahora = 0;
    const percentiles = crearPercentiles(1_000, () => ahora);
    percentiles.observar(5);
    ahora = 1_500;
    percentiles.observar(0.01);
    expect(percentiles.leer(0.99)).toBeGreaterThan(4);
    ahora = 2_600;
    expect(percentiles.leer(0.99)).toBeLessThan(0.02);
    ahora = 9_000;
    expect(percentiles.leer(0.99)).toBeUndefined();
  });
});
