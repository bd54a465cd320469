import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { SagasAbiertas } from '@alpes/seedwork/observabilidad/mensajesAhora';

/** The sagas that are not at their end, by state: an index gives them, however many have come to theirs. */
export const sagasAbiertas = (prisma: PrismaClient): Promise<readonly SagasAbiertas[]> =>
  prisma.$queryRaw<SagasAbiertas[]>`
    SELECT abierto::text AS estado, count(s.vence)::float8 AS cuantas,
           (count(*) FILTER (WHERE s.vence < now()))::float8 AS vencidas
    FROM unnest(ARRAY['EN_CURSO', 'COMPENSANDO']::campanias.estado_saga[]) AS abierto
    LEFT JOIN campanias.saga_campania s ON s.estado = abierto
    GROUP BY abierto`;
