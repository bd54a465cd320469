import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaniasDePrueba, ENTRADA, levantarCampanias } from '../../pruebas/campaniasDePrueba.ts';

let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias();
});
afterAll(() => sistema?.detener());

const codigos = ({ errores }: { readonly errores: readonly { readonly campo: string; readonly codigo: string }[] }) =>
  errores.map(({ campo, codigo }) => [campo, codigo]);

/** The newest campaign of a cliente. */
const deCliente = (idCliente: string) => sistema.base.prisma.campaniaVista.findFirst({ where: { idCliente } });

describe('CrearCampania', () => {
  it('creates a campaign that waits for its payment, with its saga begun', async () => {
    const idCliente = await sistema.cliente();
    const { campania, errores } = await sistema.mutar('crearCampania', { idCliente, ...ENTRADA });
    expect(errores).toEqual([]);
    expect(campania).toMatchObject({
      ...ENTRADA,
      idCliente,
      presupuesto: { valor: '1500.00', moneda: 'USD' },
      estado: 'PENDIENTE',
      mensaje: 'La campaña espera la confirmación de su pago.',
      motivo: null,
      version: 1,
      saga: { estado: 'EN_CURSO', motivo: null, pasos: [{ paso: 'CAMPANIA_CREADA' }, { paso: 'PAGO_SOLICITADO' }] },
    });
  });

  it('as a message does the same, also in the envelope of the older system', async () => {
    const nuevo = await sistema.cliente();
    await sistema.entregar('comandos.campanias', nuevo, 'CrearCampania', { idCliente: nuevo, ...ENTRADA });
    expect(await deCliente(nuevo)).toMatchObject({ nombre: 'Lanzamiento', estado: 'PENDIENTE', version: 1 });

    const viejo = await sistema.cliente();
    await sistema.bus.depositar(
      'comandos.campanias',
      '',
      JSON.stringify({ type: 'CrearCampania', data: { idCliente: viejo, ...ENTRADA } }),
    );
    await expect.poll(() => deCliente(viejo)).toMatchObject({ estado: 'PENDIENTE' });
  });

  it.each<[string, object, string, string]>([
    ['an id that is none', { idCliente: 'x' }, 'idCliente', 'ID_INVALIDO'],
    ['an empty name', { nombre: '  ' }, 'nombre', 'VACIO'],
    ['a long name', { nombre: 'x'.repeat(121) }, 'nombre', 'MUY_LARGO'],
    ['a name with NUL', { nombre: 'a\u0000' }, 'nombre', 'CARACTER_INVALIDO'],
    ['no stops', { itinerario: [] }, 'itinerario', 'VACIO'],
    ['too many stops', { itinerario: Array.from({ length: 51 }, () => 'x') }, 'itinerario', 'MUY_LARGO'],
    ['an empty stop', { itinerario: ['x', ''] }, 'itinerario.1', 'VACIO'],
    ['a long stop', { itinerario: ['x'.repeat(121)] }, 'itinerario.0', 'MUY_LARGO'],
    ['half a character', { itinerario: ['\ud83d'] }, 'itinerario.0', 'CARACTER_INVALIDO'],
    ['nothing to pay', { presupuesto: { valor: '0', moneda: 'USD' } }, 'presupuesto.valor', 'MONTO_NO_POSITIVO'],
    ['less than nothing', { presupuesto: { valor: '-1', moneda: 'USD' } }, 'presupuesto.valor', 'MONTO_NO_POSITIVO'],
    ['parts of a cent', { presupuesto: { valor: '1.001', moneda: 'USD' } }, 'presupuesto.valor', 'MONTO_INVALIDO'],
    ['days out of order', { fechaFin: '2026-11-30' }, 'fechaFin', 'FECHA_FIN_ANTERIOR'],
    ['a day long ago', { fechaInicio: '1999-12-31' }, 'fechaInicio', 'FECHA_FUERA_DE_RANGO'],
  ])('refuses %s', async (_, cambio, campo, codigo) => {
    const respuesta = await sistema.mutar('crearCampania', {
      idCliente: await sistema.cliente(),
      ...ENTRADA,
      ...cambio,
    });
    expect(respuesta.campania).toBeNull();
    expect(codigos(respuesta)).toEqual([[campo, codigo]]);
  });

  it('tells all the faults of an input at once', async () => {
    const respuesta = await sistema.mutar('crearCampania', { ...ENTRADA, idCliente: 'x', nombre: '', itinerario: [] });
    expect(codigos(respuesta)).toEqual([
      ['idCliente', 'ID_INVALIDO'],
      ['nombre', 'VACIO'],
      ['itinerario', 'VACIO'],
    ]);
  });

  it.each<[string, object, string]>([
    ['a day that does not exist', { fechaInicio: '2026-02-30' }, 'FECHA_INVALIDA'],
    ['a currency that is none', { presupuesto: { valor: '1', moneda: 'XXX' } }, 'MONEDA_DESCONOCIDA'],
    ['a missing field', { nombre: undefined }, 'REQUERIDO'],
    ['a name that is a number', { nombre: 7 }, 'FORMATO_INVALIDO'],
  ])('as a message with %s becomes a dead letter', async (_, cambio, codigo) => {
    const clave = randomUUID();
    await sistema.entregar('comandos.campanias', clave, 'CrearCampania', { idCliente: clave, ...ENTRADA, ...cambio });
    expect(await sistema.muertos(clave)).toEqual([codigo]);
  });

  it('refuses an unknown cliente', async () => {
    const respuesta = await sistema.mutar('crearCampania', { idCliente: randomUUID(), ...ENTRADA });
    expect(codigos(respuesta)).toEqual([['idCliente', 'CLIENTE_NO_ENCONTRADO']]);
  });

  it('knows a cliente whose registration arrives meanwhile', async () => {
    const idCliente = randomUUID();
    const [{ errores }] = await Promise.all([
      sistema.mutar('crearCampania', { idCliente, ...ENTRADA }),
      sistema.depositar('eventos.cliente', idCliente, 'ClienteRegistrado.v1', { id: idCliente }),
    ]);
    expect(errores).toEqual([]);
  });

  it('as a message waits for its cliente, and is done when it is known', async () => {
    const idCliente = randomUUID();
    const id = await sistema.depositar('comandos.campanias', randomUUID(), 'CrearCampania', { idCliente, ...ENTRADA });
    await expect
      .poll(() => sistema.base.prisma.aparcado.findFirst({ where: { mensajeId: id } }))
      .toMatchObject({ codigo: 'CLIENTE_NO_ENCONTRADO' });
    await sistema.depositar('eventos.cliente', idCliente, 'ClienteRegistrado.v1', { id: idCliente });
    await expect.poll(() => deCliente(idCliente)).toMatchObject({ estado: 'PENDIENTE' });
  });

  it('refuses a deleted cliente', async () => {
    const idCliente = await sistema.cliente();
    await sistema.entregar('eventos.cliente', idCliente, 'ClienteEliminado.v1', { id: idCliente });
    const respuesta = await sistema.mutar('crearCampania', { idCliente, ...ENTRADA });
    expect(codigos(respuesta)).toEqual([['idCliente', 'CLIENTE_INACTIVO']]);
  });

  it('with an idempotency key creates once, also when it is sent at the same time', async () => {
    const entrada = { idCliente: await sistema.cliente(), ...ENTRADA, claveIdempotencia: randomUUID() };
    const respuestas = await Promise.all([1, 2, 3].map(() => sistema.mutar('crearCampania', entrada)));
    respuestas.push(await sistema.mutar('crearCampania', entrada));
    expect(new Set(respuestas.map(({ campania }) => campania?.id)).size).toBe(1);
    expect(await sistema.base.prisma.campaniaVista.count({ where: { idCliente: entrada.idCliente } })).toBe(1);

    const otra = await sistema.mutar('crearCampania', { ...entrada, nombre: 'Otro' });
    expect(codigos(otra)).toEqual([['claveIdempotencia', 'CLAVE_REUTILIZADA']]);
  });

  it('as the same message twice creates once', async () => {
    const idCliente = await sistema.cliente();
    const mensaje = JSON.stringify({ id: randomUUID(), type: 'CrearCampania', data: { idCliente, ...ENTRADA } });
    await sistema.bus.depositar('comandos.campanias', idCliente, mensaje);
    await sistema.bus.depositar('comandos.campanias', idCliente, mensaje);
    // The next message of the key comes after both.
    await sistema.entregar('comandos.campanias', idCliente, 'CrearCampania', { idCliente, ...ENTRADA, nombre: 'Otra' });
    expect(await sistema.base.prisma.campaniaVista.count({ where: { idCliente } })).toBe(2);
  });
});

