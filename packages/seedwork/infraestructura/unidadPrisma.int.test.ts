import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba, motorDePruebas, quienEspera } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflicto, type Marcas, YaProcesado } from '../aplicacion/unidadDeTrabajo.ts';
import { conflicto, ErrorDeDominio } from '../dominio/errores.ts';
import { nuevoId } from '../dominio/ids.ts';
import { CANAL_ESCRITO } from './canales.ts';
import { persistenciaPrisma } from './persistenciaPrisma.ts';
import type { Transaccion } from './unidadPrisma.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

let modulo: string;
beforeEach(() => {
  modulo = `m-${nuevoId()}`;
});

const ahora = new Date('2026-11-24T12:00:00Z');
const persistencia = (reloj = () => ahora) =>
  persistenciaPrisma({
    prisma: base.prisma,
    modulo,
    unicas: { flujo_pkey: () => conflicto('topic', 'TOPIC_DUPLICADO', 'Ya existe.') },
    puertos: (transaccion) => ({ transaccion }),
    reloj,
  });
const abrir = () => persistencia().abrir({ correlacion: 'c', usuario: 'ana' });

/** Something to keep: a row that nothing else of these tests touches. */
const fila = (t: Transaccion, topic: string, numerada = 1n) =>
  t.prisma.flujo.create({ data: { modulo, topic, numerada } });
const filas = () => base.prisma.flujo.findMany({ where: { modulo }, orderBy: { topic: 'asc' } });
const mensajes = () => base.prisma.mensaje.findMany({ where: { modulo }, orderBy: { secuencia: 'asc' } });

/** A unit of work with a write, two events, a message, an inbox mark and a key; plus what the test adds. */
const confirmarCon = (anadir: (t: Transaccion) => void, marcas: Marcas = {}) => {
  const unidad = abrir();
  const { transaccion, enviar } = unidad.contexto;
  transaccion.escribir(fila(transaccion, 'uno'));
  transaccion.anexar({ tipo: 'A', id: modulo, version: 0 }, [
    { tipo: 'Primero.v1', datos: { n: 1 } },
    { tipo: 'Segundo.v1', datos: { n: 2 } },
  ]);
  enviar({ topic: 'comandos.otro', tipo: 'Hacer', clave: 'k', datos: {} });
  anadir(transaccion);
  return unidad.confirmar(marcas);
};
const clave = (c: string) => ({ usuario: 'ana', clave: c, comando: 'Hacer', huella: 'h', resultado: { id: 'x' } });

const exigirNada = async (marcas: Marcas = {}) => {
  expect([await filas(), await mensajes()]).toEqual([[], []]);
  if (marcas.mensaje !== undefined) expect(await persistencia().yaProcesado(marcas.mensaje.id)).toBe(false);
  if (marcas.clave !== undefined) expect(await persistencia().primeraRespuesta(marcas.clave)).toBeUndefined();
};

describe('a unit of work', () => {
  it('writes everything together', async () => {
    await confirmarCon(() => {}, { mensaje: { id: 'm1' }, clave: clave('k1') });
    expect(await filas()).toHaveLength(1);
    expect(await persistencia().yaProcesado('m1')).toBe(true);
    expect(await persistencia().primeraRespuesta(clave('k1'))).toMatchObject(clave('k1'));
    expect(await persistencia().primeraRespuesta({ ...clave('k1'), usuario: 'eva' })).toBeUndefined();
    const comunes = { modulo, ocurrido: ahora, metadatos: { correlacion: 'c', usuario: 'ana' }, posicion: null };
    expect(await mensajes()).toMatchObject([
      {
        ...comunes,
        tipo: 'Primero.v1',
        topic: `eventos.${modulo}`,
        clave: modulo,
        agregadoVersion: 1,
        datos: { n: 1 },
      },
      { ...comunes, tipo: 'Segundo.v1', agregadoVersion: 2 },
      { ...comunes, tipo: 'Hacer', topic: 'comandos.otro', clave: 'k', agregadoVersion: null },
    ]);
  });

  it('inserts the rows of one kind in one statement, before the other writes', async () => {
    const lotes: number[] = [];
    await confirmarCon((t) => {
      const crear = (topics: readonly string[]) => {
        lotes.push(topics.length);
        return t.prisma.flujo.createMany({ data: topics.map((topic) => ({ modulo, topic, numerada: 1n })) });
      };
      t.escribir(t.prisma.flujo.updateMany({ where: { modulo, topic: 'dos' }, data: { numerada: 2n } }));
      for (const topic of ['dos', 'tres', 'cuatro']) t.insertar(crear, topic);
    });
    expect(lotes).toEqual([3]);
    expect((await filas()).map(({ topic, numerada }) => `${topic} ${numerada}`)).toEqual([
      'cuatro 1',
      'dos 2',
      'tres 1',
      'uno 1',
    ]);
  });

  it('writes nothing before it is confirmed', async () => {
    const { contexto } = abrir();
    contexto.transaccion.escribir(fila(contexto.transaccion, 'uno'));
    contexto.enviar({ topic: 'comandos.otro', tipo: 'Hacer', clave: 'k', datos: {} });
    await exigirNada();
  });

  it('with nothing to write touches no database', async () => {
    await expect(abrir().confirmar({})).resolves.toBeUndefined();
  });

  it('delays a message until its time', async () => {
    const unidad = abrir();
    const noAntesDe = new Date(ahora.getTime() + 60_000);
    unidad.contexto.enviar({ topic: 'comandos.otro', tipo: 'Hacer', clave: 'k', datos: {}, noAntesDe });
    await unidad.confirmar({});
    expect(await mensajes()).toMatchObject([{ disponible: noAntesDe }]);
  });

  it('wakes the relay when it has messages, and only when it has committed', async () => {
    const avisos: string[] = [];
    const noEscuchar = await base.escuchar(CANAL_ESCRITO, (carga) => avisos.push(carga));
    await confirmarCon((t) => t.exigir(Prisma.sql`false`, 'no')).catch(() => {});
    await confirmarCon(() => {});
    await expect.poll(() => avisos).toEqual([`${modulo} eventos.${modulo}`, `${modulo} comandos.otro`]);
    await noEscuchar();
  });

  const aparcar = () =>
    base.prisma.aparcado.create({
      data: {
        suscripcion: modulo,
        mensajeId: 'm1',
        topic: 't',
        clave: 'k',
        cuerpo: '',
        intentos: 1,
        proximo: ahora,
        codigo: '',
        motivo: '',
      },
    });

  it('takes a message that was parked out of there', async () => {
    await aparcar();
    await confirmarCon(() => {}, { mensaje: { id: 'm1' } });
    expect(await base.prisma.aparcado.count({ where: { suscripcion: modulo } })).toBe(0);
  });

  // On PGlite nobody comes in between.
  it.runIf(motorDePruebas() === 'postgresql')(
    'waits for who has the parked message before it is in the inbox',
    async () => {
      const { orden } = await aparcar();
      let confirmada: Promise<void> | undefined;
      await base.prisma.$transaction(async (otra) => {
        await otra.$queryRaw`SELECT orden FROM mensajeria.aparcado WHERE orden = ${orden} FOR UPDATE`;
        confirmada = expect(confirmarCon(() => {}, { mensaje: { id: 'm1' } })).rejects.toThrow(YaProcesado);
        await expect.poll(() => quienEspera(otra)).toHaveLength(1);
        // Where the unit holds the inbox's place by now, the two wait for each other.
        await otra.bandeja.create({ data: { suscripcion: modulo, mensajeId: 'm1' } });
      });
      await confirmada;
      await exigirNada();
    },
  );
});

