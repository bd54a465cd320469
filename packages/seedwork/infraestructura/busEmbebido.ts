import { randomUUID } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import { nuevoId } from '../dominio/ids.ts';
import type { SaludDeParte } from '../observabilidad/salud.ts';
import { type Arrendado, arrendar, devolver, RENOVAR_CADA_MS, restante } from './arriendo.ts';
import { Bucle } from './bucle.ts';
import { type Bus, EXTERNO, type Flujo, type MensajeDeBus, type MensajeNumerado, type Suscripcion } from './bus.ts';
import { CANAL_NUMERADO, leerNumerado } from './canales.ts';
import { escribirSobre, type MensajeGuardado } from './sobre.ts';

const LOTE = 200;
/** How many keys of a batch are handled at the same time. */
const CARRILES = 8;
/** How often a subscription looks without being woken, in ms. */
const SONDEO_MS = 1_000;

interface Leido extends MensajeGuardado {
  readonly posicion: bigint;
  readonly crudo: string | null;
}

/**
 * The bus for one PostgreSQL (or PGlite) and nothing else: what the relay has numbered is published by that, and
 * subscriptions read the log itself with a checkpoint in the database. Several processes share a subscription by
 * a lease: one reads at a time, another takes over when it is gone.
 */
export class BusEmbebido implements Bus {
  readonly #base: BaseDeDatos;
  readonly #bitacora: Logger;
  readonly #dueno = randomUUID();
  readonly #abiertas = new Set<() => Promise<void>>();

  constructor(base: BaseDeDatos, bitacora: Logger) {
    this.#base = base;
    this.#bitacora = bitacora.child({ parte: 'bus' });
  }

  /** Numbered is published: readers follow the log. */
  async publicar(_flujo: Flujo, _mensajes: readonly MensajeNumerado[]): Promise<void> {}

