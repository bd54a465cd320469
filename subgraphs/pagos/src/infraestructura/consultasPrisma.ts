import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { PAGINA_VACIA, type PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorCon, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { type ListaSql, leerPagina, leerPaginasPorPadre } from '@alpes/seedwork/infraestructura/listas';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import type {
  CampoDePayouts,
  CampoDeTransactions,
  Consultas,
  EstadisticasLeidas,
  PayoutLeido,
  TransactionLeida,
} from '../aplicacion/consultas.ts';
import type { EventoPublicado } from '../aplicacion/eventosPublicados.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => {
  const payoutsPorId = async (ids: readonly string[]) => {
    const filas = await prisma.payout.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, payoutLeido(fila)]));
  };

  const transactionsPorId = async (ids: readonly string[]) => {
    const filas = await prisma.transaction.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, transactionLeida(fila)]));
  };

  const payoutsDeCliente = cargadorCon((clienteIds: readonly string[], peticion: PeticionDePagina<CampoDePayouts>) =>
    leerPaginasPorPadre(prisma, CLIENTE, clienteIds, PAYOUTS, peticion, payoutsPorId),
  );

  const transactionsDePayout = cargadorCon(
    (payoutIds: readonly string[], peticion: PeticionDePagina<CampoDeTransactions>) =>
      leerPaginasPorPadre(prisma, PAYOUT, payoutIds, TRANSACTIONS, peticion, transactionsPorId),
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
    payout: cargadorPorId(payoutsPorId),

    payoutDeCampania: cargador(async (idsCampania) => {
      const filas = await prisma.payout.findMany({
        where: { idCampania: { in: [...idsCampania] } },
        // The last of a campaign stays in the map: the newest.
        orderBy: [{ creado: 'asc' }, { id: 'asc' }],
      });
      return new Map(filas.map((fila) => [fila.idCampania ?? '', payoutLeido(fila)]));
    }),

    payouts: (peticion) => leerPagina(prisma, PAYOUTS, peticion, payoutsPorId),
    contarPayouts: () => prisma.payout.count(),
    payoutsDeCliente: async (id, peticion) => (await payoutsDeCliente(id, peticion)) ?? PAGINA_VACIA,
    contarPayoutsDeCliente: async (clienteId) => (await contarPayoutsDeCliente(clienteId)) ?? 0,

    transaction: cargadorPorId(transactionsPorId),
    transactions: (peticion) => leerPagina(prisma, TRANSACTIONS, peticion, transactionsPorId),
    contarTransactions: () => prisma.transaction.count(),
    transactionsDePayout: async (id, peticion) => (await transactionsDePayout(id, peticion)) ?? PAGINA_VACIA,
    contarTransactionsDePayout: async (payoutId) => (await contarTransactionsDePayout(payoutId)) ?? 0,

    estadisticas: async (clienteId) => (await estadisticas(clienteId)) ?? NADA_PAGADO,
    auditoria: async (payoutId) => (await auditoria(payoutId)) ?? [],
  };
};

const PAYOUTS: ListaSql<CampoDePayouts> = {
  tabla: Prisma.sql`pagos.payout`,
  claves: { CREADO: { expresion: Prisma.sql`creado`, tipo: 'timestamptz' } },
};
const TRANSACTIONS: ListaSql<CampoDeTransactions> = {
  tabla: Prisma.sql`pagos.transaction`,
  claves: { FECHA: { expresion: Prisma.sql`fecha`, tipo: 'timestamptz' } },
};
const CLIENTE = { columna: Prisma.sql`cliente_id`, tipo: 'text' } as const;
const PAYOUT = { columna: Prisma.sql`payout_id`, tipo: 'uuid' } as const;

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
