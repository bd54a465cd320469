import { setTimeout as esperar } from 'node:timers/promises';

const ENTRE_MIRADAS_MS = 50;

/**
 * Waits for a condition; one that cannot be asked for at this moment does not hold yet.
 *
 * @param falta - what is still missing; undefined when nothing is.
 * @throws with what is missing when `limite` (of `performance.now()`) passes.
 */
export const esperarA = async (
  que: string,
  falta: () => Promise<string | undefined>,
  limite: number,
): Promise<void> => {
  for (;;) {
    const ahora = await falta().catch((error: unknown) => String(error));
    if (ahora === undefined) return;
    if (performance.now() > limite) throw new Error(`${que}: ${ahora}`);
    await esperar(ENTRE_MIRADAS_MS);
  }
};
