import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { PeticionDeBusqueda, Textos } from '@alpes/seedwork/aplicacion/busqueda';
import { buscarEn, type FuenteDeBusqueda } from '@alpes/seedwork/infraestructura/busquedaPrisma';
import type { Consultas, PayoutLeido } from '../aplicacion/consultas.ts';
import { payoutsPorId } from './filas.ts';

const fuente = (clienteId: string | undefined): FuenteDeBusqueda => ({
  tabla: Prisma.sql`pagos.payout`,
  vocabulario: Prisma.sql`pagos.palabra`,
  condiciones: clienteId === undefined ? [] : [Prisma.sql`cliente_id = ${clienteId}`],
});

/** Searches payouts by their words, or by an id that they have or name. */
export const busquedaDePayouts =
  (prisma: PrismaClient): Consultas['buscarPayouts'] =>
  (peticion, { clienteId, sinMedioPago } = {}) =>
    buscarEn(prisma, peticion, {
      fuente: fuente(clienteId),
      conId: (id) => conId(prisma, id, peticion),
      leerFilas: payoutsPorId(prisma),
      visible: (payout) => clienteId === undefined || payout.clienteId === clienteId,
      textos: sinMedioPago ? textosAbiertos : textosDe,
      todasEnTextos: sinMedioPago,
      ids: idsDe,
    });

/** The payout that has the id, and the newest of those that name it. */
const conId = async (
  prisma: PrismaClient,
  id: string,
  { primeros }: PeticionDeBusqueda,
): Promise<readonly string[]> => {
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT id::text AS id FROM (
      SELECT id FROM pagos.payout WHERE id = ${id}::uuid
      UNION ALL (SELECT id FROM pagos.payout WHERE cliente_id = ${id} ORDER BY creado DESC, id DESC LIMIT ${primeros})
      UNION ALL SELECT id FROM pagos.payout WHERE id_campania = ${id}
    ) AS hallados
    ORDER BY id DESC`;
  return filas.map((fila) => fila.id);
};

const textosAbiertos = ({ confirmacionId, motivoFallo, cicloId }: PayoutLeido): Textos => ({
  confirmacionId,
  motivoFallo,
  cicloId,
});

const textosDe = (payout: PayoutLeido): Textos => ({
  ...textosAbiertos(payout),
  medioPago: payout.medioPago?.mascara ?? null,
});

const idsDe = ({ id, clienteId, idCampania }: PayoutLeido): Textos => ({ id, clienteId, idCampania });
