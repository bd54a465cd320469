import { id, montoPositivo } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { z } from 'zod';
import type { Puertos } from '../puertos.ts';

/** What this context relies on in the events of a payout. */
const pago = z.object({ payoutId: id, clienteId: id, monto: montoPositivo });

const anotarPago = (a: string, nombre: string, pagado: boolean) =>
  reaccionar({
    nombre,
    de: 'eventos.pagos',
    a,
    datos: pago,
    async manejar({ datos, version, ocurrido }, { totales }: Contexto & Puertos) {
      await totales.anotar({ ...datos, pagado, version, cuando: ocurrido });
    },
  });

/** A payout that succeeded adds to the totals of its cliente. */
export const sumarPago = anotarPago('PayoutExitoso.v1', 'sumarPago', true);

/** A payment that was reverted is taken away from the totals, if it was in them. */
export const restarPago = anotarPago('PagoRevertido.v1', 'restarPago', false);
