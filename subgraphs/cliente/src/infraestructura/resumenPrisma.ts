import type { PrismaClient } from '@alpes/prisma/generado/client';
import { leerContador } from '@alpes/seedwork/infraestructura/contadores';
import { donde } from '@alpes/seedwork/infraestructura/filtros';
import type { ResumenLeido } from '../aplicacion/consultas.ts';
import {
  type EstadoDeCliente,
  esDeContadores,
  type FiltroDeClientes,
  NO_BORRADOS,
  TIPOS,
} from '../aplicacion/filtroDeClientes.ts';
import { CONTADOR, condicionesDe, TABLA } from './clientesSql.ts';

/** How many clientes the filter lets through: from the counters where they can tell, else PostgreSQL counts the rows. */
export const resumenDeClientes = (prisma: PrismaClient, filtro: FiltroDeClientes): Promise<readonly ResumenLeido[]> =>
  esDeContadores(filtro) ? resumenDeContadores(prisma, filtro) : contarFilas(prisma, filtro);

/** Exported for the test that compares the two. */
export const contarFilas = (prisma: PrismaClient, filtro: FiltroDeClientes): Promise<ResumenLeido[]> =>
  prisma.$queryRaw<ResumenLeido[]>`
    SELECT estado::text AS estado, tipo::text AS tipo, count(*)::float8 AS cantidad FROM ${TABLA}
    WHERE ${donde(condicionesDe(filtro))}
    GROUP BY cliente.estado, cliente.tipo ORDER BY cliente.estado, cliente.tipo`;

const resumenDeContadores = async (
  prisma: PrismaClient,
  { tipo, estados = NO_BORRADOS, fechaRegistro }: FiltroDeClientes,
): Promise<readonly ResumenLeido[]> => {
  const tipos = tipo === undefined ? TIPOS : [tipo];
  const porTipo = await Promise.all(
    tipos.map(async (tipo) => {
      const cuentas = await leerContador(prisma, CONTADOR, tipo, fechaRegistro);
      // The counters were written from the states of the domain.
      return cuentas.map(({ estado, cantidad }) => ({ estado: estado as EstadoDeCliente, tipo, cantidad }));
    }),
  );
  return porTipo.flat().filter(({ estado }) => estados.includes(estado));
};
