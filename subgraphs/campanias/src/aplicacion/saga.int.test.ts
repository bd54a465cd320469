import { randomUUID } from 'node:crypto';
import { Conflicto } from '@alpes/seedwork/aplicacion/unidadDeTrabajo';
import { persistenciaPrisma } from '@alpes/seedwork/infraestructura/persistenciaPrisma';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vencer as vencerPlazo } from '../dominio/decisionesDeSaga.ts';
import { campanias } from '../modulo.ts';
import { type CampaniasDePrueba, ENTRADA, levantarCampanias, payoutDe } from '../pruebas/campaniasDePrueba.ts';
import { avanzar } from './saga.ts';

let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias();
});
afterAll(() => sistema?.detener());

const vencer = (idCampania: string) => sistema.entregar('comandos.campanias', idCampania, 'VencerSaga', { idCampania });

const pasos = async (id: string) => (await sistema.campania(id)).saga.pasos.map(({ paso }) => paso);
const tipos = async (id: string) => (await sistema.ordenes(id)).map(({ tipo }) => tipo);

const INICIO = ['CAMPANIA_CREADA', 'PAGO_SOLICITADO'];

describe('a campaign is created', () => {
  it('asks pagos for its payment, and itself for the time-out', async () => {
    const { id, idCliente } = await sistema.crear();
    const orden = await sistema.base.prisma.mensaje.findFirstOrThrow({ where: { clave: id, topic: 'comandos.pagos' } });
    expect(orden).toMatchObject({
      tipo: 'ProcesarPago',
      modulo: 'campanias',
      datos: {
        clienteId: idCliente,
        cicloId: orden.ocurrido.toISOString().slice(0, 7),
        monto: { valor: '1500.00', moneda: 'USD' },
        idCampania: id,
      },
    });
    const plazo = await sistema.base.prisma.mensaje.findFirstOrThrow({ where: { clave: id, tipo: 'VencerSaga' } });
    expect(plazo).toMatchObject({ topic: 'comandos.campanias', datos: { idCampania: id }, posicion: null });
    expect(plazo.disponible.getTime() - plazo.ocurrido.getTime()).toBe(600_000);
  });
});

describe('a campaign that a user cancels while its saga decides', () => {
  /** Decides on what the saga was before, and the campaign is after. */
  const decidirTarde = async (id: string, decidir: typeof vencerPlazo) => {
    const { puertos } = campanias({ plazoSagaMs: 600_000 });
    const { prisma } = sistema.base;
    const persistencia = persistenciaPrisma({
      prisma,
      modulo: 'campanias',
      unicas: {},
      puertos,
      reloj: () => new Date(),
    });
    const { contexto } = persistencia.abrir({ correlacion: 'prueba' });
    const { sagas } = contexto;
    await avanzar(id, decidir, {
      ...contexto,
      sagas: {
        ejecutar: (cual, decision) =>
          sagas.ejecutar(cual, async (saga) => {
            await sistema.mutar('cancelarCampania', { id, motivo: 'Cambio de planes' });
            return decision(saga);
          }),
      },
    });
  };

  it('makes the time-out decide again, not fail', async () => {
    const { id } = await sistema.crear();
    await expect(decidirTarde(id, vencerPlazo)).rejects.toBeInstanceOf(Conflicto);
    await vencer(id);
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', motivo: 'Cambio de planes' });
    expect(await sistema.muertos(id)).toEqual([]);
  });
});

