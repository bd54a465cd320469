import { exigir, texto, valor } from '@alpes/seedwork/aplicacion/campos';
import { z } from 'zod';
import { cedula, email, nombre, rut } from '../dominio/valores.ts';
import { estaEnmascarado } from './datosPersonales.ts';

/** Whoever sees a value masked, and gives back what they saw, would write the mask over the value. */
const entero = <Campo extends z.ZodType<string>>(campo: Campo) =>
  exigir(
    campo,
    (texto) => !estaEnmascarado(texto),
    'DATO_ENMASCARADO',
    'Es un dato enmascarado: escríbalo entero, o no lo incluya para dejarlo como está.',
  );

/** Fields that the commands of this context share. */
export const campos = {
  nombre: valor(z.string(), nombre),
  email: entero(valor(z.string(), email)),
  cedula: valor(z.string(), cedula),
  rut: valor(z.string(), rut),
  telefono: entero(texto(30)),
  ciudad: texto(80),
  pais: texto(60),
} as const;

/** How to reach a new cliente. */
export const contacto = {
  nombre: campos.nombre,
  email: campos.email,
  telefono: campos.telefono.nullish().transform((telefono) => telefono ?? null),
  ciudad: campos.ciudad.nullish().transform((ciudad) => ciudad ?? null),
  pais: campos.pais.nullish().transform((pais) => pais ?? 'Colombia'),
} as const;
