import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PayoutLeido, TransactionLeida, EntradaDeAuditoria } from '../../aplicacion/consultas.ts';
import type { ConexionDePayouts, ConexionDeTransactions, HallazgoDePayout, PanelDePagos, PayloadDeLote, Referencia, ContextoDelModulo } from '../contexto.ts';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import type { Falla } from '@alpes/seedwork/dominio/errores';
import type { PeticionDeBusqueda } from '@alpes/seedwork/aplicacion/busqueda';
import type { Periodo } from '@alpes/seedwork/aplicacion/filtros';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, `YYYY-MM-DD`, such as `2026-11-30`. */
  Date: { input: string; output: string; }
  /** A moment in UTC, in ISO 8601, such as `2026-11-24T18:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * A value of a row as the data has it, such as `andina`: what it must be, the description of its field says. Another value is
   * taken all the same and becomes a fault of its row, where a type of its own would refuse all rows because of it.
   */
  DatoDeFila: { input: unknown; output: unknown; }
  /** An exact decimal number as a string, such as `"1500000.00"`: never a float, which cannot hold cents. */
  Decimal: { input: string; output: string; }
  /** The number of an event in its feed, such as `1042`: they are counted from 1, without gaps, to at most 2^53 - 1. */
  Posicion: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Which transaction to annul, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1", motivo: "Venta devuelta"}`. */
export type AnularTransaccionEntrada = {
  /** A key of your own, such as `anular-20931`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the transaction, such as `0198c5b0-7c4e-7d3a-9a51-0000000000d1`. */
  readonly id: Scalars['ID']['input'];
  /** Why, up to 300 characters, such as `Venta devuelta`. It stays in the log for good: no personal data. */
  readonly motivo: Scalars['String']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the transaction has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** Which payout to calculate. Example: `{payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}`. */
export type CalcularComisionesEntrada = {
  /** A key of your own, such as `calculo-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId: Scalars['ID']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** A campaign, as the payments see it. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", payout: {estado: EXITOSO}}`. */
export type Campania = {
  readonly __typename?: 'Campania';
  /** Id of the campaign, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: Scalars['ID']['output'];
  /** The payout that pays the campaign; null until it is created. */
  readonly payout?: Maybe<Payout>;
};

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

/** What transactions can be ordered by. */
export type CampoTransactions =
  /**
   * Their commission. Only with a currency in `filtro`, such as `{comision: {moneda: COP}}`: amounts of two currencies are
   * not compared.
   */
  | 'COMISION'
  /** When they were earned. */
  | 'FECHA';

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
 * A customer of Alpes Partners, as the payments see it. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", payouts:
 * {total: 12}, estadisticas: {cantidad: 12}}`.
 */
export type Cliente = {
  readonly __typename?: 'Cliente';
  /** What was paid to the cliente and not taken back; null, with an error, while this subgraph does not answer. */
  readonly estadisticas?: Maybe<EstadisticasDePagos>;
  /** Id of the cliente, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['output'];
  /** The payouts of the cliente, the newest first unless `orden` says otherwise; null, with an error, while this subgraph does not answer. */
  readonly payouts?: Maybe<PayoutConnection>;
  /** The transactions of the cliente, the latest first unless `orden` says otherwise; null as `payouts` is. */
  readonly transactions?: Maybe<TransactionConnection>;
};


/**
 * A customer of Alpes Partners, as the payments see it. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", payouts:
 * {total: 12}, estadisticas: {cantidad: 12}}`.
 */
export type ClientePayoutsArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<PayoutsFiltro>;
  orden?: InputMaybe<PayoutsOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A customer of Alpes Partners, as the payments see it. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", payouts:
 * {total: 12}, estadisticas: {cantidad: 12}}`.
 */
export type ClienteTransactionsArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<TransactionsFiltro>;
  orden?: InputMaybe<TransactionsOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * The commissions of a payout were calculated. Example: `{tipo: "ComisionesCalculadas.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", version: 2, posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor:
 * "1500000.00", moneda: COP}}`.
 */
export type ComisionesCalculadas = EventoPagos & {
  readonly __typename?: 'ComisionesCalculadas';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The amount of the payout. */
  readonly monto: Dinero;
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ComisionesCalculadas.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Whose commissions to collect into a new payout. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId:
 * "2026-11", moneda: COP, medioPago: {tipo: PSE}}`.
 */
export type CrearPayoutEntrada = {
  /** The cycle, such as `2026-11`: its open transactions are collected. */
  readonly cicloId: Scalars['String']['input'];
  /** A key of your own, such as `payout-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: Scalars['ID']['input'];
  /** Where the money goes. */
  readonly medioPago?: InputMaybe<MedioPagoEntrada>;
  /** The currency, such as `COP`, when there are transactions in more than one. */
  readonly moneda?: InputMaybe<Moneda>;
};

/** An amount of money. Amounts of two currencies are never added. Example: `{valor: "1500000.00", moneda: COP}`. */
export type Dinero = {
  readonly __typename?: 'Dinero';
  /** The currency of the amount, such as `COP`. */
  readonly moneda: Moneda;
  /** The amount with two decimal places, such as `"1500000.00"`. */
  readonly valor: Scalars['Decimal']['output'];
};

/** An amount of money given by a client. Example: `{valor: "1500000.00", moneda: COP}`. */
export type DineroEntrada = {
  /** The currency of the amount, such as `COP`. */
  readonly moneda: Moneda;
  /** A decimal with at most two decimal places, as a string such as `"1500000.00"`. */
  readonly valor: Scalars['Decimal']['input'];
};

/** Which way a list is ordered. */
export type Direccion =
  /** The smallest, the earliest, or A first. */
  | 'ASC'
  /** The largest, the latest, or Z first. */
  | 'DESC';

/**
 * Something that happened to a payout, and who caused it. Example: `{tipo: "ComisionesCalculadas.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", usuario: "operadora@alpes.co", version: 2, detalle: "Se calculó el monto: 350.00 USD."}`.
 */
