import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cargarDatosDeMuestra } from './datosDeMuestra.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

/** The keys of the mutations that the subgraphs were asked for. */
const claves: string[] = [];
let alcanza = Number.POSITIVE_INFINITY;

const subgrafo = (nombre: string): Subgrafo => ({
  nombre,
  async ejecutar({ variables }) {
    if (claves.length === alcanza) throw new Error('stopped midway');
    const { entrada } = variables as { readonly entrada: { readonly claveIdempotencia: string } };
    claves.push(entrada.claveIdempotencia);
    return { data: { r: { entidad: { id: nuevoId() }, errores: [] } } };
  },
  suscribir: () => Promise.reject(new Error('Nobody subscribes')),
  salud: async () => ({ estado: 'ok' }),
});
const cargar = () =>
  cargarDatosDeMuestra(base.prisma, ['cliente', 'pagos', 'campanias'].map(subgrafo), new Date('2026-11-24'));

it('loads the sample data once, however old its idempotency keys are; an interrupted loading goes on', async () => {
  alcanza = 8;
  await expect(cargar()).rejects.toThrow('stopped midway');
  alcanza = Number.POSITIVE_INFINITY;
  const interrumpidas = claves.splice(0);
  const pasos = await cargar();
  expect(pasos).toBe(claves.length);
  expect(new Set(claves).size).toBe(pasos);
  expect(claves.slice(0, 8)).toEqual(interrumpidas);
  // The keys are not there any more: these subgraphs have kept none.
  expect(await cargar()).toBe(0);
  expect(claves).toHaveLength(pasos);
});
