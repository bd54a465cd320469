import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Textos } from '@alpes/seedwork/aplicacion/busqueda';
import { buscarEn, type FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import type { ClienteLeido, Consultas } from '../aplicacion/consultas.ts';
import { clientesPorId } from './filas.ts';

const fuente = (id: string | undefined): FuenteDeBusqueda => ({
  tabla: Prisma.sql`cliente.cliente`,
  vocabulario: Prisma.sql`cliente.palabra`,
  condiciones: [Prisma.sql`estado <> 'INACTIVO'`, ...(id === undefined ? [] : [Prisma.sql`id = ${id}::uuid`])],
});

/** Searches clientes by their words, or by their id: who asks for an id knows whom, and finds it deleted too. */
export const busquedaDeClientes =
  (prisma: PrismaClient): Consultas['buscarClientes'] =>
  (peticion, unico) =>
    buscarEn(prisma, peticion, {
      fuente: fuente(unico),
      conId: async (id) => [id],
      leerFilas: clientesPorId(prisma),
      visible: ({ id }) => unico === undefined || id === unico,
      textos: textosDe,
      ids: idsDe,
    });

const textosDe = ({ nombre, email, telefono, cedula, rut, ciudad }: ClienteLeido): Textos => ({
  nombre,
  email,
  telefono,
  cedula,
  rut,
  ciudad,
});

const idsDe = ({ id }: ClienteLeido): Textos => ({ id });
