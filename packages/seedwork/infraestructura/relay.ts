import { randomUUID } from 'node:crypto';
import type { BaseDeDatos, Prisma } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { Metricas } from '../observabilidad/metricas.ts';
import { type Arrendado, arrendar, devolver, RENOVAR_CADA_MS, restante } from './arriendo.ts';
import { Bucle } from './bucle.ts';
import { type Bus, MensajeDemasiadoGrande, type MensajeNumerado } from './bus.ts';
import { CANAL_ESCRITO, CANAL_NUMERADO } from './canales.ts';
import { escribirSobre, type MensajeGuardado } from './sobre.ts';

/** How many messages are numbered and sent at a time. */
const LOTE = 500;
/** How often it looks without being woken, in ms: NOTIFY can be lost with its connection. */
const SONDEO_MS = 1_000;

interface Numerado extends MensajeGuardado {
  readonly posicion: bigint;
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
  readonly #dueno = randomUUID();
  readonly #bucle: Bucle;
  readonly #arriendos = new Map<string, { readonly arriendo: Arrendado; readonly renovado: number }>();
  #noEscuchar: (() => Promise<void>) | undefined;

  private constructor(base: BaseDeDatos, bus: Bus, modulo: string, bitacora: Logger, metricas: Metricas) {
    this.#base = base;
    this.#bus = bus;
    this.#modulo = modulo;
    this.#metricas = metricas;
    this.#bitacora = bitacora.child({ parte: 'relay' });
    this.#bucle = new Bucle((senal) => this.#vuelta(senal), this.#bitacora);
  }

  /** Starts the relay of a module. */
  static async iniciar(
    base: BaseDeDatos,
    bus: Bus,
    modulo: string,
    bitacora: Logger,
    metricas: Metricas,
  ): Promise<Relay> {
    const relay = new Relay(base, bus, modulo, bitacora, metricas);
    relay.#noEscuchar = await base.escuchar(CANAL_ESCRITO, (escritor) => {
      if (escritor === modulo || escritor === '') relay.#bucle.despertar();
    });
    return relay;
  }

  /** Stops after the batch under way and gives its leases back. */
  async detener(): Promise<void> {
    await Promise.all([this.#noEscuchar?.(), this.#bucle.detener()]);
    for (const [topic, { arriendo }] of this.#arriendos) {
      await this.#soltar(topic);
      await devolver(this.#base.prisma, arriendo, { canal: CANAL_ESCRITO, carga: this.#modulo });
    }
    this.#arriendos.clear();
  }

  async #vuelta(senal: AbortSignal): Promise<number> {
    let pendiente = false;
    let ajeno: string | undefined;
    const fallos: unknown[] = [];
    for (const topic of await this.#topicsPendientes()) {
      if (senal.aborted) return 0;
      try {
        const arriendo = await this.#arriendo(topic);
        if (arriendo === undefined) ajeno = topic;
        else pendiente = (await this.#publicarTopic(topic, arriendo)) || pendiente;
      } catch (error) {
        // A topic that fails does not hold up the others.
        fallos.push(error);
      }
    }
    if (fallos.length > 0) throw fallos[0];
    if (pendiente) return 0;
    // What is due is another owner's to publish: it is taken over when its lease ends, not sooner.
    return ajeno === undefined ? await this.#pausa() : Math.min(await this.#restante(ajeno), SONDEO_MS);
  }

  /** Topics with messages to number, or numbered by an owner that did not live to publish them. */
  async #topicsPendientes(): Promise<string[]> {
    const filas = await this.#base.prisma.$queryRaw<{ topic: string }[]>`
      SELECT DISTINCT topic FROM mensajeria.mensaje
      WHERE modulo = ${this.#modulo} AND posicion IS NULL AND disponible <= now()
      UNION
      SELECT topic FROM mensajeria.flujo WHERE modulo = ${this.#modulo} AND publicada < numerada`;
    return filas.map(({ topic }) => topic);
  }

  /** Sleep until the next delayed message, at most {@link SONDEO_MS}. */
  async #pausa(): Promise<number> {
    const filas = await this.#base.prisma.$queryRaw<{ ms: number | null }[]>`
      SELECT ceil(extract(epoch FROM min(disponible) - now()) * 1000)::float8 AS ms FROM mensajeria.mensaje
      WHERE modulo = ${this.#modulo} AND posicion IS NULL`;
    return Math.min(Math.max(filas[0]?.ms ?? SONDEO_MS, 1), SONDEO_MS);
  }

  /** @returns whether there may be more. */
  async #publicarTopic(topic: string, arriendo: Arrendado): Promise<boolean> {
    const atrasados = await this.#numeradosSinPublicar(topic);
    const mensajes = atrasados.length > 0 ? atrasados : await this.#numerar(topic, arriendo);
    if (mensajes.length === 0) return false;
    try {
      await this.#bus.publicar({ modulo: this.#modulo, topic }, mensajes.map(comoNumerado));
    } catch (error) {
      const grande = error instanceof MensajeDemasiadoGrande && mensajes.find((uno) => uno.posicion === error.posicion);
      if (!grande) throw error;
      await this.#apartar(topic, grande, error);
      return true;
    }
    await this.#marcar(topic, mensajes.at(-1)?.posicion ?? 0n);
    this.#metricas.publicados.inc({ modulo: this.#modulo, topic }, mensajes.length);
    return true;
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

  async #arriendo(topic: string): Promise<Arrendado | undefined> {
    const tenido = this.#arriendos.get(topic);
    if (tenido !== undefined && performance.now() - tenido.renovado < RENOVAR_CADA_MS) return tenido.arriendo;
    const renovado = performance.now();
    const arriendo = await arrendar(this.#base.prisma, this.#recurso(topic), this.#dueno);
    if (arriendo !== undefined) {
      this.#arriendos.set(topic, { arriendo, renovado });
    } else if (this.#arriendos.delete(topic)) {
      await this.#soltar(topic);
    }
    return arriendo;
  }

  #restante(topic: string): Promise<number> {
    return restante(this.#base.prisma, this.#recurso(topic));
  }

  #recurso(topic: string): string {
    return `relay:${this.#modulo}:${topic}`;
  }

  async #soltar(topic: string): Promise<void> {
    await this.#bus.soltar?.({ modulo: this.#modulo, topic });
  }

  #numeradosSinPublicar(topic: string): Promise<Numerado[]> {
    return this.#base.prisma.$queryRaw<Numerado[]>`
      SELECT m.id, m.modulo, m.clave, m.tipo, m.datos, m.metadatos, m.ocurrido, m.posicion,
             m.agregado_version AS "agregadoVersion"
      FROM mensajeria.flujo f
      JOIN mensajeria.mensaje m ON m.modulo = f.modulo AND m.topic = f.topic AND m.posicion > f.publicada
      WHERE f.modulo = ${this.#modulo} AND f.topic = ${topic}
      ORDER BY m.posicion LIMIT ${LOTE}`;
  }

  /**
   * Gives the next positions. The lease's row is locked by the statement: an owner whose lease has passed to
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
                  m.agregado_version AS "agregadoVersion"
      )
      SELECT * FROM numerado ORDER BY posicion`;
    if (numerados.length > 0) {
      await this.#base.prisma.$queryRaw`SELECT pg_notify(${CANAL_NUMERADO}, ${topic})::text`;
    }
    return numerados;
  }
}

const comoNumerado = (mensaje: Numerado): MensajeNumerado => ({
  posicion: mensaje.posicion,
  clave: mensaje.clave,
  cuerpo: escribirSobre(mensaje),
});
