import type { KeyObject } from 'node:crypto';
import { ANONIMO, type Identidad } from '@alpes/seedwork/aplicacion/identidad';
import { verificarConClaves } from '@alpes/seedwork/seguridad/claves';
import { recordar, type Verificado } from '@alpes/seedwork/seguridad/recordar';
import { errors, type JWTVerifyGetKey, type JWTVerifyOptions, type JWTVerifyResult, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { crearClavesJwks, JwksInalcanzable } from './clavesJwks.ts';
import type { OpcionesDeIdentidad } from './configuracion.ts';
import { type RechazoDeIdentidad, sinClaves, sinToken, tokenInvalido, tokenYaVencido } from './rechazo.ts';
import { identidadDe, type NombresDeReclamos } from './reclamos.ts';

/**
 * Who asks, by an `Authorization` header or what stands in for it. Throws `RechazoDeIdentidad`, at once or later.
 *
 * The same token gives the same object while it is remembered: what is worked out for one need not be again.
 */
export type Autenticar = (autorizacion: unknown) => Identidad | Promise<Identidad>;

/** With no key, nobody is asked. */
export const abierto: Autenticar = () => ANONIMO;

/** The way to learn who asks that the settings name. */
export function autenticadorDe(identidad: OpcionesDeIdentidad | undefined, bitacora: Logger): Autenticar {
  if (identidad === undefined) return abierto;
  const { claves, ...resto } = identidad;
  return crearAutenticador({
    ...resto,
    claves: claves instanceof URL ? crearClavesJwks({ url: claves, bitacora }) : claves,
  });
}

/** What tokens are checked against. */
export interface OpcionesDeAutenticador {
  /** Shared secrets, or the keys of an identity provider. */
  readonly claves: readonly KeyObject[] | JWTVerifyGetKey;
  readonly emisor: string;
  readonly audiencia: string;
  /** How far apart the clocks of two machines may be. */
  readonly toleranciaS: number;
  readonly nombres: NombresDeReclamos;
  readonly ahora?: (() => number) | undefined;
}

/** By kind of key: a public key must never be taken for a shared secret. */
const ALGORITMOS_DE_JWKS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TOKEN = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;
const LARGO_MAXIMO = 8 * 1024;
/** A token is looked at again after this time, so that a key that was withdrawn takes its tokens with it. */
export const REVISION_MS = 5 * 60_000;

/** Checks JWTs: signature, issuer, audience, times, and what they say of their subject. */
export function crearAutenticador(opciones: OpcionesDeAutenticador): Autenticar {
  const { claves, emisor: issuer, audiencia: audience, toleranciaS, nombres, ahora = Date.now } = opciones;

  async function verificar(token: string): Promise<Verificado<Identidad>> {
    const instante = ahora();
    const reglas: JWTVerifyOptions = {
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: toleranciaS,
      currentDate: new Date(instante),
    };
    const { payload } = await comprobar(token, reglas);
    // Until it is no longer taken, tolerance and all.
    const vence = ((payload.exp ?? 0) + toleranciaS) * 1000;
    return { valor: identidadDe(payload, nombres, vence), hasta: Math.min(vence, instante + REVISION_MS) };
  }

  async function comprobar(token: string, reglas: JWTVerifyOptions): Promise<JWTVerifyResult> {
    try {
      if (typeof claves !== 'function') return await verificarConClaves(token, claves, reglas);
      return await jwtVerify(token, claves, { ...reglas, algorithms: ALGORITMOS_DE_JWKS });
    } catch (error) {
      throw comoRechazo(error);
    }
  }

  const recordado = recordar(verificar, { ahora });
  return (autorizacion) => {
    if (autorizacion === undefined || autorizacion === '') throw sinToken();
    if (typeof autorizacion !== 'string' || autorizacion.length > LARGO_MAXIMO) throw tokenInvalido();
    const token = TOKEN.exec(autorizacion)?.[1];
    if (token === undefined) throw tokenInvalido();
    return recordado(token);
  };
}

function comoRechazo(error: unknown): RechazoDeIdentidad {
  if (error instanceof errors.JWTExpired) return tokenYaVencido(error);
  // The provider's answer is not a set of keys: no fault of the token's.
  const deLasClaves = error instanceof errors.JWKSInvalid || (error as { code?: unknown }).code === 'ERR_JOSE_GENERIC';
  return error instanceof JwksInalcanzable || error instanceof errors.JWKSTimeout || deLasClaves
    ? sinClaves(error)
    : tokenInvalido(error);
}
