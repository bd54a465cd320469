import { createSecretKey, type KeyObject } from 'node:crypto';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claveDeProveedor, DATOS_DE_TOKEN, servirJwks } from '../pruebas/identidad.ts';
import { crearAutenticador } from './autenticador.ts';
import { crearClavesJwks } from './clavesJwks.ts';
import { firmarToken } from './firmarToken.ts';
import { RechazoDeIdentidad } from './rechazo.ts';

const bitacora = pino({ level: 'silent' });
const MINUTO = 60_000;

let jwks: Awaited<ReturnType<typeof servirJwks>>;
let una: Awaited<ReturnType<typeof claveDeProveedor>>;
let otra: Awaited<ReturnType<typeof claveDeProveedor>>;
let desfase = 0;
const ahora = () => Date.now() + desfase;

beforeAll(async () => {
  una = await claveDeProveedor('una');
  otra = await claveDeProveedor('otra', 'ES256');
  jwks = await servirJwks();
});
afterAll(() => jwks.cerrar());
beforeEach(() => {
  desfase = 0;
  Object.assign(jwks.estado, { claves: [una.publica], caido: false, peticiones: 0 });
});

const crear = (enfriamientoMs = 0) =>
  crearAutenticador({
    ...DATOS_DE_TOKEN,
    claves: crearClavesJwks({ url: jwks.url, bitacora, ahora, enfriamientoMs }),
    ahora,
  });

/** What comes of a token: the identity, or the status that it is refused with. */
const resultado = async (autenticar: ReturnType<typeof crear>, token: string) => {
  try {
    return await autenticar(`Bearer ${token}`);
  } catch (error) {
    if (error instanceof RechazoDeIdentidad) return error.forma.estado;
    throw error;
  }
};
const BUENO = expect.objectContaining({ usuario: 'ana', rol: 'ADMIN' });

describe('the keys of an identity provider', () => {
  test('are fetched once, for however many tokens', async () => {
    const autenticar = crear();
    for (const sub of ['a', 'b', 'c']) {
      expect(await resultado(autenticar, await una.firmar({ sub }))).toMatchObject({ usuario: sub });
    }
    expect(jwks.estado.peticiones).toBe(1);
  });

  test('that are new are found, and those that were withdrawn are no longer taken', async () => {
    const autenticar = crear();
    const antiguo = await una.firmar({ exp: Math.floor(Date.now() / 1000) + 7200 });
    expect(await resultado(autenticar, antiguo)).toEqual(BUENO);
    jwks.estado.claves = [otra.publica];
    expect(await resultado(autenticar, await otra.firmar())).toEqual(BUENO);
    expect(jwks.estado.peticiones).toBe(2);
    // A token that has been seen is looked at again after a while.
    expect(await resultado(autenticar, antiguo)).toEqual(BUENO);
    desfase = 6 * MINUTO;
    expect(await resultado(autenticar, antiguo)).toBe(401);
  });

  test('are not asked for again by each token with a key that nobody knows', async () => {
    const autenticar = crear(MINUTO);
    expect(await resultado(autenticar, await una.firmar())).toEqual(BUENO);
    for (let i = 0; i < 5; i++) expect(await resultado(autenticar, await otra.firmar({ jti: `${i}` }))).toBe(401);
    expect(jwks.estado.peticiones).toBe(1);
  });

  test('stay in use while the provider does not answer, and are refreshed when it does', async () => {
    const autenticar = crear();
    const largo = { exp: Math.floor(Date.now() / 1000) + 86_400 };
    expect(await resultado(autenticar, await una.firmar(largo))).toEqual(BUENO);
    jwks.estado.caido = true;
    desfase = 20 * MINUTO;
    expect(await resultado(autenticar, await una.firmar({ ...largo, jti: '2' }))).toEqual(BUENO);
    await expect.poll(() => jwks.estado.peticiones).toBe(2);
    // Not asked again for a while after it failed.
    expect(await resultado(autenticar, await una.firmar({ ...largo, jti: '3' }))).toEqual(BUENO);
    expect(jwks.estado.peticiones).toBe(2);
    Object.assign(jwks.estado, { caido: false, claves: [otra.publica] });
    desfase += MINUTO;
    expect(await resultado(autenticar, await una.firmar({ ...largo, jti: '4' }))).toEqual(BUENO);
    await expect
      .poll(async () => resultado(autenticar, await una.firmar({ ...largo, jti: `${Math.random()}` })))
      .toBe(401);
    expect(await resultado(autenticar, await otra.firmar(largo))).toEqual(BUENO);
  });

  test('that were never had are no fault of the token', async () => {
    const autenticar = crear();
    jwks.estado.caido = true;
    expect(await resultado(autenticar, await una.firmar())).toBe(503);
    expect(await resultado(autenticar, await una.firmar())).toBe(503);
    expect(jwks.estado.peticiones).toBe(1);
    jwks.estado.caido = false;
    desfase = MINUTO;
    expect(await resultado(autenticar, await una.firmar())).toEqual(BUENO);
  });
});

