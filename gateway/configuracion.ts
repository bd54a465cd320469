import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Settings of the gateway as a process of its own. */
export interface Configuracion {
  readonly puerto: number;
  readonly anfitrion: string;
  readonly rutaDelSupergrafo: string;
  readonly subgrafos: readonly { readonly nombre: string; readonly url: string }[];
  readonly nivelDeBitacora: string;
  readonly origenes: readonly string[];
  readonly plazoMs: number;
}

/** All that is wrong with the settings, one line each. */
export class ConfiguracionInvalida extends Error {
  override readonly name = 'ConfiguracionInvalida';
  readonly faltas: readonly string[];

  constructor(faltas: readonly string[]) {
    super(faltas.join('\n'));
    this.faltas = faltas;
  }
}

const NIVELES = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const url = (porDefecto: string) =>
  z.url({ protocol: /^https?$/, error: 'debe ser una dirección http:// o https://' }).default(porDefecto);

const ESQUEMA = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'debe ser un número de puerto entre 0 y 65535')
    .transform(Number)
    .refine((puerto) => puerto <= 65_535, 'debe ser un número de puerto entre 0 y 65535')
    .default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUPERGRAPH_PATH: z.string().default(fileURLToPath(new URL('./supergraph.graphql', import.meta.url))),
  SUBGRAFO_CLIENTE_URL: url('http://127.0.0.1:4001/graphql'),
  SUBGRAFO_PAGOS_URL: url('http://127.0.0.1:4002/graphql'),
  SUBGRAFO_CAMPANIAS_URL: url('http://127.0.0.1:4003/graphql'),
  LOG_LEVEL: z.enum(NIVELES, `debe ser uno de ${NIVELES.join(', ')}`).default('info'),
  CORS_ORIGINS: z.string().default('https://studio.apollographql.com'),
  REQUEST_TIMEOUT_MS: z
    .string()
    .regex(/^[1-9]\d*$/, 'debe ser un número de milisegundos mayor que cero')
    .transform(Number)
    .default(15_000),
});

/** Reads the settings from environment variables; an empty one counts as not set. */
export function leerConfiguracion(entorno: Readonly<Record<string, string | undefined>>): Configuracion {
  const dadas = Object.fromEntries(Object.entries(entorno).filter(([, valor]) => valor !== undefined && valor !== ''));
  const leida = ESQUEMA.safeParse(dadas);
  if (!leida.success) {
    throw new ConfiguracionInvalida(leida.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const { data } = leida;
  return {
    puerto: data.PORT,
    anfitrion: data.HOST,
    rutaDelSupergrafo: data.SUPERGRAPH_PATH,
    subgrafos: [
      { nombre: 'cliente', url: data.SUBGRAFO_CLIENTE_URL },
      { nombre: 'pagos', url: data.SUBGRAFO_PAGOS_URL },
      { nombre: 'campanias', url: data.SUBGRAFO_CAMPANIAS_URL },
    ],
    nivelDeBitacora: data.LOG_LEVEL,
    origenes: data.CORS_ORIGINS.split(',')
      .map((origen) => origen.trim())
      .filter(Boolean),
    plazoMs: data.REQUEST_TIMEOUT_MS,
  };
}