export type EntradaAuditoria = {
  readonly __typename?: 'EntradaAuditoria';
  /** What happened, as a sentence in Spanish for people, such as `Se calculó el monto: 350.00 USD.`. */
  readonly detalle: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Versioned name of the event, such as `PayoutExitoso.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Who asked for it, such as `operadora@alpes.co`; null when the system did, or when nobody had to identify themselves. */
  readonly usuario?: Maybe<Scalars['String']['output']>;
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A fault of one of many things that were given at once. That one changed nothing. Example: `{fila: 17, campo: "clienteId",
 * codigo: "CLIENTE_NO_ENCONTRADO", mensaje: "No hay un cliente con este id.", clase: NO_ENCONTRADO}`.
 */
export type ErrorDeFila = {
  readonly __typename?: 'ErrorDeFila';
  /**
   * Path of the field at fault within that row, such as `comision.valor`, or within `entrada` where `fila` is null; empty when
   * the fault is of all of it.
   */
  readonly campo: Scalars['String']['output'];
  /** What kind of fault it is, such as `INVALIDO`. */
  readonly clase: ClaseDeError;
  /** A stable code for programs, such as `CLIENTE_NO_ENCONTRADO`. */
  readonly codigo: Scalars['String']['output'];
  /** Its place in the list that was given, from 0, such as `17`; null when the fault is of all of it. */
  readonly fila?: Maybe<Scalars['Int']['output']>;
  /** A sentence in Spanish for people, such as `No hay un cliente con este id.`. */
  readonly mensaje: Scalars['String']['output'];
};

/**
 * A fault that the caller of a mutation can mend. The mutation changed nothing. Example: `{campo: "email", codigo:
 * "EMAIL_DUPLICADO", mensaje: "Ya hay un cliente con este correo.", clase: CONFLICTO}`.
 */
export type ErrorDeUsuario = {
  readonly __typename?: 'ErrorDeUsuario';
  /** Path of the field at fault within `entrada`, such as `presupuesto.valor`; empty when the fault is of all of it. */
  readonly campo: Scalars['String']['output'];
  /** What kind of fault it is, such as `INVALIDO`. */
  readonly clase: ClaseDeError;
  /** A stable code for programs, such as `EMAIL_DUPLICADO`. */
  readonly codigo: Scalars['String']['output'];
  /** A sentence in Spanish for people, such as `Ya hay un cliente con este correo.`. */
  readonly mensaje: Scalars['String']['output'];
};

/**
 * What was paid to a cliente and not taken back: payouts that are EXITOSO. Example: `{cantidad: 12, montos: [{valor:
 * "1500000.00", moneda: COP}], ultimoPago: "2026-11-24T18:30:14.105Z"}`.
 */
export type EstadisticasDePagos = {
  readonly __typename?: 'EstadisticasDePagos';
  /** How many payouts, such as `12`. */
  readonly cantidad: Scalars['Int']['output'];
  /** Their sum, one amount for each currency. */
  readonly montos: ReadonlyArray<Dinero>;
  /** When the first of them arrived, such as `2026-01-15T09:00:00.000Z`; null when there is none. */
  readonly primerPago?: Maybe<Scalars['DateTime']['output']>;
  /** When the last of them arrived, such as `2026-11-24T18:30:14.105Z`; null when there is none. */
  readonly ultimoPago?: Maybe<Scalars['DateTime']['output']>;
};

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

/** Where a transaction stands. */
export type EstadoTransaction =
  /** No payout has collected it yet. */
  | 'ABIERTA'
  /** It was annulled, and is never paid. */
  | 'ANULADA'
  /** A payout has collected it. */
  | 'COLECTADA';

/**
 * Something that happened to a payout or a transaction. Each kind of event has its own type. Example: `{tipo:
 * "PayoutExitoso.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 4, posicion: 1042, cursor: "jb0-Lv1vS1dZaeHWWyIyMDI2"}`.
 */
export type EventoPagos = {
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PayoutCreado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout or transaction, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which events of payouts and transactions a feed gives. What is left out lets everything pass. Example: `{tipos:
 * [PAYOUT_EXITOSO, PAYOUT_FALLIDO], clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", monto: {moneda: COP, minimo:
 * "1000000.00"}}`.
 */
export type EventosPagosFiltro = {
  /** Only the events of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly clienteIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only the events that lead to one of these states, such as `[EXITOSO, FALLIDO]`; those of transactions lead to none. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoPayout>>;
  /** Only the events with such an amount: the payout's, or the commission. */
  readonly monto?: InputMaybe<MontoFiltro>;
  /** Only the events of this payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of these payouts, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000b1"]`. */
  readonly payoutIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only events of these types, such as `[PAYOUT_EXITOSO, PAYOUT_FALLIDO]`. */
  readonly tipos?: InputMaybe<ReadonlyArray<TipoDeEventoPagos>>;
  /** Only the events of this transaction, such as `0198c5b0-7c4e-7d3a-9a51-0000000000d1`. */
  readonly transactionId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of these transactions, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000d1"]`. */
  readonly transactionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A piece of a text. Example: `{texto: "María", coincide: true}`. */
export type Fragmento = {
  readonly __typename?: 'Fragmento';
  /** Whether this is what was looked for. */
  readonly coincide: Scalars['Boolean']['output'];
  /** The piece as it is written, such as `María`. */
  readonly texto: Scalars['String']['output'];
};

/** The card or account that a payout goes to. Example: `{tipo: TARJETA, mascara: "**** 1111"}`. */
export type MedioPago = {
  readonly __typename?: 'MedioPago';
  /**
   * The last digits of the card or account, such as `**** 1111`: no more are kept. Null where there is no number. An OPERADOR
   * sees `****`.
   */
  readonly mascara?: Maybe<Scalars['String']['output']>;
  /** How the money reaches the partner, such as `TARJETA`. */
  readonly tipo: TipoMedioPago;
};

/** The card or account that a payout goes to. Example: `{tipo: TARJETA, mascara: "4111 1111 1111 1111"}`. */
export type MedioPagoEntrada = {
  /** The number of the card or account, or its last digits, such as `4111 1111 1111 1111`. Only the last four are kept. */
  readonly mascara?: InputMaybe<Scalars['String']['input']>;
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
  readonly maximo?: InputMaybe<Scalars['Decimal']['input']>;
  /** The smallest amount, such as `"100.00"`. */
  readonly minimo?: InputMaybe<Scalars['Decimal']['input']>;
  /** The currency, such as `COP`: amounts of two are never compared. */
  readonly moneda: Moneda;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Annuls a commission that no payout has collected yet. Example:
   * `anularTransaccion(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1", motivo: "Venta devuelta"}) { transaction {
   * estado } errores { campo mensaje } }`.
   */
  readonly anularTransaccion: TransactionPayload;
  /**
   * Sums the transactions that a payout has collected. Example:
   * `calcularComisiones(entrada: {payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}) { payout { monto { valor moneda } }
   * errores { campo mensaje } }`.
   */
  readonly calcularComisiones: PayoutPayload;
  /**
   * Begins a payout: collects the partner's open transactions of a cycle. Example:
   * `crearPayout(entrada: {clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId: "2026-11"}) { payout { id
   * transactions { total } } errores { campo mensaje } }`.
   */
  readonly crearPayout: PayoutPayload;
  /**
   * The whole way: collects, calculates and sends the money. Answers as soon as the money is on its way: the payout is
   * EN_PROCESO. Follow it with the subscription `cambiosPayout(id: …)`, or ask for `payout(id: …) { estado motivoFallo }`,
   * to see it become EXITOSO or FALLIDO. Asked again for the same cliente and cycle, it pays nothing twice and answers that
   * payout as it stands: one that is FALLIDO stays so until `reintentarPago`, and by its `payoutId` is refused. Example:
   * `procesarPago(entrada: {clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId: "2026-11", claveIdempotencia:
   * "pago-ana-2026-11"}) { payout { id estado } errores { campo mensaje } }`.
   */
  readonly procesarPago: PayoutPayload;
  /**
   * Registers a commission that a partner earned. Example:
   * `registrarTransaccion(entrada: {clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", marcaId: "andina", tipoEvento:
   * VENTA, valor: {valor: "120000.00", moneda: COP}}) { transaction { id comision { valor } } errores { campo mensaje }
   * }`.
   */
  readonly registrarTransaccion: TransactionPayload;
  /**
   * Registers up to 1,000 commissions in one transaction, each as `registrarTransaccion` does. Example:
   * `registrarTransacciones(entrada: {modo: UNA_POR_UNA, transacciones: [{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1",
   * marcaId: "andina", tipoEvento: CLICK, moneda: COP}]}) { registradas errores { fila campo mensaje } }`.
   */
  readonly registrarTransacciones: RegistrarTransaccionesPayload;
  /**
   * Sends the money of a failed payout once more, and answers as `procesarPago` does: follow it with `cambiosPayout`.
   * Example:
   * `reintentarPago(entrada: {payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}) { payout { estado intentos } errores {
   * campo mensaje } }`.
   */
  readonly reintentarPago: PayoutPayload;
  /**
   * Takes a payment back. One that is not made yet is taken back as soon as it is: follow it with `cambiosPayout`, which
   * ends in REVERTIDO, or in FALLIDO when it was never made. Example:
   * `revertirPago(entrada: {payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1", motivo: "Pagado por error"}) { payout {
   * estado } errores { campo mensaje } }`.
   */
  readonly revertirPago: PayoutPayload;
};


export type MutationAnularTransaccionArgs = {
  entrada: AnularTransaccionEntrada;
};


export type MutationCalcularComisionesArgs = {
  entrada: CalcularComisionesEntrada;
};


export type MutationCrearPayoutArgs = {
  entrada: CrearPayoutEntrada;
};


export type MutationProcesarPagoArgs = {
  entrada: ProcesarPagoEntrada;
};


export type MutationRegistrarTransaccionArgs = {
  entrada: RegistrarTransaccionEntrada;
};


export type MutationRegistrarTransaccionesArgs = {
  entrada: RegistrarTransaccionesEntrada;
};


export type MutationReintentarPagoArgs = {
  entrada: ReintentarPagoEntrada;
};


export type MutationRevertirPagoArgs = {
  entrada: RevertirPagoEntrada;
};

/**
 * Where a page of a list stands in the whole list (Relay). Example: `{hasNextPage: true, hasPreviousPage: false, startCursor:
 * "jb0-Lv1vS1dZaeHWWyIyMDI2", endCursor: "jb0-Lv1vS1dZaeHWWyIyMDI3"}`.
 */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the page's last element, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to get the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more elements follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether elements come before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first element, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * For other contexts: the money is with the partner. Example: `{tipo: "PagoConfirmado.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", version: 5, posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor:
 * "1500000.00", moneda: COP}, confirmacionId: "SIM-6CF0E4DF8009"}`.
 */
export type PagoConfirmado = EventoPagos & {
  readonly __typename?: 'PagoConfirmado';
  /** What the payment gateway calls the payment, such as `SIM-6CF0E4DF8009`. */
  readonly confirmacionId: Scalars['String']['output'];
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The amount that arrived. */
  readonly monto: Dinero;
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PagoConfirmado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * For other contexts: the money is not with the partner, because the payment failed or was taken back. Example: `{tipo:
 * "PagoRevertido.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 6, posicion: 1042, payout: {id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor: "1500000.00", moneda: COP}, motivo: "Pagado por error"}`.
 */
export type PagoRevertido = EventoPagos & {
  readonly __typename?: 'PagoRevertido';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The amount. */
  readonly monto: Dinero;
  /** Why, such as `Pagado por error`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PagoRevertido.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * The figures of the platform over a period. Each part is null, with an error, when the part of the system that it comes from
 * cannot answer. Example: `{desde: "2026-11-01", hasta: "2026-11-30", clientes: {total: 41}, pagos: {total: 12}, campanias:
 * {total: 7}}`.
 */
export type Panel = {
  readonly __typename?: 'Panel';
  /** The first day of the figures, in UTC, such as `2026-11-01`; null when they begin at the beginning. */
  readonly desde?: Maybe<Scalars['Date']['output']>;
  /** The last day of the figures, in UTC, such as `2026-11-30`; null when they go on until now. */
  readonly hasta?: Maybe<Scalars['Date']['output']>;
  /** The payouts of the period; null, with an error, when the payments' part of the system cannot answer. */
  readonly pagos?: Maybe<PanelPagos>;
};

/**
 * The payouts of the platform, over a period: those that were created in it. Example: `{total: 41, montoProcesado: [{valor:
 * "1500000.00", moneda: COP}], pendientes: 5}`.
 */
export type PanelPagos = {
  readonly __typename?: 'PanelPagos';
  /** What was paid and not taken back (`EXITOSO`), one amount for each currency. */
  readonly montoProcesado: ReadonlyArray<Dinero>;
  /** How many have not ended yet, such as `5`: `PENDIENTE`, `CALCULADO` or `EN_PROCESO`. */
  readonly pendientes: Scalars['Int']['output'];
  /** Count and sum by state and currency. */
  readonly porEstado: ReadonlyArray<ResumenDePayouts>;
  /** The newest of them. */
  readonly recientes: ReadonlyArray<Payout>;
  /** How many there are, such as `41`. */
  readonly total: Scalars['Int']['output'];
};


/**
 * The payouts of the platform, over a period: those that were created in it. Example: `{total: 41, montoProcesado: [{valor:
 * "1500000.00", moneda: COP}], pendientes: 5}`.
 */
export type PanelPagosRecientesArgs = {
  primeros?: Scalars['Int']['input'];
};

/**
 * Pays one partner (a cliente) for one cycle, or for a campaign. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1",
 * clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId: "2026-11", moneda: COP, monto: {valor: "1500000.00", moneda:
 * COP}, medioPago: {tipo: PSE}, estado: EXITOSO, intentos: 1, confirmacionId: "SIM-6CF0E4DF8009", version: 5}`.
 */
export type Payout = {
  readonly __typename?: 'Payout';
  /** Everything that happened to it, oldest first. */
  readonly auditoria: ReadonlyArray<EntradaAuditoria>;
  /** The campaign that is paid; null for the commissions of a cycle. */
  readonly campania?: Maybe<Campania>;
  /** The cycle that is paid, such as `2026-11`. */
  readonly cicloId: Scalars['String']['output'];
  /** The cliente that is paid; null, with an error, while its subgraph does not answer. */
  readonly cliente?: Maybe<Cliente>;
  /** Id of the cliente that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: Scalars['ID']['output'];
  /** What the payment gateway calls the payment, such as `SIM-6CF0E4DF8009`; null until it was made. */
  readonly confirmacionId?: Maybe<Scalars['String']['output']>;
  /** When it was created, such as `2026-11-24T18:30:12.972Z`. */
  readonly creado: Scalars['DateTime']['output'];
  /** Where the payout stands, such as `EN_PROCESO`. */
  readonly estado: EstadoPayout;
  /** When the payment last ended, well or not, such as `2026-11-24T18:30:14.105Z`; null before that. */
  readonly finalizado?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the payout, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly id: Scalars['ID']['output'];
  /** Id of the campaign that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`; null for the commissions of a cycle. */
  readonly idCampania?: Maybe<Scalars['ID']['output']>;
  /** How many times the money was sent on its way, such as `1`. */
  readonly intentos: Scalars['Int']['output'];
  /** Where the money goes; null when that was not said. */
  readonly medioPago?: Maybe<MedioPago>;
  /** The currency of the payout, such as `COP`. */
  readonly moneda: Moneda;
  /** The amount; null until the commissions are calculated. */
  readonly monto?: Maybe<Dinero>;
  /** Why the last try failed, such as `FONDOS_INSUFICIENTES`; null unless the payout is FALLIDO. */
  readonly motivoFallo?: Maybe<Scalars['String']['output']>;
  /** When the money was last sent on its way, such as `2026-11-24T18:30:13.732Z`; null before that. */
  readonly procesado?: Maybe<Scalars['DateTime']['output']>;
  /** Why the payment is to be taken back as soon as it is made, such as `Pagado por error`; null when nobody asked for that. */
  readonly reversionSolicitada?: Maybe<Scalars['String']['output']>;
  /** The transactions that it pays, the latest first unless `orden` says otherwise. */
  readonly transactions: TransactionConnection;
  /** Version, such as `3`: grows with each change. Give it to a mutation to be sure that nobody changed the payout meanwhile. */
  readonly version: Scalars['Int']['output'];
};


/**
 * Pays one partner (a cliente) for one cycle, or for a campaign. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1",
 * clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", cicloId: "2026-11", moneda: COP, monto: {valor: "1500000.00", moneda:
 * COP}, medioPago: {tipo: PSE}, estado: EXITOSO, intentos: 1, confirmacionId: "SIM-6CF0E4DF8009", version: 5}`.
 */
export type PayoutTransactionsArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<TransactionsFiltro>;
  orden?: InputMaybe<TransactionsOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of payouts. */
export type PayoutConnection = {
  readonly __typename?: 'PayoutConnection';
  /** The payouts of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PayoutEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Count and sum by state and currency over all pages. Made only when it is asked for. */
  readonly resumen: ReadonlyArray<ResumenDePayouts>;
  /** How many payouts there are on all pages, such as `128`. Counted only when it is asked for. */
  readonly total: Scalars['Int']['output'];
};


/** A page of payouts. */
export type PayoutConnectionTotalArgs = {
  hasta?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A payout was created. Example: `{tipo: "PayoutCreado.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 1, posicion: 1042,
 * payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, cicloId: "2026-11", moneda: COP, cantidadTransacciones: 12}`.
 */
export type PayoutCreado = EventoPagos & {
  readonly __typename?: 'PayoutCreado';
  /** How many transactions were collected, such as `12`; `payout { transactions { … } }` lists them. */
  readonly cantidadTransacciones: Scalars['Int']['output'];
  /** The cycle that is paid, such as `2026-11`. */
  readonly cicloId: Scalars['String']['output'];
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The currency of the payout, such as `COP`. */
  readonly moneda: Moneda;
  /** The amount, where it was given; null where it comes from the transactions. */
  readonly monto?: Maybe<Dinero>;
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PayoutCreado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** A payout in a list. */
export type PayoutEdge = {
  readonly __typename?: 'PayoutEdge';
  /** Place of the payout in the list, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The payout. */
  readonly node: Payout;
};

/**
 * The money of a payout has arrived. Example: `{tipo: "PayoutExitoso.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 4,
 * posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor: "1500000.00", moneda: COP},
 * confirmacionId: "SIM-6CF0E4DF8009"}`.
 */
export type PayoutExitoso = EventoPagos & {
  readonly __typename?: 'PayoutExitoso';
  /** What the payment gateway calls the payment, such as `SIM-6CF0E4DF8009`. */
  readonly confirmacionId: Scalars['String']['output'];
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The amount that arrived. */
  readonly monto: Dinero;
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PayoutExitoso.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * The payment of a payout was refused. Example: `{tipo: "PayoutFallido.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 4,
 * posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor: "1500000.00", moneda: COP}, motivo:
 * "FONDOS_INSUFICIENTES"}`.
 */
export type PayoutFallido = EventoPagos & {
  readonly __typename?: 'PayoutFallido';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** The amount that was refused. */
  readonly monto: Dinero;
  /** Why it was refused, such as `FONDOS_INSUFICIENTES`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `PayoutFallido.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** Answer of a mutation of payouts. */
export type PayoutPayload = {
  readonly __typename?: 'PayoutPayload';
  /** What the caller can mend; empty when the change was made. */
  readonly errores: ReadonlyArray<ErrorDeUsuario>;
  /** The payout after the change, to be followed with `cambiosPayout` while it is EN_PROCESO; null when there are `errores`. */
  readonly payout?: Maybe<Payout>;
};

/**
 * The money of a payout was sent on its way. Example: `{tipo: "PayoutProcesado.v1", ocurrido: "2026-11-24T18:30:12.972Z",
 * version: 3, posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, monto: {valor: "1500000.00", moneda: COP},
 * intento: 1, referencia: "0198c5b0-7c4e-7d3a-9a51-0000000000b1:1"}`.
 */
export type PayoutProcesado = EventoPagos & {
  readonly __typename?: 'PayoutProcesado';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Which try it is, such as `1` for the first, and one more for each retry. */
  readonly intento: Scalars['Int']['output'];
  /** The amount sent. */
  readonly monto: Dinero;
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Names this try to the payment gateway, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1:1`. */
  readonly referencia: Scalars['String']['output'];
  /** Versioned name of the event, such as `PayoutProcesado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which payouts a list shows: those that meet all that is given. Example: `{estados: [FALLIDO], creado: {desde: "2026-11-01"},
 * monto: {moneda: COP, minimo: "100.00"}, texto: "fondos"}`.
 */
export type PayoutsFiltro = {
  /** Those of this cycle, such as `2026-11`. */
  readonly cicloId?: InputMaybe<Scalars['String']['input']>;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: InputMaybe<Scalars['ID']['input']>;
  /** Those that were created on these days. */
  readonly creado?: InputMaybe<PeriodoFiltro>;
  /** Those in one of these states, such as `[PENDIENTE, CALCULADO]`. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoPayout>>;
  /** Those whose payment last ended, well or not, on these days. */
  readonly finalizado?: InputMaybe<PeriodoFiltro>;
  /** That of this campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: InputMaybe<Scalars['ID']['input']>;
  /** Those of this currency, with an amount in this range. An amount that is not calculated yet is in no range. */
  readonly monto?: InputMaybe<MontoFiltro>;
  /**
   * Those that have this text in their confirmation, cycle, or reason of failure, without regard to accents and capitals;
   * such as `fondos`. Up to 100 characters, 3 of them letters or digits.
   */
  readonly texto?: InputMaybe<Scalars['String']['input']>;
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
  readonly desde?: InputMaybe<Scalars['Date']['input']>;
  /** The last day, such as `2026-11-30`. */
  readonly hasta?: InputMaybe<Scalars['Date']['input']>;
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
  readonly cicloId?: InputMaybe<Scalars['String']['input']>;
  /** A key of your own, such as `pago-ana-2026-11`: for 7 days the same one gives the first answer again instead of paying twice. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente that is paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the money goes. */
  readonly medioPago?: InputMaybe<MedioPagoEntrada>;
  /** The currency, such as `COP`, when there are transactions in more than one. */
  readonly moneda?: InputMaybe<Moneda>;
  /** A given amount, instead of the sum of the transactions. */
  readonly monto?: InputMaybe<DineroEntrada>;
  /** Id of an existing payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`; not together with `clienteId`. */
  readonly payoutId?: InputMaybe<Scalars['ID']['input']>;
  /** The version of that payout that the caller saw, such as `3`: the change is refused when it has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * Looks for clientes, payouts and campaigns that have all of these words: with or without their accents, whole or in part,
   * and with a typing error: a letter left out, one too many or two that changed places in a word of four letters or more, one
   * in the place of another in a word of five, more in a longer one. What has one other letter in a word of five is shown only
   * where nothing fits better. A text that is an id finds what has it, and what names it. Null, with an error,
   * when an argument is refused.
   * Example: `buscar(texto: "peres bogota") { clientes { relevancia cliente { id nombre } } }`.
   */
  readonly buscar?: Maybe<ResultadosBusqueda>;
  /**
   * The dashboard: how many clientes, payouts and campaigns there are, how much was paid, and the latest of each. Null, with an
   * error, when an argument is refused. Example:
   * `panel(periodo: {desde: "2026-11-01", hasta: "2026-11-30"}) { clientes { total } }`.
   */
  readonly panel?: Maybe<Panel>;
  /**
   * One payout by its id; null when there is none. Example:
   * `payout(id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1") { estado monto { valor moneda } auditoria { ocurrido detalle } }`.
   */
  readonly payout?: Maybe<Payout>;
  /**
   * Payouts, the newest first unless `orden` says otherwise. Null, with an error, when an argument is refused or this subgraph
   * does not answer. Example: the largest that failed in November, `payouts(filtro: {estados: [FALLIDO], creado: {desde:
   * "2026-11-01", hasta: "2026-11-30"}, monto: {moneda: COP}}, orden: {campo: MONTO}) { total edges { node { id motivoFallo
   * monto { valor } } } }`.
   */
  readonly payouts?: Maybe<PayoutConnection>;
  /**
   * One transaction by its id; null when there is none. Example:
   * `transaction(id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1") { estado comision { valor moneda } payout { id } }`.
   */
  readonly transaction?: Maybe<Transaction>;
  /**
   * Transactions, the latest first unless `orden` says otherwise. Null, with an error, when an argument is refused or this
   * subgraph does not answer. Example: what the partners earned with a brand, `transactions(filtro: {marcaId: "andina"}) {
   * resumen { estado cantidad monto { valor moneda } } }`.
   */
  readonly transactions?: Maybe<TransactionConnection>;
};


export type QueryBuscarArgs = {
  primeros?: Scalars['Int']['input'];
  texto: Scalars['String']['input'];
  tipos?: InputMaybe<ReadonlyArray<TipoResultado>>;
};


export type QueryPanelArgs = {
  periodo?: InputMaybe<PeriodoFiltro>;
};


export type QueryPayoutArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPayoutsArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<PayoutsFiltro>;
  orden?: InputMaybe<PayoutsOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTransactionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTransactionsArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<TransactionsFiltro>;
  orden?: InputMaybe<TransactionsOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A commission that a partner earned: `comision` as it was earned, or what the default rates make it from. Exactly one of
 * `comision`, `valor` and `moneda` is given. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", marcaId: "andina",
 * tipoEvento: VENTA, valor: {valor: "120000.00", moneda: COP}, claveIdempotencia: "venta-20931"}`.
 */
export type RegistrarTransaccionEntrada = {
  /** A key of your own, such as `venta-20931`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente that earned it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: Scalars['ID']['input'];
  /** The commission itself, of any kind of event. */
  readonly comision?: InputMaybe<DineroEntrada>;
  /** When it was earned, such as `2026-11-24T15:04:05.000Z`; now when it is left out. Not in the future. */
  readonly fecha?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the brand that it was earned with, 1 to 80 characters, such as `andina`. */
  readonly marcaId: Scalars['String']['input'];
  /** Currency of the fixed commission, such as `COP`: 0.10 for a CLICK, 0.01 for an IMPRESION. */
  readonly moneda?: InputMaybe<Moneda>;
  /** What it was earned for, such as `VENTA`. */
  readonly tipoEvento: TipoEventoComision;
  /** Value of the sale or conversion: the commission is 5 % of a VENTA, 3 % of a CONVERSION. */
  readonly valor?: InputMaybe<DineroEntrada>;
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
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of the others when one is refused, such as `UNA_POR_UNA`. */
  readonly modo: ModoDeLote;
  /** The commissions, 1 to 1,000. Give them as a variable: a document of so many values would be too long to be read. */
  readonly transacciones: ReadonlyArray<TransaccionEntrada>;
};

/** Answer of the mutation that registers many transactions. */
export type RegistrarTransaccionesPayload = {
  readonly __typename?: 'RegistrarTransaccionesPayload';
  /** What was not registered, and why: of each row what `registrarTransaccion` says of it. Empty when all were registered. */
  readonly errores: ReadonlyArray<ErrorDeFila>;
  /** How many were registered, such as `998`. */
  readonly registradas: Scalars['Int']['output'];
  /** What was registered, in the order in which it was given. */
  readonly transactions: ReadonlyArray<Transaction>;
};

/**
 * Which failed payout to try again. Example: `{payoutId: "0198c5b0-7c4e-7d3a-9a51-0000000000b1", medioPago: {tipo: ACH,
 * mascara: "9876"}}`.
 */
export type ReintentarPagoEntrada = {
  /** A key of your own, such as `pago-ana-2026-11-2`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Another card or account, instead of the one that failed. */
  readonly medioPago?: InputMaybe<MedioPagoEntrada>;
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId: Scalars['ID']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A text in which a search has found something, cut where that begins and ends. Example: `{campo: "nombre", fragmentos:
 * [{texto: "María", coincide: true}, {texto: " Pérez", coincide: false}]}`.
 */
export type Resaltado = {
  readonly __typename?: 'Resaltado';
  /** Name of the field, such as `nombre`. */
  readonly campo: Scalars['String']['output'];
  /** The whole text in pieces, for example `[{texto: "María", coincide: true}, {texto: " Pérez", coincide: false}]`. */
  readonly fragmentos: ReadonlyArray<Fragmento>;
};

/**
 * Something that a search has found. Example: `{tipo: CLIENTE, relevancia: 0.85, resaltados: [{campo: "nombre", fragmentos:
 * [{texto: "María", coincide: true}]}]}`.
 */
export type ResultadoBusqueda = {
  /**
   * How well it fits, from 0 to 1, such as `0.85`: 1 when each word of the search is a word of it; less for the beginning
   * of a word, a part of one, or one that is written almost so. Comparable between types.
   */
  readonly relevancia: Scalars['Float']['output'];
  /** Where it fits, the best first. */
  readonly resaltados: ReadonlyArray<Resaltado>;
  /** What it is, such as `CLIENTE`. */
  readonly tipo: TipoResultado;
};

/**
 * A payout that a search has found. Example: `{tipo: PAYOUT, relevancia: 0.85, payout: {estado: FALLIDO, motivoFallo:
 * "FONDOS_INSUFICIENTES"}}`.
 */
export type ResultadoPayout = ResultadoBusqueda & {
  readonly __typename?: 'ResultadoPayout';
  /** The payout. */
  readonly payout: Payout;
  /** How well it fits, from 0 to 1, as `ResultadoBusqueda.relevancia` says, such as `0.85`. */
  readonly relevancia: Scalars['Float']['output'];
  /** Where it fits, the best first: in `confirmacionId`, `motivoFallo`, `cicloId`, `medioPago` or an id. */
  readonly resaltados: ReadonlyArray<Resaltado>;
  /** What it is, such as `PAYOUT`: always that. */
  readonly tipo: TipoResultado;
};

/**
 * What a search has found: a list for each type, the best first. Each is null, with an error, when the part of the system that
 * it comes from cannot answer, and empty when `tipos` leaves it out. Example: `{palabras: ["maria"], clientes: [{relevancia:
 * 1.0, cliente: {nombre: "María Pérez"}}], payouts: [], campanias: []}`.
 */
export type ResultadosBusqueda = {
  readonly __typename?: 'ResultadosBusqueda';
  /** The words that were looked for, without accents and capitals, such as `["maria", "perez"]`. */
  readonly palabras: ReadonlyArray<Scalars['String']['output']>;
  /**
   * Payouts, by their confirmation, cycle, reason of failure, or (not for an OPERADOR) the last digits of their card or
   * account; by an id, also those of that cliente or campaign.
   */
  readonly payouts?: Maybe<ReadonlyArray<ResultadoPayout>>;
};

/**
 * The payouts of one state and one currency. Example: `{estado: EXITOSO, cantidad: 12, monto: {valor: "1500000.00", moneda:
 * COP}}`.
 */
export type ResumenDePayouts = {
  readonly __typename?: 'ResumenDePayouts';
  /** How many they are, such as `12`. */
  readonly cantidad: Scalars['Int']['output'];
  /** Where these payouts stand, such as `EXITOSO`. */
  readonly estado: EstadoPayout;
  /** Their sum. An amount that is not calculated yet adds nothing. */
  readonly monto: Dinero;
};

/**
 * The transactions of one state and one currency. Example: `{estado: ABIERTA, cantidad: 12, monto: {valor: "1500000.00",
 * moneda: COP}}`.
 */
export type ResumenDeTransactions = {
  readonly __typename?: 'ResumenDeTransactions';
  /** How many they are, such as `12`. */
  readonly cantidad: Scalars['Int']['output'];
  /** Where these transactions stand, such as `ABIERTA`. */
  readonly estado: EstadoTransaction;
  /** The sum of their commissions. */
  readonly monto: Dinero;
};

/**
 * A payment is to be taken back that is not made yet. Example: `{tipo: "ReversionSolicitada.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", version: 4, posicion: 1042, payout: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1"}, motivo:
 * "Pagado por error"}`.
 */
export type ReversionSolicitada = EventoPagos & {
  readonly __typename?: 'ReversionSolicitada';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Why, such as `Pagado por error`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** The payout, as it is now. */
  readonly payout: Payout;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ReversionSolicitada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the payout, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which payment to take back, and why: by `payoutId` or by `idCampania`. Example: `{payoutId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000b1", motivo: "Pagado por error"}`.
 */
export type RevertirPagoEntrada = {
  /** A key of your own, such as `reverso-ana-2026-11`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the campaign that was paid, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: InputMaybe<Scalars['ID']['input']>;
  /** Why, up to 300 characters, such as `Pagado por error`. It stays in the log for good: no personal data. */
  readonly motivo: Scalars['String']['input'];
  /** Id of the payout, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the caller saw, such as `3`: the change is refused when the payout has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A payout: as it is now, then after each of its changes. Example:
   * `cambiosPayout(id: "0198c5b0-7c4e-7d3a-9a51-0000000000b1") { estado confirmacionId motivoFallo }`.
   */
  readonly cambiosPayout: Payout;
  /**
   * The events of payouts and transactions in order: those after `despuesDe`, then each as it happens, without a gap or a
   * repeat. A subscriber that reads too slowly loses none: it is told so in `extensions.aviso`, and catches up. Example:
   * `eventosPagos(filtro: { tipos: [PAYOUT_EXITOSO] }) { cursor ... on PayoutExitoso { monto { valor moneda } } }`.
   */
  readonly eventosPagos: EventoPagos;
};


export type SubscriptionCambiosPayoutArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionEventosPagosArgs = {
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<EventosPagosFiltro>;
};

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
 * A commission was annulled. Example: `{tipo: "TransaccionAnulada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 2,
 * posicion: 1042, transaction: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1"}, motivo: "Venta devuelta"}`.
 */
export type TransaccionAnulada = EventoPagos & {
  readonly __typename?: 'TransaccionAnulada';
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Why, such as `Venta devuelta`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `TransaccionAnulada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** The transaction, as it is now. */
  readonly transaction: Transaction;
  /** Version that the event gave the transaction, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A commission that a partner earned, one of many: `comision` as it was earned, or what the default rates make it from.
 * Exactly one of `comision`, `valor` and `moneda` is given. Example: `{clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1",
 * marcaId: "andina", tipoEvento: CLICK, moneda: COP}`.
 */
export type TransaccionEntrada = {
  /** Id of the cliente that earned it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. Required. */
  readonly clienteId?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /** The commission itself, of any kind of event: a `DineroEntrada`, such as `{valor: "6000.00", moneda: COP}`. */
  readonly comision?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /** When it was earned: a `DateTime`, such as `2026-11-24T15:04:05.000Z`; now when it is left out. Not in the future. */
  readonly fecha?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /** Id of the brand that it was earned with, 1 to 80 characters, such as `andina`. Required. */
  readonly marcaId?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /** Currency of the fixed commission, 0.10 for a CLICK and 0.01 for an IMPRESION: a `Moneda`, such as `COP`. */
  readonly moneda?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /** What it was earned for: a `TipoEventoComision`, such as `VENTA`. Required. */
  readonly tipoEvento?: InputMaybe<Scalars['DatoDeFila']['input']>;
  /**
   * Value of the sale or conversion: the commission is 5 % of a VENTA, 3 % of a CONVERSION. A `DineroEntrada`, such as
   * `{valor: "120000.00", moneda: COP}`.
   */
  readonly valor?: InputMaybe<Scalars['DatoDeFila']['input']>;
};

/**
 * A commission was registered. Example: `{tipo: "TransaccionRegistrada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 1,
 * posicion: 1042, transaction: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000d1"}, tipoEvento: VENTA, comision: {valor: "6000.00",
 * moneda: COP}}`.
 */
export type TransaccionRegistrada = EventoPagos & {
  readonly __typename?: 'TransaccionRegistrada';
  /** How much was earned. */
  readonly comision: Dinero;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `TransaccionRegistrada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** What it was earned for, such as `VENTA`. */
  readonly tipoEvento: TipoEventoComision;
  /** The transaction, as it is now. */
  readonly transaction: Transaction;
  /** Version that the event gave the transaction, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A commission that a partner (a cliente) earned. At most one payout collects it. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000d1", clienteId: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", marcaId: "andina", tipoEvento:
 * VENTA, comision: {valor: "6000.00", moneda: COP}, fecha: "2026-11-24T15:04:05.000Z", cicloId: "2026-11", estado: ABIERTA,
 * version: 1}`.
 */
export type Transaction = {
  readonly __typename?: 'Transaction';
  /** The cycle that it belongs to: year and month of `fecha` in UTC, such as `2026-11`. */
  readonly cicloId: Scalars['String']['output'];
  /** The cliente that earned it; null, with an error, while its subgraph does not answer. */
  readonly cliente?: Maybe<Cliente>;
  /** Id of the cliente that earned it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId: Scalars['ID']['output'];
  /** How much was earned. */
  readonly comision: Dinero;
  /** Where the transaction stands, such as `ABIERTA`. */
  readonly estado: EstadoTransaction;
  /** When it was earned, such as `2026-11-24T15:04:05.000Z`. */
  readonly fecha: Scalars['DateTime']['output'];
  /** Id of the transaction, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000d1`. */
  readonly id: Scalars['ID']['output'];
  /** Id of the brand that it was earned with, such as `andina`. */
  readonly marcaId: Scalars['String']['output'];
  /** Why it was annulled, such as `Venta devuelta`; null unless it is ANULADA. */
  readonly motivoAnulacion?: Maybe<Scalars['String']['output']>;
  /** The payout that has collected it; null while it is open, or annulled. */
  readonly payout?: Maybe<Payout>;
  /** When it was registered, such as `2026-11-24T18:30:12.972Z`. */
  readonly registrada: Scalars['DateTime']['output'];
  /** What it was earned for, such as `VENTA`. */
  readonly tipoEvento: TipoEventoComision;
  /** Version, such as `3`: grows with each change. Give it to a mutation to be sure that nobody changed the transaction meanwhile. */
  readonly version: Scalars['Int']['output'];
};

/** A page of transactions. */
export type TransactionConnection = {
  readonly __typename?: 'TransactionConnection';
  /** The transactions of this page, each with its cursor. */
  readonly edges: ReadonlyArray<TransactionEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Count and sum by state and currency over all pages. Made only when it is asked for. */
  readonly resumen: ReadonlyArray<ResumenDeTransactions>;
  /** How many transactions there are on all pages, such as `128`. Counted only when it is asked for. */
  readonly total: Scalars['Int']['output'];
};


/** A page of transactions. */
export type TransactionConnectionTotalArgs = {
  hasta?: InputMaybe<Scalars['Int']['input']>;
};

/** A transaction in a list. */
export type TransactionEdge = {
  readonly __typename?: 'TransactionEdge';
  /** Place of the transaction in the list, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The transaction. */
  readonly node: Transaction;
};

/** Answer of a mutation of transactions. */
export type TransactionPayload = {
  readonly __typename?: 'TransactionPayload';
  /** What the caller can mend; empty when the change was made. */
  readonly errores: ReadonlyArray<ErrorDeUsuario>;
  /** The transaction after the change; null when there are `errores`. */
  readonly transaction?: Maybe<Transaction>;
};

/**
 * Which transactions a list shows: those that meet all that is given. Example: `{clienteId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", estados: [ABIERTA], cicloId: "2026-11"}`.
 */
export type TransactionsFiltro = {
  /** Those of this cycle, such as `2026-11`. */
  readonly cicloId?: InputMaybe<Scalars['String']['input']>;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: InputMaybe<Scalars['ID']['input']>;
  /** Those of this currency, with a commission in this range. */
  readonly comision?: InputMaybe<MontoFiltro>;
  /** Those in one of these states, such as `[ABIERTA]`. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoTransaction>>;
  /** Those that were earned on these days. */
  readonly fecha?: InputMaybe<PeriodoFiltro>;
  /** Those of this brand, such as `andina`. */
  readonly marcaId?: InputMaybe<Scalars['String']['input']>;
  /** Those that this payout has collected, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId?: InputMaybe<Scalars['ID']['input']>;
  /** Those that were earned for one of these, such as `[VENTA, CONVERSION]`. */
  readonly tiposEvento?: InputMaybe<ReadonlyArray<TipoEventoComision>>;
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



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Campania: Campania;
  Cliente: Cliente;
  Payout: Payout;
  Transaction: Transaction;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Campania:
    ( { __typename: 'Campania' }
    & GraphQLRecursivePick<FederationTypes['Campania'], {"id":true}> );
  Cliente:
    ( { __typename: 'Cliente' }
    & GraphQLRecursivePick<FederationTypes['Cliente'], {"id":true}> );
  Payout:
    ( { __typename: 'Payout' }
    & GraphQLRecursivePick<FederationTypes['Payout'], {"id":true}> );
  Transaction:
    ( { __typename: 'Transaction' }
    & GraphQLRecursivePick<FederationTypes['Transaction'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  EventoPagos:
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
  ;
  ResultadoBusqueda: ( HallazgoDePayout );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AnularTransaccionEntrada: AnularTransaccionEntrada;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CalcularComisionesEntrada: CalcularComisionesEntrada;
  Campania: ResolverTypeWrapper<Referencia>;
  CampoPayouts: CampoPayouts;
  CampoTransactions: CampoTransactions;
  ClaseDeError: ClaseDeError;
  Cliente: ResolverTypeWrapper<Referencia>;
  ComisionesCalculadas: ResolverTypeWrapper<EventoGuardado>;
  CrearPayoutEntrada: CrearPayoutEntrada;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DatoDeFila: ResolverTypeWrapper<Scalars['DatoDeFila']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Dinero: ResolverTypeWrapper<Dinero>;
  DineroEntrada: DineroEntrada;
  Direccion: Direccion;
  EntradaAuditoria: ResolverTypeWrapper<EntradaDeAuditoria>;
  ErrorDeFila: ResolverTypeWrapper<ErrorDeFila>;
  ErrorDeUsuario: ResolverTypeWrapper<Falla>;
  EstadisticasDePagos: ResolverTypeWrapper<EstadisticasDePagos>;
  EstadoPayout: EstadoPayout;
  EstadoTransaction: EstadoTransaction;
  EventoPagos: ResolverTypeWrapper<EventoGuardado>;
  EventosPagosFiltro: EventosPagosFiltro;
  Fragmento: ResolverTypeWrapper<Fragmento>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MedioPago: ResolverTypeWrapper<MedioPago>;
  MedioPagoEntrada: MedioPagoEntrada;
  ModoDeLote: ModoDeLote;
  Moneda: Moneda;
  MontoFiltro: MontoFiltro;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PagoConfirmado: ResolverTypeWrapper<EventoGuardado>;
  PagoRevertido: ResolverTypeWrapper<EventoGuardado>;
  Panel: ResolverTypeWrapper<Periodo>;
  PanelPagos: ResolverTypeWrapper<PanelDePagos>;
  Payout: ResolverTypeWrapper<PayoutLeido>;
  PayoutConnection: ResolverTypeWrapper<ConexionDePayouts>;
  PayoutCreado: ResolverTypeWrapper<EventoGuardado>;
  PayoutEdge: ResolverTypeWrapper<Omit<PayoutEdge, 'node'> & { node: ResolversTypes['Payout'] }>;
  PayoutExitoso: ResolverTypeWrapper<EventoGuardado>;
  PayoutFallido: ResolverTypeWrapper<EventoGuardado>;
  PayoutPayload: ResolverTypeWrapper<Omit<PayoutPayload, 'errores' | 'payout'> & { errores: ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, payout?: Maybe<ResolversTypes['Payout']> }>;
  PayoutProcesado: ResolverTypeWrapper<EventoGuardado>;
  PayoutsFiltro: PayoutsFiltro;
  PayoutsOrden: PayoutsOrden;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: ResolverTypeWrapper<Scalars['Posicion']['output']>;
  ProcesarPagoEntrada: ProcesarPagoEntrada;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegistrarTransaccionEntrada: RegistrarTransaccionEntrada;
  RegistrarTransaccionesEntrada: RegistrarTransaccionesEntrada;
  RegistrarTransaccionesPayload: ResolverTypeWrapper<PayloadDeLote>;
  ReintentarPagoEntrada: ReintentarPagoEntrada;
  Resaltado: ResolverTypeWrapper<Resaltado>;
  ResultadoBusqueda: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResultadoBusqueda']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ResultadoPayout: ResolverTypeWrapper<HallazgoDePayout>;
  ResultadosBusqueda: ResolverTypeWrapper<PeticionDeBusqueda>;
  ResumenDePayouts: ResolverTypeWrapper<ResumenDePayouts>;
  ResumenDeTransactions: ResolverTypeWrapper<ResumenDeTransactions>;
  ReversionSolicitada: ResolverTypeWrapper<EventoGuardado>;
  RevertirPagoEntrada: RevertirPagoEntrada;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TipoDeEventoPagos: TipoDeEventoPagos;
  TipoEventoComision: TipoEventoComision;
  TipoMedioPago: TipoMedioPago;
  TipoResultado: TipoResultado;
  TransaccionAnulada: ResolverTypeWrapper<EventoGuardado>;
  TransaccionEntrada: TransaccionEntrada;
  TransaccionRegistrada: ResolverTypeWrapper<EventoGuardado>;
  Transaction: ResolverTypeWrapper<TransactionLeida>;
  TransactionConnection: ResolverTypeWrapper<ConexionDeTransactions>;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TransactionPayload: ResolverTypeWrapper<Omit<TransactionPayload, 'errores' | 'transaction'> & { errores: ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, transaction?: Maybe<ResolversTypes['Transaction']> }>;
  TransactionsFiltro: TransactionsFiltro;
  TransactionsOrden: TransactionsOrden;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AnularTransaccionEntrada: AnularTransaccionEntrada;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  CalcularComisionesEntrada: CalcularComisionesEntrada;
  Campania: Referencia;
  Cliente: Referencia;
  ComisionesCalculadas: EventoGuardado;
  CrearPayoutEntrada: CrearPayoutEntrada;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DatoDeFila: Scalars['DatoDeFila']['output'];
  Decimal: Scalars['Decimal']['output'];
  Dinero: Dinero;
  DineroEntrada: DineroEntrada;
  EntradaAuditoria: EntradaDeAuditoria;
  ErrorDeFila: ErrorDeFila;
  ErrorDeUsuario: Falla;
  EstadisticasDePagos: EstadisticasDePagos;
  EventoPagos: EventoGuardado;
  EventosPagosFiltro: EventosPagosFiltro;
  Fragmento: Fragmento;
  Boolean: Scalars['Boolean']['output'];
  MedioPago: MedioPago;
  MedioPagoEntrada: MedioPagoEntrada;
  MontoFiltro: MontoFiltro;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PagoConfirmado: EventoGuardado;
  PagoRevertido: EventoGuardado;
  Panel: Periodo;
  PanelPagos: PanelDePagos;
  Payout: PayoutLeido;
  PayoutConnection: ConexionDePayouts;
  PayoutCreado: EventoGuardado;
  PayoutEdge: Omit<PayoutEdge, 'node'> & { node: ResolversParentTypes['Payout'] };
  PayoutExitoso: EventoGuardado;
  PayoutFallido: EventoGuardado;
  PayoutPayload: Omit<PayoutPayload, 'errores' | 'payout'> & { errores: ReadonlyArray<ResolversParentTypes['ErrorDeUsuario']>, payout?: Maybe<ResolversParentTypes['Payout']> };
  PayoutProcesado: EventoGuardado;
  PayoutsFiltro: PayoutsFiltro;
  PayoutsOrden: PayoutsOrden;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: Scalars['Posicion']['output'];
  ProcesarPagoEntrada: ProcesarPagoEntrada;
  Query: Record<PropertyKey, never>;
  RegistrarTransaccionEntrada: RegistrarTransaccionEntrada;
  RegistrarTransaccionesEntrada: RegistrarTransaccionesEntrada;
  RegistrarTransaccionesPayload: PayloadDeLote;
  ReintentarPagoEntrada: ReintentarPagoEntrada;
  Resaltado: Resaltado;
  ResultadoBusqueda: ResolversInterfaceTypes<ResolversParentTypes>['ResultadoBusqueda'];
  Float: Scalars['Float']['output'];
  ResultadoPayout: HallazgoDePayout;
  ResultadosBusqueda: PeticionDeBusqueda;
  ResumenDePayouts: ResumenDePayouts;
  ResumenDeTransactions: ResumenDeTransactions;
  ReversionSolicitada: EventoGuardado;
  RevertirPagoEntrada: RevertirPagoEntrada;
  Subscription: Record<PropertyKey, never>;
  TransaccionAnulada: EventoGuardado;
  TransaccionEntrada: TransaccionEntrada;
  TransaccionRegistrada: EventoGuardado;
  Transaction: TransactionLeida;
  TransactionConnection: ConexionDeTransactions;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TransactionPayload: Omit<TransactionPayload, 'errores' | 'transaction'> & { errores: ReadonlyArray<ResolversParentTypes['ErrorDeUsuario']>, transaction?: Maybe<ResolversParentTypes['Transaction']> };
  TransactionsFiltro: TransactionsFiltro;
  TransactionsOrden: TransactionsOrden;
};

export type CampaniaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Campania'] = ResolversParentTypes['Campania'], FederationReferenceType extends FederationReferenceTypes['Campania'] = FederationReferenceTypes['Campania']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Campania']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType>;
};

export type ClienteResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Cliente'] = ResolversParentTypes['Cliente'], FederationReferenceType extends FederationReferenceTypes['Cliente'] = FederationReferenceTypes['Cliente']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Cliente']> | FederationReferenceType, FederationReferenceType, ContextType>;
  estadisticas?: Resolver<Maybe<ResolversTypes['EstadisticasDePagos']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payouts?: Resolver<Maybe<ResolversTypes['PayoutConnection']>, ParentType, ContextType, Partial<ClientePayoutsArgs>>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, Partial<ClienteTransactionsArgs>>;
};

export type ComisionesCalculadasResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ComisionesCalculadas'] = ResolversParentTypes['ComisionesCalculadas']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DatoDeFilaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DatoDeFila'], any> {
  name: 'DatoDeFila';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DineroResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Dinero'] = ResolversParentTypes['Dinero']> = {
  moneda?: Resolver<ResolversTypes['Moneda'], ParentType, ContextType>;
  valor?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type EntradaAuditoriaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EntradaAuditoria'] = ResolversParentTypes['EntradaAuditoria']> = {
  detalle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usuario?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ErrorDeFilaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ErrorDeFila'] = ResolversParentTypes['ErrorDeFila']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clase?: Resolver<ResolversTypes['ClaseDeError'], ParentType, ContextType>;
  codigo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fila?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mensaje?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ErrorDeUsuarioResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ErrorDeUsuario'] = ResolversParentTypes['ErrorDeUsuario']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clase?: Resolver<ResolversTypes['ClaseDeError'], ParentType, ContextType>;
  codigo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mensaje?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EstadisticasDePagosResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EstadisticasDePagos'] = ResolversParentTypes['EstadisticasDePagos']> = {
  cantidad?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  montos?: Resolver<ReadonlyArray<ResolversTypes['Dinero']>, ParentType, ContextType>;
  primerPago?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ultimoPago?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type EventoPagosResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EventoPagos'] = ResolversParentTypes['EventoPagos']> = {
  __resolveType: TypeResolveFn<'ComisionesCalculadas' | 'PagoConfirmado' | 'PagoRevertido' | 'PayoutCreado' | 'PayoutExitoso' | 'PayoutFallido' | 'PayoutProcesado' | 'ReversionSolicitada' | 'TransaccionAnulada' | 'TransaccionRegistrada', ParentType, ContextType>;
};

export type FragmentoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Fragmento'] = ResolversParentTypes['Fragmento']> = {
  coincide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  texto?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MedioPagoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['MedioPago'] = ResolversParentTypes['MedioPago']> = {
  mascara?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoMedioPago'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  anularTransaccion?: Resolver<ResolversTypes['TransactionPayload'], ParentType, ContextType, RequireFields<MutationAnularTransaccionArgs, 'entrada'>>;
  calcularComisiones?: Resolver<ResolversTypes['PayoutPayload'], ParentType, ContextType, RequireFields<MutationCalcularComisionesArgs, 'entrada'>>;
  crearPayout?: Resolver<ResolversTypes['PayoutPayload'], ParentType, ContextType, RequireFields<MutationCrearPayoutArgs, 'entrada'>>;
  procesarPago?: Resolver<ResolversTypes['PayoutPayload'], ParentType, ContextType, RequireFields<MutationProcesarPagoArgs, 'entrada'>>;
  registrarTransaccion?: Resolver<ResolversTypes['TransactionPayload'], ParentType, ContextType, RequireFields<MutationRegistrarTransaccionArgs, 'entrada'>>;
  registrarTransacciones?: Resolver<ResolversTypes['RegistrarTransaccionesPayload'], ParentType, ContextType, RequireFields<MutationRegistrarTransaccionesArgs, 'entrada'>>;
  reintentarPago?: Resolver<ResolversTypes['PayoutPayload'], ParentType, ContextType, RequireFields<MutationReintentarPagoArgs, 'entrada'>>;
  revertirPago?: Resolver<ResolversTypes['PayoutPayload'], ParentType, ContextType, RequireFields<MutationRevertirPagoArgs, 'entrada'>>;
};

export type PageInfoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PagoConfirmadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PagoConfirmado'] = ResolversParentTypes['PagoConfirmado']> = {
  confirmacionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PagoRevertidoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PagoRevertido'] = ResolversParentTypes['PagoRevertido']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PanelResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Panel'] = ResolversParentTypes['Panel']> = {
  desde?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hasta?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  pagos?: Resolver<Maybe<ResolversTypes['PanelPagos']>, ParentType, ContextType>;
};

export type PanelPagosResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PanelPagos'] = ResolversParentTypes['PanelPagos']> = {
  montoProcesado?: Resolver<ReadonlyArray<ResolversTypes['Dinero']>, ParentType, ContextType>;
  pendientes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  porEstado?: Resolver<ReadonlyArray<ResolversTypes['ResumenDePayouts']>, ParentType, ContextType>;
  recientes?: Resolver<ReadonlyArray<ResolversTypes['Payout']>, ParentType, ContextType, RequireFields<PanelPagosRecientesArgs, 'primeros'>>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PayoutResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Payout'] = ResolversParentTypes['Payout'], FederationReferenceType extends FederationReferenceTypes['Payout'] = FederationReferenceTypes['Payout']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payout']> | FederationReferenceType, FederationReferenceType, ContextType>;
  auditoria?: Resolver<ReadonlyArray<ResolversTypes['EntradaAuditoria']>, ParentType, ContextType>;
  campania?: Resolver<Maybe<ResolversTypes['Campania']>, ParentType, ContextType>;
  cicloId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cliente?: Resolver<Maybe<ResolversTypes['Cliente']>, ParentType, ContextType>;
  clienteId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  confirmacionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creado?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoPayout'], ParentType, ContextType>;
  finalizado?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idCampania?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  intentos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medioPago?: Resolver<Maybe<ResolversTypes['MedioPago']>, ParentType, ContextType>;
  moneda?: Resolver<ResolversTypes['Moneda'], ParentType, ContextType>;
  monto?: Resolver<Maybe<ResolversTypes['Dinero']>, ParentType, ContextType>;
  motivoFallo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  procesado?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reversionSolicitada?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType, Partial<PayoutTransactionsArgs>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PayoutConnectionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutConnection'] = ResolversParentTypes['PayoutConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PayoutEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  resumen?: Resolver<ReadonlyArray<ResolversTypes['ResumenDePayouts']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<PayoutConnectionTotalArgs>>;
};

export type PayoutCreadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutCreado'] = ResolversParentTypes['PayoutCreado']> = {
  cantidadTransacciones?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cicloId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moneda?: Resolver<ResolversTypes['Moneda'], ParentType, ContextType>;
  monto?: Resolver<Maybe<ResolversTypes['Dinero']>, ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutEdgeResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutEdge'] = ResolversParentTypes['PayoutEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
};

export type PayoutExitosoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutExitoso'] = ResolversParentTypes['PayoutExitoso']> = {
  confirmacionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutFallidoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutFallido'] = ResolversParentTypes['PayoutFallido']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutPayloadResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutPayload'] = ResolversParentTypes['PayoutPayload']> = {
  errores?: Resolver<ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, ParentType, ContextType>;
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType>;
};

export type PayoutProcesadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PayoutProcesado'] = ResolversParentTypes['PayoutProcesado']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intento?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  referencia?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PosicionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Posicion'], any> {
  name: 'Posicion';
}

