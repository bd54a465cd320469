import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { CLIENTE_INACTIVO } from '../../dominio/clienteConocido.ts';
import { asentar, completar, solicitud } from '../cobro.ts';
import type { Puertos } from '../puertos.ts';

/**
 * Moves the money of a payout that was sent on its way. It is a reaction to the committed event, so that the gateway
 * is never called from within a transaction that may still be rolled back. A campaign whose cliente was deleted
 * meanwhile is not paid: its payment fails without the gateway, and the campaign hears of it.
 */
export const cobrar = reaccionar({
  nombre: 'cobrar',
  de: 'eventos.pagos',
  a: 'PayoutProcesado.v1',
  datos: solicitud,
  async manejar({ datos }, contexto: Contexto & Puertos) {
    const { clientes, pasarela, ahora } = contexto;
    const deCampania = datos.idCampania !== null;
    const respuesta =
      deCampania && (await clientes.buscar(datos.clienteId))?.activo === false
        ? ({ resultado: 'RECHAZADO', motivo: CLIENTE_INACTIVO } as const)
        : await pasarela.solicitar(await completar(datos, contexto));
    await asentar(respuesta, { solicitud: datos, solicitado: ahora }, contexto);
  },
});
