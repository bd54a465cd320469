import type { KeyObject } from 'node:crypto';
import type { Entorno } from '@alpes/seedwork/proceso/configuracion';
import {
  esLocal,
  esProduccion,
  reglasSinClave,
  secretoCompartido,
} from '@alpes/seedwork/proceso/configuracionDeSeguridad';
import { claveDe } from '@alpes/seedwork/seguridad/claves';
import { z } from 'zod';
import type { NombresDeReclamos } from './reclamos.ts';

/** How tokens are checked; docs/seguridad.md explains each. */
export const VARIABLES_DE_IDENTIDAD = {
  JWT_CLAVE: secretoCompartido.optional().describe('Secreto con el que se firman los tokens (HS256).'),
  JWT_CLAVE_ANTERIOR: secretoCompartido.optional().describe('El secreto anterior, mientras se cambia.'),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/, error: 'debe ser una dirección http:// o https://.' })
    .optional()
    .describe('Dirección de las claves de un proveedor de identidad, en lugar de JWT_CLAVE.'),
  JWT_EMISOR: z.string().default('alpes-partners').describe('Emisor que debe tener un token.'),
  JWT_AUDIENCIA: z.string().default('alpes-partners').describe('Audiencia que debe tener un token.'),
  JWT_TOLERANCIA_S: z
    .string()
    .regex(/^([0-9]|[1-5][0-9]|60)$/, 'debe ser un número entero de segundos entre 0 y 60.')
    .transform(Number)
    .default(5)
    .describe('Segundos que pueden diferir los relojes.'),
  JWT_RECLAMO_ROL: z.string().default('rol').describe('Reclamo del token con el rol.'),
  JWT_RECLAMO_CLIENTE: z.string().default('clienteId').describe('Reclamo del token con el cliente de un SOCIO.'),
};

/** What the settings say of tokens. */
export interface OpcionesDeIdentidad {
  /** Shared secrets, or the address of an identity provider's keys. */
  readonly claves: readonly KeyObject[] | URL;
  readonly emisor: string;
  readonly audiencia: string;
  readonly toleranciaS: number;
  readonly nombres: NombresDeReclamos;
}

/** How tokens are checked; undefined when no key is set, and nobody is asked for one. */
export function opcionesDeIdentidad(
  ajustes: z.output<z.ZodObject<typeof VARIABLES_DE_IDENTIDAD>>,
): OpcionesDeIdentidad | undefined {
  const claves = ajustes.JWT_JWKS_URL === undefined ? secretos(ajustes) : new URL(ajustes.JWT_JWKS_URL);
  if (claves === undefined) return undefined;
  return {
    claves,
    emisor: ajustes.JWT_EMISOR,
    audiencia: ajustes.JWT_AUDIENCIA,
    toleranciaS: ajustes.JWT_TOLERANCIA_S,
    nombres: { rol: ajustes.JWT_RECLAMO_ROL, cliente: ajustes.JWT_RECLAMO_CLIENTE },
  };
}

function secretos({
  JWT_CLAVE,
  JWT_CLAVE_ANTERIOR,
}: {
  readonly JWT_CLAVE?: string | undefined;
  readonly JWT_CLAVE_ANTERIOR?: string | undefined;
}): readonly KeyObject[] | undefined {
  if (JWT_CLAVE === undefined) return undefined;
  return [JWT_CLAVE, JWT_CLAVE_ANTERIOR].flatMap((una) => (una === undefined ? [] : [claveDe(una)]));
}

/** The rules between the settings of whoever checks tokens. */
export function reglasDeIdentidad(dadas: Entorno): readonly string[] {
  const { JWT_CLAVE, JWT_JWKS_URL } = dadas;
  if (JWT_JWKS_URL === undefined)
    return JWT_CLAVE === undefined ? reglasSinClave(dadas, 'JWT_CLAVE o JWT_JWKS_URL') : [];
  return [
    ...(JWT_CLAVE === undefined ? [] : ['JWT_CLAVE: indique JWT_CLAVE o JWT_JWKS_URL, no ambas.']),
    // The provider signs for other applications too: without these, theirs would be taken for ours.
    ...['JWT_EMISOR', 'JWT_AUDIENCIA']
      .filter((nombre) => dadas[nombre] === undefined)
      .map((nombre) => `${nombre}: es obligatoria con JWT_JWKS_URL.`),
    ...(esProduccion(dadas) && sinCifrar(JWT_JWKS_URL)
      ? ['JWT_JWKS_URL: debe ser https:// con NODE_ENV=production: quien cambie esas claves entra como quiera.']
      : []),
  ];
}

/** The rules of the gateway as a process of its own, which signs for subgraphs. */
export function reglasDelGateway(dadas: Entorno): readonly string[] {
  const { JWT_CLAVE, JWT_JWKS_URL, CLAVE_INTERNA } = dadas;
  const abierto = JWT_CLAVE === undefined && JWT_JWKS_URL === undefined;
  return [
    ...reglasDeIdentidad(dadas),
    // A subgraph that is told nothing is open: whoever the gateway has identified would act there as ADMIN.
    ...(CLAVE_INTERNA === undefined && (!abierto || esProduccion(dadas))
      ? [
          'CLAVE_INTERNA: es obligatoria para comprobar identidades, la misma que en los subgrafos; vea docs/seguridad.md.',
        ]
      : []),
    ...(CLAVE_INTERNA !== undefined && CLAVE_INTERNA === JWT_CLAVE
      ? ['CLAVE_INTERNA: no puede ser la misma que JWT_CLAVE.']
      : []),
  ];
}

function sinCifrar(direccion: string): boolean {
  if (!URL.canParse(direccion)) return false;
  const { protocol, hostname } = new URL(direccion);
  return protocol !== 'https:' && !esLocal(hostname.replace(/^\[|\]$/g, ''));
}
