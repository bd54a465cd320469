import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';

const EMISOR = 'https://idp.example';
const AUDIENCIA = 'alpes';

/** Where tokens of the tests come from, and whom they are for. */
export const DATOS_DE_TOKEN = {
  emisor: EMISOR,
  audiencia: AUDIENCIA,
  toleranciaS: 0,
  nombres: { rol: 'rol', cliente: 'clienteId' },
};

/** A key of an identity provider. */
export async function claveDeProveedor(kid: string, alg = 'RS256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publica: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  return {
    publica,
    /** A token that is good unless what is given makes it otherwise; undefined leaves a claim out. */
    firmar: (reclamos: Record<string, unknown> = {}, cabecera: Partial<JWTHeaderParameters> = {}) =>
      new SignJWT({
        iss: EMISOR,
        aud: AUDIENCIA,
        sub: 'ana',
        rol: 'ADMIN',
        exp: Math.floor(Date.now() / 1000) + 600,
        ...reclamos,
      })
        .setProtectedHeader({ alg, kid, ...cabecera })
        .sign(privateKey),
  };
}

/** An identity provider's JWKS address, with what a test makes of it. */
export async function servirJwks(...claves: JWK[]) {
  const estado = { claves, caido: false, peticiones: 0 };
  const servidor = createServer((_peticion, respuesta) => {
    estado.peticiones++;
    respuesta.statusCode = estado.caido ? 500 : 200;
    respuesta.setHeader('content-type', 'application/json');
    respuesta.end(JSON.stringify({ keys: estado.claves }));
  });
  await new Promise<void>((resolve) => servidor.listen(0, '127.0.0.1', resolve));
  return {
    estado,
    url: new URL(`http://127.0.0.1:${(servidor.address() as AddressInfo).port}/keys`),
    async cerrar() {
      servidor.closeAllConnections();
      await new Promise((resolve) => servidor.close(resolve));
    },
  };
}