  /** Leaves a message of an outside producer on a topic: any body, not even JSON, as on a real broker. */
  async depositar(topic: string, clave: string, cuerpo: string): Promise<void> {
    // The flow's row is locked until the commit, so that positions become visible in order.
    await this.#base.prisma.$executeRaw`
      WITH flujo AS (
        INSERT INTO mensajeria.flujo AS f (modulo, topic, numerada, publicada) VALUES (${EXTERNO}, ${topic}, 1, 1)
        ON CONFLICT (modulo, topic) DO UPDATE SET numerada = f.numerada + 1, publicada = f.numerada + 1
        RETURNING numerada
      )
      INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, crudo, ocurrido)
      SELECT ${nuevoId()}::uuid, ${EXTERNO}, ${topic}, ${clave}, numerada, '', '{}', '{}', ${cuerpo}, now() FROM flujo`;
    await this.#base.prisma.$queryRaw`SELECT pg_notify(${CANAL_NUMERADO}, ${topic})::text`;
  }

  async suscribir(suscripcion: Suscripcion): Promise<() => Promise<void>> {
    const lectura = new LecturaDeTopic(this.#base, suscripcion, this.#dueno);
    const bucle = new Bucle((senal) => lectura.vuelta(senal), this.#bitacora);
    const noEscuchar = await this.#base.escuchar(CANAL_NUMERADO, (aviso) => {
      const { topic } = leerNumerado(aviso);
      if (topic === suscripcion.topic || topic === '') bucle.despertar();
    });
    const cerrar = async () => {
      this.#abiertas.delete(cerrar);
      await Promise.all([noEscuchar(), bucle.detener()]);
      await lectura.soltar();
    };
    this.#abiertas.add(cerrar);
    return cerrar;
  }

  async atraso(nombre: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const filas = await this.#base.prisma.$queryRaw<{ topic: string; mensajes: number }[]>`
      SELECT f.topic, sum(f.numerada - coalesce(l.posicion, 0))::float8 AS mensajes
      FROM mensajeria.flujo f
      LEFT JOIN mensajeria.lectura l ON l.suscripcion = ${nombre} AND l.modulo = f.modulo AND l.topic = f.topic
      WHERE f.topic = ANY(${topics}) GROUP BY f.topic`;
    return new Map(filas.map(({ topic, mensajes }) => [topic, mensajes]));
  }

  async salud(): Promise<SaludDeParte> {
    return { estado: 'ok' };
  }

  async cerrar(): Promise<void> {
    await Promise.all([...this.#abiertas].map((cerrar) => cerrar()));
  }
}

/** One process's share in a subscription to a topic. */
class LecturaDeTopic {
  readonly #base: BaseDeDatos;
  readonly #suscripcion: Suscripcion;
  readonly #dueno: string;
  #arriendo: Arrendado | undefined;
  #renovado = 0;

  constructor(base: BaseDeDatos, suscripcion: Suscripcion, dueno: string) {
    this.#base = base;
    this.#suscripcion = suscripcion;
    this.#dueno = dueno;
  }

  async vuelta(senal: AbortSignal): Promise<number> {
    if (!(await this.#arrendada())) return restante(this.#base.prisma, this.#recurso);
    const flujos = await this.#base.prisma.$queryRaw<{ modulo: string; posicion: bigint }[]>`
      SELECT f.modulo, coalesce(l.posicion, 0) AS posicion
      FROM mensajeria.flujo f
      LEFT JOIN mensajeria.lectura l
        ON l.suscripcion = ${this.#suscripcion.nombre} AND l.modulo = f.modulo AND l.topic = f.topic
      WHERE f.topic = ${this.#suscripcion.topic} AND f.numerada > coalesce(l.posicion, 0)`;
    const fallos: unknown[] = [];
    for (const { modulo, posicion } of flujos) {
      if (senal.aborted) return 0;
      // A flow that fails does not hold up the others.
      await this.#leer(modulo, posicion, senal).catch((error: unknown) => fallos.push(error));
    }
    if (fallos.length > 0) throw fallos[0];
    // An owner that sleeps keeps its lease.
    return flujos.length > 0 ? 0 : Math.min(SONDEO_MS, RENOVAR_CADA_MS);
  }

  /** Lets another process read on at once. */
  async soltar(): Promise<void> {
    if (this.#arriendo === undefined) return;
    await devolver(this.#base.prisma, this.#arriendo, { canal: CANAL_NUMERADO, carga: this.#suscripcion.topic });
  }

  async #arrendada(): Promise<boolean> {
    if (this.#arriendo !== undefined && performance.now() - this.#renovado < RENOVAR_CADA_MS) return true;
    this.#renovado = performance.now();
    this.#arriendo = await arrendar(this.#base.prisma, this.#recurso, this.#dueno);
    return this.#arriendo !== undefined;
  }

  get #recurso(): string {
    return `lectura:${this.#suscripcion.nombre}:${this.#suscripcion.topic}`;
  }

  async #leer(modulo: string, desde: bigint, senal: AbortSignal): Promise<void> {
    const { topic, nombre } = this.#suscripcion;
    const mensajes = await this.#base.prisma.$queryRaw<Leido[]>`
      SELECT id, modulo, clave, tipo, datos, metadatos, ocurrido, posicion, crudo,
             agregado_version AS "agregadoVersion"
      FROM mensajeria.mensaje
      WHERE modulo = ${modulo} AND topic = ${topic} AND posicion > ${desde}
      ORDER BY posicion LIMIT ${LOTE}`;
    const { hechos, fallo } = await this.#repartir(mensajes, senal);
    const pendiente = mensajes.findIndex(({ posicion }) => !hechos.has(posicion));
    const ultima = mensajes.at(pendiente === -1 ? -1 : pendiente - 1);
    // What comes after the first that was not done comes again, and the inbox drops what was done of it.
    if (pendiente !== 0 && ultima !== undefined) {
      await this.#base.prisma.$executeRaw`
        INSERT INTO mensajeria.lectura AS l (suscripcion, modulo, topic, posicion)
        VALUES (${nombre}, ${modulo}, ${topic}, ${ultima.posicion})
        ON CONFLICT (suscripcion, modulo, topic) DO UPDATE SET posicion = greatest(l.posicion, excluded.posicion)`;
    }
    if (fallo !== undefined) throw fallo.reason;
  }

  /**
   * Hands the messages out, those of a key one after the other.
   *
   * @returns the positions that were done, all of them unless it was stopped midway or a message could not be taken.
   */
  async #repartir(
    mensajes: readonly Leido[],
    senal: AbortSignal,
  ): Promise<{ readonly hechos: ReadonlySet<bigint>; readonly fallo: PromiseRejectedResult | undefined }> {
    const hechos = new Set<bigint>();
    const porClave = [...Map.groupBy(mensajes, ({ clave }) => clave).values()];
    const carril = async () => {
      for (let deClave = porClave.shift(); deClave !== undefined; deClave = porClave.shift()) {
        for (const mensaje of deClave) {
          if (senal.aborted || !(await this.#arrendada())) return;
          if (!estaBorrado(mensaje)) await this.#suscripcion.manejar(deBus(mensaje));
          hechos.add(mensaje.posicion);
        }
      }
    };
    const carriles = await Promise.allSettled(Array.from({ length: CARRILES }, carril));
    return { hechos, fallo: carriles.find((resultado) => resultado.status === 'rejected') };
  }
}

/** Whoever was to handle it has done so: a subscription that is new comes too late for it. */
const estaBorrado = ({ modulo, crudo }: Leido): boolean => modulo === EXTERNO && crudo === null;

const deBus = (mensaje: Leido): MensajeDeBus => ({
  idDeTransporte: mensaje.id,
  clave: mensaje.clave,
  cuerpo: mensaje.crudo ?? escribirSobre(mensaje),
});
