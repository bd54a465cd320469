import { id, opcional, texto, valor, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { aunDesconocido, invalido } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { revertir } from '../../dominio/decisionesDePayout.ts';
import type { Puertos } from '../puertos.ts';

const forma = z.object({
  payoutId: opcional(id),
  idCampania: opcional(id),
  motivo: texto(300),
  version: versionVista,
});

/** Takes a payment back; one that is not made yet, as soon as it is. */
export const revertirPago = definirComando({
  tipo: 'RevertirPago',
  entrada: valor(forma, ({ payoutId, idCampania, motivo, version }) => {
    if (payoutId !== undefined && idCampania === undefined) return { payoutId, motivo, version };
    if (payoutId === undefined && idCampania !== undefined) return { idCampania, motivo, version };
    throw payoutId === undefined
      ? invalido('payoutId', 'REQUERIDO', 'Indique payoutId o idCampania.')
      : invalido('idCampania', 'COMBINACION_INVALIDA', 'Este campo no se combina con payoutId.');
  }),
  async manejar({ motivo, version, ...cual }, { payouts, indice }: Contexto & Puertos) {
    const id = cual.payoutId ?? (await deCampania(cual.idCampania, indice));
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
