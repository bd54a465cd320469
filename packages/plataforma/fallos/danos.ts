import { setTimeout as esperar } from 'node:timers/promises';
import type { Ajustes } from './ajustes.ts';
import { crearAzar } from './azar.ts';
import { anotarMomento, esperarEnMarcha } from './enMarcha.ts';
import { NOMBRE_DE_CONEXION, type Replica, type Sistema } from './sistema.ts';

const MUERTES_POR_CORTE = 8;
const MUERTES_POR_BROKER = 40;
const VUELTA_MAXIMA_MS = 120_000;
const PAUSA_MAXIMA_MS = 800;
const SIN_BROKER_MAXIMO_MS = 3_000;
/** So long a broker that has just started takes all the processors there are, for compiling itself. */
const BROKER_EN_FRIO_MS = 10_000;

/** How a process came back. */
export interface Vuelta {
  readonly nombre: string;
  /** From its start until it was healthy and its context at work. */
  readonly ms: number;
  readonly sanoMs: number;
  readonly relevadoMs: number;
  /**
   * How long of this the broker or the database were cut off, or just back; undefined where they were not: then it is the
   * process alone that is measured.
   */
  readonly otroFalloMs: number | undefined;
}

/** What was done to the system. */
export interface Danos {
  muertes: number;
  cortes: number;
  conexionesCortadas: number;
  brokers: number;
  readonly vueltas: Vuelta[];
  /** Processes that did not come back in time, and why. */
  readonly perdidos: string[];
}

/** Kills, cuts and restarts until there have been as many deaths as asked for, or `limite` has passed. */
export const danar = async (
  sistema: Sistema,
  { semilla, muertes, aLaVez }: Pick<Ajustes, 'semilla' | 'muertes' | 'aLaVez'>,
  limite: number,
  avisar: (danos: Danos) => void,
): Promise<Danos> => {
  const danos: Danos = { muertes: 0, cortes: 0, conexionesCortadas: 0, brokers: 0, vueltas: [], perdidos: [] };
  const vivas = [...sistema.replicas];
  /** Every fault that is not a death, from its begin until nothing of it is felt any more. */
  const otros: { readonly desde: number; hasta: number }[] = [];
  let empezadas = 0;
  const calentar = (): Promise<void> => (sistema.broker === undefined ? Promise.resolve() : esperar(BROKER_EN_FRIO_MS));
  let caliente = calentar();

  const matar = async (replica: Replica, antes: number): Promise<void> => {
    await esperar(antes);
    const { proceso, modulo } = replica;
    const muerto = performance.now();
    await proceso.matar();
    danos.muertes += 1;
    const momento = modulo === undefined ? undefined : await anotarMomento(sistema, modulo);
    const inicio = performance.now();
    proceso.arrancar();
    try {
      const { sano, relevado } = await esperarEnMarcha(sistema, replica, momento, inicio + VUELTA_MAXIMA_MS);
      danos.vueltas.push({
        nombre: proceso.nombre,
        ms: Math.max(sano, relevado) - inicio,
        sanoMs: sano - inicio,
        relevadoMs: relevado - inicio,
        otroFalloMs: duranteOtros(otros, muerto, Math.max(sano, relevado)),
      });
    } catch (error) {
      danos.perdidos.push(error instanceof Error ? error.message : String(error));
    }
    avisar(danos);
  };

  const empezarOtro = () => {
    const otro = { desde: performance.now(), hasta: Number.POSITIVE_INFINITY };
    otros.push(otro);
    return otro;
  };

  const cortarConexiones = async (): Promise<void> => {
    const otro = empezarOtro();
    danos.conexionesCortadas += await cortarBase(sistema);
    danos.cortes += 1;
    otro.hasta = performance.now();
  };

  const reiniciarBroker = async (durante: number): Promise<void> => {
    const otro = empezarOtro();
    await sistema.broker?.matar();
    await esperar(durante);
    await sistema.broker?.encender();
    danos.brokers += 1;
    // It is over when those who live have found the broker again.
    const fin = performance.now() + VUELTA_MAXIMA_MS;
    await Promise.all(vivas.map((replica) => esperarEnMarcha(sistema, replica, undefined, fin).catch(() => {})));
    otro.hasta = performance.now() + BROKER_EN_FRIO_MS;
    caliente = calentar();
  };

  const carril = async (cual: number): Promise<void> => {
    const azar = crearAzar(semilla + cual);
    while (empezadas < muertes && performance.now() < limite) {
      empezadas += 1;
      const orden = empezadas;
      if (orden % MUERTES_POR_CORTE === 4) await cortarConexiones();
      if (sistema.broker !== undefined && orden % MUERTES_POR_BROKER === 6) {
        await reiniciarBroker(azar.entero(SIN_BROKER_MAXIMO_MS));
      }
      await caliente;
      const replica = azar.sacar(vivas);
      if (replica === undefined) throw new Error('More lanes than processes');
      await matar(replica, azar.entero(PAUSA_MAXIMA_MS));
      vivas.push(replica);
    }
  };
  await Promise.all(Array.from({ length: aLaVez }, (_, i) => carril(i + 1)));
  return danos;
};

/** Cuts every connection to the database but the suite's own. @returns how many */
export const cortarBase = async ({ prisma }: Sistema): Promise<number> => {
  const cortadas = await prisma.$queryRaw<unknown[]>`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name <> ${NOMBRE_DE_CONEXION}`;
  return cortadas.length;
};

/** How much of a time fell into other faults; undefined where none did. */
const duranteOtros = (
  otros: readonly { readonly desde: number; readonly hasta: number }[],
  inicio: number,
  fin: number,
): number | undefined => {
  const suyos = otros.filter(({ desde, hasta }) => desde <= fin && hasta >= inicio);
  if (suyos.length === 0) return undefined;
  return suyos.reduce((suma, { desde, hasta }) => suma + Math.min(hasta, fin) - Math.max(desde, inicio), 0);
};
