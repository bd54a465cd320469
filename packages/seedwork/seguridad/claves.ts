import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { errors, type JWTVerifyOptions, type JWTVerifyResult, jwtVerify } from 'jose';

/** A shared secret shorter than this can be guessed from one signed text. */
export const BYTES_DE_CLAVE = 32;

/** The key that a secret text stands for. */
export const claveDe = (secreto: string): KeyObject => createSecretKey(secreto, 'utf8');

/** A key that nobody else has. */
export const claveAlAzar = (): KeyObject => createSecretKey(randomBytes(BYTES_DE_CLAVE));

/**
 * Verifies an HS256 token with the first of the keys that fits: while a key is being changed, two are in use.
 *
 * @throws JOSEError
 */
export const verificarConClaves = async (
  token: string,
  claves: readonly KeyObject[],
  opciones: JWTVerifyOptions,
): Promise<JWTVerifyResult> => {
  let fallo: unknown = new errors.JWSSignatureVerificationFailed();
  for (const clave of claves) {
    try {
      return await jwtVerify(token, clave, { ...opciones, algorithms: ['HS256'] });
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      fallo = error;
    }
  }
  throw fallo;
};
