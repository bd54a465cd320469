import { id } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { z } from 'zod';
import type { Puertos } from '../puertos.ts';

const conocer = (a: string, activo: boolean) =>
  reaccionar({
    nombre: 'conocerClientes',
    de: 'eventos.cliente',
    a,
    datos: z.object({ id }),
    async manejar({ datos, version }, { clientes }: Contexto & Puertos) {
      clientes.anotar({ id: datos.id, activo, version });
    },
  });

/** Keeps this context's own copy of which clientes take new campaigns: all but the deleted ones. */
export const conocerClientes = [
  conocer('ClienteRegistrado.v1', true),
  conocer('ClienteReactivado.v1', true),
  conocer('ClienteSuspendido.v1', true),
  conocer('ClienteEliminado.v1', false),
];
