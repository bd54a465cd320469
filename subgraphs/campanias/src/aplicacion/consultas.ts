import type { Hallazgo, PeticionDeBusqueda } from '@alpes/seedwork/aplicacion/busqueda';
import type { ListaLeida, Resumen } from '@alpes/seedwork/aplicacion/lista';
import type { Pagina, PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { EstadoDeCampania, EventoCampania } from '../dominio/campania.ts';
import type { EstadoDeSaga, Paso } from '../dominio/saga.ts';
import type { CampoDeCampanias, CampoDeSagas, FiltroDeCampanias, FiltroDeSagas } from './filtros.ts';

/** A campaign as the read side sees it. Days are `YYYY-MM-DD`. */
export interface CampaniaLeida {
  readonly id: string;
  readonly idCliente: string;
  readonly nombre: string;
  readonly itinerario: readonly string[];
  readonly presupuesto: Dinero;
  readonly fechaInicio: string;
  readonly fechaFin: string;
  readonly estado: EstadoDeCampania;
  readonly motivo: string | null;
  readonly creada: Date;
  readonly actualizada: Date;
  readonly version: number;
}

/** A step of a saga with the time when it was taken. */
export type PasoDado = Paso & { readonly cuando: string };

/** A saga as the read side sees it. */
export interface SagaLeida {
  readonly idCampania: string;
  readonly estado: EstadoDeSaga;
  /** Oldest first. */
  readonly pasos: readonly PasoDado[];
  readonly motivo: string | null;
  readonly vence: Date;
  readonly iniciada: Date;
  readonly actualizada: Date;
}

/** Something that happened to a campaign, in its history. */
export interface EntradaLeida {
  readonly id: string;
  readonly evento: EventoCampania;
  /** The name under which it was stored. */
  readonly tipo: string;
  readonly version: number;
  readonly ocurrido: Date;
  readonly usuario: string | null;
}

/** The campaigns of one state and one currency. */
export type ResumenLeido = Resumen<EstadoDeCampania>;
export type ListaDeCampanias = ListaLeida<FiltroDeCampanias, CampoDeCampanias, CampaniaLeida, ResumenLeido>;

/** The read side of this context. Reads by id or by parent that come together are one statement. */
export interface Consultas {
  campania(id: string): Promise<CampaniaLeida | undefined>;
  readonly campanias: ListaDeCampanias;
  campaniasDeCliente(idCliente: string): ListaDeCampanias;
  /** Campaigns that fit a search, the best first; of one cliente where it is given. */
  buscarCampanias(peticion: PeticionDeBusqueda, idCliente?: string): Promise<readonly Hallazgo<CampaniaLeida>[]>;

  saga(idCampania: string): Promise<SagaLeida | undefined>;
  sagas(filtro: FiltroDeSagas, peticion: PeticionDePagina<CampoDeSagas>): Promise<Pagina<SagaLeida>>;
  contarSagas(filtro: FiltroDeSagas): Promise<number>;

  /** The events of a campaign, oldest first. */
  historia(id: string): Promise<readonly EntradaLeida[] | undefined>;
}