describe('ActualizarCampania', () => {
  it('changes what is given and leaves the rest', async () => {
    const { id } = await sistema.crear();
    const { campania } = await sistema.mutar('actualizarCampania', {
      id,
      version: 1,
      nombre: ' Relanzamiento ',
      itinerario: ['Cali'],
      fechaInicio: null,
      fechaFin: '2027-01-15',
    });
    expect(campania).toMatchObject({
      nombre: 'Relanzamiento',
      itinerario: ['Cali'],
      fechaInicio: '2026-12-01',
      fechaFin: '2027-01-15',
      version: 2,
    });
  });

  it('as a message does the same', async () => {
    const { id } = await sistema.crear();
    await sistema.entregar('comandos.campanias', id, 'ActualizarCampania', { id, nombre: 'Por mensaje' });
    expect(await sistema.campania(id)).toMatchObject({ nombre: 'Por mensaje', version: 2 });
  });

  it('does nothing when everything is so already', async () => {
    const { id } = await sistema.crear();
    const { campania, errores } = await sistema.mutar('actualizarCampania', { id, nombre: ENTRADA.nombre });
    expect(errores).toEqual([]);
    expect(campania?.version).toBe(1);
  });

  it.each<[string, object, string, string]>([
    ['an id that is none', { id: 'x' }, 'id', 'ID_INVALIDO'],
    ['an id of nothing', { id: randomUUID(), nombre: 'x' }, 'id', 'CAMPANIA_NO_ENCONTRADA'],
    ['no change', {}, '', 'SIN_CAMBIOS'],
    ['an empty name', { nombre: '' }, 'nombre', 'VACIO'],
    ['no stops', { itinerario: [] }, 'itinerario', 'VACIO'],
    ['a first day after the last', { fechaInicio: '2027-01-01' }, 'fechaFin', 'FECHA_FIN_ANTERIOR'],
    ['a last day before the first', { fechaFin: '2026-01-01' }, 'fechaFin', 'FECHA_FIN_ANTERIOR'],
    ['a version that is none', { version: 0, nombre: 'x' }, 'version', 'FUERA_DE_RANGO'],
    ['a stale version', { version: 9, nombre: 'x' }, 'version', 'VERSION_OBSOLETA'],
  ])('refuses %s', async (_, cambio, campo, codigo) => {
    const { id } = await sistema.crear();
    const respuesta = await sistema.mutar('actualizarCampania', { id, ...cambio });
    expect(codigos(respuesta)).toEqual([[campo, codigo]]);
    expect(await sistema.campania(id)).toMatchObject({ ...ENTRADA, presupuesto: { valor: '1500.00' }, version: 1 });
  });

  it('of two writers who saw the same version, one is told to look again', async () => {
    const { id } = await sistema.crear();
    const respuestas = await Promise.all(
      ['Uno', 'Otro'].map((nombre) => sistema.mutar('actualizarCampania', { id, version: 1, nombre })),
    );
    expect(respuestas.flatMap(codigos)).toEqual([['version', 'VERSION_OBSOLETA']]);
    expect(await sistema.campania(id)).toMatchObject({ version: 2 });
  });

  it('two writers who name no version come one after the other', async () => {
    const { id } = await sistema.crear();
    const respuestas = await Promise.all([
      sistema.mutar('actualizarCampania', { id, nombre: 'Uno' }),
      sistema.mutar('actualizarCampania', { id, fechaFin: '2027-02-01' }),
    ]);
    expect(respuestas.flatMap(codigos)).toEqual([]);
    expect(await sistema.campania(id)).toMatchObject({ nombre: 'Uno', fechaFin: '2027-02-01', version: 3 });
  });

  it('is refused once the campaign is paid', async () => {
    const { id } = await sistema.pagada();
    expect(codigos(await sistema.mutar('actualizarCampania', { id, nombre: 'x' }))).toEqual([
      ['id', 'CAMPANIA_NO_PENDIENTE'],
    ]);
  });
});

