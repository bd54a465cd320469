import { accessSync, constants, readFileSync } from 'node:fs';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { z } from 'zod';
import { REINTENTOS } from '../infraestructura/consumidor.ts';
import type { OpcionesDeBus } from '../infraestructura/crearBus.ts';
import { CONSERVACION } from '../infraestructura/limpieza.ts';
import { NIVELES_DE_BITACORA, type NivelDeBitacora } from '../observabilidad/bitacora.ts';

/** Environment variables as the process has them. */
export type Entorno = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a process from environment variables; an empty one counts as not set.
 *
 * @throws ErrorDeArranque with a line for each fault, all of them at once.
 */
export const leerConfiguracion = <Forma extends z.ZodRawShape>(forma: Forma, entorno: Entorno) =>
  leerConfiguraciones(forma, {}, entorno)[0];

/** Reads settings of two kinds; the faults of both are told together. @throws ErrorDeArranque */
export const leerConfiguraciones = <A extends z.ZodRawShape, B extends z.ZodRawShape>(
  unas: A,
  otras: B,
  entorno: Entorno,
): [z.output<z.ZodObject<A>>, z.output<z.ZodObject<B>>] => {
  const dadas = Object.fromEntries(Object.entries(entorno).filter(([, valor]) => valor !== undefined && valor !== ''));
  const leidas = [z.object(unas).safeParse(dadas), z.object(otras).safeParse(dadas)] as const;
  const faltas = leidas.flatMap(({ error }) => error?.issues ?? []);
  if (leidas[0].success && leidas[1].success) return [leidas[0].data, leidas[1].data];
  throw new ErrorDeArranque(faltas.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
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
