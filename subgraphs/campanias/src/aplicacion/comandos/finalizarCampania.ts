import { id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { finalizar } from '../../dominio/decisiones.ts';
import type { Puertos } from '../puertos.ts';

/** Finishes a campaign that was approved. */
export const finalizarCampania = definirComando({
  tipo: 'FinalizarCampania',
  entrada: z.object({ id, version: versionVista }),
  async manejar({ id, version }, { campanias }: Contexto & Puertos) {
    await campanias.ejecutar(id, (campania) => finalizar(campania), { version });
    return { id };
  },
});
