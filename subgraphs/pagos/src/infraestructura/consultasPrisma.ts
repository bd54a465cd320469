import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { type Lugar, type Pagina, type PeticionDePagina, paginar } from '@alpes/seedwork/aplicacion/pagina';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorCon, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { despuesDe, paginasPorPadre } from '@alpes/seedwork/infraestructura/paginas';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import type { Consultas, EstadisticasLeidas, PayoutLeido, TransactionLeida } from '../aplicacion/consultas.ts';
import type { EventoPublicado } from '../aplicacion/eventosPublicados.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => {
  const payoutsDeCliente = cargadorCon<string, PeticionDePagina, Pagina<PayoutLeido>>(async (clienteIds, pagina) => {
    const { primeros, despuesDe: lugar } = pagina;
    const ids = await prisma.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM unnest(${[...clienteIds]}::text[]) AS c (id)
      CROSS JOIN LATERAL (
        SELECT id FROM pagos.payout
        WHERE cliente_id = c.id ${trasLugar('creado', lugar)}
        ORDER BY creado DESC, id DESC LIMIT ${primeros + 1}
      ) p`;
    const filas = await prisma.payout.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: [{ creado: 'desc' }, { id: 'desc' }],
    });
    return paginasPorPadre(clienteIds, filas.map(payoutLeido), ({ clienteId }) => clienteId, pagina);
  });

  const transactionsDePayout = cargadorCon<string, PeticionDePagina, Pagina<TransactionLeida>>(
    async (payoutIds, pagina) => {
      const { primeros, despuesDe: lugar } = pagina;
      const ids = await prisma.$queryRaw<{ id: string }[]>`
        SELECT t.id FROM unnest(${[...payoutIds]}::uuid[]) AS p (id)
        CROSS JOIN LATERAL (
          SELECT id FROM pagos.transaction
          WHERE payout_id = p.id ${trasLugar('fecha', lugar)}
          ORDER BY fecha DESC, id DESC LIMIT ${primeros + 1}
        ) t`;
      const filas = await prisma.transaction.findMany({
        where: { id: { in: ids.map(({ id }) => id) } },
        orderBy: [{ fecha: 'desc' }, { id: 'desc' }],
      });
      return paginasPorPadre(payoutIds, filas.map(transactionLeida), ({ payoutId }) => payoutId ?? '', pagina);
    },
  );

  const contarPayoutsDeCliente = cargador<string, number>(async (clienteIds) => {
    const grupos = await prisma.payout.groupBy({
      by: ['clienteId'],
      where: { clienteId: { in: [...clienteIds] } },
      _count: true,
    });
    return new Map(grupos.map(({ clienteId, _count }) => [clienteId, _count]));
  });

  const contarTransactionsDePayout = cargador<string, number>(async (payoutIds) => {
    const grupos = await prisma.transaction.groupBy({
      by: ['payoutId'],
      where: { payoutId: { in: [...payoutIds] } },
      _count: true,
    });
    return new Map(grupos.map(({ payoutId, _count }) => [payoutId ?? '', _count]));
  });

  const estadisticas = cargador<string, EstadisticasLeidas>(async (clienteIds) => {
    const grupos = await prisma.payout.groupBy({
      by: ['clienteId', 'moneda'],
      where: { clienteId: { in: [...clienteIds] }, estado: 'EXITOSO' },
      orderBy: { moneda: 'asc' },
      _count: true,
      _sum: { monto: true },
      _min: { finalizado: true },
      _max: { finalizado: true },
    });
    const porCliente = Map.groupBy(grupos, ({ clienteId }) => clienteId);
    return new Map(
      [...porCliente].map(([id, deCliente]) => [
        id,
        {
          cantidad: deCliente.reduce((suma, { _count }) => suma + _count, 0),
          // The column was written from the currencies of the domain.
          montos: deCliente.map(({ moneda, _sum }) => ({
            valor: _sum.monto?.toFixed(2) ?? '0.00',
            moneda: moneda as Moneda,
          })),
          primerPago: extremo(
            deCliente.map(({ _min }) => _min.finalizado),
            Math.min,
          ),
          ultimoPago: extremo(
            deCliente.map(({ _max }) => _max.finalizado),
            Math.max,
          ),
        },
      ]),
    );
  });

  const auditoria = cargador(async (payoutIds: readonly string[]) => {
    const historias = await historiaDe(prisma, 'Payout', payoutIds);
    return new Map(
      [...historias].map(([id, eventos]) => [
        id,
        eventos.map(({ tipo, datos, metadatos, ...guardado }) => ({
          id: guardado.id,
          // The log holds what this context published.
          evento: { tipo, datos } as EventoPublicado,
          ocurrido: guardado.ocurrido,
          usuario: (metadatos as { readonly usuario?: string }).usuario ?? null,
          version: guardado.version,
        })),
      ]),
    );
  });

  return {
    payout: cargadorPorId(async (ids) => {
      const filas = await prisma.payout.findMany({ where: { id: { in: [...ids] } } });
      return new Map(filas.map((fila) => [fila.id, payoutLeido(fila)]));
    }),

    payoutDeCampania: cargador(async (idsCampania) => {
      const filas = await prisma.payout.findMany({
        where: { idCampania: { in: [...idsCampania] } },
        // The last of a campaign stays in the map: the newest.
        orderBy: [{ creado: 'asc' }, { id: 'asc' }],
      });
      return new Map(filas.map((fila) => [fila.idCampania ?? '', payoutLeido(fila)]));
    }),

    async payouts({ primeros, despuesDe: lugar }) {
      const filas = await prisma.payout.findMany({
        where: despuesDe('creado', lugar),
        orderBy: [{ creado: 'desc' }, { id: 'desc' }],
        take: primeros + 1,
      });
      return paginar(filas.map(payoutLeido), primeros);
    },

    contarPayouts: () => prisma.payout.count(),
    payoutsDeCliente: async (clienteId, pagina) => (await payoutsDeCliente(clienteId, pagina)) ?? VACIA,
    contarPayoutsDeCliente: async (clienteId) => (await contarPayoutsDeCliente(clienteId)) ?? 0,

    transaction: cargadorPorId(async (ids) => {
      const filas = await prisma.transaction.findMany({ where: { id: { in: [...ids] } } });
      return new Map(filas.map((fila) => [fila.id, transactionLeida(fila)]));
    }),

    async transactions({ primeros, despuesDe: lugar }) {
      const filas = await prisma.transaction.findMany({
        where: despuesDe('fecha', lugar),
        orderBy: [{ fecha: 'desc' }, { id: 'desc' }],
        take: primeros + 1,
      });
      return paginar(filas.map(transactionLeida), primeros);
    },

    contarTransactions: () => prisma.transaction.count(),
    transactionsDePayout: async (payoutId, pagina) => (await transactionsDePayout(payoutId, pagina)) ?? VACIA,
    contarTransactionsDePayout: async (payoutId) => (await contarTransactionsDePayout(payoutId)) ?? 0,

    estadisticas: async (clienteId) => (await estadisticas(clienteId)) ?? NADA_PAGADO,
    auditoria: async (payoutId) => (await auditoria(payoutId)) ?? [],
  };
};

/** The keyset condition in SQL for what comes after a place, newest first. */
const trasLugar = (momento: 'creado' | 'fecha', lugar: Lugar | undefined): Prisma.Sql =>
  lugar === undefined
    ? Prisma.empty
    : Prisma.sql`AND (${Prisma.raw(momento)}, id) < (${lugar.momento}::timestamptz, ${lugar.id}::uuid)`;

const VACIA = { filas: [], hayMas: false } as const;
const NADA_PAGADO: EstadisticasLeidas = { cantidad: 0, montos: [], primerPago: null, ultimoPago: null };

type FilaDePayout = Awaited<ReturnType<PrismaClient['payout']['findMany']>>[number];
type FilaDeTransaction = Awaited<ReturnType<PrismaClient['transaction']['findMany']>>[number];

const payoutLeido = ({ monto, moneda, medioPagoTipo, medioPagoMascara, ...fila }: FilaDePayout): PayoutLeido => ({
  ...fila,
  // The column was written from the currencies of the domain.
  moneda: moneda as Moneda,
  monto: monto && { valor: monto.toFixed(2), moneda: moneda as Moneda },
  medioPago: medioPagoTipo && { tipo: medioPagoTipo, mascara: medioPagoMascara },
});

const transactionLeida = ({ comisionValor, comisionMoneda, ...fila }: FilaDeTransaction): TransactionLeida => ({
  ...fila,
  comision: { valor: comisionValor.toFixed(2), moneda: comisionMoneda as Moneda },
});

const extremo = (momentos: readonly (Date | null)[], cual: (...ms: number[]) => number): Date | null => {
  const ms = momentos.filter((momento) => momento !== null).map((momento) => momento.getTime());
  return ms.length === 0 ? null : new Date(cual(...ms));
};
