import type { PrismaClient } from '@alpes/prisma/generado/client';
import { mejores } from '@alpes/seedwork/aplicacion/busqueda';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { candidatos } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import { cargador, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import { leerPagina } from '@alpes/seedwork/infraestructura/listas';
import type { ClienteLeido, Consultas, TotalesLeidos } from '../aplicacion/consultas.ts';
import { BUSCABLES, condicionesDe, LISTA } from './clientesSql.ts';
import { resumenDeClientes } from './resumenPrisma.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => {
  const clientesPorId = async (ids: readonly string[]): Promise<ReadonlyMap<string, ClienteLeido>> => {
    const filas = await prisma.cliente.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, leido(fila)]));
  };

  return {
    cliente: cargadorPorId(clientesPorId),

    totales: cargador(async (ids) => {
      const filas = await prisma.totalPagos.findMany({
        where: { clienteId: { in: [...ids] } },
        orderBy: { moneda: 'asc' },
      });
      const porCliente = Map.groupBy(filas, ({ clienteId }) => clienteId);
      return new Map([...porCliente].map(([id, deCliente]) => [id, totales(deCliente)]));
    }),

    clientes: (filtro, peticion) =>
      leerPagina(prisma, { ...LISTA, condiciones: condicionesDe(filtro) }, peticion, clientesPorId),

    resumenDeClientes: (filtro) => resumenDeClientes(prisma, filtro),

    async buscarClientes(peticion) {
      const { id, palabras } = peticion;
      const ids = id === undefined ? await candidatos(prisma, BUSCABLES, palabras) : [id];
      const porId = await clientesPorId(ids);
      const hallados = ids.flatMap((uno) => porId.get(uno) ?? []);
      return mejores(peticion, hallados, ({ nombre, email, telefono, cedula, rut, ciudad, ...fila }) => ({
        ...{ nombre, email, telefono, cedula, rut, ciudad },
        // Letters and digits of an id mean nothing by themselves.
        id: id === undefined ? null : fila.id,
      }));
    },
  };
};

type FilaDeCliente = Awaited<ReturnType<PrismaClient['cliente']['findMany']>>[number];
type FilaDeTotales = Awaited<ReturnType<PrismaClient['totalPagos']['findMany']>>[number];

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
