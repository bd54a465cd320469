import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ClienteLeido, ResumenLeido } from '../../aplicacion/consultas.ts';
import type { ConexionDeClientes, HallazgoDeCliente, PanelDeClientes, ContextoDelModulo } from '../contexto.ts';
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
 * What to change of a cliente. Fields that are left out stay as they are. Example: `{id:
 * "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 3, telefono: null, ciudad: "Cali"}`.
 */
export type ActualizarClienteEntrada = {
  /** New city, such as `Bogotá`; null takes it away. */
  readonly ciudad?: InputMaybe<Scalars['String']['input']>;
  /** A key of your own, such as `cambio-2026-0031`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** New e-mail address, such as `ana.gomez@example.com`. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['input'];
  /** New name, such as `Ana Gómez`. */
  readonly nombre?: InputMaybe<Scalars['String']['input']>;
  /** New country, such as `Colombia`. */
  readonly pais?: InputMaybe<Scalars['String']['input']>;
  /** New telephone number, such as `+57 300 555 0101`; null takes it away. */
  readonly telefono?: InputMaybe<Scalars['String']['input']>;
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** What clientes can be ordered by. */
export type CampoClientes =
  /** When they were registered. */
  | 'FECHA_REGISTRO'
  /** Their name, without regard to accents and capitals. */
  | 'NOMBRE';

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
  /** Identity number of a person, such as `52123987`; null for a company, and for who was forgotten. An OPERADOR sees `***3987`. */
  readonly cedula?: Maybe<Scalars['String']['output']>;
  /** City, such as `Bogotá`. */
  readonly ciudad?: Maybe<Scalars['String']['output']>;
  /** E-mail address, in lower case, such as `ana.gomez@example.com`. No two clientes have the same. An OPERADOR sees `a***@example.com`. Of who was forgotten, its id `@olvidado`, which is no address. */
  readonly email: Scalars['String']['output'];
  /** Whether the address is at a domain of its own, not at a public mail provider such as gmail.com. */
  readonly esEmailEmpresarial: Scalars['Boolean']['output'];
  /** Where the cliente stands, such as `ACTIVO`. */
  readonly estado: EstadoCliente;
  /** Day on which a company was founded, such as `2012-06-30`; null for a person, and for who was forgotten. */
  readonly fechaConstitucion?: Maybe<Scalars['Date']['output']>;
  /** Birth date of a person, such as `1990-04-21`; null for a company, for who was forgotten, and for an OPERADOR. */
  readonly fechaNacimiento?: Maybe<Scalars['Date']['output']>;
  /** When it was registered, such as `2026-11-24T18:30:12.972Z`. */
  readonly fechaRegistro: Scalars['DateTime']['output'];
  /** Id of the cliente, a UUID, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['output'];
  /** The sum of the payments it has received, one amount for each currency. */
  readonly montoTotalPagos: ReadonlyArray<Dinero>;
  /** Name of the person or company, such as `Ana Gómez`; `Cliente olvidado` for who was forgotten. */
  readonly nombre: Scalars['String']['output'];
  /** When it was forgotten, such as `2026-12-03T15:10:42.118Z`; null for who is not. Its personal data is erased then, and cannot come back. */
  readonly olvidado?: Maybe<Scalars['DateTime']['output']>;
  /** Country, such as `Colombia`. */
  readonly pais: Scalars['String']['output'];
  /** Tax number of a company, such as `900123456-7`; null for a person, and for who was forgotten. An OPERADOR sees `***56-7`. */
  readonly rut?: Maybe<Scalars['String']['output']>;
  /** Telephone number, such as `+57 300 555 0101`. An OPERADOR sees `***0101`. */
  readonly telefono?: Maybe<Scalars['String']['output']>;
  /** Whether it is a person or a company, such as `NATURAL`. */
  readonly tipo: TipoCliente;
  /** How many payments it has received, less those reverted, such as `12`. */
  readonly totalPagos: Scalars['Int']['output'];
  /** When it was last paid, such as `2026-11-24T18:30:14.105Z`; null if never. */
  readonly ultimoPago?: Maybe<Scalars['DateTime']['output']>;
  /** Version, such as `3`: grows by one with each change. Give it to a mutation to be sure that nobody changed the cliente meanwhile. */
  readonly version: Scalars['Int']['output'];
};

/**
 * The data of a cliente changed. Example: `{tipo: "ClienteActualizado.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 2,
 * posicion: 1042, cliente: {nombre: "Ana Gómez", ciudad: "Cali"}}`.
 */
