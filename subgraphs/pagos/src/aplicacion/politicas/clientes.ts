import { id } from '@alpes/seedwork/aplicacion/campos';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { reaccionar } from '@alpes/seedwork/aplicacion/reaccion';
import { z } from 'zod';
import type { Puertos } from '../puertos.ts';

const conocer = (a: string, activo: boolean, olvidado = false) =>
  reaccionar({
    nombre: 'conocerClientes',
    de: 'eventos.cliente',
    a,
    datos: z.object({ id }),
    async manejar({ datos, version }, { clientes }: Contexto & Puertos) {
      await clientes.anotar({ id: datos.id, activo, olvidado, version });
    },
  });

/** Keeps this context's own copy of what it knows of clientes. */
export const conocerClientes = [
  conocer('ClienteRegistrado.v1', true),
  conocer('ClienteReactivado.v1', true),
  conocer('ClienteSuspendido.v1', true),
  conocer('ClienteEliminado.v1', false),
  conocer('ClienteOlvidado.v1', false, true),
] as const;

/** Of a cliente that is forgotten, payouts keep what was paid and how, not to which card or account. */
export const olvidarMediosDePago = reaccionar({
  nombre: 'olvidarMediosDePago',
  de: 'eventos.cliente',
  a: 'ClienteOlvidado.v1',
  datos: z.object({ id }),
  async manejar({ datos }, { mediosDePago }: Contexto & Puertos) {
    await mediosDePago.olvidar(datos.id);
  },
});
