import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { cancelar } from '../../dominio/decisiones.ts';
import { cancelarPago } from '../../dominio/decisionesDeSaga.ts';
import { campos } from '../campos.ts';
import type { Puertos } from '../puertos.ts';
import { avanzar } from '../saga.ts';

/** Cancels a campaign that waits for its payment, and takes the payment back. */
export const cancelarCampania = definirComando({
  tipo: 'CancelarCampania',
  entrada: z.object({ id, motivo: campos.motivo, version: versionVista }),
  async manejar({ id, motivo, version }, contexto: Contexto & Puertos) {
    await contexto.campanias.ejecutar(id, (campania) => cancelar(motivo, campania), { version });
    await avanzar(id, () => cancelarPago(motivo), contexto);
    return { id };
  },
});
