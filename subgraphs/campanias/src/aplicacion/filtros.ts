import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import { algunoDe, periodo, rangoDeMontos, textoContenido } from '@alpes/seedwork/aplicacion/filtros';
import type { Orden } from '@alpes/seedwork/aplicacion/pagina';
import { invalido } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import { ESTADOS_DE_CAMPANIA } from '../dominio/campania.ts';
import { ESTADOS_DE_SAGA } from '../dominio/saga.ts';

/** Which campaigns a list shows: those that meet all that is given. */
export const filtroDeCampanias = z.object({
  idCliente: opcional(id),
  estados: opcional(algunoDe(ESTADOS_DE_CAMPANIA)),
  texto: opcional(textoContenido),
  creada: opcional(periodo),
  enCurso: opcional(periodo),
  presupuesto: opcional(rangoDeMontos),
});
export type FiltroDeCampanias = Partial<z.output<typeof filtroDeCampanias>>;

/** Which sagas a list shows: those that meet all that is given. */
export const filtroDeSagas = z.object({ estados: opcional(algunoDe(ESTADOS_DE_SAGA)) });
export type FiltroDeSagas = Partial<z.output<typeof filtroDeSagas>>;

/** What campaigns can be ordered by. */
export type CampoDeCampanias = 'CREADA' | 'FECHA_INICIO' | 'NOMBRE' | 'PRESUPUESTO';

/** What sagas can be ordered by. */
export type CampoDeSagas = 'ACTUALIZADA' | 'VENCE';

/** @throws ErrorDeDominio `MONEDA_REQUERIDA`. */
export const ordenDeCampanias = (
  orden: Orden<CampoDeCampanias>,
  { presupuesto }: FiltroDeCampanias,
): Orden<CampoDeCampanias> => {
  if (orden.campo === 'PRESUPUESTO' && presupuesto === undefined) {
    throw invalido(
      'filtro.presupuesto.moneda',
      'MONEDA_REQUERIDA',
      'Los montos de dos monedas no se comparan: para ordenar por presupuesto, indique la moneda en el filtro.',
    );
  }
  return orden;
};
