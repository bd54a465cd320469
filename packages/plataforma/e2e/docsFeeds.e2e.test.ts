import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { crearCampania, esperarCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

/** What the examples import is there. */
const CARPETA = fileURLToPath(new URL('.', import.meta.resolve('@alpes/gateway/servidor')));

describe('the examples of docs/feeds.md', async () => {
  const doc = await readFile(new URL('../../../docs/feeds.md', import.meta.url), 'utf8');
  const bloques = [...doc.matchAll(/^```(ts|js|sh)\n(.*?)^```$/gms)].map(([, lenguaje = '', codigo = '']) => ({
    lenguaje,
    codigo,
  }));
  const ejemplo = (lenguaje: string, tiene: string): string =>
    bloques.find((bloque) => bloque.lenguaje === lenguaje && bloque.codigo.includes(tiene))?.codigo ??
    expect.fail(`no example in ${lenguaje} with ${tiene}`);

  let sistema: Sistema;
  let hijo: ChildProcess | undefined;

  beforeAll(async () => {
    sistema = await levantar();
    await pagarUna();
  });
  afterEach(async () => {
    if (hijo === undefined || hijo.exitCode !== null || hijo.signalCode !== null) return;
    const fin = once(hijo, 'exit');
    // curl is a child of its shell.
    process.kill(-(hijo.pid as number), 'SIGKILL');
    await fin;
  });
  afterAll(() => sistema?.detener());

  let pagadas = 0;
  const pagarUna = async () => {
    const id = await crearCampania(sistema, await registrarPersona(sistema), '45.00');
    await esperarCampania(sistema, id, { estado: 'APROBADA' });
    pagadas += 1;
  };

  /** Runs an example as it stands, against this gateway. @returns what it has written so far */
  const correr = (orden: string, argumentos: readonly string[], codigo: string) => {
    expect(codigo).toContain('localhost:4000');
    const salida = { texto: '', errores: '' };
    hijo = spawn(orden, [...argumentos, codigo.replaceAll('localhost:4000', new URL(sistema.url).host)], {
      cwd: CARPETA,
      env: { ...process.env, TOKEN: 'ninguno' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    hijo.stdout?.on('data', (trozo) => {
      salida.texto += trozo;
    });
    hijo.stderr?.on('data', (trozo) => {
      salida.errores += trozo;
    });
    return salida;
  };
  /** It shows the payments of before, and one that is made while it runs, each once. */
  const debeSeguir = async (salida: { readonly texto: string; readonly errores: string }, que: string) => {
    const vistos = () => salida.texto.split(que).length - 1;
    await expect.poll(vistos).toBe(pagadas);
    await pagarUna();
    await expect.poll(vistos).toBe(pagadas);
    expect(salida.errores).not.toContain('Error');
  };

  it('are all here', () => {
    expect(bloques.map(({ lenguaje }) => lenguaje)).toEqual(['ts', 'sh', 'js', 'ts']);
  });

  it.runIf(spawnSync('curl', ['--version']).status === 0)('curl', async () => {
    const salida = correr('sh', ['-c'], ejemplo('sh', 'curl'));
    await debeSeguir(salida, '{"data":{"eventosPagos":{"tipo":"PayoutExitoso.v1"}}}\n\n');
    expect(salida.texto).toMatch(/^retry: 1000\n\nid: \S+\nevent: next\ndata: \{"data":\{"eventosPagos":/);
  });

  it('EventSource', async () => {
    const salida = correr(
      process.execPath,
      ['--no-warnings', '--experimental-eventsource', '--input-type=module', '--eval'],
      ejemplo('js', 'EventSource'),
    );
    await debeSeguir(salida, 'PayoutExitoso.v1\n');
  });

  it('graphql-ws', async () => {
    const codigo = ejemplo('ts', 'graphql-ws');
    const salida = correr(process.execPath, ['--no-warnings', '--input-type=module-typescript', '--eval'], codigo);
    await debeSeguir(salida, 'PayoutExitoso.v1\n');
  });

  it('Apollo Client', async () => {
    const codigo = ejemplo('ts', '@apollo/client');
    const salida = correr(process.execPath, ['--no-warnings', '--input-type=module-typescript', '--eval'], codigo);
    await debeSeguir(salida, 'PayoutExitoso.v1\n');
  });
});
