import { randomBytes } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { crearMetricas } from '../observabilidad/metricas.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { BusDePrueba } from '../pruebas/busDePrueba.ts';
import { espiar } from '../pruebas/espia.ts';
import { escribir, mensajeDe, quitarArriendo, vencerArriendo } from '../pruebas/registro.ts';
import { MensajeDemasiadoGrande } from './bus.ts';
import { CANAL_ESCRITO } from './canales.ts';
import { Relay } from './relay.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

let modulo: string;
let topic: string;
let bus: BusDePrueba;
const relays: Relay[] = [];
beforeEach(() => {
  modulo = `m-${nuevoId()}`;
  topic = `eventos.${modulo}`;
  bus = new BusDePrueba();
});
afterEach(async () => {
  bus.antesDePublicar = () => {};
  await Promise.all(relays.splice(0).map((relay) => relay.detener()));
});

const iniciar = async (opciones: { bus?: BusDePrueba; base?: BaseDeDatos } = {}) => {
  const metricas = crearMetricas(new Registry());
  const relay = await Relay.iniciar({ base, bus, ...opciones, modulo, bitacora: bitacoraDePrueba(), metricas });
  relays.push(relay);
  return relay;
};
const nuevos = (cuantos: number, cambios: object = {}) =>
  Array.from({ length: cuantos }, (_, n) => mensajeDe({ modulo, topic, tipo: `${n}`, ...cambios }));

const guardados = (deTopic = topic) =>
  base.prisma.mensaje.findMany({ where: { modulo, topic: deTopic }, orderBy: { posicion: 'asc' } });
const posiciones = async (deTopic = topic) => (await guardados(deTopic)).map(({ posicion }) => posicion);
const hasta = (n: number) => Array.from({ length: n }, (_, i) => BigInt(i + 1));
const publicadas = (deBus = bus, deTopic = topic) =>
  deBus.publicados.filter((uno) => uno.topic === deTopic).map(({ posicion }) => posicion);
const recurso = () => `relay:${modulo}:${topic}`;
const flujo = () => base.prisma.flujo.findUnique({ where: { modulo_topic: { modulo, topic } } });

