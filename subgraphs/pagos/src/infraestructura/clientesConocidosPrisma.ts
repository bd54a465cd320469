import { setTimeout as esperar } from 'node:timers/promises';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { ClientesConocidos } from '../aplicacion/puertos.ts';

/** How long the registration of an unknown cliente may still be on its way, in ms. */
const ESPERA_MS = 2_000;
const SONDEO_MS = 25;

/** The own copy of clientes as a table. */
export const clientesConocidosPrisma = (transaccion: Transaccion): ClientesConocidos => {
  const { prisma } = transaccion;

  const buscarTodos = async (ids: readonly string[]) => {
    const limite = performance.now() + ESPERA_MS;
    for (;;) {
      const filas = await prisma.pagosCliente.findMany({ where: { id: { in: [...ids] } } });
      if (filas.length === ids.length || performance.now() >= limite) return new Map(filas.map((f) => [f.id, f]));
      await esperar(SONDEO_MS);
    }
  };

  return {
    buscar: async (id) => (await buscarTodos([id])).get(id),
    buscarTodos,

    async anotar({ id, activo, olvidado, version: dada }) {
      const conocido = await prisma.pagosCliente.findUnique({ where: { id } });
      const anterior = conocido?.version ?? 0;
      // Who is forgotten stays so, however this copy came by its version.
      const version = olvidado ? Math.max(dada ?? 0, anterior + 1) : (dada ?? anterior + 1);
      if (version <= anterior) return;
      const data = { id, activo, version, ...(olvidado && { olvidado }) };
      transaccion.escribir(
        conocido === null
          ? prisma.pagosCliente.create({ data })
          : prisma.pagosCliente.update({ where: { id, version: anterior }, data }),
      );
    },
  };
};
