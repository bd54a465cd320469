import pg from 'pg';

let enviadas = 0;
const original = pg.Client.prototype.query as (...argumentos: unknown[]) => unknown;
pg.Client.prototype.query = function contada(this: pg.Client, ...argumentos: unknown[]) {
  enviadas += 1;
  return original.apply(this, argumentos);
} as typeof pg.Client.prototype.query;

/** Counts the statements that this process sends to PostgreSQL from now on. @returns how many they were. */
export const contarSentencias = (): (() => number) => {
  const antes = enviadas;
  return () => enviadas - antes;
};
