import { idDe } from '@alpes/seedwork/aplicacion/campos';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { cuantosPedidos } from '@alpes/seedwork/aplicacion/filtros';
import { contar } from '@alpes/seedwork/aplicacion/lista';
import { cambiosDe, desdeCursor, lugarEnElFeed, tipoDeEvento } from '@alpes/seedwork/graphql/eventos';
import { mutacion } from '@alpes/seedwork/graphql/mutacion';
import { actualizarCampania } from '../aplicacion/comandos/actualizarCampania.ts';
import { cancelarCampania } from '../aplicacion/comandos/cancelarCampania.ts';
import { crearCampania } from '../aplicacion/comandos/crearCampania.ts';
import { finalizarCampania } from '../aplicacion/comandos/finalizarCampania.ts';
import type { CampaniaLeida, Consultas } from '../aplicacion/consultas.ts';
import { type DatosPublicados, leerEvento } from '../aplicacion/eventosPublicados.ts';
import { filtroDeSuscripcion } from '../aplicacion/filtroDeEventos.ts';
import type { EventoCampania } from '../dominio/campania.ts';
import type { ContextoDelModulo } from './contexto.ts';
import { descripcionDe, detalleDe, mensajeDe } from './frases.ts';
import type { Resolvers } from './generado/tipos.ts';
import { campaniasDe, sagasDe } from './listas.ts';

const campania = (consultas: Consultas, id: string) => consultas.campania(id);

const MAS_NUEVAS = { campo: 'CREADA', direccion: 'DESC' } as const;

/** An event or a saga and its campaign were written together. */
const existente = <C>(campania: C | undefined): C => {
  if (campania === undefined) throw new Error('An event or a saga of a campaign that has no row');
  return campania;
};

/** What every event of a campaign has. */
const deEvento = {
  ...lugarEnElFeed('campanias'),
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
    campanias: (_, argumentos, { consultas, cursores }) =>
      campaniasDe('campanias', consultas.campanias, argumentos, cursores),
    saga: async (_, { idCampania }, { consultas }) => (await consultas.saga(idCampania)) ?? null,
    sagas: (_, argumentos, { consultas, cursores }) => sagasDe(consultas, argumentos, cursores),
  },

  Mutation: {
    crearCampania: mutacion(crearCampania, 'campania', campania),
    actualizarCampania: mutacion(actualizarCampania, 'campania', campania),
    cancelarCampania: mutacion(cancelarCampania, 'campania', campania),
    finalizarCampania: mutacion(finalizarCampania, 'campania', campania),
  },

  Subscription: {
    eventosCampanias: {
      subscribe: (_, { despuesDe, filtro }, { seguir, cursores }) =>
        seguir({ desde: desdeCursor(cursores, 'campanias', despuesDe), filtro: filtroDeSuscripcion(filtro) }),
      resolve: (evento: EventoGuardado) => evento,
    },
    cambiosCampania: {
      subscribe: async (_, { id }, { seguirCambios, consultas }) => {
        const campaniaId = idDe(id, 'id');
        return cambiosDe(
          await seguirCambios(campaniaId),
          () => consultas.campania(campaniaId),
          () => consultas.saga(campaniaId),
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
    campanias: ({ id }, argumentos, { consultas, cursores }) =>
      campaniasDe(`Cliente(${id}).campanias`, consultas.campaniasDeCliente(id), argumentos, cursores),
  },

  ResumenDeCampanias: { presupuesto: ({ monto }) => monto },

  ResultadosBusqueda: {
    campanias: (peticion, _, { consultas }) =>
      peticion.tipos.includes('CAMPANIA') ? consultas.buscarCampanias(peticion) : [],
  },
  ResultadoCampania: { tipo: () => 'CAMPANIA', campania: ({ fila }) => fila },

  Panel: {
    campanias: async (periodo, _, { consultas }) => ({
      periodo,
      resumen: await consultas.campanias.resumen({ creada: periodo }),
    }),
  },
  PanelCampanias: {
    total: ({ resumen }) => contar(resumen),
    porEstado: ({ resumen }) => resumen,
    activas: ({ resumen }) => contar(resumen.filter(({ estado }) => estado === 'APROBADA')),
    completadas: ({ resumen }) => contar(resumen.filter(({ estado }) => estado === 'FINALIZADA')),
    recientes: async ({ periodo }, argumentos, { consultas }) => {
      const peticion = { cuantos: cuantosPedidos(argumentos), sentido: 'ADELANTE', orden: MAS_NUEVAS } as const;
      const { elementos } = await consultas.campanias.pagina({ creada: periodo }, peticion);
      return elementos.map(({ fila }) => fila);
    },
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
