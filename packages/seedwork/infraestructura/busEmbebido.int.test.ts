import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { espiar } from '../pruebas/espia.ts';
import { escribirNumerados, mensajeDe, quitarArriendo, vencerArriendo } from '../pruebas/registro.ts';
import type { MensajeDeBus } from './bus.ts';
import { BusEmbebido } from './busEmbebido.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

let topic: string;
let nombre: string;
const buses: BusEmbebido[] = [];
/** Lets go of every handler that a test holds up. */
const soltar: (() => void)[] = [];
beforeEach(() => {
  topic = `t-${nuevoId()}`;
  nombre = `s-${nuevoId()}`;
});
afterEach(async () => {
  for (const una of soltar.splice(0)) una();
  await Promise.all(buses.splice(0).map((bus) => bus.cerrar()));
});

const abrir = (deBase = base): BusEmbebido => {
  const bus = new BusEmbebido(deBase, bitacoraDePrueba());
  buses.push(bus);
  return bus;
};

/** Subscribes; what is handled is noted by its body. */
const suscribir = async (bus: BusEmbebido, antes: (cuerpo: string) => Promise<void> | void = () => {}) => {
  const recibidos: string[] = [];
  const cerrar = await bus.suscribir({
    topic,
    nombre,
    manejar: async (mensaje: MensajeDeBus) => {
      await antes(mensaje.cuerpo);
      recibidos.push(mensaje.cuerpo);
    },
  });
  return { recibidos, cerrar };
};

/** Holds up a handler until it is let go. */
const compuerta = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const llegada = Promise.withResolvers<void>();
  soltar.push(resolve);
  return { pasar: promise, abrir: resolve, alLlegar: llegada.promise, llegar: llegada.resolve };
};

const depositar = (bus: BusEmbebido, clave: string, ...cuerpos: string[]) =>
  cuerpos.reduce<Promise<void>>(
    (antes, cuerpo) => antes.then(() => bus.depositar(topic, clave, cuerpo)),
    Promise.resolve(),
  );

const leida = async () =>
  (await base.prisma.lectura.findMany({ where: { suscripcion: nombre } })).map(({ posicion }) => posicion);

