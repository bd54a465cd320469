/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * What to change of a campaign that waits for its payment. Fields that are left out stay as they are. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000c1", version: 1, fechaFin: "2028-03-01"}`.
 */
export type ActualizarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-fechas`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** New last day, such as `2026-12-24`. */
  readonly fechaFin?: string | null | undefined;
  /** New first day, such as `2026-12-01`. */
  readonly fechaInicio?: string | null | undefined;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: string;
  /** New stops, all of them, such as `["Barranquilla", "Santa Marta"]`. */
  readonly itinerario?: ReadonlyArray<string> | null | undefined;
  /** New name, such as `Carnaval`. It stays in the log for good: no personal data. */
  readonly nombre?: string | null | undefined;
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: number | null | undefined;
};

/**
 * What to change of a cliente. Fields that are left out stay as they are. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 3, telefono: null, ciudad: "Cali"}`.
 */
export type ActualizarClienteEntrada = {
  /** New city, such as `Bogotá`; null takes it away. */
  readonly ciudad?: string | null | undefined;
  /** A key of your own, such as `cambio-2026-0031`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** New e-mail address, such as `ana.gomez@example.com`. */
  readonly email?: string | null | undefined;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: string;
  /** New name, such as `Ana Gómez`. */
  readonly nombre?: string | null | undefined;
  /** New country, such as `Colombia`. */
  readonly pais?: string | null | undefined;
  /** New telephone number, such as `+57 300 555 0101`; null takes it away. */
  readonly telefono?: string | null | undefined;
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: number | null | undefined;
};

/** Which transaction to annul, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1", motivo: "Venta devuelta"}`. */
export type AnularTransaccionEntrada = {
  /** A key of your own, such as `anular-20931`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the transaction, such as `0198c5b0-7c4e-7d3a-9a51-0000000000d1`. */
  readonly id: string;
  /** Why, up to 300 characters, such as `Venta devuelta`. It stays in the log for good: no personal data. */
  readonly motivo: string;
  /** The version that the caller saw, such as `3`: the change is refused when the transaction has another one. */
  readonly version?: number | null | undefined;
};

/** Which payout to calculate. Example: `{payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}`. */
export type CalcularComisionesEntrada = {
  /** A key of your own, such as `calculo-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId: string;
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: number | null | undefined;
};

/**
 * Which campaigns a list shows: those that meet all that is given. Example: `{estados: [PENDIENTE, APROBADA], texto: "bogota",
 * enCurso: {desde: "2026-12-01", hasta: "2026-12-31"}}`.
 */
export type CampaniasFiltro = {
  /** Those that were created on these days. */
  readonly creada?: PeriodoFiltro | null | undefined;
  /** Those that run on at least one of these days: they do not end before, nor begin after. */
  readonly enCurso?: PeriodoFiltro | null | undefined;
  /** Those in one of these states, such as `[PENDIENTE, APROBADA]`. */
  readonly estados?: ReadonlyArray<EstadoCampania> | null | undefined;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente?: string | null | undefined;
  /** Those whose budget is of this currency, and in this range. */
  readonly presupuesto?: MontoFiltro | null | undefined;
  /**
   * Those that have this text in their name, in one of their stops, or in the reason why they were cancelled, without regard to
   * accents and capitals; such as `bogota`. Up to 100 characters, 3 of them letters or digits.
   */
  readonly texto?: string | null | undefined;
};

/**
 * What a list of campaigns is ordered by, and which way. Where that is equal, the id decides. Example: `{campo: NOMBRE,
 * direccion: ASC}`.
 */
export type CampaniasOrden = {
  /** What it is ordered by, such as `NOMBRE`. */
  readonly campo?: CampoCampanias;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
};

/** What campaigns can be ordered by. */
export type CampoCampanias =
  /** When they were created. */
  | 'CREADA'
  /** Their first day. */
  | 'FECHA_INICIO'
  /** Their name, without regard to accents and capitals. */
  | 'NOMBRE'
  /**
   * What they cost. Only with a currency in `filtro`, such as `{presupuesto: {moneda: COP}}`: amounts of two currencies are not
   * compared.
   */
  | 'PRESUPUESTO';

/** What clientes can be ordered by. */
export type CampoClientes =
  /** When they were registered. */
  | 'FECHA_REGISTRO'
  /** Their name, without regard to accents and capitals. */
  | 'NOMBRE';

/** What payouts can be ordered by. */
export type CampoPayouts =
  /** When they were created. */
  | 'CREADO'
  /** When their payment last ended; as if before all others, by when they were created, where it has not. */
  | 'FINALIZADO'
  /**
   * Their amount, as 0 where it is not calculated yet. Only with a currency in `filtro`, such as
   * `{monto: {moneda: COP}}`: amounts of two currencies are not compared.
   */
  | 'MONTO';

/** What sagas can be ordered by. */
export type CampoSagas =
  /** When they took their last step. */
  | 'ACTUALIZADA'
  /** Until when they wait for the payment. */
  | 'VENCE';

/** What transactions can be ordered by. */
export type CampoTransactions =
  /**
   * Their commission. Only with a currency in `filtro`, such as `{comision: {moneda: COP}}`: amounts of two currencies are
   * not compared.
   */
  | 'COMISION'
  /** When they were earned. */
  | 'FECHA';

/**
 * Which campaign to cancel, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", motivo:
 * "El cliente aplaza el evento"}`.
 */
export type CancelarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-cancelar`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: string;
  /** Why, up to 300 characters, such as `El cliente aplaza el evento`. It stays in the log for good: no personal data. */
  readonly motivo: string;
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: number | null | undefined;
};

/** What kind of fault an `ErrorDeUsuario` is. */
export type ClaseDeError =
  /** It clashes with what others did: a duplicate, or a stale version. */
  | 'CONFLICTO'
  /** The state of the thing does not allow it. */
  | 'ESTADO'
  /** The input breaks a rule of form or of business. */
  | 'INVALIDO'
  /** The input names something that does not exist. */
  | 'NO_ENCONTRADO';

/**
 * Which clientes a list shows: those for which all of this holds. Example:
 * `{texto: "ruiz", estados: [ACTIVO], fechaRegistro: {desde: "2026-11-01"}}`.
 */
export type ClientesFiltro = {
  /** Their city, such as `bogota` for Bogotá: without regard to accents and capitals. */
  readonly ciudad?: string | null | undefined;
  /** Where they stand, such as `[ACTIVO, INACTIVO]`. Without it, ACTIVO and SUSPENDIDO: the deleted ones are listed only for who asks for INACTIVO. */
  readonly estados?: ReadonlyArray<EstadoCliente> | null | undefined;
  /** The days on which they were registered. */
  readonly fechaRegistro?: PeriodoFiltro | null | undefined;
  /** Their country, such as `peru` for Perú: without regard to accents and capitals. */
  readonly pais?: string | null | undefined;
  /**
   * Text that their name, email, telephone, cedula or rut contains, without regard to accents and capitals, such as
   * `perez` for Pérez and `lopez.perez@alpes.co`. Up to 100 characters, 3 of them letters or digits. For an OPERADOR, text
   * that their name contains, or the whole of an email, cedula or rut.
   */
  readonly texto?: string | null | undefined;
  /** Whether they are persons or companies, such as `EMPRESA`; both when it is left out. */
  readonly tipo?: TipoCliente | null | undefined;
};

/** How a list of clientes is ordered. Example: `{campo: NOMBRE, direccion: ASC}`. */
export type ClientesOrden = {
  /** What by, such as `NOMBRE`. */
  readonly campo?: CampoClientes;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
};

/**
 * Data of a new campaign. Example: `{idCliente: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", nombre: "Carnaval", itinerario:
 * ["Barranquilla", "Santa Marta"], presupuesto: {valor: "800.00", moneda: USD}, fechaInicio: "2028-02-26", fechaFin:
 * "2028-02-29", claveIdempotencia: "carnaval-2028"}`.
 */
export type CrearCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028`: for 7 days the same one gives the first answer again instead of creating twice. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Last day, such as `2026-12-24`; not before the first. */
  readonly fechaFin: string;
  /** First day, from 2000-01-01 on, such as `2026-12-01`. It may be in the past. */
  readonly fechaInicio: string;
  /** Id of the cliente that the campaign belongs to, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`; it must not be deleted. */
  readonly idCliente: string;
  /** The stops in their order, such as `["Barranquilla", "Santa Marta"]`: 1 to 50, each of 1 to 120 characters. */
  readonly itinerario: ReadonlyArray<string>;
  /** Name, 1 to 120 characters, such as `Carnaval`. It stays in the log for good: no personal data. */
  readonly nombre: string;
  /** What the campaign costs: more than zero. It is paid before the campaign is approved, and never changes. */
  readonly presupuesto: DineroEntrada;
};

/**
 * Whose commissions to collect into a new payout. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId:
 * "2026-11", moneda: COP, medioPago: {tipo: PSE}}`.
 */
export type CrearPayoutEntrada = {
  /** The cycle, such as `2026-11`: its open transactions are collected. */
  readonly cicloId: string;
  /** A key of your own, such as `payout-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: string;
  /** Where the money goes. */
  readonly medioPago?: MedioPagoEntrada | null | undefined;
  /** The currency, such as `COP`, when there are transactions in more than one. */
  readonly moneda?: Moneda | null | undefined;
};

/**
 * Which message to discard, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000f1", motivo:
 * "Duplicado de un envío de prueba"}`.
 */
export type DescartarMensajeEntrada = {
  /** Id of what was put aside, such as `0198c5b0-7c4e-7d3a-9a51-0000000000f1`. */
  readonly id: string;
  /**
   * Why it shall never have its effect, up to 300 characters, such as `Duplicado de un envío de prueba`. It is written to
   * the log.
   */
  readonly motivo: string;
};

/** An amount of money given by a client. Example: `{valor: "1500000.00", moneda: COP}`. */
export type DineroEntrada = {
  /** The currency of the amount, such as `COP`. */
  readonly moneda: Moneda;
  /** A decimal with at most two decimal places, as a string such as `"1500000.00"`. */
  readonly valor: string;
};

/** Which way a list is ordered. */
export type Direccion =
  /** The smallest, the earliest, or A first. */
  | 'ASC'
  /** The largest, the latest, or Z first. */
  | 'DESC';

