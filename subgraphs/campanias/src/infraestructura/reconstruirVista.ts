import type { PrismaClient } from '@alpes/prisma/generado/client';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import { AGREGADO } from './agregado.ts';
import { proyectar } from './proyeccion.ts';

/** What a rebuild found. */
export interface Reconstruccion {
  /** Campaigns whose row was written anew. */
  readonly escritas: number;
  /** Rows without events, taken away. */
  readonly sobrantes: number;
}

/**
 * Writes the view of the campaigns anew from their events, while the system goes on working: each batch is one
 * transaction that locks its rows, so writers of these campaigns wait or decide again, and readers see no gap.
 */
export const reconstruirVista = async (prisma: PrismaClient, lote = 200): Promise<Reconstruccion> => {
  let escritas = 0;
  for (let ids = await siguientes(prisma, '', lote); ids.length > 0; ids = await siguientes(prisma, ids.at(-1), lote)) {
    escritas += await reconstruirLote(prisma, ids);
  }
  const sobrantes = await prisma.$executeRaw`
    DELETE FROM campanias.campanias_view v WHERE NOT EXISTS (
      SELECT 1 FROM mensajeria.mensaje m WHERE m.agregado_tipo = ${AGREGADO} AND m.agregado_id = v.id::text
    )`;
  return { escritas, sobrantes };
};

const siguientes = async (prisma: PrismaClient, desde: string | undefined, lote: number): Promise<string[]> => {
  const filas = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT agregado_id AS id FROM mensajeria.mensaje
    WHERE agregado_tipo = ${AGREGADO} AND agregado_id > ${desde}
    ORDER BY id LIMIT ${lote}`;
  return filas.map(({ id }) => id);
};

const reconstruirLote = (prisma: PrismaClient, ids: readonly string[]): Promise<number> =>
  prisma.$transaction(async (transaccion) => {
    // Locked first, read then: a writer that came before is seen, one that comes after waits.
    await transaccion.$queryRaw`
      SELECT id FROM campanias.campanias_view WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
    const historias = await historiaDe(transaccion, AGREGADO, ids);
    const filas = [...historias.values()].map(proyectar).filter((fila) => fila !== undefined);
    await transaccion.campaniaVista.deleteMany({ where: { id: { in: [...ids] } } });
    await transaccion.campaniaVista.createMany({ data: filas });
    return filas.length;
  });
