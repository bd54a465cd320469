import type { Pagina, PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { EventoCampania } from '../dominio/campania.ts';
import type { Paso } from '../dominio/saga.ts';

/** A campaign as the read side sees it. Days are `YYYY-MM-DD`. */
export interface CampaniaLeida {
  readonly id: string;
  readonly idCliente: string;
  readonly nombre: string;
  readonly itinerario: readonly string[];
  readonly presupuesto: Dinero;
  readonly fechaInicio: string;
  readonly fechaFin: string;
  readonly estado: 'PENDIENTE' | 'APROBADA' | 'CANCELADA' | 'FINALIZADA';
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
  readonly estado: 'EN_CURSO' | 'COMPLETADA' | 'COMPENSANDO' | 'COMPENSADA';
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

/** What campaigns can be ordered by. */
export type CampoDeCampanias = 'CREADA';

/** The read side of this context. Reads by id or by parent that come together are one statement. */
export interface Consultas {
  campania(id: string): Promise<CampaniaLeida | undefined>;
  saga(idCampania: string): Promise<SagaLeida | undefined>;
  /** The events of a campaign, oldest first. */
  historia(id: string): Promise<readonly EntradaLeida[] | undefined>;
  campanias(peticion: PeticionDePagina<CampoDeCampanias>): Promise<Pagina<CampaniaLeida>>;
  contarCampanias(): Promise<number>;
  campaniasDeCliente(idCliente: string, peticion: PeticionDePagina<CampoDeCampanias>): Promise<Pagina<CampaniaLeida>>;
  contarCampaniasDeCliente(idCliente: string): Promise<number>;
}
