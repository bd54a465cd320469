import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));

describe('preparar', () => {
  let carpeta: string;
  beforeAll(() => {
    carpeta = mkdtempSync(join(tmpdir(), 'alpes-preparar-'));
    for (const cosa of [
      'package.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'prisma.config.ts',
      'scripts/preparar.mjs',
    ]) {
      cpSync(join(RAIZ, cosa), join(carpeta, cosa));
    }
    cpSync(join(RAIZ, 'prisma/schema'), join(carpeta, 'prisma/schema'), { recursive: true });
  });
  afterAll(() => rmSync(carpeta, { recursive: true, force: true }));

  const preparar = (guion = 'scripts/preparar.mjs') =>
    spawnSync(process.execPath, [join(carpeta, guion)], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: carpeta,
        npm_config_registry: 'http://127.0.0.1:1',
        npm_config_cache: join(carpeta, 'cache'),
        npm_config_fetch_retries: '0',
      },
    });

  it('ends with one line that says what to do when there is no network', () => {
    const { status, stderr } = preparar();
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^No se pudo llegar al registro de paquetes\./);
  });

  it('ends with one line when Node is too old', () => {
    writeFileSync(
      join(carpeta, 'scripts/viejo.mjs'),
      "Object.defineProperty(process.versions, 'node', { value: '18.19.0' }); await import('./preparar.mjs');",
    );
    const { status, stderr } = preparar('scripts/viejo.mjs');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Hace falta Node 20 o posterior/);
  });
});
