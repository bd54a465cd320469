import { id, montoPositivo, texto } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { z } from 'zod';
import { confirmarPago, revertirPago } from '../../dominio/decisionesDeSaga.ts';
import type { Puertos } from '../puertos.ts';
import { avanzar } from '../saga.ts';

/** What this context relies on in the events of a payout. A payout without a campaign is nothing to it. */
const pago = z.object({ payoutId: texto(200), idCampania: id.nullish() });

/** A payment that was confirmed approves its campaign, or is taken back when the campaign was cancelled meanwhile. */
export const aprobarAlPagar = reaccionar({
  nombre: 'aprobarAlPagar',
  de: 'eventos.pagos',
  a: 'PagoConfirmado.v1',
  datos: pago.extend({ confirmacionId: texto(200), monto: montoPositivo.optional() }),
  async manejar({ datos: { idCampania, ...datos }, version }, contexto: Contexto & Puertos) {
    if (idCampania == null) return;
    await avanzar(idCampania, (saga, campania) => confirmarPago({ ...datos, version }, saga, campania), contexto);
  },
});

/** A payment that failed or was reverted cancels its campaign. */
export const cancelarAlRevertir = reaccionar({
  nombre: 'cancelarAlRevertir',
  de: 'eventos.pagos',
  a: 'PagoRevertido.v1',
  datos: pago.extend({ motivo: texto(1_000) }),
  async manejar({ datos: { idCampania, ...datos }, version }, contexto: Contexto & Puertos) {
    if (idCampania == null) return;
    await avanzar(idCampania, (saga, campania) => revertirPago({ ...datos, version }, saga, campania), contexto);
  },
});
