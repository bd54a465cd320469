import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { motorDePruebas, urlDePrueba } from '@alpes/prisma/pruebas';
import { afterEach, expect, it } from 'vitest';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
/** A process takes long to start on a machine that is busy. */
const ESPERA = { timeout: 60_000, interval: 50 };
const hijos: ChildProcess[] = [];
afterEach(() => {
  for (const hijo of hijos.splice(0)) hijo.kill('SIGKILL');
});

/** A subgraph as a process of its own. */
const correr = (variables: NodeJS.ProcessEnv) => {
  const hijo = spawn(process.execPath, ['subgraphs/cliente/src/main.ts'], {
    cwd: RAIZ,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', PULSAR_URL: '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  hijos.push(hijo);
  const salida = { out: '', err: '' };
  hijo.stdout.on('data', (trozo: Buffer) => {
    salida.out += trozo.toString();
  });
  hijo.stderr.on('data', (trozo: Buffer) => {
    salida.err += trozo.toString();
  });
  return { hijo, salida, fin: once(hijo, 'exit').then(([codigo]) => codigo as number | null) };
};

it('a subgraph that must not wait for its database says what is missing, and ends', { timeout: 120_000 }, async () => {
  const { salida, fin } = correr({ DATABASE_URL: 'postgresql://ana@127.0.0.1:1/alpes', ARRANQUE_ESPERA_MS: '0' });
  expect(await fin).toBe(1);
  expect(salida.err).toMatch(/^No se puede conectar con PostgreSQL \(servidor de 127\.0\.0\.1:1\).*\n$/);
});

it.runIf(motorDePruebas() === 'postgresql')(
  'a subgraph waits for one that comes later',
  { timeout: 150_000 },
  async () => {
    const copia = await urlDePrueba();
    const verdadera = new URL(copia?.url ?? '');
    const { puerto, abrir } = await puertoCerrado(verdadera);
    const porAhi = new URL(verdadera);
    porAhi.host = `127.0.0.1:${puerto}`;
    const { hijo, salida, fin } = correr({ DATABASE_URL: porAhi.href, ARRANQUE_ESPERA_MS: '120000' });
    await expect.poll(() => salida.out, ESPERA).toContain('trying again');
    const puerta = await abrir();
    await expect.poll(() => salida.out, ESPERA).toContain('subgraph is listening');
    const url = /"url":"([^"]+)"/.exec(salida.out)?.[1] ?? '';
    expect((await fetch(new URL('/ready', url))).status).toBe(200);
    hijo.kill('SIGTERM');
    expect(await fin).toBe(0);
    puerta.close();
    await copia?.eliminar();
  },
);

/** A port that nobody listens on, until it becomes a way to the server. */
const puertoCerrado = async ({ hostname, port }: URL) => {
  const puerta: Server = createServer((entrante) => {
    const saliente = connect(Number(port === '' ? 5432 : port), hostname);
    entrante.on('error', () => saliente.destroy());
    saliente.on('error', () => entrante.destroy());
    entrante.pipe(saliente).pipe(entrante);
  });
  const escuchar = async (puerto: number) => {
    puerta.listen(puerto, '127.0.0.1');
    await once(puerta, 'listening');
    return (puerta.address() as AddressInfo).port;
  };
  const puerto = await escuchar(0);
  puerta.close();
  await once(puerta, 'close');
  return {
    puerto,
    abrir: async () => {
      await escuchar(puerto);
      return puerta;
    },
  };
};
