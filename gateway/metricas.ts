import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { CODIGOS } from './errores.ts';
import { crearPercentiles, type Percentiles } from './percentiles.ts';

/** The gateway's own measurements. */
export interface Metricas {
  operacion(nombre: string | undefined, tipo: string, codigos: readonly string[], segundos: number): void;
  peticionASubgrafo(subgrafo: string, resultado: 'ok' | 'error' | 'no_disponible', segundos: number): void;
  suscripcionAbierta(subgrafo: string): void;
  suscripcionCerrada(subgrafo: string): void;
  evento(subgrafo: string): void;
}

const MAXIMO_DE_NOMBRES = 200;

const PARTES = [0.5, 0.95, 0.99];
const VENTANA_MS = 300_000;

/**
 * Registers the gateway's measurements in `registro`.
 *
 * @param conocidas - names of operations that have a place of their own, however many others callers make up.
 */
export function crearMetricas(registro: Registry, conocidas: readonly string[] = []): Metricas {
  const registers = [registro];
  const operaciones = new Histogram({
    name: 'gateway_operacion_segundos',
    help: 'Duration of GraphQL operations by name, type and outcome',
    labelNames: ['operacion', 'tipo', 'resultado'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  // For who reads /metrics without a Prometheus: of this process, over the last minutes.
  const percentiles = new Map<string, Percentiles>();
  new Gauge({
    name: 'gateway_operacion_percentiles_segundos',
    help: 'Duration of GraphQL operations by name that a part of them did not exceed, in the last 5 to 10 minutes',
    labelNames: ['operacion', 'quantile'],
    registers,
    collect() {
      this.reset();
      for (const [operacion, suyos] of percentiles) {
        for (const parte of PARTES) {
          const segundos = suyos.leer(parte);
          if (segundos !== undefined) this.set({ operacion, quantile: String(parte) }, segundos);
        }
      }
    },
  });
  const errores = new Counter({
    name: 'gateway_errores_total',
    help: 'Errors in answers by code',
    labelNames: ['codigo'],
    registers,
  });
  const subgrafos = new Histogram({
    name: 'gateway_subgrafo_segundos',
    help: 'Duration of requests to subgraphs by outcome',
    labelNames: ['subgrafo', 'resultado'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const suscripciones = new Gauge({
    name: 'gateway_suscripciones_activas',
    help: 'Open subscriptions by the subgraph that owns them',
    labelNames: ['subgrafo'],
    registers,
  });
  // Counted thousands of times for one event: the library would look at its labels each time.
  const entregados = new Map<string, number>();
  new Counter({
    name: 'gateway_eventos_total',
    help: 'Events delivered to subscribers by the subgraph that owns them',
    labelNames: ['subgrafo'],
    registers,
    collect() {
      for (const [subgrafo, eventos] of entregados) this.inc({ subgrafo }, eventos);
      entregados.clear();
    },
  });

  // Names and codes come from outside: without a bound, a caller could grow the registry for ever.
  const nombre = acotar(MAXIMO_DE_NOMBRES, ['anonima', ...conocidas]);
  const codigo = acotar(MAXIMO_DE_NOMBRES, Object.values(CODIGOS));

  return {
    operacion(operacion, tipo, codigos, segundos) {
      const resultado = codigos.length > 0 ? 'error' : 'ok';
      const conocida = nombre(operacion ?? 'anonima');
      operaciones.observe({ operacion: conocida, tipo, resultado }, segundos);
      const suyos = percentiles.get(conocida) ?? crearPercentiles(VENTANA_MS);
      percentiles.set(conocida, suyos);
      suyos.observar(segundos);
      for (const uno of codigos) errores.inc({ codigo: codigo(uno) });
    },
    peticionASubgrafo: (subgrafo, resultado, segundos) => subgrafos.observe({ subgrafo, resultado }, segundos),
    suscripcionAbierta: (subgrafo) => suscripciones.inc({ subgrafo }),
    suscripcionCerrada: (subgrafo) => suscripciones.dec({ subgrafo }),
    evento: (subgrafo) => void entregados.set(subgrafo, (entregados.get(subgrafo) ?? 0) + 1),
  };
}

function acotar(maximo: number, reservados: readonly string[]): (valor: string) => string {
  const propios = new Set(reservados);
  const vistos = new Set<string>();
  return (valor) => {
    if (propios.has(valor) || vistos.has(valor)) return valor;
    if (vistos.size >= maximo || valor.length > 80) return 'otra';
    vistos.add(valor);
    return valor;
  };
}
