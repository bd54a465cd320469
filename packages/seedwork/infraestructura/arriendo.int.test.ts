import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { quitarArriendo, vencerArriendo } from '../pruebas/registro.ts';
import { type Arrendado, arrendar, devolver, renovar, restante } from './arriendo.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

let recurso: string;
beforeEach(() => {
  recurso = nuevoId();
});
const CANAL = 'alpes_arriendo_prueba';
const pedir = (dueno: string) => arrendar(base.prisma, recurso, dueno);
const dar = (arriendo: Arrendado) => devolver(base.prisma, arriendo, { canal: CANAL, carga: recurso });

describe('a lease', () => {
  it('has one owner, who may renew it', async () => {
    expect(await pedir('a')).toEqual({ recurso, dueno: 'a', epoca: 1n });
    expect(await pedir('b')).toBeUndefined();
    expect(await pedir('a')).toMatchObject({ epoca: 1n });
  });

  it('that has ended goes to who asks next, in a new epoch', async () => {
    await pedir('a');
    await vencerArriendo(base, recurso);
    expect(await pedir('b')).toMatchObject({ dueno: 'b', epoca: 2n });
    expect(await pedir('a')).toBeUndefined();
  });

  it('that nobody else took is the same one when its owner is late', async () => {
    await pedir('a');
    await vencerArriendo(base, recurso);
    expect(await pedir('a')).toMatchObject({ epoca: 1n });
    expect(await pedir('b')).toBeUndefined();
  });

  it('is renewed with others in one go, also late; those that another has taken are left to it', async () => {
    const mio = await pedir('a');
    await vencerArriendo(base, recurso);
    const otro = await arrendar(base.prisma, `otro-${recurso}`, 'a');
    if (mio === undefined || otro === undefined) return expect.fail('no lease');
    expect(await renovar(base.prisma, [mio, otro])).toEqual(new Set([mio.recurso, otro.recurso]));
    expect(await pedir('b')).toBeUndefined();
    await quitarArriendo(base, recurso, 60_000);
    expect(await renovar(base.prisma, [mio, otro])).toEqual(new Set([otro.recurso]));
    expect(await restante(base.prisma, recurso)).toBeGreaterThan(30_000);
  });

  it('given back is free at once', async () => {
    const arriendo = await pedir('a');
    if (arriendo !== undefined) await dar(arriendo);
    expect(await pedir('b')).toMatchObject({ epoca: 2n });
  });

  it('given back is told of; by an earlier owner it is not', async () => {
    const avisos: string[] = [];
    const noEscuchar = await base.escuchar(CANAL, (carga) => avisos.push(carga));
    const arriendo = await pedir('a');
    if (arriendo === undefined) return expect.fail('no lease');
    await dar({ ...arriendo, epoca: arriendo.epoca - 1n });
    await dar(arriendo);
    await expect.poll(() => avisos).toContain(recurso);
    await noEscuchar();
    expect(avisos).toEqual([recurso]);
  });

  it('says how long it still holds', async () => {
    await quitarArriendo(base, recurso, 60_000);
    const falta = await restante(base.prisma, recurso);
    expect(falta).toBeGreaterThan(30_000);
    expect(falta).toBeLessThanOrEqual(60_001);
  });

  it('that has ended, or that there is not, can be asked for after the shortest pause', async () => {
    expect(await restante(base.prisma, recurso)).toBe(1);
    await quitarArriendo(base, recurso, -5_000);
    expect(await restante(base.prisma, recurso)).toBe(1);
  });

  it('cannot be given back by an earlier owner', async () => {
    const antiguo = await pedir('a');
    await vencerArriendo(base, recurso);
    await pedir('b');
    if (antiguo !== undefined) await dar(antiguo);
    expect(await pedir('c')).toBeUndefined();
  });

  it('goes to one of many who ask at the same time', async () => {
    const obtenidos = await Promise.all(Array.from({ length: 10 }, (_, n) => pedir(`dueno-${n}`)));
    expect(obtenidos.filter((uno) => uno !== undefined)).toHaveLength(1);
  });

  it('is given back in silence when the database is gone: it ends by itself', async () => {
    const otra = await baseDePrueba();
    const arriendo = await arrendar(otra.prisma, recurso, 'a');
    await otra.cerrar();
    if (arriendo === undefined) return expect.fail('no lease');
    await expect(devolver(otra.prisma, arriendo, { canal: CANAL, carga: recurso })).resolves.toBeUndefined();
  });
});
