import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventoSeguido } from '../aplicacion/eventoGuardado.ts';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { escribirNumerados, inundar, mensajeDe } from '../pruebas/registro.ts';
import { EventoIlegible } from './lector.ts';
import { Seguidor } from './seguidor.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

let modulo: string;
const seguidores: Seguidor[] = [];
beforeEach(() => {
  modulo = `m-${nuevoId()}`;
});
afterEach(async () => {
  await Promise.all(seguidores.splice(0).map((seguidor) => seguidor.detener()));
});

const iniciar = async () => {
  const seguidor = await Seguidor.iniciar(base, modulo, bitacoraDePrueba());
  seguidores.push(seguidor);
  return seguidor;
};
const escribir = (...tipos: string[]) =>
  escribirNumerados(base, ...tipos.map((tipo) => mensajeDe({ modulo, topic: `eventos.${modulo}`, tipo, clave: tipo })));
const tomar = async (cola: AsyncIterator<EventoSeguido>, cuantos: number) => {
  const tipos: string[] = [];
  while (tipos.length < cuantos) {
    const { value, done } = await cola.next();
    if (done === true) break;
    tipos.push(value.tipo);
  }
  return tipos;
};
describe('following', () => {
  it('gives what comes from now on, in order', async () => {
    await escribir('antes');
    const seguidor = await iniciar();
    const cola = await seguidor.seguir();
    await escribir('a', 'b', 'c');
    expect(await tomar(cola, 3)).toEqual(['a', 'b', 'c']);
  });

  it('gives every subscriber what passes its own filter', async () => {
    const seguidor = await iniciar();
    const todo = await seguidor.seguir();
    const b = await seguidor.seguir({ filtro: { tipos: ['b'] } });
    const resto = await seguidor.seguir({ filtro: { cumple: ({ tipo }) => tipo !== 'b' } });
    await escribir('a', 'b', 'c');
    expect([await tomar(todo, 3), await tomar(b, 1), await tomar(resto, 2)]).toEqual([
      ['a', 'b', 'c'],
      ['b'],
      ['a', 'c'],
    ]);
  });

  it('gives an event of every version to who asked for one of them, as it comes and from the log', async () => {
    const seguidor = await iniciar();
    const filtro = { tipos: ['Hecho.v1'] };
    const cola = await seguidor.seguir({ filtro });
    await escribir('Hecho.v1', 'Hecho.v2', 'Hechos.v1', 'HechoOtro.v1', 'Hecho.v10');
    const todas = ['Hecho.v1', 'Hecho.v2', 'Hecho.v10'];
    expect(await tomar(cola, 3)).toEqual(todas);
    // Another one has no newest events to take them from.
    expect(await tomar(await (await iniciar()).seguir({ desde: 0n, filtro }), 3)).toEqual(todas);
  });

  it('takes what a relay of this process hands over, once, and reads what is missing from the log', async () => {
    const seguidor = await iniciar();
    const cola = await seguidor.seguir();
    const topic = `eventos.${modulo}`;
    const filas = ['a', 'b', 'c', 'd'].map((tipo, n) => ({
      ...{ id: nuevoId(), agregadoTipo: null, agregadoId: null, agregadoVersion: null, datos: {}, metadatos: {} },
      ...{ tipo, posicion: BigInt(n + 1), ocurrido: new Date() },
    }));
    // Not in the log: only what was handed over can show it.
    seguidor.recibir(topic, filas.slice(0, 1));
    seguidor.recibir(topic, filas.slice(0, 2));
    seguidor.recibir(`comandos.${modulo}`, filas.slice(2, 3));
    expect(await tomar(cola, 2)).toEqual(['a', 'b']);
    // With a gap before it, it waits for the log, which has all of them.
    seguidor.recibir(topic, filas.slice(3));
    await escribir('a', 'b', 'del registro', 'd');
    expect(await tomar(cola, 2)).toEqual(['del registro', 'd']);
  });

  it('gives only the events of its own module', async () => {
    const cola = await (await iniciar()).seguir();
    await escribirNumerados(
      base,
      mensajeDe({ modulo, topic: 'comandos.otro', tipo: 'comando' }),
      mensajeDe({ modulo: `x-${modulo}`, topic: `eventos.${modulo}`, tipo: 'ajeno' }),
    );
    await escribir('a');
    expect(await tomar(cola, 1)).toEqual(['a']);
  });

  it('answers readers that ask for several at once, each with its own', async () => {
    const cola = await (await iniciar()).seguir();
    const pedidos = [cola.next(), cola.next(), cola.next()];
    await escribir('a', 'b', 'c');
    expect((await Promise.all(pedidos)).map(({ value }) => value.tipo)).toEqual(['a', 'b', 'c']);
  });

  it('reads the log once for all of its subscribers', async () => {
    const seguidor = await iniciar();
    const colas = await Promise.all(Array.from({ length: 50 }, () => seguidor.seguir()));
    await escribir('a');
    expect(await Promise.all(colas.map((cola) => tomar(cola, 1)))).toEqual(colas.map(() => ['a']));
  });
});

