import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PasarelaPagos, RespuestaDePasarela, SolicitudDePago } from './aplicacion/puertos.ts';
import { pagos } from './modulo.ts';
import { AJUSTES, operacionesDe, PACIENCIA } from './pruebas/operaciones.ts';

/** What tests put before the simulator: an answer in its place; undefined lets a request through. */
let antes: (
  metodo: 'solicitar' | 'consultar',
  solicitud: SolicitudDePago,
) => Promise<RespuestaDePasarela | undefined> | undefined;
let solicitudes: string[];

let prueba: ModuloDePrueba;
let op: ReturnType<typeof operacionesDe>;
beforeAll(async () => {
  const definicion = pagos(AJUSTES);
  prueba = await levantarModulo({
    ...definicion,
    puertos: (transaccion) => {
      const puertos = definicion.puertos(transaccion);
      const { pasarela } = puertos;
      const observada: PasarelaPagos = {
        consultaMs: pasarela.consultaMs,
        async solicitar(solicitud) {
          solicitudes.push(solicitud.referencia);
          return (await antes('solicitar', solicitud)) ?? pasarela.solicitar(solicitud);
        },
        async consultar(solicitud, solicitado) {
          return (await antes('consultar', solicitud)) ?? pasarela.consultar(solicitud, solicitado);
        },
      };
      return { ...puertos, pasarela: observada };
    },
  });
  op = operacionesDe(prueba);
});
beforeEach(() => {
  antes = () => undefined;
  solicitudes = [];
});
afterAll(() => prueba?.detener());

const pagar = async (valor: string, extra: object = {}) =>
  op.conPayout('procesarPago', {
    clienteId: await op.nuevoCliente(),
    cicloId: '2026-11',
    monto: { valor, moneda: 'USD' },
    ...extra,
  });

describe('the money of a payout', () => {
  it.each([
    ['100.00', { estado: 'EXITOSO', motivoFallo: null }],
    ['100.01', { estado: 'FALLIDO', motivoFallo: 'FONDOS_INSUFICIENTES', confirmacionId: null }],
    ['100.02', { estado: 'FALLIDO', motivoFallo: 'CUENTA_INVALIDA' }],
    ['100.03', { estado: 'EXITOSO' }],
    ['100.04', { estado: 'FALLIDO', motivoFallo: 'RECHAZADO_POR_EL_BANCO' }],
    ['100.05', { estado: 'FALLIDO', motivoFallo: 'BANCO_NO_DISPONIBLE' }],
  ])('%s ends as %j', async (valor, esperado) => {
    const { id } = await pagar(valor);
    await op.esperarPayout(id, esperado);
    expect(solicitudes).toEqual([`${id}:1`]);
  });

  it('is asked for again and again while the answer is late, and not sent twice', async () => {
    const consultas: string[] = [];
    antes = async (metodo, { referencia }) => {
      if (metodo === 'solicitar') return undefined;
      consultas.push(referencia);
      return consultas.length < 3 ? { resultado: 'EN_CURSO' } : undefined;
    };
    const { id } = await pagar('7.03');
    expect(await op.leerPayout(id)).toMatchObject({ estado: 'EN_PROCESO' });
    const pagado = await op.esperarPayout(id, { estado: 'EXITOSO' });
    expect((pagado['finalizado'] as Date).getTime() - (pagado['procesado'] as Date).getTime()).toBeGreaterThanOrEqual(
      AJUSTES.demoraPasarelaMs,
    );
    expect(solicitudes).toEqual([`${id}:1`]);
    expect(consultas.length).toBeGreaterThanOrEqual(3);
  });

  it('goes to the card that the payout has, which no message carries', async () => {
    const medios: unknown[] = [];
    antes = async (metodo, { medioPago }) => {
      medios.push([metodo, medioPago]);
      return undefined;
    };
    const { id } = await pagar('7.03', { medioPago: { tipo: 'TARJETA', mascara: '4539578763627315' } });
    await op.esperarPayout(id, { estado: 'EXITOSO' });
    const tarjeta = { tipo: 'TARJETA', mascara: '**** 7315' };
    expect(medios).toContainEqual(['solicitar', tarjeta]);
    expect(medios).toContainEqual(['consultar', tarjeta]);
    const escritos = await prueba.base.prisma.mensaje.findMany({ where: { clave: id } });
    expect(escritos.map(({ tipo }) => tipo)).toEqual(expect.arrayContaining(['PayoutProcesado.v1', 'ConsultarPago']));
    expect(JSON.stringify(escritos.map(({ datos }) => datos))).not.toContain('7315');
  });

  it('tells other contexts that a refused payment leaves no money moved', async () => {
    const { id } = await pagar('100.01');
    await op.esperarPayout(id, { estado: 'FALLIDO' });
    expect((await op.eventos(id)).slice(-2)).toEqual(['PayoutFallido.v1', 'PagoRevertido.v1']);
  });

  it('is taken back at once when that was asked for while it was on its way', async () => {
    const idCampania = randomUUID();
    let pedida = false;
    antes = async (metodo) => (metodo === 'consultar' && !pedida ? { resultado: 'EN_CURSO' } : undefined);
    const monto = { valor: '100.03', moneda: 'USD' };
    const { id } = await op.pagarCampania({
      clienteId: await op.nuevoCliente(),
      cicloId: '2026-11',
      monto,
      idCampania,
    });
    expect(await op.conPayout('revertirPago', { idCampania, motivo: 'cancelada' })).toMatchObject({
      estado: 'EN_PROCESO',
      reversionSolicitada: 'cancelada',
    });
    pedida = true;
    await op.esperarPayout(id, { estado: 'REVERTIDO' });
    expect((await op.eventos(id)).slice(-4)).toEqual([
      'ReversionSolicitada.v1',
      'PayoutExitoso.v1',
      'PagoConfirmado.v1',
      'PagoRevertido.v1',
    ]);
  });

  it('is sent again by the same reference when the gateway could not be reached', async () => {
    let fallos = 2;
    antes = async (metodo) => {
      if (metodo === 'solicitar' && fallos > 0) {
        fallos -= 1;
        throw new Error('the gateway cannot be reached');
      }
    };
    const { id } = await pagar('100.00');
    await op.esperarPayout(id, { estado: 'EXITOSO', intentos: 1 });
    expect(solicitudes).toEqual([`${id}:1`, `${id}:1`, `${id}:1`]);
  });

  it('is not decided by an answer to an earlier try', async () => {
    const { id, clienteId } = await pagar('100.05');
    await op.esperarPayout(id, { estado: 'FALLIDO' });
    const respuesta = Promise.withResolvers<undefined>();
    antes = (metodo) => (metodo === 'solicitar' ? respuesta.promise : undefined);
    await op.conPayout('reintentarPago', { payoutId: id });
    const clave = randomUUID();
    const hecha = {
      solicitud: {
        payoutId: id,
        clienteId,
        idCampania: null,
        monto: { valor: '100.05', moneda: 'USD' },
        medioPago: null,
        intento: 1,
        referencia: `${id}:1`,
      },
      solicitado: '2026-11-24T12:00:00Z',
    };
    const mensaje = await prueba.depositar('comandos.pagos', clave, 'ConsultarPago', hecha);
    await expect.poll(() => prueba.base.prisma.bandeja.count({ where: { mensajeId: mensaje } }), PACIENCIA).toBe(1);
    expect(await op.leerPayout(id)).toMatchObject({ estado: 'EN_PROCESO', intentos: 2 });
    respuesta.resolve(undefined);
    await op.esperarPayout(id, { estado: 'EXITOSO', intentos: 2 });
  });
});
