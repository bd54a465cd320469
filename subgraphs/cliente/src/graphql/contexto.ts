import type { Conexion } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { ClienteLeido, Consultas } from '../aplicacion/consultas.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of clientes give. */
export type ConexionDeClientes = Conexion<ClienteLeido>;
