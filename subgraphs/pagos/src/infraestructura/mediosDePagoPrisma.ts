import { olvidarMensajes } from '@alpes/seedwork/infraestructura/olvidarMensajes';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { MediosDePago } from '../aplicacion/puertos.ts';
import { medioPagoDe } from './filas.ts';

/** Where the money of payouts goes, as the rows of payouts have it. */
export const mediosDePagoPrisma = (transaccion: Transaccion): MediosDePago => {
  const { prisma } = transaccion;
  return {
    async de(payoutId) {
      const fila = await prisma.payout.findUnique({
        where: { id: payoutId },
        select: { medioPagoTipo: true, medioPagoMascara: true },
      });
      return fila && medioPagoDe(fila);
    },

    async olvidar(clienteId) {
      const payouts = await prisma.payout.findMany({
        where: { clienteId, medioPagoTipo: { not: null } },
        select: { id: true },
      });
      // No version changes: whoever saves one of them meanwhile writes no digits that it has not changed.
      transaccion.escribir(prisma.payout.updateMany({ where: { clienteId }, data: { medioPagoMascara: null } }));
      await olvidarMensajes(transaccion, {
        modulo: 'pagos',
        agregado: 'Payout',
        ids: [clienteId, ...payouts.map(({ id }) => id)],
        // Other commands have no personal data, and what was put aside of them may still be owed.
        solo: '"mascara"',
      });
    },
  };
};
