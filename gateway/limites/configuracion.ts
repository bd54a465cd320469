import type { Entorno } from '@alpes/seedwork/proceso/configuracion';
import { esProduccion } from '@alpes/seedwork/proceso/configuracionDeSeguridad';
import { z } from 'zod';
import { LIMITES, type Limites } from './limites.ts';

const entero = (porDefecto: number, descripcion: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'debe ser un número entero mayor que cero.')
    .transform(Number)
    .default(porDefecto)
    .describe(descripcion);

/** What requests may ask for; docs/seguridad.md explains each. */
export const VARIABLES_DE_PROTECCION = {
  INTROSPECCION: z
    .enum(['si', 'no'], 'debe ser si o no.')
    .optional()
    .describe('Si el esquema se puede consultar; por defecto, no con NODE_ENV=production.'),
  LIMITE_TOKENS: entero(LIMITES.tokens, 'Tokens que puede tener un documento.'),
  LIMITE_PROFUNDIDAD: entero(LIMITES.profundidad, 'Niveles que puede tener una operación.'),
  LIMITE_ANCHO: entero(LIMITES.ancho, 'Campos que puede tener una selección.'),
  LIMITE_CAMPOS: entero(LIMITES.campos, 'Campos que puede tener una operación, contados los de sus fragmentos.'),
  LIMITE_ALIAS: entero(LIMITES.alias, 'Alias que puede tener una operación.'),
  LIMITE_DIRECTIVAS: entero(LIMITES.directivas, 'Directivas que puede tener una operación.'),
  LIMITE_VALORES: entero(LIMITES.valores, 'Valores que puede haber en las variables.'),
  LIMITE_COSTO: entero(LIMITES.costo, 'Objetos que puede llegar a tener una respuesta.'),
};

/** How the gateway guards itself. */
export interface OpcionesDeProteccion {
  /** What a request may ask for. */
  readonly limites?: Limites | undefined;
  /** Whether the schema may be asked for; true unless it is said otherwise. */
  readonly introspeccion?: boolean | undefined;
}

/** What the settings say of it. */
export function opcionesDeProteccion(
  ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_PROTECCION>>,
  entorno: Entorno,
): OpcionesDeProteccion {
  const porDefecto = esProduccion(entorno) ? 'no' : 'si';
  return {
    introspeccion: (ajustes.INTROSPECCION ?? porDefecto) === 'si',
    limites: {
      tokens: ajustes.LIMITE_TOKENS,
      profundidad: ajustes.LIMITE_PROFUNDIDAD,
      ancho: ajustes.LIMITE_ANCHO,
      campos: ajustes.LIMITE_CAMPOS,
      alias: ajustes.LIMITE_ALIAS,
      directivas: ajustes.LIMITE_DIRECTIVAS,
      valores: ajustes.LIMITE_VALORES,
      costo: ajustes.LIMITE_COSTO,
    },
  };
}
