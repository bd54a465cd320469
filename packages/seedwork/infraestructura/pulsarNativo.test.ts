import { beforeEach, expect, it, vi } from 'vitest';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { clienteNativo } from './pulsarNativo.ts';

/** Stands for the package, whose native part is not on every machine: keeps what the client is made with. */
const pulsar = vi.hoisted(() => {
  const hecho: { config: Record<string, unknown> } = { config: {} };
  class Autenticacion {
    readonly con: unknown;
    constructor(con: unknown) {
      this.con = con;
    }
  }
  class Client {
    static setLogHandler() {}
    constructor(config: Record<string, unknown>) {
      hecho.config = config;
    }
  }
  return {
    hecho,
    AuthenticationTls: class extends Autenticacion {},
    AuthenticationToken: class extends Autenticacion {},
    Client,
    LogLevel: { WARN: 2 },
  };
});
vi.mock('pulsar-client', () => ({ default: pulsar }));

beforeEach(() => {
  pulsar.hecho.config = {};
});

const conexion = { url: 'pulsar+ssl://broker:6651', tenant: 'public', namespace: 'default' };
const tls = { confianza: 'ca.pem', certificado: 'c.pem', clave: 'k.pem' };
const hechoCon = async (cambios: object) => {
  await clienteNativo({ ...conexion, ...cambios }, bitacoraDePrueba());
  return pulsar.hecho.config;
};

it('a certificate tells the broker who we are, not only the connection', async () => {
  const config = await hechoCon({ tls });
  expect(config).toMatchObject({ tlsTrustCertsFilePath: 'ca.pem', tlsValidateHostname: true });
  expect(config['authentication']).toBeInstanceOf(pulsar.AuthenticationTls);
  expect(config['authentication']).toEqual({ con: { certificatePath: 'c.pem', privateKeyPath: 'k.pem' } });
});

it('beside a token the certificate is for the connection alone', async () => {
  const token = () => 'un-token';
  const config = await hechoCon({ tls, token });
  expect(config).toMatchObject({ tlsCertificateFilePath: 'c.pem', tlsPrivateKeyFilePath: 'k.pem' });
  expect(config['authentication']).toBeInstanceOf(pulsar.AuthenticationToken);
  expect(config['authentication']).toEqual({ con: { token } });
});

it('without either nobody is authenticated', async () => {
  expect(await hechoCon({ tls: { confianza: 'ca.pem' } })).not.toHaveProperty('authentication');
  expect(await hechoCon({})).not.toHaveProperty('tlsTrustCertsFilePath');
});