export type QueryResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  buscar?: Resolver<Maybe<ResolversTypes['ResultadosBusqueda']>, ParentType, ContextType, RequireFields<QueryBuscarArgs, 'primeros' | 'texto'>>;
  panel?: Resolver<Maybe<ResolversTypes['Panel']>, ParentType, ContextType, Partial<QueryPanelArgs>>;
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType, RequireFields<QueryPayoutArgs, 'id'>>;
  payouts?: Resolver<Maybe<ResolversTypes['PayoutConnection']>, ParentType, ContextType, Partial<QueryPayoutsArgs>>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType, RequireFields<QueryTransactionArgs, 'id'>>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, Partial<QueryTransactionsArgs>>;
};

export type RegistrarTransaccionesPayloadResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['RegistrarTransaccionesPayload'] = ResolversParentTypes['RegistrarTransaccionesPayload']> = {
  errores?: Resolver<ReadonlyArray<ResolversTypes['ErrorDeFila']>, ParentType, ContextType>;
  registradas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transactions?: Resolver<ReadonlyArray<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type ResaltadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Resaltado'] = ResolversParentTypes['Resaltado']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fragmentos?: Resolver<ReadonlyArray<ResolversTypes['Fragmento']>, ParentType, ContextType>;
};

export type ResultadoBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoBusqueda'] = ResolversParentTypes['ResultadoBusqueda']> = {
  __resolveType: TypeResolveFn<'ResultadoPayout', ParentType, ContextType>;
};

