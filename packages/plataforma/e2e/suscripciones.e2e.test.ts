import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abierta, crearCampania, esperarCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

describe('subscriptions through the gateway', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar({ demoraPasarelaMs: 600_000 });
  });
  afterAll(() => sistema?.detener());

  it('gives each event of a campaign in order, with fields that other subgraphs own', async () => {
    const idCliente = await registrarPersona(sistema);
    const eventos = sistema.suscribir<{ eventosCampanias: { tipo: string; version: number; campania: unknown } }>(
      `subscription Seguir($clienteId: ID!) {
        eventosCampanias(filtro: { idCliente: $clienteId }) {
          tipo version
          ... on CampaniaCreada { presupuesto { valor moneda } }
          campania { nombre cliente { nombre email } payout { estado } }
        }
      }`,
      { clienteId: idCliente },
    );
    const primero = eventos.next();
    const id = await abierta(sistema, () => crearCampania(sistema, idCliente, '45.00'));
    expect((await primero).value).toMatchObject({
      eventosCampanias: {
        tipo: 'CampaniaCreada.v1',
        version: 1,
        presupuesto: { valor: '45.00', moneda: 'USD' },
        campania: { nombre: 'Lanzamiento', cliente: { nombre: expect.stringContaining('Persona') } },
      },
    });
    expect((await eventos.next()).value).toMatchObject({
      eventosCampanias: {
        tipo: 'CampaniaAprobada.v1',
        version: 2,
        campania: { payout: { estado: 'EXITOSO' } },
      },
    });
    await eventos.return?.();
    await esperarCampania(sistema, id, { estado: 'APROBADA' });
  });

  it('gives an entity as it is, then after each change', async () => {
    // Its payment is not answered in the time of this test.
    const id = await crearCampania(sistema, await registrarPersona(sistema), '60.03');
    const cambios = sistema.suscribir<{ cambiosCampania: object }>(
      'subscription Cambios($id: ID!) { cambiosCampania(id: $id) { estado nombre version cliente { totalPagos } } }',
      { id },
    );
    const cliente = { totalPagos: 0 };
    expect((await cambios.next()).value).toEqual({
      cambiosCampania: { estado: 'PENDIENTE', nombre: 'Lanzamiento', version: 1, cliente },
    });
    await sistema.cliente.request(
      'mutation Actualizar($id: ID!) { actualizarCampania(entrada: { id: $id, nombre: "Otra" }) { errores { codigo } } }',
      { id },
    );
    expect((await cambios.next()).value).toEqual({
      cambiosCampania: { estado: 'PENDIENTE', nombre: 'Otra', version: 2, cliente },
    });
    await sistema.cliente.request(
      'mutation Cancelar($id: ID!) { cancelarCampania(entrada: { id: $id, motivo: "Prueba" }) { errores { codigo } } }',
      { id },
    );
    expect((await cambios.next()).value).toEqual({
      cambiosCampania: { estado: 'CANCELADA', nombre: 'Otra', version: 3, cliente },
    });
    await cambios.return?.();
  });

  it('gives the events of a payment', async () => {
    const idCliente = await registrarPersona(sistema);
    const eventos = sistema.suscribir<{ eventosPagos: { tipo: string } }>(
      'subscription Pagos($clienteId: ID!) { eventosPagos(filtro: { clienteId: $clienteId }) { tipo } }',
      { clienteId: idCliente },
    );
    const tipos: string[] = [];
    const primero = eventos.next();
    await abierta(sistema, () => crearCampania(sistema, idCliente, '20.00'));
    for (let siguiente = await primero; ; siguiente = await eventos.next()) {
      tipos.push(siguiente.value.eventosPagos.tipo);
      if (tipos.at(-1) === 'PagoConfirmado.v1') break;
    }
    expect(tipos).toEqual([
      'PayoutCreado.v1',
      'ComisionesCalculadas.v1',
      'PayoutProcesado.v1',
      'PayoutExitoso.v1',
      'PagoConfirmado.v1',
    ]);
    await eventos.return?.();
  });
});
