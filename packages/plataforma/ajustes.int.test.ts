import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AJUSTES_DE_CAMPANIAS } from '@alpes/campanias/ajustes';
import { CONFIGURACION_DEL_GATEWAY } from '@alpes/gateway/configuracion';
import { AJUSTES_DE_PAGOS } from '@alpes/pagos/ajustes';
import { textoDeAyuda } from '@alpes/seedwork/proceso/ayuda';
import { ajustesDeSubgrafo } from '@alpes/seedwork/proceso/correrSubgrafo';
import { expect, it } from 'vitest';
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

it('a process that is asked for help gives it, and does nothing else', async () => {
  const raiz = fileURLToPath(new URL('../..', import.meta.url));
  const argumentos = ['subgraphs/pagos/src/main.ts', '--help'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argumentos, { cwd: raiz });
  expect(leerAyuda(stdout).map(({ nombre }) => nombre)).toContain('PASARELA_DEMORA_MS');
  expect(stderr).toBe('');
});
