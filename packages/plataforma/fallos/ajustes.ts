import { parseArgs } from 'node:util';
import { type CualBus, cualBus } from './cualBus.ts';

/** How long and how hard a run is. */
export interface Ajustes {
  /** How many processes are killed. */
  readonly muertes: number;
  /** Longest that the whole run takes. */
  readonly minutos: number;
  /** The dice's; the same one makes the same choices. */
  readonly semilla: number;
  /** How many processes may be dead at the same time. */
  readonly aLaVez: number;
  readonly bus: CualBus;
  /** Seconds in which a process that was killed must be back at work, from its start. */
  readonly vuelta: number;
  /** Commands a second. */
  readonly ritmo: number;
}

/** Reads them from the arguments of the command line. @throws TypeError for an unknown one. */
export const leerAjustes = (argumentos: readonly string[]): Ajustes => {
  const { values } = parseArgs({
    args: [...argumentos],
    options: {
      muertes: { type: 'string', default: '200' },
      minutos: { type: 'string', default: '15' },
      semilla: { type: 'string', default: `${Date.now() % 1_000_000}` },
      'a-la-vez': { type: 'string', default: '1' },
      ritmo: { type: 'string', default: '4' },
      vuelta: { type: 'string', default: '5' },
      pulsar: { type: 'boolean', default: false },
      embebido: { type: 'boolean', default: false },
    },
  });
  return {
    muertes: numero('muertes', values.muertes),
    minutos: numero('minutos', values.minutos),
    semilla: numero('semilla', values.semilla),
    aLaVez: numero('a-la-vez', values['a-la-vez']),
    ritmo: numero('ritmo', values.ritmo),
    vuelta: numero('vuelta', values.vuelta),
    bus: cualBus(values),
  };
};

const numero = (nombre: string, texto: string): number => {
  if (!/^\d+(\.\d+)?$/.test(texto)) throw new TypeError(`--${nombre} must be a number, not "${texto}"`);
  return Number(texto);
};
