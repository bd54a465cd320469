import { describe, expect, it } from 'vitest';
import { comparar, traducir } from './guion.ts';

const A = '0198c5b0-7c4e-7d3a-9a51-0000000000a1';
const B = '0198c5b0-7c4e-7d3a-9a51-0000000000b1';
const X = '0198c5b0-0000-7d3a-9a51-000000000001';
const Y = '0198c5b0-0000-7d3a-9a51-000000000002';
const NADA = new Map<string, string>();

describe('an answer and the printed one', () => {
  it.each([
    [{ a: [1, null, true, 'x'] }, { a: [1, null, true, 'x'] }],
    [{ cuando: '2026-11-24T18:30:00.000Z' }, { cuando: '2027-01-01T00:00:00.123Z' }],
    [{ texto: 'Llegó (…).' }, { texto: 'Llegó (SIM-1).' }],
    [
      { a: A, b: B, otra: A },
      { a: X, b: Y, otra: X },
    ],
  ])('are the same: %j', (impreso, real) => {
    expect(comparar(impreso, real, NADA).diferencia).toBeUndefined();
  });

  it.each<[unknown, unknown, string]>([
    [{ a: 1 }, { a: 2 }, '.a: 1 is printed, 2 was answered'],
    [{ a: { b: '1' } }, { a: { b: 1 } }, '.a.b: "1" is printed, 1 was answered'],
    [{ a: 1 }, { a: 1, b: 2 }, ': {"a":1} is printed, {"a":1,"b":2} was answered'],
    [[1, 2], [1], ': [1,2] is printed, [1] was answered'],
    [[], {}, ': [] is printed, {} was answered'],
    [{ a: null }, { a: 'x' }, '.a: null is printed, "x" was answered'],
    ['Llegó (…).', 'Llegó ().', ': "Llegó (…)." is printed, "Llegó ()." was answered'],
    [[A, A], [X, Y], `.1: "${A}" is printed, "${Y}" was answered`],
  ])('differ: %j and %j', (impreso, real, diferencia) => {
    expect(comparar(impreso, real, NADA)).toEqual({ equivalencias: NADA, diferencia });
  });

  it('teach what the ids of the page stand for', () => {
    const { equivalencias } = comparar({ a: A, b: B }, { a: X, b: Y }, NADA);
    expect(traducir({ id: A, mas: [B, 'x'] }, equivalencias)).toEqual({ id: X, mas: [Y, 'x'] });
  });
});
