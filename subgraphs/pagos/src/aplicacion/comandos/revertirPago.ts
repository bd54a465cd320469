import { exigir, id, opcional, texto, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { aunDesconocido } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { revertir } from '../../dominio/decisionesDePayout.ts';
import type { Puertos } from '../puertos.ts';

/** Takes a payment back; one that is not made yet, as soon as it is. */
export const revertirPago = definirComando({
  tipo: 'RevertirPago',
  entrada: exigir(
    z.object({ payoutId: opcional(id), idCampania: opcional(id), motivo: texto(300), version: versionVista }),
    ({ payoutId, idCampania }) => (payoutId === undefined) !== (idCampania === undefined),
    'COMBINACION_INVALIDA',
    'Indique el pago por payoutId o por idCampania: uno de los dos.',
  ),
  async manejar({ payoutId, idCampania, motivo, version }, { payouts, indice }: Contexto & Puertos) {
    const id = payoutId ?? (await deCampania(idCampania ?? '', indice));
    await payouts.ejecutar(id, (payout) => revertir(motivo, payout), { version });
    return { id };
  },
});

/** The order to pay a campaign may still be on its way. */
const deCampania = async (idCampania: string, indice: Puertos['indice']): Promise<string> => {
  const id = await indice.deCampania(idCampania);
  if (id !== undefined) return id;
  throw aunDesconocido('idCampania', 'PAYOUT_NO_ENCONTRADO', 'No hay un payout de esta campaña.');
};