describe('a token that is not what it should be', () => {
  const en = (segundos: number) => Math.floor(Date.now() / 1000) + segundos;

  test.each<[string, () => Record<string, unknown>]>([
    ['has expired', () => ({ exp: en(-1) })],
    ['has no expiry', () => ({ exp: undefined })],
    ['is not valid yet', () => ({ nbf: en(60) })],
    ['comes from elsewhere', () => ({ iss: 'https://otro.example' })],
    ['is for others', () => ({ aud: 'otra' })],
    ['is for nobody in particular', () => ({ aud: undefined })],
    ['speaks of nobody', () => ({ sub: undefined })],
  ])('because it %s is refused', async (_caso, reclamos) => {
    expect(await resultado(crear(), await una.firmar(reclamos()))).toBe(401);
  });

  test('because its algorithm is a trick is refused', async () => {
    const reclamos = {
      iss: DATOS_DE_TOKEN.emisor,
      aud: DATOS_DE_TOKEN.audiencia,
      sub: 'eva',
      rol: 'ADMIN',
      exp: en(600),
    };
    const hs256 = (secreto: string) =>
      new SignJWT(reclamos).setProtectedHeader({ alg: 'HS256', kid: 'una' }).sign(createSecretKey(secreto, 'utf8'));
    const codificar = (valor: object) => Buffer.from(JSON.stringify(valor)).toString('base64url');
    const pem = await exportSPKI((await importJWK(una.publica)) as CryptoKey);
    const propia = await claveDeProveedor('una');
    const [cabecera, cuerpo, firma] = (await una.firmar()).split('.');
    const falsos = {
      none: new UnsecuredJWT(reclamos).encode(),
      'none, with a signature': `${codificar({ alg: 'none', kid: 'una' })}.${cuerpo}.${firma}`,
      'None in other letters': `${codificar({ alg: 'nOnE', kid: 'una' })}.${codificar(reclamos)}.${firma}`,
      'the public key as a secret': await hs256(pem),
      'the JWK as a secret': await hs256(JSON.stringify(una.publica)),
      'another key under the same name': await propia.firmar(),
      'its own key in the header': await propia.firmar({}, { jwk: propia.publica }),
      'a critical extension that nobody knows': `${codificar({ alg: 'RS256', kid: 'una', crit: ['x'], x: 1 })}.${cuerpo}.${firma}`,
      'a body that was not signed': `${cabecera}.${codificar(reclamos)}.${firma}`,
    };
    const autenticar = crear();
    for (const [caso, token] of Object.entries(falsos)) expect(await resultado(autenticar, token), caso).toBe(401);
  });

  test('because it is none at all is refused before its signature is looked at', async () => {
    const autenticar = crear();
    const enorme = `${await una.firmar({ relleno: 'x'.repeat(20_000) })}`;
    for (const autorizacion of [
      'Bearer',
      'Bearer ',
      'Bearer abc',
      'Bearer a.b.c.d.e',
      'Bearer a.b.c, Bearer a.b.c',
      `Basic ${await una.firmar()}`,
      await una.firmar(),
      `Bearer ${enorme}`,
      `Bearer ${'a.'.repeat(500_000)}`,
      ['Bearer a.b.c'],
      7,
      {},
    ]) {
      await expect(async () => autenticar(autorizacion)).rejects.toThrow('El token no es válido.');
    }
    for (const nada of [undefined, '']) await expect(async () => autenticar(nada)).rejects.toThrow('Identifíquese');
    expect(jwks.estado.peticiones).toBe(0);
  });
});

describe('a shared secret', () => {
  const clave = createSecretKey('s'.repeat(32), 'utf8');
  const anterior = createSecretKey('a'.repeat(32), 'utf8');
  const firmar = (con: KeyObject, vence = Date.now() + 600_000) =>
    firmarToken({ sub: 'ana', rol: 'ADMIN' }, { ...DATOS_DE_TOKEN, clave: con, vence });
  const conClaves = (...claves: KeyObject[]) => crearAutenticador({ ...DATOS_DE_TOKEN, toleranciaS: 5, claves, ahora });

  test('signs tokens, and so does the previous one while it is configured', async () => {
    expect(await resultado(conClaves(clave), await firmar(clave))).toEqual(BUENO);
    expect(await resultado(conClaves(clave, anterior), await firmar(anterior))).toEqual(BUENO);
    expect(await resultado(conClaves(clave), await firmar(anterior))).toBe(401);
  });

  test('is taken for no other algorithm, and no public key is taken for it', async () => {
    const hs512 = new SignJWT({ sub: 'ana', rol: 'ADMIN', iss: DATOS_DE_TOKEN.emisor, aud: DATOS_DE_TOKEN.audiencia })
      .setExpirationTime('1h')
      .setProtectedHeader({ alg: 'HS512' });
    expect(await resultado(conClaves(clave), await hs512.sign(createSecretKey('s'.repeat(64), 'utf8')))).toBe(401);
    expect(await resultado(conClaves(clave), await una.firmar())).toBe(401);
  });

  test('a token that is known ends with its time, clocks a little apart', async () => {
    const autenticar = conClaves(clave);
    const token = await firmar(clave, Date.now() + 60_000);
    const primera = await resultado(autenticar, token);
    expect(primera).toEqual(BUENO);
    expect(await resultado(autenticar, token)).toBe(primera);
    desfase = 62_000;
    expect(await resultado(autenticar, token)).toEqual(BUENO);
    desfase = 66_000;
    await expect(async () => autenticar(`Bearer ${token}`)).rejects.toThrow('El token venció.');
  });
});
