import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CampaniaLeida, ResumenLeido, SagaLeida, PasoDado, EntradaLeida } from '../../aplicacion/consultas.ts';
import type { ConexionDeCampanias, HallazgoDeCampania, PanelDeCampanias, ReferenciaACliente, ConexionDeSagas, ContextoDelModulo } from '../contexto.ts';
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
  /** An exact decimal number as a string, such as `"1500000.00"`: never a float, which cannot hold cents. */
  Decimal: { input: string; output: string; }
  /** The number of an event in its feed, such as `1042`: they are counted from 1, without gaps, to at most 2^53 - 1. */
  Posicion: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/**
 * What to change of a campaign that waits for its payment. Fields that are left out stay as they are. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000c1", version: 1, fechaFin: "2028-03-01"}`.
 */
export type ActualizarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-fechas`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** New last day, such as `2026-12-24`. */
  readonly fechaFin?: InputMaybe<Scalars['Date']['input']>;
  /** New first day, such as `2026-12-01`. */
  readonly fechaInicio?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: Scalars['ID']['input'];
  /** New stops, all of them, such as `["Barranquilla", "Santa Marta"]`. */
  readonly itinerario?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** New name, such as `Carnaval`. It stays in the log for good: no personal data. */
  readonly nombre?: InputMaybe<Scalars['String']['input']>;
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** What changed of a campaign; what stayed as it was is null. Example: `{nombre: null, fechaFin: "2028-03-01"}`. */
export type CambiosDeCampania = {
  readonly __typename?: 'CambiosDeCampania';
  /** New last day, such as `2026-12-24`. */
  readonly fechaFin?: Maybe<Scalars['Date']['output']>;
  /** New first day, such as `2026-12-01`. */
  readonly fechaInicio?: Maybe<Scalars['Date']['output']>;
  /** New stops, all of them, such as `["Barranquilla", "Santa Marta"]`. */
  readonly itinerario?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** New name, such as `Carnaval`. */
  readonly nombre?: Maybe<Scalars['String']['output']>;
};

/**
 * A campaign that a cliente pays for and runs. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", idCliente:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", nombre: "Carnaval", itinerario: ["Barranquilla", "Santa Marta"], presupuesto:
 * {valor: "800.00", moneda: USD}, fechaInicio: "2026-12-01", fechaFin: "2026-12-24", estado: APROBADA, mensaje:
 * "La campaña está aprobada: su pago fue confirmado.", version: 2}`.
 */
export type Campania = {
  readonly __typename?: 'Campania';
  /** When it last changed, such as `2026-11-24T18:30:13.732Z`. */
  readonly actualizada: Scalars['DateTime']['output'];
  /** The cliente that the campaign belongs to; null, with an error, while its subgraph does not answer. */
  readonly cliente?: Maybe<Cliente>;
  /** When it was created, such as `2026-11-24T18:30:12.972Z`. */
  readonly creada: Scalars['DateTime']['output'];
  /** Where the campaign stands, such as `APROBADA`. */
  readonly estado: EstadoCampania;
  /** Last day of the campaign, such as `2026-12-24`. */
  readonly fechaFin: Scalars['Date']['output'];
  /** First day of the campaign, such as `2026-12-01`. */
  readonly fechaInicio: Scalars['Date']['output'];
  /** Everything that happened to the campaign, oldest first. */
  readonly historia: ReadonlyArray<EntradaHistoria>;
  /** Id of the campaign, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: Scalars['ID']['output'];
  /** Id of the cliente that the campaign belongs to, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente: Scalars['ID']['output'];
  /** The stops of the campaign, in their order, such as `["Barranquilla", "Santa Marta"]`. */
  readonly itinerario: ReadonlyArray<Scalars['String']['output']>;
  /** Where the campaign stands, as a sentence in Spanish for people, such as `La campaña espera la confirmación de su pago.`. */
  readonly mensaje: Scalars['String']['output'];
  /** Why it was cancelled, such as `FONDOS_INSUFICIENTES`; null when it was not. */
  readonly motivo?: Maybe<Scalars['String']['output']>;
  /** Name of the campaign, such as `Carnaval`. */
  readonly nombre: Scalars['String']['output'];
  /** What the campaign costs. */
  readonly presupuesto: Dinero;
  /** The saga that pays the campaign. */
  readonly saga?: Maybe<SagaCampania>;
  /** Version, such as `3`: grows by one with each change. Give it to a mutation to be sure that nobody changed the campaign meanwhile. */
  readonly version: Scalars['Int']['output'];
};

/**
 * The plan of a campaign changed. Example: `{tipo: "CampaniaActualizada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 2,
 * posicion: 1042, campania: {nombre: "Carnaval"}, cambios: {fechaFin: "2028-03-01"}}`.
 */