describe('all or nothing', () => {
  const marcas: Marcas = { mensaje: { id: 'm1' }, clave: clave('k1') };

  it.each([
    ['a condition that does not hold', (t: Transaccion) => t.exigir(Prisma.sql`1 = 2`, 'no'), Conflicto],
    ['a condition that is unknown', (t: Transaccion) => t.exigir(Prisma.sql`NULL`, 'no'), Conflicto],
    [
      'a row that is no longer there',
      (t: Transaccion) =>
        t.escribir(t.prisma.flujo.update({ where: { modulo_topic: { modulo, topic: 'x' } }, data: { numerada: 5n } })),
      Conflicto,
    ],
    [
      'a version that another writer has appended',
      (t: Transaccion) => t.anexar({ tipo: 'A', id: modulo, version: 1 }, [{ tipo: 'Otro.v1', datos: {} }]),
      Conflicto,
    ],
    ['a duplicate that means something to a user', (t: Transaccion) => t.escribir(fila(t, 'uno')), ErrorDeDominio],
    ['an error of the database', (t: Transaccion) => t.escribir(t.prisma.$executeRaw`SELECT 1 / 0`), Error],
  ])('%s leaves nothing', async (_, anadir, clase) => {
    await expect(confirmarCon(anadir, marcas)).rejects.toThrow(clase);
    await exigirNada(marcas);
  });

  it('a message that no bus would carry is refused, before anything is written', async () => {
    const enorme = (t: Transaccion) =>
      t.anexar({ tipo: 'B', id: modulo, version: 0 }, [{ tipo: 'Enorme.v1', datos: { x: 'ñ'.repeat(360_000) } }]);
    expect(() => confirmarCon(enorme, marcas)).toThrow(ErrorDeDominio);
    expect(() => confirmarCon(enorme, marcas)).toThrow('DEMASIADO_GRANDE');
    await exigirNada(marcas);
  });

  it('a condition that holds lets it pass', async () => {
    await confirmarCon((t) => t.exigir(Prisma.sql`1 = ${1}`, 'no'), marcas);
    expect(await filas()).toHaveLength(1);
  });

  it('a message that the inbox has already leaves nothing', async () => {
    const antes = abrir();
    await antes.confirmar({ mensaje: { id: 'm1' } });
    await expect(confirmarCon(() => {}, { mensaje: { id: 'm1' } })).rejects.toThrow(YaProcesado);
    await exigirNada();
  });

  it('an idempotency key that is taken is a conflict, and comes before any other duplicate', async () => {
    await abrir().confirmar({ clave: clave('k1') });
    await base.prisma.flujo.create({ data: { modulo, topic: 'uno' } });
    await expect(confirmarCon(() => {}, { clave: clave('k1') })).rejects.toThrow(Conflicto);
    expect(await mensajes()).toEqual([]);
  });

  it('an error that is nobody elses doing is no conflict', async () => {
    const error = await confirmarCon((t) => t.escribir(t.prisma.$executeRaw`SELECT 1 / 0`)).catch((e: unknown) => e);
    expect(error).not.toBeInstanceOf(Conflicto);
    expect(error).not.toBeInstanceOf(ErrorDeDominio);
  });
});

describe('modules', () => {
  it('share neither inbox nor keys', async () => {
    await abrir().confirmar({ mensaje: { id: 'm1' }, clave: clave('k1') });
    modulo = `otro-${modulo}`;
    expect(await persistencia().yaProcesado('m1')).toBe(false);
    expect(await persistencia().primeraRespuesta(clave('k1'))).toBeUndefined();
    await confirmarCon(() => {}, { mensaje: { id: 'm1' }, clave: clave('k1') });
  });
});
