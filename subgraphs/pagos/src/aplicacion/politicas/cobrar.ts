import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { asentar, solicitud } from '../cobro.ts';
import type { Puertos } from '../puertos.ts';

/**
 * Moves the money of a payout that was sent on its way. It is a reaction to the committed event, so that the gateway
 * is never called from within a transaction that may still be rolled back.
 */
export const cobrar = reaccionar({
  nombre: 'cobrar',
  de: 'eventos.pagos',
  a: 'PayoutProcesado.v1',
  datos: solicitud,
  async manejar({ datos }, contexto: Contexto & Puertos) {
    const hecha = { solicitud: datos, solicitado: contexto.ahora };
    await asentar(await contexto.pasarela.solicitar(datos), hecha, contexto);
  },
});
