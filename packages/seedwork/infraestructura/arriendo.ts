import type { PrismaClient } from '@alpes/prisma/generado/client';

/** How long a lease holds without being renewed, in ms. An owner that was killed is replaced after this time. */
const DURACION_MS = 3_000;

/** A lease held: `epoca` tells its owner from every earlier one (fencing). */
export interface Arrendado {
  readonly recurso: string;
  readonly dueno: string;
  readonly epoca: bigint;
}

/**
 * Takes the lease, or renews it when it is already this owner's.
 *
 * @returns undefined while another owner holds it.
 */
export const arrendar = async (
  prisma: PrismaClient,
  recurso: string,
  dueno: string,
): Promise<Arrendado | undefined> => {
  // One clock for all owners: the database's.
  const filas = await prisma.$queryRaw<{ epoca: bigint }[]>`
    INSERT INTO mensajeria.arriendo AS a (recurso, dueno, epoca, vence)
    VALUES (${recurso}, ${dueno}, 1, now() + ${DURACION_MS} * interval '1 millisecond')
    ON CONFLICT (recurso) DO UPDATE SET
      epoca = CASE WHEN a.dueno = excluded.dueno THEN a.epoca ELSE a.epoca + 1 END,
      dueno = excluded.dueno,
      vence = excluded.vence
    WHERE a.dueno = excluded.dueno OR a.vence < now()
    RETURNING a.epoca`;
  const fila = filas[0];
  return fila && { recurso, dueno, epoca: fila.epoca };
};

/**
 * Gives a lease back, so that another owner need not wait for its end. Where that fails, the other waits: it is no
 * reason not to stop.
 */
export const devolver = async (prisma: PrismaClient, { recurso, dueno, epoca }: Arrendado): Promise<void> => {
  try {
    await prisma.$executeRaw`
      UPDATE mensajeria.arriendo SET vence = now() - interval '1 second'
      WHERE recurso = ${recurso} AND dueno = ${dueno} AND epoca = ${epoca}`;
  } catch {
    // It ends by itself.
  }
};

/** How often an owner renews, in ms. */
export const RENOVAR_CADA_MS = DURACION_MS / 3;
