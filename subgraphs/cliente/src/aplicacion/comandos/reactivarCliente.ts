import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { reactivar } from '../../dominio/decisiones.ts';
import type { Puertos } from '../puertos.ts';

/** Makes a suspended cliente active again. */
export const reactivarCliente = definirComando({
  tipo: 'ReactivarCliente',
  entrada: z.object({ id, version: versionVista }),
  async manejar({ id, version }, { clientes }: Contexto & Puertos) {
    await clientes.ejecutar(id, (cliente) => reactivar(cliente), { version });
    return { id };
  },
});
