import { setTimeout as esperar } from 'node:timers/promises';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { ClientesConocidos } from '../aplicacion/puertos.ts';

/** How long the registration of an unknown cliente may still be on its way, in ms. */
const ESPERA_MS = 2_000;
const SONDEO_MS = 25;

/** The own copy of clientes as a table. */
export const clientesConocidosPrisma = (transaccion: Transaccion): ClientesConocidos => {
  const { prisma } = transaccion;
  return {
    async buscar(id) {
      const limite = performance.now() + ESPERA_MS;
      for (;;) {
        const conocido = await prisma.pagosCliente.findUnique({ where: { id } });
        if (conocido !== null) return conocido;
        if (performance.now() >= limite) return undefined;
        await esperar(SONDEO_MS);
      }
    },

    async anotar({ id, activo, version: dada }) {
      const conocido = await prisma.pagosCliente.findUnique({ where: { id } });
      const anterior = conocido?.version ?? 0;
      const version = dada ?? anterior + 1;
      if (version <= anterior) return;
      const data = { id, activo, version };
      transaccion.escribir(
        conocido === null
          ? prisma.pagosCliente.create({ data })
          : prisma.pagosCliente.update({ where: { id, version: anterior }, data }),
      );
    },
  };
};
