import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

/** How the keys of an identity provider are kept. */
export interface OpcionesDeJwks {
  readonly url: URL;
  readonly bitacora: Logger;
  readonly ahora?: (() => number) | undefined;
  /** Keys older than this are asked for again, while those at hand go on being used. */
  readonly refrescoMs?: number | undefined;
  /** A key that is not known has them asked for again, but no sooner than this after the last time. */
  readonly enfriamientoMs?: number | undefined;
  /** Nobody is asked for this long after it did not answer. */
  readonly pausaTrasFalloMs?: number | undefined;
  readonly plazoMs?: number | undefined;
}

/** The identity provider did not give its keys. */
export class JwksInalcanzable extends Error {
  override readonly name = 'JwksInalcanzable';
}

/**
 * The keys at a JWKS address. A provider that does not answer takes no key away: the last ones that it gave stay in
 * use until it gives others. A key that it has withdrawn goes with the next refresh.
 */
export function crearClavesJwks({
  url,
  bitacora,
  ahora = Date.now,
  refrescoMs = 600_000,
  enfriamientoMs = 30_000,
  pausaTrasFalloMs = 5_000,
  plazoMs = 5_000,
}: OpcionesDeJwks): JWTVerifyGetKey {
  let refrescadas = 0;
  let enPausaHasta = 0;

  const pedir: FetchImplementation = async (direccion, opciones) => {
    if (ahora() < enPausaHasta) throw new JwksInalcanzable('The JWKS address did not answer a moment ago');
    try {
      const respuesta = await fetch(direccion, opciones);
      if (respuesta.status !== 200) throw new Error(`It answered ${respuesta.status}`);
      refrescadas = ahora();
      return respuesta;
    } catch (err) {
      enPausaHasta = ahora() + pausaTrasFalloMs;
      bitacora.error({ err, url: url.href }, 'The keys of the identity provider cannot be had');
      throw new JwksInalcanzable('The JWKS address does not answer', { cause: err });
    }
  };
  const remotas = createRemoteJWKSet(url, {
    timeoutDuration: plazoMs,
    cooldownDuration: enfriamientoMs,
    // The library asks again before it uses keys that are too old, and fails with them when there is no answer.
    cacheMaxAge: Number.POSITIVE_INFINITY,
    [customFetch]: pedir,
  });

  return (cabecera, token) => {
    if (remotas.jwks() !== undefined && ahora() - refrescadas > refrescoMs && !remotas.reloading) {
      remotas.reload().catch(() => undefined);
    }
    return remotas(cabecera, token);
  };
}
