import { Gauge, type Registry } from 'prom-client';
import { porUnRato } from './porUnRato.ts';

/** What a module has to do with messages at this moment. The database's view: the same in every process of it. */
export interface MensajesAhora {
  readonly aparcados: number;
  readonly muertos: number;
  /** Committed and due, but not published by the relay. */
  readonly porPublicar: number;
  /** Seconds that the oldest of them is late; 0 when there is none. */
  readonly esperaPorPublicar: number;
  /** Published, but not taken by the module's consumer: by topic. Empty where the broker tells that itself. */
  readonly porTomar: ReadonlyMap<string, number>;
  /** By state, where the module has sagas. */
  readonly sagas: readonly SagasAbiertas[];
}

/** Sagas of a state that is not the end. */
export interface SagasAbiertas {
  readonly estado: string;
  readonly cuantas: number;
  /** Those whose time is over: soon they are compensated. */
  readonly vencidas: number;
}

/** Reading the metrics more often than this, in ms, does not ask the database again. */
const VIGENCIA_MS = 2_000;

/** The gauges of {@link MensajesAhora}, read when the metrics are. */
export const vigilancia = (registers: Registry[]) => {
  const medidores = new Map<string, () => Promise<MensajesAhora>>();
  const topics = new Map<string, readonly string[]>();
  const estados = new Map<string, readonly string[]>();

  // Each gauge collects before it is written, all of them at the same time: they share one reading.
  const collect = porUnRato(async (): Promise<void> => {
    await Promise.all([...medidores].map(([modulo, medir]) => medir().then(escribir(modulo), () => borrar(modulo))));
  }, VIGENCIA_MS);
  const gauge = <Etiqueta extends string>(name: string, help: string, labelNames: Etiqueta[]) =>
    new Gauge({ name, help, labelNames, registers, collect });

  const aparcados = gauge('alpes_mensajes_aparcados', 'Messages that wait to be tried again.', ['modulo']);
  const muertos = gauge('alpes_mensajes_muertos', 'Dead letters.', ['modulo']);
  const porPublicar = gauge('alpes_relay_pendientes', 'Messages that are due and not published yet.', ['modulo']);
  const espera = gauge('alpes_relay_espera_segundos', 'How late the oldest of alpes_relay_pendientes is.', ['modulo']);
  const porTomar = gauge(
    'alpes_consumidor_pendientes',
    'Messages that the consumer has not taken yet (embedded bus alone).',
    ['modulo', 'topic'],
  );

  const sagas = gauge('alpes_sagas', 'Sagas under way, by state.', ['modulo', 'estado']);
  const vencidas = gauge('alpes_sagas_vencidas', 'Those of alpes_sagas whose time is over.', ['modulo', 'estado']);

  const escribir = (modulo: string) => (ahora: MensajesAhora) => {
    // It may have been stopped meanwhile.
    if (!medidores.has(modulo)) return;
    aparcados.set({ modulo }, ahora.aparcados);
    muertos.set({ modulo }, ahora.muertos);
    porPublicar.set({ modulo }, ahora.porPublicar);
    espera.set({ modulo }, ahora.esperaPorPublicar);
    topics.set(modulo, [...ahora.porTomar.keys()]);
    for (const [topic, mensajes] of ahora.porTomar) porTomar.set({ modulo, topic }, mensajes);
    estados.set(
      modulo,
      ahora.sagas.map(({ estado }) => estado),
    );
    for (const { estado, cuantas, vencidas: tarde } of ahora.sagas) {
      sagas.set({ modulo, estado }, cuantas);
      vencidas.set({ modulo, estado }, tarde);
    }
  };
  /** No value is better than an old one. The health says what is wrong with the database. */
  const borrar = (modulo: string) => {
    for (const cada of [aparcados, muertos, porPublicar, espera]) cada.remove({ modulo });
    for (const topic of topics.get(modulo) ?? []) porTomar.remove({ modulo, topic });
    for (const estado of estados.get(modulo) ?? []) {
      for (const cada of [sagas, vencidas]) cada.remove({ modulo, estado });
    }
  };

  return (modulo: string, medir: () => Promise<MensajesAhora>): (() => void) => {
    medidores.set(modulo, medir);
    return () => {
      medidores.delete(modulo);
      borrar(modulo);
    };
  };
};