export type ResultadoPayoutResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoPayout'] = ResolversParentTypes['ResultadoPayout']> = {
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  relevancia?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  resaltados?: Resolver<ReadonlyArray<ResolversTypes['Resaltado']>, ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoResultado'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResultadosBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadosBusqueda'] = ResolversParentTypes['ResultadosBusqueda']> = {
  palabras?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  payouts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ResultadoPayout']>>, ParentType, ContextType>;
};

export type ResumenDePayoutsResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResumenDePayouts'] = ResolversParentTypes['ResumenDePayouts']> = {
  cantidad?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoPayout'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
};

export type ResumenDeTransactionsResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResumenDeTransactions'] = ResolversParentTypes['ResumenDeTransactions']> = {
  cantidad?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoTransaction'], ParentType, ContextType>;
  monto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
};

export type ReversionSolicitadaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ReversionSolicitada'] = ResolversParentTypes['ReversionSolicitada']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payout?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  cambiosPayout?: SubscriptionResolver<ResolversTypes['Payout'], "cambiosPayout", ParentType, ContextType, RequireFields<SubscriptionCambiosPayoutArgs, 'id'>>;
  eventosPagos?: SubscriptionResolver<ResolversTypes['EventoPagos'], "eventosPagos", ParentType, ContextType, Partial<SubscriptionEventosPagosArgs>>;
};

