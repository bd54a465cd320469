import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { eliminar } from '../../dominio/decisiones.ts';
import type { Puertos } from '../puertos.ts';

/** Deletes a cliente: it becomes INACTIVO, and lists leave it out. */
export const eliminarCliente = definirComando({
  tipo: 'EliminarCliente',
  entrada: z.object({ id, version: versionVista }),
  async manejar({ id, version }, { clientes }: Contexto & Puertos) {
    await clientes.ejecutar(id, (cliente) => eliminar(cliente), { version });
    return { id };
  },
});
