import { expect, it } from 'vitest';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import { tokenQueNoFalla } from './tokenQueNoFalla.ts';

it('is read each time; where that fails it says so, and is the last one', () => {
  const lineas: string[] = [];
  let contenido: string | undefined = 'uno';
  const token = tokenQueNoFalla(() => {
    if (contenido === undefined) throw new Error('ENOENT: no such file');
    return contenido;
  }, bitacoraEn(lineas));
  expect(token()).toBe('uno');
  contenido = 'dos';
  expect(token()).toBe('dos');
  contenido = undefined;
  expect([token(), token()]).toEqual(['dos', 'dos']);
  expect(lineas).toEqual([expect.stringContaining('ENOENT'), expect.stringContaining('going on with the last one')]);
  expect(lineas.join()).not.toContain('"dos"');
  contenido = 'tres';
  expect(token()).toBe('tres');
});

it('that could never be read is empty: the broker refuses it', () => {
  const token = tokenQueNoFalla(() => {
    throw new Error('EACCES');
  }, bitacoraEn([]));
  expect(token()).toBe('');
});
