import { esperarA } from './esperarA.ts';
import type { Sistema } from './sistema.ts';

/** Waits until there is nothing left to do: all published, all read, nothing parked, all sagas and payments ended. */
export const esperarCalma = async (sistema: Sistema, limite: number): Promise<void> => {
  await esperarA('the system is not calm', () => faltaCalma(sistema), limite);
};

const faltaCalma = async (sistema: Sistema): Promise<string | undefined> => {
  const [fila] = await sistema.prisma.$queryRaw<Record<string, number>[]>`
    SELECT
      (SELECT count(*) FROM mensajeria.mensaje WHERE posicion IS NULL)::float8 AS "messages without a position",
      (SELECT coalesce(sum(numerada - publicada), 0) FROM mensajeria.flujo)::float8 AS "messages not published",
      (SELECT count(*) FROM mensajeria.aparcado WHERE estado = 'APARCADO')::float8 AS "messages parked",
      (SELECT count(*) FROM mensajeria.mensaje m WHERE topic LIKE 'comandos.%' AND NOT EXISTS (
        SELECT 1 FROM mensajeria.bandeja b
        WHERE b.mensaje_id = m.id::text AND b.suscripcion = substr(m.topic, 10)
      ) AND NOT EXISTS (
        SELECT 1 FROM mensajeria.aparcado a WHERE a.mensaje_id = m.id::text AND a.estado = 'MUERTO'
      ))::float8 AS "commands without their effect",
      (SELECT count(*) FROM campanias.saga_campania
       WHERE estado IN ('EN_CURSO', 'COMPENSANDO'))::float8 AS "sagas under way",
      (SELECT count(*) FROM pagos.payout WHERE estado = 'EN_PROCESO')::float8 AS "payments under way"`;
  const faltan = Object.entries(fila ?? {}).filter(([, cuantos]) => cuantos > 0);
  // Asked last, and only then: a broker takes its time to count.
  const atraso = faltan.length > 0 ? 0 : await sistema.atraso();
  if (atraso > 0) faltan.push(['messages not taken', atraso]);
  return faltan.length === 0 ? undefined : faltan.map(([que, cuantos]) => `${cuantos} ${que}`).join(', ');
};
