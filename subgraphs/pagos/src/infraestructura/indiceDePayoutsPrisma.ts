import { MONEDAS, type Moneda } from '@alpes/seedwork/dominio/dinero';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { IndiceDePayouts } from '../aplicacion/puertos.ts';
import { llaveDe } from './repositorioDePayouts.ts';

/** Finds payouts by the unique index that there is one payout for. */
export const indiceDePayoutsPrisma = ({ prisma }: Transaccion): IndiceDePayouts => ({
  async para(objeto) {
    const filas = await prisma.payout.findMany({
      where: { llave: { in: [...new Set(MONEDAS.map((moneda) => llaveDe(objeto, moneda)))] } },
      select: { id: true, moneda: true },
      orderBy: { moneda: 'asc' },
    });
    // The column was written from the currencies of the domain.
    return filas.map(({ id, moneda }) => ({ id, moneda: moneda as Moneda }));
  },

  async deCampania(idCampania) {
    const fila = await prisma.payout.findFirst({
      where: { idCampania },
      select: { id: true },
      orderBy: [{ creado: 'desc' }, { id: 'desc' }],
    });
    return fila?.id;
  },
});
