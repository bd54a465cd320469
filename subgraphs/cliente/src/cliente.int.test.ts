import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliente } from './modulo.ts';
import {
  type ClienteVisto,
  compania,
  exigirSinInterior,
  filas,
  intentar,
  mutar,
  persona,
  registrar,
  TODO,
} from './pruebas.ts';

let prueba: ModuloDePrueba;
const lineas: string[] = [];
beforeAll(async () => {
  prueba = await levantarModulo(cliente, lineas);
});
afterAll(() => prueba.detener());

const leer = async (id: string) =>
  (await prueba.pedir<{ cliente: ClienteVisto | null }>(`query ($id: ID!) { cliente(id: $id) { ${TODO} } }`, { id }))
    .cliente;

const eventosDe = async (id: string) => {
  const guardados = await prueba.base.prisma.mensaje.findMany({
    where: { agregadoId: id },
    orderBy: { agregadoVersion: 'asc' },
  });
  return guardados.map(({ tipo, agregadoVersion, topic, clave }) => ({ tipo, agregadoVersion, topic, clave }));
};

/** The mutation is refused for this field with this code, and leaves everything as it was. */
const exigirRechazo = async (
  campo: string,
  entrada: object,
  esperado: { campo: string; codigo: string; clase?: string },
) => {
  const antes = await filas(prueba);
  const payload = await mutar(prueba, campo, entrada);
  expect(payload.cliente).toBeNull();
  expect(payload.errores).toEqual([
    { clase: 'INVALIDO', mensaje: expect.stringMatching(/^[A-ZÁÉÍÓÚ].+\.$/), ...esperado },
  ]);
  expect(await filas(prueba)).toEqual(antes);
};

