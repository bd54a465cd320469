import { expect, it } from 'vitest';
import { type Evento, plegar } from './evento.ts';

const anotar = (anterior: string, { tipo }: Evento) => `${anterior}${tipo}`;
const evento = (tipo: string): Evento => ({ tipo, datos: {} });

it('folds events over the state, oldest first', () => {
  expect(plegar(anotar, '>', [evento('a'), evento('b'), evento('c')])).toBe('>abc');
});

it('leaves the state as it is when nothing happened', () => {
  expect(plegar(anotar, '>', [])).toBe('>');
});
