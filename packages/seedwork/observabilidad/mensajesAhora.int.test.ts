import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definirComando } from '../aplicacion/comando.ts';
import { nuevoId } from '../dominio/ids.ts';
import type { DefinicionDeModulo } from '../modulo.ts';
import { levantarModulo, type ModuloDePrueba } from '../pruebas/moduloDePrueba.ts';

let alManejar: () => Promise<void> = async () => {};

const modulo = (nombre: string): DefinicionDeModulo<object, object> => ({
  nombre,
  typeDefs: 'type Query { saludo: String }',
  resolvers: {},
  comandos: [
    definirComando({
      tipo: 'Esperar',
      entrada: z.object({}),
      async manejar() {
        await alManejar();
        return { id: nuevoId() };
      },
    }),
  ],
  reacciones: [],
  puertos: () => ({}),
  consultas: () => ({}),
});

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(modulo('prueba'));
});
afterAll(() => prueba.detener());

/** The values of a gauge now, by its labels. */
const leer = async (nombre: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    [...(await prueba.metricas.registro.metrics()).matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)]
      .filter(([, cual]) => cual === nombre)
      .map(([, , etiquetas = '', valor]) => [etiquetas, Number(valor)]),
  );
const DEL_TOPIC = 'modulo="prueba",topic="comandos.prueba"';
const DEL_MODULO = 'modulo="prueba"';
/** Readings are kept for two seconds. */
const ESPERA = { timeout: 60_000, interval: 100 };

const mensaje = (cambios: object) =>
  prueba.base.prisma.mensaje.create({
    data: {
      id: nuevoId(),
      modulo: 'prueba',
      topic: 'eventos.prueba',
      clave: 'k',
      tipo: 'X.v1',
      datos: {},
      metadatos: { correlacion: 'x' },
      ocurrido: new Date(),
      ...cambios,
    },
  });

describe('the gauges of messages', () => {
  it('are all zero, and all there, when nothing is to be done', async () => {
    for (const nombre of [
      'alpes_mensajes_aparcados',
      'alpes_mensajes_muertos',
      'alpes_relay_pendientes',
      'alpes_relay_espera_segundos',
    ]) {
      expect(await leer(nombre)).toEqual({ [DEL_MODULO]: 0 });
    }
  });

  it('count what is parked and what is dead', async () => {
    const base = { suscripcion: 'prueba', topic: 't', cuerpo: '', intentos: 1, codigo: 'X', motivo: '' };
    const proximo = new Date(Date.now() + 3_600_000);
    await prueba.base.prisma.aparcado.createMany({
      data: ['MUERTO', 'MUERTO', 'MUERTO', 'APARCADO'].map((estado, i) => ({
        ...base,
        clave: `k${i}`,
        mensajeId: `m${i}`,
        estado: estado as 'MUERTO' | 'APARCADO',
        proximo,
      })),
    });
    await prueba.base.prisma.aparcado.create({
      data: { ...base, suscripcion: 'otro', clave: 'k', mensajeId: 'm', estado: 'MUERTO', proximo },
    });
    await expect.poll(() => leer('alpes_mensajes_muertos'), ESPERA).toEqual({ [DEL_MODULO]: 3 });
    expect(await leer('alpes_mensajes_aparcados')).toEqual({ [DEL_MODULO]: 1 });
  });

  it('count what waits for the relay, numbered or not, and how long; what is not due does not count', async () => {
    // Another owner has the lease, and does nothing.
    const ajeno = { dueno: 'otro', epoca: 99n, vence: new Date(Date.now() + 3_600_000) };
    await prueba.base.prisma.arriendo.upsert({
      where: { recurso: 'relay:prueba:eventos.prueba' },
      create: { recurso: 'relay:prueba:eventos.prueba', ...ajeno },
      update: ajeno,
    });
    await prueba.base.prisma.flujo.create({
      data: { modulo: 'prueba', topic: 'eventos.prueba', numerada: 5n, publicada: 3n },
    });
    await mensaje({ posicion: 4n, disponible: new Date(Date.now() - 90_000) });
    await mensaje({ posicion: 5n, disponible: new Date(Date.now() - 80_000) });
    await mensaje({ disponible: new Date(Date.now() - 30_000) });
    await mensaje({ disponible: new Date(Date.now() + 3_600_000) });
    await expect.poll(() => leer('alpes_relay_pendientes'), ESPERA).toEqual({ [DEL_MODULO]: 3 });
    const { [DEL_MODULO]: segundos } = await leer('alpes_relay_espera_segundos');
    expect(segundos).toBeGreaterThanOrEqual(89);
    expect(segundos).toBeLessThan(120);
  });

  it('count what the consumer has not taken, by topic', async () => {
    const { promise: suelto, resolve: soltar } = Promise.withResolvers<void>();
    alManejar = () => suelto;
    for (const n of [1, 2, 3]) await prueba.depositar('comandos.prueba', `k${n}`, 'Esperar', {});
    await expect.poll(() => leer('alpes_consumidor_pendientes'), ESPERA).toEqual({ [DEL_TOPIC]: 3 });
    soltar();
    await expect.poll(() => leer('alpes_consumidor_pendientes'), ESPERA).toEqual({ [DEL_TOPIC]: 0 });
  });

  it('ask the database once, however many scrapes come', async () => {
    let veces = 0;
    const fin = prueba.metricas.vigilar('contado', async () => {
      veces += 1;
      return { aparcados: 0, muertos: 0, porPublicar: 0, esperaPorPublicar: 0, porTomar: new Map(), sagas: [] };
    });
    await expect.poll(async () => 'modulo="contado"' in (await leer('alpes_mensajes_muertos')), ESPERA).toBe(true);
    await Promise.all(Array.from({ length: 20 }, () => leer('alpes_mensajes_muertos')));
    expect(veces).toBe(1);
    fin();
    expect(await leer('alpes_mensajes_muertos')).not.toHaveProperty('modulo="contado"');
  });

  it('give no value, rather than an old one, while a module cannot be asked', async () => {
    let rota = false;
    const fin = prueba.metricas.vigilar('roto', async () => {
      if (rota) throw new Error('the database is away');
      return {
        aparcados: 1,
        muertos: 2,
        porPublicar: 0,
        esperaPorPublicar: 0,
        porTomar: new Map([['t', 3]]),
        sagas: [{ estado: 'EN_CURSO', cuantas: 4, vencidas: 1 }],
      };
    });
    await expect.poll(() => leer('alpes_mensajes_muertos'), ESPERA).toMatchObject({ 'modulo="roto"': 2 });
    expect(await leer('alpes_sagas')).toEqual({ 'modulo="roto",estado="EN_CURSO"': 4 });
    expect(await leer('alpes_sagas_vencidas')).toEqual({ 'modulo="roto",estado="EN_CURSO"': 1 });
    rota = true;
    await expect.poll(async () => 'modulo="roto"' in (await leer('alpes_mensajes_muertos')), ESPERA).toBe(false);
    expect(await leer('alpes_consumidor_pendientes')).not.toHaveProperty('modulo="roto",topic="t"');
    expect(await leer('alpes_sagas')).toEqual({});
    // The other modules are still there.
    expect(await leer('alpes_mensajes_muertos')).toHaveProperty([DEL_MODULO]);
    fin();
  });
});
