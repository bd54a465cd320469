import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { type Periodo, SIEMPRE } from '@alpes/seedwork/aplicacion/filtros';
import { medidas } from '@alpes/seedwork/infraestructura/contadores';
import { comoDia, comoFecha } from '@alpes/seedwork/infraestructura/dias';
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
    cotasDe: () => undefined,
    monto: COMISION,
    contador: CONTADOR,
    deContador: ({ fecha, cicloId, estados, comision, ...filtro }) => {
      const { cuales, cubos, otros } = medidasDe(filtro);
      const periodo = cicloId === undefined ? fecha : enCiclo(cicloId, fecha);
      const sumandos = [{ cuales, periodo }];
      return { sumandos, cubos: periodo === undefined ? cubos : undefined, estados, monto: comision, otros };
    },
  });
  return {
    transactions: todas,
    transactionsDeCliente: de({ columna: Prisma.sql`cliente_id`, tipo: 'text' }),
    transactionsDePayout: de({ columna: Prisma.sql`payout_id`, tipo: 'uuid' }),
  };
};

/** Those of a brand are counted whatever their kind of event, and those of a kind whatever their brand. */
const medidasDe = ({
  marcaId,
  ...filtro
}: Pick<FiltroDeTransactions, 'clienteId' | 'marcaId' | 'payoutId' | 'tiposEvento'>) => {
  if (marcaId !== undefined) return { cuales: medidas(Prisma.sql`'transaction marca ' || ${marcaId}`), otros: filtro };
  const { tiposEvento, ...otros } = filtro;
  if (tiposEvento === undefined)
    return { cuales: medidas(Prisma.sql`'transaction'`), cubos: 'transaction monto', otros };
  return { cuales: medidas(...tiposEvento.map((tipo) => Prisma.sql`'transaction tipo ' || ${tipo}`)), otros };
};

/** The days of a cycle, which is the month of the date: those of them that are asked for. */
const enCiclo = (cicloId: string, { desde = '', hasta = '9999-12-31' }: Periodo = SIEMPRE): Periodo => {
  // There is no year 0, and no day of it.
  if (cicloId < '0001') return { desde: '9999-12-31', hasta: '0001-01-01' };
  const primero = `${cicloId}-01`;
  const ultimo = comoFecha(primero);
  ultimo.setUTCMonth(ultimo.getUTCMonth() + 1, 0);
  return { desde: desde > primero ? desde : primero, hasta: hasta < comoDia(ultimo) ? hasta : comoDia(ultimo) };
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
