import { plegado } from '@alpes/seedwork/infraestructura/contadores';
import { olvidarMensajes } from '@alpes/seedwork/infraestructura/olvidarMensajes';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { Rastros } from '../aplicacion/puertos.ts';
import { CONTADOR } from './contador.ts';

/** Words that are looked at: more than any name and city have. What is left, the cleaning does. */
const PALABRAS = 1_000;

/** The traces of clientes in the database. Called before the row is overwritten: its values tell which messages are its. */
export const rastrosPrisma = (transaccion: Transaccion): Rastros => {
  const { prisma } = transaccion;
  return {
    async borrar(clienteId) {
      const fila = await prisma.cliente.findUniqueOrThrow({
        where: { id: clienteId },
        select: { email: true, cedula: true, rut: true },
      });
      const textos = Object.values(fila)
        .filter((valor) => valor !== null)
        .map((valor) => `"${valor}"`);
      await olvidarMensajes(transaccion, { modulo: 'cliente', agregado: 'Cliente', ids: [clienteId], textos });
      // After the row: the words that it has no more. None, while somebody else adds words: then the cleaning does it.
      transaccion.escribir(prisma.$queryRaw`SELECT cliente.olvidar_palabras(${PALABRAS}::int)`);
      // The counters name its city, until they are folded. Where somebody else is at it, the next folding does it.
      transaccion.escribir(...plegado(prisma, CONTADOR));
    },
  };
};
