import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerConfiguracion, reglasDeBus, urlDeBaseDeDatos } from './configuracion.ts';
import { reglasDelSubgrafo, secretoCompartido, VARIABLES_INTERNAS } from './configuracionDeSeguridad.ts';

const FORMA = { DATABASE_URL: urlDeBaseDeDatos, ...VARIABLES_INTERNAS };
const CLAVE = 'x'.repeat(32);

describe('a setting in a file', () => {
  let carpeta: string;
  const archivo = (nombre: string, contenido: string) => {
    const ruta = join(carpeta, nombre);
    writeFileSync(ruta, contenido);
    return ruta;
  };
  beforeAll(() => {
    carpeta = mkdtempSync(join(tmpdir(), 'alpes-'));
  });
  afterAll(() => rmSync(carpeta, { recursive: true }));

  it('is read as one in a variable', () => {
    const entorno = {
      DATABASE_URL_ARCHIVO: archivo('url', 'postgresql://a:b@c/d\n'),
      CLAVE_INTERNA_ARCHIVO: archivo('clave', `${CLAVE}\n`),
    };
    expect(leerConfiguracion(FORMA, entorno, reglasDelSubgrafo)).toEqual({
      DATABASE_URL: 'postgresql://a:b@c/d',
      CLAVE_INTERNA: CLAVE,
    });
  });

  it('that is wrong is told with all other faults, once', () => {
    const entorno = {
      DATABASE_URL_ARCHIVO: join(carpeta, 'nada'),
      CLAVE_INTERNA: CLAVE,
      CLAVE_INTERNA_ARCHIVO: archivo('otra', CLAVE),
      CLAVE_INTERNA_ANTERIOR_ARCHIVO: archivo('corta', 'corta'),
    };
    expect(() => leerConfiguracion(FORMA, entorno)).toThrow(
      [
        'CLAVE_INTERNA_ANTERIOR: debe tener al menos 32 bytes; hágala con: openssl rand -base64 48',
        `DATABASE_URL_ARCHIVO: no se puede leer, o está vacío, el archivo ${join(carpeta, 'nada')}.`,
        'CLAVE_INTERNA: indique CLAVE_INTERNA o CLAVE_INTERNA_ARCHIVO, no ambos.',
      ].join('\n'),
    );
  });

  it('that is empty is not taken for one that is not set', () => {
    const vacia = archivo('vacia', '\n');
    expect(() => leerConfiguracion({ X: secretoCompartido.optional() }, { X_ARCHIVO: vacia })).toThrow('X_ARCHIVO');
  });
});

describe('a subgraph without a key', () => {
  it('listens on this machine alone', () => {
    for (const HOST of [undefined, '127.0.0.1', '127.8.8.8', '::1', 'localhost']) {
      expect(reglasDelSubgrafo({ HOST })).toEqual([]);
    }
    for (const HOST of ['0.0.0.0', '::', '10.0.0.7', 'alpes.example', '127.evil.example']) {
      expect(reglasDelSubgrafo({ HOST })).toEqual([expect.stringContaining('HOST: sin CLAVE_INTERNA')]);
      expect(reglasDelSubgrafo({ HOST, CLAVE_INTERNA: CLAVE })).toEqual([]);
    }
  });

  it('does not start in production', () => {
    expect(reglasDelSubgrafo({ NODE_ENV: 'production' })).toEqual([
      expect.stringContaining('CLAVE_INTERNA: es obligatoria'),
    ]);
    expect(reglasDelSubgrafo({ NODE_ENV: 'production', CLAVE_INTERNA: CLAVE })).toEqual([]);
  });
});

it('the certificate for the broker comes with its key, and the key with it', () => {
  const [certificado, clave] = [{ PULSAR_TLS_CERT_FILE: 'c.pem' }, { PULSAR_TLS_KEY_FILE: 'k.pem' }];
  expect(reglasDeBus({})).toEqual([]);
  expect(reglasDeBus({ ...certificado, ...clave })).toEqual([]);
  expect(reglasDeBus(certificado)).toEqual([expect.stringMatching(/^PULSAR_TLS_KEY_FILE: .*PULSAR_TLS_CERT_FILE/)]);
  expect(reglasDeBus(clave)).toEqual([expect.stringMatching(/^PULSAR_TLS_CERT_FILE: .*PULSAR_TLS_KEY_FILE/)]);
});
