import { esConflicto, restriccionViolada } from '@alpes/prisma/errores';
import type { Prisma, PrismaClient } from '@alpes/prisma/generado/client';
import type { Contexto } from '../aplicacion/contexto.ts';
import type { MensajePorEnviar, Metadatos } from '../aplicacion/mensaje.ts';
import { Conflicto, type Marcas, type UnidadDeTrabajo, YaProcesado } from '../aplicacion/unidadDeTrabajo.ts';
import { type ErrorDeDominio, invalido } from '../dominio/errores.ts';
import type { Evento } from '../dominio/evento.ts';
import { nuevoId } from '../dominio/ids.ts';
import { enTramo, type OpcionesDeTramo, sinTrazas, type Trazas } from '../observabilidad/trazas.ts';
import { CUERPO_MAXIMO } from './bus.ts';
import { CANAL_ESCRITO, escribirEscrito } from './canales.ts';

/** What the bus would not carry is refused before it is committed. The rest is the envelope's. */
const DATOS_MAXIMO = CUERPO_MAXIMO - 4 * 1024;

/** What a unique index means to a user, by the index's name. */
export type RestriccionesUnicas = Readonly<Record<string, () => ErrorDeDominio>>;

/** An aggregate at one of its versions. */
export interface AgregadoEnVersion {
  readonly tipo: string;
  readonly id: string;
  /** The version before the events that are appended. */
  readonly version: number;
}

/** What adapters of ports need of the transaction that they are part of. */
export interface Transaccion {
  /** For reading. Contexts read their own tables alone. */
  readonly prisma: PrismaClient;
  readonly ahora: Date;
  readonly metadatos: Metadatos;
  /** Adds writes to the transaction. They run at the end, in this order, as one batch. */
  escribir(...operaciones: readonly Prisma.PrismaPromise<unknown>[]): void;
  /**
   * Adds a row to those that `crear` makes: one write for all of them, before the others. A transaction of a thousand rows
   * takes no more statements than one of one row.
   */
  insertar<Fila>(crear: (filas: readonly Fila[]) => Prisma.PrismaPromise<unknown>, fila: Fila): void;
  /** Appends an aggregate's events to the log: its next versions. */
  anexar(agregado: AgregadoEnVersion, eventos: readonly Evento[]): void;
  /** Aborts the transaction as a conflict unless the SQL condition holds when it commits. */
  exigir(condicion: Prisma.Sql, motivo: string): void;
}

/** The unit of work on Prisma: collects writes and commits them as one batch transaction. */
export class UnidadPrisma<Puertos extends object> implements UnidadDeTrabajo<Puertos>, Transaccion {
  readonly prisma: PrismaClient;
  readonly ahora: Date;
  readonly metadatos: Metadatos;
  readonly contexto: Contexto & Puertos;
  readonly #modulo: string;
  readonly #unicas: RestriccionesUnicas;
  readonly #trazas: Trazas;
  readonly #inserciones = new Map<unknown, { readonly filas: unknown[]; crear(): Prisma.PrismaPromise<unknown> }>();
  readonly #operaciones: Prisma.PrismaPromise<unknown>[] = [];
  readonly #mensajes: Prisma.MensajeCreateManyInput[] = [];

  constructor(opciones: {
    readonly prisma: PrismaClient;
    readonly modulo: string;
    readonly ahora: Date;
    readonly metadatos: Metadatos;
    readonly unicas: RestriccionesUnicas;
    readonly puertos: (transaccion: Transaccion) => Puertos;
    readonly trazas?: Trazas | undefined;
  }) {
    this.prisma = opciones.prisma;
    this.ahora = opciones.ahora;
    this.metadatos = opciones.metadatos;
    this.#modulo = opciones.modulo;
    this.#unicas = opciones.unicas;
    this.#trazas = opciones.trazas ?? sinTrazas;
    this.contexto = {
      ...opciones.puertos(this),
      ahora: this.ahora,
      metadatos: this.metadatos,
      nuevoId,
      enviar: (mensaje) => this.#enviar(mensaje),
    };
  }

  escribir(...operaciones: readonly Prisma.PrismaPromise<unknown>[]): void {
    this.#operaciones.push(...operaciones);
  }

  insertar<Fila>(crear: (filas: readonly Fila[]) => Prisma.PrismaPromise<unknown>, fila: Fila): void {
    const juntas = this.#inserciones.get(crear);
    if (juntas !== undefined) {
      juntas.filas.push(fila);
      return;
    }
    const filas = [fila];
    this.#inserciones.set(crear, { filas, crear: () => crear(filas) });
  }

