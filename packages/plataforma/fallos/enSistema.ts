import { rmSync } from 'node:fs';
import type { CualBus } from './cualBus.ts';
import { levantar, type Sistema } from './sistema.ts';

/**
 * Runs a suite on the system as processes, and ends this process with what came out. Nothing of the system is left
 * running, whatever happens; the logs stay where the suite did not pass.
 *
 * @param correr - @returns whether all that must hold does.
 */
export const enSistema = async (bus: CualBus, correr: (sistema: Sistema) => Promise<boolean>): Promise<never> => {
  let sistema: Sistema | undefined;
  process.on('exit', () => sistema?.matarYa());
  for (const senal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(senal, async () => {
      await sistema?.detener();
      process.exit(130);
    });
  }
  sistema = await levantar(bus);
  let bien = false;
  try {
    bien = await correr(sistema);
  } finally {
    await sistema.detener();
  }
  if (bien) rmSync(sistema.registros, { recursive: true, force: true });
  else console.log(`\nThe logs of the processes are in ${sistema.registros}`);
  process.exit(bien ? 0 : 1);
};
