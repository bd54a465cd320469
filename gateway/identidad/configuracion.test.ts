import { describe, expect, test } from 'vitest';
import { leerConfiguracionDelGateway } from '../configuracion.ts';

const CLAVE = 'x'.repeat(32);
const OTRA = 'y'.repeat(32);
const JWKS = { JWT_JWKS_URL: 'https://idp.example/keys', JWT_EMISOR: 'https://idp.example', JWT_AUDIENCIA: 'alpes' };
const faltas = (entorno: Record<string, string>) => {
  try {
    leerConfiguracionDelGateway(entorno);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((linea) => linea.split(/[: ]/)[0]);
  }
};

describe('the identity settings of the gateway', () => {
  test('may be left out on one machine, outside production', () => {
    expect(leerConfiguracionDelGateway({}).identidad).toBeUndefined();
    expect(faltas({ HOST: '0.0.0.0' })).toEqual(['HOST']);
    expect(faltas({ NODE_ENV: 'production', HOST: '0.0.0.0' })).toEqual(['JWT_CLAVE', 'CLAVE_INTERNA']);
  });

  test('are complete with a shared secret and the internal key', () => {
    const entorno = { NODE_ENV: 'production', HOST: '0.0.0.0', JWT_CLAVE: CLAVE, CLAVE_INTERNA: OTRA };
    expect(faltas(entorno)).toEqual([]);
    expect(leerConfiguracionDelGateway(entorno).identidad).toMatchObject({
      emisor: 'alpes-partners',
      audiencia: 'alpes-partners',
      toleranciaS: 5,
      nombres: { rol: 'rol', cliente: 'clienteId' },
    });
    expect(faltas({ JWT_CLAVE: CLAVE })).toEqual(['CLAVE_INTERNA']);
    expect(faltas({ JWT_CLAVE: CLAVE, CLAVE_INTERNA: CLAVE })).toEqual(['CLAVE_INTERNA']);
    expect(faltas({ JWT_CLAVE: 'corta', CLAVE_INTERNA: 'corta', JWT_TOLERANCIA_S: '61' })).toEqual([
      'JWT_CLAVE',
      'JWT_TOLERANCIA_S',
      'CLAVE_INTERNA',
      'CLAVE_INTERNA',
    ]);
  });

  test('name issuer and audience where an identity provider signs', () => {
    expect(faltas({ ...JWKS, CLAVE_INTERNA: OTRA, NODE_ENV: 'production' })).toEqual([]);
    expect(faltas({ JWT_JWKS_URL: JWKS.JWT_JWKS_URL, CLAVE_INTERNA: OTRA })).toEqual(['JWT_EMISOR', 'JWT_AUDIENCIA']);
    expect(faltas({ ...JWKS, CLAVE_INTERNA: OTRA, JWT_CLAVE: CLAVE })).toEqual(['JWT_CLAVE']);
  });

  test('do not fetch keys over an open line in production', () => {
    const con = (JWT_JWKS_URL: string) =>
      faltas({ ...JWKS, JWT_JWKS_URL, CLAVE_INTERNA: OTRA, NODE_ENV: 'production' });
    expect(con('http://idp.example/keys')).toEqual(['JWT_JWKS_URL']);
    expect(con('http://127.0.0.1:8080/keys')).toEqual([]);
    expect(con('http://[::1]:8080/keys')).toEqual([]);
    expect(con('ftp://idp.example/keys')).toEqual(['JWT_JWKS_URL', 'JWT_JWKS_URL']);
    expect(con('keys')).toEqual(['JWT_JWKS_URL']);
  });
});
