import { idDe } from '@alpes/seedwork/aplicacion/campos';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { analizarFiltro, cuantosPedidos } from '@alpes/seedwork/aplicacion/filtros';
import { contar } from '@alpes/seedwork/aplicacion/lista';
import { conexionConResumen } from '@alpes/seedwork/graphql/conexion';
import { cambiosDe, desdeCursor, lugarEnElFeed, tipoDeEvento } from '@alpes/seedwork/graphql/eventos';
import { mutacion } from '@alpes/seedwork/graphql/mutacion';
import { actualizarCliente } from '../aplicacion/comandos/actualizarCliente.ts';
import { eliminarCliente } from '../aplicacion/comandos/eliminarCliente.ts';
import { olvidarCliente } from '../aplicacion/comandos/olvidarCliente.ts';
import { reactivarCliente } from '../aplicacion/comandos/reactivarCliente.ts';
import { registrarClienteEmpresa } from '../aplicacion/comandos/registrarClienteEmpresa.ts';
import { registrarClienteNatural } from '../aplicacion/comandos/registrarClienteNatural.ts';
import { suspenderCliente } from '../aplicacion/comandos/suspenderCliente.ts';
import type { ClienteLeido, Consultas, ResumenLeido } from '../aplicacion/consultas.ts';
import type { DatosPublicados } from '../aplicacion/eventosPublicados.ts';
import { filtroDeSuscripcion } from '../aplicacion/filtroDeEventos.ts';
import { filtroDeClientes, NO_BORRADOS } from '../aplicacion/filtros.ts';
import { ESTADOS_DE_CLIENTE, type EstadoDeCliente } from '../dominio/cliente.ts';
import { esEmpresarial } from '../dominio/valores.ts';
import type { ContextoDelModulo } from './contexto.ts';
import type { Resolvers } from './generado/tipos.ts';

const cliente = (consultas: Consultas, id: string) => consultas.cliente(id);

/** What every event of a cliente has. */
const deEvento = {
  ...lugarEnElFeed('cliente'),
  cliente: async ({ agregadoId }: EventoGuardado, _: object, { consultas }: ContextoDelModulo) =>
    existente(await consultas.cliente(agregadoId)),
};

/** An event's cliente was written with it. */
const existente = <C>(cliente: C | undefined): C => {
  if (cliente === undefined) throw new Error('An event of a cliente that has no row');
  return cliente;
};

const MAS_NUEVOS = { campo: 'FECHA_REGISTRO', direccion: 'DESC' } as const;

const en = (resumen: readonly ResumenLeido[], ...estados: readonly EstadoDeCliente[]) =>
  resumen.filter(({ estado }) => estados.includes(estado));

/** GraphQL to application and back. */
export const resolvers: Resolvers = {
  Query: {
    cliente: async (_, { id }, { consultas }) => (await consultas.cliente(id)) ?? null,
    clientes: (_, { filtro: pedido, orden, ...argumentos }, { consultas, cursores }) => {
      const filtro = analizarFiltro(filtroDeClientes, pedido);
      const lista = { nombre: 'clientes', filtro, orden: { ...MAS_NUEVOS, ...orden } };
      return conexionConResumen(cursores, lista, argumentos, consultas.clientes);
    },
  },

  Mutation: {
    registrarClienteNatural: mutacion(registrarClienteNatural, 'cliente', cliente),
    registrarClienteEmpresa: mutacion(registrarClienteEmpresa, 'cliente', cliente),
    actualizarCliente: mutacion(actualizarCliente, 'cliente', cliente),
    suspenderCliente: mutacion(suspenderCliente, 'cliente', cliente),
    reactivarCliente: mutacion(reactivarCliente, 'cliente', cliente),
    eliminarCliente: mutacion(eliminarCliente, 'cliente', cliente),
    olvidarCliente: mutacion(olvidarCliente, 'cliente', cliente),
  },

  Subscription: {
    eventosCliente: {
      subscribe: (_, { despuesDe, filtro }, { seguir, cursores }) =>
        seguir({ desde: desdeCursor(cursores, 'cliente', despuesDe), filtro: filtroDeSuscripcion(filtro) }),
      resolve: (evento: EventoGuardado) => evento,
    },
    cambiosCliente: {
      subscribe: async (_, { id }, { seguirCambios, consultas }) => {
        const clienteId = idDe(id, 'id');
        return cambiosDe(
          await seguirCambios(clienteId),
          () => consultas.cliente(clienteId),
          () => consultas.totales(clienteId),
        );
      },
      resolve: (cliente: ClienteLeido) => cliente,
    },
  },

  Cliente: {
    __resolveReference: async ({ id }, { consultas }) => (await consultas.cliente(id)) ?? null,
    esEmailEmpresarial: ({ email, olvidado }) => olvidado === null && esEmpresarial(email),
    totalPagos: async ({ id }, _, { consultas }) => (await consultas.totales(id))?.totalPagos ?? 0,
    montoTotalPagos: async ({ id }, _, { consultas }) => (await consultas.totales(id))?.montoTotalPagos ?? [],
    ultimoPago: async ({ id }, _, { consultas }) => (await consultas.totales(id))?.ultimoPago ?? null,
  },

  ResultadosBusqueda: {
    clientes: (peticion, _, { consultas }) =>
      peticion.tipos.includes('CLIENTE') ? consultas.buscarClientes(peticion) : [],
  },
  ResultadoCliente: { tipo: () => 'CLIENTE', cliente: ({ fila }) => fila },

  Panel: {
    clientes: async (periodo, _, { consultas }) => ({
      periodo,
      resumen: await consultas.clientes.resumen({ fechaRegistro: periodo, estados: ESTADOS_DE_CLIENTE }),
    }),
  },
  PanelClientes: {
    total: ({ resumen }) => contar(en(resumen, ...NO_BORRADOS)),
    registrados: ({ resumen }) => contar(resumen),
    activos: ({ resumen }) => contar(en(resumen, 'ACTIVO')),
    suspendidos: ({ resumen }) => contar(en(resumen, 'SUSPENDIDO')),
    inactivos: ({ resumen }) => contar(en(resumen, 'INACTIVO')),
    porEstado: ({ resumen }) => resumen,
    recientes: async ({ periodo }, argumentos, { consultas }) => {
      const peticion = { cuantos: cuantosPedidos(argumentos), sentido: 'ADELANTE', orden: MAS_NUEVOS } as const;
      const { elementos } = await consultas.clientes.pagina({ fechaRegistro: periodo }, peticion);
      return elementos.map(({ fila }) => fila);
    },
  },

  EventoCliente: { __resolveType: tipoDeEvento },
  ClienteRegistrado: deEvento,
  ClienteActualizado: {
    ...deEvento,
    campos: ({ datos }) => (datos as DatosPublicados<'ClienteActualizado.v1'>).campos,
  },
  ClienteSuspendido: {
    ...deEvento,
    motivo: ({ datos }) => (datos as DatosPublicados<'ClienteSuspendido.v1'>).motivo,
  },
  ClienteReactivado: deEvento,
  ClienteEliminado: deEvento,
  ClienteOlvidado: deEvento,
};