  anexar(agregado: AgregadoEnVersion, eventos: readonly Evento[]): void {
    eventos.forEach((evento, indice) => {
      this.#mensajes.push({
        ...this.#mensaje(`eventos.${this.#modulo}`, agregado.id, evento.tipo, evento.datos),
        agregadoTipo: agregado.tipo,
        agregadoId: agregado.id,
        agregadoVersion: agregado.version + indice + 1,
      });
    });
  }

  exigir(condicion: Prisma.Sql, motivo: string): void {
    this.escribir(this.prisma.$queryRaw`SELECT mensajeria.exigir(${condicion}, ${motivo})::text`);
  }

  async confirmar({ mensaje, clave }: Marcas): Promise<void> {
    const { prisma } = this;
    const operaciones: Prisma.PrismaPromise<unknown>[] = [];
    if (mensaje !== undefined) {
      operaciones.push(
        // Where the message had been parked, its effect takes it out of there. One statement: each message pays for it.
        // The parked row first, as who discards one has it: the inbox asks how many there were.
        prisma.$executeRaw`
          WITH aparcado AS (
            DELETE FROM mensajeria.aparcado WHERE suscripcion = ${this.#modulo} AND mensaje_id = ${mensaje.id} RETURNING 1
          )
          INSERT INTO mensajeria.bandeja (suscripcion, mensaje_id)
          SELECT ${this.#modulo}, ${mensaje.id} FROM (SELECT count(*) AS cuantos FROM aparcado) AS quitados
          WHERE cuantos >= 0`,
      );
    }
    if (clave !== undefined) {
      const { resultado, ...resto } = clave;
      operaciones.push(
        prisma.claveIdempotencia.create({ data: { modulo: this.#modulo, ...resto, resultado: { ...resultado } } }),
      );
    }
    for (const { crear } of this.#inserciones.values()) operaciones.push(crear());
    operaciones.push(...this.#operaciones);
    if (this.#mensajes.length > 0) {
      operaciones.push(
        prisma.mensaje.createMany({ data: this.#mensajes }),
        prisma.$queryRaw`SELECT pg_notify(${CANAL_ESCRITO}, carga)::text FROM unnest(${this.#avisos()}::text[]) carga`,
      );
    }
    if (operaciones.length === 0) return;
    try {
      await enTramo(this.#trazas, `transacción de ${this.#modulo}`, this.#tramo(), () =>
        prisma.$transaction(operaciones),
      );
    } catch (error) {
      throw this.#traducir(error);
    }
  }

  #tramo(): OpcionesDeTramo {
    return { padre: this.metadatos.traceparent, clase: 'CLIENT', atributos: { 'db.system.name': 'postgresql' } };
  }

  #enviar({ topic, tipo, clave, datos, noAntesDe }: MensajePorEnviar): void {
    this.#mensajes.push({
      ...this.#mensaje(topic, clave, tipo, datos),
      ...(noAntesDe === undefined ? {} : { disponible: noAntesDe }),
    });
  }

  #mensaje(topic: string, clave: string, tipo: string, datos: object): Prisma.MensajeCreateManyInput {
    if (Buffer.byteLength(JSON.stringify(datos)) > DATOS_MAXIMO) {
      throw invalido('', 'DEMASIADO_GRANDE', 'Los datos son demasiado grandes.');
    }
    return {
      id: nuevoId(),
      modulo: this.#modulo,
      topic,
      clave,
      tipo,
      datos: datos as Prisma.InputJsonObject,
      metadatos: { ...this.metadatos },
      ocurrido: this.ahora,
    };
  }

  /** What wakes the relay. Where a message waits for its time, it has to look when that is. */
  #avisos(): string[] {
    const { ahora } = this;
    const avisos = this.#mensajes.map(({ topic, disponible }) =>
      escribirEscrito({
        modulo: this.#modulo,
        topic: disponible === undefined || disponible <= ahora ? topic : undefined,
      }),
    );
    return [...new Set(avisos)];
  }

  #traducir(error: unknown): unknown {
    if (esConflicto(error)) return new Conflicto('Another transaction came first', { cause: error });
    const restriccion = restriccionViolada(error);
    if (restriccion === undefined) return error;
    if (restriccion === 'bandeja_pkey') return new YaProcesado();
    // The keys of the log and of idempotency, and whatever the context does not explain, mean that a copy of
    // this decision was saved meanwhile: deciding again finds it.
    return this.#unicas[restriccion]?.() ?? new Conflicto(`Duplicate in ${restriccion}`, { cause: error });
  }
}
