import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { asentar, completar, solicitudHecha } from '../cobro.ts';
import type { Puertos } from '../puertos.ts';

/** Asks the gateway how a payment stands that it did not answer at once. This context sends it to itself. */
export const consultarPago = definirComando({
  tipo: 'ConsultarPago',
  entrada: solicitudHecha,
  async manejar(hecha, contexto: Contexto & Puertos) {
    const solicitud = await completar(hecha.solicitud, contexto);
    await asentar(await contexto.pasarela.consultar(solicitud, hecha.solicitado), hecha, contexto);
    return { id: hecha.solicitud.payoutId };
  },
});
