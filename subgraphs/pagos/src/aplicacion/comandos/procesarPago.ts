import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { exigirActivo, exigirConocido } from '../../dominio/clienteConocido.ts';
import { exigirProcesable, type Pago, pagar, procesar } from '../../dominio/decisionesDePayout.ts';
import { enMoneda } from '../../dominio/moneda.ts';
import type { Payout } from '../../dominio/payout.ts';
import { reunir } from '../colecta.ts';
import { exigirSinCifrasDeOlvidado } from '../olvido.ts';
import { pedidoDePago } from '../pedidoDePago.ts';
import type { Puertos } from '../puertos.ts';

/** The whole way in one command: collects, calculates and sends the money, as far as that is not done yet. */
export const procesarPago = definirComando({
  tipo: 'ProcesarPago',
  entrada: pedidoDePago,
  async manejar(pedido, puertos: Contexto & Puertos) {
    const { payouts, indice, comisiones, clientes, nuevoId } = puertos;

    const seguir = async (id: string, pago: Pago, version?: number, exigir = (_: Payout) => {}) => {
      const colectadas = await comisiones.colectadas(id);
      const decidir = (payout: Payout) => {
        exigir(payout);
        return procesar({ ...pago, comisiones: colectadas }, payout);
      };
      await exigirSinCifrasDeOlvidado(await payouts.ejecutar(id, decidir, { version }), puertos);
      return { id };
    };

    if ('payoutId' in pedido) {
      const { payoutId, medioPago, version } = pedido;
      return seguir(payoutId, { medioPago }, version, exigirProcesable);
    }
    const existentes = await indice.para(pedido);
    const existente = pedido.idCampania === null ? enMoneda(existentes, pedido.moneda) : existentes[0];
    if (existente !== undefined) return seguir(existente.id, pedido);

    const id = nuevoId();
    if (pedido.monto === undefined) {
      const { datos, total, transactionIds } = await reunir(id, pedido, puertos);
      await payouts.ejecutar(id, (payout) => pagar(datos, total, payout));
      comisiones.colectar(id, transactionIds);
      return { id };
    }
    const { clienteId, cicloId, idCampania, monto } = pedido;
    const cliente = await clientes.buscar(clienteId);
    // The saga of a campaign needs an answer, not a refusal: where its cliente was deleted, the payment fails.
    if (idCampania === null) exigirActivo(cliente);
    else exigirConocido(cliente);
    const medioPago = pedido.medioPago ?? null;
    const { moneda } = monto;
    const datos = { payoutId: id, clienteId, cicloId, idCampania, moneda, medioPago, monto, cantidadTransacciones: 0 };
    await exigirSinCifrasDeOlvidado(await payouts.ejecutar(id, (payout) => pagar(datos, monto, payout)), puertos);
    return { id };
  },
});
