import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hayNativo } from '@alpes/seedwork/pruebas/pulsar';
import { GraphQLClient } from 'graphql-request';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const INICIAR = fileURLToPath(new URL('./iniciar.ts', import.meta.url));
const CONTAR = '{ clientes(primeros: 1) { total } campanias(primeros: 1) { total } }';
const NATIVO = await hayNativo();

/** `npm start`'s own process, on the embedded database. */
describe('the whole system in one process', { timeout: 90_000 }, () => {
  let carpeta: string;
  const hijos: ChildProcess[] = [];
  beforeEach(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'alpes-'));
  });
  afterEach(async () => {
    for (const hijo of hijos.splice(0)) await matar(hijo, 'SIGKILL');
    await rm(carpeta, { recursive: true, force: true });
  });

  const correr = (variables: NodeJS.ProcessEnv = {}) => {
    const hijo = spawn(process.execPath, [INICIAR], {
      env: {
        ...process.env,
        DATABASE_URL: '',
        PULSAR_URL: '',
        DATOS: join(carpeta, 'datos'),
        PORT: '0',
        LOG_LEVEL: 'warn',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    hijos.push(hijo);
    let salida = '';
    hijo.stdout.on('data', (trozo: Buffer) => {
      salida += trozo.toString();
    });
    hijo.stderr.on('data', (trozo: Buffer) => {
      salida += trozo.toString();
    });
    return {
      hijo,
      salida: () => salida,
      /** The address that it prints when it is ready. */
      url: async (): Promise<string> => {
        await expect
          .poll(() => (hijo.exitCode === null ? salida : `ended: ${salida}`), { timeout: 60_000, interval: 50 })
          .toMatch(/Explore el grafo en: {2}http/);
        return /http\S+/.exec(salida)?.[0] ?? '';
      },
      /** What it says when it refuses to start. */
      negativa: async (): Promise<string> => {
        if (hijo.exitCode === null) await once(hijo, 'exit');
        expect(hijo.exitCode).toBe(1);
        return salida.trim();
      },
    };
  };

  it('starts with sample data, and starts again with the same data after a kill', async () => {
    const primera = correr();
    const graphql = new GraphQLClient(await primera.url());
    const cuenta = await graphql.request<{ clientes: { total: number }; campanias: { total: number } }>(CONTAR);
    expect(cuenta).toEqual({ clientes: { total: 6 }, campanias: { total: 4 } });
    await matar(primera.hijo, 'SIGKILL');

    const segunda = correr();
    expect(await new GraphQLClient(await segunda.url()).request(CONTAR)).toEqual(cuenta);
    await matar(segunda.hijo, 'SIGTERM');
    expect(segunda.hijo.exitCode).toBe(0);
  });

  it('says in one line that the port is taken', async () => {
    const ocupante = createServer().listen(0, '127.0.0.1');
    await once(ocupante, 'listening');
    const direccion = ocupante.address();
    const puerto = typeof direccion === 'object' && direccion !== null ? direccion.port : 0;
    const negativa = await correr({ PORT: `${puerto}`, MUESTRA: 'no' }).negativa();
    ocupante.close();
    expect(negativa).toBe(
      `El puerto ${puerto} ya está en uso: detenga el otro proceso o elija otro con la variable PORT.`,
    );
    // It says so before it makes a database.
    expect(existsSync(join(carpeta, 'datos'))).toBe(false);
  });

  it('says in one line that the supergraph cannot be used', async () => {
    const ruta = join(carpeta, 'supergrafo.graphql');
    await writeFile(ruta, 'type Query {');
    const negativa = await correr({ MUESTRA: 'no', SUPERGRAPH_PATH: ruta }).negativa();
    expect(negativa.split('\n').at(-1)).toMatch(/^SUPERGRAPH_PATH: .*no se puede usar/);
    expect(negativa).not.toContain('    at ');
  });

  it('says in one line that another process uses the data folder', async () => {
    await correr({ MUESTRA: 'no' }).url();
    const negativa = await correr({ MUESTRA: 'no' }).negativa();
    expect(negativa.split('\n')).toHaveLength(1);
    expect(negativa).toContain(join(carpeta, 'datos'));
  });

  it('says in one line that the data folder is no folder', async () => {
    await writeFile(join(carpeta, 'datos'), 'x');
    const negativa = await correr().negativa();
    expect(negativa.split('\n')).toHaveLength(1);
    expect(negativa).toContain('datos');
  });

  it.runIf(process.platform === 'linux')('says in one line that no folder can be made there', async () => {
    const negativa = await correr({ DATOS: '/proc/alpes/datos' }).negativa();
    expect(negativa.split('\n')).toHaveLength(1);
    expect(negativa).toContain('/proc/alpes/datos');
  });

  it('lists everything that is wrong with the settings at once', async () => {
    const negativa = await correr({ PORT: 'abc', LOG_LEVEL: 'mucho', SAGA_PLAZO_MS: '-1' }).negativa();
    expect(negativa.split('\n').map((linea) => linea.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL', 'SAGA_PLAZO_MS']);
    const delBus = {
      PULSAR_URL: 'http://localhost:8080',
      PULSAR_TENANT: 'a/b',
      PULSAR_NAMESPACE: 'c d',
      PULSAR_TLS_CA_FILE: join(carpeta, 'nada.pem'),
    };
    const otra = await correr({ LOG_LEVEL: 'mucho', ...delBus }).negativa();
    expect(otra.split('\n').map((linea) => linea.split(':')[0])).toEqual(['LOG_LEVEL', ...Object.keys(delBus)]);
  });

  it('starts while the broker is away, and says so in its health', async () => {
    const url = await correr({ MUESTRA: 'no', PULSAR_URL: `ws://127.0.0.1:${await puertoSinNadie()}` }).url();
    const { estado, partes } = (await (await fetch(new URL('/health', url))).json()) as {
      readonly estado: string;
      readonly partes: Readonly<Record<string, { readonly partes: { readonly bus: { readonly estado: string } } }>>;
    };
    expect(estado).toBe('degradado');
    expect(Object.values(partes).map(({ partes: { bus } }) => bus.estado)).toEqual([
      'degradado',
      'degradado',
      'degradado',
    ]);
  });

  it.skipIf(NATIVO)("names the ways out where the native part of Pulsar's client is missing", async () => {
    const negativa = await correr({ MUESTRA: 'no', PULSAR_URL: 'pulsar://127.0.0.1:6650' }).negativa();
    expect(negativa.split('\n')).toHaveLength(1);
    expect(negativa).toMatch(/^PULSAR_URL: .*pulsar-client.*rebuild.*ws:\/\//);
  });
});

/** A port that nobody listens on. */
const puertoSinNadie = async (): Promise<number> => {
  const servidor = createServer().listen(0, '127.0.0.1');
  await once(servidor, 'listening');
  const direccion = servidor.address();
  servidor.close();
  await once(servidor, 'close');
  return typeof direccion === 'object' && direccion !== null ? direccion.port : 0;
};

const matar = async (hijo: ChildProcess, senal: NodeJS.Signals): Promise<void> => {
  if (hijo.exitCode !== null || hijo.signalCode !== null) return;
  hijo.kill(senal);
  await once(hijo, 'exit');
};
