import { negar } from '@alpes/seedwork/dominio/dinero';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { PagoAnotado, Totales } from '../aplicacion/puertos.ts';

/** The totals as counters, changed by the difference that each event makes. */
export const totalesPrisma = (transaccion: Transaccion): Totales => {
  const { prisma } = transaccion;

  /** Runs after the note was written: the newest payment is looked up among those that still count. */
  const cambiar = ({ clienteId, monto, pagado }: PagoAnotado) => {
    const cantidad = pagado ? 1 : -1;
    const { valor } = pagado ? monto : negar(monto);
    return prisma.$executeRaw`
      INSERT INTO cliente.total_pagos AS t (cliente_id, moneda, cantidad, monto, ultimo_pago)
      SELECT ${clienteId}::uuid, ${monto.moneda}, ${cantidad}, ${valor}::numeric, max(cuando)
      FROM cliente.pago_conocido WHERE cliente_id = ${clienteId} AND moneda = ${monto.moneda} AND contado
      ON CONFLICT (cliente_id, moneda) DO UPDATE SET
        cantidad = t.cantidad + excluded.cantidad,
        monto = t.monto + excluded.monto,
        ultimo_pago = excluded.ultimo_pago`;
  };

  return {
    async anotar(pago) {
      const { payoutId, clienteId, monto, pagado, cuando } = pago;
      const conocido = await prisma.pagoConocido.findUnique({ where: { payoutId } });
      const anterior = conocido?.version ?? 0;
      const version = pago.version ?? anterior + 1;
      if (version <= anterior) return;

      const data = { payoutId, clienteId, moneda: monto.moneda, valor: monto.valor, contado: pagado, cuando, version };
      transaccion.escribir(
        conocido === null
          ? prisma.pagoConocido.create({ data })
          : prisma.pagoConocido.update({ where: { payoutId, version: anterior }, data }),
      );
      if ((conocido?.contado ?? false) !== pagado) transaccion.escribir(cambiar(pago));
    },
  };
};
