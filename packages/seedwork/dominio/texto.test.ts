import { expect, it } from 'vitest';
import { esLegible } from './texto.ts';

it.each(['', 'José Ñuñez', 'dos\nlíneas\r\n\ty más', '日本語', '👩‍👧 ok'])('%j can be kept and shown', (texto) => {
  expect(esLegible(texto)).toBe(true);
});

it.each(['nulo\0', 'campana\u0007', 'escape\u001b[31m', '\u007f', '\u0085', 'mitad \ud83d', '\udc00 otra'])(
  '%j cannot',
  (texto) => {
    expect(esLegible(texto)).toBe(false);
  },
);
