import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const RAIZ = fileURLToPath(new URL('..', import.meta.url));

/** What a command of pnpm came to. */
export interface Corrida {
  readonly codigo: number | null;
  readonly salida: string;
  readonly errores: string;
}

/** Runs a command of the pnpm that package.json names, in the root. */
export const correrPnpm = (...argumentos: readonly string[]): Corrida => {
  const { packageManager } = JSON.parse(readFileSync(`${RAIZ}/package.json`, 'utf8')) as { packageManager: string };
  // npx does not know the hash behind the version.
  const [pnpm = packageManager] = packageManager.split('+');
  const { status, stdout, stderr } = spawnSync('npx', ['--yes', pnpm, ...argumentos], {
    cwd: RAIZ,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    // pnpm's own waits for a registry that does not answer add up to minutes.
    env: { npm_config_fetch_retries: '1', npm_config_fetch_retry_mintimeout: '1000', ...process.env },
  });
  return { codigo: status, salida: stdout ?? '', errores: stderr ?? '' };
};
