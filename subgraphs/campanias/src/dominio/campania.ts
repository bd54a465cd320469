import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import type { Evento } from '@alpes/seedwork/dominio/evento';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import type { Itinerario, Nombre, Periodo } from './valores.ts';

/** What may change of a campaign while it waits for its payment. */
export interface Plan extends Periodo {
  readonly nombre: Nombre;
  readonly itinerario: Itinerario;
}

/** What tells one campaign from another, in each of its events. */
export interface DeCampania {
  readonly id: string;
  readonly idCliente: string;
}

/** What is known of a campaign from its creation on. */
export interface DatosCampania extends DeCampania, Plan {
  /** What the campaign costs: paid before it is approved, so it never changes. */
  readonly presupuesto: Dinero;
}

/** Who made an end of a campaign: a user, a payment that failed or was reverted, or the time-out of the payment. */
export type OrigenDeCancelacion = 'SOCIO' | 'PAGOS' | 'TIEMPO_AGOTADO';

/** The payment that a campaign was approved by. */
export interface Confirmacion {
  readonly payoutId: string;
  readonly confirmacionId: string;
}

/** Why a campaign was cancelled. */
export interface Cancelacion {
  readonly motivo: string;
  readonly origen: OrigenDeCancelacion;
}

/** Where a campaign that exists can stand. */
export const ESTADOS_DE_CAMPANIA = ['PENDIENTE', 'APROBADA', 'CANCELADA', 'FINALIZADA'] as const;
export type EstadoDeCampania = (typeof ESTADOS_DE_CAMPANIA)[number];

/** A campaign that exists. `motivo` says why it was cancelled. */
export type CampaniaCreada = DatosCampania & {
  readonly estado: EstadoDeCampania;
  readonly motivo: string | null;
};

/** What a cliente pays for and runs. */
export type Campania = { readonly estado: 'INEXISTENTE' } | CampaniaCreada;

/** Before the first event. */
export const INEXISTENTE: Campania = { estado: 'INEXISTENTE' };

/** What happens to a campaign. */
export type EventoCampania =
  | Evento<'CampaniaCreada.v1', DatosCampania>
  | Evento<'CampaniaActualizada.v1', DeCampania & { readonly cambios: Partial<Plan> }>
  | Evento<'CampaniaAprobada.v1', DeCampania & Confirmacion & { readonly origen: 'PAGOS' }>
  | Evento<'CampaniaCancelada.v1', DeCampania & Cancelacion>
  | Evento<'CampaniaFinalizada.v1', DeCampania>;

/** How an event changes a campaign. */
export const evolucionar = (campania: Campania, evento: EventoCampania): Campania => {
  switch (evento.tipo) {
    case 'CampaniaCreada.v1':
      return { ...evento.datos, estado: 'PENDIENTE', motivo: null };
    case 'CampaniaActualizada.v1':
      return { ...creada(campania), ...evento.datos.cambios };
    case 'CampaniaAprobada.v1':
      return { ...creada(campania), estado: 'APROBADA' };
    case 'CampaniaCancelada.v1':
      return { ...creada(campania), estado: 'CANCELADA', motivo: evento.datos.motivo };
    case 'CampaniaFinalizada.v1':
      return { ...creada(campania), estado: 'FINALIZADA' };
    default:
      return nunca(evento);
  }
};

/** Every event but the first follows a creation: anything else is a fault of the log, not of a user. */
const creada = (campania: Campania): CampaniaCreada => {
  if (campania.estado === 'INEXISTENTE') throw new Error('An event of a campaign that was never created');
  return campania;
};
