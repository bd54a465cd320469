import { setTimeout as esperar } from 'node:timers/promises';

const PAUSA_MS = 200;
const INTENTOS = 50;

/** Asks again where a busy machine did not answer the suite itself. @throws what the last try threw */
export const cuandoSePueda = async <T>(preguntar: () => Promise<T>): Promise<T> => {
  for (let intento = 1; intento < INTENTOS; intento += 1) {
    try {
      return await preguntar();
    } catch {
      await esperar(PAUSA_MS);
    }
  }
  return preguntar();
};
