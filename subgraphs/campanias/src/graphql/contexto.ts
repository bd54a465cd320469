import type { Conexion } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { CampaniaLeida, Consultas } from '../aplicacion/consultas.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of campaigns give. */
export type ConexionDeCampanias = Conexion<CampaniaLeida> & { total(): Promise<number> };

/** A cliente as this context knows it: by its id alone. */
export interface ReferenciaACliente {
  readonly id: string;
}
