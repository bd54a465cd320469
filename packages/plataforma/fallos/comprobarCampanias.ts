import { type Comprobacion, type Eventos, iguales, todos } from './comprobacion.ts';
import { type Libro, seAcepta } from './libro.ts';
import type { Sistema } from './sistema.ts';

const FUERA_DE_PLAZO = 'El pago no se confirmó a tiempo.';

interface Fila {
  readonly id: string;
  readonly nombre: string;
  readonly saga: string | null;
  readonly campania: string;
  readonly motivo: string | null;
  readonly payouts: readonly string[];
  /** How often it was approved or cancelled. */
  readonly cierres: number;
}

/** Campaigns are what was answered of them, and agree with their saga and payout. */
export const comprobarCampanias = async (
  { prisma }: Sistema,
  { campanias }: Libro,
  eventos: Eventos,
): Promise<readonly Comprobacion[]> => {
  const filas = await prisma.$queryRaw<Fila[]>`
    SELECT v.id::text AS id, v.nombre, s.estado::text AS saga, v.estado::text AS campania, v.motivo,
           ARRAY(SELECT p.estado::text FROM pagos.payout p WHERE p.id_campania = v.id::text) AS payouts,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = v.id::text
            AND m.tipo IN ('CampaniaAprobada.v1', 'CampaniaCancelada.v1'))::float8 AS cierres
    FROM campanias.campanias_view v LEFT JOIN campanias.saga_campania s ON s.id_campania = v.id`;
  const porId = new Map(filas.map((fila) => [fila.id, fila]));
  const tarde = filas.filter(({ motivo }) => motivo === FUERA_DE_PLAZO).length;
  return [
    iguales(
      'campaigns answered = created',
      campanias.map(({ id }) => id),
      eventos('CampaniaCreada.v1'),
    ),
    iguales(
      'updates of campaigns answered = events',
      campanias.flatMap(({ id, nombres: [, ...nuevos] }) => nuevos.map(() => id)),
      eventos('CampaniaActualizada.v1'),
    ),
    iguales(
      'campaigns answered = rows, by their last name',
      campanias.map(({ id, nombres }) => `${id} ${nombres.at(-1)}`),
      filas.map(({ id, nombre }) => `${id} ${nombre}`),
    ),
    iguales(
      'endings of campaigns answered = events',
      campanias.filter(({ finalizada }) => finalizada).map(({ id }) => id),
      eventos('CampaniaFinalizada.v1'),
    ),
    todos('one payout for each campaign', filas, ({ payouts }) => payouts.length === 1),
    todos('sagas ended, as campaign and payout', filas, sonCoherentes),
    todos(
      'campaigns approved or cancelled once',
      filas,
      // One that was cancelled may have been approved before.
      ({ campania, cierres }) => cierres === 1 || (campania === 'CANCELADA' && cierres === 2),
    ),
    todos(
      `campaigns as they were asked for (${tarde} out of time)`,
      campanias.map((una) => ({ ...una, ...porId.get(una.id) })),
      ({ valor, cliente, cancelada, revertida, finalizada, campania, motivo }) => {
        if (finalizada) return campania === 'FINALIZADA';
        if (cancelada || revertida || !seAcepta(valor, 1)) return campania === 'CANCELADA';
        // What was not paid when its cliente was deleted is not paid any more.
        return campania === 'APROBADA' || motivo === FUERA_DE_PLAZO || cliente.estado === 'INACTIVO';
      },
    ),
  ];
};

const sonCoherentes = ({ saga, campania, payouts: [payout] }: Fila): boolean =>
  saga === 'COMPLETADA'
    ? (campania === 'APROBADA' || campania === 'FINALIZADA') && payout === 'EXITOSO'
    : saga === 'COMPENSADA' && campania === 'CANCELADA' && (payout === 'REVERTIDO' || payout === 'FALLIDO');
