import { opcional, valor } from '@alpes/seedwork/aplicacion/campos';
import { MONEDAS } from '@alpes/seedwork/dominio/dinero';
import { z } from 'zod';
import { cicloId, type MedioPago, mascara, TIPOS_DE_MEDIO_DE_PAGO } from '../dominio/valores.ts';

/** Fields that the commands of this context share. */
export const campos = {
  cicloId: valor(z.string(), cicloId),
  moneda: z.enum(MONEDAS),
  medioPago: z
    .object({ tipo: z.enum(TIPOS_DE_MEDIO_DE_PAGO), mascara: opcional(valor(z.string(), mascara)) })
    .transform(({ tipo, mascara }): MedioPago => ({ tipo, mascara: mascara ?? null })),
} as const;
