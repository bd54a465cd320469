import { randomUUID } from 'node:crypto';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliente } from './modulo.ts';
import { type ClienteVisto, compania, mutar, persona, registrar, TODO } from './pruebas.ts';

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(cliente);
});
afterAll(() => prueba?.detener());

const fallas = async (campo: string, entrada: object) =>
  (await mutar(prueba, campo, entrada)).errores.map(({ campo, codigo, clase }) => ({ campo, codigo, clase }));

const eventosDe = async (id: string) => {
  const guardados = await prueba.base.prisma.mensaje.findMany({
    where: { agregadoId: id },
    orderBy: { agregadoVersion: 'asc' },
  });
  return guardados.map(({ tipo, datos }) => ({ tipo, datos }));
};

const olvidar = async (id: string): Promise<ClienteVisto> => {
  await mutar(prueba, 'eliminarCliente', { id });
  const { cliente, errores } = await mutar(prueba, 'olvidarCliente', { id });
  expect(errores).toEqual([]);
  return cliente ?? expect.fail('no cliente');
};

describe('forgetting', () => {
  it('a person or a company leaves nothing that tells who it was, and says so', async () => {
    const datos = { telefono: '+57 300', ciudad: 'Cali', pais: 'Chile' };
    const { id } = await registrar(prueba, datos);
    const { cliente: empresa } = await mutar(prueba, 'registrarClienteEmpresa', compania(datos));
    for (const uno of [id, empresa?.id ?? '']) {
      expect(await olvidar(uno)).toMatchObject({
        id: uno,
        nombre: 'Cliente olvidado',
        email: `${uno}@olvidado`,
        esEmailEmpresarial: false,
        telefono: null,
        ciudad: null,
        pais: 'Chile',
        cedula: null,
        fechaNacimiento: null,
        rut: null,
        fechaConstitucion: null,
        estado: 'INACTIVO',
        olvidado: expect.any(Date),
        totalPagos: 0,
        version: 3,
      });
      expect((await eventosDe(uno)).at(-1)).toEqual({ tipo: 'ClienteOlvidado.v1', datos: { id: uno } });
    }
  });

  it('is for deleted clientes alone', async () => {
    const { id } = await registrar(prueba);
    const rechazo = [{ campo: 'id', codigo: 'CLIENTE_NO_INACTIVO', clase: 'ESTADO' }];
    expect(await fallas('olvidarCliente', { id })).toEqual(rechazo);
    await mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' });
    expect(await fallas('olvidarCliente', { id })).toEqual(rechazo);
    expect(await fallas('olvidarCliente', { id: randomUUID() })).toEqual([
      { campo: 'id', codigo: 'CLIENTE_NO_ENCONTRADO', clase: 'NO_ENCONTRADO' },
    ]);
    expect(await fallas('olvidarCliente', { id, version: 1 })).toEqual([
      { campo: 'version', codigo: 'VERSION_OBSOLETA', clase: 'CONFLICTO' },
    ]);
  });

  it('happens once, however often and by however many it is asked for', async () => {
    const { id } = await registrar(prueba);
    await mutar(prueba, 'eliminarCliente', { id });
    const respuestas = await Promise.all(
      Array.from({ length: 5 }, () => mutar(prueba, 'olvidarCliente', { id, claveIdempotencia: `olvido-${id}` })),
    );
    respuestas.push(await mutar(prueba, 'olvidarCliente', { id }));
    for (const { cliente, errores } of respuestas) expect([cliente?.version, errores]).toEqual([3, []]);
    expect((await eventosDe(id)).map(({ tipo }) => tipo)).toEqual([
      'ClienteRegistrado.v1',
      'ClienteEliminado.v1',
      'ClienteOlvidado.v1',
    ]);
  });

  it.each([
    ['actualizarCliente', { ciudad: 'Cali' }],
    ['suspenderCliente', { motivo: 'mora' }],
    ['reactivarCliente', {}],
    ['eliminarCliente', {}],
  ])('is the last: %s is refused', async (campo, entrada) => {
    const { id } = await olvidar((await registrar(prueba)).id);
    expect(await fallas(campo, { id, ...entrada })).toEqual([
      { campo: 'id', codigo: 'CLIENTE_OLVIDADO', clase: 'ESTADO' },
    ]);
  });

  it('frees what no two clientes may have', async () => {
    const [alguien, empresa] = [persona(), compania()];
    const una = await mutar(prueba, 'registrarClienteNatural', alguien);
    const otra = await mutar(prueba, 'registrarClienteEmpresa', empresa);
    await olvidar(una.cliente?.id ?? '');
    await olvidar(otra.cliente?.id ?? '');
    expect((await mutar(prueba, 'registrarClienteNatural', alguien)).errores).toEqual([]);
    expect((await mutar(prueba, 'registrarClienteEmpresa', empresa)).errores).toEqual([]);
  });

  it('shows an address that nobody can register', async () => {
    const { id, email } = await olvidar((await registrar(prueba)).id);
    expect(email).toBe(`${id}@olvidado`);
    expect(await fallas('registrarClienteNatural', persona({ email }))).toMatchObject([{ codigo: 'EMAIL_INVALIDO' }]);
  });

  it('is heard of in the feed', async () => {
    const { id } = await registrar(prueba);
    const eventos = await prueba.suscribir<{ eventosCliente: unknown }>(
      `subscription ($id: ID!) {
        eventosCliente(filtro: { clienteId: $id, tipos: [CLIENTE_OLVIDADO] }) { __typename tipo version cliente { ${TODO} } }
      }`,
      { id },
    );
    await olvidar(id);
    expect((await eventos.next()).value).toMatchObject({
      eventosCliente: {
        __typename: 'ClienteOlvidado',
        tipo: 'ClienteOlvidado.v1',
        version: 3,
        cliente: { id, nombre: 'Cliente olvidado' },
      },
    });
    await eventos.return?.();
  });

  it('leaves no city in the counters, but those that others have too', async () => {
    const { id } = await registrar(prueba, { ciudad: 'Nuncajamás' });
    const { prisma } = prueba.base;
    const ciudades = async () => {
      const entradas = await prisma.contadorCliente.findMany();
      return [...entradas, ...(await prisma.acumuladoCliente.findMany())].map(({ medida }) => medida);
    };
    expect(await ciudades()).toContain('NATURAL ciudad nuncajamas');
    await mutar(prueba, 'actualizarCliente', { id, ciudad: 'Jamasnunca' });
    await registrar(prueba, { ciudad: 'Leticia' });
    await olvidar(id);
    const quedan = await ciudades();
    expect(quedan).not.toContain('NATURAL ciudad nuncajamas');
    expect(quedan).not.toContain('NATURAL ciudad jamasnunca');
    expect(quedan).toContain('NATURAL ciudad leticia');
  });

  it('leaves no word to search by, but those that others have too', async () => {
    const { id } = await registrar(prueba, { nombre: 'Zenobia Compartida', ciudad: 'Nuncajamas' });
    const otra = await registrar(prueba, { nombre: 'Rosa Compartida' });
    await olvidar(id);
    const palabras = await prueba.base.prisma.palabraCliente.findMany();
    const quedan = palabras.map(({ palabra }) => palabra);
    expect(quedan).not.toContain('zenobia');
    expect(quedan).not.toContain('nuncajamas');
    expect(quedan).toContain('compartida');
    expect(await prueba.base.prisma.palabraEnDudaCliente.count()).toBe(0);
    const { buscar } = await prueba.pedir<{ buscar: { clientes: { cliente: { id: string } }[] } }>(
      '{ buscar(texto: "compartida") { clientes { cliente { id } } } }',
    );
    expect(buscar.clientes.map(({ cliente }) => cliente.id)).toEqual([otra.id]);
  });
});

