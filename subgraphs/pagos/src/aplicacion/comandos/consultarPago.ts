import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { asentar, solicitudHecha } from '../cobro.ts';
import type { Puertos } from '../puertos.ts';

/** Asks the gateway how a payment stands that it did not answer at once. This context sends it to itself. */
export const consultarPago = definirComando({
  tipo: 'ConsultarPago',
  entrada: solicitudHecha,
  async manejar(hecha, contexto: Contexto & Puertos) {
    await asentar(await contexto.pasarela.consultar(hecha.solicitud, hecha.solicitado), hecha, contexto);
    return { id: hecha.solicitud.payoutId };
  },
});