describe('the payment', () => {
  it('is confirmed: the campaign is approved', async () => {
    const { id } = await sistema.crear();
    await sistema.confirmar(id, { aggregateversion: 4 });
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'APROBADA',
      mensaje: 'La campaña está aprobada: su pago fue confirmado.',
      version: 2,
      saga: { estado: 'COMPLETADA', motivo: null },
    });
    expect(await pasos(id)).toEqual([...INICIO, 'PAGO_CONFIRMADO', 'CAMPANIA_APROBADA']);
    expect(await tipos(id)).toEqual(['ProcesarPago']);
  });

  it('fails: the campaign is cancelled for that reason', async () => {
    const { id } = await sistema.crear();
    await sistema.revertir(id, { aggregateversion: 4 });
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'CANCELADA',
      motivo: 'Fondos insuficientes',
      saga: { estado: 'COMPENSADA', motivo: 'Fondos insuficientes' },
    });
    expect(await pasos(id)).toEqual([...INICIO, 'PAGO_REVERTIDO', 'CAMPANIA_CANCELADA', 'COMPENSACION_TERMINADA']);
    expect(await tipos(id)).toEqual(['ProcesarPago']);
  });

  it('is reverted after the campaign was approved: the campaign is cancelled', async () => {
    const { id } = await sistema.pagada();
    await sistema.revertir(id, { aggregateversion: 5, motivo: 'Cobro duplicado' });
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'CANCELADA',
      motivo: 'Cobro duplicado',
      saga: { estado: 'COMPENSADA' },
    });
  });

  it('is reverted after the campaign has run: is noted', async () => {
    const { id } = await sistema.pagada();
    await sistema.mutar('finalizarCampania', { id });
    await sistema.revertir(id, { aggregateversion: 5 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'FINALIZADA', saga: { estado: 'COMPLETADA' } });
    expect((await pasos(id)).at(-1)).toBe('PAGO_REVERTIDO');
  });

  it('of no campaign is nothing to this context', async () => {
    const payoutId = randomUUID();
    await sistema.entregar('eventos.pagos', payoutId, 'PagoConfirmado.v1', { payoutId, confirmacionId: 'C-1' });
    await sistema.entregar('eventos.pagos', payoutId, 'PagoRevertido.v1', { payoutId, motivo: 'x', idCampania: null });
    expect(await sistema.muertos(payoutId)).toEqual([]);
  });

  it('of a campaign that does not exist becomes a dead letter', async () => {
    const id = randomUUID();
    await sistema.confirmar(id);
    await sistema.revertir(id);
    expect(await sistema.muertos(payoutDe(id))).toEqual(['CAMPANIA_NO_ENCONTRADA', 'CAMPANIA_NO_ENCONTRADA']);
  });

  it('in a message that lacks what is needed becomes a dead letter', async () => {
    const { id } = await sistema.crear();
    const clave = randomUUID();
    await sistema.entregar('eventos.pagos', clave, 'PagoConfirmado.v1', { payoutId: clave, idCampania: id });
    expect(await sistema.muertos(clave)).toEqual(['REQUERIDO']);
    expect(await sistema.campania(id)).toMatchObject({ estado: 'PENDIENTE' });
  });

  it('in the envelope of the older system counts the same', async () => {
    const { id } = await sistema.crear();
    const data = { payoutId: payoutDe(id), idCampania: id, clienteId: 'C', confirmacionId: 'C-1' };
    await sistema.bus.depositar('eventos.pagos', '', JSON.stringify({ type: 'PagoConfirmado.v1', data }));
    await expect.poll(() => sistema.campania(id)).toMatchObject({ estado: 'APROBADA' });
    const revertido = { type: 'PagoRevertido.v1', data: { ...data, motivo: 'Devuelto' } };
    await sistema.bus.depositar('eventos.pagos', '', JSON.stringify(revertido));
    await expect
      .poll(() => sistema.campania(id))
      .toMatchObject({ estado: 'CANCELADA', motivo: 'Devuelto', saga: { estado: 'COMPENSADA' } });
  });
});