describe('delivery', () => {
  it('gives what was there before the subscription, and what comes after, in the order of each key', async () => {
    const bus = abrir();
    await depositar(bus, 'a', 'a1', 'a2');
    const { recibidos } = await suscribir(bus);
    await depositar(bus, 'a', 'a3');
    await depositar(bus, 'b', 'b1');
    await depositar(bus, 'a', 'a4');
    await expect.poll(() => recibidos.length).toBe(5);
    expect(recibidos.filter((uno) => uno.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  it('gives bodies as they were left, whatever they are', async () => {
    const bus = abrir();
    const cuerpos = ['', 'no es JSON', '{"a":', 'null', 'ñandú 🦤', 'x'.repeat(1_000_000)];
    const { recibidos } = await suscribir(bus);
    await depositar(bus, 'a', ...cuerpos);
    await expect.poll(() => recibidos).toEqual(cuerpos);
  });

  it('passes by what was erased', async () => {
    const bus = abrir();
    await depositar(bus, 'a', 'borrado', 'entero');
    await base.prisma.mensaje.updateMany({ where: { topic, posicion: 1n }, data: { crudo: null, clave: '' } });
    const { recibidos } = await suscribir(bus);
    await expect.poll(leida).toEqual([2n]);
    expect(recibidos).toEqual(['entero']);
  });

  it('gives the messages of the log in their envelope, with their key and id', async () => {
    const entregados: MensajeDeBus[] = [];
    await abrir().suscribir({ topic, nombre, manejar: async (mensaje) => void entregados.push(mensaje) });
    const guardado = mensajeDe({ topic, modulo: 'uno', datos: { n: 1 } });
    await escribirNumerados(base, guardado);
    await expect.poll(() => entregados).toMatchObject([{ idDeTransporte: guardado.id, clave: 'k' }]);
    expect(JSON.parse(entregados[0]?.cuerpo ?? '')).toMatchObject({
      id: guardado.id,
      type: 'Hecho.v1',
      data: { n: 1 },
    });
  });

  it('gives what different modules and outside producers wrote to one topic', async () => {
    const bus = abrir();
    const { recibidos } = await suscribir(bus);
    await escribirNumerados(base, mensajeDe({ topic, modulo: 'uno' }), mensajeDe({ topic, modulo: 'dos' }));
    await depositar(bus, 'a', 'de fuera');
    await expect.poll(() => recibidos.length).toBe(3);
  });

  it('every subscription gets every message', async () => {
    const bus = abrir();
    const uno = await suscribir(bus);
    nombre = `otra-${nombre}`;
    const otra = await suscribir(bus);
    await depositar(bus, 'a', '1', '2');
    await expect
      .poll(() => [uno.recibidos, otra.recibidos])
      .toEqual([
        ['1', '2'],
        ['1', '2'],
      ]);
  });

  it('of many that are left at the same time loses none', async () => {
    const bus = abrir();
    const { recibidos } = await suscribir(bus);
    await Promise.all(Array.from({ length: 60 }, (_, n) => bus.depositar(topic, `${n % 7}`, `${n}`)));
    await expect.poll(() => recibidos.length).toBe(60);
    expect(new Set(recibidos).size).toBe(60);
    const filas = await base.prisma.mensaje.findMany({ where: { topic }, orderBy: { posicion: 'asc' } });
    expect(filas.map(({ posicion }) => Number(posicion))).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('goes on past one batch', async () => {
    const bus = abrir();
    await base.prisma.$executeRaw`
      INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, crudo, ocurrido)
      SELECT gen_random_uuid(), 'externo', ${topic}, (n % 5)::text, n, '', '{}', '{}', n::text, now()
      FROM generate_series(1, 450) n`;
    await base.prisma.flujo.create({ data: { modulo: 'externo', topic, numerada: 450n, publicada: 450n } });
    const { recibidos } = await suscribir(bus);
    await expect.poll(() => recibidos.length).toBe(450);
    expect(new Set(recibidos).size).toBe(450);
    await expect.poll(leida).toEqual([450n]);
  });
});

describe('a slow message', () => {
  it('holds up those of its key, and no others', async () => {
    const bus = abrir();
    const lento = compuerta();
    await depositar(bus, 'a', 'a1', 'a2');
    await depositar(bus, 'b', 'b1', 'b2');
    const { recibidos } = await suscribir(bus, (cuerpo) => (cuerpo === 'a1' ? lento.pasar : undefined));
    await expect.poll(() => recibidos).toEqual(['b1', 'b2']);
    lento.abrir();
    await expect.poll(() => recibidos).toEqual(['b1', 'b2', 'a1', 'a2']);
  });
});

describe('a message that cannot be taken', () => {
  it('comes again, with those behind it, until it can', async () => {
    const bus = abrir();
    await depositar(bus, 'a', 'a1', 'a2', 'a3');
    let fallos = 2;
    const { recibidos } = await suscribir(bus, (cuerpo) => {
      if (cuerpo !== 'a2') return;
      fallos -= 1;
      if (fallos >= 0) throw new Error('no place for it now');
    });
    await expect.poll(() => recibidos.at(-1)).toBe('a3');
    // What was done is not handed out again.
    expect(recibidos).toEqual(['a1', 'a2', 'a3']);
  });

  it('does not hold up what other modules wrote', async () => {
    const bus = abrir();
    await depositar(bus, 'a', 'imposible');
    const { recibidos } = await suscribir(bus, (cuerpo) => {
      if (cuerpo === 'imposible') throw new Error('never');
    });
    await escribirNumerados(base, mensajeDe({ topic, modulo: 'a-antes' }), mensajeDe({ topic, modulo: 'z-despues' }));
    await expect.poll(() => recibidos.length).toBeGreaterThanOrEqual(2);
  });
});

describe('stopping', () => {
  it('waits for the message under way; the next start goes on after what was done', async () => {
    const bus = abrir();
    await depositar(bus, 'a', 'a1', 'a2', 'a3');
    const lento = compuerta();
    const primera = await suscribir(bus, (cuerpo) => {
      if (cuerpo !== 'a2') return;
      lento.llegar();
      return lento.pasar;
    });
    await lento.alLlegar;
    const cerrada = primera.cerrar();
    lento.abrir();
    await cerrada;
    expect(primera.recibidos).toEqual(['a1', 'a2']);
    expect(await leida()).toEqual([2n]);
    const segunda = await suscribir(abrir());
    await expect.poll(() => segunda.recibidos).toEqual(['a3']);
  });

  it('gives the subscription to another process at once', async () => {
    const [uno, dos] = [abrir(), abrir()];
    const primera = await suscribir(uno);
    await depositar(uno, 'a', '1');
    await expect.poll(() => primera.recibidos).toEqual(['1']);
    const recurso = `lectura:${nombre}:${topic}`;
    const tenido = await base.prisma.arriendo.findUniqueOrThrow({ where: { recurso } });
    const segunda = await suscribir(dos);
    await primera.cerrar();
    // No message wakes it: it is told that the lease was given back.
    await expect
      .poll(() => base.prisma.arriendo.findUniqueOrThrow({ where: { recurso } }))
      .not.toMatchObject({ dueno: tenido.dueno });
    await depositar(dos, 'a', '2');
    await expect.poll(() => segunda.recibidos).toEqual(['2']);
    expect(primera.recibidos).toEqual(['1']);
  });
});

describe('processes that share a subscription', () => {
  it('hand out each message once', async () => {
    const [uno, dos, tres] = [abrir(), abrir(), abrir()];
    const todas = [await suscribir(uno), await suscribir(dos), await suscribir(tres)];
    for (let n = 0; n < 30; n += 1) await depositar(uno, `${n % 4}`, `${n}`);
    const recibidos = () => todas.flatMap((una) => una.recibidos);
    await expect.poll(() => recibidos().length).toBe(30);
    await expect.poll(leida).toEqual([30n]);
    expect(new Set(recibidos()).size).toBe(30);
  });

  it('take over when the owner has died', async () => {
    await quitarArriendo(base, `lectura:${nombre}:${topic}`, 700);
    const bus = abrir();
    const { recibidos } = await suscribir(bus);
    await depositar(bus, 'a', '1');
    await expect.poll(() => recibidos).toEqual(['1']);
  });

  it('an owner that lost the lease hands out nothing more, and leaves the rest to the new one', async () => {
    let preguntas = 0;
    const espiada = espiar(base, (sql) => {
      if (sql.includes('INTO mensajeria.arriendo')) preguntas += 1;
      return undefined;
    });
    const [uno, dos] = [abrir(espiada), abrir()];
    await depositar(uno, 'a', 'a1', 'a2', 'a3');
    const lento = compuerta();
    const primera = await suscribir(uno, (cuerpo) => {
      if (cuerpo !== 'a1') return;
      lento.llegar();
      return lento.pasar;
    });
    await lento.alLlegar;
    const llegada = performance.now();
    await vencerArriendo(base, `lectura:${nombre}:${topic}`);
    const segunda = await suscribir(dos);
    await expect.poll(() => segunda.recibidos).toEqual(['a1', 'a2', 'a3']);
    // It trusts its lease for a second without asking, a third of what it lasts.
    await expect.poll(() => performance.now() - llegada).toBeGreaterThan(1_100);
    const antes = preguntas;
    lento.abrir();
    await expect.poll(() => preguntas).toBeGreaterThan(antes);
    await primera.cerrar();
    expect(primera.recibidos).toEqual(['a1']);
    expect(await leida()).toEqual([3n]);
  });
});
