import type { Pagina, PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';

/** A cliente as the read side sees it. Days are `YYYY-MM-DD`. */
export interface ClienteLeido {
  readonly id: string;
  readonly tipo: 'NATURAL' | 'EMPRESA';
  readonly nombre: string;
  readonly email: string;
  readonly telefono: string | null;
  readonly ciudad: string | null;
  readonly pais: string;
  readonly cedula: string | null;
  readonly fechaNacimiento: string | null;
  readonly rut: string | null;
  readonly fechaConstitucion: string | null;
  readonly estado: 'ACTIVO' | 'SUSPENDIDO' | 'INACTIVO';
  readonly fechaRegistro: Date;
  readonly version: number;
}

/** What was paid to a cliente. */
export interface TotalesLeidos {
  readonly totalPagos: number;
  readonly montoTotalPagos: readonly Dinero[];
  readonly ultimoPago: Date | null;
}

/** Which clientes a list shows. */
export interface FiltroDeClientes {
  /** Deleted clientes too. */
  readonly incluirInactivos: boolean;
}

/** The read side of this context. Reads by id that come together are one statement. */
export interface Consultas {
  cliente(id: string): Promise<ClienteLeido | undefined>;
  totales(clienteId: string): Promise<TotalesLeidos | undefined>;
  /** Newest registrations first. */
  clientes(filtro: FiltroDeClientes, pagina: PeticionDePagina): Promise<Pagina<ClienteLeido>>;
  contarClientes(filtro: FiltroDeClientes): Promise<number>;
}
