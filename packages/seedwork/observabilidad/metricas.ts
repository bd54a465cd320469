import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type MensajesAhora, vigilancia } from './mensajesAhora.ts';

/** What a subgraph counts. Names are part of the operators' contract. */
export interface Metricas {
  readonly registro: Registry;
  /** Commands carried out: by module, command and outcome. Seconds. */
  readonly comandos: Histogram<'modulo' | 'comando' | 'resultado'>;
  /** Messages taken from the bus: by module, topic, type and outcome. Seconds. */
  readonly mensajes: Histogram<'modulo' | 'topic' | 'tipo' | 'resultado'>;
  /** From what happened to its effect in another context: by module and topic. Seconds. */
  readonly retraso: Histogram<'modulo' | 'topic'>;
  readonly publicados: Counter<'modulo' | 'topic'>;
  /** Messages put aside: to be tried again (APARCADO), or dead letters (MUERTO). */
  readonly apartados: Counter<'modulo' | 'topic' | 'estado'>;
  readonly suscripciones: Gauge<'modulo'>;
  /** Has a module's messages counted when the metrics are read. @returns what ends that. */
  vigilar(modulo: string, medir: () => Promise<MensajesAhora>): () => void;
}

/** Makes the metrics of a process in its registry. */
export const crearMetricas = (registro: Registry): Metricas => {
  const registers = [registro];
  return {
    registro,
    comandos: new Histogram({
      name: 'alpes_comando_segundos',
      help: 'Time to carry out a command, by module, command and outcome.',
      labelNames: ['modulo', 'comando', 'resultado'],
      registers,
    }),
    mensajes: new Histogram({
      name: 'alpes_mensaje_segundos',
      help: 'Time to handle a message of the bus, by module, topic, type and outcome.',
      labelNames: ['modulo', 'topic', 'tipo', 'resultado'],
      registers,
    }),
    retraso: new Histogram({
      name: 'alpes_mensaje_retraso_segundos',
      help: 'Time from an event to its effect in the module, over relay, bus, and tries that failed.',
      labelNames: ['modulo', 'topic'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      registers,
    }),
    publicados: new Counter({
      name: 'alpes_mensajes_publicados_total',
      help: 'Messages that the relay has published.',
      labelNames: ['modulo', 'topic'],
      registers,
    }),
    apartados: new Counter({
      name: 'alpes_mensajes_apartados_total',
      help: 'Messages put aside: APARCADO to be tried again, MUERTO as dead letters.',
      labelNames: ['modulo', 'topic', 'estado'],
      registers,
    }),
    suscripciones: new Gauge({
      name: 'alpes_suscripciones',
      help: 'Subscriptions open at the subgraph.',
      labelNames: ['modulo'],
      registers,
    }),
    vigilar: vigilancia(registers),
  };
};
