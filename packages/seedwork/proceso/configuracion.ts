import { accessSync, constants, readFileSync } from 'node:fs';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { z } from 'zod';
import { REINTENTOS } from '../infraestructura/consumidor.ts';
import type { OpcionesDeBus } from '../infraestructura/crearBus.ts';
import { CONSERVACION, type Conservacion } from '../infraestructura/limpieza.ts';
import { NIVELES_DE_BITACORA, type NivelDeBitacora } from '../observabilidad/bitacora.ts';
import type { OpcionesDeTrazas } from '../observabilidad/trazas.ts';

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
    .default(porDefecto)
    .describe('Puerto en el que escucha; 0 toma uno libre.');

/** A time in milliseconds. */
export const milisegundos = (porDefecto: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'debe ser un número entero de milisegundos mayor que cero.')
    .transform(Number)
    .default(porDefecto);

/**
 * How long a process that was told to stop still takes requests, its `/ready` off: the time that a load balancer needs
 * to notice. It comes off the 30 s that a process has to stop.
 */
export const avisoDeParada = z
  .string()
  .regex(/^(\d{1,4}|10000)$/, 'debe ser un número entero de milisegundos entre 0 y 10000.')
  .transform(Number)
  .default(0)
  .describe('Milisegundos que, al pararlo, sigue atendiendo con /ready apagado.');

/** Longest that one statement may take in PostgreSQL, whoever it is for. */
export const plazoDeSentencia = milisegundos(60_000).describe(
  'Milisegundos que puede tardar una sentencia en PostgreSQL.',
);

/** How long a start waits for a database that does not answer, or is not migrated yet. */
export const esperaDeArranque = z
  .string()
  .regex(/^\d{1,7}$/, 'debe ser un número entero de milisegundos, o 0 para no esperar.')
  .transform(Number)
  .default(120_000)
  .describe('Milisegundos que espera al arrancar a una base de datos que aún no está.');

/** The address that the process listens on. */
export const anfitrion = z.string().default('127.0.0.1').describe('Dirección en la que escucha.');

/** Where traces are sent. */
export const VARIABLES_DE_TRAZAS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'debe ser una dirección http:// o https://.' })
    .optional()
    .describe('Colector de OpenTelemetry al que se envían las trazas.'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,6})?|1(\.0)?)$/, 'debe ser un número entre 0 y 1.')
    .transform(Number)
    .default(1)
    .describe('Qué parte de las trazas se envía, de 0 a 1.'),
};

/** Which traces are sent where, by these settings. */
export const opcionesDeTrazas = (ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_TRAZAS>>): OpcionesDeTrazas => ({
  colector: ajustes.OTEL_EXPORTER_OTLP_ENDPOINT,
  proporcion: ajustes.OTEL_TRACES_SAMPLER_ARG,
});

/** Longest that a request may take. */
export const plazoDePeticion = milisegundos(15_000).describe('Milisegundos que puede tardar una petición.');

/** How much the process logs. */
export const nivelDeBitacora = (porDefecto: NivelDeBitacora) =>
  z
    .enum(NIVELES_DE_BITACORA, `debe ser uno de ${NIVELES_DE_BITACORA.join(', ')}.`)
    .default(porDefecto)
    .describe(`Cuánto se anota en la bitácora: ${NIVELES_DE_BITACORA.join(', ')}.`);

/** Where the central database is. */
export const urlDeBaseDeDatos = z
  .string('es obligatoria: indique la base de datos, por ejemplo postgresql://usuario:clave@localhost:5432/alpes.')
  .regex(/^postgres(ql)?:\/\//, 'debe comenzar por postgresql://.')
  .describe('Base de datos PostgreSQL: postgresql://usuario:clave@servidor:5432/base.');

/** How failed messages are tried again; see `Reintentos` of the consumer. */
export const VARIABLES_DE_REINTENTOS = {
  REINTENTOS_MAXIMO: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'debe ser un número entero entre 1 y 999.')
    .transform(Number)
    .default(REINTENTOS.maximo)
    .describe('Intentos antes de que un mensaje sea una carta muerta.'),
  REINTENTOS_ESPERA_MS: milisegundos(REINTENTOS.esperaMs).describe('Espera antes del segundo intento; luego se dobla.'),
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
    .optional()
    .describe('Broker de mensajes (pulsar://, pulsar+ssl://, ws:// o wss://); sin él los lleva la base de datos.'),
  PULSAR_TENANT: parteDeTopic('public').describe('Tenant de los topics.'),
  PULSAR_NAMESPACE: parteDeTopic('default').describe('Namespace de los topics.'),
  PULSAR_TOKEN: z.string().optional().describe('Token para el broker.'),
  PULSAR_TOKEN_FILE: archivo.optional().describe('Archivo con ese token; se lee en cada conexión.'),
  PULSAR_TLS_CA_FILE: archivo.optional().describe('Archivo PEM: en qué autoridades se confía.'),
  PULSAR_TLS_CERT_FILE: archivo.optional().describe('Archivo PEM con nuestro certificado.'),
  PULSAR_TLS_KEY_FILE: archivo.optional().describe('Archivo PEM con su clave.'),
};

/** A certificate says who we are together with its key alone. */
export const reglasDeBus = (dadas: Entorno): readonly string[] => {
  const [certificado, clave] = ['PULSAR_TLS_CERT_FILE', 'PULSAR_TLS_KEY_FILE'] as const;
  if ((dadas[certificado] === undefined) === (dadas[clave] === undefined)) return [];
  const [falta, dada] = dadas[certificado] === undefined ? [certificado, clave] : [clave, certificado];
  return [`${falta}: es obligatoria con ${dada}: el certificado y su clave se indican juntos.`];
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

/** What is kept for how long. */
export const VARIABLES_DE_CONSERVACION = {
  BANDEJA_DIAS: dias(CONSERVACION.bandejaDias).describe('Días que se recuerda qué mensajes se han atendido.'),
  CLAVES_DIAS: dias(CONSERVACION.clavesDias).describe('Días que vale una clave de idempotencia.'),
  CRUDOS_DIAS: dias(CONSERVACION.crudosDias).describe(
    'Días que se guarda, sin Pulsar, el cuerpo de un mensaje de fuera que ya se atendió.',
  ),
  MUERTOS_DIAS: dias(CONSERVACION.muertosDias).describe('Días que espera un mensaje muerto antes de descartarse.'),
};

/** What these settings say to the cleaning. */
export const conservacionDe = (ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_CONSERVACION>>): Conservacion => ({
  bandejaDias: ajustes.BANDEJA_DIAS,
  clavesDias: ajustes.CLAVES_DIAS,
  crudosDias: ajustes.CRUDOS_DIAS,
  muertosDias: ajustes.MUERTOS_DIAS,
});
