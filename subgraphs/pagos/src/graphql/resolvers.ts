import { idDe } from '@alpes/seedwork/aplicacion/campos';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { analizarFiltro, cuantosPedidos } from '@alpes/seedwork/aplicacion/filtros';
import { contar } from '@alpes/seedwork/aplicacion/lista';
import { cambiosDe, desdeCursor, lugarEnElFeed, tipoDeEvento } from '@alpes/seedwork/graphql/eventos';
import { mutacion } from '@alpes/seedwork/graphql/mutacion';
import { anularTransaccion } from '../aplicacion/comandos/anularTransaccion.ts';
import { calcularComisiones } from '../aplicacion/comandos/calcularComisiones.ts';
import { crearPayout } from '../aplicacion/comandos/crearPayout.ts';
import { procesarPago } from '../aplicacion/comandos/procesarPago.ts';
import { registrarTransaccion } from '../aplicacion/comandos/registrarTransaccion.ts';
import { reintentarPago } from '../aplicacion/comandos/reintentarPago.ts';
import { revertirPago } from '../aplicacion/comandos/revertirPago.ts';
import type { Consultas, PayoutLeido } from '../aplicacion/consultas.ts';
import type { DatosPublicados, EventoPublicado } from '../aplicacion/eventosPublicados.ts';
import { filtroDeSuscripcion } from '../aplicacion/filtroDeEventos.ts';
import { filtroDePayouts } from '../aplicacion/filtros.ts';
import { contarPendientes, montosProcesados } from '../aplicacion/panel.ts';
import type { ContextoDelModulo } from './contexto.ts';
import { detalleDe } from './detalle.ts';
import type { Resolvers } from './generado/tipos.ts';
import { payoutsDe, transactionsDe } from './listas.ts';
import { registrarLote } from './lote.ts';

const payout = (consultas: Consultas, id: string) => consultas.payout(id);
const transaction = (consultas: Consultas, id: string) => consultas.transaction(id);

/** The data of an event that is of this kind: the log holds what this context published. */
const de = <Tipo extends EventoPublicado['tipo']>(_: Tipo, { datos }: EventoGuardado) => datos as DatosPublicados<Tipo>;

/** What every event of a payout has. */
const dePayout = {
  ...lugarEnElFeed('pagos'),
  payout: async ({ agregadoId }: EventoGuardado, _: object, { consultas }: ContextoDelModulo) =>
    existente(await consultas.payout(agregadoId)),
};

/** What every event of a transaction has. */
const deTransaction = {
  ...lugarEnElFeed('pagos'),
  transaction: async ({ agregadoId }: EventoGuardado, _: object, { consultas }: ContextoDelModulo) =>
    existente(await consultas.transaction(agregadoId)),
};

/** What an event or a command's answer names was written with it. */
const existente = <A>(agregado: A | undefined): A => {
  if (agregado === undefined) throw new Error('An aggregate that has no row');
  return agregado;
};

const MAS_NUEVOS = { campo: 'CREADO', direccion: 'DESC' } as const;

