import { setTimeout as esperar } from 'node:timers/promises';
import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import type { Comprobacion } from '../comprobacion.ts';
import { esperarA } from '../esperarA.ts';
import { type Conexion, porEventos, porWebSocket } from './conexiones.ts';

/** A thing as one of `cambios…` gives it. */
interface Estado {
  readonly version: number;
  readonly estado: string;
}

/** Who follows one thing. */
export interface Observador {
  readonly campo: 'cambiosCliente' | 'cambiosPayout' | 'cambiosCampania';
  readonly id: string;
  readonly estados: readonly Estado[];
  terminar(): Promise<void>;
}

const PAUSA_MS = 200;

/** Follows one thing, again whenever it is cut off. */
export const observar = (origen: string, campo: Observador['campo'], id: string): Observador => {
  const estados: Estado[] = [];
  const parada = new AbortController();
  let conexion: Conexion | undefined;
  const query = `subscription { ${campo}(id: "${id}") { version estado } }`;
  const siempre = async (): Promise<void> => {
    for (let vez = 0; !parada.signal.aborted; vez += 1) {
      const abrir = vez % 2 === 0 ? porWebSocket : porEventos;
      conexion = abrir(origen, { query, ultimo: undefined }, ({ data }) => {
        const estado = data?.[campo] as Estado | null | undefined;
        if (estado != null) estados.push(estado);
      });
      await conexion.fin;
      await esperar(PAUSA_MS);
    }
  };
  const fin = siempre();
  return {
    campo,
    id,
    estados,
    async terminar() {
      parada.abort();
      conexion?.cerrar();
      await fin;
    },
  };
};

/** Each has seen its thing's versions go up alone, and comes to have seen it as its row is. */
export const comprobarObservadores = async (
  prisma: PrismaClient,
  observadores: readonly Observador[],
  limite: number,
): Promise<Comprobacion> => {
  const filas = {
    cambiosCliente: (id: string) => prisma.cliente.findUnique({ where: { id } }),
    cambiosPayout: (id: string) => prisma.payout.findUnique({ where: { id } }),
    cambiosCampania: (id: string) => prisma.campaniaVista.findUnique({ where: { id } }),
  } as const;
  let faltas: readonly string[] = [];
  const mirar = async (): Promise<string | undefined> => {
    const deCada = observadores.map(async ({ campo, id, estados }) => {
      const fila = await filas[campo](id);
      const ultimo = estados.at(-1);
      const atras = estados.findIndex(({ version }, n) => version < (estados[n - 1]?.version ?? 0));
      if (atras !== -1) return [`${campo} ${id}: version ${estados[atras]?.version} came after a later one`];
      if (ultimo?.version === fila?.version && ultimo?.estado === fila?.estado) return [];
      return [`${campo} ${id}: last seen ${JSON.stringify(ultimo)}, it is ${fila?.version} ${fila?.estado}`];
    });
    faltas = (await Promise.all(deCada)).flat();
    return faltas[0];
  };
  await esperarA('who follows one thing', mirar, limite).catch(() => undefined);
  const vistos = observadores.reduce((suma, { estados }) => suma + estados.length, 0);
  return { que: 'states of single things: versions go up, and end as the row', vistos, faltas };
};
