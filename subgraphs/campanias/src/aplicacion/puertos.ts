import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import type { Campania, EventoCampania } from '../dominio/campania.ts';
import type { ClienteConocido } from '../dominio/decisiones.ts';
import type { Paso, Saga } from '../dominio/saga.ts';

/** What this context's commands and policies need from outside. */
export interface Puertos {
  readonly campanias: Repositorio<Campania, EventoCampania>;
  readonly sagas: Sagas;
  readonly clientes: Clientes;
  /** How long a campaign waits for its payment. */
  readonly plazoSagaMs: number;
}

/** The sagas that pay campaigns, by the id of their campaign. */
export interface Sagas {
  /** Loads the saga, decides, and keeps the steps it takes. @returns the new steps. */
  ejecutar(
    idCampania: string,
    decidir: (saga: Saga) => readonly Paso[] | Promise<readonly Paso[]>,
  ): Promise<readonly Paso[]>;
}

/** What this context knows of clientes, from their events. */
export interface Clientes {
  /**
   * Looks a cliente up. One that was registered a moment ago may still be on its way here, so what is unknown is
   * waited for a short time.
   */
  buscar(id: string): Promise<ClienteConocido>;
  /** Takes note of what an event says; what is older than the last note changes nothing. */
  anotar(cliente: ClienteAnotado): void;
}

/** How a cliente stands after one of its events. */
export interface ClienteAnotado {
  readonly id: string;
  readonly activo: boolean;
  /** Version of the cliente; absent in messages of the older system, which count as the newest. */
  readonly version: number | undefined;
}
