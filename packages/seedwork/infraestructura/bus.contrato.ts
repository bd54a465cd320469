import { setImmediate as ceder, setTimeout as dormir } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Logger } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrancarPulsar, type PulsarDePrueba } from '../../../scripts/pulsar.mjs';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import { type Bus, CUERPO_MAXIMO, type Flujo, type MensajeDeBus, type MensajeNumerado } from './bus.ts';
import { leerSobre } from './sobre.ts';

/** What an adapter brings to the contract: a place of its own, and processes at it. */
export interface AdaptadorEnPrueba {
  /** Whether it refuses what is larger than {@link CUERPO_MAXIMO}. */
  readonly limita: boolean;
  /** A bus as another process opens it. */
  abrir(): Promise<Bus>;
  /**
   * The same for a process that will be killed: with `matar` all that it has to do with the outside ends, without a word of
   * its own. Not there where that takes a real process.
   */
  abrirMortal?(): Promise<{ readonly bus: Bus; matar(): void }>;
  /** Does what the relay does: the messages are in the log, then they are published. */
  publicar(bus: Bus, flujo: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void>;
  /** How many messages a subscription has been given and is not known to be done with. */
  sinConfirmar(topic: string, suscripcion: string): Promise<number>;
  cerrar(): Promise<void>;
}

/** How many messages wait in the test of many: more than by default for the long form. */
const ATRASO = process.env['ALPES_ATRASO'] === undefined ? undefined : Number(process.env['ALPES_ATRASO']);
/** What they may take of this process's memory, in bytes. */
const MEMORIA_MAXIMA = 16 * 1024 * 1024;

/** What is held in memory, without what is only not collected yet. */
const memoria = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Messages with these positions; their keys go round, their bodies are key and position. */
export const numerados = (desde: number, hasta: number, claves = 1): MensajeNumerado[] =>
  Array.from({ length: hasta - desde + 1 }, (_, n) => {
    const clave = `k${(desde + n) % claves}`;
    return { posicion: BigInt(desde + n), clave, cuerpo: `${clave}:${desde + n}` };
  });

/** Bodies of {@link numerados}. */
export const cuerposDe = (desde: number, hasta: number, claves = 1): string[] =>
  numerados(desde, hasta, claves).map(({ cuerpo }) => cuerpo);

/** What each key has got, in the order in which it came; what came again is left out. */
export const porClave = (cuerpos: readonly string[]): Record<string, number[]> => {
  const grupos: Record<string, number[]> = {};
  for (const cuerpo of new Set(cuerpos)) {
    const [clave = '', numero] = cuerpo.split(':');
    grupos[clave] ??= [];
    grupos[clave].push(Number(numero));
  }
  return grupos;
};

/** A handler that waits to be let go. */
const compuerta = () => {
  const paso = Promise.withResolvers<void>();
  const llegada = Promise.withResolvers<void>();
  return { pasar: paso.promise, abrir: paso.resolve, alLlegar: llegada.promise, llegar: llegada.resolve };
};

/** What every bus does, whatever carries the messages. */
export const contratoDeBus = (titulo: string, preparar: () => Promise<AdaptadorEnPrueba>): void => {
  describe(titulo, () => {
    let adaptador: AdaptadorEnPrueba;
    beforeAll(async () => {
      adaptador = await preparar();
    });
    afterAll(() => adaptador.cerrar());

    let topic: string;
    let nombre: string;
    let flujo: Flujo;
    const abiertos: Bus[] = [];
    const soltar: (() => void)[] = [];
    beforeEach(() => {
      topic = `t-${nuevoId()}`;
      nombre = `s-${nuevoId()}`;
      flujo = { modulo: `m-${nuevoId()}`, topic };
    });
    afterEach(async () => {
      for (const una of soltar.splice(0)) una();
      await Promise.all(abiertos.splice(0).map((bus) => bus.cerrar()));
    });

    const abrir = async (): Promise<Bus> => {
      const bus = await adaptador.abrir();
      abiertos.push(bus);
      return bus;
    };
    const todoConfirmado = () => expect.poll(() => adaptador.sinConfirmar(topic, nombre)).toBe(0);
    const publicar = (bus: Bus, mensajes: readonly MensajeNumerado[]) => adaptador.publicar(bus, flujo, mensajes);
    const detenible = () => {
      const una = compuerta();
      soltar.push(una.abrir);
      return una;
    };
    /** Subscribes; what is handled is noted by its body, here and where all members note theirs. */
    const suscribir = async (
      bus: Bus,
      antes: (cuerpo: string) => Promise<void> | void = () => {},
      todos: string[] = [],
    ) => {
      const recibidos: string[] = [];
      const cerrar = await bus.suscribir({
        topic,
        nombre,
        manejar: async ({ cuerpo }: MensajeDeBus) => {
          await antes(cuerpo);
          recibidos.push(cuerpo);
          todos.push(cuerpo);
        },
      });
      return { recibidos, cerrar };
    };

    describe('order', () => {
      it('a subscription begins with the oldest message; those of a key come in the order of their positions', async () => {
        const bus = await abrir();
        await publicar(bus, numerados(1, 40, 4));
        // Handlers that give way would let a later one overtake.
        const { recibidos } = await suscribir(bus, () => ceder());
        await publicar(bus, numerados(41, 120, 4));
        await expect.poll(() => recibidos.length).toBe(120);
        expect(porClave(recibidos)).toEqual(porClave(cuerposDe(1, 120, 4)));
      });

      it('a slow message holds up those of its key, and no others', async () => {
        const bus = await abrir();
        const lento = detenible();
        await publicar(bus, numerados(1, 6, 2));
        const { recibidos } = await suscribir(bus, (cuerpo) => (cuerpo === 'k1:1' ? lento.pasar : undefined));
        await expect.poll(() => recibidos).toEqual(['k0:2', 'k0:4', 'k0:6']);
        lento.abrir();
        await expect.poll(() => recibidos.slice(3)).toEqual(['k1:1', 'k1:3', 'k1:5']);
      });
    });

    describe('members of a subscription', () => {
      it('share the messages: each is handled once, in the order of its key', async () => {
        const bus = await abrir();
        const todos: string[] = [];
        for (let n = 0; n < 3; n += 1) await suscribir(await abrir(), () => ceder(), todos);
        await publicar(bus, numerados(1, 200, 20));
        await expect.poll(() => todos.length).toBe(200);
        expect(porClave(todos)).toEqual(porClave(cuerposDe(1, 200, 20)));
      });

      it('another subscription gets every message too', async () => {
        const bus = await abrir();
        const una = await suscribir(bus);
        nombre = `otra-${nombre}`;
        const otra = await suscribir(bus);
        await publicar(bus, numerados(1, 3));
        await expect.poll(() => [una.recibidos, otra.recibidos]).toEqual([cuerposDe(1, 3), cuerposDe(1, 3)]);
      });

      it('a new one takes its share, and breaks no order', async () => {
        const bus = await abrir();
        const todos: string[] = [];
        const nota = detenible();
        await suscribir(
          bus,
          (cuerpo) => {
            if (cuerpo.endsWith(':30')) nota.llegar();
            return ceder();
          },
          todos,
        );
        await publicar(bus, numerados(1, 60, 12));
        await nota.alLlegar;
        await suscribir(await abrir(), () => ceder(), todos);
        await publicar(bus, numerados(61, 200, 12));
        await expect.poll(() => todos.length).toBe(200);
        expect(porClave(todos)).toEqual(porClave(cuerposDe(1, 200, 12)));
      });

      it('one that leaves finishes what it is at; the others get the rest', async () => {
        const bus = await abrir();
        const lento = detenible();
        await publicar(bus, numerados(1, 3));
        const primera = await suscribir(bus, (cuerpo) => {
          if (cuerpo !== 'k0:2') return;
          lento.llegar();
          return lento.pasar;
        });
        await lento.alLlegar;
        const segunda = await suscribir(await abrir());
        const cerrada = primera.cerrar();
        lento.abrir();
        await cerrada;
        expect(primera.recibidos).toEqual(['k0:1', 'k0:2']);
        await expect.poll(() => segunda.recibidos).toEqual(['k0:3']);
      });

      it('a subscription that nobody reads keeps its place', async () => {
        const bus = await abrir();
        const primera = await suscribir(bus);
        await publicar(bus, numerados(1, 2));
        await expect.poll(() => primera.recibidos).toEqual(cuerposDe(1, 2));
        await todoConfirmado();
        await primera.cerrar();
        await publicar(bus, numerados(3, 4));
        const segunda = await suscribir(bus);
        await expect.poll(() => segunda.recibidos).toEqual(cuerposDe(3, 4));
      });
    });

    it('a message whose handler fails comes again, before those behind it; what was done does not', async () => {
      const bus = await abrir();
      await publicar(bus, numerados(1, 3));
      let fallos = 2;
      const { recibidos } = await suscribir(bus, (cuerpo) => {
        if (cuerpo !== 'k0:2') return;
        fallos -= 1;
        if (fallos >= 0) throw new Error('no place for it now');
      });
      await expect.poll(() => recibidos.at(-1)).toBe('k0:3');
      expect(recibidos).toEqual(cuerposDe(1, 3));
    });

    describe('what is published again', () => {
      it('comes once, from the same owner', async () => {
        const bus = await abrir();
        const { recibidos } = await suscribir(bus);
        await publicar(bus, numerados(1, 10));
        await publicar(bus, numerados(6, 10));
        await publicar(bus, numerados(6, 15));
        await expect.poll(() => recibidos.at(-1)).toBe('k0:15');
        expect(recibidos).toEqual(cuerposDe(1, 15));
      });

      it('comes once, from the next owner of the flow', async () => {
        const [primero, segundo] = [await abrir(), await abrir()];
        const { recibidos } = await suscribir(primero);
        await publicar(primero, numerados(1, 10));
        await primero.soltar?.(flujo);
        await publicar(segundo, numerados(4, 15));
        await expect.poll(() => recibidos.at(-1)).toBe('k0:15');
        expect(recibidos).toEqual(cuerposDe(1, 15));
      });
    });

    describe('bodies', () => {
      it('pass as outside producers left them, with the key, and an id of their own', async () => {
        const bus = await abrir();
        const entregados: MensajeDeBus[] = [];
        await bus.suscribir({ topic, nombre, manejar: async (mensaje) => void entregados.push(mensaje) });
        const cuerpos = [
          '{"type":"RegistrarClienteNatural","data":{"nombre":"Ana"}}',
          '{"type":"RegistrarClienteNatural","data":{"nombre":"Ana"}}',
          '',
          'no es JSON',
          'ñandú 🦤',
        ];
        for (const cuerpo of cuerpos) await bus.depositar(topic, 'clave ñ/&?', cuerpo);
        await expect.poll(() => entregados.map(({ cuerpo }) => cuerpo)).toEqual(cuerpos);
        expect(new Set(entregados.map(({ clave }) => clave))).toEqual(new Set(['clave ñ/&?']));
        expect(new Set(entregados.map(({ idDeTransporte }) => idDeTransporte)).size).toBe(cuerpos.length);
      });

      it('may be as large as the bus says', async () => {
        const bus = await abrir();
        const { recibidos } = await suscribir(bus);
        const grande = 'ñ'.repeat(CUERPO_MAXIMO / 2);
        await publicar(bus, [
          { posicion: 1n, clave: 'k', cuerpo: grande },
          { posicion: 2n, clave: 'k', cuerpo: 'otro' },
        ]);
        await bus.depositar(topic, 'k', grande);
        await expect.poll(() => recibidos.map(({ length }) => length)).toEqual([grande.length, 4, grande.length]);
        expect(recibidos[0]).toBe(grande);
      });

      it('larger ones are refused; those before are sent, those behind can be', async ({ skip }) => {
        if (!adaptador.limita) skip('carries them');
        const bus = await abrir();
        const { recibidos } = await suscribir(bus);
        const grande = 'x'.repeat(CUERPO_MAXIMO + 1);
        const mensajes = numerados(1, 4).map((uno) => (uno.posicion === 3n ? { ...uno, cuerpo: grande } : uno));
        await expect(publicar(bus, mensajes)).rejects.toMatchObject({ name: 'MensajeDemasiadoGrande', posicion: 3n });
        await expect(bus.depositar(topic, 'k', grande)).rejects.toMatchObject({ name: 'MensajeDemasiadoGrande' });
        await publicar(bus, mensajes.slice(3));
        await expect.poll(() => recibidos).toEqual(['k0:1', 'k0:2', 'k0:4']);
      });

      it('of the older system are understood: a type and data, as its JSON writer puts them, and a key', async () => {
        const bus = await abrir();
        const entregados: MensajeDeBus[] = [];
        await bus.suscribir({ topic, nombre, manejar: async (mensaje) => void entregados.push(mensaje) });
        const cuerpo = '{"type": "PagoConfirmado.v1", "data": {"idCampania": "c1", "motivo": "a\\u00f1o"}}';
        await bus.depositar(topic, 'c1', cuerpo);
        await expect
          .poll(() => entregados.map((mensaje) => leerSobre(topic, mensaje)))
          .toMatchObject([
            { tipo: 'PagoConfirmado.v1', clave: 'c1', topic, datos: { idCampania: 'c1', motivo: 'año' } },
          ]);
      });
    });

    describe('a process that is killed', () => {
      const abrirMortal = async (saltar: (porque: string) => void) => {
        const mortal = await adaptador.abrirMortal?.();
        if (mortal === undefined) return saltar('takes a real process here');
        abiertos.push(mortal.bus);
        return mortal;
      };

      it('a member: what it had not done goes to the others, in the order of each key', async ({ skip }) => {
        const mortal = await abrirMortal(skip);
        const otro = await abrir();
        if (mortal === undefined) return;
        await publicar(otro, numerados(1, 100, 10));
        const parado = detenible();
        await suscribir(mortal.bus, () => {
          parado.llegar();
          return parado.pasar;
        });
        await parado.alLlegar;
        const { recibidos } = await suscribir(otro);
        expect(recibidos.length).toBeLessThan(100);
        mortal.matar();
        await expect.poll(() => new Set(recibidos).size).toBe(100);
        expect(porClave(recibidos)).toEqual(porClave(cuerposDe(1, 100, 10)));
      });

      it('the only member: what it was at comes again to the one that is started after it', async ({ skip }) => {
        const mortal = await abrirMortal(skip);
        const otro = await abrir();
        if (mortal === undefined) return;
        await publicar(otro, numerados(1, 10));
        const parado = detenible();
        const { recibidos: antes } = await suscribir(mortal.bus, (cuerpo) => {
          if (cuerpo !== 'k0:6') return;
          parado.llegar();
          return parado.pasar;
        });
        await parado.alLlegar;
        expect(antes).toEqual(cuerposDe(1, 5));
        mortal.matar();
        const { recibidos } = await suscribir(otro);
        await expect.poll(() => recibidos.at(-1)).toBe('k0:10');
        // What was done and not confirmed any more may come again too: the inbox drops it.
        const primera = Number(recibidos[0]?.split(':')[1]);
        expect(primera).toBeLessThanOrEqual(6);
        expect(recibidos).toEqual(cuerposDe(primera, 10));
      });

      it('the owner of a flow, in the middle of a batch: the next goes on within 5 s, and all comes once', async ({
        skip,
      }) => {
        const mortal = await abrirMortal(skip);
        const otro = await abrir();
        if (mortal === undefined) return;
        const { recibidos } = await suscribir(otro);
        const enviando = publicar(mortal.bus, numerados(1, 400, 10)).catch(() => {});
        await expect.poll(() => recibidos.length, { interval: 1 }).toBeGreaterThan(0);
        mortal.matar();
        const inicio = performance.now();
        const enviado = () =>
          publicar(otro, numerados(1, 420, 10)).then(
            () => true,
            () => false,
          );
        await expect.poll(enviado).toBe(true);
        expect(performance.now() - inicio).toBeLessThan(5_000);
        await enviando;
        await publicar(otro, numerados(421, 422, 10));
        await expect.poll(() => recibidos.length).toBeGreaterThanOrEqual(422);
        expect(recibidos.length).toBe(422);
        expect(porClave(recibidos)).toEqual(porClave(cuerposDe(1, 422, 10)));
      });
    });

    it('many messages that wait do not all come into the process, nor into its memory', {
      timeout: 900_000,
    }, async () => {
      const bus = await abrir();
      const total = ATRASO ?? (adaptador.limita ? 20_000 : 2_000);
      // All of them together are several times what may be held.
      const relleno = '-'.repeat(Math.ceil((4 * MEMORIA_MAXIMA) / Math.min(total, 20_000)));
      for (let desde = 1; desde <= total; desde += 500) {
        const lote = numerados(desde, Math.min(desde + 499, total), 50);
        await publicar(
          bus,
          lote.map((uno) => ({ ...uno, cuerpo: `${uno.cuerpo}:${relleno}` })),
        );
      }
      const antes = memoria();
      const puerta = detenible();
      const recibidos: string[] = [];
      let empezados = 0;
      await bus.suscribir({
        topic,
        nombre,
        async manejar({ cuerpo }) {
          empezados += 1;
          puerta.llegar();
          await puerta.pasar;
          recibidos.push(cuerpo.slice(0, cuerpo.lastIndexOf(':')));
        },
      });
      await puerta.alLlegar;
      // Time to take more, if it would.
      await dormir(1_000);
      expect(empezados).toBeLessThanOrEqual(8);
      // Two queues of a hundred: the broker's client's and the bus's own.
      if (adaptador.limita) expect(await adaptador.sinConfirmar(topic, nombre)).toBeLessThanOrEqual(200);
      expect(memoria() - antes).toBeLessThan(MEMORIA_MAXIMA);
      puerta.abrir();
      await expect.poll(() => recibidos.length, { timeout: 800_000, interval: 100 }).toBe(total);
      expect(porClave(recibidos)).toEqual(porClave(cuerposDe(1, total, 50)));
    });
  });
};

/** What a bus does when its broker is away: tried on a broker of its own, which is killed and started again. */
export const contratoConBroker = (
  titulo: string,
  abrir: (pulsar: PulsarDePrueba, bitacora: Logger) => Promise<Bus>,
): void => {
  describe(`${titulo}, and a broker that comes and goes`, () => {
    let pulsar: PulsarDePrueba;
    const buses: Bus[] = [];
    beforeAll(async () => {
      pulsar = await arrancarPulsar();
    });
    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus.cerrar()));
    });
    afterAll(() => pulsar?.detener());

    const abierto = async (lineas: string[] = []) => {
      const bus = await abrir(pulsar, bitacoraEn(lineas));
      buses.push(bus);
      return bus;
    };
    const estado = async (bus: Bus) => (await bus.salud()).estado;
    /** Publishes as the relay does: over and over, from the first that is not known to be there. */
    const insistir = async (bus: Bus, flujo: Flujo, mensajes: readonly MensajeNumerado[]) => {
      await expect
        .poll(
          () =>
            bus.publicar(flujo, mensajes).then(
              () => 'sent',
              (error: unknown) => `${error}`,
            ),
          { timeout: 60_000, interval: 200 },
        )
        .toBe('sent');
    };

    it('away at the start: nothing waits for it but the messages, and it is told once', async () => {
      await pulsar.matar();
      const lineas: string[] = [];
      const bus = await abierto(lineas);
      const flujo = { modulo: 'm', topic: `t-${nuevoId()}` };
      const recibidos: string[] = [];
      await bus.suscribir({
        topic: flujo.topic,
        nombre: 's',
        manejar: async ({ cuerpo }) => void recibidos.push(cuerpo),
      });
      expect(await estado(bus)).toBe('degradado');
      await expect(bus.publicar(flujo, numerados(1, 5))).rejects.toThrow();
      await expect.poll(() => lineas.filter((linea) => linea.includes('no connection to the broker'))).toHaveLength(1);
      await pulsar.encender();
      await insistir(bus, flujo, numerados(1, 5));
      await expect.poll(() => recibidos).toEqual(cuerposDe(1, 5));
      await expect.poll(() => estado(bus)).toBe('ok');
    }, 120_000);

    it('killed in the middle: when it is back everything has come, in the order of each key', async () => {
      const [emisor, receptor] = [await abierto(), await abierto()];
      const flujo = { modulo: 'm', topic: `t-${nuevoId()}` };
      const recibidos: string[] = [];
      const publicados = new Set<string>();
      await receptor.suscribir({
        topic: flujo.topic,
        nombre: 's',
        manejar: async ({ idDeTransporte, cuerpo }) => {
          recibidos.push(cuerpo);
          publicados.add(idDeTransporte);
        },
      });
      const TOTAL = 2_000;
      const LOTE = 100;
      const enviar = async () => {
        for (let desde = 1; desde <= TOTAL; desde += LOTE) {
          await insistir(emisor, flujo, numerados(desde, desde + LOTE - 1, 10));
        }
      };
      const enviado = enviar();
      await expect.poll(() => recibidos.length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(0);
      await pulsar.matar();
      await expect.poll(() => estado(receptor)).toBe('degradado');
      await pulsar.encender();
      await enviado;
      await expect.poll(() => new Set(recibidos).size).toBe(TOTAL);
      // What was not confirmed comes again: the inbox drops it.
      expect(porClave(recibidos)).toEqual(porClave(cuerposDe(1, TOTAL, 10)));
      // What comes again has the broker's id that it had: none was published twice.
      expect(publicados.size).toBe(TOTAL);
      await expect.poll(() => estado(receptor)).toBe('ok');
    }, 180_000);
  });
};
