import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { mejores, type Textos } from '@alpes/seedwork/aplicacion/busqueda';
import { candidatos, type FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
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
  async (peticion, unico) => {
    const ids = peticion.id === undefined ? await candidatos(prisma, fuente(unico), peticion.palabras) : [peticion.id];
    const filas = await clientesPorId(prisma)(ids);
    const hallados = ids.flatMap((id) => filas.get(id) ?? []).filter(({ id }) => unico === undefined || id === unico);
    return mejores(peticion, hallados, peticion.id === undefined ? textosDe : idsDe);
  };

const textosDe = ({ nombre, email, telefono, cedula, rut, ciudad }: ClienteLeido): Textos => ({
  nombre,
  email,
  telefono,
  cedula,
  rut,
  ciudad,
});

const idsDe = ({ id }: ClienteLeido): Textos => ({ id });
