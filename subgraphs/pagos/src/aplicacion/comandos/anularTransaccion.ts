import { id, texto, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { anular } from '../../dominio/decisionesDeTransaction.ts';
import type { Puertos } from '../puertos.ts';

/** Annuls a commission that no payout has collected yet. */
export const anularTransaccion = definirComando({
  tipo: 'AnularTransaccion',
  entrada: z.object({ id, motivo: texto(300), version: versionVista }),
  async manejar({ id, motivo, version }, { transactions }: Contexto & Puertos) {
    await transactions.ejecutar(id, (transaction) => anular(motivo, transaction), { version });
    return { id };
  },
});
