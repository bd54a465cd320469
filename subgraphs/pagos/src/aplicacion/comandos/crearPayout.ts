import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { crear, yaExiste } from '../../dominio/decisionesDePayout.ts';
import { enMoneda } from '../../dominio/moneda.ts';
import { campos } from '../campos.ts';
import { reunir } from '../colecta.ts';
import type { Puertos } from '../puertos.ts';

/** Begins a payout: collects the partner's open transactions of the cycle. */
export const crearPayout = definirComando({
  tipo: 'CrearPayout',
  entrada: z.object({
    clienteId: id,
    cicloId: campos.cicloId,
    moneda: opcional(campos.moneda),
    medioPago: opcional(campos.medioPago),
  }),
  async manejar(entrada, puertos: Contexto & Puertos) {
    const { payouts, indice, comisiones, nuevoId } = puertos;
    const existentes = await indice.para({ ...entrada, idCampania: null });
    if (enMoneda(existentes, entrada.moneda) !== undefined) throw yaExiste();
    const payoutId = nuevoId();
    const { datos, transactionIds } = await reunir(payoutId, entrada, puertos);
    await payouts.ejecutar(payoutId, (payout) => crear(datos, payout));
    comisiones.colectar(payoutId, transactionIds);
    return { id: payoutId };
  },
});
