import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import type { Periodo } from '@alpes/seedwork/aplicacion/filtros';
import type { ConexionConResumen, ConexionContada } from '@alpes/seedwork/graphql/conexion';
import type { ContextoGraphql } from '@alpes/seedwork/graphql/contexto';
import type { CampaniaLeida, Consultas, ResumenLeido, SagaLeida } from '../aplicacion/consultas.ts';
import type { Puertos } from '../aplicacion/puertos.ts';

/** What the resolvers of this context get with each request. */
export type ContextoDelModulo = ContextoGraphql<Puertos, Consultas>;

/** What the resolvers of a list of campaigns give. */
export type ConexionDeCampanias = ConexionConResumen<CampaniaLeida, ResumenLeido>;

/** What the resolver of the list of sagas gives. */
export type ConexionDeSagas = ConexionContada<SagaLeida>;

/** What a search gives. */
export type HallazgoDeCampania = Hallazgo<CampaniaLeida>;

/** The part of the dashboard that is this context's. */
export interface PanelDeCampanias {
  readonly periodo: Periodo;
  readonly resumen: readonly ResumenLeido[];
}

/** A cliente as this context knows it: by its id alone. */
export interface ReferenciaACliente {
  readonly id: string;
}