/** Which cliente to delete. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 5}`. */
export type EliminarClienteEntrada = {
  /** A key of your own, such as `baja-2026-0009`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: string;
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: number | null | undefined;
};

/** Where a campaign stands. */
export type EstadoCampania =
  /** Paid: it may run. */
  | 'APROBADA'
  /** Cancelled by a user, or because its payment failed, was reverted, or did not come in time. */
  | 'CANCELADA'
  /** Has run to its end. */
  | 'FINALIZADA'
  /** Waits for its payment. */
  | 'PENDIENTE';

/** Where a cliente stands. */
export type EstadoCliente =
  /** In good standing. */
  | 'ACTIVO'
  /** Deleted: it stays on record, and lists leave it out unless asked. */
  | 'INACTIVO'
  /** Marked for a time; can be made active again. It still takes payouts and campaigns: what it earned is owed to it. */
  | 'SUSPENDIDO';

/** What becomes of a message that was put aside. */
export type EstadoDeApartado =
  /** It failed and will be tried again, or it waits behind such a message of its key. */
  | 'APARCADO'
  /** A dead letter: it can never be handled as things are, or its last try failed. Nothing happens to it by itself. */
  | 'MUERTO';

/** Where a payout stands. */
export type EstadoPayout =
  /** Its amount is known. */
  | 'CALCULADO'
  /** The money is on its way. */
  | 'EN_PROCESO'
  /** The money has arrived. */
  | 'EXITOSO'
  /** The payment was refused. It can be tried again. */
  | 'FALLIDO'
  /** It has collected its transactions; their sum is not calculated yet. */
  | 'PENDIENTE'
  /** The payment was made and taken back. */
  | 'REVERTIDO';

/** Where the saga that pays a campaign stands. */
export type EstadoSaga =
  /** The campaign is cancelled, and no money is out for it. */
  | 'COMPENSADA'
  /** The campaign is cancelled; the payment was asked back. */
  | 'COMPENSANDO'
  /** The campaign is paid and approved. */
  | 'COMPLETADA'
  /** The payment was asked for; its answer is waited for. */
  | 'EN_CURSO';

/** Where a transaction stands. */
export type EstadoTransaction =
  /** No payout has collected it yet. */
  | 'ABIERTA'
  /** It was annulled, and is never paid. */
  | 'ANULADA'
  /** A payout has collected it. */
  | 'COLECTADA';

/**
 * Which events of campaigns a feed gives. What is left out lets everything pass. Example: `{tipos: [CAMPANIA_APROBADA,
 * CAMPANIA_CANCELADA], idCliente: "0198c5b0-7c4e-7d3a-9a51-0000000000a1"}`.
 */
export type EventosCampaniasFiltro = {
  /** Only the events that lead to one of these states, such as `[APROBADA, CANCELADA]`; a change of a campaign leaves it PENDIENTE. */
  readonly estados?: ReadonlyArray<EstadoCampania> | null | undefined;
  /** Only the events of this campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: string | null | undefined;
  /** Only the events of the campaigns of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente?: string | null | undefined;
  /** Only the events of these campaigns, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000c1"]`. */
  readonly idsCampania?: ReadonlyArray<string> | null | undefined;
  /** Only the events of the campaigns of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly idsCliente?: ReadonlyArray<string> | null | undefined;
  /** Only the events with such a budget: those of campaigns that are created. */
  readonly presupuesto?: MontoFiltro | null | undefined;
  /** Only events of these types, such as `[CAMPANIA_APROBADA, CAMPANIA_CANCELADA]`. */
  readonly tipos?: ReadonlyArray<TipoDeEventoCampanias> | null | undefined;
};

/**
 * Which events of clientes a feed gives. What is left out lets everything pass. Example: `{tipos: [CLIENTE_SUSPENDIDO,
 * CLIENTE_ELIMINADO]}`.
 */
export type EventosClienteFiltro = {
  /** Only the events of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: string | null | undefined;
  /** Only the events of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly clienteIds?: ReadonlyArray<string> | null | undefined;
  /** Only the events that lead to one of these states, such as `[SUSPENDIDO, INACTIVO]`; a change of a cliente's data leads to none. */
  readonly estados?: ReadonlyArray<EstadoCliente> | null | undefined;
  /** Only events of these types, such as `[CLIENTE_SUSPENDIDO, CLIENTE_ELIMINADO]`. */
  readonly tipos?: ReadonlyArray<TipoDeEventoCliente> | null | undefined;
};

/**
 * Which events of payouts and transactions a feed gives. What is left out lets everything pass. Example: `{tipos:
 * [PAYOUT_EXITOSO, PAYOUT_FALLIDO], clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", monto: {moneda: COP, minimo:
 * "1000000.00"}}`.
 */
export type EventosPagosFiltro = {
  /** Only the events of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: string | null | undefined;
  /** Only the events of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly clienteIds?: ReadonlyArray<string> | null | undefined;
  /** Only the events that lead to one of these states, such as `[EXITOSO, FALLIDO]`; those of transactions lead to none. */
  readonly estados?: ReadonlyArray<EstadoPayout> | null | undefined;
  /** Only the events with such an amount: the payout's, or the commission. */
  readonly monto?: MontoFiltro | null | undefined;
  /** Only the events of this payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: string | null | undefined;
  /** Only the events of these payouts, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000b1"]`. */
  readonly payoutIds?: ReadonlyArray<string> | null | undefined;
  /** Only events of these types, such as `[PAYOUT_EXITOSO, PAYOUT_FALLIDO]`. */
  readonly tipos?: ReadonlyArray<TipoDeEventoPagos> | null | undefined;
  /** Only the events of this transaction, such as `0198c5b0-7c4e-7d3a-9a51-0000000000d1`. */
  readonly transactionId?: string | null | undefined;
  /** Only the events of these transactions, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000d1"]`. */
  readonly transactionIds?: ReadonlyArray<string> | null | undefined;
};

/** Which campaign to finish. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", version: 2}`. */
export type FinalizarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-final`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: string;
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: number | null | undefined;
};

/** The card or account that a payout goes to. Example: `{tipo: TARJETA, mascara: "4111 1111 1111 1111"}`. */
export type MedioPagoEntrada = {
  /** The number of the card or account, or its last digits, such as `4111 1111 1111 1111`. Only the last four are kept. */
  readonly mascara?: string | null | undefined;
  /** How the money reaches the partner, such as `TARJETA`. */
  readonly tipo: TipoMedioPago;
};

/** What becomes of the other transactions when one is refused. */
export type ModoDeLote =
  /** None is registered. */
  | 'TODO_O_NADA'
  /** The others are registered, whatever is wrong with that one: also a value of another type, or one that is missing. */
  | 'UNA_POR_UNA';

/** Currencies that the platform pays in (ISO 4217). */
export type Moneda =
  /** Colombian peso. */
  | 'COP'
  /** Euro. */
  | 'EUR'
  /** Mexican peso. */
  | 'MXN'
  /** United States dollar. */
  | 'USD';

/**
 * Amounts of one currency from `minimo` to `maximo`, both included. Open where one is left out. Example: `{moneda: COP,
 * minimo: "100.00", maximo: "5000.00"}`.
 */
export type MontoFiltro = {
  /** The largest amount, such as `"5000.00"`. */
  readonly maximo?: string | null | undefined;
  /** The smallest amount, such as `"100.00"`. */
  readonly minimo?: string | null | undefined;
  /** The currency, such as `COP`: amounts of two are never compared. */
  readonly moneda: Moneda;
};

/** Which cliente to forget. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 4}`. */
export type OlvidarClienteEntrada = {
  /** A key of your own, such as `olvido-2026-0017`. Forgetting twice is forgetting once, with a key or without; the key is forgotten too. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. It must be INACTIVO. */
  readonly id: string;
  /** The version that the caller saw, such as `4`: nothing is erased when the cliente has another one. */
  readonly version?: number | null | undefined;
};

/** Who cancelled a campaign. */
export type OrigenCancelacion =
  /** Its payment failed or was reverted. */
  | 'PAGOS'
  /** A user. */
  | 'SOCIO'
  /** Its payment was not confirmed in time. */
  | 'TIEMPO_AGOTADO';

/** What a saga hears or does. */
export type Paso =
  /** The campaign was approved. */
  | 'CAMPANIA_APROBADA'
  /** The campaign was cancelled. */
  | 'CAMPANIA_CANCELADA'
  /** The campaign was created. */
  | 'CAMPANIA_CREADA'
  /** A user cancelled the campaign. */
  | 'CANCELACION_PEDIDA'
  /** Nothing is left to be undone. */
  | 'COMPENSACION_TERMINADA'
  /** The payment was confirmed. */
  | 'PAGO_CONFIRMADO'
  /** The payment failed, or was reverted. */
  | 'PAGO_REVERTIDO'
  /** The payment was asked for. */
  | 'PAGO_SOLICITADO'
  /** The time for the payment ran out. */
  | 'PLAZO_VENCIDO'
  /** The payment was asked back. */
  | 'REVERSION_SOLICITADA';

/**
 * Which payouts a list shows: those that meet all that is given. Example: `{estados: [FALLIDO], creado: {desde: "2026-11-01"},
 * monto: {moneda: COP, minimo: "100.00"}, texto: "fondos"}`.
 */
export type PayoutsFiltro = {
  /** Those of this cycle, such as `2026-11`. */
  readonly cicloId?: string | null | undefined;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: string | null | undefined;
  /** Those that were created on these days. */
  readonly creado?: PeriodoFiltro | null | undefined;
  /** Those in one of these states, such as `[PENDIENTE, CALCULADO]`. */
  readonly estados?: ReadonlyArray<EstadoPayout> | null | undefined;
  /** Those whose payment last ended, well or not, on these days. */
  readonly finalizado?: PeriodoFiltro | null | undefined;
  /** That of this campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: string | null | undefined;
  /** Those of this currency, with an amount in this range. An amount that is not calculated yet is in no range. */
  readonly monto?: MontoFiltro | null | undefined;
  /**
   * Those that have this text in their confirmation, cycle, or reason of failure, without regard to accents and capitals;
   * such as `fondos`. Up to 100 characters, 3 of them letters or digits.
   */
  readonly texto?: string | null | undefined;
};

/**
 * What a list of payouts is ordered by, and which way. Where that is equal, the id decides. Example: `{campo: FINALIZADO,
 * direccion: ASC}`.
 */
export type PayoutsOrden = {
  /** What it is ordered by, such as `FINALIZADO`. */
  readonly campo?: CampoPayouts;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
};

/**
 * Days from `desde` to `hasta`, both included, in UTC. Open where one is left out. Example: `{desde: "2026-11-01", hasta:
 * "2026-11-30"}`.
 */
export type PeriodoFiltro = {
  /** The first day, such as `2026-11-01`. */
  readonly desde?: string | null | undefined;
  /** The last day, such as `2026-11-30`. */
  readonly hasta?: string | null | undefined;
};

/**
 * What to pay: an existing payout (`payoutId`), or a partner for a cycle (`clienteId` and `cicloId`). For a partner, with
 * `monto` that amount; without it, the open transactions of the cycle. There is one payout for each cliente, cycle, campaign
 * and currency: when it exists already, it goes on from where it stands, and one that is EN_PROCESO or has ended is answered
 * as it is. One of another amount than `monto` is refused (`MONTO_DISTINTO`). Example: `{clienteId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId: "2026-11", monto: {valor: "1500000.00", moneda: COP}, claveIdempotencia:
 * "pago-ana-2026-11"}`.
 */
export type ProcesarPagoEntrada = {
  /** The cycle that is paid, such as `2026-11`. */
  readonly cicloId?: string | null | undefined;
  /** A key of your own, such as `pago-ana-2026-11`: for 7 days the same one gives the first answer again instead of paying twice. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: string | null | undefined;
  /** Where the money goes. */
  readonly medioPago?: MedioPagoEntrada | null | undefined;
  /** The currency, such as `COP`, when there are transactions in more than one. */
  readonly moneda?: Moneda | null | undefined;
  /** A given amount, instead of the sum of the transactions. */
  readonly monto?: DineroEntrada | null | undefined;
  /** Id of an existing payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`; not together with `clienteId`. */
  readonly payoutId?: string | null | undefined;
  /** The version of that payout that the caller saw, such as `3`: the change is refused when it has another one. */
  readonly version?: number | null | undefined;
};

/** Which cliente to make active again. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 4}`. */
export type ReactivarClienteEntrada = {
  /** A key of your own, such as `reactivar-2026-0004`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: string;
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: number | null | undefined;
};

/**
 * Data of a new cliente that is a company. Example: `{nombre: "Café del Sur S.A.S.", email: "pagos@cafedelsur.co", rut:
 * "900123456-7", fechaConstitucion: "2012-06-30", claveIdempotencia: "alta-2026-0018"}`.
 */
export type RegistrarClienteEmpresaEntrada = {
  /** City, up to 80 characters, such as `Bogotá`. */
  readonly ciudad?: string | null | undefined;
  /** A key of your own, such as `alta-2026-0018`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** E-mail address that no other cliente has, such as `ana.gomez@example.com`. */
  readonly email: string;
  /** Day on which the company was founded, such as `2012-06-30`; not in the future. */
  readonly fechaConstitucion: string;
  /** Name, 1 to 120 characters, such as `Café del Sur S.A.S.`. */
  readonly nombre: string;
  /** Country, such as `Perú`. Colombia when it is left out. */
  readonly pais?: string | null | undefined;
  /** Tax number, such as `900123456-7`, that no other cliente has. */
  readonly rut: string;
  /** Telephone number, up to 30 characters, such as `+57 300 555 0101`. */
  readonly telefono?: string | null | undefined;
};

/**
 * Data of a new cliente that is a person. Example: `{nombre: "Ana Gómez", email: "ana.gomez@example.com", cedula: "52123987",
 * fechaNacimiento: "1990-04-21", ciudad: "Bogotá", claveIdempotencia: "alta-2026-0017"}`.
 */
export type RegistrarClienteNaturalEntrada = {
  /** Identity number, 5 to 15 digits, that no other cliente has, such as `52123987`. */
  readonly cedula: string;
  /** City, up to 80 characters, such as `Bogotá`. */
  readonly ciudad?: string | null | undefined;
  /** A key of your own, such as `alta-2026-0017`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** E-mail address that no other cliente has, such as `ana.gomez@example.com`. */
  readonly email: string;
  /** Birth date, such as `1990-04-21`. The person must be at least 18 years old. */
  readonly fechaNacimiento: string;
  /** Name, 1 to 120 characters, such as `Ana Gómez`. */
  readonly nombre: string;
  /** Country, such as `Perú`. Colombia when it is left out. */
  readonly pais?: string | null | undefined;
  /** Telephone number, up to 30 characters, such as `+57 300 555 0101`. */
  readonly telefono?: string | null | undefined;
};

/**
 * A commission that a partner earned: `comision` as it was earned, or what the default rates make it from. Exactly one of
 * `comision`, `valor` and `moneda` is given. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", marcaId: "andina",
 * tipoEvento: VENTA, valor: {valor: "120000.00", moneda: COP}, claveIdempotencia: "venta-20931"}`.
 */
export type RegistrarTransaccionEntrada = {
  /** A key of your own, such as `venta-20931`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente that earned it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: string;
  /** The commission itself, of any kind of event. */
  readonly comision?: DineroEntrada | null | undefined;
  /** When it was earned, such as `2026-11-24T15:04:05.000Z`; now when it is left out. Not in the future. */
  readonly fecha?: string | null | undefined;
  /** Id of the brand that it was earned with, 1 to 80 characters, such as `andina`. */
  readonly marcaId: string;
  /** Currency of the fixed commission, such as `COP`: 0.10 for a CLICK, 0.01 for an IMPRESION. */
  readonly moneda?: Moneda | null | undefined;
  /** What it was earned for, such as `VENTA`. */
  readonly tipoEvento: TipoEventoComision;
  /** Value of the sale or conversion: the commission is 5 % of a VENTA, 3 % of a CONVERSION. */
  readonly valor?: DineroEntrada | null | undefined;
};

/**
 * Many commissions to register at once. Example: `{modo: UNA_POR_UNA, transacciones: [{clienteId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", marcaId: "andina", tipoEvento: CLICK, moneda: COP}], claveIdempotencia:
 * "lote-2026-11-24"}`.
 */
export type RegistrarTransaccionesEntrada = {
  /**
   * A key of your own, such as `lote-2026-11-24`: for 7 days the same one gives the first answer again instead of registering
   * twice. What `TODO_O_NADA` refused is no answer: it can be mended and sent with the same key. What `UNA_POR_UNA` refused is
   * part of the answer: send the mended rows alone, with a key of their own. 1 to 200 characters.
   */
  readonly claveIdempotencia?: string | null | undefined;
  /** What becomes of the others when one is refused, such as `UNA_POR_UNA`. */
  readonly modo: ModoDeLote;
  /** The commissions, 1 to 1,000. Give them as a variable: a document of so many values would be too long to be read. */
  readonly transacciones: ReadonlyArray<TransaccionEntrada>;
};

/** Which message to try again. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000f1"}`. */
export type ReintentarMensajeEntrada = {
  /** Id of what was put aside, such as `0198c5b0-7c4e-7d3a-9a51-0000000000f1`. */
  readonly id: string;
};

/**
 * Which dead letters to try again. Without a filter: all. Example: `{topic: "eventos.pagos", codigo: "CLIENTE_NO_ENCONTRADO",
 * maximo: 500}`.
 */
export type ReintentarMensajesMuertosEntrada = {
  /** Only those that failed with this code, such as `CLIENTE_NO_ENCONTRADO`. */
  readonly codigo?: string | null | undefined;
  /** How many at most, 1 to 1000, such as `500`: those that have been dead for longest. */
  readonly maximo?: number | null | undefined;
  /** Only those that came on this topic, such as `comandos.cliente`. */
  readonly topic?: string | null | undefined;
};

/**
 * Which failed payout to try again. Example: `{payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1", medioPago: {tipo: ACH,
 * mascara: "9876"}}`.
 */
export type ReintentarPagoEntrada = {
  /** A key of your own, such as `pago-ana-2026-11-2`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Another card or account, instead of the one that failed. */
  readonly medioPago?: MedioPagoEntrada | null | undefined;
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId: string;
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: number | null | undefined;
};

/**
 * Which payment to take back, and why: by `payoutId` or by `idCampania`. Example: `{payoutId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000b1", motivo: "Pagado por error"}`.
 */
export type RevertirPagoEntrada = {
  /** A key of your own, such as `reverso-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the campaign that was paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: string | null | undefined;
  /** Why, up to 300 characters, such as `Pagado por error`. It stays in the log for good: no personal data. */
  readonly motivo: string;
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: string | null | undefined;
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: number | null | undefined;
};

/** Which sagas a list shows. Example: `{estados: [EN_CURSO, COMPENSANDO]}`. */
export type SagasFiltro = {
  /** Those in one of these states, such as `[EN_CURSO, COMPENSANDO]`: those that have not ended. */
  readonly estados?: ReadonlyArray<EstadoSaga> | null | undefined;
};

/**
 * What a list of sagas is ordered by, and which way. Where that is equal, the id of the campaign decides. Example: `{campo:
 * VENCE, direccion: ASC}`.
 */
export type SagasOrden = {
  /** What it is ordered by, such as `VENCE`. */
  readonly campo?: CampoSagas;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
};

/** Which cliente to suspend, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", motivo: "Documentos vencidos"}`. */
export type SuspenderClienteEntrada = {
  /** A key of your own, such as `suspender-2026-0004`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: string | null | undefined;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: string;
  /** Why, up to 300 characters, such as `Documentos vencidos`. It stays in the log for good: no personal data. */
  readonly motivo: string;
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: number | null | undefined;
};

/** Whether a cliente is a person or a company. */
export type TipoCliente =
  /** A company: has `rut` and `fechaConstitucion`. */
  | 'EMPRESA'
  /** A person: has `cedula` and `fechaNacimiento`. */
  | 'NATURAL';

/** What happens to campaigns. */
export type TipoDeEventoCampanias =
  /** The plan of a campaign changed. */
  | 'CAMPANIA_ACTUALIZADA'
  /** A campaign was approved: its payment was confirmed. */
  | 'CAMPANIA_APROBADA'
  /** A campaign was cancelled. */
  | 'CAMPANIA_CANCELADA'
  /** A campaign was created; the fields hold what it was created with. */
  | 'CAMPANIA_CREADA'
  /** A campaign has run to its end. */
  | 'CAMPANIA_FINALIZADA';

/** What happens to clientes. */
export type TipoDeEventoCliente =
  /** The data of a cliente changed. */
  | 'CLIENTE_ACTUALIZADO'
  /** A cliente was deleted: it is INACTIVO. */
  | 'CLIENTE_ELIMINADO'
  /** A cliente was forgotten: its personal data is erased. */
  | 'CLIENTE_OLVIDADO'
  /** A suspended cliente is active again. */
  | 'CLIENTE_REACTIVADO'
  /** A cliente was registered. */
  | 'CLIENTE_REGISTRADO'
  /** A cliente was suspended. */
  | 'CLIENTE_SUSPENDIDO';

/** What happens to payouts and transactions. */
export type TipoDeEventoPagos =
  /** The commissions of a payout were calculated. */
  | 'COMISIONES_CALCULADAS'
  /** For other contexts: the money is with the partner. */
  | 'PAGO_CONFIRMADO'
  /** For other contexts: the money is not with the partner, because the payment failed or was taken back. */
  | 'PAGO_REVERTIDO'
  /** A payout was created. */
  | 'PAYOUT_CREADO'
  /** The money of a payout has arrived. */
  | 'PAYOUT_EXITOSO'
  /** The payment of a payout was refused. */
  | 'PAYOUT_FALLIDO'
  /** The money of a payout was sent on its way. */
  | 'PAYOUT_PROCESADO'
  /** A payment is to be taken back that is not made yet. */
  | 'REVERSION_SOLICITADA'
  /** A commission was annulled. */
  | 'TRANSACCION_ANULADA'
  /** A commission was registered. */
  | 'TRANSACCION_REGISTRADA';

/** What a partner earns a commission for. */
export type TipoEventoComision =
  /** A click. By default its commission is 0.10. */
  | 'CLICK'
  /** A conversion. By default its commission is 3 % of its value. */
  | 'CONVERSION'
  /** An impression. By default its commission is 0.01. */
  | 'IMPRESION'
  /** A sale. By default its commission is 5 % of its value. */
  | 'VENTA';

/** How money reaches a partner. */
export type TipoMedioPago =
  /** ACH, the bank transfers of the United States. */
  | 'ACH'
  /** Cash. */
  | 'EFECTIVO'
  /** PSE, the bank transfers of Colombia. */
  | 'PSE'
  /** A card. */
  | 'TARJETA'
  /** A bank transfer. */
  | 'TRANSFERENCIA';

/** What a search can find. */
export type TipoResultado =
  /** Campaigns, by their name, stops, motive, or the ids that they name. */
  | 'CAMPANIA'
  /** Clientes, by their name, email, telephone, cedula, rut or city. */
  | 'CLIENTE'
  /** Payouts, by their confirmation, cycle, payment means, the reason of their failure, or the ids that they name. */
  | 'PAYOUT';

/**
 * A commission that a partner earned, one of many: `comision` as it was earned, or what the default rates make it from.
 * Exactly one of `comision`, `valor` and `moneda` is given. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1",
 * marcaId: "andina", tipoEvento: CLICK, moneda: COP}`.
 */
export type TransaccionEntrada = {
  /** Id of the cliente that earned it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. Required. */
  readonly clienteId?: unknown;
  /** The commission itself, of any kind of event: a `DineroEntrada`, such as `{valor: "6000.00", moneda: COP}`. */
  readonly comision?: unknown;
  /** When it was earned: a `DateTime`, such as `2026-11-24T15:04:05.000Z`; now when it is left out. Not in the future. */
  readonly fecha?: unknown;
  /** Id of the brand that it was earned with, 1 to 80 characters, such as `andina`. Required. */
  readonly marcaId?: unknown;
  /** Currency of the fixed commission, 0.10 for a CLICK and 0.01 for an IMPRESION: a `Moneda`, such as `COP`. */
  readonly moneda?: unknown;
  /** What it was earned for: a `TipoEventoComision`, such as `VENTA`. Required. */
  readonly tipoEvento?: unknown;
  /**
   * Value of the sale or conversion: the commission is 5 % of a VENTA, 3 % of a CONVERSION. A `DineroEntrada`, such as
   * `{valor: "120000.00", moneda: COP}`.
   */
  readonly valor?: unknown;
};

/**
 * Which transactions a list shows: those that meet all that is given. Example: `{clienteId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", estados: [ABIERTA], cicloId: "2026-11"}`.
 */
export type TransactionsFiltro = {
  /** Those of this cycle, such as `2026-11`. */
  readonly cicloId?: string | null | undefined;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: string | null | undefined;
  /** Those of this currency, with a commission in this range. */
  readonly comision?: MontoFiltro | null | undefined;
  /** Those in one of these states, such as `[ABIERTA]`. */
  readonly estados?: ReadonlyArray<EstadoTransaction> | null | undefined;
  /** Those that were earned on these days. */
  readonly fecha?: PeriodoFiltro | null | undefined;
  /** Those of this brand, such as `andina`. */
  readonly marcaId?: string | null | undefined;
  /** Those that this payout has collected, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: string | null | undefined;
  /** Those that were earned for one of these, such as `[VENTA, CONVERSION]`. */
  readonly tiposEvento?: ReadonlyArray<TipoEventoComision> | null | undefined;
};

/**
 * What a list of transactions is ordered by, and which way. Where that is equal, the id decides. Example: `{campo: FECHA,
 * direccion: ASC}`.
 */
export type TransactionsOrden = {
  /** What it is ordered by, such as `FECHA`. */
  readonly campo?: CampoTransactions;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
};

export type ActualizarCampaniaMutationVariables = Exact<{
  entrada: ActualizarCampaniaEntrada;
}>;


export type ActualizarCampaniaMutation = { readonly actualizarCampania: { readonly campania: { readonly id: string, readonly nombre: string, readonly itinerario: ReadonlyArray<string>, readonly fechaInicio: string, readonly fechaFin: string, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type CancelarCampaniaMutationVariables = Exact<{
  entrada: CancelarCampaniaEntrada;
}>;


export type CancelarCampaniaMutation = { readonly cancelarCampania: { readonly campania: { readonly id: string, readonly estado: EstadoCampania, readonly motivo: string | null, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type CrearCampaniaMutationVariables = Exact<{
  entrada: CrearCampaniaEntrada;
}>;


export type CrearCampaniaMutation = { readonly crearCampania: { readonly campania: { readonly id: string, readonly estado: EstadoCampania, readonly mensaje: string, readonly version: number, readonly saga: { readonly estado: EstadoSaga, readonly vence: string } | null } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type FinalizarCampaniaMutationVariables = Exact<{
  entrada: FinalizarCampaniaEntrada;
}>;


export type FinalizarCampaniaMutation = { readonly finalizarCampania: { readonly campania: { readonly id: string, readonly estado: EstadoCampania, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ListarCampaniasQueryVariables = Exact<{
  primeros?: number | null | undefined;
  despuesDe?: string | null | undefined;
  ultimos?: number | null | undefined;
  antesDe?: string | null | undefined;
  filtro?: CampaniasFiltro | null | undefined;
  orden?: CampaniasOrden | null | undefined;
}>;


export type ListarCampaniasQuery = { readonly campanias: { readonly total: number, readonly resumen: ReadonlyArray<{ readonly estado: EstadoCampania, readonly cantidad: number, readonly presupuesto: { readonly valor: string, readonly moneda: Moneda } }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly mensaje: string, readonly fechaInicio: string, readonly fechaFin: string, readonly presupuesto: { readonly valor: string, readonly moneda: Moneda }, readonly cliente: { readonly id: string, readonly nombre: string } | null, readonly payout: { readonly id: string, readonly estado: EstadoPayout } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListarSagasQueryVariables = Exact<{
  primeros?: number | null | undefined;
  despuesDe?: string | null | undefined;
  ultimos?: number | null | undefined;
  antesDe?: string | null | undefined;
  filtro?: SagasFiltro | null | undefined;
  orden?: SagasOrden | null | undefined;
}>;


export type ListarSagasQuery = { readonly sagas: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly idCampania: string, readonly estado: EstadoSaga, readonly vence: string, readonly motivo: string | null, readonly actualizada: string, readonly campania: { readonly nombre: string, readonly estado: EstadoCampania, readonly mensaje: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type VerCampaniaQueryVariables = Exact<{
  id: string;
}>;


export type VerCampaniaQuery = { readonly campania: { readonly id: string, readonly nombre: string, readonly itinerario: ReadonlyArray<string>, readonly fechaInicio: string, readonly fechaFin: string, readonly estado: EstadoCampania, readonly mensaje: string, readonly motivo: string | null, readonly creada: string, readonly version: number, readonly presupuesto: { readonly valor: string, readonly moneda: Moneda }, readonly cliente: { readonly id: string, readonly nombre: string, readonly totalPagos: number } | null, readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly confirmacionId: string | null, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } | null, readonly historia: ReadonlyArray<{ readonly version: number, readonly tipo: string, readonly ocurrido: string, readonly descripcion: string, readonly usuario: string | null }>, readonly saga: { readonly estado: EstadoSaga, readonly vence: string, readonly motivo: string | null, readonly pasos: ReadonlyArray<{ readonly paso: Paso, readonly cuando: string, readonly detalle: string }> } | null } | null };

export type VerSagaQueryVariables = Exact<{
  idCampania: string;
}>;


export type VerSagaQuery = { readonly saga: { readonly idCampania: string, readonly estado: EstadoSaga, readonly vence: string, readonly motivo: string | null, readonly iniciada: string, readonly actualizada: string, readonly pasos: ReadonlyArray<{ readonly paso: Paso, readonly cuando: string, readonly detalle: string }>, readonly campania: { readonly estado: EstadoCampania, readonly mensaje: string } } | null };

export type ActualizarClienteMutationVariables = Exact<{
  entrada: ActualizarClienteEntrada;
}>;


export type ActualizarClienteMutation = { readonly actualizarCliente: { readonly cliente: { readonly id: string, readonly nombre: string, readonly email: string, readonly telefono: string | null, readonly ciudad: string | null, readonly pais: string, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type EliminarClienteMutationVariables = Exact<{
  entrada: EliminarClienteEntrada;
}>;


export type EliminarClienteMutation = { readonly eliminarCliente: { readonly cliente: { readonly id: string, readonly estado: EstadoCliente, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ListarClientesQueryVariables = Exact<{
  primeros?: number | null | undefined;
  despuesDe?: string | null | undefined;
  ultimos?: number | null | undefined;
  antesDe?: string | null | undefined;
  filtro?: ClientesFiltro | null | undefined;
  orden?: ClientesOrden | null | undefined;
}>;


export type ListarClientesQuery = { readonly clientes: { readonly total: number, readonly resumen: ReadonlyArray<{ readonly estado: EstadoCliente, readonly tipo: TipoCliente, readonly cantidad: number }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly tipo: TipoCliente, readonly nombre: string, readonly email: string, readonly ciudad: string | null, readonly pais: string, readonly estado: EstadoCliente, readonly totalPagos: number, readonly ultimoPago: string | null, readonly montoTotalPagos: ReadonlyArray<{ readonly valor: string, readonly moneda: Moneda }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type OlvidarClienteMutationVariables = Exact<{
  entrada: OlvidarClienteEntrada;
}>;


export type OlvidarClienteMutation = { readonly olvidarCliente: { readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente, readonly olvidado: string | null, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ReactivarClienteMutationVariables = Exact<{
  entrada: ReactivarClienteEntrada;
}>;


export type ReactivarClienteMutation = { readonly reactivarCliente: { readonly cliente: { readonly id: string, readonly estado: EstadoCliente, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type RegistrarClienteEmpresaMutationVariables = Exact<{
  entrada: RegistrarClienteEmpresaEntrada;
}>;


export type RegistrarClienteEmpresaMutation = { readonly registrarClienteEmpresa: { readonly cliente: { readonly id: string, readonly nombre: string, readonly email: string, readonly estado: EstadoCliente, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type RegistrarClienteNaturalMutationVariables = Exact<{
  entrada: RegistrarClienteNaturalEntrada;
}>;


export type RegistrarClienteNaturalMutation = { readonly registrarClienteNatural: { readonly cliente: { readonly id: string, readonly nombre: string, readonly email: string, readonly estado: EstadoCliente, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type SuspenderClienteMutationVariables = Exact<{
  entrada: SuspenderClienteEntrada;
}>;


export type SuspenderClienteMutation = { readonly suspenderCliente: { readonly cliente: { readonly id: string, readonly estado: EstadoCliente, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type VerClienteQueryVariables = Exact<{
  id: string;
}>;


export type VerClienteQuery = { readonly cliente: { readonly id: string, readonly tipo: TipoCliente, readonly nombre: string, readonly email: string, readonly esEmailEmpresarial: boolean, readonly telefono: string | null, readonly ciudad: string | null, readonly pais: string, readonly cedula: string | null, readonly fechaNacimiento: string | null, readonly rut: string | null, readonly fechaConstitucion: string | null, readonly estado: EstadoCliente, readonly olvidado: string | null, readonly fechaRegistro: string, readonly totalPagos: number, readonly ultimoPago: string | null, readonly version: number, readonly montoTotalPagos: ReadonlyArray<{ readonly valor: string, readonly moneda: Moneda }>, readonly estadisticas: { readonly cantidad: number, readonly primerPago: string | null, readonly ultimoPago: string | null, readonly montos: ReadonlyArray<{ readonly valor: string, readonly moneda: Moneda }> } | null, readonly payouts: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cicloId: string, readonly estado: EstadoPayout, readonly finalizado: string | null, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } }> } | null, readonly campanias: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly mensaje: string, readonly fechaInicio: string, readonly fechaFin: string, readonly presupuesto: { readonly valor: string, readonly moneda: Moneda } } }> } | null } | null };

export type DescartarMensajeCampaniasMutationVariables = Exact<{
  entrada: DescartarMensajeEntrada;
}>;


export type DescartarMensajeCampaniasMutation = { readonly descartarMensajeCampanias: { readonly mensaje: { readonly id: string, readonly cuerpo: string } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type DescartarMensajeClienteMutationVariables = Exact<{
  entrada: DescartarMensajeEntrada;
}>;


export type DescartarMensajeClienteMutation = { readonly descartarMensajeCliente: { readonly mensaje: { readonly id: string, readonly cuerpo: string } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type DescartarMensajePagosMutationVariables = Exact<{
  entrada: DescartarMensajeEntrada;
}>;


export type DescartarMensajePagosMutation = { readonly descartarMensajePagos: { readonly mensaje: { readonly id: string, readonly cuerpo: string } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ListarMensajesApartadosQueryVariables = Exact<{
  estado?: EstadoDeApartado | null | undefined;
  primeros?: number | null | undefined;
}>;


export type ListarMensajesApartadosQuery = { readonly cliente: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly modulo: string, readonly topic: string, readonly tipo: string | null, readonly estado: EstadoDeApartado, readonly intentos: number, readonly proximo: string | null, readonly codigo: string, readonly motivo: string, readonly creado: string } }> } | null, readonly pagos: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly modulo: string, readonly topic: string, readonly tipo: string | null, readonly estado: EstadoDeApartado, readonly intentos: number, readonly proximo: string | null, readonly codigo: string, readonly motivo: string, readonly creado: string } }> } | null, readonly campanias: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly modulo: string, readonly topic: string, readonly tipo: string | null, readonly estado: EstadoDeApartado, readonly intentos: number, readonly proximo: string | null, readonly codigo: string, readonly motivo: string, readonly creado: string } }> } | null };

export type ReintentarMensajeCampaniasMutationVariables = Exact<{
  entrada: ReintentarMensajeEntrada;
}>;


export type ReintentarMensajeCampaniasMutation = { readonly reintentarMensajeCampanias: { readonly mensaje: { readonly id: string, readonly estado: EstadoDeApartado, readonly intentos: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ReintentarMensajeClienteMutationVariables = Exact<{
  entrada: ReintentarMensajeEntrada;
}>;


export type ReintentarMensajeClienteMutation = { readonly reintentarMensajeCliente: { readonly mensaje: { readonly id: string, readonly estado: EstadoDeApartado, readonly intentos: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ReintentarMensajePagosMutationVariables = Exact<{
  entrada: ReintentarMensajeEntrada;
}>;


export type ReintentarMensajePagosMutation = { readonly reintentarMensajePagos: { readonly mensaje: { readonly id: string, readonly estado: EstadoDeApartado, readonly intentos: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ReintentarMensajesMuertosMutationVariables = Exact<{
  entrada: ReintentarMensajesMuertosEntrada;
}>;


export type ReintentarMensajesMuertosMutation = { readonly cliente: { readonly reintentados: number, readonly quedan: number, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> }, readonly pagos: { readonly reintentados: number, readonly quedan: number, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> }, readonly campanias: { readonly reintentados: number, readonly quedan: number, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type AnularTransaccionMutationVariables = Exact<{
  entrada: AnularTransaccionEntrada;
}>;


export type AnularTransaccionMutation = { readonly anularTransaccion: { readonly transaction: { readonly id: string, readonly estado: EstadoTransaction, readonly motivoAnulacion: string | null, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type CalcularComisionesMutationVariables = Exact<{
  entrada: CalcularComisionesEntrada;
}>;


export type CalcularComisionesMutation = { readonly calcularComisiones: { readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly version: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type CrearPayoutMutationVariables = Exact<{
  entrada: CrearPayoutEntrada;
}>;


export type CrearPayoutMutation = { readonly crearPayout: { readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly cicloId: string, readonly moneda: Moneda, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ListarPayoutsQueryVariables = Exact<{
  primeros?: number | null | undefined;
  despuesDe?: string | null | undefined;
  ultimos?: number | null | undefined;
  antesDe?: string | null | undefined;
  filtro?: PayoutsFiltro | null | undefined;
  orden?: PayoutsOrden | null | undefined;
}>;


export type ListarPayoutsQuery = { readonly payouts: { readonly total: number, readonly resumen: ReadonlyArray<{ readonly estado: EstadoPayout, readonly cantidad: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cicloId: string, readonly estado: EstadoPayout, readonly intentos: number, readonly creado: string, readonly finalizado: string | null, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null, readonly cliente: { readonly id: string, readonly nombre: string } | null, readonly campania: { readonly id: string, readonly nombre: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListarTransactionsQueryVariables = Exact<{
  primeros?: number | null | undefined;
  despuesDe?: string | null | undefined;
  ultimos?: number | null | undefined;
  antesDe?: string | null | undefined;
  filtro?: TransactionsFiltro | null | undefined;
  orden?: TransactionsOrden | null | undefined;
}>;


export type ListarTransactionsQuery = { readonly transactions: { readonly total: number, readonly resumen: ReadonlyArray<{ readonly estado: EstadoTransaction, readonly cantidad: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly marcaId: string, readonly tipoEvento: TipoEventoComision, readonly fecha: string, readonly cicloId: string, readonly estado: EstadoTransaction, readonly comision: { readonly valor: string, readonly moneda: Moneda }, readonly cliente: { readonly id: string, readonly nombre: string } | null, readonly payout: { readonly id: string, readonly estado: EstadoPayout } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ProcesarPagoMutationVariables = Exact<{
  entrada: ProcesarPagoEntrada;
}>;


export type ProcesarPagoMutation = { readonly procesarPago: { readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly version: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type RegistrarTransaccionMutationVariables = Exact<{
  entrada: RegistrarTransaccionEntrada;
}>;


export type RegistrarTransaccionMutation = { readonly registrarTransaccion: { readonly transaction: { readonly id: string, readonly cicloId: string, readonly estado: EstadoTransaction, readonly version: number, readonly comision: { readonly valor: string, readonly moneda: Moneda } } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type RegistrarTransaccionesMutationVariables = Exact<{
  entrada: RegistrarTransaccionesEntrada;
}>;


export type RegistrarTransaccionesMutation = { readonly registrarTransacciones: { readonly registradas: number, readonly transactions: ReadonlyArray<{ readonly id: string, readonly comision: { readonly valor: string, readonly moneda: Moneda } }>, readonly errores: ReadonlyArray<{ readonly fila: number | null, readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type ReintentarPagoMutationVariables = Exact<{
  entrada: ReintentarPagoEntrada;
}>;


export type ReintentarPagoMutation = { readonly reintentarPago: { readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly intentos: number, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type RevertirPagoMutationVariables = Exact<{
  entrada: RevertirPagoEntrada;
}>;


export type RevertirPagoMutation = { readonly revertirPago: { readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly reversionSolicitada: string | null, readonly version: number } | null, readonly errores: ReadonlyArray<{ readonly campo: string, readonly codigo: string, readonly mensaje: string, readonly clase: ClaseDeError }> } };

export type VerPayoutQueryVariables = Exact<{
  id: string;
}>;


export type VerPayoutQuery = { readonly payout: { readonly id: string, readonly cicloId: string, readonly moneda: Moneda, readonly estado: EstadoPayout, readonly intentos: number, readonly confirmacionId: string | null, readonly motivoFallo: string | null, readonly reversionSolicitada: string | null, readonly creado: string, readonly procesado: string | null, readonly finalizado: string | null, readonly version: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null, readonly medioPago: { readonly tipo: TipoMedioPago, readonly mascara: string | null } | null, readonly cliente: { readonly id: string, readonly nombre: string } | null, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania } | null, readonly transactions: { readonly total: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly marcaId: string, readonly tipoEvento: TipoEventoComision, readonly fecha: string, readonly comision: { readonly valor: string, readonly moneda: Moneda } } }> }, readonly auditoria: ReadonlyArray<{ readonly version: number, readonly tipo: string, readonly ocurrido: string, readonly usuario: string | null, readonly detalle: string }> } | null };

export type VerTransactionQueryVariables = Exact<{
  id: string;
}>;


export type VerTransactionQuery = { readonly transaction: { readonly id: string, readonly marcaId: string, readonly tipoEvento: TipoEventoComision, readonly fecha: string, readonly cicloId: string, readonly estado: EstadoTransaction, readonly motivoAnulacion: string | null, readonly registrada: string, readonly version: number, readonly comision: { readonly valor: string, readonly moneda: Moneda }, readonly cliente: { readonly id: string, readonly nombre: string } | null, readonly payout: { readonly id: string, readonly estado: EstadoPayout, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } | null } | null };

export type SeguirCampaniaSubscriptionVariables = Exact<{
  id: string;
}>;


export type SeguirCampaniaSubscription = { readonly cambiosCampania: { readonly id: string, readonly estado: EstadoCampania, readonly mensaje: string, readonly motivo: string | null, readonly version: number, readonly saga: { readonly estado: EstadoSaga, readonly pasos: ReadonlyArray<{ readonly paso: Paso, readonly cuando: string, readonly detalle: string }> } | null } };

export type SeguirCampaniasSubscriptionVariables = Exact<{
  despuesDe?: string | null | undefined;
  filtro?: EventosCampaniasFiltro | null | undefined;
}>;


export type SeguirCampaniasSubscription = { readonly eventosCampanias:
    | { readonly __typename: 'CampaniaActualizada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly cliente: { readonly nombre: string } | null, readonly payout: { readonly estado: EstadoPayout } | null } }
    | { readonly __typename: 'CampaniaAprobada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly cliente: { readonly nombre: string } | null, readonly payout: { readonly estado: EstadoPayout } | null } }
    | { readonly __typename: 'CampaniaCancelada', readonly motivo: string, readonly origen: OrigenCancelacion, readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly cliente: { readonly nombre: string } | null, readonly payout: { readonly estado: EstadoPayout } | null } }
    | { readonly __typename: 'CampaniaCreada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly cliente: { readonly nombre: string } | null, readonly payout: { readonly estado: EstadoPayout } | null } }
    | { readonly __typename: 'CampaniaFinalizada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania, readonly cliente: { readonly nombre: string } | null, readonly payout: { readonly estado: EstadoPayout } | null } }
   };

export type SeguirClienteSubscriptionVariables = Exact<{
  id: string;
}>;


export type SeguirClienteSubscription = { readonly cambiosCliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente, readonly totalPagos: number, readonly version: number, readonly montoTotalPagos: ReadonlyArray<{ readonly valor: string, readonly moneda: Moneda }> } };

export type SeguirClientesSubscriptionVariables = Exact<{
  despuesDe?: string | null | undefined;
  filtro?: EventosClienteFiltro | null | undefined;
}>;


export type SeguirClientesSubscription = { readonly eventosCliente:
    | { readonly __typename: 'ClienteActualizado', readonly campos: ReadonlyArray<string>, readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
    | { readonly __typename: 'ClienteEliminado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
    | { readonly __typename: 'ClienteOlvidado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
    | { readonly __typename: 'ClienteReactivado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
    | { readonly __typename: 'ClienteRegistrado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
    | { readonly __typename: 'ClienteSuspendido', readonly motivo: string, readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly cliente: { readonly id: string, readonly nombre: string, readonly estado: EstadoCliente } }
   };

export type SeguirPagosSubscriptionVariables = Exact<{
  despuesDe?: string | null | undefined;
  filtro?: EventosPagosFiltro | null | undefined;
}>;


export type SeguirPagosSubscription = { readonly eventosPagos:
    | { readonly __typename: 'ComisionesCalculadas', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'PagoConfirmado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'PagoRevertido', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'PayoutCreado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'PayoutExitoso', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly monto: { readonly valor: string, readonly moneda: Moneda }, readonly payout: { readonly id: string, readonly estado: EstadoPayout } }
    | { readonly __typename: 'PayoutFallido', readonly motivo: string, readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly payout: { readonly id: string, readonly estado: EstadoPayout } }
    | { readonly __typename: 'PayoutProcesado', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'ReversionSolicitada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'TransaccionAnulada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string }
    | { readonly __typename: 'TransaccionRegistrada', readonly id: string, readonly tipo: string, readonly ocurrido: string, readonly version: number, readonly cursor: string, readonly comision: { readonly valor: string, readonly moneda: Moneda }, readonly transaction: { readonly id: string, readonly marcaId: string } }
   };

export type SeguirPayoutSubscriptionVariables = Exact<{
  id: string;
}>;


export type SeguirPayoutSubscription = { readonly cambiosPayout: { readonly id: string, readonly estado: EstadoPayout, readonly intentos: number, readonly confirmacionId: string | null, readonly motivoFallo: string | null, readonly version: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } | null } };

export type BuscarQueryVariables = Exact<{
  texto: string;
  tipos?: ReadonlyArray<TipoResultado> | TipoResultado | null | undefined;
  primeros?: number;
}>;


export type BuscarQuery = { readonly buscar: { readonly clientes: ReadonlyArray<{ readonly tipo: TipoResultado, readonly relevancia: number, readonly resaltados: ReadonlyArray<{ readonly campo: string, readonly fragmentos: ReadonlyArray<{ readonly texto: string, readonly coincide: boolean }> }>, readonly cliente: { readonly id: string, readonly nombre: string, readonly email: string, readonly estado: EstadoCliente } }> | null, readonly payouts: ReadonlyArray<{ readonly tipo: TipoResultado, readonly relevancia: number, readonly resaltados: ReadonlyArray<{ readonly campo: string, readonly fragmentos: ReadonlyArray<{ readonly texto: string, readonly coincide: boolean }> }>, readonly payout: { readonly id: string, readonly cicloId: string, readonly estado: EstadoPayout, readonly cliente: { readonly id: string, readonly nombre: string } | null } }> | null, readonly campanias: ReadonlyArray<{ readonly tipo: TipoResultado, readonly relevancia: number, readonly resaltados: ReadonlyArray<{ readonly campo: string, readonly fragmentos: ReadonlyArray<{ readonly texto: string, readonly coincide: boolean }> }>, readonly campania: { readonly id: string, readonly nombre: string, readonly estado: EstadoCampania } }> | null } | null };

export type VerPanelQueryVariables = Exact<{
  periodo?: PeriodoFiltro | null | undefined;
}>;


export type VerPanelQuery = { readonly panel: { readonly clientes: { readonly total: number, readonly activos: number, readonly suspendidos: number, readonly registrados: number, readonly recientes: ReadonlyArray<{ readonly id: string, readonly nombre: string, readonly fechaRegistro: string }> } | null, readonly pagos: { readonly total: number, readonly pendientes: number, readonly montoProcesado: ReadonlyArray<{ readonly valor: string, readonly moneda: Moneda }>, readonly porEstado: ReadonlyArray<{ readonly estado: EstadoPayout, readonly cantidad: number, readonly monto: { readonly valor: string, readonly moneda: Moneda } }>, readonly recientes: ReadonlyArray<{ readonly id: string, readonly estado: EstadoPayout, readonly cliente: { readonly id: string, readonly nombre: string } | null }> } | null, readonly campanias: { readonly total: number, readonly activas: number, readonly completadas: number, readonly recientes: ReadonlyArray<{ readonly id: string, readonly nombre: string, readonly estado: EstadoCampania }> } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ActualizarCampaniaDocument = new TypedDocumentString(`
    mutation ActualizarCampania($entrada: ActualizarCampaniaEntrada!) {
  actualizarCampania(entrada: $entrada) {
    campania {
      id
      nombre
      itinerario
      fechaInicio
      fechaFin
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ActualizarCampaniaMutation, ActualizarCampaniaMutationVariables>;
export const CancelarCampaniaDocument = new TypedDocumentString(`
    mutation CancelarCampania($entrada: CancelarCampaniaEntrada!) {
  cancelarCampania(entrada: $entrada) {
    campania {
      id
      estado
      motivo
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<CancelarCampaniaMutation, CancelarCampaniaMutationVariables>;
export const CrearCampaniaDocument = new TypedDocumentString(`
    mutation CrearCampania($entrada: CrearCampaniaEntrada!) {
  crearCampania(entrada: $entrada) {
    campania {
      id
      estado
      mensaje
      version
      saga {
        estado
        vence
      }
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<CrearCampaniaMutation, CrearCampaniaMutationVariables>;
export const FinalizarCampaniaDocument = new TypedDocumentString(`
    mutation FinalizarCampania($entrada: FinalizarCampaniaEntrada!) {
  finalizarCampania(entrada: $entrada) {
    campania {
      id
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<FinalizarCampaniaMutation, FinalizarCampaniaMutationVariables>;
export const ListarCampaniasDocument = new TypedDocumentString(`
    query ListarCampanias($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: CampaniasFiltro, $orden: CampaniasOrden) {
  campanias(
    primeros: $primeros
    despuesDe: $despuesDe
    ultimos: $ultimos
    antesDe: $antesDe
    filtro: $filtro
    orden: $orden
  ) {
    total
    resumen {
      estado
      cantidad
      presupuesto {
        valor
        moneda
      }
    }
    edges {
      node {
        id
        nombre
        estado
        mensaje
        presupuesto {
          valor
          moneda
        }
        fechaInicio
        fechaFin
        cliente {
          id
          nombre
        }
        payout {
          id
          estado
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListarCampaniasQuery, ListarCampaniasQueryVariables>;
export const ListarSagasDocument = new TypedDocumentString(`
    query ListarSagas($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: SagasFiltro, $orden: SagasOrden) {
  sagas(
    primeros: $primeros
    despuesDe: $despuesDe
    ultimos: $ultimos
    antesDe: $antesDe
    filtro: $filtro
    orden: $orden
  ) {
    total
    edges {
      node {
        idCampania
        estado
        vence
        motivo
        actualizada
        campania {
          nombre
          estado
          mensaje
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListarSagasQuery, ListarSagasQueryVariables>;
export const VerCampaniaDocument = new TypedDocumentString(`
    query VerCampania($id: ID!) {
  campania(id: $id) {
    id
    nombre
    itinerario
    presupuesto {
      valor
      moneda
    }
    fechaInicio
    fechaFin
    estado
    mensaje
    motivo
    creada
    version
    cliente {
      id
      nombre
      totalPagos
    }
    payout {
      id
      estado
      monto {
        valor
        moneda
      }
      confirmacionId
    }
    historia {
      version
      tipo
      ocurrido
      descripcion
      usuario
    }
    saga {
      estado
      vence
      motivo
      pasos {
        paso
        cuando
        detalle
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerCampaniaQuery, VerCampaniaQueryVariables>;
export const VerSagaDocument = new TypedDocumentString(`
    query VerSaga($idCampania: ID!) {
  saga(idCampania: $idCampania) {
    idCampania
    estado
    vence
    motivo
    iniciada
    actualizada
    pasos {
      paso
      cuando
      detalle
    }
    campania {
      estado
      mensaje
    }
  }
}
    `) as unknown as TypedDocumentString<VerSagaQuery, VerSagaQueryVariables>;
export const ActualizarClienteDocument = new TypedDocumentString(`
    mutation ActualizarCliente($entrada: ActualizarClienteEntrada!) {
  actualizarCliente(entrada: $entrada) {
    cliente {
      id
      nombre
      email
      telefono
      ciudad
      pais
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ActualizarClienteMutation, ActualizarClienteMutationVariables>;
export const EliminarClienteDocument = new TypedDocumentString(`
    mutation EliminarCliente($entrada: EliminarClienteEntrada!) {
  eliminarCliente(entrada: $entrada) {
    cliente {
      id
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<EliminarClienteMutation, EliminarClienteMutationVariables>;
export const ListarClientesDocument = new TypedDocumentString(`
    query ListarClientes($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: ClientesFiltro, $orden: ClientesOrden) {
  clientes(
    primeros: $primeros
    despuesDe: $despuesDe
    ultimos: $ultimos
    antesDe: $antesDe
    filtro: $filtro
    orden: $orden
  ) {
    total
    resumen {
      estado
      tipo
      cantidad
    }
    edges {
      node {
        id
        tipo
        nombre
        email
        ciudad
        pais
        estado
        totalPagos
        montoTotalPagos {
          valor
          moneda
        }
        ultimoPago
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListarClientesQuery, ListarClientesQueryVariables>;
export const OlvidarClienteDocument = new TypedDocumentString(`
    mutation OlvidarCliente($entrada: OlvidarClienteEntrada!) {
  olvidarCliente(entrada: $entrada) {
    cliente {
      id
      nombre
      estado
      olvidado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<OlvidarClienteMutation, OlvidarClienteMutationVariables>;
export const ReactivarClienteDocument = new TypedDocumentString(`
    mutation ReactivarCliente($entrada: ReactivarClienteEntrada!) {
  reactivarCliente(entrada: $entrada) {
    cliente {
      id
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReactivarClienteMutation, ReactivarClienteMutationVariables>;
export const RegistrarClienteEmpresaDocument = new TypedDocumentString(`
    mutation RegistrarClienteEmpresa($entrada: RegistrarClienteEmpresaEntrada!) {
  registrarClienteEmpresa(entrada: $entrada) {
    cliente {
      id
      nombre
      email
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrarClienteEmpresaMutation, RegistrarClienteEmpresaMutationVariables>;
export const RegistrarClienteNaturalDocument = new TypedDocumentString(`
    mutation RegistrarClienteNatural($entrada: RegistrarClienteNaturalEntrada!) {
  registrarClienteNatural(entrada: $entrada) {
    cliente {
      id
      nombre
      email
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrarClienteNaturalMutation, RegistrarClienteNaturalMutationVariables>;
export const SuspenderClienteDocument = new TypedDocumentString(`
    mutation SuspenderCliente($entrada: SuspenderClienteEntrada!) {
  suspenderCliente(entrada: $entrada) {
    cliente {
      id
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<SuspenderClienteMutation, SuspenderClienteMutationVariables>;
export const VerClienteDocument = new TypedDocumentString(`
    query VerCliente($id: ID!) {
  cliente(id: $id) {
    id
    tipo
    nombre
    email
    esEmailEmpresarial
    telefono
    ciudad
    pais
    cedula
    fechaNacimiento
    rut
    fechaConstitucion
    estado
    olvidado
    fechaRegistro
    totalPagos
    montoTotalPagos {
      valor
      moneda
    }
    ultimoPago
    version
    estadisticas {
      cantidad
      montos {
        valor
        moneda
      }
      primerPago
      ultimoPago
    }
    payouts(primeros: 5) {
      total
      edges {
        node {
          id
          cicloId
          estado
          monto {
            valor
            moneda
          }
          finalizado
        }
      }
    }
    campanias(primeros: 5) {
      total
      edges {
        node {
          id
          nombre
          estado
          mensaje
          presupuesto {
            valor
            moneda
          }
          fechaInicio
          fechaFin
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerClienteQuery, VerClienteQueryVariables>;
export const DescartarMensajeCampaniasDocument = new TypedDocumentString(`
    mutation DescartarMensajeCampanias($entrada: DescartarMensajeEntrada!) {
  descartarMensajeCampanias(entrada: $entrada) {
    mensaje {
      id
      cuerpo
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<DescartarMensajeCampaniasMutation, DescartarMensajeCampaniasMutationVariables>;
export const DescartarMensajeClienteDocument = new TypedDocumentString(`
    mutation DescartarMensajeCliente($entrada: DescartarMensajeEntrada!) {
  descartarMensajeCliente(entrada: $entrada) {
    mensaje {
      id
      cuerpo
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<DescartarMensajeClienteMutation, DescartarMensajeClienteMutationVariables>;
export const DescartarMensajePagosDocument = new TypedDocumentString(`
    mutation DescartarMensajePagos($entrada: DescartarMensajeEntrada!) {
  descartarMensajePagos(entrada: $entrada) {
    mensaje {
      id
      cuerpo
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<DescartarMensajePagosMutation, DescartarMensajePagosMutationVariables>;
export const ListarMensajesApartadosDocument = new TypedDocumentString(`
    query ListarMensajesApartados($estado: EstadoDeApartado, $primeros: Int = 20) {
  cliente: mensajesApartadosCliente(estado: $estado, primeros: $primeros) {
    total
    edges {
      node {
        id
        modulo
        topic
        tipo
        estado
        intentos
        proximo
        codigo
        motivo
        creado
      }
    }
  }
  pagos: mensajesApartadosPagos(estado: $estado, primeros: $primeros) {
    total
    edges {
      node {
        id
        modulo
        topic
        tipo
        estado
        intentos
        proximo
        codigo
        motivo
        creado
      }
    }
  }
  campanias: mensajesApartadosCampanias(estado: $estado, primeros: $primeros) {
    total
    edges {
      node {
        id
        modulo
        topic
        tipo
        estado
        intentos
        proximo
        codigo
        motivo
        creado
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListarMensajesApartadosQuery, ListarMensajesApartadosQueryVariables>;
export const ReintentarMensajeCampaniasDocument = new TypedDocumentString(`
    mutation ReintentarMensajeCampanias($entrada: ReintentarMensajeEntrada!) {
  reintentarMensajeCampanias(entrada: $entrada) {
    mensaje {
      id
      estado
      intentos
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReintentarMensajeCampaniasMutation, ReintentarMensajeCampaniasMutationVariables>;
export const ReintentarMensajeClienteDocument = new TypedDocumentString(`
    mutation ReintentarMensajeCliente($entrada: ReintentarMensajeEntrada!) {
  reintentarMensajeCliente(entrada: $entrada) {
    mensaje {
      id
      estado
      intentos
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReintentarMensajeClienteMutation, ReintentarMensajeClienteMutationVariables>;
export const ReintentarMensajePagosDocument = new TypedDocumentString(`
    mutation ReintentarMensajePagos($entrada: ReintentarMensajeEntrada!) {
  reintentarMensajePagos(entrada: $entrada) {
    mensaje {
      id
      estado
      intentos
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReintentarMensajePagosMutation, ReintentarMensajePagosMutationVariables>;
export const ReintentarMensajesMuertosDocument = new TypedDocumentString(`
    mutation ReintentarMensajesMuertos($entrada: ReintentarMensajesMuertosEntrada!) {
  cliente: reintentarMensajesMuertosCliente(entrada: $entrada) {
    reintentados
    quedan
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
  pagos: reintentarMensajesMuertosPagos(entrada: $entrada) {
    reintentados
    quedan
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
  campanias: reintentarMensajesMuertosCampanias(entrada: $entrada) {
    reintentados
    quedan
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReintentarMensajesMuertosMutation, ReintentarMensajesMuertosMutationVariables>;
export const AnularTransaccionDocument = new TypedDocumentString(`
    mutation AnularTransaccion($entrada: AnularTransaccionEntrada!) {
  anularTransaccion(entrada: $entrada) {
    transaction {
      id
      estado
      motivoAnulacion
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<AnularTransaccionMutation, AnularTransaccionMutationVariables>;
export const CalcularComisionesDocument = new TypedDocumentString(`
    mutation CalcularComisiones($entrada: CalcularComisionesEntrada!) {
  calcularComisiones(entrada: $entrada) {
    payout {
      id
      estado
      monto {
        valor
        moneda
      }
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<CalcularComisionesMutation, CalcularComisionesMutationVariables>;
export const CrearPayoutDocument = new TypedDocumentString(`
    mutation CrearPayout($entrada: CrearPayoutEntrada!) {
  crearPayout(entrada: $entrada) {
    payout {
      id
      estado
      cicloId
      moneda
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<CrearPayoutMutation, CrearPayoutMutationVariables>;
export const ListarPayoutsDocument = new TypedDocumentString(`
    query ListarPayouts($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: PayoutsFiltro, $orden: PayoutsOrden) {
  payouts(
    primeros: $primeros
    despuesDe: $despuesDe
    ultimos: $ultimos
    antesDe: $antesDe
    filtro: $filtro
    orden: $orden
  ) {
    total
    resumen {
      estado
      cantidad
      monto {
        valor
        moneda
      }
    }
    edges {
      node {
        id
        cicloId
        estado
        monto {
          valor
          moneda
        }
        intentos
        creado
        finalizado
        cliente {
          id
          nombre
        }
        campania {
          id
          nombre
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListarPayoutsQuery, ListarPayoutsQueryVariables>;
export const ListarTransactionsDocument = new TypedDocumentString(`
    query ListarTransactions($primeros: Int, $despuesDe: String, $ultimos: Int, $antesDe: String, $filtro: TransactionsFiltro, $orden: TransactionsOrden) {
  transactions(
    primeros: $primeros
    despuesDe: $despuesDe
    ultimos: $ultimos
    antesDe: $antesDe
    filtro: $filtro
    orden: $orden
  ) {
    total
    resumen {
      estado
      cantidad
      monto {
        valor
        moneda
      }
    }
    edges {
      node {
        id
        marcaId
        tipoEvento
        comision {
          valor
          moneda
        }
        fecha
        cicloId
        estado
        cliente {
          id
          nombre
        }
        payout {
          id
          estado
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListarTransactionsQuery, ListarTransactionsQueryVariables>;
export const ProcesarPagoDocument = new TypedDocumentString(`
    mutation ProcesarPago($entrada: ProcesarPagoEntrada!) {
  procesarPago(entrada: $entrada) {
    payout {
      id
      estado
      monto {
        valor
        moneda
      }
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ProcesarPagoMutation, ProcesarPagoMutationVariables>;
export const RegistrarTransaccionDocument = new TypedDocumentString(`
    mutation RegistrarTransaccion($entrada: RegistrarTransaccionEntrada!) {
  registrarTransaccion(entrada: $entrada) {
    transaction {
      id
      cicloId
      comision {
        valor
        moneda
      }
      estado
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrarTransaccionMutation, RegistrarTransaccionMutationVariables>;
export const RegistrarTransaccionesDocument = new TypedDocumentString(`
    mutation RegistrarTransacciones($entrada: RegistrarTransaccionesEntrada!) {
  registrarTransacciones(entrada: $entrada) {
    registradas
    transactions {
      id
      comision {
        valor
        moneda
      }
    }
    errores {
      fila
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrarTransaccionesMutation, RegistrarTransaccionesMutationVariables>;
export const ReintentarPagoDocument = new TypedDocumentString(`
    mutation ReintentarPago($entrada: ReintentarPagoEntrada!) {
  reintentarPago(entrada: $entrada) {
    payout {
      id
      estado
      intentos
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<ReintentarPagoMutation, ReintentarPagoMutationVariables>;
export const RevertirPagoDocument = new TypedDocumentString(`
    mutation RevertirPago($entrada: RevertirPagoEntrada!) {
  revertirPago(entrada: $entrada) {
    payout {
      id
      estado
      reversionSolicitada
      version
    }
    errores {
      campo
      codigo
      mensaje
      clase
    }
  }
}
    `) as unknown as TypedDocumentString<RevertirPagoMutation, RevertirPagoMutationVariables>;
export const VerPayoutDocument = new TypedDocumentString(`
    query VerPayout($id: ID!) {
  payout(id: $id) {
    id
    cicloId
    moneda
    monto {
      valor
      moneda
    }
    medioPago {
      tipo
      mascara
    }
    estado
    intentos
    confirmacionId
    motivoFallo
    reversionSolicitada
    creado
    procesado
    finalizado
    version
    cliente {
      id
      nombre
    }
    campania {
      id
      nombre
      estado
    }
    transactions(primeros: 20) {
      total
      edges {
        node {
          id
          marcaId
          tipoEvento
          comision {
            valor
            moneda
          }
          fecha
        }
      }
    }
    auditoria {
      version
      tipo
      ocurrido
      usuario
      detalle
    }
  }
}
    `) as unknown as TypedDocumentString<VerPayoutQuery, VerPayoutQueryVariables>;
export const VerTransactionDocument = new TypedDocumentString(`
    query VerTransaction($id: ID!) {
  transaction(id: $id) {
    id
    marcaId
    tipoEvento
    comision {
      valor
      moneda
    }
    fecha
    cicloId
    estado
    motivoAnulacion
    registrada
    version
    cliente {
      id
      nombre
    }
    payout {
      id
      estado
      monto {
        valor
        moneda
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerTransactionQuery, VerTransactionQueryVariables>;
export const SeguirCampaniaDocument = new TypedDocumentString(`
    subscription SeguirCampania($id: ID!) {
  cambiosCampania(id: $id) {
    id
    estado
    mensaje
    motivo
    version
    saga {
      estado
      pasos {
        paso
        cuando
        detalle
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeguirCampaniaSubscription, SeguirCampaniaSubscriptionVariables>;
export const SeguirCampaniasDocument = new TypedDocumentString(`
    subscription SeguirCampanias($despuesDe: String, $filtro: EventosCampaniasFiltro) {
  eventosCampanias(despuesDe: $despuesDe, filtro: $filtro) {
    __typename
    id
    tipo
    ocurrido
    version
    cursor
    campania {
      id
      nombre
      estado
      cliente {
        nombre
      }
      payout {
        estado
      }
    }
    ... on CampaniaCancelada {
      motivo
      origen
    }
  }
}
    `) as unknown as TypedDocumentString<SeguirCampaniasSubscription, SeguirCampaniasSubscriptionVariables>;
export const SeguirClienteDocument = new TypedDocumentString(`
    subscription SeguirCliente($id: ID!) {
  cambiosCliente(id: $id) {
    id
    nombre
    estado
    totalPagos
    montoTotalPagos {
      valor
      moneda
    }
    version
  }
}
    `) as unknown as TypedDocumentString<SeguirClienteSubscription, SeguirClienteSubscriptionVariables>;
export const SeguirClientesDocument = new TypedDocumentString(`
    subscription SeguirClientes($despuesDe: String, $filtro: EventosClienteFiltro) {
  eventosCliente(despuesDe: $despuesDe, filtro: $filtro) {
    __typename
    id
    tipo
    ocurrido
    version
    cursor
    cliente {
      id
      nombre
      estado
    }
    ... on ClienteActualizado {
      campos
    }
    ... on ClienteSuspendido {
      motivo
    }
  }
}
    `) as unknown as TypedDocumentString<SeguirClientesSubscription, SeguirClientesSubscriptionVariables>;
export const SeguirPagosDocument = new TypedDocumentString(`
    subscription SeguirPagos($despuesDe: String, $filtro: EventosPagosFiltro) {
  eventosPagos(despuesDe: $despuesDe, filtro: $filtro) {
    __typename
    id
    tipo
    ocurrido
    version
    cursor
    ... on PayoutExitoso {
      monto {
        valor
        moneda
      }
      payout {
        id
        estado
      }
    }
    ... on PayoutFallido {
      motivo
      payout {
        id
        estado
      }
    }
    ... on TransaccionRegistrada {
      comision {
        valor
        moneda
      }
      transaction {
        id
        marcaId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeguirPagosSubscription, SeguirPagosSubscriptionVariables>;
export const SeguirPayoutDocument = new TypedDocumentString(`
    subscription SeguirPayout($id: ID!) {
  cambiosPayout(id: $id) {
    id
    estado
    monto {
      valor
      moneda
    }
    intentos
    confirmacionId
    motivoFallo
    version
  }
}
    `) as unknown as TypedDocumentString<SeguirPayoutSubscription, SeguirPayoutSubscriptionVariables>;
export const BuscarDocument = new TypedDocumentString(`
    query Buscar($texto: String!, $tipos: [TipoResultado!], $primeros: Int! = 20) {
  buscar(texto: $texto, tipos: $tipos, primeros: $primeros) {
    clientes {
      tipo
      relevancia
      resaltados {
        campo
        fragmentos {
          texto
          coincide
        }
      }
      cliente {
        id
        nombre
        email
        estado
      }
    }
    payouts {
      tipo
      relevancia
      resaltados {
        campo
        fragmentos {
          texto
          coincide
        }
      }
      payout {
        id
        cicloId
        estado
        cliente {
          id
          nombre
        }
      }
    }
    campanias {
      tipo
      relevancia
      resaltados {
        campo
        fragmentos {
          texto
          coincide
        }
      }
      campania {
        id
        nombre
        estado
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BuscarQuery, BuscarQueryVariables>;
export const VerPanelDocument = new TypedDocumentString(`
    query VerPanel($periodo: PeriodoFiltro) {
  panel(periodo: $periodo) {
    clientes {
      total
      activos
      suspendidos
      registrados
      recientes(primeros: 5) {
        id
        nombre
        fechaRegistro
      }
    }
    pagos {
      total
      pendientes
      montoProcesado {
        valor
        moneda
      }
      porEstado {
        estado
        cantidad
        monto {
          valor
          moneda
        }
      }
      recientes(primeros: 5) {
        id
        estado
        cliente {
          id
          nombre
        }
      }
    }
    campanias {
      total
      activas
      completadas
      recientes(primeros: 5) {
        id
        nombre
        estado
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerPanelQuery, VerPanelQueryVariables>;