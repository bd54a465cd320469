import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { MediosDePago } from '../aplicacion/puertos.ts';
import { medioPagoDe } from './filas.ts';

/** Where the money of payouts goes, as the rows of payouts have it. */
export const mediosDePagoPrisma = ({ prisma }: Transaccion): MediosDePago => ({
  async de(payoutId) {
    const fila = await prisma.payout.findUnique({
      where: { id: payoutId },
      select: { medioPagoTipo: true, medioPagoMascara: true },
    });
    return fila && medioPagoDe(fila);
  },
});