describe('CancelarCampania', () => {
  it('cancels a campaign that waits, and takes its payment back', async () => {
    const { id } = await sistema.crear();
    const { campania } = await sistema.mutar('cancelarCampania', { id, version: 1, motivo: 'Cambio de planes' });
    expect(campania).toMatchObject({
      estado: 'CANCELADA',
      motivo: 'Cambio de planes',
      mensaje: 'La campaña fue cancelada. Motivo: Cambio de planes.',
      version: 2,
      saga: { estado: 'COMPENSANDO', motivo: 'Cambio de planes' },
    });
  });

  it('as a message does the same', async () => {
    const { id } = await sistema.crear();
    await sistema.entregar('comandos.campanias', id, 'CancelarCampania', { id, motivo: 'Por mensaje' });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'CANCELADA', motivo: 'Por mensaje' });
  });

  it.each<[string, object, string, string]>([
    ['an id of nothing', { id: randomUUID() }, 'id', 'CAMPANIA_NO_ENCONTRADA'],
    ['no reason', { motivo: ' ' }, 'motivo', 'VACIO'],
    ['a long reason', { motivo: 'x'.repeat(301) }, 'motivo', 'MUY_LARGO'],
    ['a stale version', { version: 2 }, 'version', 'VERSION_OBSOLETA'],
  ])('refuses %s', async (_, cambio, campo, codigo) => {
    const { id } = await sistema.crear();
    const respuesta = await sistema.mutar('cancelarCampania', { id, motivo: 'Cambio de planes', ...cambio });
    expect(codigos(respuesta)).toEqual([[campo, codigo]]);
    expect(await sistema.campania(id)).toMatchObject({ estado: 'PENDIENTE', saga: { estado: 'EN_CURSO' } });
  });

  it('of a paid campaign says that its payment must be reverted', async () => {
    const { id } = await sistema.pagada();
    const { errores } = await sistema.mutar('cancelarCampania', { id, motivo: 'Cambio de planes' });
    expect(errores).toEqual([
      {
        campo: 'id',
        codigo: 'CAMPANIA_NO_PENDIENTE',
        mensaje: 'La campaña ya está pagada: para cancelarla hay que revertir su pago.',
      },
    ]);
  });

  it('with an idempotency key answers again what it answered first', async () => {
    const { id } = await sistema.crear();
    const entrada = { id, motivo: 'Cambio de planes', claveIdempotencia: randomUUID() };
    await sistema.mutar('cancelarCampania', entrada);
    const otraVez = await sistema.mutar('cancelarCampania', entrada);
    expect(otraVez).toMatchObject({ errores: [], campania: { id, estado: 'CANCELADA', version: 2 } });
  });
});

