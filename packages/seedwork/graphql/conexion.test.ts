import { describe, expect, it } from 'vitest';
import type { Orden, PeticionDePagina } from '../aplicacion/pagina.ts';
import { fallasDeAsync } from '../pruebas/dado.ts';
import { type ArgumentosDePagina, conexion, conexionConResumen, type Lista, totalDe } from './conexion.ts';
import { crearCursores } from './cursores.ts';

const cursores = crearCursores('clave');
const orden: Orden<'FECHA'> = { campo: 'FECHA', direccion: 'DESC' };
const lista: Lista<'FECHA'> = { nombre: 'clientes', orden };
const elemento = (id: string) => ({ fila: { id }, lugar: { valor: `v${id}`, id } });

/** The connection of a list that has a and b on this page, and what was asked of its reader. */
const pedir = async (argumentos: ArgumentosDePagina, cual = lista, hayMas = false) => {
  const peticiones: PeticionDePagina[] = [];
  const resultado = await conexion(cursores, cual, argumentos, async (peticion) => {
    peticiones.push(peticion);
    return { elementos: [elemento('a'), elemento('b')], hayMas };
  });
  return { ...resultado, peticion: peticiones[0] };
};

describe('conexion', () => {
  it('asks for the first 20 where the client does not say', async () => {
    expect((await pedir({})).peticion).toEqual({ cuantos: 20, sentido: 'ADELANTE', orden });
    expect((await pedir({ primeros: null, despuesDe: null })).peticion?.cuantos).toBe(20);
  });

  it('goes on after the end of a page, and back before its start', async () => {
    const { pageInfo } = await pedir({ primeros: 2 }, lista, true);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });

    const siguiente = await pedir({ primeros: 2, despuesDe: pageInfo.endCursor });
    expect(siguiente.peticion?.desde).toEqual({ valor: 'vb', id: 'b' });
    expect(siguiente.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });

    const anterior = await pedir({ ultimos: 2, antesDe: siguiente.pageInfo.startCursor }, lista, true);
    expect(anterior.peticion).toEqual({ cuantos: 2, sentido: 'ATRAS', orden, desde: { valor: 'va', id: 'a' } });
    expect(anterior.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('gives the end of the list for `ultimos` alone', async () => {
    const { peticion, pageInfo } = await pedir({ ultimos: 3 }, lista, true);
    expect(peticion).toEqual({ cuantos: 3, sentido: 'ATRAS', orden });
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it.each([
    [{ primeros: 0 }, 'primeros', 'PAGINA_INVALIDA'],
    [{ primeros: -1 }, 'primeros', 'PAGINA_INVALIDA'],
    [{ primeros: 101 }, 'primeros', 'PAGINA_INVALIDA'],
    [{ ultimos: 101 }, 'ultimos', 'PAGINA_INVALIDA'],
    [{ primeros: 1, ultimos: 1 }, 'ultimos', 'PAGINA_INVALIDA'],
    [{ primeros: 1, antesDe: 'x' }, 'antesDe', 'PAGINA_INVALIDA'],
    [{ despuesDe: 'no es un cursor' }, 'despuesDe', 'CURSOR_INVALIDO'],
    [{ antesDe: '' }, 'antesDe', 'CURSOR_INVALIDO'],
  ])('refuses %j', async (argumentos, campo, codigo) => {
    expect(await fallasDeAsync(() => pedir(argumentos))).toMatchObject([{ clase: 'INVALIDO', campo, codigo }]);
  });

  it('refuses the cursor of another list, order or filter', async () => {
    const filtro = { estado: ['ACTIVO'], texto: null };
    const cursor = (await pedir({}, { ...lista, filtro })).pageInfo.endCursor;
    for (const otra of [
      { ...lista, filtro, nombre: 'payouts' },
      { ...lista, filtro, orden: { ...orden, direccion: 'ASC' } as const },
      { ...lista, filtro: { estado: ['SUSPENDIDO'] } },
      lista,
    ]) {
      expect(await fallasDeAsync(() => pedir({ despuesDe: cursor }, otra))).toMatchObject([
        { campo: 'despuesDe', codigo: 'CURSOR_INVALIDO' },
      ]);
    }
    const sinNulos = await pedir({ despuesDe: cursor }, { ...lista, filtro: { estado: ['ACTIVO'] } });
    expect(sinNulos.peticion?.desde).toBeDefined();
  });
});

describe('conexionConResumen', () => {
  it('counts once, as far as the furthest, what is asked for under several names', async () => {
    const contados: number[] = [];
    const conexionContada = await conexionConResumen(
      cursores,
      { ...lista, filtro: {} },
      {},
      {
        pagina: async () => ({ elementos: [], hayMas: false }),
        resumen: async () => [{ cantidad: 5_000 }],
        contarHasta: async (_, hasta) => {
          contados.push(hasta);
          return Math.min(hasta, 5_000);
        },
      },
    );
    const totales = [2_000, 9_000, 3, null].map((hasta) => conexionContada.total({ hasta }));
    expect(await Promise.all(totales)).toEqual([2_000, 5_000, 3, 5_000]);
    expect(contados).toEqual([9_000]);
  });
});

describe('totalDe', () => {
  const total = totalDe(async (hasta) => (hasta === undefined ? 5_000 : 2_000));

  it('is exact where the client does not say how far to count', async () => {
    expect(await total({})).toBe(5_000);
    expect(await total({ hasta: null })).toBe(5_000);
  });

  it('is no more than what is asked for, though more were counted', async () => {
    expect(await total({ hasta: 1 })).toBe(1);
    expect(await total({ hasta: 1_999 })).toBe(1_999);
    expect(await total({ hasta: 1_000_000 })).toBe(2_000);
  });

  it.each([0, -1, 1_000_001])('refuses to count up to %i', async (hasta) => {
    expect(await fallasDeAsync(() => total({ hasta }))).toMatchObject([
      { clase: 'INVALIDO', campo: 'hasta', codigo: 'FUERA_DE_RANGO' },
    ]);
  });
});
