import type { KeyObject } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

/** Signs a token as an identity provider with a shared secret would: for development and tests. */
export function firmarToken(
  reclamos: JWTPayload,
  { clave, emisor, audiencia, vence }: { clave: KeyObject; emisor: string; audiencia: string; vence: number },
): Promise<string> {
  return new SignJWT(reclamos)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(emisor)
    .setAudience(audiencia)
    .setIssuedAt()
    .setExpirationTime(Math.floor(vence / 1000))
    .sign(clave);
}
