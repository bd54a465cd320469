import { id, opcional, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { reintentar } from '../../dominio/decisionesDePayout.ts';
import { campos } from '../campos.ts';
import { exigirSinCifrasDeOlvidado } from '../olvido.ts';
import type { Puertos } from '../puertos.ts';

/** Sends the money of a failed payout once more. */
export const reintentarPago = definirComando({
  tipo: 'ReintentarPago',
  entrada: z.object({ payoutId: id, medioPago: opcional(campos.medioPago), version: versionVista }),
  async manejar({ payoutId, medioPago, version }, puertos: Contexto & Puertos) {
    const enviado = await puertos.payouts.ejecutar(payoutId, (payout) => reintentar(medioPago, payout), { version });
    await exigirSinCifrasDeOlvidado(enviado, puertos);
    return { id: payoutId };
  },
});
