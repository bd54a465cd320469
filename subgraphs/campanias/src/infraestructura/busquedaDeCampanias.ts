import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { PeticionDeBusqueda, Textos } from '@alpes/seedwork/aplicacion/busqueda';
import { buscarEn, type FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import type { CampaniaLeida, Consultas } from '../aplicacion/consultas.ts';
import { campaniasPorId } from './filas.ts';

const fuente = (idCliente: string | undefined): FuenteDeBusqueda => ({
  tabla: Prisma.sql`campanias.campanias_view`,
  vocabulario: Prisma.sql`campanias.palabra`,
  condiciones: idCliente === undefined ? [] : [Prisma.sql`id_cliente = ${idCliente}`],
});

/** Searches campaigns by their words, or by an id that they have or name. */
export const busquedaDeCampanias =
  (prisma: PrismaClient): Consultas['buscarCampanias'] =>
  (peticion, idCliente) =>
    buscarEn(prisma, peticion, {
      fuente: fuente(idCliente),
      conId: (id) => conId(prisma, id, peticion),
      leerFilas: campaniasPorId(prisma),
      visible: (campania) => idCliente === undefined || campania.idCliente === idCliente,
      textos: textosDe,
      ids: idsDe,
    });

/** The campaign that has the id, and the newest of the cliente that has it. */
const conId = async (
  prisma: PrismaClient,
  id: string,
  { primeros }: PeticionDeBusqueda,
): Promise<readonly string[]> => {
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM campanias.campanias_view WHERE id = ${id}::uuid
    UNION ALL (
      SELECT id::text FROM campanias.campanias_view WHERE id_cliente = ${id} ORDER BY creada DESC, id DESC LIMIT ${primeros}
    )`;
  return filas.map((fila) => fila.id);
};

const textosDe = ({ nombre, itinerario, motivo }: CampaniaLeida): Textos => ({
  nombre,
  itinerario: itinerario.join(', '),
  motivo,
});

const idsDe = ({ id, idCliente }: CampaniaLeida): Textos => ({ id, idCliente });