describe('numbering', () => {
  it('is contiguous and in the order of each aggregate, under many writers at once, by two relays', async () => {
    await iniciar();
    await iniciar();
    const otroTopic = 'comandos.otro';
    const escritor = async (n: number) => {
      for (let version = 1; version <= 10; version += 1) {
        const agregado = { agregadoTipo: 'A', agregadoId: `${modulo}-${n}`, agregadoVersion: version };
        await escribir(
          base,
          mensajeDe({ modulo, topic, clave: `${n}`, ...agregado }),
          mensajeDe({ modulo, topic: otroTopic, clave: `${n}`, tipo: `${version}` }),
        );
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => escritor(n)));
    await expect.poll(() => publicadas().length).toBe(120);
    await expect.poll(() => publicadas(bus, otroTopic).length).toBe(120);
    expect(publicadas()).toEqual(hasta(120));
    expect(publicadas(bus, otroTopic)).toEqual(hasta(120));
    expect(await posiciones()).toEqual(hasta(120));
    expect(await posiciones(otroTopic)).toEqual(hasta(120));
    for (const filas of Map.groupBy(await guardados(), ({ clave }) => clave).values()) {
      expect(filas.map(({ agregadoVersion }) => agregadoVersion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  it('goes on past one batch', async () => {
    await base.prisma.mensaje.createMany({ data: nuevos(1_100) });
    await iniciar();
    await expect.poll(() => publicadas().length).toBe(1_100);
    expect(publicadas()).toEqual(hasta(1_100));
    await expect.poll(flujo).toMatchObject({ numerada: 1_100n, publicada: 1_100n });
  });

  it('touches no other module', async () => {
    const ajeno = mensajeDe({ modulo: `otro-${modulo}`, topic });
    await escribir(base, ajeno);
    await escribir(base, ...nuevos(1));
    await iniciar();
    await expect.poll(() => publicadas()).toEqual([1n]);
    expect(await base.prisma.mensaje.findUnique({ where: { id: ajeno.id as string } })).toMatchObject({
      posicion: null,
    });
  });
});

describe('a delayed message', () => {
  it('is published not before its time; others do not wait for it', async () => {
    await iniciar();
    const disponible = new Date(Date.now() + 400);
    await escribir(
      base,
      mensajeDe({ modulo, topic, tipo: 'Tarde', disponible }),
      mensajeDe({ modulo, topic, tipo: 'Pronto' }),
    );
    await expect.poll(() => bus.publicados.length).toBe(2);
    const [pronto, tarde] = bus.publicados;
    expect(JSON.parse(pronto?.cuerpo ?? '').type).toBe('Pronto');
    expect(JSON.parse(tarde?.cuerpo ?? '').type).toBe('Tarde');
    const retraso = (tarde?.cuando ?? 0) - disponible.getTime();
    expect(retraso).toBeGreaterThanOrEqual(-1);
  });

  it('is published at its time also when the relay was started after it', async () => {
    await escribir(base, mensajeDe({ modulo, topic, disponible: new Date(Date.now() - 60_000) }));
    await iniciar();
    await expect.poll(() => publicadas()).toEqual([1n]);
  });
});

describe('an owner that lost its lease', () => {
  it('numbers nothing, when it wakes up in the middle of it', async () => {
    const enElUmbral = Promise.withResolvers<void>();
    const seguir = Promise.withResolvers<void>();
    let sentencias = 0;
    const lento = new BusDePrueba();
    await iniciar({
      bus: lento,
      base: espiar(base, async (sql) => {
        sentencias += 1;
        if (!sql.includes('FOR UPDATE')) return;
        enElUmbral.resolve();
        await seguir.promise;
      }),
    });
    await escribir(base, ...nuevos(3));
    await enElUmbral.promise;
    await quitarArriendo(base, recurso());
    const antes = sentencias;
    seguir.resolve();
    // Its turn is over when it looks how long it may sleep.
    await expect.poll(() => sentencias).toBeGreaterThan(antes);
    expect(await posiciones()).toEqual([null, null, null]);
    await vencerArriendo(base, recurso());
    await iniciar();
    await expect.poll(async () => [...publicadas(lento), ...publicadas()]).toEqual(hasta(3));
    expect(await posiciones()).toEqual(hasta(3));
  });

  it('and publishes late harms nothing: the mark does not go back', async () => {
    const publicando = Promise.withResolvers<void>();
    const seguir = Promise.withResolvers<void>();
    const lento = new BusDePrueba();
    lento.antesDePublicar = async () => {
      publicando.resolve();
      await seguir.promise;
    };
    const antiguo = await iniciar({ bus: lento });
    await escribir(base, ...nuevos(2));
    await publicando.promise;
    await quitarArriendo(base, recurso(), 0);
    await iniciar();
    await expect.poll(() => publicadas()).toEqual([1n, 2n]);
    await escribir(base, ...nuevos(3));
    await expect.poll(() => publicadas()).toEqual(hasta(5));
    seguir.resolve();
    await antiguo.detener();
    expect(publicadas(lento)).toEqual([1n, 2n]);
    expect(await flujo()).toMatchObject({ numerada: 5n, publicada: 5n });
  });

  it('is replaced as soon as its lease ends', async () => {
    await quitarArriendo(base, recurso(), 500);
    await escribir(base, ...nuevos(2));
    await iniciar();
    await expect.poll(() => publicadas()).toEqual([1n, 2n]);
  });

  it('is not asked for its lease over and over', async () => {
    let intentos = 0;
    await quitarArriendo(base, recurso());
    await escribir(base, ...nuevos(1));
    const inicio = performance.now();
    await iniciar({
      base: espiar(base, (sql) => {
        if (sql.includes('INTO mensajeria.arriendo')) intentos += 1;
      }),
    });
    await expect.poll(() => intentos).toBeGreaterThanOrEqual(3);
    expect(performance.now() - inicio).toBeGreaterThan(1_500);
  });
});

describe('an owner that is alive', () => {
  const arriendo = () => base.prisma.arriendo.findUniqueOrThrow({ where: { recurso: recurso() } });
  /** Longer than a lease that nobody renews. */
  const renovado = async () => {
    const antes = (await arriendo()).vence.getTime();
    await expect.poll(async () => (await arriendo()).vence.getTime() - antes).toBeGreaterThan(3_500);
  };

  it('keeps its lease while there is nothing to publish', async () => {
    const otro = new BusDePrueba();
    await iniciar();
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas()).toEqual([1n]);
    await iniciar({ bus: otro });
    await renovado();
    expect(await arriendo()).toMatchObject({ epoca: 1n });
    await escribir(base, ...nuevos(2));
    await expect.poll(() => publicadas()).toEqual(hasta(3));
    expect(otro.publicados).toEqual([]);
  });

  it('keeps it while a batch is on its way for longer than it lasts', async () => {
    const seguir = Promise.withResolvers<void>();
    const otro = new BusDePrueba();
    bus.antesDePublicar = () => seguir.promise;
    await iniciar();
    await escribir(base, ...nuevos(1));
    await expect.poll(() => posiciones()).toEqual([1n]);
    await iniciar({ bus: otro });
    await renovado();
    seguir.resolve();
    await expect.poll(() => publicadas()).toEqual([1n]);
    expect(otro.publicados).toEqual([]);
    expect(await arriendo()).toMatchObject({ epoca: 1n });
  });
});

describe('a topic that fails, or is slow', () => {
  it('holds up no other', async () => {
    const lento = `comandos.lento-${modulo}`;
    let fallos = 0;
    const nunca = Promise.withResolvers<void>();
    bus.antesDePublicar = ({ topic: deTopic }) => {
      if (deTopic === lento) return nunca.promise;
      if (deTopic !== topic) return;
      fallos += 1;
      throw new Error('the broker does not take this');
    };
    await iniciar();
    await escribir(base, ...nuevos(1), mensajeDe({ modulo, topic: lento }));
    // By then it is tried again after more than a second.
    await expect.poll(() => fallos).toBeGreaterThan(4);
    const otro = `comandos.otro-${modulo}`;
    const antes = fallos;
    for (let n = 1; n <= 10; n += 1) {
      await escribir(base, mensajeDe({ modulo, topic: otro }));
      await expect.poll(() => publicadas(bus, otro)).toEqual(hasta(n));
    }
    // Each would have waited for a try of that one.
    expect(fallos - antes).toBeLessThan(5);
    nunca.resolve();
    await expect.poll(() => publicadas(bus, lento)).toEqual([1n]);
  });
});

describe('a relay that is started again', () => {
  it('publishes what was numbered and not published, before anything newer', async () => {
    bus.antesDePublicar = () => {
      throw new Error('the broker is away');
    };
    const primero = await iniciar();
    await escribir(base, ...nuevos(3));
    await expect.poll(() => posiciones()).toEqual(hasta(3));
    await primero.detener();
    expect(await flujo()).toMatchObject({ numerada: 3n, publicada: 0n });
    await escribir(base, ...nuevos(2));
    bus.antesDePublicar = () => {};
    await iniciar();
    await expect.poll(() => publicadas()).toEqual(hasta(5));
    await expect.poll(flujo).toMatchObject({ publicada: 5n });
  });

  it('need not wait for the lease of one that was stopped', async () => {
    const primero = await iniciar();
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas()).toEqual([1n]);
    await primero.detener();
    await escribir(base, ...nuevos(1));
    const arriendo = await base.prisma.arriendo.findUniqueOrThrow({ where: { recurso: `relay:${modulo}:${topic}` } });
    expect(arriendo.vence.getTime()).toBeLessThan(Date.now());
    await iniciar();
    await expect.poll(() => publicadas()).toEqual([1n, 2n]);
  });

  it('is told when the one that it waits for stops', async () => {
    const primero = await iniciar();
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas()).toEqual([1n]);
    const avisos: string[] = [];
    const noEscuchar = await base.escuchar(CANAL_ESCRITO, (carga) => avisos.push(carga));
    await primero.detener();
    await expect.poll(() => avisos).toContain(modulo);
    await noEscuchar();
  });
});

describe('a broker that fails', () => {
  it('gets the same messages again, in order, when it is back', async () => {
    let caidas = 2;
    bus.antesDePublicar = () => {
      caidas -= 1;
      if (caidas >= 0) throw new Error('the broker is away');
    };
    await iniciar();
    await escribir(base, ...nuevos(3));
    await expect.poll(() => publicadas()).toEqual(hasta(3));
    expect(await posiciones()).toEqual(hasta(3));
  });

  it('in the middle of a backlog: what was numbered meanwhile waits behind what failed', async () => {
    let caida = false;
    bus.antesDePublicar = async (_, [primera]) => {
      if (caida || primera?.posicion !== 501n) return;
      // All of it has its numbers by then.
      await expect.poll(async () => (await flujo())?.numerada).toBe(1_600n);
      caida = true;
      throw new Error('the broker is away');
    };
    await base.prisma.mensaje.createMany({ data: nuevos(1_600) });
    await iniciar();
    await expect.poll(() => publicadas().length).toBe(1_600);
    expect(publicadas()).toEqual(hasta(1_600));
    expect(caida).toBe(true);
  });
});

describe('a broker that is away', () => {
  it('does not stop the numbering: who follows the log reads on; then all goes out in order', async () => {
    let lejos = true;
    bus.antesDePublicar = () => {
      if (lejos) throw new Error('the broker is away');
    };
    await iniciar();
    await escribir(base, ...nuevos(3));
    await expect.poll(() => posiciones()).toEqual(hasta(3));
    await escribir(base, ...nuevos(2));
    await expect.poll(() => posiciones()).toEqual(hasta(5));
    // More than is kept for it in memory.
    await base.prisma.mensaje.createMany({ data: nuevos(1_600) });
    await escribir(base, ...nuevos(1));
    await expect.poll(() => posiciones()).toEqual(hasta(1_606));
    expect(await flujo()).toMatchObject({ publicada: 0n });
    lejos = false;
    await expect.poll(() => publicadas().length).toBe(1_606);
    expect(publicadas()).toEqual(hasta(1_606));
    await expect.poll(flujo).toMatchObject({ numerada: 1_606n, publicada: 1_606n });
  });

  it('is not given what was numbered by who has lost the lease meanwhile: the next owner sends it', async () => {
    const publicando = Promise.withResolvers<void>();
    const seguir = Promise.withResolvers<void>();
    const suelto = Promise.withResolvers<void>();
    const lento = Object.assign(new BusDePrueba(), { soltar: async () => suelto.resolve() });
    lento.antesDePublicar = async () => {
      publicando.resolve();
      await seguir.promise;
    };
    await iniciar({ bus: lento });
    await escribir(base, ...nuevos(1));
    await publicando.promise;
    await escribir(base, ...nuevos(4));
    await expect.poll(() => posiciones()).toEqual(hasta(5));
    await quitarArriendo(base, recurso(), 0);
    await iniciar();
    await expect.poll(() => publicadas()).toEqual(hasta(5));
    // It finds out by itself.
    await suelto.promise;
    seguir.resolve();
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas()).toEqual(hasta(6));
    expect(publicadas(lento)).toEqual([1n]);
  });
});

describe('large messages', () => {
  it('go in batches of a few megabytes, in order, from the queue and from the database', async () => {
    const lotes: number[] = [];
    let caido = true;
    bus.antesDePublicar = (_, mensajes) => {
      if (caido) throw new Error('the broker is away');
      lotes.push(mensajes.reduce((bytes, { cuerpo }) => bytes + cuerpo.length, 0));
    };
    const grandes = (cuantos: number) =>
      nuevos(cuantos).map((uno) => ({ ...uno, datos: { texto: randomBytes(300_000).toString('base64') } }));
    await iniciar();
    await base.prisma.mensaje.createMany({ data: grandes(30) });
    await escribir(base, ...nuevos(1));
    await expect.poll(async () => (await flujo())?.numerada).toBe(31n);
    caido = false;
    await expect.poll(() => publicadas().length).toBe(31);
    await base.prisma.mensaje.createMany({ data: grandes(30) });
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas().length).toBe(62);
    expect(publicadas()).toEqual(hasta(62));
    expect(Math.max(...lotes)).toBeLessThan(5 * 1024 * 1024);
    expect(lotes.length).toBeGreaterThan(4);
  });
});

