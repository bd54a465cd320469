import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AJUSTES_DE_CAMPANIAS } from '@alpes/campanias/ajustes';
import { CONFIGURACION_DEL_GATEWAY } from '@alpes/gateway/configuracion';
import { AJUSTES_DE_PAGOS } from '@alpes/pagos/ajustes';
import { textoDeAyuda } from '@alpes/seedwork/proceso/ayuda';
import { ajustesDeSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { describe, expect, it } from 'vitest';
import { CONFIGURACION } from './configuracion.ts';

/** Each process, its settings, and who it is in the column `read by` of the page. */
const PROCESOS = [
  ['npm start', CONFIGURACION, ['all', '`npm start`']],
  ['gateway', CONFIGURACION_DEL_GATEWAY, ['all', 'gateway']],
  ['cliente', ajustesDeSubgrafo(4001), ['all', 'subgraphs']],
  ['pagos', { ...ajustesDeSubgrafo(4002), ...AJUSTES_DE_PAGOS }, ['all', 'subgraphs', 'pagos']],
  ['campanias', { ...ajustesDeSubgrafo(4003), ...AJUSTES_DE_CAMPANIAS }, ['all', 'subgraphs', 'campanias']],
] as const;

/** What a process says of its settings: `  NAME  what it is for [default]`. */
const leerAyuda = (texto: string) =>
  [...texto.matchAll(/^ {2}(\w+) +\S.*?(?: \[(.*)\])?$/gm)].map(([, nombre = '', porDefecto = '']) => ({
    nombre,
    porDefecto,
  }));

it('docs/configuracion.md has the settings that each process tells with --help', async () => {
  const pagina = await readFile(new URL('../../docs/configuracion.md', import.meta.url), 'utf8');
  const filas = [...pagina.matchAll(/^\| (`[A-Z].*?) \| (.*?) \| .* \| (.*?) \|$/gm)].flatMap(
    ([, nombres = '', porDefecto = '', lectores = '']) =>
      [...nombres.matchAll(/`(\w+)`/g)].map(([, nombre = '']) => ({
        nombre,
        porDefecto,
        lectores: lectores.replace('a must for ', '').split(/[,;] /),
      })),
  );
  for (const [proceso, ajustes, nombres] of PROCESOS) {
    const escritos = filas.filter(
      // NODE_ENV is read beside the settings: it says where a process runs.
      ({ nombre, lectores }) => nombre !== 'NODE_ENV' && lectores.some((lector) => nombres.includes(lector as never)),
    );
    const dichos = leerAyuda(textoDeAyuda(proceso, ajustes));
    expect(dichos.map(({ nombre }) => nombre).sort(), proceso).toEqual(escritos.map(({ nombre }) => nombre).sort());
    for (const { nombre, porDefecto } of dichos) {
      // Paths differ from one machine to the next.
      if (porDefecto.startsWith('/')) continue;
      expect(escritos.find((uno) => uno.nombre === nombre)?.porDefecto, nombre).toContain(porDefecto);
    }
  }
});

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
/** Where no database is: what runs although it should not, or does not wait, fails. */
const SIN_BASE = { ...process.env, DATABASE_URL: 'postgresql://nadie:nada@127.0.0.1:1/nada', DATOS: '/dev/null/datos' };

it.each([
  ['packages/plataforma/iniciar.ts', 'MUESTRA'],
  ['gateway/main.ts', 'SUPERGRAPH_PATH'],
  ['subgraphs/cliente/src/main.ts', 'DATABASE_URL'],
  ['subgraphs/pagos/src/main.ts', 'PASARELA_DEMORA_MS'],
  ['subgraphs/campanias/src/main.ts', 'SAGA_PLAZO_MS'],
  ['subgraphs/campanias/src/reconstruir.ts', 'DATOS'],
  ['scripts/migrar.ts', 'ARRANQUE_ESPERA_MS'],
  ['scripts/token.ts', 'JWT_CLAVE'],
  ['scripts/mensaje.ts', 'PULSAR_URL'],
])('%s gives help when it is asked for it, and does nothing else', async (archivo, ajuste) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [archivo, '--help'], {
    cwd: RAIZ,
    env: SIN_BASE,
  });
  expect(leerAyuda(stdout).map(({ nombre }) => nombre)).toContain(ajuste);
  expect(stderr).toBe('');
});

describe.each([['scripts/migrar.ts'], ['subgraphs/campanias/src/reconstruir.ts']])('the task %s', (archivo) => {
  it('waits for a database that may be there in a moment', async () => {
    const tarea = spawn(process.execPath, [archivo], { cwd: RAIZ, env: SIN_BASE, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      let dicho = '';
      for await (const trozo of tarea.stderr) {
        dicho += trozo;
        if (dicho.includes('not ready to start: trying again')) break;
      }
      expect(dicho).toContain('trying again');
      expect(tarea.exitCode).toBeNull();
    } finally {
      tarea.kill('SIGKILL');
    }
  });

  it('says in one line that it has waited enough, or what it does not understand', async () => {
    const correr = (...opciones: string[]) =>
      promisify(execFile)(process.execPath, [archivo, ...opciones], {
        cwd: RAIZ,
        env: { ...SIN_BASE, ARRANQUE_ESPERA_MS: '0' },
      });
    await expect(correr()).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^No .*\n$/) });
    await expect(correr('--inventada')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^No se entiende «--inventada»: .*--help.*\n$/),
    });
  });
});