describe('ending', () => {
  it('a subscription on a quiet stream ends at once, for everyone who waits', async () => {
    const cola = await (await iniciar()).seguir();
    const pedidos = [cola.next(), cola.next()];
    await cola.return?.();
    expect(await Promise.all(pedidos)).toEqual([{ done: true }, { done: true }]);
    expect(await cola.next()).toMatchObject({ done: true });
  });

  it('one leaves the others alone', async () => {
    const seguidor = await iniciar();
    const [uno, otro] = [await seguidor.seguir(), await seguidor.seguir()];
    await uno.return?.();
    await escribir('a');
    expect(await tomar(otro, 1)).toEqual(['a']);
  });

  it('all end with the follower, those that come later at once', async () => {
    const seguidor = await iniciar();
    const antes = (await seguidor.seguir()).next();
    await seguidor.detener();
    expect(await antes).toMatchObject({ done: true });
    expect(await (await seguidor.seguir()).next()).toMatchObject({ done: true });
  });
});

/** Events whose types are their positions. */
const llegar = (cuantos: number) => inundar(base, modulo, cuantos);
const numeros = (desde: number, hasta: number) => Array.from({ length: hasta - desde + 1 }, (_, n) => `${desde + n}`);

describe('beginning after a position', () => {
  it('gives what was before in order, then what comes, without a gap or a repeat', async () => {
    await llegar(1_200);
    const seguidor = await iniciar();
    for (const desde of [0n, 1n, 700n, 1_199n, 1_200n]) {
      const cola = await seguidor.seguir({ desde });
      const esperados = numeros(Number(desde) + 1, 1_200);
      expect(await tomar(cola, esperados.length)).toEqual(esperados);
      await cola.return?.();
    }
    const cola = await seguidor.seguir({ desde: 1_198n });
    await escribir('1201', '1202');
    expect(await tomar(cola, 4)).toEqual(['1199', '1200', '1201', '1202']);
  });

  it('goes over to what comes while others write all the time', async () => {
    await llegar(600);
    const seguidor = await iniciar();
    const colas = await Promise.all([0n, 300n, 599n].map((desde) => seguidor.seguir({ desde })));
    const escritura = (async () => {
      for (let n = 601; n <= 680; n += 1) await escribir(`${n}`);
    })();
    const vistos = await Promise.all(colas.map((cola, indice) => tomar(cola, 680 - ([0, 300, 599][indice] ?? 0))));
    await escritura;
    expect(vistos).toEqual([numeros(1, 680), numeros(301, 680), numeros(600, 680)]);
  });

  it('filters what was before as it does what comes', async () => {
    await llegar(1_000);
    const seguidor = await iniciar();
    const deUno = await seguidor.seguir({ desde: 0n, filtro: { agregados: ['3'] } });
    const deTipo = await seguidor.seguir({ desde: 0n, filtro: { tipos: ['7', '900', '1001'] } });
    const pares = await seguidor.seguir({ desde: 0n, filtro: { cumple: ({ tipo }) => Number(tipo) % 2 === 0 } });
    await llegar(3);
    expect(await tomar(deUno, 101)).toEqual(Array.from({ length: 101 }, (_, n) => `${n * 10 + 3}`));
    expect(await tomar(deTipo, 3)).toEqual(['7', '900', '1001']);
    expect((await tomar(pares, 501)).at(-1)).toBe('1002');
  });

  it('needs no database for those that were there a moment ago', async () => {
    const seguidor = await iniciar();
    const cola = await seguidor.seguir();
    await llegar(50);
    await tomar(cola, 50);
    await base.prisma.$executeRaw`DELETE FROM mensajeria.mensaje WHERE modulo = ${modulo}`;
    expect(await tomar(await seguidor.seguir({ desde: 20n }), 30)).toEqual(numeros(21, 50));
  });

  it('refuses a position that no event has', async () => {
    await llegar(5);
    const seguidor = await iniciar();
    await expect(seguidor.seguir({ desde: 6n })).rejects.toMatchObject({
      fallas: [{ campo: 'despuesDe', codigo: 'CURSOR_DEL_FUTURO' }],
    });
    expect(await tomar(await seguidor.seguir({ desde: 4n }), 1)).toEqual(['5']);
  });

  it('takes a position that the follower itself has not come to yet', async () => {
    const seguidor = await iniciar();
    await llegar(3);
    const cola = await seguidor.seguir({ desde: 2n });
    expect(await tomar(cola, 1)).toEqual(['3']);
  });
});

