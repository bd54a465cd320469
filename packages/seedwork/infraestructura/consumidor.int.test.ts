import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MensajeRecibido } from '../aplicacion/mensaje.ts';
import { aunDesconocido, conflicto, estadoIlegal } from '../dominio/errores.ts';
import { nuevoId } from '../dominio/ids.ts';
import { crearMetricas, type Metricas } from '../observabilidad/metricas.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { BusDePrueba } from '../pruebas/busDePrueba.ts';
import { Consumidor } from './consumidor.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

const TOPIC = 'eventos.otro';
let modulo: string;
let bus: BusDePrueba;
let metricas: Metricas;
/** What was tried, in order, by the data's `n`; and what each try is to throw, by `n`. */
let intentos: { n: string; cuando: number }[];
let hechos: string[];
let fallos: Map<string, (intento: number) => unknown>;
/** What happens elsewhere during a try, by `n`. */
let enMedio: Map<string, () => Promise<void>>;
const consumidores: Consumidor[] = [];
beforeEach(() => {
  modulo = `m-${nuevoId()}`;
  bus = new BusDePrueba();
  metricas = crearMetricas(new Registry());
  intentos = [];
  hechos = [];
  fallos = new Map();
  enMedio = new Map();
});
afterEach(async () => {
  await Promise.all(consumidores.splice(0).map((consumidor) => consumidor.detener()));
});

const recibir = async ({ datos }: MensajeRecibido): Promise<'hecho'> => {
  const { n } = datos as { n: string };
  intentos.push({ n, cuando: performance.now() });
  await enMedio.get(n)?.();
  const fallo = fallos.get(n)?.(intentos.filter((uno) => uno.n === n).length);
  if (fallo !== undefined) throw fallo;
  hechos.push(n);
  return 'hecho';
};

const iniciar = async (opciones: { maximo?: number; esperaMs?: number; topics?: string[] } = {}) => {
  const { maximo = 4, esperaMs = 20, topics = [TOPIC] } = opciones;
  const consumidor = await Consumidor.iniciar({
    base,
    bus,
    modulo,
    topics,
    recibir,
    reintentos: { maximo, esperaMs },
    bitacora: bitacoraDePrueba(),
    metricas,
  });
  consumidores.push(consumidor);
  return consumidor;
};

const sobre = (n: string, id = `${modulo}-${n}`) => JSON.stringify({ id, type: 'Hecho.v1', data: { n } });
const entregar = (clave: string, n: string) =>
  bus.entregar(TOPIC, { clave, cuerpo: sobre(n), idDeTransporte: `t-${nuevoId()}` });
const apartados = (estado?: 'APARCADO' | 'MUERTO') =>
  base.prisma.aparcado.findMany({
    where: { suscripcion: modulo, ...(estado && { estado }) },
    orderBy: { orden: 'asc' },
  });
const muertos = async () =>
  (await apartados('MUERTO')).map(({ clave, codigo, intentos }) => ({ clave, codigo, intentos }));
const temporal = () => new Error('the database is away');

