import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { expect, it } from 'vitest';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import { insistir } from './insistir.ts';

const SIN_SERVIDOR = new ErrorDeArranque('No se puede conectar.', { pasajero: true });
const MAL_CONFIGURADO = new ErrorDeArranque('DATABASE_URL no es una dirección válida.');

const fallando = (...errores: Error[]) => {
  let veces = 0;
  return {
    veces: () => veces,
    accion: async () => {
      veces += 1;
      const error = errores.shift();
      if (error !== undefined) throw error;
      return 'hecho';
    },
  };
};

it('tries again what may pass, and says so once for each reason', async () => {
  const lineas: string[] = [];
  const { accion, veces } = fallando(SIN_SERVIDOR, SIN_SERVIDOR);
  expect(await insistir(accion, Number.POSITIVE_INFINITY, bitacoraEn(lineas))).toBe('hecho');
  expect(veces()).toBe(3);
  expect(lineas).toEqual([expect.stringContaining(SIN_SERVIDOR.message)]);
});

it('does not try again what waits for somebody, nor anything when the time is over', async () => {
  for (const [error, limite] of [
    [MAL_CONFIGURADO, Number.POSITIVE_INFINITY],
    [new Error('a bug'), Number.POSITIVE_INFINITY],
    [SIN_SERVIDOR, 0],
  ] as const) {
    const { accion, veces } = fallando(error);
    await expect(insistir(accion, limite, bitacoraEn([]))).rejects.toBe(error);
    expect(veces()).toBe(1);
  }
});
