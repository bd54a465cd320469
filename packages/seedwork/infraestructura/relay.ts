import { randomUUID } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { Metricas } from '../observabilidad/metricas.ts';
import { sinTrazas, type Trazas } from '../observabilidad/trazas.ts';
import { RENOVAR_CADA_MS, renovar } from './arriendo.ts';
import { Bucle } from './bucle.ts';
import type { Bus } from './bus.ts';
import { CANAL_ESCRITO, leerEscrito } from './canales.ts';
import { type AlNumerar, RelayDeTopic } from './relayDeTopic.ts';

/** How often it looks without being woken, in ms: NOTIFY can be lost with its connection. */
const SONDEO_MS = 1_000;

/** What a {@link Relay} needs. */
export interface OpcionesDeRelay {
  readonly base: BaseDeDatos;
  readonly bus: Bus;
  readonly modulo: string;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
  readonly trazas?: Trazas | undefined;
  readonly alNumerar?: AlNumerar | undefined;
}

/** A topic with something to do. */
interface Pendiente {
  readonly topic: string;
  /** How long until the first message is to be numbered, in ms; null where there is none. */
  readonly ms: number | null;
  /** Something is numbered and not published. */
  readonly porPublicar: boolean;
}

/**
 * Publishes what a module has committed to the log. Each topic has a {@link RelayDeTopic} of its own, which no other holds
 * up; here it is found out which of them have something to do, and the leases of those that this process owns are kept.
 */
export class Relay {
  readonly #opciones: OpcionesDeRelay;
  readonly #bitacora: Logger;
  readonly #dueno = randomUUID();
  readonly #topics = new Map<string, RelayDeTopic>();
  readonly #vigia: Bucle;
  readonly #renovador: Bucle;
  #noEscuchar: (() => Promise<void>) | undefined;
  #detenido = false;

  private constructor(opciones: OpcionesDeRelay) {
    this.#opciones = opciones;
    this.#bitacora = opciones.bitacora.child({ parte: 'relay' });
    this.#vigia = new Bucle(() => this.#vigilar(), this.#bitacora);
    this.#renovador = new Bucle(() => this.#renovar(), this.#bitacora);
  }

  /** Starts the relay of a module. */
  static async iniciar(opciones: OpcionesDeRelay): Promise<Relay> {
    const relay = new Relay(opciones);
    relay.#noEscuchar = await opciones.base.escuchar(CANAL_ESCRITO, (aviso) => {
      const { modulo, topic } = leerEscrito(aviso);
      if (modulo !== opciones.modulo && modulo !== '') return;
      // Who is told of a topic need not look for it: that would cost each message as much as its number does.
      if (topic !== undefined) relay.#topic(topic)?.numerar();
      else relay.#buscar();
    });
    return relay;
  }

  /** Stops after the batches under way and gives the leases back. */
  async detener(): Promise<void> {
    this.#detenido = true;
    await Promise.all([this.#noEscuchar?.(), this.#vigia.detener()]);
    await Promise.all([...this.#topics.values()].map((topic) => topic.detener()));
    await this.#renovador.detener();
    await Promise.all([...this.#topics.values()].map((topic) => topic.devolver()));
  }

  /** Something was written, for now or for later, or a lease was given back. */
  #buscar(): void {
    for (const topic of this.#topics.values()) topic.olvidarAjeno();
    this.#vigia.despertar();
  }

  async #vigilar(): Promise<number> {
    let pausa = SONDEO_MS;
    for (const { topic, ms, porPublicar } of await this.#pendientes()) {
      if (ms !== null && ms > 0) pausa = Math.min(pausa, Math.ceil(ms));
      else if (ms !== null) this.#topic(topic)?.numerar();
      if (porPublicar) this.#topic(topic)?.publicar();
    }
    return pausa;
  }

  /** All the time, also while a batch is on its way: an owner that has nothing to do keeps what it owns. */
  async #renovar(): Promise<number> {
    const tenidos = [...this.#topics.values()].flatMap((topic) => (topic.arriendo ? [topic.arriendo] : []));
    if (tenidos.length > 0) {
      const vivos = await renovar(this.#opciones.base.prisma, tenidos);
      const perdidos = new Set(tenidos.filter(({ recurso }) => !vivos.has(recurso)));
      for (const topic of this.#topics.values()) if (topic.arriendo && perdidos.has(topic.arriendo)) topic.perder();
    }
    return RENOVAR_CADA_MS;
  }

  #topic(nombre: string): RelayDeTopic | undefined {
    const tenido = this.#topics.get(nombre);
    if (tenido !== undefined || this.#detenido) return tenido;
    const { trazas = sinTrazas, ...opciones } = this.#opciones;
    const nuevo = new RelayDeTopic({
      ...opciones,
      trazas,
      topic: nombre,
      dueno: this.#dueno,
      bitacora: this.#bitacora.child({ topic: nombre }),
    });
    this.#topics.set(nombre, nuevo);
    return nuevo;
  }

  /** One look into an index for each topic, however much waits there. */
  #pendientes(): Promise<Pendiente[]> {
    const { base, modulo } = this.#opciones;
    return base.prisma.$queryRaw<Pendiente[]>`
      WITH RECURSIVE pendiente AS (
        (
          SELECT topic FROM mensajeria.mensaje
          WHERE modulo = ${modulo} AND posicion IS NULL ORDER BY topic LIMIT 1
        )
        UNION ALL
        SELECT siguiente.topic FROM pendiente p CROSS JOIN LATERAL (
          SELECT m.topic FROM mensajeria.mensaje m
          WHERE m.modulo = ${modulo} AND m.posicion IS NULL AND m.topic > p.topic ORDER BY m.topic LIMIT 1
        ) siguiente
      )
      SELECT topic, min(ms)::float8 AS ms, bool_or("porPublicar") AS "porPublicar" FROM (
        SELECT p.topic, extract(epoch FROM primero.disponible - now()) * 1000 AS ms, false AS "porPublicar"
        FROM pendiente p CROSS JOIN LATERAL (
          SELECT m.disponible FROM mensajeria.mensaje m
          WHERE m.modulo = ${modulo} AND m.topic = p.topic AND m.posicion IS NULL ORDER BY m.disponible LIMIT 1
        ) primero
        UNION ALL
        SELECT topic, NULL, true FROM mensajeria.flujo WHERE modulo = ${modulo} AND publicada < numerada
      ) topics GROUP BY topic`;
  }
}
