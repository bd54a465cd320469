import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { contar } from '@alpes/seedwork/aplicacion/lista';
import { leerContador, medidas } from '@alpes/seedwork/infraestructura/contadores';
import { unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { type ListaSql, leerPagina } from '@alpes/seedwork/infraestructura/listas';
import type { Consultas } from '../aplicacion/consultas.ts';
import type { CampoDeSagas, FiltroDeSagas } from '../aplicacion/filtros.ts';
import type { EstadoDeSaga } from '../dominio/saga.ts';
import { CONTADOR } from './contador.ts';
import { sagasPorId } from './filas.ts';

/** A list's table has its ids in `id`. */
const TABLA = Prisma.sql`(SELECT id_campania AS id, estado, vence, actualizada FROM campanias.saga_campania)`;

const CLAVES: ListaSql<CampoDeSagas>['claves'] = {
  ACTUALIZADA: { expresion: Prisma.sql`actualizada`, tipo: 'timestamptz' },
  VENCE: { expresion: Prisma.sql`vence`, tipo: 'timestamptz' },
};

/** The list of sagas. */
export const listaDeSagas = (prisma: PrismaClient): Pick<Consultas, 'contarSagas' | 'sagas'> => ({
  sagas: (filtro, peticion) =>
    leerPagina(
      prisma,
      { tabla: TABLA, claves: CLAVES, condiciones: condicionesDe(filtro) },
      peticion,
      sagasPorId(prisma),
    ),
  contarSagas: async ({ estados }) => {
    const cuentas = await leerContador(prisma, CONTADOR, [{ cuales: medidas(Prisma.sql`'saga'`) }]);
    // The counters were written from the states of the domain.
    return contar(cuentas.filter(({ estado }) => estados?.includes(estado as EstadoDeSaga) ?? true));
  },
});

const condicionesDe = ({ estados }: FiltroDeSagas): readonly Prisma.Sql[] =>
  estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'campanias.estado_saga')];
