import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { motorDePruebas, urlDePrueba } from '@alpes/prisma/pruebas';
import { redHacia } from '@alpes/prisma/pruebas/red';
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
    const red = await redHacia(copia?.url ?? '');
    await red.cerrar();
    const { hijo, salida, fin } = correr({ DATABASE_URL: red.url, ARRANQUE_ESPERA_MS: '120000' });
    await expect.poll(() => salida.out, ESPERA).toContain('trying again');
    await red.abrir();
    await expect.poll(() => salida.out, ESPERA).toContain('subgraph is listening');
    const url = /"url":"([^"]+)"/.exec(salida.out)?.[1] ?? '';
    expect((await fetch(new URL('/ready', url))).status).toBe(200);
    hijo.kill('SIGTERM');
    expect(await fin).toBe(0);
    await red.cerrar();
    await copia?.eliminar();
  },
);
