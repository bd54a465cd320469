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
  /** Whether the broker or the database were cut off meanwhile: then it is not the process alone that is measured. */
  readonly conOtroFallo: boolean;
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
  /** Grows at the begin and at the end of every fault that is not a death. */
  let otros = 0;
  let empezadas = 0;
  const calentar = (): Promise<void> => (sistema.broker === undefined ? Promise.resolve() : esperar(BROKER_EN_FRIO_MS));
  let caliente = calentar();

  const matar = async (replica: Replica, antes: number): Promise<void> => {
    await esperar(antes);
    const { proceso, modulo } = replica;
    const fallos = otros;
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
        conOtroFallo: fallos % 2 === 1 || otros !== fallos,
      });
    } catch (error) {
      danos.perdidos.push(error instanceof Error ? error.message : String(error));
    }
    avisar(danos);
  };

  const cortarConexiones = async (): Promise<void> => {
    otros += 1;
    const cortadas = await sistema.prisma.$queryRaw<unknown[]>`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name <> ${NOMBRE_DE_CONEXION}`;
    danos.cortes += 1;
    danos.conexionesCortadas += cortadas.length;
    otros += 1;
  };

  const reiniciarBroker = async (durante: number): Promise<void> => {
    otros += 1;
    await sistema.broker?.matar();
    await esperar(durante);
    await sistema.broker?.encender();
    danos.brokers += 1;
    // It is over when those who live have found the broker again.
    const fin = performance.now() + VUELTA_MAXIMA_MS;
    await Promise.all(vivas.map((replica) => esperarEnMarcha(sistema, replica, undefined, fin).catch(() => {})));
    otros += 1;
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
