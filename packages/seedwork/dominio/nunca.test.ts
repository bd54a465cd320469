import { expect, it } from 'vitest';
import { nunca } from './nunca.ts';

it('shows the value that no case was written for', () => {
  const deOtraVersion: unknown = { tipo: 'Nuevo.v9' };
  expect(() => nunca(deOtraVersion as never)).toThrow('Unexpected value: {"tipo":"Nuevo.v9"}');
});
