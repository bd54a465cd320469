import { execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as dormir } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { arrancarPulsar, type PulsarDePrueba } from '../../../scripts/pulsar.mjs';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraEn } from '../pruebas/bitacora.ts';
import {
  type ClienteDePulsar,
  clientesDePulsar,
  direccionDe,
  type Red,
  redHacia,
  urlWebSocket,
} from '../pruebas/pulsar.ts';
import { cuerposDe, numerados } from './bus.contrato.ts';
import type { Bus } from './bus.ts';
import type { ConexionPulsar } from './clientePulsar.ts';
import { conectarPulsar } from './crearBus.ts';

const SECRETO = randomBytes(32);

/** A JWT of a role, as the broker takes it. */
const tokenDe = (rol: string, { secreto = SECRETO, segundos = 3_600 } = {}): string => {
  const parte = (datos: object) => Buffer.from(JSON.stringify(datos)).toString('base64url');
  const firmado = `${parte({ alg: 'HS256' })}.${parte({ sub: rol, exp: Math.floor(Date.now() / 1_000) + segundos })}`;
  return `${firmado}.${createHmac('sha256', secreto).update(firmado).digest('base64url')}`;
};

/** An authority of its own, and what it has signed: PEM files. */
const hacerCertificados = (carpeta: string) => {
  const openssl = (...argumentos: string[]) => execFileSync('openssl', argumentos, { cwd: carpeta, stdio: 'pipe' });
  const clave = (nombre: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${nombre}.key.pem`);
  for (const autoridad of ['ca', 'ajena']) {
    clave(autoridad);
    const sujeto = ['-subj', `/CN=${autoridad}`, '-days', '2'];
    openssl('req', '-x509', '-new', '-key', `${autoridad}.key.pem`, ...sujeto, '-out', `${autoridad}.pem`);
  }
  for (const [nombre, extra] of [
    ['broker', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
    ['alpes', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    clave(nombre);
    openssl('req', '-new', '-key', `${nombre}.key.pem`, '-subj', `/CN=${nombre}`, '-out', `${nombre}.csr`);
    writeFileSync(join(carpeta, `${nombre}.ext`), extra);
    const firma = ['-CA', 'ca.pem', '-CAkey', 'ca.key.pem', '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', `${nombre}.csr`, ...firma, '-extfile', `${nombre}.ext`, '-out', `${nombre}.pem`);
  }
  return (nombre: string) => join(carpeta, nombre);
};

const puertoLibre = async (): Promise<number> => {
  const servidor = createServer().listen(0, '127.0.0.1');
  await once(servidor, 'listening');
  const { port } = servidor.address() as AddressInfo;
  servidor.close();
  await once(servidor, 'close');
  return port;
};

const CLIENTES = await clientesDePulsar();

describe.skipIf(urlWebSocket() === undefined)('a broker that asks who is there (needs one: scripts/pulsar.mjs)', () => {
  const carpeta = mkdtempSync(join(tmpdir(), 'alpes-tls-'));
  let archivo: (nombre: string) => string;
  let pulsar: PulsarDePrueba;
  let seguras: Readonly<Record<ClienteDePulsar, string>>;
  beforeAll(async () => {
    archivo = hacerCertificados(carpeta);
    const [web, broker] = [await puertoLibre(), await puertoLibre()];
    seguras = { websocket: `wss://127.0.0.1:${web}`, nativo: `pulsar+ssl://127.0.0.1:${broker}` };
    const token = tokenDe('admin');
    const proveedor = 'org.apache.pulsar.broker.authentication.AuthenticationProvider';
    pulsar = await arrancarPulsar({
      token,
      ajustes: {
        authenticationEnabled: true,
        authenticationProviders: `${proveedor}Token,${proveedor}Tls`,
        tokenSecretKey: `data:;base64,${SECRETO.toString('base64')}`,
        authorizationEnabled: true,
        superUserRoles: 'admin,alpes',
        brokerClientAuthenticationPlugin: 'org.apache.pulsar.client.impl.auth.AuthenticationToken',
        brokerClientAuthenticationParameters: `token:${token}`,
        webServicePortTls: web,
        brokerServicePortTls: broker,
        tlsCertificateFilePath: archivo('broker.pem'),
        tlsKeyFilePath: archivo('broker.key.pem'),
        tlsTrustCertsFilePath: archivo('ca.pem'),
      },
    });
  });
  afterAll(async () => {
    await pulsar?.detener();
    rmSync(carpeta, { recursive: true });
  });

  const buses: Bus[] = [];
  const redes: Red[] = [];
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.cerrar()));
    await Promise.all(redes.splice(0).map((red) => red.cerrar()));
  });
  const abrir = async (cambios: Pick<ConexionPulsar, 'url' | 'token' | 'tls'>) => {
    const lineas: string[] = [];
    const conexion = { tenant: 'public', namespace: 'default', ...cambios };
    const bus = await conectarPulsar(conexion, async () => 'una-base', bitacoraEn(lineas));
    buses.push(bus);
    const flujo = { modulo: 'm', topic: `t-${nuevoId()}` };
    const recibidos: string[] = [];
    await bus.suscribir({
      topic: flujo.topic,
      nombre: 's',
      manejar: async ({ cuerpo }) => void recibidos.push(cuerpo),
    });
    return { bus, flujo, recibidos, lineas };
  };
  const llegaCon = async (cambios: Pick<ConexionPulsar, 'url' | 'token' | 'tls'>) => {
    const { bus, flujo, recibidos } = await abrir(cambios);
    await bus.publicar(flujo, numerados(1, 3));
    await expect.poll(() => recibidos).toEqual(cuerposDe(1, 3));
    expect(await bus.salud()).toEqual({ estado: 'ok' });
  };

  describe.each(CLIENTES)('%s', (cliente) => {
    it('takes a good token', () => llegaCon({ url: direccionDe(cliente, pulsar), token: () => tokenDe('alpes') }));

    it('by TLS, with a token, where its authority is trusted', () =>
      llegaCon({ url: seguras[cliente], token: () => tokenDe('alpes'), tls: { confianza: archivo('ca.pem') } }));

    it('by TLS, takes a certificate for who we are', () =>
      llegaCon({
        url: seguras[cliente],
        tls: {
          confianza: archivo('ca.pem'),
          certificado: archivo('alpes.pem'),
          clave: archivo('alpes.key.pem'),
        },
      }));

    it('by TLS, is not trusted by who trusts another authority', async () => {
      const { bus, flujo } = await abrir({
        url: seguras[cliente],
        token: () => tokenDe('alpes'),
        tls: { confianza: archivo('ajena.pem') },
      });
      await expect(bus.publicar(flujo, numerados(1, 1))).rejects.toThrow();
      expect(await bus.salud()).toMatchObject({ estado: 'degradado' });
    });

    it.each([
      ['of another signature', () => tokenDe('alpes', { secreto: randomBytes(32) })],
      ['that has ended', () => tokenDe('alpes', { segundos: -60 })],
      ['of somebody who may not', () => tokenDe('otro')],
    ])('a token %s is refused, and said', async (_, token) => {
      const { bus, flujo, recibidos, lineas } = await abrir({ url: direccionDe(cliente, pulsar), token });
      await expect(bus.publicar(flujo, numerados(1, 1))).rejects.toThrow(
        cliente === 'websocket' ? /does not take our token or certificate.*PULSAR_TOKEN_FILE.*40[13]/ : /Auth/,
      );
      expect(await bus.salud()).toMatchObject({ estado: 'degradado' });
      await expect.poll(() => lineas.filter((linea) => linea.includes('no connection to the broker'))).toHaveLength(1);
      expect(recibidos).toEqual([]);
      expect(lineas.join()).not.toContain(token());
    });
  });

  it('a token that has ended is not tried over and over; the one that follows is taken without a restart', async () => {
    const red = await redHacia(pulsar.wsUrl);
    redes.push(red);
    let token = tokenDe('alpes', { segundos: -60 });
    const { bus, flujo, recibidos } = await abrir({ url: red.url, token: () => token });
    await dormir(3_000);
    expect(red.conexiones()).toBeGreaterThan(1);
    // 0, 100, 300, 700, 1500 ms …
    expect(red.conexiones()).toBeLessThanOrEqual(6);
    token = tokenDe('alpes');
    await expect.poll(async () => (await bus.salud()).estado).toBe('ok');
    await bus.publicar(flujo, numerados(1, 2));
    await expect.poll(() => recibidos).toEqual(cuerposDe(1, 2));
  });
});
