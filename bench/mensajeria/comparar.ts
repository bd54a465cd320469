import { setTimeout as dormir } from 'node:timers/promises';
import type { Ida, Lado, Tiempos } from './lado.ts';

/** How much is measured. */
export interface Tamano {
  readonly rondas: number;
  /** Single messages of each side in a round. */
  readonly idas: number;
  /** Messages of a backlog to publish, in a round. */
  readonly publicar: number;
  /** Messages of a backlog to consume, in a round. */
  readonly consumir: number;
}

/** What one side did in one round. */
export interface Ronda {
  readonly idas: readonly Tiempos[];
  /** Messages a second. */
  readonly publicados: number;
  readonly consumidos: number;
}

/** Both sides, round by round. */
export interface Comparacion {
  readonly nuestro: readonly Ronda[];
  readonly pelado: readonly Ronda[];
}

/** A side begins a single message every 50 ms: 20 a second. */
const TURNO_MS = 25;
const CALENTAMIENTO = 20;

/**
 * Measures both sides, turn by turn: message by message where single ones are timed, backlog by backlog where many are,
 * so that what else the machine does hits both.
 */
export const comparar = async (nuestro: Lado, pelado: Lado, tamano: Tamano): Promise<Comparacion> => {
  const idas = await compararIdas(nuestro, pelado, tamano);
  const rondas: { nuestro: Ronda; pelado: Ronda }[] = [];
  for (let n = 0; n < tamano.rondas; n += 1) {
    const medir = async (lado: Lado, propias: readonly Tiempos[]): Promise<Ronda> => ({
      idas: propias.slice(n * tamano.idas, (n + 1) * tamano.idas),
      publicados: (tamano.publicar * 1_000) / (await lado.publicar(tamano.publicar)),
      consumidos: (tamano.consumir * 1_000) / (await lado.consumir(tamano.consumir)),
    });
    // Who goes first takes turns too.
    if (n % 2 === 0) {
      const nuestra = await medir(nuestro, idas.nuestro);
      rondas.push({ nuestro: nuestra, pelado: await medir(pelado, idas.pelado) });
    } else {
      const pelada = await medir(pelado, idas.pelado);
      rondas.push({ nuestro: await medir(nuestro, idas.nuestro), pelado: pelada });
    }
  }
  return { nuestro: rondas.map((ronda) => ronda.nuestro), pelado: rondas.map((ronda) => ronda.pelado) };
};

const compararIdas = async (nuestro: Lado, pelado: Lado, { rondas, idas }: Tamano) => {
  const [una, otra] = [await nuestro.abrirIda(), await pelado.abrirIda()];
  try {
    for (let n = 0; n < Math.min(CALENTAMIENTO, idas); n += 1) {
      await una.ida();
      await otra.ida();
    }
    const [nuestros, pelados]: [Tiempos[], Tiempos[]] = [[], []];
    for (let n = 0; n < rondas * idas; n += 1) {
      nuestros.push(await enSuTurno(una));
      pelados.push(await enSuTurno(otra));
    }
    return { nuestro: nuestros, pelado: pelados };
  } finally {
    await una.cerrar();
    await otra.cerrar();
  }
};

const enSuTurno = async (ida: Ida): Promise<Tiempos> => {
  const [tiempos] = await Promise.all([ida.ida(), dormir(TURNO_MS)]);
  return tiempos;
};
