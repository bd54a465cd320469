import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bitacoraDePrueba, bitacoraEn } from '../pruebas/bitacora.ts';
import { mensajeDe } from '../pruebas/registro.ts';
import { EXTERNO } from './bus.ts';
import { iniciarLimpieza, limpiar } from './limpieza.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());
beforeEach(async () => {
  await base.prisma.bandeja.deleteMany();
  await base.prisma.claveIdempotencia.deleteMany();
});

const DIAS = { bandejaDias: 30, clavesDias: 7, crudosDias: 7, muertosDias: 90 };
const NADA = { bandeja: 0, claves: 0, crudos: 0, muertos: [] };
const hace = (dias: number) => new Date(Date.now() - dias * 86_400_000);

const poner = async (suscripcion: string, mensajeId: string, dias: number) => {
  await base.prisma.bandeja.create({ data: { suscripcion, mensajeId, procesado: hace(dias) } });
};
const ponerClave = async (modulo: string, clave: string, dias: number, usuario = '') => {
  await base.prisma.claveIdempotencia.create({
    data: { modulo, usuario, clave, comando: 'C', huella: '', resultado: { id: '1' }, creado: hace(dias) },
  });
};
const quedan = async () => ({
  bandeja: (await base.prisma.bandeja.findMany({ orderBy: { mensajeId: 'asc' } })).map(({ mensajeId }) => mensajeId),
  claves: (await base.prisma.claveIdempotencia.findMany({ orderBy: { clave: 'asc' } })).map(({ clave }) => clave),
});

