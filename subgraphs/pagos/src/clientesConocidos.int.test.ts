import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, PACIENCIA } from './pruebas/operaciones.ts';

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  op = operacionesDe(prueba);
});
afterAll(() => prueba?.detener());

/** Leaves events of a cliente, and waits until all are handled. */
const contar = async (id: string, ...eventos: readonly (readonly [tipo: string, version?: number])[]) => {
  for (const [tipo, version] of eventos) {
    await prueba.depositar('eventos.cliente', id, `${tipo}.v1`, { id, motivo: 'x' }, { aggregateversion: version });
  }
  const testigo = randomUUID();
  await prueba.depositar('eventos.cliente', id, 'ClienteRegistrado.v1', { id: testigo }, { aggregateversion: 1 });
  await expect.poll(() => conocido(testigo), PACIENCIA).not.toBeNull();
};
const conocido = (id: string) => prueba.base.prisma.pagosCliente.findUnique({ where: { id } });
const pagar = (clienteId: string) => ({ clienteId, cicloId: '2026-11', monto: { valor: '5.00', moneda: 'USD' } });

describe('the own copy of clientes', () => {
  it('knows who is forgotten though its own count has gone past the cliente’s', async () => {
    const id = randomUUID();
    // The older system tells no versions: each counts one up.
    await contar(id, ['ClienteRegistrado'], ['ClienteSuspendido'], ['ClienteReactivado'], ['ClienteSuspendido']);
    await contar(id, ['ClienteOlvidado', 3]);
    expect(await conocido(id)).toMatchObject({ activo: false, olvidado: true });
    await contar(id, ['ClienteReactivado', 4]);
    expect(await conocido(id)).toMatchObject({ activo: false, olvidado: true });
  });

  it('refuses a deleted cliente new payouts and transactions; what it has goes on', async () => {
    const id = randomUUID();
    await contar(id, ['ClienteRegistrado', 1]);
    const payout = await op.conPayout('procesarPago', pagar(id));
    await contar(id, ['ClienteEliminado', 2]);
    const entrada = { clienteId: id, marcaId: 'm', tipoEvento: 'CLICK', moneda: 'USD' };
    expect(await op.fallas('registrarTransaccion', entrada)).toEqual([['clienteId', 'CLIENTE_INACTIVO']]);
    expect(await op.fallas('procesarPago', { ...pagar(id), cicloId: '2026-12' })).toEqual([
      ['clienteId', 'CLIENTE_INACTIVO'],
    ]);
    expect(await op.fallas('crearPayout', { clienteId: id, cicloId: '2026-12' })).toEqual([
      ['clienteId', 'CLIENTE_INACTIVO'],
    ]);
    expect(await op.conPayout('procesarPago', pagar(id))).toMatchObject({ id: payout.id });
  });

  it('still pays a cliente that is suspended', async () => {
    const id = randomUUID();
    await contar(id, ['ClienteRegistrado', 1], ['ClienteSuspendido', 2]);
    await op.conPayout('procesarPago', pagar(id));
  });

  it.each([[[1, 2, 3, 4]], [[4, 3, 2, 1]], [[2, 4, 1, 3]], [[4, 1, 4, 2]]])(
    'ends in the same state when the events come as %j',
    async (orden) => {
      const tipos = ['', 'ClienteRegistrado', 'ClienteSuspendido', 'ClienteReactivado', 'ClienteEliminado'];
      const id = randomUUID();
      await contar(id, ...orden.map((version) => [tipos[version] ?? '', version] as const));
      expect(await conocido(id)).toEqual({ id, activo: false, olvidado: false, version: 4 });
    },
  );

  it('takes an event without a version, of the older system, for the newest', async () => {
    const id = randomUUID();
    await contar(id, ['ClienteRegistrado'], ['ClienteEliminado']);
    expect(await conocido(id)).toEqual({ id, activo: false, olvidado: false, version: 2 });
  });

  it('waits a moment for a cliente that was registered just now', async () => {
    const id = randomUUID();
    const [respuesta] = await Promise.all([op.mutar('procesarPago', pagar(id)), contar(id, ['ClienteRegistrado', 1])]);
    expect(respuesta.errores).toEqual([]);
  });
});