describe('forgetting who came by messages', () => {
  const existe = (email: string) => prueba.base.prisma.cliente.findFirst({ where: { email } });
  /** What there is of messages from outside, their keys too. */
  const deFuera = async () => {
    const crudos = await prueba.base.prisma.mensaje.findMany({ where: { modulo: 'externo' } });
    const apartados = await prueba.base.prisma.aparcado.findMany();
    return JSON.stringify([crudos.map(({ clave, crudo }) => [clave, crudo]), apartados.map(({ cuerpo }) => cuerpo)]);
  };

  it('erases the bodies and keys of those messages, handled or refused, and of no others', async () => {
    const alguien = persona();
    const otra = persona({ nombre: 'Otra Persona' });
    const clave = `clave-${alguien.cedula}`;
    // Of one import: what they are correlated by is the same.
    const importe = { source: 'https://crm.example.com', correlationid: 'importe-7' };
    await prueba.depositar('comandos.cliente', clave, 'RegistrarClienteNatural', alguien, importe);
    await prueba.depositar('comandos.cliente', clave, 'RegistrarClienteNatural', otra, importe);
    await expect.poll(() => existe(otra.email)).not.toBeNull();
    const id = (await existe(alguien.email))?.id ?? '';
    const email = `nueva.${alguien.email}`;
    await prueba.depositar('comandos.cliente', id, 'ActualizarCliente', { id, email });
    // Refused: they know the person by its id, or by its number.
    await prueba.depositar('comandos.cliente', id, 'ActualizarCliente', { id, telefono: 'x'.repeat(31) });
    await prueba.depositar('comandos.cliente', clave, 'RegistrarClienteNatural', { ...alguien, email: 'x@y.co' });
    await prueba.depositar('comandos.cliente', clave, 'RegistrarClienteNatural', otra);
    await expect.poll(() => prueba.muertos(id)).toEqual(['MUY_LARGO']);
    await expect.poll(() => prueba.muertos(clave)).toEqual(['CEDULA_DUPLICADA', 'EMAIL_DUPLICADO']);

    await olvidar(id);
    const quedan = await deFuera();
    for (const valor of [alguien.email, email, `"${alguien.cedula}"`, id]) expect(quedan).not.toContain(valor);
    expect(await prueba.muertos(clave)).toEqual(['EMAIL_DUPLICADO']);
    expect(quedan).toContain(otra.email);
  });

  it('erases what was refused since, when it is asked for again', async () => {
    const { id } = await olvidar((await registrar(prueba)).id);
    const tardia = await prueba.depositar('comandos.cliente', id, 'ActualizarCliente', { id, ciudad: 'Ciudad Tardía' });
    await expect.poll(() => prueba.muertos(id)).toEqual(['CLIENTE_OLVIDADO']);
    expect(await deFuera()).toContain('Ciudad Tardía');
    await mutar(prueba, 'olvidarCliente', { id });
    expect(await prueba.muertos(id)).toEqual([]);
    expect(await deFuera()).not.toContain('Ciudad Tardía');
    // Delivered again, it stays without effect.
    expect(await prueba.base.prisma.bandeja.count({ where: { mensajeId: tardia } })).toBe(1);
  });

  it('is done by a message too', async () => {
    const { id } = await registrar(prueba);
    await mutar(prueba, 'eliminarCliente', { id });
    await prueba.depositar('comandos.cliente', id, 'OlvidarCliente', { id });
    await expect
      .poll(() => prueba.base.prisma.cliente.findUnique({ where: { id } }))
      .toMatchObject({ nombre: 'Cliente olvidado', cedula: null, version: 3 });
  });

  it('leaves no idempotency key of its commands: nobody knows what was chosen as such', async () => {
    const alguien = persona();
    const claveIdempotencia = `alta-${alguien.cedula}`;
    const { cliente } = await mutar(prueba, 'registrarClienteNatural', { ...alguien, claveIdempotencia });
    const otra = await mutar(prueba, 'registrarClienteNatural', { ...persona(), claveIdempotencia: 'alta-otra' });
    expect(otra.errores).toEqual([]);
    await olvidar(cliente?.id ?? '');
    const claves = (await prueba.base.prisma.claveIdempotencia.findMany()).map(({ clave }) => clave);
    expect(claves).not.toContain(claveIdempotencia);
    expect(claves).toContain('alta-otra');
  });
});
