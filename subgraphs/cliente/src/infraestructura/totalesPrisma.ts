import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import { negar } from '@alpes/seedwork/dominio/dinero';
import { aunDesconocido } from '@alpes/seedwork/dominio/errores';
import { avisarCambio } from '@alpes/seedwork/infraestructura/cambios';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { Totales } from '../aplicacion/puertos.ts';

/** The totals as counters, changed by the difference that each event makes. */
export const totalesPrisma = (transaccion: Transaccion): Totales => {
  const { prisma } = transaccion;

  const sumar = (clienteId: string, { valor, moneda }: Dinero, cantidad: 1 | -1) => {
    transaccion.escribir(
      prisma.$executeRaw`
        INSERT INTO cliente.total_pagos AS t (cliente_id, moneda, cantidad, monto)
        VALUES (${clienteId}::uuid, ${moneda}, ${cantidad}, ${valor}::numeric)
        ON CONFLICT (cliente_id, moneda) DO UPDATE SET
          cantidad = t.cantidad + excluded.cantidad,
          monto = t.monto + excluded.monto`,
      // The newest payment among those that still count. A statement of its own, now that the row is locked: it
      // sees the payments of whoever held the lock before.
      prisma.$executeRaw`
        UPDATE cliente.total_pagos SET ultimo_pago = (
          SELECT max(cuando) FROM cliente.pago_conocido
          WHERE cliente_id = ${clienteId} AND moneda = ${moneda} AND contado
        )
        WHERE cliente_id = ${clienteId}::uuid AND moneda = ${moneda}`,
    );
  };

  return {
    async anotar(pago) {
      const { payoutId, clienteId, monto, pagado, cuando } = pago;
      const conocido = await prisma.pagoConocido.findUnique({ where: { payoutId } });
      const anterior = conocido?.version ?? 0;
      const version = pago.version ?? anterior + 1;
      if (version <= anterior) return;
      if ((await prisma.cliente.count({ where: { id: clienteId } })) === 0) {
        throw aunDesconocido('clienteId', 'CLIENTE_DESCONOCIDO', `No hay un cliente ${clienteId}.`);
      }

      const data = { payoutId, clienteId, moneda: monto.moneda, valor: monto.valor, contado: pagado, cuando, version };
      transaccion.escribir(
        conocido === null
          ? prisma.pagoConocido.create({ data })
          : prisma.pagoConocido.update({ where: { payoutId, version: anterior }, data }),
      );
      // What was counted is taken away as it was counted, whatever the newer event says.
      if (conocido?.contado === true) sumar(conocido.clienteId, negar(contado(conocido)), -1);
      if (pagado) sumar(clienteId, monto, 1);
      for (const id of new Set([clienteId, conocido?.clienteId ?? clienteId])) avisarCambio(transaccion, 'cliente', id);
    },
  };
};

/** The column was written from an amount of the domain. */
const contado = (fila: {
  readonly valor: { toFixed(decimales: number): string };
  readonly moneda: string;
}): Dinero => ({
  valor: fila.valor.toFixed(2),
  moneda: fila.moneda as Moneda,
});
