import { setTimeout as esperar } from 'node:timers/promises';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import type { Clientes } from '../aplicacion/puertos.ts';

/** How long an unknown cliente is waited for, in ms: longer than an event takes, shorter than a person minds. */
const ESPERA_MAXIMA_MS = 2_000;
const SONDEO_MS = 25;

/** This context's own copy of what it knows of clientes. */
export const clientesPrisma = (transaccion: Transaccion): Clientes => ({
  async buscar(id) {
    const limite = performance.now() + ESPERA_MAXIMA_MS;
    for (;;) {
      const cliente = await transaccion.prisma.campaniasCliente.findUnique({ where: { id } });
      if (cliente !== null) return cliente;
      if (performance.now() >= limite) return undefined;
      await esperar(SONDEO_MS);
    }
  },

  anotar({ id, activo, version }) {
    // One statement, so that two events of a cliente need not meet: the newer one stays, whichever comes last.
    transaccion.escribir(transaccion.prisma.$executeRaw`
      INSERT INTO campanias.cliente_conocido AS c (id, activo, version)
      VALUES (${id}, ${activo}, ${version ?? 0})
      ON CONFLICT (id) DO UPDATE SET activo = excluded.activo, version = greatest(c.version, excluded.version)
      WHERE ${version === undefined} OR excluded.version > c.version`);
  },
});
