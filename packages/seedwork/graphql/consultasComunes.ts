import { type PeticionDeBusqueda, peticionDeBusqueda } from '../aplicacion/busqueda.ts';
import { type Periodo, periodoPedido } from '../aplicacion/filtros.ts';

/**
 * Resolvers of the queries that every subgraph answers a part of (`comun.graphql`): they parse what is asked for. A context
 * adds a field to the type of the answer, and gets this as its parent.
 */
export const consultasComunes = {
  buscar: (_: unknown, argumentos: unknown): PeticionDeBusqueda => peticionDeBusqueda(argumentos),
  panel: (_: unknown, argumentos: unknown): Periodo => periodoPedido(argumentos),
};
