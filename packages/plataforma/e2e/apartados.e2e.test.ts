import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESPERA, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const PAGINA = await readFile(new URL('../../../docs/cartas-muertas.md', import.meta.url), 'utf8');

/** The operations of docs/cartas-muertas.md, as printed, by their names. */
const operaciones = new Map(
  [...PAGINA.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, texto = '']) => {
    const [operacion] = parse(texto).definitions;
    return [operacion?.kind === 'OperationDefinition' ? (operacion.name?.value ?? '') : '', texto];
  }),
);
const operacion = (nombre: string): string =>
  operaciones.get(nombre) ?? expect.fail(`docs/cartas-muertas.md has no operation ${nombre}`);

interface Apartado {
  readonly id: string;
  readonly mensajeId: string;
  readonly tipo: string | null;
  readonly cuerpo: string;
  readonly codigo: string;
}

describe('dead letters through the gateway, with the operations of docs/cartas-muertas.md', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar();
  });
  afterAll(() => sistema?.detener());

  const muertos = async (): Promise<readonly Apartado[]> => {
    const { mensajesApartadosCliente: lista } = await sistema.cliente.request<{
      mensajesApartadosCliente: { edges: { node: Apartado }[] };
    }>(operacion('Muertos'));
    return lista.edges.map(({ node }) => node);
  };
  const muerto = async (cual: (uno: Apartado) => boolean): Promise<Apartado> => {
    await expect.poll(async () => (await muertos()).some(cual), ESPERA).toBe(true);
    return (await muertos()).find(cual) as Apartado;
  };
  const registrado = async (email: string): Promise<boolean> => {
    const query = '{ clientes(primeros: 100) { edges { node { email } } } }';
    const { clientes } = await sistema.cliente.request<{ clientes: { edges: { node: { email: string } }[] } }>(query);
    return clientes.edges.some(({ node }) => node.email === email);
  };
  /** Has a person registered by a message. @returns the id of the message. */
  const pedirRegistro = async (clave: string, email: string): Promise<string> => {
    const id = randomUUID();
    const data = { nombre: 'Rita Paz', email, cedula: `${randomInt(1e9, 1e10)}`, fechaNacimiento: '1990-01-01' };
    await sistema.bus.depositar(
      'comandos.cliente',
      clave,
      JSON.stringify({ id, type: 'RegistrarClienteNatural', data }),
    );
    return id;
  };

  it('are those that this test runs', () => {
    expect([...operaciones.keys()]).toEqual(['Muertos', 'Cuantos', 'Reintentar', 'ReintentarTodos', 'Descartar']);
  });

  it('show a malformed message and a refused command with their reasons; nothing is blocked', async () => {
    const clave = randomUUID();
    const email = `ocupado${randomInt(1e9)}@example.com`;
    await pedirRegistro(clave, email);
    await sistema.bus.depositar('comandos.cliente', clave, '{"type": "RegistrarClienteNatural", ');
    const refutado = await pedirRegistro(clave, email);
    const ultimo = `ultimo${randomInt(1e9)}@example.com`;
    await pedirRegistro(clave, ultimo);
    await expect.poll(() => registrado(ultimo), ESPERA).toBe(true);

    expect(await muerto(({ mensajeId }) => mensajeId === refutado)).toMatchObject({
      tipo: 'RegistrarClienteNatural',
      codigo: 'EMAIL_DUPLICADO',
      motivo: 'email: Ya hay un cliente con este correo.',
      topic: 'comandos.cliente',
      clave,
      intentos: 1,
    });
    expect(await muerto(({ codigo }) => codigo === 'NO_ES_JSON')).toMatchObject({
      tipo: null,
      cuerpo: '{"type": "RegistrarClienteNatural", ',
      motivo: 'El cuerpo del mensaje no es JSON.',
    });
    expect(await sistema.cliente.request(operacion('Cuantos'))).toEqual({
      cliente: { total: 2 },
      pagos: { total: 0 },
      campanias: { total: 0 },
    });
  });

  it('have their effect when the cause is mended and they are tried again', async () => {
    const { id: idOcupante, email } = await ocupante();
    const mensajeId = await pedirRegistro(randomUUID(), email);
    const { id } = await muerto((uno) => uno.mensajeId === mensajeId);
    await sistema.cliente.request(
      'mutation ($entrada: ActualizarClienteEntrada!) { actualizarCliente(entrada: $entrada) { errores { codigo } } }',
      { entrada: { id: idOcupante, email: `libre${randomInt(1e9)}@example.com` } },
    );
    expect(await sistema.cliente.request(operacion('Reintentar'), { id })).toEqual({
      reintentarMensajeCliente: { mensaje: { id, estado: 'APARCADO' }, errores: [] },
    });
    await expect.poll(() => registrado(email), ESPERA).toBe(true);
    await expect.poll(async () => (await muertos()).some((uno) => uno.id === id), ESPERA).toBe(false);
  });

  it('are tried again all at once', async () => {
    const { id: idOcupante, email } = await ocupante();
    const mensajeId = await pedirRegistro(randomUUID(), email);
    await muerto((uno) => uno.mensajeId === mensajeId);
    await sistema.cliente.request(
      'mutation ($entrada: ActualizarClienteEntrada!) { actualizarCliente(entrada: $entrada) { errores { codigo } } }',
      { entrada: { id: idOcupante, email: `libre${randomInt(1e9)}@example.com` } },
    );
    expect(await sistema.cliente.request(operacion('ReintentarTodos'))).toMatchObject({
      reintentarMensajesMuertosCliente: { reintentados: expect.any(Number), quedan: 0, errores: [] },
    });
    await expect.poll(() => registrado(email), ESPERA).toBe(true);
  });

  it('are discarded for good', async () => {
    const { email } = await ocupante();
    const mensajeId = await pedirRegistro(randomUUID(), email);
    const { id } = await muerto((uno) => uno.mensajeId === mensajeId);
    expect(await sistema.cliente.request(operacion('Descartar'), { id })).toEqual({
      descartarMensajeCliente: { mensaje: { id, mensajeId, cuerpo: expect.stringContaining(email) }, errores: [] },
    });
    expect((await muertos()).map((uno) => uno.id)).not.toContain(id);
    expect(await sistema.cliente.request(operacion('Descartar'), { id })).toMatchObject({
      descartarMensajeCliente: { mensaje: null, errores: [{ codigo: 'MENSAJE_NO_ENCONTRADO' }] },
    });
  });

  it('are counted in the metrics', async () => {
    await sistema.bus.depositar('comandos.pagos', 'k', 'nada');
    await expect
      .poll(async () => {
        const textos = await Promise.all(sistema.metricas.map(async (url) => (await fetch(url)).text()));
        return textos.join('\n');
      }, ESPERA)
      .toMatch(/^alpes_mensajes_muertos\{modulo="pagos"\} 1$/m);
  });

  /** Somebody who has an e-mail address that others are refused for. */
  const ocupante = async () => {
    const id = await registrarPersona(sistema);
    const { cliente } = await sistema.cliente.request<{ cliente: { email: string } }>(
      'query ($id: ID!) { cliente(id: $id) { email } }',
      { id },
    );
    return { id, email: cliente.email };
  };
});
