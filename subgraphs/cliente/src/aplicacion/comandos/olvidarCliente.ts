import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { olvidar } from '../../dominio/decisiones.ts';
import type { Puertos } from '../puertos.ts';

/**
 * Erases the personal data of a deleted cliente, for good. Run again, it erases what has come since: a message about the
 * cliente that was refused.
 */
export const olvidarCliente = definirComando({
  tipo: 'OlvidarCliente',
  entrada: z.object({ id, version: versionVista }),
  async manejar({ id, version }, { clientes, rastros, ahora }: Contexto & Puertos) {
    await clientes.ejecutar(id, (cliente) => olvidar(ahora, cliente), { version });
    await rastros.borrar(id);
    return { id };
  },
});
