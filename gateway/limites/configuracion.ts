import type { Entorno } from '@alpes/seedwork/proceso/configuracion';
import { esProduccion } from '@alpes/seedwork/proceso/configuracionDeSeguridad';
import { z } from 'zod';
import type { ModoDeDocumentos } from '../documentos.ts';
import { leerManifiesto } from '../manifiesto.ts';
import { AFORO, type OpcionesDeAforo } from './aforo.ts';
import { sonProxies } from './direccion.ts';
import { LIMITES, type Limites } from './limites.ts';
import type { OpcionesDePresupuesto } from './presupuesto.ts';

const entero = (porDefecto: number, descripcion: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'debe ser un número entero mayor que cero.')
    .transform(Number)
    .default(porDefecto)
    .describe(descripcion);

/** Of one user and one address in a minute, in production. */
const PRESUPUESTO: OpcionesDePresupuesto = { costoPorMinuto: 300_000, peticionesPorMinuto: 6_000 };

/** Four times as many as one address may send at a time: see `crearCuerpos`. */
const CUERPOS_MAXIMO_MIB = 128;
const MIB = 1024 * 1024;

const enteroOCero = (descripcion: string) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, 'debe ser un número entero, o 0 para que no haya límite.')
    .transform(Number)
    .optional()
    .describe(descripcion);

/** What requests may ask for; docs/seguridad.md explains each. */
export const VARIABLES_DE_PROTECCION = {
  INTROSPECCION: z
    .enum(['si', 'no'], 'debe ser si o no.')
    .optional()
    .describe('Si el esquema se puede consultar; por defecto, no con NODE_ENV=production.'),
  PAGINAS: z
    .enum(['si', 'no'], 'debe ser si o no.')
    .optional()
    .describe('Si se sirven las páginas: inicio, explorador, eventos; por defecto, no con NODE_ENV=production.'),
  LIMITE_TOKENS: entero(LIMITES.tokens, 'Tokens que puede tener un documento.'),
  LIMITE_PROFUNDIDAD: entero(LIMITES.profundidad, 'Niveles que puede tener una operación.'),
  LIMITE_ANCHO: entero(LIMITES.ancho, 'Campos que puede tener una selección.'),
  LIMITE_CAMPOS: entero(LIMITES.campos, 'Campos que puede tener una operación, contados los de sus fragmentos.'),
  LIMITE_ALIAS: entero(LIMITES.alias, 'Alias que puede tener una operación.'),
  LIMITE_DIRECTIVAS: entero(LIMITES.directivas, 'Directivas que puede tener una operación.'),
  LIMITE_VALORES: entero(LIMITES.valores, 'Valores que puede haber en las variables.'),
  LIMITE_COSTO: entero(LIMITES.costo, 'Objetos que puede llegar a tener una respuesta.'),
  DOCUMENTOS: z
    .enum(['libres', 'conocidos'], 'debe ser libres o conocidos.')
    .default('libres')
    .describe('Si se ejecuta cualquier operación, o solo las conocidas.'),
  DOCUMENTOS_CONOCIDOS: z
    .string()
    .transform((ruta, { issues }) => {
      try {
        return leerManifiesto(ruta);
      } catch {
        issues.push({ code: 'custom', input: ruta, message: `no es un manifiesto de documentos el archivo ${ruta}.` });
        return z.NEVER;
      }
    })
    .optional()
    .describe('Archivo con las operaciones de un cliente, como lo escriben graphql-codegen o Apollo.'),
  COSTO_POR_MINUTO: enteroOCero('Costo que puede pedir un usuario en un minuto; por defecto, 300000 en producción.'),
  PETICIONES_POR_MINUTO: enteroOCero(
    'Peticiones que puede hacer una dirección en un minuto; por defecto, 6000 en producción.',
  ),
  PETICIONES_A_LA_VEZ: entero(AFORO.aLaVez, 'Peticiones que se atienden a la vez.'),
  PETICIONES_EN_COLA: entero(AFORO.enCola, 'Peticiones que pueden esperar su turno.'),
  PETICIONES_ESPERA_MS: entero(AFORO.esperaMs, 'Milisegundos que una petición espera su turno como mucho.'),
  CUERPOS_MAXIMO_MIB: entero(CUERPOS_MAXIMO_MIB, 'MiB que pueden sumar los cuerpos que se están recibiendo.'),
  PROXIES_DE_CONFIANZA: z
    .string()
    .transform((lista) => lista.split(/[\s,]+/).filter(Boolean))
    .refine(sonProxies, 'debe ser una lista de direcciones o redes, por ejemplo 10.0.0.0/8, 192.168.1.7.')
    .optional()
    .describe('Direcciones o redes de los proxies cuyo X-Forwarded-For vale.'),
};

/** How the gateway guards itself. */
export interface OpcionesDeProteccion {
  /** What a request may ask for. */
  readonly limites?: Limites | undefined;
  /** Whether the schema may be asked for; true unless it is said otherwise. */
  readonly introspeccion?: boolean | undefined;
  /** Whether there are pages to explore the graph with; true unless it is said otherwise. */
  readonly paginas?: boolean | undefined;
  /** Whether operations have to be known beforehand; `libres` unless it is said otherwise. */
  readonly documentos?: ModoDeDocumentos | undefined;
  /** Documents of clients by their ids, beside the ready operations. */
  readonly conocidos?: readonly (readonly [id: string, texto: string])[] | undefined;
  /** What one user and one address may ask for in a minute; without limit unless it is said otherwise. */
  readonly presupuesto?: OpcionesDePresupuesto | undefined;
  readonly aforo?: OpcionesDeAforo | undefined;
  /** What the bodies of requests that are being received may come to, in bytes. */
  readonly cuerposBytes?: number | undefined;
  /** Whose `X-Forwarded-For` is believed; nobody's unless it is said otherwise. */
  readonly proxies?: readonly string[] | undefined;
}

/** What `cuerposBytes` is where nothing else is said. */
export const CUERPOS_BYTES = CUERPOS_MAXIMO_MIB * MIB;

/** What the settings say of it. */
export function opcionesDeProteccion(
  ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_PROTECCION>>,
  entorno: Entorno,
): OpcionesDeProteccion {
  const produccion = esProduccion(entorno);
  const { costoPorMinuto, peticionesPorMinuto } = produccion
    ? PRESUPUESTO
    : { costoPorMinuto: 0, peticionesPorMinuto: 0 };
  return {
    introspeccion: (ajustes.INTROSPECCION ?? (produccion ? 'no' : 'si')) === 'si',
    paginas: (ajustes.PAGINAS ?? (produccion ? 'no' : 'si')) === 'si',
    documentos: ajustes.DOCUMENTOS,
    conocidos: ajustes.DOCUMENTOS_CONOCIDOS,
    presupuesto: {
      costoPorMinuto: ajustes.COSTO_POR_MINUTO ?? costoPorMinuto,
      peticionesPorMinuto: ajustes.PETICIONES_POR_MINUTO ?? peticionesPorMinuto,
    },
    aforo: {
      aLaVez: ajustes.PETICIONES_A_LA_VEZ,
      enCola: ajustes.PETICIONES_EN_COLA,
      esperaMs: ajustes.PETICIONES_ESPERA_MS,
    },
    cuerposBytes: ajustes.CUERPOS_MAXIMO_MIB * MIB,
    proxies: ajustes.PROXIES_DE_CONFIANZA,
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
