import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba, motorDePruebas } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escribirNumerados, mensajeDe } from '../pruebas/registro.ts';
import { identidadDeBase } from './identidadDeBase.ts';

let base: BaseDeDatos;
let identidad: () => Promise<string>;
beforeAll(async () => {
  base = await baseDePrueba();
  identidad = identidadDeBase(base);
});
afterAll(() => base.cerrar());

/** Runs statements, and tells whether the database is another after them. */
const cambiaCon = async (...sentencias: string[]): Promise<boolean> => {
  const antes = await identidad();
  for (const sentencia of sentencias) await base.prisma.$executeRawUnsafe(sentencia);
  return (await identidad()) !== antes;
};

describe('the identity of a database', () => {
  it('stays the same while it works, and is cleaned up', async () => {
    const antes = await identidad();
    await escribirNumerados(base, mensajeDe());
    await base.prisma.$executeRawUnsafe('CHECKPOINT');
    for (const tabla of ['secreto', 'flujo']) {
      await base.prisma.$executeRawUnsafe(`VACUUM (FREEZE, ANALYZE) mensajeria.${tabla}`);
    }
    expect(await identidad()).toBe(antes);
  });

  it('is another one in another database', async () => {
    const otra = await baseDePrueba();
    expect(await identidadDeBase(otra)()).not.toBe(await identidad());
    await otra.cerrar();
  });

  it.runIf(motorDePruebas() === 'pglite')('is another one for who opens the same files later', async () => {
    expect(await identidadDeBase(base)()).not.toBe(await identidad());
  });

  it('is another one after its rows were taken out and the same were put in, as a restore does', async () => {
    expect(
      await cambiaCon(
        'CREATE TABLE copia AS TABLE mensajeria.secreto',
        'DELETE FROM mensajeria.secreto',
        'INSERT INTO mensajeria.secreto TABLE copia',
        'DROP TABLE copia',
      ),
    ).toBe(true);
  });

  it('is another one after the flows were emptied and filled again', async () => {
    expect(
      await cambiaCon(
        'CREATE TABLE copia AS TABLE mensajeria.flujo',
        'TRUNCATE mensajeria.flujo',
        'INSERT INTO mensajeria.flujo TABLE copia',
        'DROP TABLE copia',
      ),
    ).toBe(true);
  });

  it('is another one where an operator says so', async () => {
    expect(
      await cambiaCon("UPDATE mensajeria.secreto SET valor = gen_random_uuid() WHERE nombre = 'encarnacion'"),
    ).toBe(true);
  });
});
