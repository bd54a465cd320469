import type { EventoPayout } from '../dominio/payout.ts';
import type { EventoTransaction } from '../dominio/transaction.ts';

/** The events of this context as the log and other contexts see them: whole, because they hold no personal data. */
export type EventoPublicado = EventoPayout | EventoTransaction;

/** The data of a published event. */
export type DatosPublicados<Tipo extends EventoPublicado['tipo']> = Extract<
  EventoPublicado,
  { readonly tipo: Tipo }
>['datos'];