export type CampaniaActualizada = EventoCampanias & {
  readonly __typename?: 'CampaniaActualizada';
  /** What changed. */
  readonly cambios: CambiosDeCampania;
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `CampaniaActualizada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A campaign was approved: its payment was confirmed. Example: `{tipo: "CampaniaAprobada.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", version: 2, posicion: 1042, campania: {nombre: "Carnaval"}, payoutId:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000b1", confirmacionId: "SIM-6CF0E4DF8009"}`.
 */
export type CampaniaAprobada = EventoCampanias & {
  readonly __typename?: 'CampaniaAprobada';
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** What the payment was confirmed with, such as `SIM-6CF0E4DF8009`. */
  readonly confirmacionId: Scalars['String']['output'];
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Id of the payout that paid it, such as `0198c5b0-7c4e-7d3a-9a51-0000000000b1`. */
  readonly payoutId: Scalars['ID']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `CampaniaAprobada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A campaign was cancelled. Example: `{tipo: "CampaniaCancelada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 2,
 * posicion: 1042, campania: {nombre: "Carnaval"}, motivo: "FONDOS_INSUFICIENTES", origen: PAGOS}`.
 */
export type CampaniaCancelada = EventoCampanias & {
  readonly __typename?: 'CampaniaCancelada';
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Why, such as `FONDOS_INSUFICIENTES`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Who cancelled it, such as `PAGOS`. */
  readonly origen: OrigenCancelacion;
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `CampaniaCancelada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** A page of campaigns. */
export type CampaniaConnection = {
  readonly __typename?: 'CampaniaConnection';
  /** The campaigns of this page, each with its cursor. */
  readonly edges: ReadonlyArray<CampaniaEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Count and sum by state and currency over all pages. Made only when it is asked for. */
  readonly resumen: ReadonlyArray<ResumenDeCampanias>;
  /** How many campaigns there are on all pages, such as `128`. Counted only when it is asked for. */
  readonly total: Scalars['Int']['output'];
};


/** A page of campaigns. */
export type CampaniaConnectionTotalArgs = {
  hasta?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A campaign was created; the fields hold what it was created with. Example: `{tipo: "CampaniaCreada.v1", ocurrido:
 * "2026-11-24T18:30:12.972Z", version: 1, posicion: 1042, campania: {estado: PENDIENTE}, nombre: "Carnaval", presupuesto:
 * {valor: "800.00", moneda: USD}, fechaInicio: "2028-02-26", fechaFin: "2028-02-29"}`.
 */
export type CampaniaCreada = EventoCampanias & {
  readonly __typename?: 'CampaniaCreada';
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Last day, such as `2026-12-24`. */
  readonly fechaFin: Scalars['Date']['output'];
  /** First day, such as `2026-12-01`. */
  readonly fechaInicio: Scalars['Date']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Id of the cliente that the campaign belongs to, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente: Scalars['ID']['output'];
  /** The stops, in their order, such as `["Barranquilla", "Santa Marta"]`. */
  readonly itinerario: ReadonlyArray<Scalars['String']['output']>;
  /** Name, such as `Carnaval`. */
  readonly nombre: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** What the campaign costs. */
  readonly presupuesto: Dinero;
  /** Versioned name of the event, such as `CampaniaCreada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** A campaign in a list. */
export type CampaniaEdge = {
  readonly __typename?: 'CampaniaEdge';
  /** Place of the campaign in the list, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The campaign. */
  readonly node: Campania;
};

/**
 * A campaign has run to its end. Example: `{tipo: "CampaniaFinalizada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 3,
 * posicion: 1042, campania: {nombre: "Carnaval"}}`.
 */
export type CampaniaFinalizada = EventoCampanias & {
  readonly __typename?: 'CampaniaFinalizada';
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `CampaniaFinalizada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** Answer of a mutation of campaigns. */
export type CampaniaPayload = {
  readonly __typename?: 'CampaniaPayload';
  /** The campaign after the change, to be followed with `cambiosCampania` while it is PENDIENTE; null when there are `errores`. */
  readonly campania?: Maybe<Campania>;
  /** What the caller can mend; empty when the change was made. */
  readonly errores: ReadonlyArray<ErrorDeUsuario>;
};

/**
 * Which campaigns a list shows: those that meet all that is given. Example: `{estados: [PENDIENTE, APROBADA], texto: "bogota",
 * enCurso: {desde: "2026-12-01", hasta: "2026-12-31"}}`.
 */
export type CampaniasFiltro = {
  /** Those that were created on these days. */
  readonly creada?: InputMaybe<PeriodoFiltro>;
  /** Those that run on at least one of these days: they do not end before, nor begin after. */
  readonly enCurso?: InputMaybe<PeriodoFiltro>;
  /** Those in one of these states, such as `[PENDIENTE, APROBADA]`. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoCampania>>;
  /** Those of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente?: InputMaybe<Scalars['ID']['input']>;
  /** Those whose budget is of this currency, and in this range. */
  readonly presupuesto?: InputMaybe<MontoFiltro>;
  /**
   * Those that have this text in their name, in one of their stops, or in the reason why they were cancelled, without regard to
   * accents and capitals; such as `bogota`. Up to 100 characters, 3 of them letters or digits.
   */
  readonly texto?: InputMaybe<Scalars['String']['input']>;
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

/** What sagas can be ordered by. */
export type CampoSagas =
  /** When they took their last step. */
  | 'ACTUALIZADA'
  /** Until when they wait for the payment. */
  | 'VENCE';

/**
 * Which campaign to cancel, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", motivo:
 * "El cliente aplaza el evento"}`.
 */
export type CancelarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-cancelar`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: Scalars['ID']['input'];
  /** Why, up to 300 characters, such as `El cliente aplaza el evento`. It stays in the log for good: no personal data. */
  readonly motivo: Scalars['String']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
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
 * A customer of Alpes Partners: a person or a company that runs campaigns and is paid commissions. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", tipo: NATURAL, nombre: "Ana Gómez", email: "ana.gomez@example.com", pais:
 * "Colombia", estado: ACTIVO, totalPagos: 12, montoTotalPagos: [{valor: "1500000.00", moneda: COP}], version: 3}`.
 */
export type Cliente = {
  readonly __typename?: 'Cliente';
  /**
   * The campaigns of the cliente, the newest first unless `orden` says otherwise; null, with an error, while this subgraph
   * does not answer.
   */
  readonly campanias?: Maybe<CampaniaConnection>;
  /** Id of the cliente, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['output'];
};


/**
 * A customer of Alpes Partners: a person or a company that runs campaigns and is paid commissions. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", tipo: NATURAL, nombre: "Ana Gómez", email: "ana.gomez@example.com", pais:
 * "Colombia", estado: ACTIVO, totalPagos: 12, montoTotalPagos: [{valor: "1500000.00", moneda: COP}], version: 3}`.
 */
export type ClienteCampaniasArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<CampaniasFiltro>;
  orden?: InputMaybe<CampaniasOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * Data of a new campaign. Example: `{idCliente: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", nombre: "Carnaval", itinerario:
 * ["Barranquilla", "Santa Marta"], presupuesto: {valor: "800.00", moneda: USD}, fechaInicio: "2028-02-26", fechaFin:
 * "2028-02-29", claveIdempotencia: "carnaval-2028"}`.
 */
export type CrearCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028`: for 7 days the same one gives the first answer again instead of creating twice. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Last day, such as `2026-12-24`; not before the first. */
  readonly fechaFin: Scalars['Date']['input'];
  /** First day, from 2000-01-01 on, such as `2026-12-01`. It may be in the past. */
  readonly fechaInicio: Scalars['Date']['input'];
  /** Id of the cliente that the campaign belongs to, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`; it must not be deleted. */
  readonly idCliente: Scalars['ID']['input'];
  /** The stops in their order, such as `["Barranquilla", "Santa Marta"]`: 1 to 50, each of 1 to 120 characters. */
  readonly itinerario: ReadonlyArray<Scalars['String']['input']>;
  /** Name, 1 to 120 characters, such as `Carnaval`. It stays in the log for good: no personal data. */
  readonly nombre: Scalars['String']['input'];
  /** What the campaign costs: more than zero. It is paid before the campaign is approved, and never changes. */
  readonly presupuesto: DineroEntrada;
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
 * Something that happened to a campaign. Example: `{tipo: "CampaniaCreada.v1", ocurrido: "2026-11-24T18:30:12.972Z", version:
 * 1, descripcion: "Se creó la campaña «Carnaval» con un presupuesto de 800.00 USD.", usuario: "operadora@alpes.co"}`.
 */
export type EntradaHistoria = {
  readonly __typename?: 'EntradaHistoria';
  /**
   * What happened, as a sentence in Spanish for people, such as
   * `Se creó la campaña «Carnaval» con un presupuesto de 800.00 USD.`.
   */
  readonly descripcion: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Versioned name of the event, such as `CampaniaCreada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Who did it, such as `operadora@alpes.co`; null when no user is known. */
  readonly usuario?: Maybe<Scalars['String']['output']>;
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
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

/**
 * Something that happened to a campaign. Each kind of event has its own type. Example: `{tipo: "CampaniaAprobada.v1",
 * ocurrido: "2026-11-24T18:30:12.972Z", version: 2, posicion: 1042, campania: {nombre: "Carnaval"}}`.
 */
export type EventoCampanias = {
  /** The campaign, as it is now. */
  readonly campania: Campania;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `CampaniaCreada.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the campaign, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which events of campaigns a feed gives. What is left out lets everything pass. Example: `{tipos: [CAMPANIA_APROBADA,
 * CAMPANIA_CANCELADA], idCliente: "0198c5b0-7c4e-7d3a-9a51-0000000000a1"}`.
 */
export type EventosCampaniasFiltro = {
  /** Only the events that lead to one of these states, such as `[APROBADA, CANCELADA]`; a change of a campaign leaves it PENDIENTE. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoCampania>>;
  /** Only the events of this campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of the campaigns of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly idCliente?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of these campaigns, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000c1"]`. */
  readonly idsCampania?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only the events of the campaigns of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly idsCliente?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only the events with such a budget: those of campaigns that are created. */
  readonly presupuesto?: InputMaybe<MontoFiltro>;
  /** Only events of these types, such as `[CAMPANIA_APROBADA, CAMPANIA_CANCELADA]`. */
  readonly tipos?: InputMaybe<ReadonlyArray<TipoDeEventoCampanias>>;
};

/** Which campaign to finish. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", version: 2}`. */
export type FinalizarCampaniaEntrada = {
  /** A key of your own, such as `carnaval-2028-final`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly id: Scalars['ID']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the campaign has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** A piece of a text. Example: `{texto: "María", coincide: true}`. */
export type Fragmento = {
  readonly __typename?: 'Fragmento';
  /** Whether this is what was looked for. */
  readonly coincide: Scalars['Boolean']['output'];
  /** The piece as it is written, such as `María`. */
  readonly texto: Scalars['String']['output'];
};

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
   * Changes name, stops or days of a campaign that waits for its payment. Example:
   * `actualizarCampania(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", version: 1, fechaFin: "2028-03-01"}) {
   * campania { version fechaFin } errores { campo mensaje } }`.
   */
  readonly actualizarCampania: CampaniaPayload;
  /**
   * Cancels a campaign that waits for its payment. A paid one is cancelled by reverting its payment. Example:
   * `cancelarCampania(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", motivo: "El cliente aplaza el evento"}) {
   * campania { estado } errores { campo mensaje } }`.
   */
  readonly cancelarCampania: CampaniaPayload;
  /**
   * Creates a campaign and starts the saga that pays it. Answers at once: the campaign is PENDIENTE. Follow it with the
   * subscription `cambiosCampania(id: …)`, or ask for `campania(id: …) { estado mensaje saga { estado vence } }`, to see it
   * become APROBADA or CANCELADA, which `vence` says by when. Example:
   * `crearCampania(entrada: {idCliente: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", nombre: "Carnaval", itinerario:
   * ["Barranquilla", "Santa Marta"], presupuesto: {valor: "800.00", moneda: USD}, fechaInicio: "2028-02-26", fechaFin:
   * "2028-02-29"}) { campania { id mensaje } errores { campo mensaje } }`.
   */
  readonly crearCampania: CampaniaPayload;
  /**
   * Finishes an approved campaign. Example:
   * `finalizarCampania(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1"}) { campania { estado } errores { campo
   * mensaje } }`.
   */
  readonly finalizarCampania: CampaniaPayload;
};


export type MutationActualizarCampaniaArgs = {
  entrada: ActualizarCampaniaEntrada;
};


export type MutationCancelarCampaniaArgs = {
  entrada: CancelarCampaniaEntrada;
};


export type MutationCrearCampaniaArgs = {
  entrada: CrearCampaniaEntrada;
};


export type MutationFinalizarCampaniaArgs = {
  entrada: FinalizarCampaniaEntrada;
};

/** Who cancelled a campaign. */
export type OrigenCancelacion =
  /** Its payment failed or was reverted. */
  | 'PAGOS'
  /** A user. */
  | 'SOCIO'
  /** Its payment was not confirmed in time. */
  | 'TIEMPO_AGOTADO';

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
 * The figures of the platform over a period. Each part is null, with an error, when the part of the system that it comes from
 * cannot answer. Example: `{desde: "2026-11-01", hasta: "2026-11-30", clientes: {total: 41}, pagos: {total: 12}, campanias:
 * {total: 7}}`.
 */
export type Panel = {
  readonly __typename?: 'Panel';
  /** The campaigns of the period; null, with an error, when the campaigns' part of the system cannot answer. */
  readonly campanias?: Maybe<PanelCampanias>;
  /** The first day of the figures, in UTC, such as `2026-11-01`; null when they begin at the beginning. */
  readonly desde?: Maybe<Scalars['Date']['output']>;
  /** The last day of the figures, in UTC, such as `2026-11-30`; null when they go on until now. */
  readonly hasta?: Maybe<Scalars['Date']['output']>;
};

/**
 * The campaigns of the platform, over a period: those that were created in it. Example: `{total: 41, activas: 4, completadas:
 * 7}`.
 */
export type PanelCampanias = {
  readonly __typename?: 'PanelCampanias';
  /** How many are paid, and have not run to their end, such as `4`: `APROBADA`. */
  readonly activas: Scalars['Int']['output'];
  /** How many have run to their end, such as `7`: `FINALIZADA`. */
  readonly completadas: Scalars['Int']['output'];
  /** Count and sum by state and currency. */
  readonly porEstado: ReadonlyArray<ResumenDeCampanias>;
  /** The newest of them. */
  readonly recientes: ReadonlyArray<Campania>;
  /** How many there are, such as `41`. */
  readonly total: Scalars['Int']['output'];
};


/**
 * The campaigns of the platform, over a period: those that were created in it. Example: `{total: 41, activas: 4, completadas:
 * 7}`.
 */
export type PanelCampaniasRecientesArgs = {
  primeros?: Scalars['Int']['input'];
};

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
 * A step of a saga. Example: `{paso: PAGO_SOLICITADO, cuando: "2026-11-24T18:30:12.972Z", detalle:
 * "Se solicitó el pago de 800.00 USD para el ciclo 2026-11."}`.
 */
export type PasoDeSaga = {
  readonly __typename?: 'PasoDeSaga';
  /** When, such as `2026-11-24T18:30:12.972Z`. */
  readonly cuando: Scalars['DateTime']['output'];
  /**
   * The step as a sentence in Spanish for people, with its reason where it has one, such as
   * `Se solicitó el pago de 800.00 USD para el ciclo 2026-11.`.
   */
  readonly detalle: Scalars['String']['output'];
  /** What was heard or done, such as `PAGO_SOLICITADO`. */
  readonly paso: Paso;
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
   * One campaign by its id; null when there is none. Example:
   * `campania(id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1") { nombre mensaje historia { ocurrido descripcion } }`.
   */
  readonly campania?: Maybe<Campania>;
  /**
   * Campaigns, the newest first unless `orden` says otherwise. Null, with an error, when an argument is refused or this
   * subgraph does not answer. Example: what runs in December, `campanias(filtro: {estados: [APROBADA], enCurso: {desde:
   * "2026-12-01", hasta: "2026-12-31"}}, orden: {campo: NOMBRE, direccion: ASC}) { total edges { node { id nombre fechaInicio
   * fechaFin } } }`.
   */
  readonly campanias?: Maybe<CampaniaConnection>;
  /**
   * The dashboard: how many clientes, payouts and campaigns there are, how much was paid, and the latest of each. Null, with an
   * error, when an argument is refused. Example:
   * `panel(periodo: {desde: "2026-11-01", hasta: "2026-11-30"}) { clientes { total } }`.
   */
  readonly panel?: Maybe<Panel>;
  /**
   * The saga that pays a campaign; null when there is no such campaign. Example:
   * `saga(idCampania: "0198c5b0-7c4e-7d3a-9a51-0000000000c1") { estado vence pasos { cuando detalle } }`.
   */
  readonly saga?: Maybe<SagaCampania>;
  /**
   * The sagas that pay campaigns, those first that took a step last, unless `orden` says otherwise. Null, with an error, when
   * an argument is refused or this subgraph does not answer. Example: those that wait for an answer, the longest first,
   * `sagas(filtro: {estados: [EN_CURSO, COMPENSANDO]}, orden: {campo: VENCE, direccion: ASC}) { total edges { node {
   * idCampania estado vence } } }`.
   */
  readonly sagas?: Maybe<SagaConnection>;
};


export type QueryBuscarArgs = {
  primeros?: Scalars['Int']['input'];
  texto: Scalars['String']['input'];
  tipos?: InputMaybe<ReadonlyArray<TipoResultado>>;
};


export type QueryCampaniaArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaniasArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<CampaniasFiltro>;
  orden?: InputMaybe<CampaniasOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPanelArgs = {
  periodo?: InputMaybe<PeriodoFiltro>;
};


export type QuerySagaArgs = {
  idCampania: Scalars['ID']['input'];
};


export type QuerySagasArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<SagasFiltro>;
  orden?: InputMaybe<SagasOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
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

/** A campaign that a search has found. Example: `{tipo: CAMPANIA, relevancia: 0.85, campania: {nombre: "Carnaval"}}`. */
export type ResultadoCampania = ResultadoBusqueda & {
  readonly __typename?: 'ResultadoCampania';
  /** The campaign. */
  readonly campania: Campania;
  /** How well it fits, from 0 to 1, as `ResultadoBusqueda.relevancia` says, such as `0.85`. */
  readonly relevancia: Scalars['Float']['output'];
  /** Where it fits, the best first: in `nombre`, `itinerario` (its stops, with commas), `motivo`, or an id. */
  readonly resaltados: ReadonlyArray<Resaltado>;
  /** What it is, such as `CAMPANIA`: always that. */
  readonly tipo: TipoResultado;
};

/**
 * What a search has found: a list for each type, the best first. Each is null, with an error, when the part of the system that
 * it comes from cannot answer, and empty when `tipos` leaves it out. Example: `{palabras: ["maria"], clientes: [{relevancia:
 * 1.0, cliente: {nombre: "María Pérez"}}], payouts: [], campanias: []}`.
 */
export type ResultadosBusqueda = {
  readonly __typename?: 'ResultadosBusqueda';
  /** Campaigns, by their name, their stops, or the reason why they were cancelled; by an id, also those of that cliente. */
  readonly campanias?: Maybe<ReadonlyArray<ResultadoCampania>>;
  /** The words that were looked for, without accents and capitals, such as `["maria", "perez"]`. */
  readonly palabras: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * The campaigns of one state and one currency. Example: `{estado: APROBADA, cantidad: 12, presupuesto: {valor: "9600.00",
 * moneda: USD}}`.
 */
export type ResumenDeCampanias = {
  readonly __typename?: 'ResumenDeCampanias';
  /** How many they are, such as `12`. */
  readonly cantidad: Scalars['Int']['output'];
  /** Where these campaigns stand, such as `APROBADA`. */
  readonly estado: EstadoCampania;
  /** The sum of their budgets. */
  readonly presupuesto: Dinero;
};

/**
 * The saga that pays a campaign: from its creation to its approval, or to its cancellation without money lost. Example:
 * `{idCampania: "0198c5b0-7c4e-7d3a-9a51-0000000000c1", estado: EN_CURSO, vence: "2026-11-24T18:31:12.972Z", iniciada:
 * "2026-11-24T18:30:12.972Z", actualizada: "2026-11-24T18:30:13.732Z"}`.
 */
export type SagaCampania = {
  readonly __typename?: 'SagaCampania';
  /** When it took its last step, such as `2026-11-24T18:30:13.732Z`. */
  readonly actualizada: Scalars['DateTime']['output'];
  /** The campaign that it pays. */
  readonly campania: Campania;
  /** Where the saga stands, such as `EN_CURSO`. */
  readonly estado: EstadoSaga;
  /** Id of the campaign, such as `0198c5b0-7c4e-7d3a-9a51-0000000000c1`. */
  readonly idCampania: Scalars['ID']['output'];
  /** When it began, such as `2026-11-24T18:30:12.972Z`. */
  readonly iniciada: Scalars['DateTime']['output'];
  /** Why the campaign was not paid, or is no longer, such as `FONDOS_INSUFICIENTES`; null when nothing went wrong. */
  readonly motivo?: Maybe<Scalars['String']['output']>;
  /** The steps it took, oldest first. */
  readonly pasos: ReadonlyArray<PasoDeSaga>;
  /** Until when the payment is waited for, such as `2026-11-24T18:31:12.972Z`. */
  readonly vence: Scalars['DateTime']['output'];
};

/** A page of sagas. */
export type SagaConnection = {
  readonly __typename?: 'SagaConnection';
  /** The sagas of this page, each with its cursor. */
  readonly edges: ReadonlyArray<SagaEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many sagas there are on all pages, such as `128`. Counted only when it is asked for. */
  readonly total: Scalars['Int']['output'];
};


/** A page of sagas. */
export type SagaConnectionTotalArgs = {
  hasta?: InputMaybe<Scalars['Int']['input']>;
};

/** A saga in a list. */
export type SagaEdge = {
  readonly __typename?: 'SagaEdge';
  /** Place of the saga in the list, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The saga. */
  readonly node: SagaCampania;
};

/** Which sagas a list shows. Example: `{estados: [EN_CURSO, COMPENSANDO]}`. */
export type SagasFiltro = {
  /** Those in one of these states, such as `[EN_CURSO, COMPENSANDO]`: those that have not ended. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoSaga>>;
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

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A campaign: as it is now, then after each of its changes; those of its saga are told too, without a new version. Example:
   * `cambiosCampania(id: "0198c5b0-7c4e-7d3a-9a51-0000000000c1") { estado mensaje saga { estado } }`.
   */
  readonly cambiosCampania: Campania;
  /**
   * The events of campaigns in order: those after `despuesDe`, then each as it happens, without a gap or a repeat. A subscriber
   * that reads too slowly loses none: it is told so in `extensions.aviso`, and catches up. Example:
   * `eventosCampanias(filtro: { tipos: [CAMPANIA_APROBADA] }) { cursor ... on CampaniaAprobada { campania { nombre } } }`.
   */
  readonly eventosCampanias: EventoCampanias;
};


export type SubscriptionCambiosCampaniaArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionEventosCampaniasArgs = {
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<EventosCampaniasFiltro>;
};

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

/** What a search can find. */
export type TipoResultado =
  /** Campaigns, by their name, stops, motive, or the ids that they name. */
  | 'CAMPANIA'
  /** Clientes, by their name, email, telephone, cedula, rut or city. */
  | 'CLIENTE'
  /** Payouts, by their confirmation, cycle, payment means, the reason of their failure, or the ids that they name. */
  | 'PAYOUT';



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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Campania:
    ( { __typename: 'Campania' }
    & GraphQLRecursivePick<FederationTypes['Campania'], {"id":true}> );
  Cliente:
    ( { __typename: 'Cliente' }
    & GraphQLRecursivePick<FederationTypes['Cliente'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  EventoCampanias:
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
  ;
  ResultadoBusqueda: ( HallazgoDeCampania );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActualizarCampaniaEntrada: ActualizarCampaniaEntrada;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CambiosDeCampania: ResolverTypeWrapper<CambiosDeCampania>;
  Campania: ResolverTypeWrapper<CampaniaLeida>;
  CampaniaActualizada: ResolverTypeWrapper<EventoGuardado>;
  CampaniaAprobada: ResolverTypeWrapper<EventoGuardado>;
  CampaniaCancelada: ResolverTypeWrapper<EventoGuardado>;
  CampaniaConnection: ResolverTypeWrapper<ConexionDeCampanias>;
  CampaniaCreada: ResolverTypeWrapper<EventoGuardado>;
  CampaniaEdge: ResolverTypeWrapper<Omit<CampaniaEdge, 'node'> & { node: ResolversTypes['Campania'] }>;
  CampaniaFinalizada: ResolverTypeWrapper<EventoGuardado>;
  CampaniaPayload: ResolverTypeWrapper<Omit<CampaniaPayload, 'campania' | 'errores'> & { campania?: Maybe<ResolversTypes['Campania']>, errores: ReadonlyArray<ResolversTypes['ErrorDeUsuario']> }>;
  CampaniasFiltro: CampaniasFiltro;
  CampaniasOrden: CampaniasOrden;
  CampoCampanias: CampoCampanias;
  CampoSagas: CampoSagas;
  CancelarCampaniaEntrada: CancelarCampaniaEntrada;
  ClaseDeError: ClaseDeError;
  Cliente: ResolverTypeWrapper<ReferenciaACliente>;
  CrearCampaniaEntrada: CrearCampaniaEntrada;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Dinero: ResolverTypeWrapper<Dinero>;
  DineroEntrada: DineroEntrada;
  Direccion: Direccion;
  EntradaHistoria: ResolverTypeWrapper<EntradaLeida>;
  ErrorDeUsuario: ResolverTypeWrapper<Falla>;
  EstadoCampania: EstadoCampania;
  EstadoSaga: EstadoSaga;
  EventoCampanias: ResolverTypeWrapper<EventoGuardado>;
  EventosCampaniasFiltro: EventosCampaniasFiltro;
  FinalizarCampaniaEntrada: FinalizarCampaniaEntrada;
  Fragmento: ResolverTypeWrapper<Fragmento>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Moneda: Moneda;
  MontoFiltro: MontoFiltro;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrigenCancelacion: OrigenCancelacion;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Panel: ResolverTypeWrapper<Periodo>;
  PanelCampanias: ResolverTypeWrapper<PanelDeCampanias>;
  Paso: Paso;
  PasoDeSaga: ResolverTypeWrapper<PasoDado>;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: ResolverTypeWrapper<Scalars['Posicion']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resaltado: ResolverTypeWrapper<Resaltado>;
  ResultadoBusqueda: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResultadoBusqueda']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ResultadoCampania: ResolverTypeWrapper<HallazgoDeCampania>;
  ResultadosBusqueda: ResolverTypeWrapper<PeticionDeBusqueda>;
  ResumenDeCampanias: ResolverTypeWrapper<ResumenLeido>;
  SagaCampania: ResolverTypeWrapper<SagaLeida>;
  SagaConnection: ResolverTypeWrapper<ConexionDeSagas>;
  SagaEdge: ResolverTypeWrapper<Omit<SagaEdge, 'node'> & { node: ResolversTypes['SagaCampania'] }>;
  SagasFiltro: SagasFiltro;
  SagasOrden: SagasOrden;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TipoDeEventoCampanias: TipoDeEventoCampanias;
  TipoResultado: TipoResultado;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActualizarCampaniaEntrada: ActualizarCampaniaEntrada;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  CambiosDeCampania: CambiosDeCampania;
  Campania: CampaniaLeida;
  CampaniaActualizada: EventoGuardado;
  CampaniaAprobada: EventoGuardado;
  CampaniaCancelada: EventoGuardado;
  CampaniaConnection: ConexionDeCampanias;
  CampaniaCreada: EventoGuardado;
  CampaniaEdge: Omit<CampaniaEdge, 'node'> & { node: ResolversParentTypes['Campania'] };
  CampaniaFinalizada: EventoGuardado;
  CampaniaPayload: Omit<CampaniaPayload, 'campania' | 'errores'> & { campania?: Maybe<ResolversParentTypes['Campania']>, errores: ReadonlyArray<ResolversParentTypes['ErrorDeUsuario']> };
  CampaniasFiltro: CampaniasFiltro;
  CampaniasOrden: CampaniasOrden;
  CancelarCampaniaEntrada: CancelarCampaniaEntrada;
  Cliente: ReferenciaACliente;
  CrearCampaniaEntrada: CrearCampaniaEntrada;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Dinero: Dinero;
  DineroEntrada: DineroEntrada;
  EntradaHistoria: EntradaLeida;
  ErrorDeUsuario: Falla;
  EventoCampanias: EventoGuardado;
  EventosCampaniasFiltro: EventosCampaniasFiltro;
  FinalizarCampaniaEntrada: FinalizarCampaniaEntrada;
  Fragmento: Fragmento;
  Boolean: Scalars['Boolean']['output'];
  MontoFiltro: MontoFiltro;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Panel: Periodo;
  PanelCampanias: PanelDeCampanias;
  PasoDeSaga: PasoDado;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: Scalars['Posicion']['output'];
  Query: Record<PropertyKey, never>;
  Resaltado: Resaltado;
  ResultadoBusqueda: ResolversInterfaceTypes<ResolversParentTypes>['ResultadoBusqueda'];
  Float: Scalars['Float']['output'];
  ResultadoCampania: HallazgoDeCampania;
  ResultadosBusqueda: PeticionDeBusqueda;
  ResumenDeCampanias: ResumenLeido;
  SagaCampania: SagaLeida;
  SagaConnection: ConexionDeSagas;
  SagaEdge: Omit<SagaEdge, 'node'> & { node: ResolversParentTypes['SagaCampania'] };
  SagasFiltro: SagasFiltro;
  SagasOrden: SagasOrden;
  Subscription: Record<PropertyKey, never>;
};

export type CambiosDeCampaniaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CambiosDeCampania'] = ResolversParentTypes['CambiosDeCampania']> = {
  fechaFin?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fechaInicio?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  itinerario?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  nombre?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CampaniaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Campania'] = ResolversParentTypes['Campania'], FederationReferenceType extends FederationReferenceTypes['Campania'] = FederationReferenceTypes['Campania']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Campania']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actualizada?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cliente?: Resolver<Maybe<ResolversTypes['Cliente']>, ParentType, ContextType>;
  creada?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoCampania'], ParentType, ContextType>;
  fechaFin?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  fechaInicio?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  historia?: Resolver<ReadonlyArray<ResolversTypes['EntradaHistoria']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idCliente?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itinerario?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  mensaje?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  motivo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nombre?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  presupuesto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  saga?: Resolver<Maybe<ResolversTypes['SagaCampania']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaniaActualizadaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaActualizada'] = ResolversParentTypes['CampaniaActualizada']> = {
  cambios?: Resolver<ResolversTypes['CambiosDeCampania'], ParentType, ContextType>;
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaniaAprobadaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaAprobada'] = ResolversParentTypes['CampaniaAprobada']> = {
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  confirmacionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payoutId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaniaCanceladaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaCancelada'] = ResolversParentTypes['CampaniaCancelada']> = {
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  origen?: Resolver<ResolversTypes['OrigenCancelacion'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaniaConnectionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaConnection'] = ResolversParentTypes['CampaniaConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CampaniaEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  resumen?: Resolver<ReadonlyArray<ResolversTypes['ResumenDeCampanias']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<CampaniaConnectionTotalArgs>>;
};

export type CampaniaCreadaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaCreada'] = ResolversParentTypes['CampaniaCreada']> = {
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fechaFin?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  fechaInicio?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idCliente?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itinerario?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  nombre?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  presupuesto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaniaEdgeResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaEdge'] = ResolversParentTypes['CampaniaEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
};

export type CampaniaFinalizadaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaFinalizada'] = ResolversParentTypes['CampaniaFinalizada']> = {
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaniaPayloadResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['CampaniaPayload'] = ResolversParentTypes['CampaniaPayload']> = {
  campania?: Resolver<Maybe<ResolversTypes['Campania']>, ParentType, ContextType>;
  errores?: Resolver<ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, ParentType, ContextType>;
};

export type ClienteResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Cliente'] = ResolversParentTypes['Cliente'], FederationReferenceType extends FederationReferenceTypes['Cliente'] = FederationReferenceTypes['Cliente']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Cliente']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campanias?: Resolver<Maybe<ResolversTypes['CampaniaConnection']>, ParentType, ContextType, Partial<ClienteCampaniasArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DineroResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Dinero'] = ResolversParentTypes['Dinero']> = {
  moneda?: Resolver<ResolversTypes['Moneda'], ParentType, ContextType>;
  valor?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type EntradaHistoriaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EntradaHistoria'] = ResolversParentTypes['EntradaHistoria']> = {
  descripcion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usuario?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ErrorDeUsuarioResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ErrorDeUsuario'] = ResolversParentTypes['ErrorDeUsuario']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clase?: Resolver<ResolversTypes['ClaseDeError'], ParentType, ContextType>;
  codigo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mensaje?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EventoCampaniasResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EventoCampanias'] = ResolversParentTypes['EventoCampanias']> = {
  __resolveType: TypeResolveFn<'CampaniaActualizada' | 'CampaniaAprobada' | 'CampaniaCancelada' | 'CampaniaCreada' | 'CampaniaFinalizada', ParentType, ContextType>;
};

export type FragmentoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Fragmento'] = ResolversParentTypes['Fragmento']> = {
  coincide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  texto?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  actualizarCampania?: Resolver<ResolversTypes['CampaniaPayload'], ParentType, ContextType, RequireFields<MutationActualizarCampaniaArgs, 'entrada'>>;
  cancelarCampania?: Resolver<ResolversTypes['CampaniaPayload'], ParentType, ContextType, RequireFields<MutationCancelarCampaniaArgs, 'entrada'>>;
  crearCampania?: Resolver<ResolversTypes['CampaniaPayload'], ParentType, ContextType, RequireFields<MutationCrearCampaniaArgs, 'entrada'>>;
  finalizarCampania?: Resolver<ResolversTypes['CampaniaPayload'], ParentType, ContextType, RequireFields<MutationFinalizarCampaniaArgs, 'entrada'>>;
};

export type PageInfoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PanelResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Panel'] = ResolversParentTypes['Panel']> = {
  campanias?: Resolver<Maybe<ResolversTypes['PanelCampanias']>, ParentType, ContextType>;
  desde?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hasta?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PanelCampaniasResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PanelCampanias'] = ResolversParentTypes['PanelCampanias']> = {
  activas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completadas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  porEstado?: Resolver<ReadonlyArray<ResolversTypes['ResumenDeCampanias']>, ParentType, ContextType>;
  recientes?: Resolver<ReadonlyArray<ResolversTypes['Campania']>, ParentType, ContextType, RequireFields<PanelCampaniasRecientesArgs, 'primeros'>>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PasoDeSagaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PasoDeSaga'] = ResolversParentTypes['PasoDeSaga']> = {
  cuando?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detalle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paso?: Resolver<ResolversTypes['Paso'], ParentType, ContextType>;
};

export interface PosicionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Posicion'], any> {
  name: 'Posicion';
}

export type QueryResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  buscar?: Resolver<Maybe<ResolversTypes['ResultadosBusqueda']>, ParentType, ContextType, RequireFields<QueryBuscarArgs, 'primeros' | 'texto'>>;
  campania?: Resolver<Maybe<ResolversTypes['Campania']>, ParentType, ContextType, RequireFields<QueryCampaniaArgs, 'id'>>;
  campanias?: Resolver<Maybe<ResolversTypes['CampaniaConnection']>, ParentType, ContextType, Partial<QueryCampaniasArgs>>;
  panel?: Resolver<Maybe<ResolversTypes['Panel']>, ParentType, ContextType, Partial<QueryPanelArgs>>;
  saga?: Resolver<Maybe<ResolversTypes['SagaCampania']>, ParentType, ContextType, RequireFields<QuerySagaArgs, 'idCampania'>>;
  sagas?: Resolver<Maybe<ResolversTypes['SagaConnection']>, ParentType, ContextType, Partial<QuerySagasArgs>>;
};

export type ResaltadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Resaltado'] = ResolversParentTypes['Resaltado']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fragmentos?: Resolver<ReadonlyArray<ResolversTypes['Fragmento']>, ParentType, ContextType>;
};

export type ResultadoBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoBusqueda'] = ResolversParentTypes['ResultadoBusqueda']> = {
  __resolveType: TypeResolveFn<'ResultadoCampania', ParentType, ContextType>;
};