describe('a message that is larger than the bus carries', () => {
  it('is a dead letter of its module; those before it and behind it are published', async () => {
    const grandes = new Set<bigint>();
    bus.antesDePublicar = (flujo, mensajes) => {
      const grande = mensajes.find(({ cuerpo }) => cuerpo.includes('enorme'));
      if (grande === undefined) return;
      grandes.add(grande.posicion);
      // As an adapter does: it has sent those before it.
      const antes = mensajes.slice(0, mensajes.indexOf(grande));
      bus.publicados.push(...antes.map((uno) => ({ ...uno, ...flujo, cuando: Date.now() })));
      throw new MensajeDemasiadoGrande(grande.posicion, 1_000_000);
    };
    const [uno, , tres] = nuevos(3);
    const enorme = mensajeDe({ modulo, topic, clave: 'k', datos: { texto: 'enorme' } });
    if (uno === undefined || tres === undefined) throw new Error('unreachable');
    await base.prisma.mensaje.createMany({ data: [uno, enorme, tres] });
    await iniciar();
    await expect.poll(flujo).toMatchObject({ numerada: 3n, publicada: 3n });
    expect(publicadas()).toEqual([1n, 3n]);
    expect([...grandes]).toEqual([2n]);
    expect(await base.prisma.aparcado.findMany({ where: { suscripcion: modulo } })).toMatchObject([
      { topic, clave: 'k', mensajeId: enorme.id, estado: 'MUERTO', codigo: 'DEMASIADO_GRANDE' },
    ]);
  });
});

describe('who lets a flow go', () => {
  it('tells the bus: when it stops, and when it finds its lease taken', async () => {
    const sueltos: string[] = [];
    const contar = () =>
      Object.assign(new BusDePrueba(), { soltar: async (f: { topic: string }) => void sueltos.push(f.topic) });
    const primero = await iniciar({ bus: contar() });
    await escribir(base, ...nuevos(1));
    await expect.poll(async () => (await flujo())?.publicada).toBe(1n);
    await primero.detener();
    expect(sueltos).toEqual([topic]);
    const segundo = contar();
    await iniciar({ bus: segundo });
    await escribir(base, ...nuevos(1));
    await expect.poll(() => publicadas(segundo)).toEqual([2n]);
    // Without anything to publish.
    await quitarArriendo(base, recurso());
    await expect.poll(() => sueltos).toEqual([topic, topic]);
  });
});