describe('a message that fails', () => {
  it('is tried again with its key: the later ones of the key wait in order, other keys go on', async () => {
    await iniciar({ maximo: 1_000 });
    fallos.set('a1', temporal);
    await entregar('a', 'a1');
    for (const n of ['a2', 'a3', 'a4']) await entregar('a', n);
    await entregar('b', 'b1');
    await expect.poll(() => intentos.length).toBeGreaterThan(3);
    expect(hechos).toEqual(['b1']);
    fallos.clear();
    await expect.poll(() => hechos).toEqual(['b1', 'a1', 'a2', 'a3', 'a4']);
    await expect.poll(() => apartados()).toEqual([]);
    await entregar('a', 'a5');
    expect(hechos.at(-1)).toBe('a5');
  });

  it('keeps the whole queue in order when several of it fail', async () => {
    await iniciar();
    for (const n of ['a1', 'a3', 'a4']) fallos.set(n, (intento) => (intento < 3 ? temporal() : undefined));
    for (const n of ['a1', 'a2', 'a3', 'a4', 'a5']) await entregar('a', n);
    await expect.poll(() => hechos).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('waits longer after each try', async () => {
    await iniciar({ esperaMs: 60, maximo: 5 });
    fallos.set('a1', (intento) => (intento < 4 ? temporal() : undefined));
    await entregar('a', 'a1');
    await expect.poll(() => hechos).toEqual(['a1']);
    const pausas = intentos.slice(1).map(({ cuando }, i) => cuando - (intentos[i]?.cuando ?? 0));
    expect(pausas.map((pausa, i) => pausa >= 55 * 2 ** i && pausa < 60 * 2 ** i + 500)).toEqual([true, true, true]);
  });

  it('is a dead letter after the last try, and the next of its key goes on', async () => {
    await iniciar({ maximo: 3 });
    fallos.set('a1', temporal);
    await entregar('a', 'a1');
    await entregar('a', 'a2');
    await expect.poll(() => hechos).toEqual(['a2']);
    expect(await muertos()).toEqual([{ clave: 'a', codigo: 'ERROR_INTERNO', intentos: 3 }]);
    expect((await apartados('MUERTO'))[0]).toMatchObject({
      topic: TOPIC,
      motivo: 'the database is away',
      cuerpo: sobre('a1'),
    });
    expect(intentos.filter(({ n }) => n === 'a1')).toHaveLength(3);
    const { values } = await metricas.apartados.get();
    expect(values.find(({ labels }) => labels.estado === 'MUERTO')).toMatchObject({ value: 1 });
  });

  it('is tried again after a restart', async () => {
    const primero = await iniciar({ esperaMs: 300 });
    fallos.set('a1', (intento) => (intento < 2 ? temporal() : undefined));
    await entregar('a', 'a1');
    await entregar('a', 'a2');
    await primero.detener();
    await iniciar();
    await expect.poll(() => hechos).toEqual(['a1', 'a2']);
  });

  it('delivered again while it waits keeps its place and its tries', async () => {
    await iniciar({ esperaMs: 200, maximo: 2 });
    fallos.set('a1', temporal);
    await entregar('a', 'a1');
    await entregar('a', 'a2');
    const antes = await apartados();
    for (const n of ['a2', 'a1', 'a2', 'a1']) await entregar('a', n);
    expect(await apartados()).toEqual(antes);
    await expect.poll(() => hechos).toEqual(['a2']);
    expect(intentos.filter(({ n }) => n === 'a1')).toHaveLength(2);
  });

  it('delivered again when it is a dead letter stays one', async () => {
    await iniciar({ maximo: 1 });
    fallos.set('a1', temporal);
    await entregar('a', 'a1');
    await entregar('a', 'a2');
    await entregar('a', 'a1');
    expect(intentos.map(({ n }) => n)).toEqual(['a1', 'a2']);
    expect(await muertos()).toEqual([{ clave: 'a', codigo: 'ERROR_INTERNO', intentos: 1 }]);
  });

  it('that another process did meanwhile is not put aside again', async () => {
    const consumidor = await iniciar({ esperaMs: 10 });
    const quitada = Promise.withResolvers<unknown>();
    enMedio.set('a1', async () => {
      if (intentos.length === 2)
        quitada.resolve(await base.prisma.aparcado.deleteMany({ where: { suscripcion: modulo } }));
    });
    fallos.set('a1', temporal);
    await entregar('a', 'a1');
    expect(await quitada.promise).toEqual({ count: 1 });
    await consumidor.detener();
    expect(await apartados()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('by the rules is a dead letter at once, with code and reason', async () => {
    await iniciar();
    fallos.set('a1', () => estadoIlegal('id', 'CLIENTE_INACTIVO', 'El cliente está inactivo.'));
    await entregar('a', 'a1');
    await entregar('a', 'a2');
    expect(hechos).toEqual(['a2']);
    expect(await apartados()).toMatchObject([
      { estado: 'MUERTO', intentos: 1, codigo: 'CLIENTE_INACTIVO', motivo: 'id: El cliente está inactivo.' },
    ]);
  });

  it.each([
    ['that time may mend', () => aunDesconocido('clienteId', 'CLIENTE_DESCONOCIDO', 'Aún no se conoce.')],
    ['for a conflict', () => conflicto('version', 'CONFLICTO', 'Otros llegaron primero.')],
  ])('%s is tried again', async (_, error) => {
    await iniciar();
    fallos.set('a1', (intento) => (intento < 3 ? error() : undefined));
    await entregar('a', 'a1');
    await expect.poll(() => hechos).toEqual(['a1']);
    expect(await muertos()).toEqual([]);
  });

  it('that time did not mend is a dead letter with its own code', async () => {
    await iniciar({ maximo: 2 });
    fallos.set('a1', () => aunDesconocido('clienteId', 'CLIENTE_DESCONOCIDO', 'Aún no se conoce.'));
    await entregar('a', 'a1');
    await expect.poll(muertos).toEqual([{ clave: 'a', codigo: 'CLIENTE_DESCONOCIDO', intentos: 2 }]);
  });
});

describe('what an outside producer may send', () => {
  it.each([
    ['no JSON', 'hola', 'NO_ES_JSON'],
    ['nothing', '', 'NO_ES_JSON'],
    ['a NUL', 'a\0b', 'NO_ES_JSON'],
    ['half a character', '"\ud800', 'NO_ES_JSON'],
    ['no type', '{"data":{}}', 'REQUERIDO'],
    ['no data', '{"type":"A"}', 'REQUERIDO'],
    ['data that is no object', '{"type":"A","data":[1]}', 'FORMATO_INVALIDO'],
    ['an id with a NUL', '{"type":"A","data":{},"id":"a\\u0000"}', 'INVALIDO'],
    ['an id that is too long', JSON.stringify({ type: 'A', data: {}, id: 'x'.repeat(5_000) }), 'MUY_LARGO'],
  ])('%s is a dead letter at once, and blocks nothing', async (_, cuerpo, codigo) => {
    await iniciar();
    await bus.entregar(TOPIC, { clave: 'a', cuerpo, idDeTransporte: 't-1' });
    await entregar('a', 'a2');
    expect(hechos).toEqual(['a2']);
    expect(await muertos()).toEqual([{ clave: 'a', codigo, intentos: 1 }]);
  });

  it.each(['x'.repeat(10_000), 'a\0b', '\ud800'])(
    'a key that no index holds (%#) is as good as any other',
    async (clave) => {
      await iniciar({ maximo: 1_000 });
      fallos.set('a1', temporal);
      await entregar(clave, 'a1');
      await entregar(clave, 'a2');
      await entregar(`${clave}!`, 'b1');
      expect(hechos).toEqual(['b1']);
      fallos.clear();
      await expect.poll(() => hechos).toEqual(['b1', 'a1', 'a2']);
    },
  );

  it('messages without a key wait for none, and none waits for them', async () => {
    await iniciar({ esperaMs: 10_000 });
    fallos.set('a1', temporal);
    for (const n of ['a1', 'a2', 'a3']) await entregar('', n);
    expect(hechos).toEqual(['a2', 'a3']);
  });
});

describe('what the database cannot do', () => {
  it('to put a message aside makes it come again', async () => {
    await iniciar();
    fallos.set('a1', temporal);
    const { prisma } = base;
    await prisma.$executeRaw`ALTER TABLE mensajeria.aparcado RENAME TO aparcado_lejos`;
    try {
      await expect(entregar('a', 'a1')).rejects.toThrow();
    } finally {
      await prisma.$executeRaw`ALTER TABLE mensajeria.aparcado_lejos RENAME TO aparcado`;
    }
    fallos.clear();
    await entregar('a', 'a1');
    expect(hechos).toEqual(['a1']);
  });
});

describe('starting and stopping', () => {
  it('subscribes to each topic, and to none any more when it stops', async () => {
    const consumidor = await iniciar({ topics: [TOPIC, 'comandos.yo'] });
    expect([...bus.suscritas.keys()]).toEqual([TOPIC, 'comandos.yo']);
    await consumidor.detener();
    expect(bus.suscritas.size).toBe(0);
  });

  it('that cannot subscribe to one topic keeps no subscription to the others', async () => {
    bus.antesDeSuscribir = ({ topic }) => {
      if (topic === 'prohibido') throw new Error('no permission');
    };
    await expect(iniciar({ topics: [TOPIC, 'prohibido'] })).rejects.toThrow('no permission');
    expect(bus.suscritas.size).toBe(0);
  });
});
