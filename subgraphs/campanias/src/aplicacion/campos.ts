import { texto, valor } from '@alpes/seedwork/aplicacion/campos';
import { z } from 'zod';
import { itinerario, nombre } from '../dominio/valores.ts';

/** Fields that the commands of this context share. */
export const campos = {
  nombre: valor(z.string(), nombre),
  itinerario: valor(z.array(z.string()), itinerario),
  motivo: texto(300),
} as const;
