import { type Comprobacion, type Eventos, iguales, todos } from './comprobacion.ts';
import { type Libro, type PagoHecho, seAcepta } from './libro.ts';
import type { Sistema } from './sistema.ts';

interface Fila {
  readonly id: string;
  readonly estado: string;
  readonly deCampania: boolean;
  /** Null until it is calculated. */
  readonly monto: string | null;
  readonly intentos: number;
  /** How often the money was sent, and how often that ended. */
  readonly enviados: number;
  readonly finales: number;
  /** Sum of the transactions that it has collected. */
  readonly colectado: string | null;
}

/** Payouts and transactions are what was answered of them. */
export const comprobarPagos = async (
  { prisma }: Sistema,
  { pagos, transacciones }: Libro,
  eventos: Eventos,
): Promise<readonly Comprobacion[]> => {
  const filas = await prisma.$queryRaw<Fila[]>`
    SELECT p.id::text AS id, p.estado::text AS estado, p.id_campania IS NOT NULL AS "deCampania",
           p.monto::text AS monto, p.intentos,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = p.id::text
            AND m.tipo = 'PayoutProcesado.v1')::float8 AS enviados,
           (SELECT count(*) FROM mensajeria.mensaje m WHERE m.agregado_id = p.id::text
            AND m.tipo IN ('PayoutExitoso.v1', 'PayoutFallido.v1'))::float8 AS finales,
           (SELECT sum(t.comision_valor) FROM pagos.transaction t WHERE t.payout_id = p.id)::text AS colectado
    FROM pagos.payout p`;
  const porId = new Map(filas.map((fila) => [fila.id, fila]));
  const enFilas = await prisma.transaction.findMany({ select: { id: true, estado: true, payoutId: true } });
  const hechas = new Map(transacciones.map((una) => [una.id, una]));
  const anuladas = transacciones.filter(({ anulada }) => anulada).map(({ id }) => id);
  return [
    iguales('transactions answered = registered', [...hechas.keys()], eventos('TransaccionRegistrada.v1')),
    iguales(
      'transactions answered = rows',
      [...hechas.keys()],
      enFilas.map(({ id }) => id),
    ),
    iguales('annulments answered = events', anuladas, eventos('TransaccionAnulada.v1')),
    todos('transactions are open, annulled or collected, as answered', enFilas, ({ id, estado, payoutId }) => {
      const { anulada = false, payoutId: pedido } = hechas.get(id) ?? {};
      // A payout collects all that are open: others than the one that it was created for, too.
      if (payoutId !== null) return estado === 'COLECTADA' && !anulada && (pedido ?? payoutId) === payoutId;
      return pedido === undefined && estado === (anulada ? 'ANULADA' : 'ABIERTA');
    }),
    iguales(
      'payouts answered = rows',
      pagos.map(({ id }) => id),
      filas.filter(({ deCampania }) => !deCampania).map(({ id }) => id),
    ),
    iguales(
      'payouts created = events',
      filas.map(({ id }) => id),
      eventos('PayoutCreado.v1'),
    ),
    todos(
      'payouts have the amount that was given, or that they have collected',
      pagos.map((pago) => ({ ...pago, ...porId.get(pago.id) })),
      ({ valor, paso, monto, colectado }) =>
        valor === undefined ? monto === (paso === 'CREADO' ? null : colectado) : monto === valor && colectado === null,
    ),
    todos(
      'payouts as they were asked for',
      pagos.map((pago) => ({ ...pago, ...porId.get(pago.id) })),
      ({ estado, monto, ...pago }) => estado === estadoDebido(pago, monto ?? ''),
    ),
    todos(
      'money sent once for each payment and retry',
      filas.map((fila) => ({ ...fila, pedidos: pedidos(pagos.find(({ id }) => id === fila.id)) })),
      ({ pedidos: veces, intentos, enviados, finales }) => [intentos, enviados, finales].every((uno) => uno === veces),
    ),
  ];
};

/** How often the money was to be sent. A campaign's is sent once, and nobody asks for it again. */
const pedidos = (pago: PagoHecho | undefined): number =>
  pago === undefined ? 1 : pago.paso === 'ENVIADO' ? 1 + pago.reintentos : 0;

const estadoDebido = (pago: Omit<PagoHecho, 'estado'>, monto: string): string => {
  if (pago.paso !== 'ENVIADO') return pago.paso === 'CREADO' ? 'PENDIENTE' : 'CALCULADO';
  if (!seAcepta(monto, pedidos(pago))) return 'FALLIDO';
  return pago.revertido ? 'REVERTIDO' : 'EXITOSO';
};
