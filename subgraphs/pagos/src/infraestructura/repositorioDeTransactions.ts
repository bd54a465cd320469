import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { repositorioPrisma } from '@alpes/seedwork/infraestructura/repositorioPrisma';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import {
  type EventoTransaction,
  evolucionar,
  INEXISTENTE,
  registrada,
  type Transaction,
  type TransactionRegistrada,
} from '../dominio/transaction.ts';
import type { CicloId } from '../dominio/valores.ts';

/** Transactions kept as rows, their events beside them. */
export const repositorioDeTransactions = (transaccion: Transaccion): Repositorio<Transaction, EventoTransaction> => {
  const { prisma, ahora } = transaccion;
  return repositorioPrisma<Transaction, EventoTransaction>({
    transaccion,
    agregado: 'Transaction',
    inicial: INEXISTENTE,
    evolucionar,

    async cargar(id) {
      const fila = await prisma.transaction.findUnique({ where: { id } });
      return fila === null ? undefined : { version: fila.version, estado: deFila(fila) };
    },

    crear: (nuevas) =>
      prisma.transaction.createMany({
        data: nuevas.map(({ estado, version }) => ({ ...comoFila(registrada(estado)), version, registrada: ahora })),
      }),

    guardar({ estado, version }, anterior) {
      const data = { ...comoFila(registrada(estado)), version };
      return [prisma.transaction.update({ where: { id: data.id, version: anterior.version }, data })];
    },
  });
};

type Fila = NonNullable<Awaited<ReturnType<Transaccion['prisma']['transaction']['findUnique']>>>;

/** The row was written from a valid transaction: its texts need no second look. */
const deFila = (fila: Fila): TransactionRegistrada => {
  const datos = {
    transactionId: fila.id,
    clienteId: fila.clienteId,
    marcaId: fila.marcaId,
    tipoEvento: fila.tipoEvento,
    comision: { valor: fila.comisionValor.toFixed(2), moneda: fila.comisionMoneda as Moneda },
    fecha: fila.fecha.toISOString(),
    cicloId: fila.cicloId as CicloId,
  };
  const { estado } = fila;
  switch (estado) {
    case 'ABIERTA':
      return { ...datos, estado };
    case 'COLECTADA':
      return { ...datos, estado, payoutId: fila.payoutId ?? '' };
    case 'ANULADA':
      return { ...datos, estado, motivoAnulacion: fila.motivoAnulacion ?? '' };
  }
};

const comoFila = (transaction: TransactionRegistrada) => ({
  id: transaction.transactionId,
  clienteId: transaction.clienteId,
  marcaId: transaction.marcaId,
  tipoEvento: transaction.tipoEvento,
  comisionValor: transaction.comision.valor,
  comisionMoneda: transaction.comision.moneda,
  fecha: transaction.fecha,
  cicloId: transaction.cicloId,
  estado: transaction.estado,
  motivoAnulacion: transaction.estado === 'ANULADA' ? transaction.motivoAnulacion : null,
});
