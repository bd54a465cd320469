import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import type { LeerFilas } from '@alpes/seedwork/infraestructura/listas';
import type { PayoutLeido, TransactionLeida } from '../aplicacion/consultas.ts';

/** Reads payouts by id. */
export const payoutsPorId =
  (prisma: PrismaClient): LeerFilas<PayoutLeido> =>
  async (ids) => {
    const filas = await prisma.payout.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, payoutLeido(fila)]));
  };

/** Reads transactions by id. */
export const transactionsPorId =
  (prisma: PrismaClient): LeerFilas<TransactionLeida> =>
  async (ids) => {
    const filas = await prisma.transaction.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, transactionLeida(fila)]));
  };

type FilaDePayout = Awaited<ReturnType<PrismaClient['payout']['findMany']>>[number];
type FilaDeTransaction = Awaited<ReturnType<PrismaClient['transaction']['findMany']>>[number];

/** A row as the read side shows it. */
export const payoutLeido = ({
  monto,
  moneda,
  medioPagoTipo,
  medioPagoMascara,
  ...fila
}: FilaDePayout): PayoutLeido => ({
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