describe('cleaning', () => {
  it('deletes what is older than it may be, and of its own module alone', async () => {
    await poner('uno', 'a-viejo', 31);
    await poner('uno', 'b-nuevo', 29);
    await poner('otro', 'c-ajeno', 400);
    await ponerClave('uno', 'a-vieja', 8);
    await ponerClave('uno', 'a-vieja', 6, 'otra persona');
    await ponerClave('uno', 'b-nueva', 6);
    await ponerClave('otro', 'c-ajena', 400);
    expect(await limpiar(base.prisma, 'uno', DIAS)).toEqual({ ...NADA, bandeja: 1, claves: 1 });
    expect(await quedan()).toEqual({ bandeja: ['b-nuevo', 'c-ajeno'], claves: ['a-vieja', 'b-nueva', 'c-ajena'] });
    expect(await limpiar(base.prisma, 'uno', DIAS)).toEqual(NADA);
  });

  it('deletes no more than a batch, the oldest first', async () => {
    for (let i = 0; i < 5; i += 1) {
      await poner('uno', `m${i}`, 100 - i);
      await ponerClave('uno', `c${i}`, 100 - i);
    }
    expect(await limpiar(base.prisma, 'uno', DIAS, 2)).toEqual({ ...NADA, bandeja: 2, claves: 2 });
    expect(await quedan()).toEqual({ bandeja: ['m2', 'm3', 'm4'], claves: ['c2', 'c3', 'c4'] });
    expect(await limpiar(base.prisma, 'uno', DIAS, 2)).toEqual({ ...NADA, bandeja: 2, claves: 2 });
    expect(await limpiar(base.prisma, 'uno', DIAS, 2)).toEqual({ ...NADA, bandeja: 1, claves: 1 });
    expect(await quedan()).toEqual({ bandeja: [], claves: [] });
  });

  it('by two processes at once deletes each row once', async () => {
    for (let i = 0; i < 20; i += 1) await poner('uno', `m${i}`, 100);
    const hechas = await Promise.all(Array.from({ length: 4 }, () => limpiar(base.prisma, 'uno', DIAS, 5)));
    const borradas = hechas.reduce((suma, { bandeja }) => suma + bandeja, 0);
    expect((await quedan()).bandeja).toHaveLength(20 - borradas);
    expect(borradas).toBeGreaterThanOrEqual(5);
  });

  it('erases what outside producers wrote, once it is old and all who read it have taken it', async () => {
    const { prisma } = base;
    const dejar = async (topic: string, posicion: bigint, dias: number, modulo = EXTERNO) => {
      const crudo = modulo === EXTERNO ? '{"type":"Saludar","data":{"a":"Ana"}}' : null;
      const mensaje = mensajeDe({ modulo, topic, posicion, clave: 'ana', crudo, ocurrido: hace(dias) });
      await prisma.mensaje.create({ data: mensaje });
      return mensaje.id;
    };
    const leer = (suscripcion: string, topic: string, posicion: bigint) =>
      prisma.lectura.create({ data: { suscripcion, modulo: EXTERNO, topic, posicion } });
    await leer('uno', 'leido', 3n);
    await leer('otro', 'leido', 2n);
    const viejo = await dejar('leido', 1n, 8);
    const nuevo = await dejar('leido', 2n, 6);
    const aMedias = await dejar('leido', 3n, 8);
    const deNadie = await dejar('sin-lectores', 1n, 8);
    const propio = await dejar('leido', 1n, 8, 'uno');
    expect(await limpiar(prisma, 'uno', DIAS)).toEqual({ ...NADA, crudos: 1 });
    expect(await limpiar(prisma, 'otro', DIAS)).toEqual(NADA);
    const filas = new Map((await prisma.mensaje.findMany()).map(({ id, crudo, clave }) => [id, { crudo, clave }]));
    expect(filas.get(viejo)).toEqual({ crudo: null, clave: '' });
    for (const id of [nuevo, aMedias, deNadie]) {
      expect(filas.get(id)).toEqual({ crudo: expect.stringContaining('Ana'), clave: 'ana' });
    }
    expect(filas.get(propio)).toEqual({ crudo: null, clave: 'ana' });
  });

  it('discards the dead letters that nobody cared for, as an operator does', async () => {
    const { prisma } = base;
    const apartar = (suscripcion: string, mensajeId: string, dias: number, estado: 'APARCADO' | 'MUERTO' = 'MUERTO') =>
      prisma.aparcado.create({
        data: {
          suscripcion,
          mensajeId,
          topic: 't',
          clave: mensajeId,
          cuerpo: '{}',
          estado,
          intentos: 1,
          proximo: hace(dias),
          codigo: 'C',
          motivo: '',
          creado: hace(dias),
        },
      });
    await apartar('uno', 'viejo', 91);
    // Somebody else has had its effect since.
    await apartar('uno', 'hecho', 91);
    await poner('uno', 'hecho', 1);
    await apartar('uno', 'nuevo', 89);
    await apartar('uno', 'por-reintentar', 91, 'APARCADO');
    await apartar('otro', 'ajeno', 91);
    const lineas: string[] = [];
    const limpieza = iniciarLimpieza(prisma, 'uno', DIAS, bitacoraEn(lineas), undefined, 1);
    await expect.poll(() => prisma.aparcado.count()).toBe(3);
    await limpieza.detener();
    expect((await prisma.aparcado.findMany()).map(({ mensajeId }) => mensajeId).sort()).toEqual([
      'ajeno',
      'nuevo',
      'por-reintentar',
    ]);
    expect((await quedan()).bandeja).toEqual(['hecho', 'viejo']);
    for (const [mensaje, msg] of [
      ['viejo', 'dead letter that nobody cared for is discarded'],
      ['hecho', 'dead letter whose message has had its effect since is deleted'],
    ]) {
      expect(lineas.map((linea) => JSON.parse(linea))).toContainEqual(
        expect.objectContaining({ mensaje, topic: 't', codigo: 'C', msg }),
      );
    }
  });

  it('goes on by itself, batch after batch, until nothing old is left', async () => {
    await base.prisma.bandeja.createMany({
      data: Array.from({ length: 2_100 }, (_, i) => ({ suscripcion: 'uno', mensajeId: `m${i}`, procesado: hace(31) })),
    });
    await poner('uno', 'nuevo', 1);
    const limpieza = iniciarLimpieza(base.prisma, 'uno', DIAS, bitacoraDePrueba(), undefined, 1);
    await expect.poll(() => base.prisma.bandeja.count()).toBe(1);
    await limpieza.detener();
    expect((await quedan()).bandeja).toEqual(['nuevo']);
  });
});
