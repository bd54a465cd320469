import { id, opcional, texto } from '@alpes/seedwork/aplicacion/campos';
import { algunoDe, periodo, rangoDeMontos, textoContenido } from '@alpes/seedwork/aplicacion/filtros';
import type { Orden } from '@alpes/seedwork/aplicacion/pagina';
import { invalido } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { TIPOS_DE_EVENTO } from '../dominio/comision.ts';
import { ESTADOS_DE_PAYOUT } from '../dominio/payout.ts';
import { ESTADOS_DE_TRANSACTION } from '../dominio/transaction.ts';
import { campos } from './campos.ts';

/** Which payouts a list shows: those that meet all that is given. */
export const filtroDePayouts = z.object({
  clienteId: opcional(id),
  estados: opcional(algunoDe(ESTADOS_DE_PAYOUT)),
  creado: opcional(periodo),
  finalizado: opcional(periodo),
  monto: opcional(rangoDeMontos),
  cicloId: opcional(campos.cicloId),
  idCampania: opcional(id),
  texto: opcional(textoContenido),
});
export type FiltroDePayouts = z.output<typeof filtroDePayouts>;

/** Which transactions a list shows: those that meet all that is given. */
export const filtroDeTransactions = z.object({
  clienteId: opcional(id),
  marcaId: opcional(texto(80)),
  tiposEvento: opcional(algunoDe(TIPOS_DE_EVENTO)),
  estados: opcional(algunoDe(ESTADOS_DE_TRANSACTION)),
  fecha: opcional(periodo),
  comision: opcional(rangoDeMontos),
  cicloId: opcional(campos.cicloId),
  payoutId: opcional(id),
});
export type FiltroDeTransactions = z.output<typeof filtroDeTransactions>;

/** What payouts can be ordered by. */
export type CampoDePayouts = 'CREADO' | 'FINALIZADO' | 'MONTO';

/** What transactions can be ordered by. */
export type CampoDeTransactions = 'FECHA' | 'COMISION';

/** @throws ErrorDeDominio `MONEDA_REQUERIDA`. */
export const ordenDePayouts = (orden: Orden<CampoDePayouts>, { monto }: FiltroDePayouts): Orden<CampoDePayouts> => {
  if (orden.campo === 'MONTO' && monto === undefined) throw sinMoneda('monto');
  return orden;
};

/** @throws ErrorDeDominio `MONEDA_REQUERIDA`. */
export const ordenDeTransactions = (
  orden: Orden<CampoDeTransactions>,
  { comision }: FiltroDeTransactions,
): Orden<CampoDeTransactions> => {
  if (orden.campo === 'COMISION' && comision === undefined) throw sinMoneda('comision');
  return orden;
};

const sinMoneda = (campo: string) =>
  invalido(
    `filtro.${campo}.moneda`,
    'MONEDA_REQUERIDA',
    'Los montos de dos monedas no se comparan: para ordenar por monto, indique la moneda en el filtro.',
  );
