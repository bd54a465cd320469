import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { porUnRato } from './porUnRato.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('reads once for all who ask within the time, also while it reads', async () => {
  let veces = 0;
  const leer = porUnRato(async () => {
    veces += 1;
    return veces;
  }, 1_000);
  expect(await Promise.all([leer(), leer(), leer()])).toEqual([1, 1, 1]);
  vi.advanceTimersByTime(1_000);
  expect(await leer()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await Promise.all([leer(), leer()])).toEqual([2, 2]);
});
