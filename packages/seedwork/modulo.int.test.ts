import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nuevoId } from './dominio/ids.ts';
import { Relay } from './infraestructura/relay.ts';
import { iniciarModulo } from './modulo.ts';
import { crearMetricas } from './observabilidad/metricas.ts';
import { bitacoraDePrueba } from './pruebas/bitacora.ts';
import { BusDePrueba } from './pruebas/busDePrueba.ts';
import { escribir, mensajeDe } from './pruebas/registro.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

it('a module that cannot start leaves nothing behind that works on', async () => {
  // Also a name in GraphQL.
  const nombre = `m${nuevoId().replaceAll('-', '')}`;
  const bitacora = bitacoraDePrueba();
  const sinSuscripciones = new BusDePrueba();
  sinSuscripciones.antesDeSuscribir = () => {
    throw new Error('no subscriptions today');
  };
  const definicion = {
    nombre,
    typeDefs: 'type Query { nada: String }',
    resolvers: {},
    comandos: [],
    reacciones: [],
    puertos: () => ({}),
    consultas: () => ({}),
  };
  const entorno = { base, bus: sinSuscripciones, bitacora, metricas: crearMetricas(new Registry()) };
  await expect(iniciarModulo(definicion, entorno)).rejects.toThrow('no subscriptions today');

  const bus = new BusDePrueba();
  const relay = await Relay.iniciar({ base, bus, modulo: nombre, bitacora, metricas: crearMetricas(new Registry()) });
  await escribir(base, mensajeDe({ modulo: nombre }));
  await expect.poll(() => bus.publicados.length).toBe(1);
  expect(sinSuscripciones.publicados).toEqual([]);
  await relay.detener();
});
