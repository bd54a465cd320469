import { listaSi, PERSONAL, type Permisos, paraTodos, rechazar, SOLO_ADMIN } from '@alpes/seedwork/aplicacion/permisos';
import { campaniaNoEncontrada, clienteNoEncontrado } from '../dominio/decisiones.ts';
import type { Consultas } from './consultas.ts';

/** Who may do and see what of the campaigns; the table is in docs/permisos.md. */
export const permisos: Permisos<Consultas> = {
  comandos: {
    CrearCampania: paraTodos(({ entrada, clienteId }) => {
      if (entrada['idCliente'] !== clienteId) throw clienteNoEncontrado();
    }),
    ActualizarCampania: PERSONAL,
    CancelarCampania: paraTodos(async ({ entrada, consultas }) => {
      if ((await consultas.campania(String(entrada['id']))) === undefined) throw campaniaNoEncontrada();
    }),
    FinalizarCampania: PERSONAL,
    // This context sends it to itself.
    VencerSaga: SOLO_ADMIN,
  },

  restringir(consultas, identidad) {
    if (identidad.rol !== 'SOCIO') return consultas;
    const { clienteId } = identidad;

    const campania: Consultas['campania'] = async (id) => {
      const leida = await consultas.campania(id);
      return leida?.idCliente === clienteId ? leida : undefined;
    };
    const seVe = async (id: string) => (await campania(id)) !== undefined;

    // Every query is named here: a new one is not seen by accident.
    return {
      campania,
      campanias: consultas.campaniasDeCliente(clienteId),
      campaniasDeCliente: (id) => listaSi(() => id === clienteId, consultas.campaniasDeCliente(id)),
      buscarCampanias: (peticion) => consultas.buscarCampanias(peticion, clienteId),
      saga: async (id) => ((await seVe(id)) ? consultas.saga(id) : undefined),
      sagas: rechazar,
      contarSagas: rechazar,
      historia: async (id) => ((await seVe(id)) ? consultas.historia(id) : undefined),
    };
  },

  suyos: (clienteId) => ({ datos: [{ campo: 'idCliente', valores: [clienteId] }] }),
};
