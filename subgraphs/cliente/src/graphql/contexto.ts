import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import type { ConexionConResumen } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { ClienteLeido, Consultas, ResumenLeido } from '../aplicacion/consultas.ts';
import type { FiltroDeClientes } from '../aplicacion/filtros.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of clientes give. */
export type ConexionDeClientes = ConexionConResumen<ClienteLeido, ResumenLeido>;

/** A cliente that a search has found. */
export type HallazgoDeCliente = Hallazgo<ClienteLeido>;

/** The clientes of a period, deleted ones too, and how many there are. */
export interface PanelDeClientes {
  readonly periodo: FiltroDeClientes['fechaRegistro'];
  readonly resumen: readonly ResumenLeido[];
}
