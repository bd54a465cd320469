import { leerOperaciones, type OperacionLista } from '@alpes/operaciones/leerOperaciones';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abierta, crearCampania, esperarCampania, leerCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const operaciones = await leerOperaciones();
const deTipo = (tipo: string) => operaciones.filter(({ documento }) => new RegExp(`^${tipo} `, 'm').test(documento));

describe('each ready operation runs, with the sample of its variables', () => {
  let sistema: Sistema;
  /** What people put in the place of `<id de un cliente>` and the like. */
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    sistema = await levantar();
    const idCliente = await registrarPersona(sistema);
    const idCampania = await crearCampania(sistema, idCliente);
    await esperarCampania(sistema, idCampania, { estado: 'APROBADA' });
    const { registrarTransaccion } = await sistema.cliente.request<{
      registrarTransaccion: { transaction: { id: string } };
    }>(
      `mutation Registrar($entrada: RegistrarTransaccionEntrada!) {
        registrarTransaccion(entrada: $entrada) { transaction { id } }
      }`,
      { entrada: { clienteId: idCliente, marcaId: 'm', tipoEvento: 'CLICK', moneda: 'USD' } },
    );
    ids = {
      '<id de un cliente>': idCliente,
      '<id de una campaña>': idCampania,
      '<id de un payout>': (await leerCampania(sistema, idCampania)).payout?.id ?? '',
      '<id de una transacción>': registrarTransaccion.transaction.id,
      // Nothing was put aside: the mutations answer so.
      '<id de un mensaje apartado>': '1',
    };
  });
  afterAll(() => sistema?.detener());

  const variablesDe = ({ variables }: OperacionLista): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(variables).replaceAll(/<[^>]*>/g, (hueco) => ids[hueco] ?? expect.fail(`Nothing for ${hueco}`)),
    );

  it.each(deTipo('query'))('$nombre', async (operacion) => {
    const data = await sistema.cliente.request<Record<string, unknown>>(operacion.documento, variablesDe(operacion));
    for (const valor of Object.values(data)) expect(valor).not.toBeNull();
  });

  it.each(deTipo('subscription'))('$nombre', async (operacion) => {
    const resultados = sistema.suscribir<Record<string, unknown>>(operacion.documento, variablesDe(operacion));
    const primero = resultados.next();
    // Something happens in each context, so that there is something to hear.
    await abierta(sistema, async () => crearCampania(sistema, await registrarPersona(sistema)));
    for (const valor of Object.values((await primero).value ?? {})) expect(valor).not.toBeNull();
    expect((await primero).done).toBe(false);
    await resultados.return?.();
  });

  // Last, because they change what the others look at. The state need not allow each; its input must be right.
  it.each(deTipo('mutation'))('$nombre', async (operacion) => {
    const data = await sistema.cliente.request<Record<string, { errores: { clase: string }[] }>>(
      operacion.documento,
      variablesDe(operacion),
    );
    const errores = Object.values(data).flatMap((respuesta) => respuesta.errores);
    expect(errores.filter(({ clase }) => clase === 'INVALIDO')).toEqual([]);
  });
});