describe('the time-out', () => {
  it('cancels a campaign without an answer, and asks the money back', async () => {
    const { id } = await sistema.crear();
    await vencer(id);
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'CANCELADA',
      motivo: 'El pago no se confirmó a tiempo.',
      saga: { estado: 'COMPENSANDO', motivo: 'El pago no se confirmó a tiempo.' },
    });
    expect(await pasos(id)).toEqual([...INICIO, 'PLAZO_VENCIDO', 'CAMPANIA_CANCELADA', 'REVERSION_SOLICITADA']);
    expect(await sistema.ordenes(id)).toMatchObject([
      { tipo: 'ProcesarPago' },
      { tipo: 'RevertirPago', datos: { idCampania: id, motivo: 'El pago no se confirmó a tiempo.' } },
    ]);
    await sistema.confirmar(id, { aggregateversion: 4 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', saga: { estado: 'COMPENSANDO' } });
    expect((await tipos(id)).at(-1)).toBe('RevertirPago');
    await sistema.revertir(id, { aggregateversion: 5 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', saga: { estado: 'COMPENSADA' } });
  });

  it('changes nothing once there was an answer', async () => {
    const { id } = await sistema.pagada();
    await vencer(id);
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'APROBADA',
      version: 2,
      saga: { estado: 'COMPLETADA' },
    });
    expect(await tipos(id)).toEqual(['ProcesarPago']);
  });

  it('of a campaign that does not exist becomes a dead letter', async () => {
    const id = randomUUID();
    await vencer(id);
    expect(await sistema.muertos(id)).toEqual(['CAMPANIA_NO_ENCONTRADA']);
  });
});

