import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import type { Consultas, TotalesLeidos } from '../aplicacion/consultas.ts';
import { busquedaDeClientes } from './busquedaDeClientes.ts';
import { clientesPorId } from './filas.ts';
import { listaDeClientes } from './listaDeClientes.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => ({
  cliente: cargadorPorId(clientesPorId(prisma)),

  totales: cargador(async (ids) => {
    const filas = await prisma.totalPagos.findMany({
      where: { clienteId: { in: [...ids] } },
      orderBy: { moneda: 'asc' },
    });
    const porCliente = Map.groupBy(filas, ({ clienteId }) => clienteId);
    return new Map([...porCliente].map(([id, deCliente]) => [id, totales(deCliente)]));
  }),

  clientes: listaDeClientes(prisma),
  buscarClientes: busquedaDeClientes(prisma),
});

type FilaDeTotales = Awaited<ReturnType<PrismaClient['totalPagos']['findMany']>>[number];

const totales = (filas: readonly FilaDeTotales[]): TotalesLeidos => ({
  totalPagos: filas.reduce((suma, { cantidad }) => suma + cantidad, 0),
  // The column was written from the currencies of the domain.
  montoTotalPagos: filas.map(({ monto, moneda }) => ({ valor: monto.toFixed(2), moneda: moneda as Moneda })),
  ultimoPago: filas.reduce<Date | null>(
    (ultimo, { ultimoPago }) => (ultimo === null || (ultimoPago !== null && ultimoPago > ultimo) ? ultimoPago : ultimo),
    null,
  ),
});
