import type { PrismaClient } from '@alpes/prisma/generado/client';
import { paginar } from '@alpes/seedwork/aplicacion/pagina';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import { despuesDe } from '@alpes/seedwork/infraestructura/paginas';
import type { ClienteLeido, Consultas, FiltroDeClientes, TotalesLeidos } from '../aplicacion/consultas.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => ({
  cliente: cargadorPorId(async (ids) => {
    const filas = await prisma.cliente.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, leido(fila)]));
  }),

  totales: cargador(async (ids) => {
    const filas = await prisma.totalPagos.findMany({
      where: { clienteId: { in: [...ids] } },
      orderBy: { moneda: 'asc' },
    });
    const porCliente = Map.groupBy(filas, ({ clienteId }) => clienteId);
    return new Map([...porCliente].map(([id, deCliente]) => [id, totales(deCliente)]));
  }),

  async clientes(filtro, { primeros, despuesDe: lugar }) {
    const filas = await prisma.cliente.findMany({
      where: { ...donde(filtro), ...despuesDe('fechaRegistro', lugar) },
      orderBy: [{ fechaRegistro: 'desc' }, { id: 'desc' }],
      take: primeros + 1,
    });
    return paginar(filas.map(leido), primeros);
  },

  contarClientes: (filtro) => prisma.cliente.count({ where: donde(filtro) }),
});

type FilaDeCliente = Awaited<ReturnType<PrismaClient['cliente']['findMany']>>[number];
type FilaDeTotales = Awaited<ReturnType<PrismaClient['totalPagos']['findMany']>>[number];

const donde = ({ incluirInactivos }: FiltroDeClientes) =>
  incluirInactivos ? {} : ({ estado: { not: 'INACTIVO' } } as const);

const leido = (fila: FilaDeCliente): ClienteLeido => ({
  ...fila,
  fechaNacimiento: fila.fechaNacimiento && comoDia(fila.fechaNacimiento),
  fechaConstitucion: fila.fechaConstitucion && comoDia(fila.fechaConstitucion),
});

const totales = (filas: readonly FilaDeTotales[]): TotalesLeidos => ({
  totalPagos: filas.reduce((suma, { cantidad }) => suma + cantidad, 0),
  // The column was written from the currencies of the domain.
  montoTotalPagos: filas.map(({ monto, moneda }) => ({ valor: monto.toFixed(2), moneda: moneda as Moneda })),
  ultimoPago: filas.reduce<Date | null>(
    (ultimo, { ultimoPago }) => (ultimo === null || (ultimoPago !== null && ultimoPago > ultimo) ? ultimoPago : ultimo),
    null,
  ),
});
