import { idDe } from '@alpes/seedwork/aplicacion/campos';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { conexion } from '@alpes/seedwork/graphql/conexion';
import { cambiosDe, tipoDeEvento } from '@alpes/seedwork/graphql/eventos';
import { mutacion } from '@alpes/seedwork/graphql/mutacion';
import { actualizarCampania } from '../aplicacion/comandos/actualizarCampania.ts';
import { cancelarCampania } from '../aplicacion/comandos/cancelarCampania.ts';
import { crearCampania } from '../aplicacion/comandos/crearCampania.ts';
import { finalizarCampania } from '../aplicacion/comandos/finalizarCampania.ts';
import type { CampaniaLeida, Consultas } from '../aplicacion/consultas.ts';
import { type DatosPublicados, leerEvento } from '../aplicacion/eventosPublicados.ts';
import type { EventoCampania } from '../dominio/campania.ts';
import type { ContextoDelModulo } from './contexto.ts';
import { descripcionDe, detalleDe, mensajeDe } from './frases.ts';
import type { Resolvers } from './generado/tipos.ts';

const campania = (consultas: Consultas, id: string) => consultas.campania(id);

/** The newest first. */
const CAMPANIAS = { campo: 'CREADA', direccion: 'DESC' } as const;

/** An event or a saga and its campaign were written together. */
const existente = <C>(campania: C | undefined): C => {
  if (campania === undefined) throw new Error('An event or a saga of a campaign that has no row');
  return campania;
};

/** What every event of a campaign has. */
const deEvento = {
  campania: async ({ agregadoId }: EventoGuardado, _: object, { consultas }: ContextoDelModulo) =>
    existente(await consultas.campania(agregadoId)),
};

/** A field of an event's data. */
const dato =
  <Tipo extends EventoCampania['tipo'], Campo extends keyof DatosPublicados<Tipo>>(_tipo: Tipo, campo: Campo) =>
  (evento: EventoGuardado): DatosPublicados<Tipo>[Campo] =>
    // The resolver's type is the event's.
    (leerEvento(evento).datos as DatosPublicados<Tipo>)[campo];

/** GraphQL to application and back. */
export const resolvers: Resolvers = {
  Query: {
    campania: async (_, { id }, { consultas }) => (await consultas.campania(id)) ?? null,
    campanias: async (_, argumentos, { consultas, cursores }) => ({
      ...(await conexion(cursores, { nombre: 'campanias', orden: CAMPANIAS }, argumentos, consultas.campanias)),
      total: () => consultas.contarCampanias(),
    }),
    saga: async (_, { idCampania }, { consultas }) => (await consultas.saga(idCampania)) ?? null,
  },

  Mutation: {
    crearCampania: mutacion(crearCampania, 'campania', campania),
    actualizarCampania: mutacion(actualizarCampania, 'campania', campania),
    cancelarCampania: mutacion(cancelarCampania, 'campania', campania),
    finalizarCampania: mutacion(finalizarCampania, 'campania', campania),
  },

  Subscription: {
    eventosCampanias: {
      subscribe: (_, { campaniaId, clienteId }, { seguir }) => {
        const deUna = campaniaId == null ? undefined : idDe(campaniaId, 'campaniaId');
        const deUno = clienteId == null ? undefined : idDe(clienteId, 'clienteId');
        return seguir(
          (evento) =>
            (deUna === undefined || evento.agregadoId === deUna) &&
            (deUno === undefined || leerEvento(evento).datos.idCliente === deUno),
        );
      },
      resolve: (evento: EventoGuardado) => evento,
    },
    cambiosCampania: {
      subscribe: (_, { id }, { seguir, consultas }) => {
        const campaniaId = idDe(id, 'id');
        return cambiosDe(
          seguir(({ agregadoId }) => agregadoId === campaniaId),
          () => consultas.campania(campaniaId),
        );
      },
      resolve: (campania: CampaniaLeida) => campania,
    },
  },

  Campania: {
    __resolveReference: async ({ id }, { consultas }) => (await consultas.campania(id)) ?? null,
    mensaje: mensajeDe,
    cliente: ({ idCliente }) => ({ id: idCliente }),
    historia: async ({ id }, _, { consultas }) => (await consultas.historia(id)) ?? [],
    saga: async ({ id }, _, { consultas }) => (await consultas.saga(id)) ?? null,
  },

  Cliente: {
    __resolveReference: ({ id }) => ({ id }),
    campanias: async ({ id }, argumentos, { consultas, cursores }) => ({
      ...(await conexion(cursores, { nombre: 'Cliente.campanias', orden: CAMPANIAS }, argumentos, (peticion) =>
        consultas.campaniasDeCliente(id, peticion),
      )),
      total: () => consultas.contarCampaniasDeCliente(id),
    }),
  },

  EntradaHistoria: { descripcion: ({ evento }) => descripcionDe(evento) },

  SagaCampania: {
    campania: async ({ idCampania }, _, { consultas }) => existente(await consultas.campania(idCampania)),
  },
  PasoDeSaga: {
    paso: ({ tipo }) => tipo,
    cuando: ({ cuando }) => new Date(cuando),
    detalle: detalleDe,
  },

  EventoCampanias: { __resolveType: tipoDeEvento },
  CampaniaCreada: {
    ...deEvento,
    idCliente: dato('CampaniaCreada.v1', 'idCliente'),
    nombre: dato('CampaniaCreada.v1', 'nombre'),
    itinerario: dato('CampaniaCreada.v1', 'itinerario'),
    presupuesto: dato('CampaniaCreada.v1', 'presupuesto'),
    fechaInicio: dato('CampaniaCreada.v1', 'fechaInicio'),
    fechaFin: dato('CampaniaCreada.v1', 'fechaFin'),
  },
  CampaniaActualizada: { ...deEvento, cambios: dato('CampaniaActualizada.v1', 'cambios') },
  CampaniaAprobada: {
    ...deEvento,
    payoutId: dato('CampaniaAprobada.v1', 'payoutId'),
    confirmacionId: dato('CampaniaAprobada.v1', 'confirmacionId'),
  },
  CampaniaCancelada: {
    ...deEvento,
    motivo: dato('CampaniaCancelada.v1', 'motivo'),
    origen: dato('CampaniaCancelada.v1', 'origen'),
  },
  CampaniaFinalizada: deEvento,
};
