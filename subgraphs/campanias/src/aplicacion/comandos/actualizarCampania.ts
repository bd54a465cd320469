import { dia, id, versionVista } from '@alpes/seedwork/aplicacion/campos';
import { definirComando } from '@alpes/seedwork/aplicacion/comando';
import type { Contexto } from '@alpes/seedwork/aplicacion/contexto';
import { z } from 'zod';
import { actualizar } from '../../dominio/decisiones.ts';
import { campos } from '../campos.ts';
import type { Puertos } from '../puertos.ts';

/** Null is no value: it leaves a field as it is. */
const opcional = <E extends z.ZodType>(campo: E) => campo.nullish().transform((valor) => valor ?? undefined);

/** Changes the plan of a campaign that waits for its payment. */
export const actualizarCampania = definirComando({
  tipo: 'ActualizarCampania',
  entrada: z.object({
    id,
    version: versionVista,
    nombre: opcional(campos.nombre),
    itinerario: opcional(campos.itinerario),
    fechaInicio: opcional(dia),
    fechaFin: opcional(dia),
  }),
  async manejar({ id, version, ...cambios }, { campanias }: Contexto & Puertos) {
    await campanias.ejecutar(id, (campania) => actualizar(cambios, campania), { version });
    return { id };
  },
});
