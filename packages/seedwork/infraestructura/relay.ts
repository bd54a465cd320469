import { randomUUID } from 'node:crypto';
import type { BaseDeDatos, Prisma } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { Metadatos } from '../aplicacion/mensaje.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import { sinTrazas, type Tramo, type Trazas } from '../observabilidad/trazas.ts';
import { type Arrendado, arrendar, devolver, RENOVAR_CADA_MS, restante } from './arriendo.ts';
import { Bucle } from './bucle.ts';
import { type Bus, MensajeDemasiadoGrande, type MensajeNumerado } from './bus.ts';
import { CANAL_ESCRITO, CANAL_NUMERADO, leerEscrito } from './canales.ts';
import { escribirSobre, type MensajeGuardado } from './sobre.ts';

/** How many messages are numbered and sent at a time. */
const LOTE = 500;
/** How often it looks without being woken, in ms: NOTIFY can be lost with its connection. */
const SONDEO_MS = 1_000;

interface Numerado extends MensajeGuardado {
  readonly posicion: bigint;
  readonly agregadoTipo: string | null;
  readonly agregadoId: string | null;
}

/** Hears what was numbered, as soon as it is: committed, contiguous, in order. */
type AlNumerar = (topic: string, mensajes: readonly Numerado[]) => void;

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

/** A flow that this process owns. */
interface Tenencia {
  readonly arriendo: Arrendado;
  renovado: number;
  /** What is numbered and not published, in order; undefined while that is not known, and the database has to say it. */
  numerados: readonly Numerado[] | undefined;
}

/**
 * Publishes what a module has committed to the log: numbers it without gaps, sends it in that order, then marks
 * how far it came.
 *
 * Numbers are given after commit, by one leased owner for each flow, because a serial column has gaps that fill
 * late, and readers that passed them lose rows.
 */
export class Relay {
  readonly #base: BaseDeDatos;
  readonly #bus: Bus;
  readonly #modulo: string;
  readonly #bitacora: Logger;
  readonly #metricas: Metricas;
  readonly #trazas: Trazas;
  readonly #alNumerar: AlNumerar | undefined;
  readonly #dueno = randomUUID();
  readonly #bucle: Bucle;
  readonly #tenencias = new Map<string, Tenencia>();
  /** Topics that a transaction has told of. */
  readonly #avisados = new Set<string>();
  #noEscuchar: (() => Promise<void>) | undefined;

  private constructor({ base, bus, modulo, bitacora, metricas, trazas = sinTrazas, alNumerar }: OpcionesDeRelay) {
    this.#base = base;
    this.#bus = bus;
    this.#modulo = modulo;
    this.#metricas = metricas;
    this.#trazas = trazas;
    this.#alNumerar = alNumerar;
    this.#bitacora = bitacora.child({ parte: 'relay' });
    this.#bucle = new Bucle((senal) => this.#vuelta(senal), this.#bitacora);
  }

