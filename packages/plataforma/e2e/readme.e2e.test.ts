import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abierta, esperarCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const README = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');

/** The operations of the README, as printed, by their names. */
const operaciones = new Map(
  [...README.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, texto = '']) => {
    const [operacion] = parse(texto).definitions;
    return [operacion?.kind === 'OperationDefinition' ? (operacion.name?.value ?? '') : '', texto];
  }),
);

const operacion = (nombre: string): string =>
  operaciones.get(nombre) ?? expect.fail(`The README has no operation ${nombre}`);

describe('the operations in the README, as printed', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar();
  });
  afterAll(() => sistema?.detener());

  it('are those that this test runs', () => {
    expect([...operaciones.keys()]).toEqual(['Clientes', 'Seguir', 'Registrar', 'Crear']);
  });

  it('follow a registration', async () => {
    const eventos = sistema.suscribir(operacion('Seguir'));
    const primero = eventos.next();
    const registrado = await abierta(sistema, () => sistema.cliente.request(operacion('Registrar')));
    expect(registrado).toMatchObject({
      registrarClienteNatural: {
        cliente: { nombre: 'Valentina Rojas', pais: 'Colombia', estado: 'ACTIVO' },
        errores: [],
      },
    });
    expect((await primero).value).toMatchObject({
      eventosCliente: { tipo: 'ClienteRegistrado.v1', cliente: { nombre: 'Valentina Rojas', ciudad: 'Cali' } },
    });
    await eventos.return?.();
  });

  it('create a campaign that is paid, and list it with its cliente', async () => {
    const idCliente = await registrarPersona(sistema);
    const { crearCampania } = await sistema.cliente.request<{ crearCampania: { campania: { id: string } } }>(
      operacion('Crear'),
      { idCliente },
    );
    expect(crearCampania).toMatchObject({ campania: { estado: 'PENDIENTE' }, errores: [] });
    await esperarCampania(sistema, crearCampania.campania.id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
    expect(await sistema.cliente.request(operacion('Clientes'))).toMatchObject({
      clientes: {
        edges: expect.arrayContaining([
          {
            node: expect.objectContaining({
              id: idCliente,
              totalPagos: 1,
              montoTotalPagos: [{ valor: '2500.00', moneda: 'USD' }],
              campanias: { edges: [{ node: expect.objectContaining({ estado: 'APROBADA' }) }] },
              payouts: { edges: [{ node: { estado: 'EXITOSO', monto: { valor: '2500.00', moneda: 'USD' } } }] },
            }),
          },
        ]),
      },
    });
  });
});
