import { gql } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

interface Lote {
  readonly registradas: number;
  readonly errores: readonly { readonly fila: number; readonly campo: string }[];
  readonly transactions: readonly { readonly cliente: { readonly nombre: string } }[];
}

describe('many transactions in one mutation', () => {
  let sistema: Sistema;
  beforeAll(async () => {
    sistema = await levantar();
  });
  afterAll(() => sistema?.detener());

  it('come through the gateway, a thousand of them with all that each can hold', async () => {
    const clienteId = await registrarPersona(sistema);
    const transacciones = Array.from({ length: 1_000 }, (_, n) => ({
      clienteId,
      marcaId: `${'ñ'.repeat(76)}${n}`,
      tipoEvento: 'CONVERSION',
      // The last two are wrong: one by the rules, one in its form.
      valor: { valor: n === 999 ? '0.00' : n === 998 ? 1200 : '9999999999999.99', moneda: 'COP' },
      fecha: '2026-11-01T10:00:00.000Z',
    }));
    const { r } = await sistema.cliente.request<{ r: Lote }>(
      gql`mutation Registrar($entrada: RegistrarTransaccionesEntrada!) {
        r: registrarTransacciones(entrada: $entrada) {
          registradas errores { fila campo } transactions { cliente { nombre } }
        }
      }`,
      { entrada: { modo: 'UNA_POR_UNA', transacciones } },
    );
    expect(r).toMatchObject({
      registradas: 998,
      errores: [
        { fila: 998, campo: 'valor.valor' },
        { fila: 999, campo: 'valor.valor' },
      ],
    });
    expect(new Set(r.transactions.map(({ cliente }) => cliente.nombre)).size).toBe(1);

    const { transactions } = await sistema.cliente.request<{ transactions: { total: number; resumen: unknown } }>(
      gql`query Sumas($clienteId: ID!) {
        transactions(filtro: { clienteId: $clienteId }) { total resumen { estado cantidad monto { valor moneda } } }
      }`,
      { clienteId },
    );
    expect(transactions).toEqual({
      total: 998,
      resumen: [{ estado: 'ABIERTA', cantidad: 998, monto: { valor: '299400000000000.00', moneda: 'COP' } }],
    });
  });
});