/** GraphQL itself refuses the input, with a code, and nothing is written. */
const exigirErrorDeGraphql = async (campo: string, entrada: object) => {
  const antes = await filas(prueba);
  const { data, errors } = await intentar(prueba, campo, entrada);
  expect(data ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  expect(await filas(prueba)).toEqual(antes);
};

describe('registering', () => {
  it('a person gives the cliente with all that was said, and one event', async () => {
    const entrada = persona({ nombre: ' Ana  Ruiz ', telefono: '300', ciudad: 'Cali', pais: 'Perú' });
    const { cliente, errores } = await mutar(prueba, 'registrarClienteNatural', {
      ...entrada,
      email: entrada.email.toUpperCase(),
      cedula: entrada.cedula.replace(/^(.)/, '$1.'),
    });
    expect(errores).toEqual([]);
    expect(cliente).toEqual({
      ...entrada,
      id: expect.any(String),
      nombre: 'Ana Ruiz',
      tipo: 'NATURAL',
      esEmailEmpresarial: true,
      rut: null,
      fechaConstitucion: null,
      estado: 'ACTIVO',
      fechaRegistro: expect.anything(),
      olvidado: null,
      totalPagos: 0,
      montoTotalPagos: [],
      ultimoPago: null,
      version: 1,
    });
    const id = cliente?.id ?? '';
    expect(await leer(id)).toEqual(cliente);
    expect(await eventosDe(id)).toEqual([
      { tipo: 'ClienteRegistrado.v1', agregadoVersion: 1, topic: 'eventos.cliente', clave: id },
    ]);
  });

  it('a company, in Colombia unless it says otherwise', async () => {
    const entrada = compania();
    const { cliente } = await mutar(prueba, 'registrarClienteEmpresa', entrada);
    expect(cliente).toMatchObject({
      ...entrada,
      tipo: 'EMPRESA',
      pais: 'Colombia',
      cedula: null,
      fechaNacimiento: null,
    });
  });

  it('keeps days as they are, the oldest and February 29 too', async () => {
    expect(await registrar(prueba, { fechaNacimiento: '1900-01-01' })).toMatchObject({ fechaNacimiento: '1900-01-01' });
    const { cliente } = await mutar(prueba, 'registrarClienteEmpresa', compania({ fechaConstitucion: '0001-01-01' }));
    expect(cliente).toMatchObject({ fechaConstitucion: '0001-01-01' });
    const bisiesto = await mutar(prueba, 'registrarClienteEmpresa', compania({ fechaConstitucion: '2024-02-29' }));
    expect(bisiesto.cliente).toMatchObject({ fechaConstitucion: '2024-02-29' });
  });

  it('on the 18th birthday, and not one day before', async () => {
    const cumple = (dias: number) => {
      const hoy = new Date();
      hoy.setUTCDate(hoy.getUTCDate() + dias);
      return `${hoy.getUTCFullYear() - 18}${hoy.toISOString().slice(4, 10)}`;
    };
    await registrar(prueba, { fechaNacimiento: cumple(0) });
    await exigirRechazo('registrarClienteNatural', persona({ fechaNacimiento: cumple(1) }), {
      campo: 'fechaNacimiento',
      codigo: 'MENOR_DE_EDAD',
    });
  });

  it.each([
    ['nombre', '', 'VACIO'],
    ['nombre', ' \t ', 'VACIO'],
    ['nombre', 'x'.repeat(121), 'MUY_LARGO'],
    ['nombre', 'Ana\u0000', 'CARACTER_INVALIDO'],
    ['nombre', 'Ana\ud800', 'CARACTER_INVALIDO'],
    ['email', '', 'VACIO'],
    ['email', 'ana', 'EMAIL_INVALIDO'],
    ['email', 'a\u0000na@alpes.co', 'EMAIL_INVALIDO'],
    ['email', `${'a'.repeat(250)}@alpes.co`, 'MUY_LARGO'],
    ['telefono', '', 'VACIO'],
    ['telefono', '3'.repeat(31), 'MUY_LARGO'],
    ['telefono', '3\u00000', 'CARACTER_INVALIDO'],
    ['ciudad', ' ', 'VACIO'],
    ['ciudad', 'x'.repeat(81), 'MUY_LARGO'],
    ['ciudad', 'Ca\u0000li', 'CARACTER_INVALIDO'],
    ['pais', '', 'VACIO'],
    ['pais', 'x'.repeat(61), 'MUY_LARGO'],
    ['pais', '\ud800Perú', 'CARACTER_INVALIDO'],
    ['cedula', '', 'VACIO'],
    ['cedula', '1234', 'CEDULA_INVALIDA'],
    ['cedula', '1'.repeat(16), 'CEDULA_INVALIDA'],
    ['cedula', "1' OR '1'='1", 'CEDULA_INVALIDA'],
    ['fechaNacimiento', '1899-12-31', 'FECHA_FUERA_DE_RANGO'],
    ['fechaNacimiento', '2999-01-01', 'MENOR_DE_EDAD'],
    ['claveIdempotencia', '', 'CLAVE_INVALIDA'],
    ['claveIdempotencia', 'x'.repeat(201), 'CLAVE_INVALIDA'],
    ['claveIdempotencia', 'k\u0000', 'CLAVE_INVALIDA'],
  ])('a person with %s %j is refused: %s', async (campo, valor, codigo) => {
    await exigirRechazo('registrarClienteNatural', persona({ [campo]: valor }), { campo, codigo });
  });

  it.each([
    ['rut', '', 'VACIO'],
    ['rut', '123', 'RUT_INVALIDO'],
    ['rut', '900123456-77', 'RUT_INVALIDO'],
    ['fechaConstitucion', '2999-01-01', 'FECHA_FUTURA'],
    ['nombre', '', 'VACIO'],
    ['email', 'ana@', 'EMAIL_INVALIDO'],
  ])('a company with %s %j is refused: %s', async (campo, valor, codigo) => {
    await exigirRechazo('registrarClienteEmpresa', compania({ [campo]: valor }), { campo, codigo });
  });

  it('every fault is told at once', async () => {
    const { errores } = await mutar(
      prueba,
      'registrarClienteNatural',
      persona({ nombre: '', email: 'x', cedula: '1' }),
    );
    expect(errores.map(({ campo, codigo }) => `${campo} ${codigo}`)).toEqual([
      'nombre VACIO',
      'email EMAIL_INVALIDO',
      'cedula CEDULA_INVALIDA',
    ]);
  });

  it.each(['nombre', 'email', 'cedula', 'fechaNacimiento'])('GraphQL refuses a person without %s', async (campo) => {
    await exigirErrorDeGraphql('registrarClienteNatural', persona({ [campo]: undefined }));
    await exigirErrorDeGraphql('registrarClienteNatural', persona({ [campo]: null }));
  });

  it.each([
    { fechaNacimiento: '' },
    { fechaNacimiento: 'ayer' },
    { fechaNacimiento: '2001-02-30' },
    { fechaNacimiento: 5 },
    { nombre: 5 },
    { nombre: { a: 1 } },
    { apodo: 'Anita' },
    { estado: 'INACTIVO' },
    { id: nuevoId() },
  ])('GraphQL refuses %j', async (cambios) => {
    await exigirErrorDeGraphql('registrarClienteNatural', persona(cambios));
  });
});

describe('what no two clientes may have', () => {
  it.each([
    ['the same', (email: string) => email],
    ['in other case', (email: string) => email.toUpperCase()],
    ['with spaces around it', (email: string) => ` ${email} `],
  ])('an e-mail address, %s', async (_, variar) => {
    const { email } = await registrar(prueba);
    const rechazo = { campo: 'email', codigo: 'EMAIL_DUPLICADO', clase: 'CONFLICTO' };
    await exigirRechazo('registrarClienteNatural', persona({ email: variar(email as string) }), rechazo);
    await exigirRechazo('registrarClienteEmpresa', compania({ email: variar(email as string) }), rechazo);
    const otro = await registrar(prueba);
    await exigirRechazo('actualizarCliente', { id: otro.id, email: variar(email as string) }, rechazo);
  });

  it('a cedula, with dots and spaces or without', async () => {
    const entrada = persona();
    await registrar(prueba, entrada);
    const conPuntos = entrada.cedula.replace(/(\d{3})(?=\d)/g, '$1. ');
    for (const cedula of [entrada.cedula, conPuntos]) {
      await exigirRechazo('registrarClienteNatural', persona({ cedula }), {
        campo: 'cedula',
        codigo: 'CEDULA_DUPLICADA',
        clase: 'CONFLICTO',
      });
    }
  });

  it('a rut, with dots or without', async () => {
    const entrada = compania();
    await mutar(prueba, 'registrarClienteEmpresa', entrada);
    for (const rut of [entrada.rut, entrada.rut.replace(/^(\d{3})/, '$1.')]) {
      await exigirRechazo('registrarClienteEmpresa', compania({ rut }), {
        campo: 'rut',
        codigo: 'RUT_DUPLICADO',
        clase: 'CONFLICTO',
      });
    }
  });

  it('also when all ask at the same time: one gets it', async () => {
    const email = persona().email;
    const payloads = await Promise.all(
      Array.from({ length: 8 }, () => mutar(prueba, 'registrarClienteNatural', persona({ email }))),
    );
    expect(payloads.filter(({ errores }) => errores.length === 0)).toHaveLength(1);
    expect(payloads.flatMap(({ errores }) => errores.map(({ codigo }) => codigo))).toEqual(
      Array.from({ length: 7 }, () => 'EMAIL_DUPLICADO'),
    );
    expect(await prueba.base.prisma.cliente.count({ where: { email } })).toBe(1);
  });
});

describe('changing', () => {
  it('what a cliente is reached by changes only that, in one version and one event', async () => {
    const antes = await registrar(prueba, { telefono: '300', ciudad: 'Cali' });
    const { email } = persona();
    const { cliente } = await mutar(prueba, 'actualizarCliente', {
      id: antes.id.toUpperCase(),
      version: 1,
      email,
      telefono: null,
    });
    expect(cliente).toEqual({ ...antes, email, telefono: null, version: 2 });
    expect((await eventosDe(antes.id)).map(({ tipo, agregadoVersion }) => [tipo, agregadoVersion])).toEqual([
      ['ClienteRegistrado.v1', 1],
      ['ClienteActualizado.v1', 2],
    ]);
  });

  it('to what it is already, or to its own e-mail address in other case, is no change', async () => {
    const antes = await registrar(prueba);
    const entrada = { id: antes.id, nombre: antes['nombre'], email: (antes['email'] as string).toUpperCase() };
    expect((await mutar(prueba, 'actualizarCliente', entrada)).cliente).toEqual(antes);
    expect(await eventosDe(antes.id)).toHaveLength(1);
  });

  it('null leaves what a cliente cannot be without', async () => {
    const antes = await registrar(prueba);
    const entrada = { id: antes.id, nombre: null, email: null, pais: null, ciudad: 'Cali' };
    expect((await mutar(prueba, 'actualizarCliente', entrada)).cliente).toEqual({
      ...antes,
      ciudad: 'Cali',
      version: 2,
    });
  });

  it.each([
    ['nombre', '', 'VACIO'],
    ['email', 'ana', 'EMAIL_INVALIDO'],
    ['telefono', '', 'VACIO'],
    ['ciudad', 'x'.repeat(81), 'MUY_LARGO'],
    ['pais', ' ', 'VACIO'],
    ['version', 0, 'FUERA_DE_RANGO'],
    ['claveIdempotencia', '', 'CLAVE_INVALIDA'],
  ])('to %s %j is refused: %s', async (campo, valor, codigo) => {
    const { id } = await registrar(prueba);
    await exigirRechazo('actualizarCliente', { id, pais: 'Chile', [campo]: valor }, { campo, codigo });
    expect(await leer(id)).toMatchObject({ pais: 'Colombia', version: 1 });
  });

  it('nothing is refused', async () => {
    const { id } = await registrar(prueba);
    await exigirRechazo('actualizarCliente', { id }, { campo: '', codigo: 'SIN_CAMBIOS' });
  });

  it('the state goes from active to suspended and back, and from there to deleted', async () => {
    const { id } = await registrar(prueba);
    expect((await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' })).cliente).toMatchObject({
      estado: 'SUSPENDIDO',
      version: 2,
    });
    expect((await mutar(prueba, 'reactivarCliente', { id })).cliente).toMatchObject({ estado: 'ACTIVO', version: 3 });
    expect((await mutar(prueba, 'suspenderCliente', { id, motivo: 'otra' })).cliente).toMatchObject({ version: 4 });
    expect((await mutar(prueba, 'eliminarCliente', { id })).cliente).toMatchObject({ estado: 'INACTIVO', version: 5 });
    expect((await eventosDe(id)).map(({ tipo }) => tipo)).toEqual([
      'ClienteRegistrado.v1',
      'ClienteSuspendido.v1',
      'ClienteReactivado.v1',
      'ClienteSuspendido.v1',
      'ClienteEliminado.v1',
    ]);
  });

  it.each([
    ['', 'VACIO'],
    ['x'.repeat(301), 'MUY_LARGO'],
    ['no\u0000', 'CARACTER_INVALIDO'],
    ['\udc00', 'CARACTER_INVALIDO'],
  ])('suspending for %j is refused: %s', async (motivo, codigo) => {
    const { id } = await registrar(prueba);
    await exigirRechazo('suspenderCliente', { id, motivo }, { campo: 'motivo', codigo });
  });

  it('steps that the state does not allow are refused', async () => {
    const { id } = await registrar(prueba);
    const estado = (codigo: string) => ({ campo: 'id', codigo, clase: 'ESTADO' });
    await exigirRechazo('reactivarCliente', { id }, estado('CLIENTE_NO_SUSPENDIDO'));
    await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' });
    await exigirRechazo('suspenderCliente', { id, motivo: 'mora' }, estado('CLIENTE_NO_ACTIVO'));
    await mutar(prueba, 'eliminarCliente', { id });
    for (const [campo, entrada] of Object.entries(CAMBIOS)) {
      await exigirRechazo(campo, { id, ...entrada }, estado('CLIENTE_INACTIVO'));
    }
  });
});

const CAMBIOS = {
  actualizarCliente: { ciudad: 'Cali' },
  suspenderCliente: { motivo: 'mora' },
  reactivarCliente: {},
  eliminarCliente: {},
};

describe.each(Object.entries(CAMBIOS))('%s', (campo, entrada) => {
  it('refuses an id that no cliente has', async () => {
    await exigirRechazo(
      campo,
      { id: nuevoId(), ...entrada },
      { campo: 'id', codigo: 'CLIENTE_NO_ENCONTRADO', clase: 'NO_ENCONTRADO' },
    );
    // A version that was seen makes no difference.
    await exigirRechazo(
      campo,
      { id: nuevoId(), version: 3, ...entrada },
      { campo: 'id', codigo: 'CLIENTE_NO_ENCONTRADO', clase: 'NO_ENCONTRADO' },
    );
  });

  it.each(['', 'abc', "1'; DROP TABLE cliente", '\u0000'])('refuses %j, which is no id', async (id) => {
    await exigirRechazo(campo, { id, ...entrada }, { campo: 'id', codigo: 'ID_INVALIDO' });
  });

  it('refuses a version that is no longer the current one', async () => {
    const { id } = await registrar(prueba);
    await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' });
    const obsoleta = { campo: 'version', codigo: 'VERSION_OBSOLETA', clase: 'CONFLICTO' };
    await exigirRechazo(campo, { id, version: 1, ...entrada }, obsoleta);
    await exigirRechazo(campo, { id, version: 3, ...entrada }, obsoleta);
    expect(await leer(id)).toMatchObject({ version: 2 });
  });

  it('GraphQL refuses it without an id', async () => {
    await exigirErrorDeGraphql(campo, entrada);
  });
});

describe('many changes of one cliente at once', () => {
  it('with the version that all saw: one is made', async () => {
    const { id } = await registrar(prueba);
    const payloads = await Promise.all(
      ['Cali', 'Pasto', 'Neiva', 'Tunja'].map((ciudad) =>
        mutar(prueba, 'actualizarCliente', { id, version: 1, ciudad }),
      ),
    );
    expect(payloads.filter(({ errores }) => errores.length === 0)).toHaveLength(1);
    expect(payloads.flatMap(({ errores }) => errores.map(({ codigo }) => codigo))).toEqual(
      Array.from({ length: 3 }, () => 'VERSION_OBSOLETA'),
    );
    expect(await leer(id)).toMatchObject({ version: 2 });
  });

  it('without a version: all are made, one after the other', async () => {
    const { id } = await registrar(prueba);
    const payloads = await Promise.all(
      ['Cali', 'Pasto', 'Neiva', 'Tunja'].map((ciudad) => mutar(prueba, 'actualizarCliente', { id, ciudad })),
    );
    expect(payloads.flatMap(({ errores }) => errores)).toEqual([]);
    expect(await leer(id)).toMatchObject({ version: 5 });
    expect((await eventosDe(id)).map(({ agregadoVersion }) => agregadoVersion)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('an idempotency key', () => {
  it('registers once, and answers the second time as the first', async () => {
    const entrada = persona({ claveIdempotencia: nuevoId() });
    const primera = await mutar(prueba, 'registrarClienteNatural', entrada);
    const antes = await filas(prueba);
    expect(await mutar(prueba, 'registrarClienteNatural', entrada)).toEqual(primera);
    expect(await filas(prueba)).toEqual(antes);
  });

  it('for other content, or another command, is refused', async () => {
    const claveIdempotencia = nuevoId();
    const reutilizada = { campo: 'claveIdempotencia', codigo: 'CLAVE_REUTILIZADA', clase: 'CONFLICTO' };
    const { id } = await registrar(prueba, { claveIdempotencia });
    await exigirRechazo('registrarClienteNatural', persona({ claveIdempotencia }), reutilizada);
    await exigirRechazo('eliminarCliente', { id, claveIdempotencia }, reutilizada);
  });

  it('of a mutation that was refused may be used again', async () => {
    const claveIdempotencia = nuevoId();
    await exigirRechazo('registrarClienteNatural', persona({ claveIdempotencia, cedula: 'x' }), {
      campo: 'cedula',
      codigo: 'CEDULA_INVALIDA',
    });
    await registrar(prueba, { claveIdempotencia });
  });

  it('in many requests at once has one effect and one answer', async () => {
    const entrada = persona({ claveIdempotencia: nuevoId() });
    const payloads = await Promise.all(
      Array.from({ length: 8 }, () => mutar(prueba, 'registrarClienteNatural', entrada)),
    );
    expect(new Set(payloads.map(({ cliente }) => cliente?.id)).size).toBe(1);
    expect(payloads.flatMap(({ errores }) => errores)).toEqual([]);
    expect(await eventosDe(payloads[0]?.cliente?.id ?? '')).toHaveLength(1);
  });

  it('in many requests at once is not refused by the rules for what the first of them did', async () => {
    const { id } = await registrar(prueba);
    const entrada = { id, motivo: 'mora', claveIdempotencia: nuevoId() };
    const payloads = await Promise.all(Array.from({ length: 8 }, () => mutar(prueba, 'suspenderCliente', entrada)));
    expect(payloads.flatMap(({ errores }) => errores)).toEqual([]);
    expect(await leer(id)).toMatchObject({ estado: 'SUSPENDIDO', version: 2 });
  });
});

describe('a command that comes as a message', () => {
  const existe = (email: string) => prueba.base.prisma.cliente.findFirst({ where: { email } });

  it('does what the mutation does', async () => {
    const entrada = persona({ telefono: '300' });
    await prueba.depositar('comandos.cliente', 'k1', 'RegistrarClienteNatural', entrada);
    await expect.poll(() => existe(entrada.email)).toMatchObject({ telefono: '300', version: 1, estado: 'ACTIVO' });
    const id = (await existe(entrada.email))?.id ?? '';
    await prueba.depositar('comandos.cliente', id, 'SuspenderCliente', { id, motivo: 'mora' });
    await prueba.depositar('comandos.cliente', id, 'ActualizarCliente', { id, ciudad: 'Cali' });
    await prueba.depositar('comandos.cliente', id, 'EliminarCliente', { id });
    await expect.poll(() => leer(id)).toMatchObject({ estado: 'INACTIVO', ciudad: 'Cali', version: 4 });
  });

  it('twice has one effect', async () => {
    const entrada = persona();
    const id = nuevoId();
    const marca = persona();
    for (let n = 0; n < 3; n += 1) {
      await prueba.depositar('comandos.cliente', 'k2', 'RegistrarClienteNatural', entrada, { id });
    }
    await prueba.depositar('comandos.cliente', 'k2', 'RegistrarClienteNatural', marca);
    await expect.poll(() => existe(marca.email)).not.toBeNull();
    expect(await prueba.muertos('k2')).toEqual([]);
    expect(await prueba.base.prisma.cliente.count({ where: { email: entrada.email } })).toBe(1);
  });

  it.each([
    ['RegistrarClienteNatural', {}, 'REQUERIDO'],
    ['RegistrarClienteNatural', persona({ nombre: null }), 'REQUERIDO'],
    ['RegistrarClienteNatural', persona({ fechaNacimiento: '2001-02-30' }), 'FECHA_INVALIDA'],
    ['RegistrarClienteNatural', persona({ nombre: 'A\u0000' }), 'CARACTER_INVALIDO'],
    ['SuspenderCliente', { id: nuevoId(), motivo: 'x' }, 'CLIENTE_NO_ENCONTRADO'],
    ['SuspenderCliente', { id: 'abc', motivo: 'x' }, 'ID_INVALIDO'],
    ['DespedirCliente', {}, 'COMANDO_DESCONOCIDO'],
  ])('%s with %j is a dead letter: %s', async (tipo, datos, codigo) => {
    const clave = nuevoId();
    await prueba.depositar('comandos.cliente', clave, tipo, datos);
    await expect.poll(() => prueba.muertos(clave)).toEqual([codigo]);
  });
});

describe('reading', () => {
  it.each([nuevoId(), '', 'abc', '\u0000', "1' OR '1'='1"])('a cliente of the id %j there is none', async (id) => {
    expect(await leer(id)).toBeNull();
  });

  it('one bad id does not spoil the others of its batch', async () => {
    const { id } = await registrar(prueba);
    const { data, errors } = await prueba.ejecutar(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cliente { id } } }`,
      { r: [id, 'abc', nuevoId(), id.toUpperCase()].map((clave) => ({ __typename: 'Cliente', id: clave })) },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: [{ id }, null, null, { id }] });
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nada }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { cliente(id: $id) { id } }', 'BAD_USER_INPUT'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('%j is refused with a code: %s', async (query, code) => {
    const respuesta = await prueba.ejecutar(query);
    exigirSinInterior(respuesta);
    expect(respuesta.errors?.map(({ extensions }) => extensions)).toEqual([{ code }]);
  });
});

describe('personal data', () => {
  it('is neither in the log of events nor in the log of the process', async () => {
    lineas.length = 0;
    const datos = {
      nombre: 'Fulgencia Secreta',
      email: `secreta${nuevoId()}@alpes.co`,
      telefono: '+57 999 888',
      ciudad: 'Macondo',
      cedula: persona().cedula,
    };
    const { id } = await registrar(prueba, datos);
    await mutar(prueba, 'registrarClienteNatural', persona(datos));
    await mutar(prueba, 'actualizarCliente', {
      id,
      nombre: 'Fulgencia Oculta',
      email: `oculta${nuevoId()}@alpes.co`,
      telefono: '+57 777',
    });
    await mutar(prueba, 'actualizarCliente', { id, email: 'fulgencia' });
    const guardados = JSON.stringify(
      (await prueba.base.prisma.mensaje.findMany({ where: { agregadoId: id } })).map(({ datos, metadatos }) => [
        datos,
        metadatos,
      ]),
    );
    const claves = JSON.stringify(await prueba.base.prisma.claveIdempotencia.findMany());
    expect(lineas.length).toBeGreaterThan(0);
    for (const texto of [guardados, claves, lineas.join('')]) {
      expect(texto).not.toMatch(/fulgencia|secreta|oculta|\+57|macondo/i);
      expect(texto).not.toContain(datos.cedula);
    }
  });
});

describe('what travels with a request', () => {
  const registrarCon = async (cabeceras: Record<string, string>) => {
    const { data } = await prueba.modulo.ejecutar(
      {
        query:
          'mutation ($e: RegistrarClienteNaturalEntrada!) { registrarClienteNatural(entrada: $e) { cliente { id } } }',
        variables: { e: persona() },
      },
      cabeceras,
    );
    const { cliente } = (data as { registrarClienteNatural: { cliente: { id: string } } }).registrarClienteNatural;
    const [guardado] = await prueba.base.prisma.mensaje.findMany({ where: { agregadoId: cliente.id } });
    return guardado?.metadatos;
  };

  it('is kept with its events', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(await registrarCon({ 'x-correlation-id': 'pedido-7', traceparent })).toEqual({
      correlacion: 'pedido-7',
      traceparent,
    });
  });

  it.each(['', 'x'.repeat(201), 'con espacio', 'ñ'])(
    'is made anew where it is %j: no consumer would take it',
    async (malo) => {
      const { correlacion, traceparent } = (await registrarCon({
        'x-correlation-id': malo,
        traceparent: malo,
      })) as Record<string, unknown>;
      expect(correlacion).toMatch(/^[0-9a-f-]{36}$/);
      expect(traceparent).toBeUndefined();
    },
  );
});
