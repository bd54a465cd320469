import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, PACIENCIA } from './pruebas/operaciones.ts';

// Two processes of this context on one database.
let una: ModuloDePrueba;
let otra: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
let opDeOtra: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  una = await levantarModulo(pagos(AJUSTES));
  otra = await levantarModulo(pagos(AJUSTES), undefined, una.base);
  op = operacionesDe(una);
  opDeOtra = operacionesDe(otra);
});
afterAll(async () => {
  await otra?.detener();
  await una?.detener();
});

const comision = (clienteId: string, valor: string) => ({
  clienteId,
  marcaId: 'm',
  tipoEvento: 'VENTA',
  comision: { valor, moneda: 'USD' },
  fecha: '2026-11-02T10:00:00Z',
});
const aLaVez = <R>(veces: number, accion: (op: ReturnType<typeof operacionesDe>, i: number) => Promise<R>) =>
  Promise.all(Array.from({ length: veces }, (_, i) => accion(i % 2 === 0 ? op : opDeOtra, i)));

describe('at the same moment', () => {
  it('the same payment is made once', async () => {
    const clienteId = await op.nuevoCliente();
    const entrada = {
      clienteId,
      cicloId: '2026-11',
      monto: { valor: '9.00', moneda: 'USD' },
    };
    const payouts = await aLaVez(8, (quien) => quien.conPayout('procesarPago', entrada));
    expect(new Set(payouts.map(({ id }) => id)).size).toBe(1);
    const { id } = await op.esperarPayout(payouts[0]?.id ?? '', { estado: 'EXITOSO', intentos: 1 });
    expect((await op.eventos(id)).filter((tipo) => tipo === 'PayoutProcesado.v1')).toHaveLength(1);
  });

  it('only one creates the payout of a cycle', async () => {
    const clienteId = await op.nuevoCliente();
    for (let i = 1; i <= 3; i += 1) await op.conTransaction('registrarTransaccion', comision(clienteId, `${i}.00`));
    const respuestas = await aLaVez(6, (quien) => quien.mutar('crearPayout', { clienteId, cicloId: '2026-11' }));
    expect(respuestas.filter(({ payout }) => payout !== null)).toHaveLength(1);
    expect(respuestas.flatMap(({ errores }) => errores.map(({ codigo }) => codigo))).toEqual(
      Array(5).fill('PAYOUT_YA_EXISTE'),
    );
  });

  it('a transaction is annulled or paid, and the sum is always that of what was collected', async () => {
    for (let ronda = 0; ronda < 6; ronda += 1) {
      const clienteId = await op.nuevoCliente();
      const transactions = [];
      for (let i = 1; i <= 4; i += 1) {
        transactions.push(await op.conTransaction('registrarTransaccion', comision(clienteId, `${i}.10`)));
      }
      const [pago, anulacion] = await Promise.all([
        op.mutar('procesarPago', { clienteId, cicloId: '2026-11' }),
        opDeOtra.mutar('anularTransaccion', { id: transactions[3]?.id, motivo: 'devolución' }),
      ]);
      const anulada = anulacion.errores.length === 0;
      expect(anulacion.errores.map(({ codigo }) => codigo)).toEqual(anulada ? [] : ['TRANSACCION_COLECTADA']);
      expect(pago).toMatchObject({
        errores: [],
        payout: { monto: { valor: anulada ? '6.30' : '10.40' }, transactions: { total: anulada ? 3 : 4 } },
      });
    }
  });

  it('a transaction registered meanwhile is in the sum or stays open', async () => {
    const clienteId = await op.nuevoCliente();
    await op.conTransaction('registrarTransaccion', comision(clienteId, '1.00'));
    const [pago] = await Promise.all([
      op.conPayout('procesarPago', { clienteId, cicloId: '2026-11' }),
      ...Array.from({ length: 5 }, () => opDeOtra.conTransaction('registrarTransaccion', comision(clienteId, '1.00'))),
    ]);
    const colectadas = await una.base.prisma.transaction.count({ where: { clienteId, estado: 'COLECTADA' } });
    expect(pago.monto).toEqual({ valor: `${colectadas}.00`, moneda: 'USD' });
    expect(await una.base.prisma.transaction.count({ where: { clienteId, estado: 'ABIERTA' } })).toBe(6 - colectadas);
  });

  it('a confirmation and a reversal end in REVERTIDO, whichever comes first', async () => {
    const payouts = await Promise.all(
      Array.from({ length: 6 }, async () =>
        op.conPayout('procesarPago', {
          clienteId: await op.nuevoCliente(),
          cicloId: '2026-11',
          monto: { valor: '5.00', moneda: 'USD' },
        }),
      ),
    );
    await Promise.all(payouts.map(({ id }) => opDeOtra.conPayout('revertirPago', { payoutId: id, motivo: 'error' })));
    for (const { id } of payouts) {
      await op.esperarPayout(id, { estado: 'REVERTIDO' });
      const eventos = await op.eventos(id);
      expect(eventos.filter((tipo) => tipo === 'PagoConfirmado.v1')).toHaveLength(1);
      expect(eventos.at(-1)).toBe('PagoRevertido.v1');
    }
  });

  it('messages of many partners are paid once each', async () => {
    const clientes = await Promise.all(Array.from({ length: 10 }, () => op.nuevoCliente()));
    for (const clienteId of clientes) {
      const datos = { clienteId, cicloId: '2026-11', monto: { valor: '2.00', moneda: 'USD' } };
      await una.depositar('comandos.pagos', clienteId, 'ProcesarPago', datos);
      await una.depositar('comandos.pagos', clienteId, 'ProcesarPago', datos);
    }
    const where = { clienteId: { in: clientes } };
    await expect
      .poll(() => una.base.prisma.payout.count({ where: { ...where, estado: 'EXITOSO' } }), PACIENCIA)
      .toBe(10);
    expect(await una.base.prisma.payout.count({ where })).toBe(10);
    expect(await una.base.prisma.payout.count({ where: { ...where, intentos: 1 } })).toBe(10);
  });
});
