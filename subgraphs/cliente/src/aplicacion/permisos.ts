import { listaVista, PERSONAL, type Permisos, SOLO_ADMIN } from '@alpes/seedwork/aplicacion/permisos';
import type { Consultas } from './consultas.ts';
import { enmascarar, enmascararHallazgo } from './datosPersonales.ts';

/** Who may do and see what of the clientes; the table is in docs/permisos.md. */
export const permisos: Permisos<Consultas> = {
  comandos: {
    RegistrarClienteNatural: PERSONAL,
    RegistrarClienteEmpresa: PERSONAL,
    ActualizarCliente: PERSONAL,
    SuspenderCliente: PERSONAL,
    ReactivarCliente: PERSONAL,
    EliminarCliente: SOLO_ADMIN,
    OlvidarCliente: SOLO_ADMIN,
  },

  restringir(consultas, identidad) {
    // Every query is named here: a new one is not seen by accident.
    if (identidad.rol !== 'SOCIO') {
      const clientes = listaVista(consultas.clientes, enmascarar);
      return {
        cliente: async (id) => {
          const leido = await consultas.cliente(id);
          return leido && enmascarar(leido);
        },
        totales: consultas.totales,
        clientes: {
          pagina: (filtro, peticion) => clientes.pagina({ ...filtro, soloEnteros: true }, peticion),
          resumen: (filtro) => clientes.resumen({ ...filtro, soloEnteros: true }),
          contarHasta: (filtro, hasta) => clientes.contarHasta({ ...filtro, soloEnteros: true }, hasta),
        },
        buscarClientes: async (peticion) =>
          (await consultas.buscarClientes(peticion, { soloEnteros: true })).map(enmascararHallazgo),
      };
    }
    const { clienteId } = identidad;

    return {
      cliente: async (id) => {
        const leido = await consultas.cliente(id);
        return leido?.id === clienteId ? leido : undefined;
      },
      totales: async (id) => (id === clienteId ? consultas.totales(id) : undefined),
      clientes: {
        pagina: (filtro, peticion) => consultas.clientes.pagina({ ...filtro, id: clienteId }, peticion),
        resumen: (filtro) => consultas.clientes.resumen({ ...filtro, id: clienteId }),
        contarHasta: (filtro, hasta) => consultas.clientes.contarHasta({ ...filtro, id: clienteId }, hasta),
      },
      buscarClientes: (peticion) => consultas.buscarClientes(peticion, { id: clienteId }),
    };
  },

  suyos: (clienteId) => ({ agregados: [clienteId] }),
};