export type ResultadoCampaniaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoCampania'] = ResolversParentTypes['ResultadoCampania']> = {
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  relevancia?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  resaltados?: Resolver<ReadonlyArray<ResolversTypes['Resaltado']>, ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoResultado'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResultadosBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadosBusqueda'] = ResolversParentTypes['ResultadosBusqueda']> = {
  campanias?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ResultadoCampania']>>, ParentType, ContextType>;
  palabras?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResumenDeCampaniasResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResumenDeCampanias'] = ResolversParentTypes['ResumenDeCampanias']> = {
  cantidad?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoCampania'], ParentType, ContextType>;
  presupuesto?: Resolver<ResolversTypes['Dinero'], ParentType, ContextType>;
};

export type SagaCampaniaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['SagaCampania'] = ResolversParentTypes['SagaCampania']> = {
  actualizada?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  campania?: Resolver<ResolversTypes['Campania'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoSaga'], ParentType, ContextType>;
  idCampania?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  iniciada?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  motivo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pasos?: Resolver<ReadonlyArray<ResolversTypes['PasoDeSaga']>, ParentType, ContextType>;
  vence?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SagaConnectionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['SagaConnection'] = ResolversParentTypes['SagaConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SagaEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<SagaConnectionTotalArgs>>;
};

export type SagaEdgeResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['SagaEdge'] = ResolversParentTypes['SagaEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SagaCampania'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  cambiosCampania?: SubscriptionResolver<ResolversTypes['Campania'], "cambiosCampania", ParentType, ContextType, RequireFields<SubscriptionCambiosCampaniaArgs, 'id'>>;
  eventosCampanias?: SubscriptionResolver<ResolversTypes['EventoCampanias'], "eventosCampanias", ParentType, ContextType, Partial<SubscriptionEventosCampaniasArgs>>;
};

export type Resolvers<ContextType = ContextoDelModulo> = {
  CambiosDeCampania?: CambiosDeCampaniaResolvers<ContextType>;
  Campania?: CampaniaResolvers<ContextType>;
  CampaniaActualizada?: CampaniaActualizadaResolvers<ContextType>;
  CampaniaAprobada?: CampaniaAprobadaResolvers<ContextType>;
  CampaniaCancelada?: CampaniaCanceladaResolvers<ContextType>;
  CampaniaConnection?: CampaniaConnectionResolvers<ContextType>;
  CampaniaCreada?: CampaniaCreadaResolvers<ContextType>;
  CampaniaEdge?: CampaniaEdgeResolvers<ContextType>;
  CampaniaFinalizada?: CampaniaFinalizadaResolvers<ContextType>;
  CampaniaPayload?: CampaniaPayloadResolvers<ContextType>;
  Cliente?: ClienteResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Dinero?: DineroResolvers<ContextType>;
  EntradaHistoria?: EntradaHistoriaResolvers<ContextType>;
  ErrorDeUsuario?: ErrorDeUsuarioResolvers<ContextType>;
  EventoCampanias?: EventoCampaniasResolvers<ContextType>;
  Fragmento?: FragmentoResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Panel?: PanelResolvers<ContextType>;
  PanelCampanias?: PanelCampaniasResolvers<ContextType>;
  PasoDeSaga?: PasoDeSagaResolvers<ContextType>;
  Posicion?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Resaltado?: ResaltadoResolvers<ContextType>;
  ResultadoBusqueda?: ResultadoBusquedaResolvers<ContextType>;
  ResultadoCampania?: ResultadoCampaniaResolvers<ContextType>;
  ResultadosBusqueda?: ResultadosBusquedaResolvers<ContextType>;
  ResumenDeCampanias?: ResumenDeCampaniasResolvers<ContextType>;
  SagaCampania?: SagaCampaniaResolvers<ContextType>;
  SagaConnection?: SagaConnectionResolvers<ContextType>;
  SagaEdge?: SagaEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
};

