import { listaSi, listaVista, PERSONAL, type Permisos, SOLO_ADMIN } from '@alpes/seedwork/aplicacion/permisos';
import { type Consultas, NADA_PAGADO, type PayoutLeido } from './consultas.ts';
import { enmascarar, enmascararHallazgo } from './datosPersonales.ts';

/** Who may do and see what of the payments; the table is in docs/permisos.md. */
export const permisos: Permisos<Consultas> = {
  comandos: {
    RegistrarTransaccion: PERSONAL,
    RegistrarTransacciones: PERSONAL,
    AnularTransaccion: PERSONAL,
    CrearPayout: PERSONAL,
    CalcularComisiones: PERSONAL,
    ProcesarPago: PERSONAL,
    ReintentarPago: PERSONAL,
    RevertirPago: SOLO_ADMIN,
    // This context sends it to itself.
    ConsultarPago: SOLO_ADMIN,
  },

  restringir(consultas, identidad) {
    // Every query is named here: a new one is not seen by accident.
    if (identidad.rol !== 'SOCIO') {
      const visto = (payout: PayoutLeido | undefined) => payout && enmascarar(payout);
      return {
        payout: async (id) => visto(await consultas.payout(id)),
        payoutDeCampania: async (id) => visto(await consultas.payoutDeCampania(id)),
        payouts: listaVista(consultas.payouts, enmascarar),
        payoutsDeCliente: (id) => listaVista(consultas.payoutsDeCliente(id), enmascarar),
        transaction: consultas.transaction,
        transactions: consultas.transactions,
        transactionsDeCliente: consultas.transactionsDeCliente,
        transactionsDePayout: consultas.transactionsDePayout,
        buscarPayouts: async (peticion) =>
          (await consultas.buscarPayouts(peticion, { sinMedioPago: true })).map(enmascararHallazgo),
        estadisticas: consultas.estadisticas,
        auditoria: consultas.auditoria,
      };
    }
    const { clienteId } = identidad;

    const suyo = <Fila extends { readonly clienteId: string }>(fila: Fila | undefined): Fila | undefined =>
      fila?.clienteId === clienteId ? fila : undefined;
    const payout: Consultas['payout'] = async (id) => suyo(await consultas.payout(id));
    const seVe = async (payoutId: string) => (await payout(payoutId)) !== undefined;

    return {
      payout,
      payoutDeCampania: async (id) => suyo(await consultas.payoutDeCampania(id)),
      payouts: consultas.payoutsDeCliente(clienteId),
      payoutsDeCliente: (id) => listaSi(() => id === clienteId, consultas.payoutsDeCliente(id)),
      transaction: async (id) => suyo(await consultas.transaction(id)),
      transactions: consultas.transactionsDeCliente(clienteId),
      transactionsDeCliente: (id) => listaSi(() => id === clienteId, consultas.transactionsDeCliente(id)),
      transactionsDePayout: (id) => listaSi(() => seVe(id), consultas.transactionsDePayout(id)),
      buscarPayouts: (peticion) => consultas.buscarPayouts(peticion, { clienteId }),
      estadisticas: async (id) => (id === clienteId ? consultas.estadisticas(id) : NADA_PAGADO),
      auditoria: async (id) => ((await seVe(id)) ? consultas.auditoria(id) : []),
    };
  },

  suyos: (clienteId) => ({ datos: [{ campo: 'clienteId', valores: [clienteId] }] }),
};
