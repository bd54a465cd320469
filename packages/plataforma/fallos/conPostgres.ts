import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const POSTGRES = fileURLToPath(new URL('../../../scripts/postgres.mjs', import.meta.url));

/** Runs this process's own command once more, over a PostgreSQL of its own; ends as that does. */
const otraVez = (): Promise<never> =>
  new Promise(() => {
    const hijo = spawn(process.execPath, [POSTGRES, '--', process.execPath, ...process.argv.slice(1)], {
      stdio: 'inherit',
    });
    // Ctrl+C reaches the child by itself.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => hijo.kill('SIGTERM'));
    hijo.on('exit', (codigo) => process.exit(codigo ?? 1));
  });

/** Runs a suite over the PostgreSQL of DATABASE_URL, or over one of its own that ends with it. */
export const conPostgres = (correr: () => Promise<never>): Promise<never> =>
  (process.env['DATABASE_URL'] ?? '') === '' ? otraVez() : correr();
