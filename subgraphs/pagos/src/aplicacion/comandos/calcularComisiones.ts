import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { calcular } from '../../dominio/decisionesDePayout.ts';
import type { Puertos } from '../puertos.ts';

/** Sums the transactions that a payout has collected. */
export const calcularComisiones = definirComando({
  tipo: 'CalcularComisiones',
  entrada: z.object({ payoutId: id, version: versionVista }),
  async manejar({ payoutId, version }, { payouts, comisiones }: Contexto & Puertos) {
    const colectadas = await comisiones.colectadas(payoutId);
    await payouts.ejecutar(payoutId, (payout) => calcular(colectadas, payout), { version });
    return { id: payoutId };
  },
});
