import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import type { LeerFilas } from '@alpes/seedwork/infraestructura/listas';
import type { PayoutLeido, TransactionLeida } from '../aplicacion/consultas.ts';
import type { Mascara, MedioPago } from '../dominio/valores.ts';

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

/** Where the money goes. The row was written from a valid one. */
export const medioPagoDe = ({
  medioPagoTipo: tipo,
  medioPagoMascara,
}: Pick<FilaDePayout, 'medioPagoTipo' | 'medioPagoMascara'>): MedioPago | null =>
  tipo && { tipo, mascara: medioPagoMascara as Mascara | null };

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
  medioPago: medioPagoDe({ medioPagoTipo, medioPagoMascara }),
});

const transactionLeida = ({ comisionValor, comisionMoneda, ...fila }: FilaDeTransaction): TransactionLeida => ({
  ...fila,
  comision: { valor: comisionValor.toFixed(2), moneda: comisionMoneda as Moneda },
});
