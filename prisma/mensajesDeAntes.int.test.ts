import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BaseDeDatos } from './baseDeDatos.ts';
import { leerMigraciones } from './migraciones.ts';
import { baseDePrueba } from './pruebas.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

const ID = '01a217ba-dfbe-7444-83dc-755599f68e25';

it('a PayoutCreado that lists its transactions, with digits of a card, is lifted to the form that is read', async () => {
  const { mensaje } = base.prisma;
  const deSuPayout = { id: ID, clienteId: ID, cicloId: '2026-10' };
  const viejo = { ...deSuPayout, transactionIds: ['a', 'b'], medioPago: { tipo: 'TARJETA', mascara: '7315' } };
  await mensaje.create({
    data: {
      ...{ id: ID, modulo: 'pagos', topic: 'eventos.pagos', clave: ID, tipo: 'PayoutCreado.v1', datos: viejo },
      ...{ metadatos: { correlacion: 'c' }, ocurrido: new Date() },
    },
  });
  const migracion = (await leerMigraciones()).find(({ nombre }) => nombre.endsWith('mensajes_sin_mascaras_ni_listas'));
  for (const sentencia of migracion?.sql.split(/;$/m) ?? []) {
    if (/\S/.test(sentencia)) await base.prisma.$executeRawUnsafe(sentencia);
  }
  const { datos } = await mensaje.findUniqueOrThrow({ where: { id: ID } });
  expect(datos).toEqual({ ...deSuPayout, cantidadTransacciones: 2, medioPago: { tipo: 'TARJETA' } });
});
