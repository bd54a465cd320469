import { z } from 'zod';

/** Whether the process was started to say what it is, and no more. */
export const pideAyuda = (): boolean => process.argv.slice(2).some((dado) => dado === '--help' || dado === '-h');

/**
 * What `--help` says: each setting that a process reads, what it is for, and what it is when nobody sets it; and its options.
 */
export const textoDeAyuda = (
  titulo: string,
  ajustes: z.ZodRawShape,
  opciones: Readonly<Record<string, string>> = {},
): string => {
  const filas = Object.entries(ajustes).map(([nombre, esquema]) => [nombre, explicar(esquema)] as const);
  const ancho = Math.max(...filas.map(([nombre]) => nombre.length));
  return [
    `${titulo}. Se configura con variables de entorno; cada una puede darse en un archivo, con el sufijo _ARCHIVO.`,
    '',
    ...filas.map(([nombre, explicacion]) => `  ${nombre.padEnd(ancho)}  ${explicacion}`),
    ...Object.entries(opciones).map(([nombre, explicacion]) => `\n--${nombre}: ${explicacion}`),
    '',
    'Más sobre cada una: docs/configuracion.md',
  ].join('\n');
};

const explicar = (esquema: z.core.$ZodType): string => {
  const { success, data } = z.safeParse(esquema, undefined);
  const valor = success ? (data === undefined ? '' : ` [${String(data)}]`) : ' (obligatoria)';
  return `${descripcionDe(esquema) ?? ''}${valor}`;
};

/** The description of a schema, or else of what it makes optional or gives a default. */
const descripcionDe = (esquema: z.core.$ZodType): string | undefined => {
  const propia = z.globalRegistry.get(esquema)?.description;
  if (propia !== undefined || !('innerType' in esquema._zod.def)) return propia;
  return descripcionDe(esquema._zod.def.innerType as z.core.$ZodType);
};
