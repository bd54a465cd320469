import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crearCampania, ESPERA, esperarCampania, leerCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

describe('the saga, from a campaign to its payment', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar();
  });
  afterAll(() => sistema?.detener());

  it('pays the campaign, approves it, and adds to the totals of its cliente', async () => {
    const idCliente = await registrarPersona(sistema);
    const id = await crearCampania(sistema, idCliente, '1500.00');
    await esperarCampania(sistema, id, {
      estado: 'APROBADA',
      payout: { estado: 'EXITOSO', intentos: 1 },
      saga: { estado: 'COMPLETADA' },
      cliente: { totalPagos: 1, montoTotalPagos: [{ valor: '1500.00', moneda: 'USD' }] },
    });
  });

  it('cancels the campaign when the payment is refused, and the totals stay as they were', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '1500.01');
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'FALLIDO' },
      saga: { estado: 'COMPENSADA' },
      cliente: { totalPagos: 0, montoTotalPagos: [] },
    });
    expect((await leerCampania(sistema, id)).motivo).not.toBeNull();
  });

  it('waits for a late answer of the payment gateway', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '1500.03');
    await esperarCampania(sistema, id, { estado: 'APROBADA', payout: { estado: 'EXITOSO' } });
  });

  it('cancels an approved campaign when its payment is reverted, and takes it out of the totals', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '700.00');
    await esperarCampania(sistema, id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
    const { payout } = await leerCampania(sistema, id);
    await sistema.cliente.request(
      'mutation Revertir($entrada: RevertirPagoEntrada!) { revertirPago(entrada: $entrada) { errores { codigo } } }',
      { entrada: { payoutId: payout?.id, motivo: 'Cobro duplicado' } },
    );
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'REVERTIDO' },
      saga: { estado: 'COMPENSADA' },
      cliente: { totalPagos: 0, montoTotalPagos: [{ valor: '0.00', moneda: 'USD' }] },
    });
  });

  it('ends when the cliente is deleted while the payment is on its way', async () => {
    const idCliente = await registrarPersona(sistema);
    // The deletion reaches pagos, and only then the command of a campaign that was created before it.
    await sistema.cliente.request(
      'mutation Eliminar($entrada: EliminarClienteEntrada!) { eliminarCliente(entrada: $entrada) { errores { codigo } } }',
      { entrada: { id: idCliente } },
    );
    await expect
      .poll(() => sistema.base.prisma.pagosCliente.findUnique({ where: { id: idCliente } }), ESPERA)
      .toMatchObject({ activo: false });
    const idCampania = randomUUID();
    const monto = { valor: '10.00', moneda: 'USD' };
    const datos = { clienteId: idCliente, cicloId: '2026-11', monto, idCampania };
    await sistema.bus.depositar('comandos.pagos', idCampania, JSON.stringify({ type: 'ProcesarPago', data: datos }));
    await expect
      .poll(() => sistema.base.prisma.payout.findFirst({ where: { idCampania } }), ESPERA)
      .toMatchObject({ estado: 'FALLIDO', motivoFallo: 'CLIENTE_INACTIVO' });
  });

  it('does a command once that comes twice as the same message', async () => {
    const idCliente = await registrarPersona(sistema);
    const orden = (id: string, cicloId: string) =>
      JSON.stringify({
        specversion: '1.0',
        id,
        source: '/prueba',
        type: 'ProcesarPago',
        data: { clienteId: idCliente, cicloId, monto: { valor: '12.00', moneda: 'USD' } },
      });
    const repetida = orden(randomUUID(), '2026-11');
    // The last one of the key shows that those before it have been handled.
    for (const mensaje of [repetida, repetida, orden(randomUUID(), '2026-12')]) {
      await sistema.bus.depositar('comandos.pagos', idCliente, mensaje);
    }
    await expect
      .poll(async () => {
        const query = 'query Totales($id: ID!) { cliente(id: $id) { totalPagos payouts { total } } }';
        return sistema.cliente.request(query, { id: idCliente });
      }, ESPERA)
      .toEqual({ cliente: { totalPagos: 2, payouts: { total: 2 } } });
  });

  it('ends in the same state when the answers of pagos come in the wrong order', async () => {
    const idCliente = await registrarPersona(sistema);
    const id = await crearCampania(sistema, idCliente, '300.03');
    const datos = {
      payoutId: randomUUID(),
      clienteId: idCliente,
      idCampania: id,
      monto: { valor: '300.03', moneda: 'USD' },
    };
    const evento = (type: string, version: number, data: object) =>
      JSON.stringify({ id: randomUUID(), type, aggregateversion: version, data });
    await sistema.bus.depositar(
      'eventos.pagos',
      datos.payoutId,
      evento('PagoRevertido.v1', 6, { ...datos, motivo: 'Prueba' }),
    );
    await sistema.bus.depositar(
      'eventos.pagos',
      datos.payoutId,
      evento('PagoConfirmado.v1', 5, { ...datos, confirmacionId: 'C-1' }),
    );
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'REVERTIDO' },
      saga: { estado: 'COMPENSADA' },
      cliente: { totalPagos: 0 },
    });
  });
});

describe('the saga, when the payment takes longer than it may', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar({ plazoSagaMs: 400, demoraPasarelaMs: 2_000, consultaPasarelaMs: 200 });
  });
  afterAll(() => sistema?.detener());

  it('cancels the campaign in time, and gives a confirmation that comes late back', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '900.03');
    await esperarCampania(sistema, id, { estado: 'CANCELADA', payout: { estado: 'EN_PROCESO' } });
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'REVERTIDO' },
      saga: { estado: 'COMPENSADA' },
      cliente: { totalPagos: 0 },
    });
  });

  it('cancels the campaign when a refusal comes late', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '900.04');
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'FALLIDO' },
      saga: { estado: 'COMPENSADA' },
    });
  });
});

describe('the saga, when the partner cancels while the payment is on its way', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    // Long enough for the cancellation to come before the answer on a slow machine as well.
    sistema = await levantar({ demoraPasarelaMs: 5_000 });
  });
  afterAll(() => sistema?.detener());

  it('reverts the payment as soon as it is made', async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '80.03');
    await sistema.cliente.request(
      'mutation Cancelar($entrada: CancelarCampaniaEntrada!) { cancelarCampania(entrada: $entrada) { errores { codigo } } }',
      { entrada: { id, motivo: 'Cambio de planes' } },
    );
    await esperarCampania(sistema, id, {
      estado: 'CANCELADA',
      payout: { estado: 'REVERTIDO' },
      saga: { estado: 'COMPENSADA' },
      cliente: { totalPagos: 0 },
    });
  });
});