describe('a slow subscriber', () => {
  it('catches up from the log, and is told that it had fallen behind; the others go on', async () => {
    const seguidor = await iniciar();
    const lenta = await seguidor.seguir();
    const rapida = await seguidor.seguir();
    await llegar(5_000);
    expect(await tomar(rapida, 5_000)).toEqual(numeros(1, 5_000));

    const vistos: EventoSeguido[] = [];
    while (vistos.length < 5_000) vistos.push((await lenta.next()).value);
    expect(vistos.map(({ tipo }) => tipo)).toEqual(numeros(1, 5_000));
    // Its queue has a limit: what came after that was left to the log.
    expect(vistos.filter(({ atraso }) => atraso !== undefined)).toMatchObject([
      { tipo: '1001', atraso: { desde: 1_000n, pendientes: 4_000 } },
    ]);

    await llegar(1);
    expect((await lenta.next()).value).toMatchObject({ tipo: '5001' });
  });
});

describe('events that weigh much', () => {
  it('fill the queue of a slow subscriber sooner, and the newest ones that are kept; nothing is lost', async () => {
    const seguidor = await iniciar();
    const lenta = await seguidor.seguir();
    const rapida = await seguidor.seguir();
    const texto = 'x'.repeat(1024 * 1024);
    const todos = numeros(1, 30);
    for (const tipo of todos) {
      await escribirNumerados(base, mensajeDe({ modulo, topic: `eventos.${modulo}`, tipo, datos: { texto } }));
    }
    expect(await tomar(rapida, 30)).toEqual(todos);
    const vistos: EventoSeguido[] = [];
    while (vistos.length < 30) vistos.push((await lenta.next()).value);
    expect(vistos.map(({ tipo }) => tipo)).toEqual(todos);
    expect(vistos.flatMap(({ tipo, atraso }) => (atraso ? [tipo] : []))).toEqual(['5']);
    expect(await tomar(await seguidor.seguir({ desde: 0n }), 30)).toEqual(todos);
  });
});

describe('many subscribers that are behind', () => {
  it('read the log a few at a time, and each gets all', async () => {
    await llegar(2_100);
    const seguidor = await iniciar();
    const colas = await Promise.all(Array.from({ length: 12 }, () => seguidor.seguir({ desde: 0n })));
    const vistos = await Promise.all(colas.map((cola) => tomar(cola, 2_100)));
    expect(vistos).toEqual(colas.map(() => numeros(1, 2_100)));
  });
});

describe('a reader whose filter cannot read an event', () => {
  const cumple = ({ tipo }: { readonly tipo: string }) => {
    if (tipo === 'ilegible') throw new Error('No version of this event is known');
    return true;
  };

  it('gets what came before it, then the reason; the others get all', async () => {
    const seguidor = await iniciar();
    const antes = await seguidor.seguir();
    const rota = await seguidor.seguir({ filtro: { cumple } });
    const despues = await seguidor.seguir();
    const esperada = rota.next();
    await escribir('a', 'b', 'ilegible', 'c');
    const todos = ['a', 'b', 'ilegible', 'c'];
    expect([await tomar(antes, 4), await tomar(despues, 4)]).toEqual([todos, todos]);
    expect([(await esperada).value.tipo, ...(await tomar(rota, 1))]).toEqual(['a', 'b']);
    await expect(rota.next()).rejects.toThrow(EventoIlegible);
    expect(await rota.next()).toMatchObject({ done: true });
    // Who comes back with a cursor finds what came before it among the newest ones.
    expect(await tomar(await seguidor.seguir({ desde: 1n }), 3)).toEqual(['b', 'ilegible', 'c']);
  });

  it('ends while it waits, and from the log', async () => {
    const seguidor = await iniciar();
    const esperando = (await seguidor.seguir({ filtro: { cumple } })).next();
    await escribir('ilegible');
    await expect(esperando).rejects.toThrow(EventoIlegible);
    const otro = await iniciar();
    await expect((await otro.seguir({ desde: 0n, filtro: { cumple } })).next()).rejects.toThrow(EventoIlegible);
  });
});

describe('a reader whose database fails', () => {
  it('goes on from where it was', async () => {
    const seguidor = await iniciar();
    const cola = await seguidor.seguir();
    await escribir('a');
    expect(await tomar(cola, 1)).toEqual(['a']);
    await base.prisma.$executeRaw`ALTER TABLE mensajeria.mensaje RENAME COLUMN metadatos TO lejos`;
    await base.prisma.$executeRaw`SELECT pg_notify('alpes_numerado', ${`eventos.${modulo}`})`;
    await base.prisma.$executeRaw`ALTER TABLE mensajeria.mensaje RENAME COLUMN lejos TO metadatos`;
    await escribir('b');
    expect(await tomar(cola, 1)).toEqual(['b']);
  });
});
