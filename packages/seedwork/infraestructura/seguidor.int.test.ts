import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventoGuardado } from '../aplicacion/eventoGuardado.ts';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { escribirNumerados, mensajeDe } from '../pruebas/registro.ts';
import { Seguidor, SuscriptorLento } from './seguidor.ts';

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
const tomar = async (cola: AsyncIterator<EventoGuardado>, cuantos: number) => {
  const tipos: string[] = [];
  while (tipos.length < cuantos) {
    const { value, done } = await cola.next();
    if (done === true) break;
    tipos.push(value.tipo);
  }
  return tipos;
};
const todos = () => true;

describe('following', () => {
  it('gives what comes from now on, in order', async () => {
    await escribir('antes');
    const seguidor = await iniciar();
    const cola = seguidor.seguir(todos);
    await escribir('a', 'b', 'c');
    expect(await tomar(cola, 3)).toEqual(['a', 'b', 'c']);
  });

  it('gives every subscriber what passes its own filter', async () => {
    const seguidor = await iniciar();
    const colas = [todos, ({ tipo }: EventoGuardado) => tipo === 'b', ({ tipo }: EventoGuardado) => tipo !== 'b'];
    const [todo, b, resto] = colas.map((filtro) => seguidor.seguir(filtro));
    await escribir('a', 'b', 'c');
    if (todo === undefined || b === undefined || resto === undefined) return expect.fail('three subscribers');
    expect([await tomar(todo, 3), await tomar(b, 1), await tomar(resto, 2)]).toEqual([
      ['a', 'b', 'c'],
      ['b'],
      ['a', 'c'],
    ]);
  });

  it('gives only the events of its own module', async () => {
    const cola = (await iniciar()).seguir(todos);
    await escribirNumerados(
      base,
      mensajeDe({ modulo, topic: 'comandos.otro', tipo: 'comando' }),
      mensajeDe({ modulo: `x-${modulo}`, topic: `eventos.${modulo}`, tipo: 'ajeno' }),
    );
    await escribir('a');
    expect(await tomar(cola, 1)).toEqual(['a']);
  });

  it('answers readers that ask for several at once, each with its own', async () => {
    const cola = (await iniciar()).seguir(todos);
    const pedidos = [cola.next(), cola.next(), cola.next()];
    await escribir('a', 'b', 'c');
    expect((await Promise.all(pedidos)).map(({ value }) => value.tipo)).toEqual(['a', 'b', 'c']);
  });

  it('reads the log once for all of its subscribers', async () => {
    const seguidor = await iniciar();
    const colas = Array.from({ length: 50 }, () => seguidor.seguir(todos));
    await escribir('a');
    expect(await Promise.all(colas.map((cola) => tomar(cola, 1)))).toEqual(colas.map(() => ['a']));
  });
});

describe('ending', () => {
  it('a subscription on a quiet stream ends at once, for everyone who waits', async () => {
    const cola = (await iniciar()).seguir(todos);
    const pedidos = [cola.next(), cola.next()];
    await cola.return?.();
    expect(await Promise.all(pedidos)).toEqual([{ done: true }, { done: true }]);
    expect(await cola.next()).toMatchObject({ done: true });
  });

  it('one leaves the others alone', async () => {
    const seguidor = await iniciar();
    const [uno, otro] = [seguidor.seguir(todos), seguidor.seguir(todos)];
    await uno.return?.();
    await escribir('a');
    expect(await tomar(otro, 1)).toEqual(['a']);
  });

  it('all end with the follower, those that come later at once', async () => {
    const seguidor = await iniciar();
    const antes = seguidor.seguir(todos).next();
    await seguidor.detener();
    expect(await antes).toMatchObject({ done: true });
    expect(await seguidor.seguir(todos).next()).toMatchObject({ done: true });
  });
});

describe('a slow subscriber', () => {
  const inundar = async () => {
    await base.prisma.$executeRaw`
      INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, ocurrido)
      SELECT gen_random_uuid(), ${modulo}, ${`eventos.${modulo}`}, 'k', n, n::text, '{}', '{}', now()
      FROM generate_series(1, 10050) n`;
  };

  it('gets what was kept for it, then is told that it missed the rest; the others go on', async () => {
    const seguidor = await iniciar();
    const lenta = seguidor.seguir(todos);
    const rapida = seguidor.seguir(todos);
    await inundar();
    expect(await tomar(rapida, 10_050)).toHaveLength(10_050);
    const vistos = await tomar(lenta, 10_000);
    expect(vistos.at(-1)).toBe('10000');
    await expect(lenta.next()).rejects.toThrow(SuscriptorLento);
    expect(await lenta.next()).toMatchObject({ done: true });
  });
});

describe('a reader whose database fails', () => {
  it('goes on from where it was', async () => {
    const seguidor = await iniciar();
    const cola = seguidor.seguir(todos);
    await escribir('a');
    expect(await tomar(cola, 1)).toEqual(['a']);
    await base.prisma.$executeRaw`ALTER TABLE mensajeria.mensaje RENAME COLUMN metadatos TO lejos`;
    await base.prisma.$executeRaw`SELECT pg_notify('alpes_numerado', ${`eventos.${modulo}`})`;
    await base.prisma.$executeRaw`ALTER TABLE mensajeria.mensaje RENAME COLUMN lejos TO metadatos`;
    await escribir('b');
    expect(await tomar(cola, 1)).toEqual(['b']);
  });
});
