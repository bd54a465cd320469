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
 * Renews leases that this process holds, also past their end where nobody has taken them.
 *
 * @returns the resources of those that are still held; the others have another owner.
 */
export const renovar = async (prisma: PrismaClient, arriendos: readonly Arrendado[]): Promise<ReadonlySet<string>> => {
  const filas = await prisma.$queryRaw<{ recurso: string }[]>`
    UPDATE mensajeria.arriendo a SET vence = now() + ${DURACION_MS} * interval '1 millisecond'
    FROM unnest(${arriendos.map(({ recurso }) => recurso)}::text[], ${arriendos.map(({ dueno }) => dueno)}::text[],
                ${arriendos.map(({ epoca }) => `${epoca}`)}::bigint[]) AS tenido (recurso, dueno, epoca)
    WHERE a.recurso = tenido.recurso AND a.dueno = tenido.dueno AND a.epoca = tenido.epoca
    RETURNING a.recurso`;
  return new Set(filas.map(({ recurso }) => recurso));
};

/**
 * How long the lease still holds, in ms: so long its next owner sleeps. It is counted by the clock that ends it.
 *
 * @returns at least 1: who asks was refused a moment ago, and must not ask without a pause.
 */
export const restante = async (prisma: PrismaClient, recurso: string): Promise<number> => {
  const filas = await prisma.$queryRaw<{ ms: number }[]>`
    SELECT extract(epoch FROM vence - now())::float8 * 1000 AS ms FROM mensajeria.arriendo WHERE recurso = ${recurso}`;
  // The next owner comes after its end, not at it.
  return Math.max(Math.floor(filas[0]?.ms ?? 0), 0) + 1;
};

/**
 * Gives a lease back and tells so on a channel: another owner need not wait for its end. Where that fails, the other
 * waits: it is no reason not to stop.
 */
export const devolver = async (
  prisma: PrismaClient,
  { recurso, dueno, epoca }: Arrendado,
  { canal, carga }: { readonly canal: string; readonly carga: string },
): Promise<void> => {
  try {
    await prisma.$queryRaw`
      WITH devuelto AS (
        UPDATE mensajeria.arriendo SET vence = now() - interval '1 second'
        WHERE recurso = ${recurso} AND dueno = ${dueno} AND epoca = ${epoca} RETURNING 1
      )
      SELECT pg_notify(${canal}, ${carga})::text FROM devuelto`;
  } catch {
    // It ends by itself.
  }
};

/** How often an owner renews, in ms. */
export const RENOVAR_CADA_MS = DURACION_MS / 3;