describe('FinalizarCampania', () => {
  it('finishes an approved campaign', async () => {
    const { id, version } = await sistema.pagada();
    const { campania } = await sistema.mutar('finalizarCampania', { id, version });
    expect(campania).toMatchObject({ estado: 'FINALIZADA', mensaje: 'La campaña terminó.', version: 3 });
  });

  it('as a message does the same', async () => {
    const { id } = await sistema.pagada();
    await sistema.entregar('comandos.campanias', id, 'FinalizarCampania', { id });
    expect(await sistema.campania(id)).toMatchObject({ estado: 'FINALIZADA' });
  });

  it('refuses a campaign that waits, one that does not exist, and a stale version', async () => {
    const { id } = await sistema.crear();
    expect(codigos(await sistema.mutar('finalizarCampania', { id }))).toEqual([['id', 'CAMPANIA_NO_APROBADA']]);
    expect(codigos(await sistema.mutar('finalizarCampania', { id, version: 2 }))).toEqual([
      ['version', 'VERSION_OBSOLETA'],
    ]);
    expect(codigos(await sistema.mutar('finalizarCampania', { id: randomUUID() }))).toEqual([
      ['id', 'CAMPANIA_NO_ENCONTRADA'],
    ]);
  });
});

it('a command that this context does not know becomes a dead letter', async () => {
  const clave = randomUUID();
  await sistema.entregar('comandos.campanias', clave, 'VolarCampania', { id: clave });
  expect(await sistema.muertos(clave)).toEqual(['COMANDO_DESCONOCIDO']);
});
