import { id } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { vencer } from '../../dominio/decisionesDeSaga.ts';
import type { Puertos } from '../puertos.ts';
import { avanzar } from '../saga.ts';

/** The time-out of a payment: this context sends it to itself when a campaign is created, for later. */
export const vencerSaga = definirComando({
  tipo: 'VencerSaga',
  entrada: z.object({ idCampania: id }),
  async manejar({ idCampania }, contexto: Contexto & Puertos) {
    await avanzar(idCampania, vencer, contexto);
    return { id: idCampania };
  },
});
