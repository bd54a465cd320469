import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** The metrics of a process, with what Node tells of it: event loop, memory, garbage collection, open files. */
export const crearRegistro = (): Registry => {
  const registro = new Registry();
  // The library's own 10 ms would wake an idle process a hundred times a second.
  collectDefaultMetrics({ register: registro, eventLoopMonitoringPrecision: 50 });
  return registro;
};

/** Has the connections of the database counted when the metrics are read. The embedded database has none to count. */
export const medirConexiones = (registro: Registry, base: BaseDeDatos): void => {
  new Gauge({
    name: 'alpes_base_conexiones',
    help: "Connections of this process's pool: in use, idle; and requests that wait for one.",
    labelNames: ['estado'],
    registers: [registro],
    collect() {
      for (const [estado, cuantas] of Object.entries(base.conexiones?.() ?? {})) this.set({ estado }, cuantas);
    },
  });
};
