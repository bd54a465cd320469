import { expect, it } from 'vitest';
import { esId, nuevoId } from './ids.ts';

it('new ids are UUIDs, all different, and sort in the order of their making', () => {
  const ids = Array.from({ length: 1_000 }, nuevoId);
  expect(ids.every(esId)).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.toSorted()).toEqual(ids);
});

it.each(['', 'abc', '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3', '0198c5b07c4e7d3a9a513f6f0c1d2e3f', '-'.repeat(36)])(
  '%j is no id',
  (texto) => {
    expect(esId(texto)).toBe(false);
  },
);
