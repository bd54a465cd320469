import { Prisma } from '@alpes/prisma/generado/client';
import { cero, type Dinero, type Moneda, sumar } from '@alpes/seedwork/dominio/dinero';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { Comisiones } from '../aplicacion/puertos.ts';

/** Transactions by the payout that collects them: one statement for however many there are. */
export const comisionesPrisma = (transaccion: Transaccion): Comisiones => {
  const { prisma } = transaccion;
  return {
    async abiertas(clienteId, cicloId) {
      const filas = await prisma.$queryRaw<Suma[]>`
        SELECT comision_moneda AS moneda, sum(comision_valor)::text AS total, array_agg(id::text) AS ids
        FROM pagos.transaction
        WHERE cliente_id = ${clienteId} AND ciclo_id = ${cicloId} AND estado = 'ABIERTA'
        GROUP BY comision_moneda ORDER BY comision_moneda`;
      return filas.map((fila) => ({ moneda: fila.moneda, total: totalDe(fila), transactionIds: fila.ids }));
    },

    colectar(payoutId, transactionIds) {
      const ids = [...transactionIds];
      transaccion.escribir(
        prisma.$executeRaw`
          UPDATE pagos.transaction SET estado = 'COLECTADA', payout_id = ${payoutId}::uuid, version = version + 1
          WHERE id = ANY(${ids}::uuid[]) AND estado = 'ABIERTA'`,
      );
      transaccion.exigir(
        Prisma.sql`(SELECT count(*) = ${ids.length} FROM pagos.transaction WHERE payout_id = ${payoutId}::uuid)`,
        'A transaction to be collected is no longer open',
      );
    },

    async colectadas(payoutId) {
      const [fila] = await prisma.$queryRaw<Suma[]>`
        SELECT comision_moneda AS moneda, sum(comision_valor)::text AS total, ARRAY[]::text[] AS ids
        FROM pagos.transaction WHERE payout_id = ${payoutId}::uuid
        GROUP BY comision_moneda`;
      return fila && totalDe(fila);
    },
  };
};

interface Suma {
  readonly moneda: Moneda;
  readonly total: string;
  readonly ids: readonly string[];
}

/** Refuses a sum that no payout can hold. */
const totalDe = ({ moneda, total }: Suma): Dinero => sumar(cero(moneda), { valor: total, moneda });
