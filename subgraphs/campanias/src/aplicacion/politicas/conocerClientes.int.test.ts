import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CampaniasDePrueba, levantarCampanias } from '../../pruebas/campaniasDePrueba.ts';

let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias();
});
afterAll(() => sistema?.detener());

type Evento = readonly [tipo: string, version?: number];

/** What is known of a cliente after these events, in this order. */
const tras = async (...eventos: readonly Evento[]) => {
  const id = randomUUID();
  for (const [tipo, aggregateversion] of eventos) {
    await sistema.entregar(
      'eventos.cliente',
      id,
      tipo,
      { id },
      aggregateversion === undefined ? {} : { aggregateversion },
    );
  }
  return sistema.base.prisma.campaniasCliente.findUnique({ where: { id } });
};

const registrado: Evento = ['ClienteRegistrado.v1', 1];
const suspendido: Evento = ['ClienteSuspendido.v1', 2];
const reactivado: Evento = ['ClienteReactivado.v1', 3];
const eliminado: Evento = ['ClienteEliminado.v1', 4];

it.each([
  ['registered', [registrado], true],
  ['suspended', [registrado, suspendido], true],
  ['made active again', [registrado, suspendido, reactivado], true],
  ['deleted', [registrado, suspendido, reactivado, eliminado], false],
])('a cliente that was %s', async (_, eventos, activo) => {
  expect(await tras(...eventos)).toMatchObject({ activo });
});

it.each([
  [[eliminado, registrado]],
  [[eliminado, suspendido, registrado, reactivado]],
  [[registrado, eliminado, reactivado, suspendido]],
])('events out of order end in the same: %j', async (eventos) => {
  expect(await tras(...eventos)).toMatchObject({ activo: false, version: 4 });
});

it('events of the older system, without versions, count as the newest', async () => {
  expect(await tras(['ClienteRegistrado.v1'], ['ClienteEliminado.v1'])).toMatchObject({ activo: false });
  expect(await tras(registrado, ['ClienteEliminado.v1'])).toMatchObject({ activo: false, version: 1 });
  expect(await tras(['ClienteRegistrado.v1'], eliminado)).toMatchObject({ activo: false, version: 4 });
});

it('a change of its data says nothing of it here', async () => {
  const id = randomUUID();
  await sistema.depositar('eventos.cliente', id, 'ClienteActualizado.v1', { id, campos: ['email'] });
  await sistema.entregar('eventos.cliente', id, 'ClienteRegistrado.v1', { id });
  expect(await sistema.base.prisma.campaniasCliente.findUnique({ where: { id } })).toMatchObject({ version: 0 });
  expect(await sistema.muertos(id)).toEqual([]);
});