export type ClienteActualizado = EventoCliente & {
  readonly __typename?: 'ClienteActualizado';
  /** Names of the fields that changed, such as `["email"]`. */
  readonly campos: ReadonlyArray<Scalars['String']['output']>;
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteActualizado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** A page of clientes. */
export type ClienteConnection = {
  readonly __typename?: 'ClienteConnection';
  /** The clientes of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ClienteEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are of each state and type on all pages, without those that there are none of. */
  readonly resumen: ReadonlyArray<ResumenDeClientes>;
  /** How many clientes there are on all pages, such as `128`. Counted only when it is asked for. */
  readonly total: Scalars['Int']['output'];
};


/** A page of clientes. */
export type ClienteConnectionTotalArgs = {
  hasta?: InputMaybe<Scalars['Int']['input']>;
};

/** A cliente in a list. */
export type ClienteEdge = {
  readonly __typename?: 'ClienteEdge';
  /** Place of the cliente in the list, such as `jb0-Lv1vS1dZaeHWWyIyMDI2…`: give it as `despuesDe` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The cliente. */
  readonly node: Cliente;
};

/**
 * A cliente was deleted: it is INACTIVO. Example: `{tipo: "ClienteEliminado.v1", ocurrido: "2026-11-24T18:30:12.972Z",
 * version: 5, posicion: 1042, cliente: {nombre: "Ana Gómez", estado: INACTIVO}}`.
 */
export type ClienteEliminado = EventoCliente & {
  readonly __typename?: 'ClienteEliminado';
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteEliminado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A cliente was forgotten: its personal data is erased. `cliente` shows what stands in its place. Example: `{tipo:
 * "ClienteOlvidado.v1", version: 5, cliente: {nombre: "Cliente olvidado", estado: INACTIVO}}`.
 */
export type ClienteOlvidado = EventoCliente & {
  readonly __typename?: 'ClienteOlvidado';
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteEliminado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/** Answer of a mutation of clientes. */
export type ClientePayload = {
  readonly __typename?: 'ClientePayload';
  /** The cliente after the change; null when there are `errores`. */
  readonly cliente?: Maybe<Cliente>;
  /** What the caller can mend; empty when the change was made. */
  readonly errores: ReadonlyArray<ErrorDeUsuario>;
};

/**
 * A suspended cliente is active again. Example: `{tipo: "ClienteReactivado.v1", ocurrido: "2026-11-24T18:30:12.972Z", version:
 * 4, posicion: 1042, cliente: {nombre: "Ana Gómez", estado: ACTIVO}}`.
 */
export type ClienteReactivado = EventoCliente & {
  readonly __typename?: 'ClienteReactivado';
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteReactivado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A cliente was registered. Example: `{tipo: "ClienteRegistrado.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 1,
 * posicion: 1042, cliente: {nombre: "Ana Gómez", estado: ACTIVO}}`.
 */
export type ClienteRegistrado = EventoCliente & {
  readonly __typename?: 'ClienteRegistrado';
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteRegistrado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * A cliente was suspended. Example: `{tipo: "ClienteSuspendido.v1", ocurrido: "2026-11-24T18:30:12.972Z", version: 3,
 * posicion: 1042, cliente: {nombre: "Ana Gómez", estado: SUSPENDIDO}}`.
 */
export type ClienteSuspendido = EventoCliente & {
  readonly __typename?: 'ClienteSuspendido';
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** Why it was suspended, such as `Documentos vencidos`. */
  readonly motivo: Scalars['String']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteSuspendido.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which clientes a list shows: those for which all of this holds. Example:
 * `{texto: "ruiz", estados: [ACTIVO], fechaRegistro: {desde: "2026-11-01"}}`.
 */
export type ClientesFiltro = {
  /** Their city, such as `bogota` for Bogotá: without regard to accents and capitals. */
  readonly ciudad?: InputMaybe<Scalars['String']['input']>;
  /** Where they stand, such as `[ACTIVO, INACTIVO]`. Without it, ACTIVO and SUSPENDIDO: the deleted ones are listed only for who asks for INACTIVO. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoCliente>>;
  /** The days on which they were registered. */
  readonly fechaRegistro?: InputMaybe<PeriodoFiltro>;
  /** Their country, such as `peru` for Perú: without regard to accents and capitals. */
  readonly pais?: InputMaybe<Scalars['String']['input']>;
  /**
   * Text that their name, email, telephone, cedula or rut contains, without regard to accents and capitals, such as
   * `perez` for Pérez and `lopez.perez@alpes.co`. Up to 100 characters, 3 of them letters or digits. For an OPERADOR, text
   * that their name contains, or the whole of an email, cedula or rut.
   */
  readonly texto?: InputMaybe<Scalars['String']['input']>;
  /** Whether they are persons or companies, such as `EMPRESA`; both when it is left out. */
  readonly tipo?: InputMaybe<TipoCliente>;
};

/** How a list of clientes is ordered. Example: `{campo: NOMBRE, direccion: ASC}`. */
export type ClientesOrden = {
  /** What by, such as `NOMBRE`. */
  readonly campo?: CampoClientes;
  /** Which way, such as `ASC`. */
  readonly direccion?: Direccion;
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

/** Which cliente to delete. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 5}`. */
export type EliminarClienteEntrada = {
  /** A key of your own, such as `baja-2026-0009`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
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

/** Where a cliente stands. */
export type EstadoCliente =
  /** In good standing. */
  | 'ACTIVO'
  /** Deleted: it stays on record, and lists leave it out unless asked. */
  | 'INACTIVO'
  /** Marked for a time; can be made active again. It still takes payouts and campaigns: what it earned is owed to it. */
  | 'SUSPENDIDO';

/**
 * Something that happened to a cliente. Each kind of event has its own type. Example: `{tipo: "ClienteSuspendido.v1",
 * ocurrido: "2026-11-24T18:30:12.972Z", version: 2, posicion: 1042, cliente: {nombre: "Ana Gómez"}}`.
 */
export type EventoCliente = {
  /** The cliente, as it is now. */
  readonly cliente: Cliente;
  /** Its place in the feed, such as `9C7o_I13jpjAWETeMTI…`: give it as `despuesDe` to go on after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Id of the event, such as `0198c5b0-7c4e-7d3a-9a51-0000000000e1`. */
  readonly id: Scalars['ID']['output'];
  /** When it happened, such as `2026-11-24T18:30:12.972Z`. */
  readonly ocurrido: Scalars['DateTime']['output'];
  /** Its number in the feed, such as `1042`. A gap is an event that the filter left out. */
  readonly posicion: Scalars['Posicion']['output'];
  /** Versioned name of the event, such as `ClienteRegistrado.v1`. */
  readonly tipo: Scalars['String']['output'];
  /** Version that the event gave the cliente, such as `3`. */
  readonly version: Scalars['Int']['output'];
};

/**
 * Which events of clientes a feed gives. What is left out lets everything pass. Example: `{tipos: [CLIENTE_SUSPENDIDO,
 * CLIENTE_ELIMINADO]}`.
 */
export type EventosClienteFiltro = {
  /** Only the events of this cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly clienteId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the events of these clientes, up to 100, such as `["0198c5b0-7c4e-7d3a-9a51-0000000000a1"]`. */
  readonly clienteIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only the events that lead to one of these states, such as `[SUSPENDIDO, INACTIVO]`; a change of a cliente's data leads to none. */
  readonly estados?: InputMaybe<ReadonlyArray<EstadoCliente>>;
  /** Only events of these types, such as `[CLIENTE_SUSPENDIDO, CLIENTE_ELIMINADO]`. */
  readonly tipos?: InputMaybe<ReadonlyArray<TipoDeEventoCliente>>;
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
   * Changes name, e-mail, telephone, city or country of a cliente. Example:
   * `actualizarCliente(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 3, ciudad: "Cali"}) { cliente {
   * version ciudad } errores { campo mensaje } }`.
   */
  readonly actualizarCliente: ClientePayload;
  /**
   * Deletes a cliente: it becomes INACTIVO and takes no new payouts or campaigns. Example:
   * `eliminarCliente(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1"}) { cliente { estado } errores { campo mensaje }
   * }`.
   */
  readonly eliminarCliente: ClientePayload;
  /**
   * Forgets a deleted cliente, for good: its personal data is overwritten, here and in pagos, and what messages have left of
   * it is erased. It takes no other command any more; its email, cedula and rut are free for a new registration. Example:
   * `olvidarCliente(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1"}) { cliente { olvidado } errores { campo mensaje }
   * }`.
   */
  readonly olvidarCliente: ClientePayload;
  /**
   * Makes a suspended cliente active again. Example:
   * `reactivarCliente(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1"}) { cliente { estado } errores { campo mensaje
   * } }`.
   */
  readonly reactivarCliente: ClientePayload;
  /**
   * Registers a company as a cliente. Example:
   * `registrarClienteEmpresa(entrada: {nombre: "Café del Sur S.A.S.", email: "pagos@cafedelsur.co", rut: "900123456-7",
   * fechaConstitucion: "2012-06-30"}) { cliente { id } errores { campo mensaje } }`.
   */
  readonly registrarClienteEmpresa: ClientePayload;
  /**
   * Registers a person as a cliente. Example:
   * `registrarClienteNatural(entrada: {nombre: "Ana Gómez", email: "ana.gomez@example.com", cedula: "52123987",
   * fechaNacimiento: "1990-04-21"}) { cliente { id } errores { campo mensaje } }`.
   */
  readonly registrarClienteNatural: ClientePayload;
  /**
   * Suspends an active cliente. Example:
   * `suspenderCliente(entrada: {id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", motivo: "Documentos vencidos"}) { cliente {
   * estado } errores { campo mensaje } }`.
   */
  readonly suspenderCliente: ClientePayload;
};


export type MutationActualizarClienteArgs = {
  entrada: ActualizarClienteEntrada;
};


export type MutationEliminarClienteArgs = {
  entrada: EliminarClienteEntrada;
};


export type MutationOlvidarClienteArgs = {
  entrada: OlvidarClienteEntrada;
};


export type MutationReactivarClienteArgs = {
  entrada: ReactivarClienteEntrada;
};


export type MutationRegistrarClienteEmpresaArgs = {
  entrada: RegistrarClienteEmpresaEntrada;
};


export type MutationRegistrarClienteNaturalArgs = {
  entrada: RegistrarClienteNaturalEntrada;
};


export type MutationSuspenderClienteArgs = {
  entrada: SuspenderClienteEntrada;
};

/** Which cliente to forget. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 4}`. */
export type OlvidarClienteEntrada = {
  /** A key of your own, such as `olvido-2026-0017`. Forgetting twice is forgetting once, with a key or without; the key is forgotten too. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. It must be INACTIVO. */
  readonly id: Scalars['ID']['input'];
  /** The version that the caller saw, such as `4`: nothing is erased when the cliente has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
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
 * The figures of the platform over a period. Each part is null, with an error, when the part of the system that it comes from
 * cannot answer. Example: `{desde: "2026-11-01", hasta: "2026-11-30", clientes: {total: 41}, pagos: {total: 12}, campanias:
 * {total: 7}}`.
 */
export type Panel = {
  readonly __typename?: 'Panel';
  /** The clientes of the period; null, with an error, when the clientes' part of the system cannot answer. */
  readonly clientes?: Maybe<PanelClientes>;
  /** The first day of the figures, in UTC, such as `2026-11-01`; null when they begin at the beginning. */
  readonly desde?: Maybe<Scalars['Date']['output']>;
  /** The last day of the figures, in UTC, such as `2026-11-30`; null when they go on until now. */
  readonly hasta?: Maybe<Scalars['Date']['output']>;
};

/**
 * The clientes of the platform, over a period: those that were registered in it. Example: `{total: 41, registrados: 42,
 * activos: 38, suspendidos: 3, inactivos: 1}`.
 */
export type PanelClientes = {
  readonly __typename?: 'PanelClientes';
  /** How many of them are ACTIVO now, such as `38`. */
  readonly activos: Scalars['Int']['output'];
  /** How many of them are INACTIVO now, such as `1`: deleted. */
  readonly inactivos: Scalars['Int']['output'];
  /** Count by state and type. */
  readonly porEstado: ReadonlyArray<ResumenDeClientes>;
  /** The newest of them that are not deleted. */
  readonly recientes: ReadonlyArray<Cliente>;
  /** How many were registered, whatever has become of them, such as `42`. */
  readonly registrados: Scalars['Int']['output'];
  /** How many of them are SUSPENDIDO now, such as `3`. */
  readonly suspendidos: Scalars['Int']['output'];
  /** How many they are without the deleted ones, such as `41`: `activos` and `suspendidos`. */
  readonly total: Scalars['Int']['output'];
};


/**
 * The clientes of the platform, over a period: those that were registered in it. Example: `{total: 41, registrados: 42,
 * activos: 38, suspendidos: 3, inactivos: 1}`.
 */
export type PanelClientesRecientesArgs = {
  primeros?: Scalars['Int']['input'];
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
   * One cliente by its id; null when there is none. Example:
   * `cliente(id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1") { nombre estado payouts(primeros: 3) { edges { node { estado } }
   * } }`.
   */
  readonly cliente?: Maybe<Cliente>;
  /**
   * Clientes, the newest registrations first unless `orden` says otherwise. Null, with an error, when an argument is refused
   * or this subgraph does not answer. Example: `clientes(primeros: 10, filtro: {tipo: EMPRESA}, orden: {campo: NOMBRE,
   * direccion: ASC}) { total edges { node { id nombre } } }`.
   */
  readonly clientes?: Maybe<ClienteConnection>;
  /**
   * The dashboard: how many clientes, payouts and campaigns there are, how much was paid, and the latest of each. Null, with an
   * error, when an argument is refused. Example:
   * `panel(periodo: {desde: "2026-11-01", hasta: "2026-11-30"}) { clientes { total } }`.
   */
  readonly panel?: Maybe<Panel>;
};


export type QueryBuscarArgs = {
  primeros?: Scalars['Int']['input'];
  texto: Scalars['String']['input'];
  tipos?: InputMaybe<ReadonlyArray<TipoResultado>>;
};


export type QueryClienteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryClientesArgs = {
  antesDe?: InputMaybe<Scalars['String']['input']>;
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<ClientesFiltro>;
  orden?: InputMaybe<ClientesOrden>;
  primeros?: InputMaybe<Scalars['Int']['input']>;
  ultimos?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPanelArgs = {
  periodo?: InputMaybe<PeriodoFiltro>;
};

/** Which cliente to make active again. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", version: 4}`. */
export type ReactivarClienteEntrada = {
  /** A key of your own, such as `reactivar-2026-0004`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * Data of a new cliente that is a company. Example: `{nombre: "Café del Sur S.A.S.", email: "pagos@cafedelsur.co", rut:
 * "900123456-7", fechaConstitucion: "2012-06-30", claveIdempotencia: "alta-2026-0018"}`.
 */
export type RegistrarClienteEmpresaEntrada = {
  /** City, up to 80 characters, such as `Bogotá`. */
  readonly ciudad?: InputMaybe<Scalars['String']['input']>;
  /** A key of your own, such as `alta-2026-0018`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address that no other cliente has, such as `ana.gomez@example.com`. */
  readonly email: Scalars['String']['input'];
  /** Day on which the company was founded, such as `2012-06-30`; not in the future. */
  readonly fechaConstitucion: Scalars['Date']['input'];
  /** Name, 1 to 120 characters, such as `Café del Sur S.A.S.`. */
  readonly nombre: Scalars['String']['input'];
  /** Country, such as `Perú`. Colombia when it is left out. */
  readonly pais?: InputMaybe<Scalars['String']['input']>;
  /** Tax number, such as `900123456-7`, that no other cliente has. */
  readonly rut: Scalars['String']['input'];
  /** Telephone number, up to 30 characters, such as `+57 300 555 0101`. */
  readonly telefono?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Data of a new cliente that is a person. Example: `{nombre: "Ana Gómez", email: "ana.gomez@example.com", cedula: "52123987",
 * fechaNacimiento: "1990-04-21", ciudad: "Bogotá", claveIdempotencia: "alta-2026-0017"}`.
 */
export type RegistrarClienteNaturalEntrada = {
  /** Identity number, 5 to 15 digits, that no other cliente has, such as `52123987`. */
  readonly cedula: Scalars['String']['input'];
  /** City, up to 80 characters, such as `Bogotá`. */
  readonly ciudad?: InputMaybe<Scalars['String']['input']>;
  /** A key of your own, such as `alta-2026-0017`: for 7 days the same one gives the first answer again instead of registering twice. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address that no other cliente has, such as `ana.gomez@example.com`. */
  readonly email: Scalars['String']['input'];
  /** Birth date, such as `1990-04-21`. The person must be at least 18 years old. */
  readonly fechaNacimiento: Scalars['Date']['input'];
  /** Name, 1 to 120 characters, such as `Ana Gómez`. */
  readonly nombre: Scalars['String']['input'];
  /** Country, such as `Perú`. Colombia when it is left out. */
  readonly pais?: InputMaybe<Scalars['String']['input']>;
  /** Telephone number, up to 30 characters, such as `+57 300 555 0101`. */
  readonly telefono?: InputMaybe<Scalars['String']['input']>;
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

/** A cliente that a search has found. Example: `{tipo: CLIENTE, relevancia: 0.85, cliente: {nombre: "María Pérez"}}`. */
export type ResultadoCliente = ResultadoBusqueda & {
  readonly __typename?: 'ResultadoCliente';
  /** The cliente. */
  readonly cliente: Cliente;
  /**
   * How well it fits, from 0 to 1, such as `0.85`: 1 when each word of the search is a word of it; less for the beginning
   * of a word, a part of one, or one that is written almost so. Comparable between types.
   */
  readonly relevancia: Scalars['Float']['output'];
  /** Where it fits, the best first: `nombre`, `email`, `telefono`, `cedula`, `rut`, `ciudad` or `id`. */
  readonly resaltados: ReadonlyArray<Resaltado>;
  /** What it is, such as `CLIENTE`: always that. */
  readonly tipo: TipoResultado;
};

/**
 * What a search has found: a list for each type, the best first. Each is null, with an error, when the part of the system that
 * it comes from cannot answer, and empty when `tipos` leaves it out. Example: `{palabras: ["maria"], clientes: [{relevancia:
 * 1.0, cliente: {nombre: "María Pérez"}}], payouts: [], campanias: []}`.
 */
export type ResultadosBusqueda = {
  readonly __typename?: 'ResultadosBusqueda';
  /**
   * Clientes, by their name, email, telephone, cedula, rut or city. Who was deleted is found by its id alone. An OPERADOR
   * finds them by the words of name and city, and by the whole of an email, cedula or rut.
   */
  readonly clientes?: Maybe<ReadonlyArray<ResultadoCliente>>;
  /** The words that were looked for, without accents and capitals, such as `["maria", "perez"]`. */
  readonly palabras: ReadonlyArray<Scalars['String']['output']>;
};

/** How many clientes there are of a kind. Example: `{estado: ACTIVO, tipo: NATURAL, cantidad: 12}`. */
export type ResumenDeClientes = {
  readonly __typename?: 'ResumenDeClientes';
  /** How many they are, such as `12`. */
  readonly cantidad: Scalars['Int']['output'];
  /** Where they stand, such as `ACTIVO`. */
  readonly estado: EstadoCliente;
  /** Whether they are persons or companies, such as `NATURAL`. */
  readonly tipo: TipoCliente;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A cliente: as it is now, then after each of its changes; those of its totals are told too, without a new version. Example:
   * `cambiosCliente(id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1") { version nombre estado }`.
   */
  readonly cambiosCliente: Cliente;
  /**
   * The events of clientes in order: those after `despuesDe`, then each as it happens, without a gap or a repeat. A subscriber
   * that reads too slowly loses none: it is told so in `extensions.aviso`, and catches up. Example:
   * `eventosCliente(filtro: { tipos: [CLIENTE_REGISTRADO] }) { cursor ... on ClienteRegistrado { cliente { nombre } } }`.
   */
  readonly eventosCliente: EventoCliente;
};


export type SubscriptionCambiosClienteArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionEventosClienteArgs = {
  despuesDe?: InputMaybe<Scalars['String']['input']>;
  filtro?: InputMaybe<EventosClienteFiltro>;
};

/** Which cliente to suspend, and why. Example: `{id: "0198c5b0-7c4e-7d3a-9a51-0000000000a1", motivo: "Documentos vencidos"}`. */
export type SuspenderClienteEntrada = {
  /** A key of your own, such as `suspender-2026-0004`: for 7 days the same one gives the first answer again. 1 to 200 characters. */
  readonly claveIdempotencia?: InputMaybe<Scalars['String']['input']>;
  /** Id of the cliente, such as `0198c5b0-7c4e-7d3a-9a51-0000000000a1`. */
  readonly id: Scalars['ID']['input'];
  /** Why, up to 300 characters, such as `Documentos vencidos`. It stays in the log for good: no personal data. */
  readonly motivo: Scalars['String']['input'];
  /** The version that the caller saw, such as `3`: the change is refused when the cliente has another one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether a cliente is a person or a company. */
export type TipoCliente =
  /** A company: has `rut` and `fechaConstitucion`. */
  | 'EMPRESA'
  /** A person: has `cedula` and `fechaNacimiento`. */
  | 'NATURAL';

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
  Cliente: Cliente;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Cliente:
    ( { __typename: 'Cliente' }
    & GraphQLRecursivePick<FederationTypes['Cliente'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  EventoCliente:
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
    | ( EventoGuardado )
  ;
  ResultadoBusqueda: ( HallazgoDeCliente );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActualizarClienteEntrada: ActualizarClienteEntrada;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CampoClientes: CampoClientes;
  ClaseDeError: ClaseDeError;
  Cliente: ResolverTypeWrapper<ClienteLeido>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ClienteActualizado: ResolverTypeWrapper<EventoGuardado>;
  ClienteConnection: ResolverTypeWrapper<ConexionDeClientes>;
  ClienteEdge: ResolverTypeWrapper<Omit<ClienteEdge, 'node'> & { node: ResolversTypes['Cliente'] }>;
  ClienteEliminado: ResolverTypeWrapper<EventoGuardado>;
  ClienteOlvidado: ResolverTypeWrapper<EventoGuardado>;
  ClientePayload: ResolverTypeWrapper<Omit<ClientePayload, 'cliente' | 'errores'> & { cliente?: Maybe<ResolversTypes['Cliente']>, errores: ReadonlyArray<ResolversTypes['ErrorDeUsuario']> }>;
  ClienteReactivado: ResolverTypeWrapper<EventoGuardado>;
  ClienteRegistrado: ResolverTypeWrapper<EventoGuardado>;
  ClienteSuspendido: ResolverTypeWrapper<EventoGuardado>;
  ClientesFiltro: ClientesFiltro;
  ClientesOrden: ClientesOrden;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Dinero: ResolverTypeWrapper<Dinero>;
  DineroEntrada: DineroEntrada;
  Direccion: Direccion;
  EliminarClienteEntrada: EliminarClienteEntrada;
  ErrorDeUsuario: ResolverTypeWrapper<Falla>;
  EstadoCliente: EstadoCliente;
  EventoCliente: ResolverTypeWrapper<EventoGuardado>;
  EventosClienteFiltro: EventosClienteFiltro;
  Fragmento: ResolverTypeWrapper<Fragmento>;
  Moneda: Moneda;
  MontoFiltro: MontoFiltro;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OlvidarClienteEntrada: OlvidarClienteEntrada;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Panel: ResolverTypeWrapper<Periodo>;
  PanelClientes: ResolverTypeWrapper<PanelDeClientes>;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: ResolverTypeWrapper<Scalars['Posicion']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReactivarClienteEntrada: ReactivarClienteEntrada;
  RegistrarClienteEmpresaEntrada: RegistrarClienteEmpresaEntrada;
  RegistrarClienteNaturalEntrada: RegistrarClienteNaturalEntrada;
  Resaltado: ResolverTypeWrapper<Resaltado>;
  ResultadoBusqueda: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResultadoBusqueda']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ResultadoCliente: ResolverTypeWrapper<HallazgoDeCliente>;
  ResultadosBusqueda: ResolverTypeWrapper<PeticionDeBusqueda>;
  ResumenDeClientes: ResolverTypeWrapper<ResumenLeido>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspenderClienteEntrada: SuspenderClienteEntrada;
  TipoCliente: TipoCliente;
  TipoDeEventoCliente: TipoDeEventoCliente;
  TipoResultado: TipoResultado;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActualizarClienteEntrada: ActualizarClienteEntrada;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Cliente: ClienteLeido;
  Boolean: Scalars['Boolean']['output'];
  ClienteActualizado: EventoGuardado;
  ClienteConnection: ConexionDeClientes;
  ClienteEdge: Omit<ClienteEdge, 'node'> & { node: ResolversParentTypes['Cliente'] };
  ClienteEliminado: EventoGuardado;
  ClienteOlvidado: EventoGuardado;
  ClientePayload: Omit<ClientePayload, 'cliente' | 'errores'> & { cliente?: Maybe<ResolversParentTypes['Cliente']>, errores: ReadonlyArray<ResolversParentTypes['ErrorDeUsuario']> };
  ClienteReactivado: EventoGuardado;
  ClienteRegistrado: EventoGuardado;
  ClienteSuspendido: EventoGuardado;
  ClientesFiltro: ClientesFiltro;
  ClientesOrden: ClientesOrden;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Dinero: Dinero;
  DineroEntrada: DineroEntrada;
  EliminarClienteEntrada: EliminarClienteEntrada;
  ErrorDeUsuario: Falla;
  EventoCliente: EventoGuardado;
  EventosClienteFiltro: EventosClienteFiltro;
  Fragmento: Fragmento;
  MontoFiltro: MontoFiltro;
  Mutation: Record<PropertyKey, never>;
  OlvidarClienteEntrada: OlvidarClienteEntrada;
  PageInfo: PageInfo;
  Panel: Periodo;
  PanelClientes: PanelDeClientes;
  PeriodoFiltro: PeriodoFiltro;
  Posicion: Scalars['Posicion']['output'];
  Query: Record<PropertyKey, never>;
  ReactivarClienteEntrada: ReactivarClienteEntrada;
  RegistrarClienteEmpresaEntrada: RegistrarClienteEmpresaEntrada;
  RegistrarClienteNaturalEntrada: RegistrarClienteNaturalEntrada;
  Resaltado: Resaltado;
  ResultadoBusqueda: ResolversInterfaceTypes<ResolversParentTypes>['ResultadoBusqueda'];
  Float: Scalars['Float']['output'];
  ResultadoCliente: HallazgoDeCliente;
  ResultadosBusqueda: PeticionDeBusqueda;
  ResumenDeClientes: ResumenLeido;
  Subscription: Record<PropertyKey, never>;
  SuspenderClienteEntrada: SuspenderClienteEntrada;
};

export type ClienteResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Cliente'] = ResolversParentTypes['Cliente'], FederationReferenceType extends FederationReferenceTypes['Cliente'] = FederationReferenceTypes['Cliente']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Cliente']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cedula?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ciudad?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  esEmailEmpresarial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoCliente'], ParentType, ContextType>;
  fechaConstitucion?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fechaNacimiento?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fechaRegistro?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  montoTotalPagos?: Resolver<ReadonlyArray<ResolversTypes['Dinero']>, ParentType, ContextType>;
  nombre?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  olvidado?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pais?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rut?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  telefono?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoCliente'], ParentType, ContextType>;
  totalPagos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ultimoPago?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClienteActualizadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteActualizado'] = ResolversParentTypes['ClienteActualizado']> = {
  campos?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClienteConnectionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteConnection'] = ResolversParentTypes['ClienteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClienteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  resumen?: Resolver<ReadonlyArray<ResolversTypes['ResumenDeClientes']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ClienteConnectionTotalArgs>>;
};

export type ClienteEdgeResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteEdge'] = ResolversParentTypes['ClienteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
};

export type ClienteEliminadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteEliminado'] = ResolversParentTypes['ClienteEliminado']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClienteOlvidadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteOlvidado'] = ResolversParentTypes['ClienteOlvidado']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClientePayloadResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClientePayload'] = ResolversParentTypes['ClientePayload']> = {
  cliente?: Resolver<Maybe<ResolversTypes['Cliente']>, ParentType, ContextType>;
  errores?: Resolver<ReadonlyArray<ResolversTypes['ErrorDeUsuario']>, ParentType, ContextType>;
};

export type ClienteReactivadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteReactivado'] = ResolversParentTypes['ClienteReactivado']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClienteRegistradoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteRegistrado'] = ResolversParentTypes['ClienteRegistrado']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posicion?: Resolver<ResolversTypes['Posicion'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClienteSuspendidoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ClienteSuspendido'] = ResolversParentTypes['ClienteSuspendido']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  motivo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ocurrido?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DineroResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Dinero'] = ResolversParentTypes['Dinero']> = {
  moneda?: Resolver<ResolversTypes['Moneda'], ParentType, ContextType>;
  valor?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ErrorDeUsuarioResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ErrorDeUsuario'] = ResolversParentTypes['ErrorDeUsuario']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clase?: Resolver<ResolversTypes['ClaseDeError'], ParentType, ContextType>;
  codigo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mensaje?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EventoClienteResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['EventoCliente'] = ResolversParentTypes['EventoCliente']> = {
  __resolveType: TypeResolveFn<'ClienteActualizado' | 'ClienteEliminado' | 'ClienteOlvidado' | 'ClienteReactivado' | 'ClienteRegistrado' | 'ClienteSuspendido', ParentType, ContextType>;
};

export type FragmentoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Fragmento'] = ResolversParentTypes['Fragmento']> = {
  coincide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  texto?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  actualizarCliente?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationActualizarClienteArgs, 'entrada'>>;
  eliminarCliente?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationEliminarClienteArgs, 'entrada'>>;
  olvidarCliente?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationOlvidarClienteArgs, 'entrada'>>;
  reactivarCliente?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationReactivarClienteArgs, 'entrada'>>;
  registrarClienteEmpresa?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationRegistrarClienteEmpresaArgs, 'entrada'>>;
  registrarClienteNatural?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationRegistrarClienteNaturalArgs, 'entrada'>>;
  suspenderCliente?: Resolver<ResolversTypes['ClientePayload'], ParentType, ContextType, RequireFields<MutationSuspenderClienteArgs, 'entrada'>>;
};

export type PageInfoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PanelResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Panel'] = ResolversParentTypes['Panel']> = {
  clientes?: Resolver<Maybe<ResolversTypes['PanelClientes']>, ParentType, ContextType>;
  desde?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hasta?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PanelClientesResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['PanelClientes'] = ResolversParentTypes['PanelClientes']> = {
  activos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inactivos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  porEstado?: Resolver<ReadonlyArray<ResolversTypes['ResumenDeClientes']>, ParentType, ContextType>;
  recientes?: Resolver<ReadonlyArray<ResolversTypes['Cliente']>, ParentType, ContextType, RequireFields<PanelClientesRecientesArgs, 'primeros'>>;
  registrados?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suspendidos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface PosicionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Posicion'], any> {
  name: 'Posicion';
}

export type QueryResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  buscar?: Resolver<Maybe<ResolversTypes['ResultadosBusqueda']>, ParentType, ContextType, RequireFields<QueryBuscarArgs, 'primeros' | 'texto'>>;
  cliente?: Resolver<Maybe<ResolversTypes['Cliente']>, ParentType, ContextType, RequireFields<QueryClienteArgs, 'id'>>;
  clientes?: Resolver<Maybe<ResolversTypes['ClienteConnection']>, ParentType, ContextType, Partial<QueryClientesArgs>>;
  panel?: Resolver<Maybe<ResolversTypes['Panel']>, ParentType, ContextType, Partial<QueryPanelArgs>>;
};

export type ResaltadoResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Resaltado'] = ResolversParentTypes['Resaltado']> = {
  campo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fragmentos?: Resolver<ReadonlyArray<ResolversTypes['Fragmento']>, ParentType, ContextType>;
};

export type ResultadoBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoBusqueda'] = ResolversParentTypes['ResultadoBusqueda']> = {
  __resolveType: TypeResolveFn<'ResultadoCliente', ParentType, ContextType>;
};

export type ResultadoClienteResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadoCliente'] = ResolversParentTypes['ResultadoCliente']> = {
  cliente?: Resolver<ResolversTypes['Cliente'], ParentType, ContextType>;
  relevancia?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  resaltados?: Resolver<ReadonlyArray<ResolversTypes['Resaltado']>, ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoResultado'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResultadosBusquedaResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResultadosBusqueda'] = ResolversParentTypes['ResultadosBusqueda']> = {
  clientes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ResultadoCliente']>>, ParentType, ContextType>;
  palabras?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResumenDeClientesResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['ResumenDeClientes'] = ResolversParentTypes['ResumenDeClientes']> = {
  cantidad?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estado?: Resolver<ResolversTypes['EstadoCliente'], ParentType, ContextType>;
  tipo?: Resolver<ResolversTypes['TipoCliente'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ContextoDelModulo, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  cambiosCliente?: SubscriptionResolver<ResolversTypes['Cliente'], "cambiosCliente", ParentType, ContextType, RequireFields<SubscriptionCambiosClienteArgs, 'id'>>;
  eventosCliente?: SubscriptionResolver<ResolversTypes['EventoCliente'], "eventosCliente", ParentType, ContextType, Partial<SubscriptionEventosClienteArgs>>;
};

export type Resolvers<ContextType = ContextoDelModulo> = {
  Cliente?: ClienteResolvers<ContextType>;
  ClienteActualizado?: ClienteActualizadoResolvers<ContextType>;
  ClienteConnection?: ClienteConnectionResolvers<ContextType>;
  ClienteEdge?: ClienteEdgeResolvers<ContextType>;
  ClienteEliminado?: ClienteEliminadoResolvers<ContextType>;
  ClienteOlvidado?: ClienteOlvidadoResolvers<ContextType>;
  ClientePayload?: ClientePayloadResolvers<ContextType>;
  ClienteReactivado?: ClienteReactivadoResolvers<ContextType>;
  ClienteRegistrado?: ClienteRegistradoResolvers<ContextType>;
  ClienteSuspendido?: ClienteSuspendidoResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Dinero?: DineroResolvers<ContextType>;
  ErrorDeUsuario?: ErrorDeUsuarioResolvers<ContextType>;
  EventoCliente?: EventoClienteResolvers<ContextType>;
  Fragmento?: FragmentoResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Panel?: PanelResolvers<ContextType>;
  PanelClientes?: PanelClientesResolvers<ContextType>;
  Posicion?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Resaltado?: ResaltadoResolvers<ContextType>;
  ResultadoBusqueda?: ResultadoBusquedaResolvers<ContextType>;
  ResultadoCliente?: ResultadoClienteResolvers<ContextType>;
  ResultadosBusqueda?: ResultadosBusquedaResolvers<ContextType>;
  ResumenDeClientes?: ResumenDeClientesResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
};