describe('a payment that is confirmed after the campaign was cancelled', () => {
  it('is taken back when it had failed first and was tried again', async () => {
    const { id } = await sistema.crear();
    await sistema.revertir(id, { aggregateversion: 4 });
    await sistema.confirmar(id, { aggregateversion: 6 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', saga: { estado: 'COMPENSANDO' } });
    expect(await tipos(id)).toEqual(['ProcesarPago', 'RevertirPago']);
    await sistema.revertir(id, { aggregateversion: 7 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', saga: { estado: 'COMPENSADA' } });
  });
});

describe('a user cancels while the payment is under way', () => {
  it('the money is asked back, and the saga ends when it is', async () => {
    const { id } = await sistema.crear();
    await sistema.mutar('cancelarCampania', { id, motivo: 'Cambio de planes' });
    expect(await sistema.ordenes(id)).toMatchObject([
      { tipo: 'ProcesarPago' },
      { tipo: 'RevertirPago', datos: { idCampania: id, motivo: 'Cambio de planes' } },
    ]);
    await sistema.revertir(id, { aggregateversion: 4 });
    expect(await sistema.campania(id)).toMatchObject({
      estado: 'CANCELADA',
      motivo: 'Cambio de planes',
      saga: { estado: 'COMPENSADA', motivo: 'Cambio de planes' },
    });
    expect(await pasos(id)).toEqual([
      ...INICIO,
      'CANCELACION_PEDIDA',
      'REVERSION_SOLICITADA',
      'PAGO_REVERTIDO',
      'COMPENSACION_TERMINADA',
    ]);
  });

  it('at the same moment as the confirmation comes: one of the two is first, and both end well', async () => {
    const { id } = await sistema.crear();
    const [{ errores }] = await Promise.all([
      sistema.mutar('cancelarCampania', { id, motivo: 'Cambio de planes' }),
      sistema.confirmar(id, { aggregateversion: 4 }),
    ]);
    const { estado, saga } = await sistema.campania(id);
    expect([estado, saga.estado, errores.length]).toEqual(
      errores.length === 0 ? ['CANCELADA', 'COMPENSANDO', 0] : ['APROBADA', 'COMPLETADA', 1],
    );
  });
});

describe('the same message twice', () => {
  it('has one effect', async () => {
    const { id } = await sistema.crear();
    const payoutId = payoutDe(id);
    const mensaje = (type: string, aggregateversion: number) =>
      JSON.stringify({
        id: randomUUID(),
        type,
        aggregateversion,
        data: { payoutId, idCampania: id, confirmacionId: 'C-1', motivo: 'Devuelto' },
      });
    for (const cuerpo of [mensaje('PagoConfirmado.v1', 4), mensaje('PagoRevertido.v1', 5)]) {
      await sistema.bus.depositar('eventos.pagos', payoutId, cuerpo);
      await sistema.bus.depositar('eventos.pagos', payoutId, cuerpo);
    }
    // The same news under another id is known too, and comes after all of these.
    await sistema.revertir(id, { aggregateversion: 5 });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', version: 3 });
    expect(await pasos(id)).toEqual([
      ...INICIO,
      'PAGO_CONFIRMADO',
      'CAMPANIA_APROBADA',
      'PAGO_REVERTIDO',
      'CAMPANIA_CANCELADA',
      'COMPENSACION_TERMINADA',
    ]);
  });
});

describe('messages out of order', () => {
  const MENSAJES = {
    confirmado: (id: string) => sistema.confirmar(id, { aggregateversion: 4 }),
    revertido: (id: string) => sistema.revertir(id, { aggregateversion: 5 }),
    confirmadoAntiguo: (id: string) => sistema.confirmar(id),
    revertidoAntiguo: (id: string) => sistema.revertir(id),
    plazo: vencer,
    cancelacion: (id: string) =>
      sistema.entregar('comandos.campanias', randomUUID(), 'CancelarCampania', { id, motivo: 'Cambio de planes' }),
  };
  type Mensaje = keyof typeof MENSAJES;

  const permutaciones = (mensajes: readonly Mensaje[]): readonly (readonly Mensaje[])[] =>
    mensajes.length === 0
      ? [[]]
      : mensajes.flatMap((primero) =>
          permutaciones(mensajes.filter((otro) => otro !== primero)).map((resto) => [primero, ...resto]),
        );

  const conNombre = (ordenes: readonly (readonly Mensaje[])[]) =>
    ordenes.map((orden) => [orden.join(', '), orden] as const);

  it.each(
    conNombre([
      ...permutaciones(['confirmado', 'revertido', 'plazo', 'cancelacion']),
      ...permutaciones(['confirmadoAntiguo', 'revertidoAntiguo', 'plazo']),
    ]),
  )('end in a cancelled campaign and no money out: %s', async (_, orden) => {
    const { id } = await sistema.crear();
    for (const mensaje of orden) await MENSAJES[mensaje](id);
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', saga: { estado: 'COMPENSADA' } });
  });

  it.each(conNombre(permutaciones(['confirmado', 'plazo', 'cancelacion'])))(
    'without a reversal end approved, or with the money asked back: %s',
    async (_, orden) => {
      const { id } = await sistema.crear();
      for (const mensaje of orden) await MENSAJES[mensaje](id);
      const { estado, saga } = await sistema.campania(id);
      expect([estado, saga.estado]).toEqual(
        orden[0] === 'confirmado' ? ['APROBADA', 'COMPLETADA'] : ['CANCELADA', 'COMPENSANDO'],
      );
      expect((await tipos(id)).includes('RevertirPago')).toBe(estado === 'CANCELADA');
    },
  );
});

describe('with a short time allowed', () => {
  let apurado: CampaniasDePrueba;
  beforeAll(async () => {
    apurado = await levantarCampanias({ plazoSagaMs: 150 });
  });
  afterAll(() => apurado?.detener());

  it('the time-out comes by itself, not before its time, and once', async () => {
    const { id } = await apurado.crear();
    await expect
      .poll(() => apurado.campania(id))
      .toMatchObject({
        estado: 'CANCELADA',
        saga: { estado: 'COMPENSANDO' },
      });
    const saga = await apurado.base.prisma.sagaCampania.findUniqueOrThrow({ where: { idCampania: id } });
    expect(saga.actualizada.getTime()).toBeGreaterThanOrEqual(saga.vence.getTime());
    expect(await apurado.ordenes(id)).toHaveLength(2);
  });

  it('leaves a campaign alone that was paid in time', async () => {
    const idCliente = await apurado.cliente();
    const { campania } = await apurado.mutar('crearCampania', { idCliente, ...ENTRADA });
    const id = campania?.id ?? expect.fail('no campaign');
    await apurado.confirmar(id);
    const { estado } = await apurado.campania(id);
    await expect
      .poll(() => apurado.base.prisma.mensaje.findFirst({ where: { clave: id, tipo: 'VencerSaga' } }))
      .toMatchObject({ posicion: expect.any(BigInt) });
    const plazo = await apurado.base.prisma.mensaje.findFirstOrThrow({ where: { clave: id, tipo: 'VencerSaga' } });
    await expect.poll(() => apurado.base.prisma.bandeja.count({ where: { mensajeId: plazo.id } })).toBe(1);
    expect(await apurado.campania(id)).toMatchObject({ estado });
  });
});
