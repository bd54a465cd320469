import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { MensajesAhora, SagasAbiertas } from '../observabilidad/mensajesAhora.ts';
import type { Bus } from './bus.ts';

/** What a module has to do at this moment: one cheap statement, one of the embedded bus, and the module's own. */
export const medirMensajes = async ({
  prisma,
  bus,
  modulo,
  topics,
  sagas,
}: {
  readonly prisma: PrismaClient;
  readonly bus: Bus;
  readonly modulo: string;
  readonly topics: readonly string[];
  readonly sagas: ((prisma: PrismaClient) => Promise<readonly SagasAbiertas[]>) | undefined;
}): Promise<MensajesAhora> => {
  const [[fila], porTomar, abiertas] = await Promise.all([
    prisma.$queryRaw<Omit<MensajesAhora, 'porTomar' | 'sagas'>[]>`
      WITH sin_numero AS (
        SELECT count(*) AS mensajes, min(disponible) AS desde FROM mensajeria.mensaje
        WHERE modulo = ${modulo} AND posicion IS NULL AND disponible <= now()
      ), sin_publicar AS (
        SELECT sum(f.numerada - f.publicada) AS mensajes, min(m.disponible) AS desde
        FROM mensajeria.flujo f
        JOIN mensajeria.mensaje m ON m.modulo = f.modulo AND m.topic = f.topic AND m.posicion = f.publicada + 1
        WHERE f.modulo = ${modulo} AND f.publicada < f.numerada
      )
      SELECT
        (SELECT count(*) FROM mensajeria.aparcado WHERE suscripcion = ${modulo} AND estado = 'APARCADO')::float8
          AS aparcados,
        (SELECT count(*) FROM mensajeria.aparcado WHERE suscripcion = ${modulo} AND estado = 'MUERTO')::float8
          AS muertos,
        (n.mensajes + coalesce(p.mensajes, 0))::float8 AS "porPublicar",
        coalesce(extract(epoch FROM now() - least(n.desde, p.desde)), 0)::float8 AS "esperaPorPublicar"
      FROM sin_numero n, sin_publicar p`,
    bus.atraso?.(modulo, topics) ?? new Map<string, number>(),
    sagas?.(prisma) ?? [],
  ]);
  if (fila === undefined) throw new Error('A statement without a FROM that can be empty gave no row');
  return { ...fila, porTomar, sagas: abiertas };
};
