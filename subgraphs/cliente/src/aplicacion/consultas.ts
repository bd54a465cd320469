import type { Hallazgo, PeticionDeBusqueda } from '@alpes/seedwork/aplicacion/busqueda';
import type { ListaLeida } from '@alpes/seedwork/aplicacion/lista';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { EstadoDeCliente, TipoDeCliente } from '../dominio/cliente.ts';
import type { Alcance, CampoDeClientes, FiltroDeClientes } from './filtros.ts';

/** A cliente as the read side sees it. Days are `YYYY-MM-DD`. */
export interface ClienteLeido {
  readonly id: string;
  readonly tipo: TipoDeCliente;
  readonly nombre: string;
  readonly email: string;
  readonly telefono: string | null;
  readonly ciudad: string | null;
  readonly pais: string;
  readonly cedula: string | null;
  readonly fechaNacimiento: string | null;
  readonly rut: string | null;
  readonly fechaConstitucion: string | null;
  readonly estado: EstadoDeCliente;
  readonly fechaRegistro: Date;
  /** When its personal data was erased: what stands in its place is neutral. */
  readonly olvidado: Date | null;
  readonly version: number;
}

/** What was paid to a cliente. */
export interface TotalesLeidos {
  readonly totalPagos: number;
  readonly montoTotalPagos: readonly Dinero[];
  readonly ultimoPago: Date | null;
}

/** How many clientes there are of a kind. */
export interface ResumenLeido {
  readonly estado: EstadoDeCliente;
  readonly tipo: TipoDeCliente;
  readonly cantidad: number;
}

/** A list of clientes. Its sums leave out the kinds that there are none of. */
export type ListaDeClientes = ListaLeida<FiltroDeClientes, CampoDeClientes, ClienteLeido, ResumenLeido>;

/** The read side of this context. Reads by id that come together are one statement. */
export interface Consultas {
  cliente(id: string): Promise<ClienteLeido | undefined>;
  totales(clienteId: string): Promise<TotalesLeidos | undefined>;
  readonly clientes: ListaDeClientes;
  /**
   * Clientes that fit a search, the best first, within what may be seen. Deleted ones are found by their id alone.
   */
  buscarClientes(peticion: PeticionDeBusqueda, alcance?: Alcance): Promise<readonly Hallazgo<ClienteLeido>[]>;
}
