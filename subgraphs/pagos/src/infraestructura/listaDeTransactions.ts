import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { enPeriodo, enRango, unoDe } from '@alpes/seedwork/infraestructura/filtros';
import { listaConResumen } from '@alpes/seedwork/infraestructura/listaConResumen';
import type { Consultas, TransactionLeida } from '../aplicacion/consultas.ts';
import type { CampoDeTransactions, FiltroDeTransactions } from '../aplicacion/filtros.ts';
import type { EstadoDeTransaction } from '../dominio/transaction.ts';
import { CONTADOR } from './contador.ts';
import { transactionsPorId } from './filas.ts';

const COMISION = { valor: Prisma.sql`comision_valor`, moneda: Prisma.sql`comision_moneda` };

/** The lists of transactions. */
export const listaDeTransactions = (
  prisma: PrismaClient,
): Pick<Consultas, 'transactions' | 'transactionsDeCliente' | 'transactionsDePayout'> => {
  const { todas, de } = listaConResumen<
    FiltroDeTransactions,
    CampoDeTransactions,
    TransactionLeida,
    EstadoDeTransaction
  >(prisma, {
    tabla: Prisma.sql`pagos.transaction`,
    claves: {
      FECHA: { expresion: Prisma.sql`fecha`, tipo: 'timestamptz' },
      COMISION: { expresion: COMISION.valor, tipo: 'numeric' },
    },
    leerFilas: transactionsPorId(prisma),
    condicionesDe,
    monto: COMISION,
    contador: CONTADOR,
    medida: 'transaction',
    deContador: ({ fecha, estados, comision, ...otros }) => ({ periodo: fecha, estados, monto: comision, otros }),
  });
  return {
    transactions: todas,
    transactionsDeCliente: de({ columna: Prisma.sql`cliente_id`, tipo: 'text' }),
    transactionsDePayout: de({ columna: Prisma.sql`payout_id`, tipo: 'uuid' }),
  };
};

const condicionesDe = (filtro: FiltroDeTransactions): readonly Prisma.Sql[] => {
  const { clienteId, marcaId, tiposEvento, estados, fecha, comision, cicloId, payoutId } = filtro;
  return [
    ...(clienteId === undefined ? [] : [Prisma.sql`cliente_id = ${clienteId}`]),
    ...(marcaId === undefined ? [] : [Prisma.sql`marca_id = ${marcaId}`]),
    ...(tiposEvento === undefined ? [] : [unoDe(Prisma.sql`tipo_evento`, tiposEvento, 'pagos.tipo_evento_comision')]),
    ...(estados === undefined ? [] : [unoDe(Prisma.sql`estado`, estados, 'pagos.estado_transaction')]),
    ...(fecha === undefined ? [] : enPeriodo(Prisma.sql`fecha`, fecha)),
    ...(comision === undefined ? [] : enRango(COMISION, comision)),
    // The cycle is the month of the date, which the list is in the order of: it needs no index of its own.
    ...(cicloId === undefined
      ? []
      : [
          Prisma.sql`ciclo_id = ${cicloId}`,
          Prisma.sql`fecha >= to_date(${cicloId}, 'YYYY-MM')`,
          Prisma.sql`fecha < to_date(${cicloId}, 'YYYY-MM') + interval '1 month'`,
        ]),
    ...(payoutId === undefined ? [] : [Prisma.sql`payout_id = ${payoutId}::uuid`]),
  ];
};
