import type { PrismaClient } from '@alpes/prisma/generado/client';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import type { LeerFilas } from '@alpes/seedwork/infraestructura/listas';
import type { ClienteLeido } from '../aplicacion/consultas.ts';

/** Reads clientes by id. */
export const clientesPorId =
  (prisma: PrismaClient): LeerFilas<ClienteLeido> =>
  async (ids) => {
    const filas = await prisma.cliente.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, clienteLeido(fila)]));
  };

type FilaDeCliente = Awaited<ReturnType<PrismaClient['cliente']['findMany']>>[number];

const clienteLeido = (fila: FilaDeCliente): ClienteLeido => ({
  ...fila,
  fechaNacimiento: fila.fechaNacimiento && comoDia(fila.fechaNacimiento),
  fechaConstitucion: fila.fechaConstitucion && comoDia(fila.fechaConstitucion),
});
