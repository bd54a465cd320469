import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import type { Periodo } from '@alpes/seedwork/aplicacion/filtros';
import type { ConexionContada } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { ClienteLeido, Consultas, ResumenLeido } from '../aplicacion/consultas.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of clientes give. */
export interface ConexionDeClientes extends ConexionContada<ClienteLeido> {
  resumen(): Promise<readonly ResumenLeido[]>;
}

/** A cliente that a search has found. */
export type HallazgoDeCliente = Hallazgo<ClienteLeido>;

/** The dashboard's part of this context. */
export interface PanelDeClientes {
  readonly periodo: Periodo;
  readonly total: number;
  readonly registrados: number;
  readonly activos: number;
  readonly suspendidos: number;
  readonly inactivos: number;
}