export type TransaccionAnuladaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['TransaccionAnulada'] = ResolversParentTypes['TransaccionAnulada']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransaccionRegistradaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['TransaccionRegistrada'] = ResolversParentTypes['TransaccionRegistrada']> = {
  comision?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tipoEvento?: Resolver<ResolversTypes['TipoEventoComision'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction'], FederationReferenceType extends FederationReferenceTypes['Transaction'] = FederationReferenceTypes['Transaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Transaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cicloId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cliente?: Resolver<Maybe<ResolversTypes['Cliente']>, ParentType, ContextType>;
  clienteId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  comision?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoTransaction'], ParentType, ContextType>;
  fecha?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marcaId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  motivoAnulacion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType>;
  registrada?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  tipoEvento?: Resolver<ResolversTypes['TipoEventoComision'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TransactionConnectionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['TransactionConnection'] = ResolversParentTypes['TransactionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransactionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  resumen?: Resolver<ReadonlyArray<ResolversTypes['ResumenDeTransactions']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<TransactionConnectionTotalArgs>>;
};

export type TransactionEdgeResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['TransactionEdge'] = ResolversParentTypes['TransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
};

export type TransactionPayloadResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['TransactionPayload'] = ResolversParentTypes['TransactionPayload']> = {
  errores?: Resolver<ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = ContextoDelModulo> = {
  Campania?: CampaniaResolvers<ContextType>;
  Cliente?: ClienteResolvers<ContextType>;
  ComisionesCalculadas?: ComisionesCalculadasResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DatoDeFila?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Dinero?: DineroResolvers<ContextType>;
  EntradaAuditoria?: EntradaAuditoriaResolvers<ContextType>;
  ErrorDeFila?: ErrorDeFilaResolvers<ContextType>;
  ErrorDeUsuario?: ErrorDeUsuarioResolvers<ContextType>;
  EstadisticasDePagos?: EstadisticasDePagosResolvers<ContextType>;
  EventoPagos?: EventoPagosResolvers<ContextType>;
  Fragmento?: FragmentoResolvers<ContextType>;
  MedioPago?: MedioPagoResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PagoConfirmado?: PagoConfirmadoResolvers<ContextType>;
  PagoRevertido?: PagoRevertidoResolvers<ContextType>;
  Panel?: PanelResolvers<ContextType>;
  PanelPagos?: PanelPagosResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  PayoutConnection?: PayoutConnectionResolvers<ContextType>;
  PayoutCreado?: PayoutCreadoResolvers<ContextType>;
  PayoutEdge?: PayoutEdgeResolvers<ContextType>;
  PayoutExitoso?: PayoutExitosoResolvers<ContextType>;
  PayoutFallido?: PayoutFallidoResolvers<ContextType>;
  PayoutPayload?: PayoutPayloadResolvers<ContextType>;
  PayoutProcesado?: PayoutProcesadoResolvers<ContextType>;
  Posicion?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  RegistrarTransaccionesPayload?: RegistrarTransaccionesPayloadResolvers<ContextType>;
  Resaltado?: ResaltadoResolvers<ContextType>;
  ResultadoBusqueda?: ResultadoBusquedaResolvers<ContextType>;
  ResultadoPayout?: ResultadoPayoutResolvers<ContextType>;
  ResultadosBusqueda?: ResultadosBusquedaResolvers<ContextType>;
  ResumenDePayouts?: ResumenDePayoutsResolvers<ContextType>;
  ResumenDeTransactions?: ResumenDeTransactionsResolvers<ContextType>;
  ReversionSolicitada?: ReversionSolicitadaResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TransaccionAnulada?: TransaccionAnuladaResolvers<ContextType>;
  TransaccionRegistrada?: TransaccionRegistradaResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TransactionPayload?: TransactionPayloadResolvers<ContextType>;
};

