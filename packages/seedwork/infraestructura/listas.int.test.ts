import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lugar, PeticionDePagina } from '../aplicacion/pagina.ts';
import { nuevoId } from '../dominio/ids.ts';
import { type ListaSql, leerPagina, leerPaginasPorPadre } from './listas.ts';

type Campo = 'NOMBRE' | 'CUANDO' | 'MONTO' | 'DIA';

const lista: ListaSql<Campo> = {
  tabla: Prisma.sql`pruebas.cosa`,
  claves: {
    NOMBRE: { expresion: Prisma.sql`nombre COLLATE "C"`, tipo: 'text' },
    CUANDO: { expresion: Prisma.sql`cuando`, tipo: 'timestamptz' },
    MONTO: { expresion: Prisma.sql`coalesce(monto, 0)`, tipo: 'numeric' },
    DIA: { expresion: Prisma.sql`dia`, tipo: 'date' },
  },
};

interface Cosa {
  readonly id: string;
  readonly padre: string;
  readonly nombre: string;
}

let base: BaseDeDatos;

beforeAll(async () => {
  base = await baseDePrueba();
  await base.prisma.$executeRaw`CREATE SCHEMA pruebas`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.cosa (
      id uuid PRIMARY KEY, padre text NOT NULL, nombre text NOT NULL, cuando timestamptz(3) NOT NULL, monto numeric(20, 2),
      dia date NOT NULL
    )`;
  await base.prisma.$executeRaw`CREATE INDEX ON pruebas.cosa USING gist (padre, cuando)`;
});
beforeEach(() => base.prisma.$executeRaw`TRUNCATE pruebas.cosa`);
afterAll(() => base.cerrar());

/** Few values, so that there are ties in every order; with quotes and accents, since a cursor holds them. */
const sembrar = async (cuantas: number, padres = ['p']): Promise<void> => {
  for (let n = 0; n < cuantas; n += 1) await insertar(n, padres[n % padres.length] ?? 'p');
};

const insertar = (n: number, padre = 'p') => {
  const nombre = ["O'Hara", 'Ñandú', '"x"', 'ana'][n % 4];
  const cuando = new Date(Date.UTC(2026, 10, 1 + (n % 3), 0, 0, 0, n % 2));
  const monto = n % 5 === 0 ? null : ((n % 7) - 3) / 4;
  return base.prisma.$executeRaw`
    INSERT INTO pruebas.cosa VALUES (${nuevoId()}::uuid, ${padre}, ${nombre}, ${cuando}, ${monto}::numeric, ${cuando}::date)`;
};

const leerFilas = async (ids: readonly string[]): Promise<ReadonlyMap<string, Cosa>> => {
  const filas = await base.prisma.$queryRaw<Cosa[]>`
    SELECT id::text AS id, padre, nombre FROM pruebas.cosa WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(filas.map((fila) => [fila.id, fila]));
};

const leer = (peticion: PeticionDePagina<Campo>, condiciones: readonly Prisma.Sql[] = []) =>
  leerPagina(base.prisma, { ...lista, condiciones }, peticion, leerFilas);

/** All ids of the list, page by page; `entre` happens between two pages. */
const recorrer = async (
  peticion: Omit<PeticionDePagina<Campo>, 'desde'>,
  entre: (pagina: number) => Promise<unknown> = async () => {},
): Promise<readonly string[]> => {
  const ids: string[] = [];
  let desde: Lugar | undefined;
  for (let pagina = 0; ; pagina += 1) {
    const { elementos, hayMas } = await leer({ ...peticion, desde });
    const nuevos = elementos.map(({ lugar }) => lugar.id);
    if (peticion.sentido === 'ADELANTE') ids.push(...nuevos);
    else ids.unshift(...nuevos);
    desde = elementos.at(peticion.sentido === 'ADELANTE' ? -1 : 0)?.lugar;
    if (!hayMas) return ids;
    await entre(pagina);
  }
};

const enOrden = async (campo: Campo, direccion: 'ASC' | 'DESC') => {
  const { expresion } = lista.claves[campo];
  const sentido = Prisma.raw(direccion);
  const filas = await base.prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM pruebas.cosa ORDER BY ${expresion} ${sentido}, id ${sentido}`;
  return filas.map(({ id }) => id);
};

describe('leerPagina', () => {
  const campos = ['NOMBRE', 'CUANDO', 'MONTO', 'DIA'] as const;
  const casos = campos.flatMap((campo) => (['ASC', 'DESC'] as const).map((direccion) => ({ campo, direccion })));

  it.each(casos)('shows each element once, in order, forwards and backwards: by $campo $direccion', async (orden) => {
    await sembrar(25);
    const todos = await enOrden(orden.campo, orden.direccion);
    for (const cuantos of [1, 4, 25, 100]) {
      expect(await recorrer({ cuantos, sentido: 'ADELANTE', orden })).toEqual(todos);
      expect(await recorrer({ cuantos, sentido: 'ATRAS', orden })).toEqual(todos);
    }
  });

  it('shows the same whichever way it is read, whether what passes is near or far', async () => {
    await base.prisma.$executeRaw`
      INSERT INTO pruebas.cosa
      SELECT gen_random_uuid(), CASE WHEN n % 2 = 0 THEN 'par' WHEN n BETWEEN 1401 AND 1420 THEN 'lejos' ELSE 'impar' END,
        'n' || n % 1000, '2026-01-01'::timestamptz + n / 4 * interval '1 hour' + n % 4 / 2 * interval '1 millisecond', n,
        '2026-01-01'::date + n / 96
      FROM generate_series(1, 1500) AS n`;
    for (const padre of ['par', 'lejos', 'nadie']) {
      const condiciones = [Prisma.sql`padre = ${padre}`];
      for (const orden of casos.filter(({ campo }) => campo !== 'NOMBRE')) {
        for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
          for (const cotas of [[], [Prisma.sql`cuando < '2026-01-16'`]]) {
            const ver = async (de: ListaSql<Campo>, cuantos: number, desde?: Lugar) => {
              const pagina = await leerPagina(base.prisma, de, { cuantos, sentido, orden, desde }, leerFilas);
              return { hayMas: pagina.hayMas, lugares: pagina.elementos.map(({ lugar }) => lugar) };
            };
            const plana = { ...lista, condiciones: [...condiciones, ...cotas] };
            const una = await ver(plana, 7);
            const desde = una.lugares.at(sentido === 'ADELANTE' ? -1 : 0);
            const otra = await ver(plana, 30, desde);
            for (const de of [
              { ...lista, condiciones, cotas },
              { ...plana, trecho: { filas: 40, cotas } },
            ]) {
              expect(await ver(de, 7)).toEqual(una);
              expect(await ver(de, 30, desde)).toEqual(otra);
            }
          }
        }
      }
    }
  });

  it('neither skips nor repeats what was there when others are inserted between the pages', async () => {
    await sembrar(20);
    for (const { campo, direccion } of casos) {
      const antes = await enOrden(campo, direccion);
      const vistos = await recorrer({ cuantos: 3, sentido: 'ADELANTE', orden: { campo, direccion } }, insertar);
      expect(vistos.filter((id) => antes.includes(id))).toEqual(antes);
      expect(new Set(vistos).size).toBe(vistos.length);
    }
  });

  it('begins at a place whose element is gone', async () => {
    await sembrar(6);
    const orden = { campo: 'CUANDO', direccion: 'ASC' } as const;
    const todos = await enOrden('CUANDO', 'ASC');
    const { elementos } = await leer({ cuantos: 2, sentido: 'ADELANTE', orden });
    const desde = elementos[1]?.lugar;
    await base.prisma.$executeRaw`DELETE FROM pruebas.cosa WHERE id = ${desde?.id}::uuid`;
    const siguiente = await leer({ cuantos: 2, sentido: 'ADELANTE', orden, desde });
    expect(siguiente.elementos.map(({ lugar }) => lugar.id)).toEqual(todos.slice(2, 4));
  });

  it('holds to all conditions', async () => {
    await sembrar(12);
    const orden = { campo: 'NOMBRE', direccion: 'ASC' } as const;
    const deAna = [Prisma.sql`nombre = ${'ana'}`, Prisma.sql`monto IS NOT NULL`];
    const { elementos } = await leer({ cuantos: 100, sentido: 'ADELANTE', orden }, deAna);
    expect(elementos.map(({ fila }) => fila.nombre)).toEqual(['ana', 'ana', 'ana']);
  });

  it('an empty list is an empty page', async () => {
    const orden = { campo: 'NOMBRE', direccion: 'ASC' } as const;
    expect(await leer({ cuantos: 5, sentido: 'ATRAS', orden })).toEqual({ elementos: [], hayMas: false });
  });
});

describe('leerPaginasPorPadre', () => {
  it('gives each parent its own page, and nothing to those that have none', async () => {
    await sembrar(12, ['a', 'b', 'b']);
    const padre = { columna: Prisma.sql`padre`, tipo: 'text' } as const;
    for (const sentido of ['ADELANTE', 'ATRAS'] as const) {
      const peticion = { cuantos: 5, sentido, orden: { campo: 'CUANDO', direccion: 'DESC' } } as const;
      const paginas = await leerPaginasPorPadre(base.prisma, padre, ['a', 'b', 'c'], lista, peticion, leerFilas);
      expect(paginas.get('c')).toBeUndefined();
      for (const [de, cuantas, hayMas] of [
        ['a', 4, false],
        ['b', 5, true],
      ] as const) {
        const sola = await leer(peticion, [Prisma.sql`padre = ${de}`]);
        expect(paginas.get(de)).toMatchObject(sola);
        expect(sola).toMatchObject({ hayMas, elementos: { length: cuantas } });
      }
    }
  });
});
