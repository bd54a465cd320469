import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { componer } from './componer.ts';
import { hasta } from './pruebas/canal.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const sdl = (nombre: string) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { ${nombre}: String }`;

let carpeta: string;
let supergrafo: string;

beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'gateway-'));
  supergrafo = join(carpeta, 'supergraph.graphql');
  const partes = ['cliente', 'pagos', 'campanias'].map((nombre) => ({
    nombre,
    url: `http://${nombre}.invalid/graphql`,
    sdl: sdl(nombre),
  }));
  await writeFile(supergrafo, componer(partes));
});
afterAll(() => rm(carpeta, { recursive: true }));

function lanzar(entorno: Record<string, string>) {
  const proceso = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'], ...entorno } });
  const salida = { out: '', err: '' };
  proceso.stdout.on('data', (trozo: Buffer) => {
    salida.out += trozo.toString();
  });
  proceso.stderr.on('data', (trozo: Buffer) => {
    salida.err += trozo.toString();
  });
  const fin = once(proceso, 'exit').then(([codigo]) => codigo as number | null);
  return { proceso, salida, fin };
}

describe('the gateway as a process', () => {
  test('starts without its subgraphs, says which are missing, and stops on SIGTERM', async () => {
    const { proceso, salida, fin } = lanzar({
      PORT: '0',
      SUPERGRAPH_PATH: supergrafo,
      SUBGRAFO_PAGOS_URL: 'http://127.0.0.1:1/graphql',
    });
    await hasta(() => salida.out.includes('Gateway listening'));
    const url = /"url":"([^"]+)"/.exec(salida.out)?.[1] ?? '';
    const respuesta = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ pagos }"}',
    });
    expect(await respuesta.json()).toMatchObject({
      data: { pagos: null },
      errors: [{ extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } }],
    });
    proceso.kill('SIGTERM');
    expect(await fin).toBe(0);
    expect(salida.err).toBe('');
  });

  test('takes another version of the supergraph on SIGHUP, and keeps the one it has when that is broken', async () => {
    const propio = join(carpeta, 'cambiante.graphql');
    await copyFile(supergrafo, propio);
    const { proceso, salida, fin } = lanzar({ PORT: '0', SUPERGRAPH_PATH: propio });
    await hasta(() => salida.out.includes('Gateway listening'));
    await writeFile(propio, 'type Query {');
    proceso.kill('SIGHUP');
    await hasta(() => salida.out.includes('Supergraph not reloaded'));
    await copyFile(supergrafo, propio);
    proceso.kill('SIGHUP');
    await hasta(() => salida.out.includes('Supergraph reloaded'));
    proceso.kill('SIGTERM');
    expect(await fin).toBe(0);
  });

  test('lists its wrong settings and exits', async () => {
    const { salida, fin } = lanzar({ PORT: 'cuatro mil', LOG_LEVEL: 'mucho' });
    expect(await fin).toBe(1);
    expect(salida.err.trim().split('\n')).toEqual([
      'PORT: debe ser un número de puerto entre 0 y 65535.',
      'LOG_LEVEL: debe ser uno de silent, fatal, error, warn, info, debug, trace.',
    ]);
  });

  test('says what to do when its port is taken', async () => {
    const ocupante = createServer().listen(0, '127.0.0.1');
    await once(ocupante, 'listening');
    const { port } = ocupante.address() as AddressInfo;
    const { salida, fin } = lanzar({ PORT: String(port), SUPERGRAPH_PATH: supergrafo, LOG_LEVEL: 'silent' });
    expect(await fin).toBe(1);
    expect(salida.err).toBe(
      `El puerto ${port} ya está en uso: detenga el otro proceso o elija otro con la variable PORT.\n`,
    );
    ocupante.close();
  });

  test('says which file it could not read', async () => {
    const { salida, fin } = lanzar({ SUPERGRAPH_PATH: '/no/existe.graphql' });
    expect(await fin).toBe(1);
    expect(salida.err).toBe('SUPERGRAPH_PATH: no se puede leer el archivo /no/existe.graphql.\n');
  });
});