/** GraphQL to application and back. */
export const resolvers: Resolvers = {
  Query: {
    payout: async (_, { id }, { consultas }) => (await consultas.payout(id)) ?? null,
    payouts: (_, argumentos, { consultas, cursores }) => payoutsDe('payouts', consultas.payouts, argumentos, cursores),
    transaction: async (_, { id }, { consultas }) => (await consultas.transaction(id)) ?? null,
    transactions: (_, argumentos, { consultas, cursores }) =>
      transactionsDe('transactions', consultas.transactions, argumentos, cursores),
  },

  Mutation: {
    registrarTransaccion: mutacion(registrarTransaccion, 'transaction', transaction),
    registrarTransacciones: registrarLote,
    anularTransaccion: mutacion(anularTransaccion, 'transaction', transaction),
    crearPayout: mutacion(crearPayout, 'payout', payout),
    calcularComisiones: mutacion(calcularComisiones, 'payout', payout),
    procesarPago: mutacion(procesarPago, 'payout', payout),
    reintentarPago: mutacion(reintentarPago, 'payout', payout),
    revertirPago: mutacion(revertirPago, 'payout', payout),
  },

  RegistrarTransaccionesPayload: {
    registradas: ({ ids }) => ids.length,
    transactions: ({ ids }, _, { consultas }) =>
      Promise.all(ids.map(async (id) => existente(await consultas.transaction(id)))),
  },

  Subscription: {
    eventosPagos: {
      subscribe: (_, { despuesDe, filtro }, { seguir, cursores }) =>
        seguir({ desde: desdeCursor(cursores, 'pagos', despuesDe), filtro: filtroDeSuscripcion(filtro) }),
      resolve: (evento: EventoGuardado) => evento,
    },
    cambiosPayout: {
      subscribe: async (_, { id }, { seguirCambios, consultas }) => {
        const payoutId = idDe(id, 'id');
        return cambiosDe(await seguirCambios(payoutId), () => consultas.payout(payoutId));
      },
      resolve: (payout: PayoutLeido) => payout,
    },
  },

  Payout: {
    __resolveReference: async ({ id }, { consultas }) => (await consultas.payout(id)) ?? null,
    cliente: ({ clienteId }) => ({ id: clienteId }),
    campania: ({ idCampania }) => (idCampania === null ? null : { id: idCampania }),
    transactions: ({ id }, argumentos, { consultas, cursores }) =>
      transactionsDe(`Payout(${id}).transactions`, consultas.transactionsDePayout(id), argumentos, cursores),
    auditoria: ({ id }, _, { consultas }) => consultas.auditoria(id),
  },

  EntradaAuditoria: {
    tipo: ({ evento }) => evento.tipo,
    detalle: ({ evento }) => detalleDe(evento),
  },

  Transaction: {
    __resolveReference: async ({ id }, { consultas }) => (await consultas.transaction(id)) ?? null,
    cliente: ({ clienteId }) => ({ id: clienteId }),
    payout: async ({ payoutId }, _, { consultas }) =>
      payoutId === null ? null : ((await consultas.payout(payoutId)) ?? null),
  },

  Cliente: {
    __resolveReference: ({ id }) => ({ id }),
    payouts: ({ id }, argumentos, { consultas, cursores }) =>
      payoutsDe(`Cliente(${id}).payouts`, consultas.payoutsDeCliente(id), argumentos, cursores),
    transactions: ({ id }, argumentos, { consultas, cursores }) =>
      transactionsDe(`Cliente(${id}).transactions`, consultas.transactionsDeCliente(id), argumentos, cursores),
    estadisticas: ({ id }, _, { consultas }) => consultas.estadisticas(id),
  },

  Campania: {
    __resolveReference: ({ id }) => ({ id }),
    payout: async ({ id }, _, { consultas }) => (await consultas.payoutDeCampania(id)) ?? null,
  },

  ResultadosBusqueda: {
    payouts: async (peticion, _, { consultas }) =>
      peticion.tipos.includes('PAYOUT') ? consultas.buscarPayouts(peticion) : [],
  },

  ResultadoPayout: {
    tipo: () => 'PAYOUT',
    payout: ({ fila }) => fila,
  },

  Panel: {
    pagos: async (periodo, _, { consultas }) => {
      const filtro = analizarFiltro(filtroDePayouts, { creado: periodo });
      return { filtro, resumen: await consultas.payouts.resumen(filtro) };
    },
  },

  PanelPagos: {
    total: ({ resumen }) => contar(resumen),
    porEstado: ({ resumen }) => resumen,
    montoProcesado: ({ resumen }) => montosProcesados(resumen),
    pendientes: ({ resumen }) => contarPendientes(resumen),
    recientes: async ({ filtro }, argumentos, { consultas }) => {
      const peticion = { cuantos: cuantosPedidos(argumentos), sentido: 'ADELANTE', orden: MAS_NUEVOS } as const;
      const { elementos } = await consultas.payouts.pagina(filtro, peticion);
      return elementos.map(({ fila }) => fila);
    },
  },

  EventoPagos: { __resolveType: tipoDeEvento },
  PayoutCreado: {
    ...dePayout,
    cicloId: (evento) => de('PayoutCreado.v1', evento).cicloId,
    moneda: (evento) => de('PayoutCreado.v1', evento).moneda,
    monto: (evento) => de('PayoutCreado.v1', evento).monto,
    cantidadTransacciones: (evento) => de('PayoutCreado.v1', evento).cantidadTransacciones,
  },
  ComisionesCalculadas: {
    ...dePayout,
    monto: (evento) => de('ComisionesCalculadas.v1', evento).monto,
  },
  PayoutProcesado: {
    ...dePayout,
    monto: (evento) => de('PayoutProcesado.v1', evento).monto,
    intento: (evento) => de('PayoutProcesado.v1', evento).intento,
    referencia: (evento) => de('PayoutProcesado.v1', evento).referencia,
  },
  PayoutExitoso: {
    ...dePayout,
    monto: (evento) => de('PayoutExitoso.v1', evento).monto,
    confirmacionId: (evento) => de('PayoutExitoso.v1', evento).confirmacionId,
  },
  PayoutFallido: {
    ...dePayout,
    monto: (evento) => de('PayoutFallido.v1', evento).monto,
    motivo: (evento) => de('PayoutFallido.v1', evento).motivo,
  },
  PagoConfirmado: {
    ...dePayout,
    monto: (evento) => de('PagoConfirmado.v1', evento).monto,
    confirmacionId: (evento) => de('PagoConfirmado.v1', evento).confirmacionId,
  },
  PagoRevertido: {
    ...dePayout,
    monto: (evento) => de('PagoRevertido.v1', evento).monto,
    motivo: (evento) => de('PagoRevertido.v1', evento).motivo,
  },
  ReversionSolicitada: {
    ...dePayout,
    motivo: (evento) => de('ReversionSolicitada.v1', evento).motivo,
  },
  TransaccionRegistrada: {
    ...deTransaction,
    tipoEvento: (evento) => de('TransaccionRegistrada.v1', evento).tipoEvento,
    comision: (evento) => de('TransaccionRegistrada.v1', evento).comision,
  },
  TransaccionAnulada: {
    ...deTransaction,
    motivo: (evento) => de('TransaccionAnulada.v1', evento).motivo,
  },
};