  /** Starts the relay of a module. */
  static async iniciar(opciones: OpcionesDeRelay): Promise<Relay> {
    const relay = new Relay(opciones);
    const { base, modulo } = opciones;
    relay.#noEscuchar = await base.escuchar(CANAL_ESCRITO, (aviso) => {
      const { modulo: escritor, topic } = leerEscrito(aviso);
      if (escritor !== modulo && escritor !== '') return;
      if (topic !== undefined) relay.#avisados.add(topic);
      relay.#bucle.despertar();
    });
    return relay;
  }

  /** Stops after the batch under way and gives its leases back. */
  async detener(): Promise<void> {
    await Promise.all([this.#noEscuchar?.(), this.#bucle.detener()]);
    for (const [topic, { arriendo }] of this.#tenencias) {
      await this.#soltar(topic);
      await devolver(this.#base.prisma, arriendo, { canal: CANAL_ESCRITO, carga: this.#modulo });
    }
    this.#tenencias.clear();
  }

  async #vuelta(senal: AbortSignal): Promise<number> {
    // Those that were told of are served without a look first: it would cost each message as much as its number does.
    const avisados = [...this.#avisados];
    this.#avisados.clear();
    const vueltas = await Promise.allSettled([
      ...avisados.map((topic) => this.#atender(topic)),
      this.#atenderPendientes(new Set(avisados), senal),
    ]);
    return menor(vueltas);
  }

  /** Serves the other topics that have something due. @returns how long it may rest then. */
  async #atenderPendientes(avisados: ReadonlySet<string>, senal: AbortSignal): Promise<number> {
    const pendientes = (await this.#pendientes()).filter(({ topic }) => !avisados.has(topic));
    if (senal.aborted) return 0;
    // A topic that fails, or is slow, does not hold up the others.
    const vueltas = await Promise.allSettled(
      pendientes.map(({ topic, ms }) => (ms > 0 ? Math.ceil(ms) : this.#atender(topic))),
    );
    return menor(vueltas);
  }

  /**
   * Topics with messages to number, or numbered by an owner that did not live to publish them; and how long the first
   * of them must wait for its time, in ms. One look into an index for each topic, however much waits there.
   */
  #pendientes(): Promise<{ topic: string; ms: number }[]> {
    return this.#base.prisma.$queryRaw<{ topic: string; ms: number }[]>`
      WITH RECURSIVE pendiente AS (
        (
          SELECT topic FROM mensajeria.mensaje
          WHERE modulo = ${this.#modulo} AND posicion IS NULL ORDER BY topic LIMIT 1
        )
        UNION ALL
        SELECT siguiente.topic FROM pendiente p CROSS JOIN LATERAL (
          SELECT m.topic FROM mensajeria.mensaje m
          WHERE m.modulo = ${this.#modulo} AND m.posicion IS NULL AND m.topic > p.topic ORDER BY m.topic LIMIT 1
        ) siguiente
      )
      SELECT topic, min(ms)::float8 AS ms FROM (
        SELECT p.topic, extract(epoch FROM primero.disponible - now()) * 1000 AS ms
        FROM pendiente p CROSS JOIN LATERAL (
          SELECT m.disponible FROM mensajeria.mensaje m
          WHERE m.modulo = ${this.#modulo} AND m.topic = p.topic AND m.posicion IS NULL ORDER BY m.disponible LIMIT 1
        ) primero
        UNION ALL
        SELECT topic, 0 FROM mensajeria.flujo WHERE modulo = ${this.#modulo} AND publicada < numerada
      ) topics GROUP BY topic`;
  }

  /** Publishes a batch of a topic that has something due. @returns how long it may rest then. */
  async #atender(topic: string): Promise<number> {
    const tenencia = await this.#tenencia(topic);
    if (tenencia !== undefined) return (await this.#publicarTopic(topic, tenencia)) ? 0 : SONDEO_MS;
    // What is due is another owner's to publish: it is taken over when its lease ends, not sooner.
    return restante(this.#base.prisma, this.#recurso(topic));
  }

  /** @returns whether there may be more. */
  async #publicarTopic(topic: string, tenencia: Tenencia): Promise<boolean> {
    const { arriendo, numerados } = tenencia;
    // Not known again until all has gone well.
    tenencia.numerados = undefined;
    const atrasados = numerados ?? (await this.#numeradosSinPublicar(topic));
    const mensajes = atrasados.length > 0 ? atrasados : await this.#numerar(topic, arriendo);
    // There may be more that is numbered already, and comes first.
    const todos = numerados !== undefined || atrasados.length < LOTE;
    const [envio, siguientes] = await Promise.allSettled([
      this.#enviar(topic, mensajes),
      // Where more is to be expected, it is numbered while this is on its way.
      todos && mensajes.length === LOTE ? this.#numerar(topic, arriendo) : [],
    ]);
    if (envio.status === 'rejected') throw envio.reason;
    if (siguientes.status === 'rejected') throw siguientes.reason;
    if (todos && envio.value) tenencia.numerados = siguientes.value;
    // The next turn goes on with them, and looks at the other topics beside that.
    if (siguientes.value.length > 0) this.#avisados.add(topic);
    return mensajes.length > 0;
  }

  /** @returns whether all of them are published; else one was put aside, and what is behind it was not sent. */
  async #enviar(topic: string, mensajes: readonly Numerado[]): Promise<boolean> {
    const ultima = mensajes.at(-1);
    if (ultima === undefined) return true;
    const tramos = this.#tramos(topic, mensajes);
    try {
      await this.#bus.publicar({ modulo: this.#modulo, topic }, mensajes.map(comoNumerado));
      for (const tramo of tramos) tramo.terminar();
    } catch (error) {
      for (const tramo of tramos) tramo.terminar({ fallo: error });
      const grande = error instanceof MensajeDemasiadoGrande && mensajes.find((uno) => uno.posicion === error.posicion);
      if (!grande) throw error;
      await this.#apartar(topic, grande, error);
      return false;
    }
    await this.#marcar(topic, ultima.posicion);
    this.#metricas.publicados.inc({ modulo: this.#modulo, topic }, mensajes.length);
    return true;
  }

  /** The sending of each message, as a part of the trace that it came of. */
  #tramos(topic: string, mensajes: readonly Numerado[]): readonly Tramo[] {
    if (this.#trazas === sinTrazas) return [];
    return mensajes.flatMap(({ tipo, metadatos }) => {
      const { traceparent: padre } = metadatos as Metadatos;
      if (padre === undefined) return [];
      const atributos = { 'messaging.destination.name': topic };
      return [this.#trazas.abrir(`publicar ${tipo}`, { padre, clase: 'PRODUCER', atributos })];
    });
  }

  #marcar(topic: string, ultima: bigint): Prisma.PrismaPromise<number> {
    return this.#base.prisma.$executeRaw`
      UPDATE mensajeria.flujo SET publicada = ${ultima}
      WHERE modulo = ${this.#modulo} AND topic = ${topic} AND publicada < ${ultima}`;
  }

  /** A message that can never be published must not hold up its flow: an operator finds it among the dead letters. */
  async #apartar(topic: string, mensaje: Numerado, error: Error): Promise<void> {
    const { id, clave, tipo, posicion } = mensaje;
    await this.#base.prisma.$transaction([
      this.#base.prisma.aparcado.createMany({
        data: [
          {
            suscripcion: this.#modulo,
            topic,
            clave,
            mensajeId: id,
            cuerpo: escribirSobre(mensaje),
            estado: 'MUERTO',
            intentos: 1,
            proximo: new Date(),
            codigo: 'DEMASIADO_GRANDE',
            motivo: 'El mensaje es mayor de lo que admite el bus: no se publicó, y ningún consumidor lo ha recibido.',
          },
        ],
        skipDuplicates: true,
      }),
      this.#marcar(topic, posicion),
    ]);
    this.#metricas.apartados.inc({ modulo: this.#modulo, topic, estado: 'MUERTO' });
    this.#bitacora.error({ err: error, topic, clave, tipo, mensaje: id }, 'message cannot be published: dead letter');
  }

  async #tenencia(topic: string): Promise<Tenencia | undefined> {
    const tenida = this.#tenencias.get(topic);
    if (tenida !== undefined && performance.now() - tenida.renovado < RENOVAR_CADA_MS) return tenida;
    const renovado = performance.now();
    const arriendo = await arrendar(this.#base.prisma, this.#recurso(topic), this.#dueno);
    if (arriendo === undefined) {
      if (this.#tenencias.delete(topic)) await this.#soltar(topic);
      return undefined;
    }
    if (tenida?.arriendo.epoca === arriendo.epoca) {
      tenida.renovado = renovado;
      return tenida;
    }
    // Another owner may have numbered meanwhile.
    const nueva = { arriendo, renovado, numerados: undefined };
    this.#tenencias.set(topic, nueva);
    return nueva;
  }

  #recurso(topic: string): string {
    return `relay:${this.#modulo}:${topic}`;
  }

  async #soltar(topic: string): Promise<void> {
    await this.#bus.soltar?.({ modulo: this.#modulo, topic });
  }

  #numeradosSinPublicar(topic: string): Promise<Numerado[]> {
    return this.#base.prisma.$queryRaw<Numerado[]>`
      SELECT id, modulo, clave, tipo, datos, metadatos, ocurrido, posicion,
             agregado_tipo AS "agregadoTipo", agregado_id AS "agregadoId", agregado_version AS "agregadoVersion"
      FROM mensajeria.mensaje
      WHERE modulo = ${this.#modulo} AND topic = ${topic} AND posicion > (
        SELECT publicada FROM mensajeria.flujo WHERE modulo = ${this.#modulo} AND topic = ${topic}
      )
      ORDER BY posicion LIMIT ${LOTE}`;
  }

  /**
   * Gives the next positions, and tells the readers of the log. The lease's row is locked by the statement: an owner whose lease has passed to
   * another finds a later `epoca` there and numbers nothing.
   */
  async #numerar(topic: string, { recurso, dueno, epoca }: Arrendado): Promise<Numerado[]> {
    const numerados = await this.#base.prisma.$queryRaw<Numerado[]>`
      WITH dueno AS MATERIALIZED (
        SELECT 1 FROM mensajeria.arriendo
        WHERE recurso = ${recurso} AND dueno = ${dueno} AND epoca = ${epoca} FOR UPDATE
      ), lote AS MATERIALIZED (
        SELECT secuencia, row_number() OVER (ORDER BY secuencia) AS n
        FROM (
          SELECT secuencia FROM mensajeria.mensaje
          WHERE modulo = ${this.#modulo} AND topic = ${topic} AND posicion IS NULL AND disponible <= now()
            AND EXISTS (SELECT 1 FROM dueno)
          ORDER BY secuencia LIMIT ${LOTE}
        ) pendientes
      ), flujo AS (
        INSERT INTO mensajeria.flujo AS f (modulo, topic, numerada, publicada)
        SELECT ${this.#modulo}, ${topic}, count(*), 0 FROM lote HAVING count(*) > 0
        ON CONFLICT (modulo, topic) DO UPDATE SET numerada = f.numerada + excluded.numerada
        RETURNING f.numerada
      ), numerado AS (
        UPDATE mensajeria.mensaje m
        SET posicion = flujo.numerada - (SELECT count(*) FROM lote) + lote.n
        FROM lote, flujo
        WHERE m.secuencia = lote.secuencia
        RETURNING m.id, m.modulo, m.clave, m.tipo, m.datos, m.metadatos, m.ocurrido, m.posicion,
                  m.agregado_tipo AS "agregadoTipo", m.agregado_id AS "agregadoId", m.agregado_version AS "agregadoVersion"
      ), aviso AS MATERIALIZED (
        SELECT pg_notify(${CANAL_NUMERADO}, ${topic} || ' ' || numerada)::text FROM flujo
      )
      SELECT numerado.* FROM numerado CROSS JOIN aviso ORDER BY posicion`;
    if (numerados.length > 0) this.#alNumerar?.(topic, numerados);
    return numerados;
  }
}

/** The shortest of the rests, at most {@link SONDEO_MS}; or what failed. */
const menor = (vueltas: readonly PromiseSettledResult<number>[]): number =>
  Math.min(
    SONDEO_MS,
    ...vueltas.map((vuelta) => {
      if (vuelta.status === 'rejected') throw vuelta.reason;
      return vuelta.value;
    }),
  );

const comoNumerado = (mensaje: Numerado): MensajeNumerado => ({
  posicion: mensaje.posicion,
  clave: mensaje.clave,
  cuerpo: escribirSobre(mensaje),
});
