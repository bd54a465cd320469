import { accessSync, constants, readFileSync } from 'node:fs';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { z } from 'zod';
import { REINTENTOS } from '../infraestructura/consumidor.ts';
import type { OpcionesDeBus } from '../infraestructura/crearBus.ts';
import { CONSERVACION } from '../infraestructura/limpieza.ts';
import { NIVELES_DE_BITACORA, type NivelDeBitacora } from '../observabilidad/bitacora.ts';

/** Environment variables as the process has them. */
export type Entorno = Readonly<Record<string, string | undefined>>;

/** Rules between settings, by what was given: a line for each that is broken. */
export type Reglas = (dadas: Entorno) => readonly string[];

/**
 * Reads the settings of a process from environment variables; an empty one counts as not set. Each setting `X` may come
 * as `X_ARCHIVO` instead, the file that it is in: secrets are safer there.
 *
 * @throws ErrorDeArranque with a line for each fault, all of them at once.
 */
export const leerConfiguracion = <Forma extends z.ZodRawShape>(forma: Forma, entorno: Entorno, reglas?: Reglas) =>
  leerConfiguraciones(forma, {}, entorno, reglas)[0];

/** Reads settings of two kinds; the faults of both are told together. @throws ErrorDeArranque */
export const leerConfiguraciones = <A extends z.ZodRawShape, B extends z.ZodRawShape>(
  unas: A,
  otras: B,
  entorno: Entorno,
  reglas: Reglas = () => [],
): [z.output<z.ZodObject<A>>, z.output<z.ZodObject<B>>] => {
  const enVariables = Object.fromEntries(
    Object.entries(entorno).filter(([, valor]) => valor !== undefined && valor !== ''),
  );
  const archivos = leerArchivos(Object.keys({ ...unas, ...otras }), enVariables);
  const dadas = { ...enVariables, ...archivos.valores };
  const leidas = [z.object(unas).safeParse(dadas), z.object(otras).safeParse(dadas)] as const;
  const faltas = [
    ...leidas.flatMap(({ error }) => error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...reglas(dadas),
  ];
  const todas = [
    // What could not be read is no reason to say that it is missing.
    ...faltas.filter((falta) => !archivos.ilegibles.has(falta.split(':', 1).join())),
    ...archivos.ilegibles.values(),
  ];
  if (leidas[0].success && leidas[1].success && todas.length === 0) return [leidas[0].data, leidas[1].data];
  throw new ErrorDeArranque(todas.join('\n'));
};

/** Reads the settings that are in files. @returns their values, and the faults of those that cannot be read */
const leerArchivos = (nombres: readonly string[], dadas: Entorno) => {
  const valores: Record<string, string> = {};
  const ilegibles = new Map<string, string>();
  for (const nombre of nombres) {
    const ruta = dadas[`${nombre}_ARCHIVO`];
    if (ruta === undefined) continue;
    const valor = leerTexto(ruta);
    if (dadas[nombre] !== undefined)
      ilegibles.set(nombre, `${nombre}: indique ${nombre} o ${nombre}_ARCHIVO, no ambos.`);
    else if (valor === '')
      ilegibles.set(nombre, `${nombre}_ARCHIVO: no se puede leer, o está vacío, el archivo ${ruta}.`);
    else valores[nombre] = valor;
  }
  return { valores, ilegibles };
};

const leerTexto = (ruta: string): string => {
  try {
    return readFileSync(ruta, 'utf8').trim();
  } catch {
    return '';
  }
};

/** A TCP port; 0 takes a free one. */
export const puerto = (porDefecto: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'debe ser un número de puerto entre 0 y 65535.')
    .transform(Number)
    .refine((numero) => numero <= 65_535, 'debe ser un número de puerto entre 0 y 65535.')
    .default(porDefecto);

/** A time in milliseconds. */
export const milisegundos = (porDefecto: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'debe ser un número entero de milisegundos mayor que cero.')
    .transform(Number)
    .default(porDefecto);

/** The address that the process listens on. */
export const anfitrion = z.string().default('127.0.0.1');

/** How much the process logs. */
export const nivelDeBitacora = (porDefecto: NivelDeBitacora) =>
  z.enum(NIVELES_DE_BITACORA, `debe ser uno de ${NIVELES_DE_BITACORA.join(', ')}.`).default(porDefecto);

/** Where the central database is. */
export const urlDeBaseDeDatos = z
  .string('es obligatoria: indique la base de datos, por ejemplo postgresql://usuario:clave@localhost:5432/alpes.')
  .regex(/^postgres(ql)?:\/\//, 'debe comenzar por postgresql://.');

/** How failed messages are tried again; see `Reintentos` of the consumer. */
export const VARIABLES_DE_REINTENTOS = {
  REINTENTOS_MAXIMO: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'debe ser un número entero entre 1 y 999.')
    .transform(Number)
    .default(REINTENTOS.maximo),
  REINTENTOS_ESPERA_MS: milisegundos(REINTENTOS.esperaMs),
};

const archivo = z.string().refine(sePuedeLeer, 'no se puede leer ese archivo.');

const parteDeTopic = (porDefecto: string) =>
  z
    .string()
    .regex(/^[\w=:.-]+$/, 'solo puede tener letras, cifras y los signos - _ = : .')
    .default(porDefecto);

/** What carries the messages; see docs/mensajes.md. */
export const VARIABLES_DE_BUS = {
  PULSAR_URL: z
    .string()
    .regex(
      /^(pulsar|pulsar\+ssl|wss?):\/\/[^/\s]+\/?$/,
      'debe ser la dirección del broker, por ejemplo pulsar://localhost:6650 o ws://localhost:8080.',
    )
    .optional(),
  PULSAR_TENANT: parteDeTopic('public'),
  PULSAR_NAMESPACE: parteDeTopic('default'),
  PULSAR_TOKEN: z.string().optional(),
  PULSAR_TOKEN_FILE: archivo.optional(),
  PULSAR_TLS_CA_FILE: archivo.optional(),
  PULSAR_TLS_CERT_FILE: archivo.optional(),
  PULSAR_TLS_KEY_FILE: archivo.optional(),
};

/** The bus that these settings name. */
export const opcionesDeBus = (ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_BUS>>): OpcionesDeBus => ({
  url: ajustes.PULSAR_URL,
  tenant: ajustes.PULSAR_TENANT,
  namespace: ajustes.PULSAR_NAMESPACE,
  token: tokenDe(ajustes.PULSAR_TOKEN, ajustes.PULSAR_TOKEN_FILE),
  tls: {
    confianza: ajustes.PULSAR_TLS_CA_FILE,
    certificado: ajustes.PULSAR_TLS_CERT_FILE,
    clave: ajustes.PULSAR_TLS_KEY_FILE,
  },
});

/** Read from its file for each connection: tokens are renewed there. */
const tokenDe = (token: string | undefined, archivoDeToken: string | undefined): (() => string) | undefined => {
  if (archivoDeToken !== undefined) return () => readFileSync(archivoDeToken, 'utf8').trim();
  return token === undefined ? undefined : () => token;
};

function sePuedeLeer(ruta: string): boolean {
  try {
    accessSync(ruta, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const dias = (porDefecto: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'debe ser un número entero de días entre 1 y 9999.')
    .transform(Number)
    .default(porDefecto);

/** What is kept for how long; see `Conservacion` of the cleaning. */
export const VARIABLES_DE_CONSERVACION = {
  BANDEJA_DIAS: dias(CONSERVACION.bandejaDias),
  CLAVES_DIAS: dias(CONSERVACION.clavesDias),
};
