import { id, texto, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { suspender } from '../../dominio/decisiones.ts';
import type { Puertos } from '../puertos.ts';

/** Suspends an active cliente. */
export const suspenderCliente = definirComando({
  tipo: 'SuspenderCliente',
  entrada: z.object({ id, motivo: texto(300), version: versionVista }),
  async manejar({ id, motivo, version }, { clientes }: Contexto & Puertos) {
    await clientes.ejecutar(id, (cliente) => suspender(motivo, cliente), { version });
    return { id };
  },
});
