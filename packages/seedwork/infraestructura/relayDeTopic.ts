import type { BaseDeDatos, Prisma } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { Metadatos } from '../aplicacion/mensaje.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import { sinTrazas, type Tramo, type Trazas } from '../observabilidad/trazas.ts';
import { type Arrendado, arrendar, devolver, restante } from './arriendo.ts';
import { Bucle } from './bucle.ts';
import { type Bus, MensajeDemasiadoGrande, type MensajeNumerado } from './bus.ts';
import { CANAL_ESCRITO, CANAL_NUMERADO } from './canales.ts';
import { escribirSobre, type MensajeGuardado } from './sobre.ts';

/** How many messages are numbered, and how many sent, at a time. */
const LOTE = 500;
/** And how many bytes of them, as the database keeps them; one message may be larger. */
const LOTE_BYTES = 4 * 1024 * 1024;
/** What is numbered and not sent is kept here up to so many batches; the rest is read again when its turn comes. */
const LOTES_EN_COLA = 2;
/** So long the numbering waits for place in the queue, and no longer: a broker that hangs must not stop it. */
const ESPERA_DE_SITIO_MS = 500;
/** Who sleeps longer is woken when there is something to do. */
const REPOSO_MS = 60_000;
/** Longest that another's lease is taken for held without a look. */
const AJENO_MAXIMO_MS = 3_000;

interface Numerado extends MensajeGuardado {
  readonly posicion: bigint;
  readonly agregadoTipo: string | null;
  readonly agregadoId: string | null;
  readonly bytes: number;
}

/** A batch as a statement gives it: each row has the number of those that it was chosen from. */
interface Elegido extends Numerado {
  readonly candidatos: number;
}

/** Hears what was numbered, as soon as it is: committed, contiguous, in order. */
export type AlNumerar = (topic: string, mensajes: readonly Numerado[]) => void;

/** What a {@link RelayDeTopic} needs. */
interface OpcionesDeRelayDeTopic {
  readonly base: BaseDeDatos;
  readonly bus: Bus;
  readonly modulo: string;
  readonly topic: string;
  /** This process. */
  readonly dueno: string;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
  readonly trazas: Trazas;
  readonly alNumerar?: AlNumerar | undefined;
}

/**
 * Publishes what a module has committed for one topic: numbers it without gaps, sends it in that order, then marks how far
 * it came.
 *
 * Numbers are given after commit, by one leased owner, because a serial column has gaps that fill late, and readers that
 * passed them lose rows. Numbering does not wait for sending: who follows the log reads on while the broker is away.
 */
export class RelayDeTopic {
  readonly #opciones: OpcionesDeRelayDeTopic;
  readonly #numerador: Bucle;
  readonly #emisor: Bucle;
  readonly #cola: Cola = new Cola();
  #arriendo: Arrendado | undefined;
  /** Until when the lease is another's, by this process's clock. */
  #ajenoHasta = 0;
  /** The bus has let go of the flow. */
  #soltado: Promise<void> = Promise.resolve();

  constructor(opciones: OpcionesDeRelayDeTopic) {
    this.#opciones = opciones;
    this.#numerador = new Bucle(() => this.#numerar(), opciones.bitacora);
    this.#emisor = new Bucle(() => this.#emitir(), opciones.bitacora);
  }

  /** The lease, while it is this process's. */
  get arriendo(): Arrendado | undefined {
    return this.#arriendo;
  }

  /** There is something to number. */
  numerar(): void {
    this.#numerador.despertar();
  }

  /** There is something that is numbered and not published. */
  publicar(): void {
    if (this.#arriendo === undefined) this.#numerador.despertar();
    else this.#emisor.despertar();
  }

  /** The lease may be free. */
  olvidarAjeno(): void {
    this.#ajenoHasta = 0;
  }

  /** Another process has the lease: what is here is its to send. */
  perder(): void {
    this.#opciones.bitacora.info('another process has the lease of the flow');
    this.#arriendo = undefined;
    this.#cola.olvidar();
    this.#soltado = this.#soltar();
  }

  /** Stops after the batch under way. */
  async detener(): Promise<void> {
    await Promise.all([this.#numerador.detener(), this.#emisor.detener()]);
  }

  /** Lets another process go on at once, after {@link detener}. */
  async devolver(): Promise<void> {
    const { base, modulo } = this.#opciones;
    await this.#soltado;
    if (this.#arriendo === undefined) return;
    await this.#soltar();
    await devolver(base.prisma, this.#arriendo, { canal: CANAL_ESCRITO, carga: modulo });
  }

  async #soltar(): Promise<void> {
    const { bus, modulo, topic, bitacora } = this.#opciones;
    await bus.soltar?.({ modulo, topic }).catch((err: unknown) => bitacora.warn({ err }, 'the flow was not let go'));
  }

  /** A turn of the numbering. @returns how long it may rest. */
  async #numerar(): Promise<number> {
    const arriendo = this.#arriendo ?? (await this.#tomar());
    // What is due is another owner's to publish: it is taken over when its lease ends, not sooner.
    if (arriendo === undefined) return Math.max(Math.ceil(this.#ajenoHasta - performance.now()), 1);
    const { topic, alNumerar } = this.#opciones;
    // Numbered faster than sent, it would all be read again.
    await this.#cola.sitio(ESPERA_DE_SITIO_MS);
    const mensajes = await this.#darNumeros(arriendo);
    if (mensajes.length > 0) alNumerar?.(topic, mensajes);
    if (this.#arriendo === arriendo) {
      this.#cola.poner(mensajes);
      if (mensajes.length > 0) this.#emisor.despertar();
    }
    return quedan(mensajes) ? 0 : REPOSO_MS;
  }

  async #tomar(): Promise<Arrendado | undefined> {
    if (performance.now() < this.#ajenoHasta) return undefined;
    const { base, modulo, topic, dueno } = this.#opciones;
    const recurso = `relay:${modulo}:${topic}`;
    const arriendo = await arrendar(base.prisma, recurso, dueno);
    if (arriendo === undefined) {
      const ajeno = Math.min(await restante(base.prisma, recurso), AJENO_MAXIMO_MS);
      this.#ajenoHasta = performance.now() + ajeno;
      return undefined;
    }
    this.#cola.olvidar();
    const [flujo] = await base.prisma.$queryRaw<{ numerada: bigint; publicada: bigint }[]>`
      SELECT numerada, publicada FROM mensajeria.flujo WHERE modulo = ${modulo} AND topic = ${topic}`;
    const { numerada, publicada } = flujo ?? { numerada: 0n, publicada: 0n };
    // From here on nobody else numbers.
    if (numerada === publicada) this.#cola.empezar(numerada);
    this.#arriendo = arriendo;
    this.#emisor.despertar();
    return arriendo;
  }

  /** A turn of the sending. @returns how long it may rest. */
  async #emitir(): Promise<number> {
    const arriendo = this.#arriendo;
    if (arriendo === undefined) return REPOSO_MS;
    await this.#soltado;
    const lote = this.#cola.completa ? this.#cola.sacar() : await this.#leer(arriendo);
    if (lote.length === 0) return REPOSO_MS;
    try {
      if (!(await this.#enviar(lote))) this.#cola.olvidar();
    } catch (error) {
      this.#cola.olvidar();
      throw error;
    }
    return 0;
  }

  /** The next batch out of the database, where not all that comes first is in the queue. */
  async #leer(arriendo: Arrendado): Promise<readonly Numerado[]> {
    const leida = this.#cola.leyendo();
    const mensajes = await this.#numeradosSinPublicar();
    if (this.#arriendo !== arriendo) return [];
    leida(mensajes, quedan(mensajes));
    return mensajes;
  }

  /** @returns whether all of them are published; else one was put aside, and what is behind it was not sent. */
  async #enviar(mensajes: readonly Numerado[]): Promise<boolean> {
    const ultima = mensajes.at(-1);
    if (ultima === undefined) return true;
    const { bus, modulo, topic, metricas } = this.#opciones;
    const tramos = this.#tramos(mensajes);
    try {
      await bus.publicar({ modulo, topic }, mensajes.map(comoNumerado));
      for (const tramo of tramos) tramo.terminar();
    } catch (error) {
      for (const tramo of tramos) tramo.terminar({ fallo: error });
      const grande = error instanceof MensajeDemasiadoGrande && mensajes.find((uno) => uno.posicion === error.posicion);
      if (!grande) throw error;
      await this.#apartar(grande, error);
      return false;
    }
    await this.#marcar(ultima.posicion);
    metricas.publicados.inc({ modulo, topic }, mensajes.length);
    return true;
  }

  /** The sending of each message, as a part of the trace that it came of. */
  #tramos(mensajes: readonly Numerado[]): readonly Tramo[] {
    const { trazas, topic } = this.#opciones;
    if (trazas === sinTrazas) return [];
    return mensajes.flatMap(({ tipo, metadatos }) => {
      const { traceparent: padre } = metadatos as Metadatos;
      if (padre === undefined) return [];
      const atributos = { 'messaging.destination.name': topic };
      return [trazas.abrir(`publicar ${tipo}`, { padre, clase: 'PRODUCER', atributos })];
    });
  }

  #marcar(ultima: bigint): Prisma.PrismaPromise<number> {
    const { base, modulo, topic } = this.#opciones;
    return base.prisma.$executeRaw`
      UPDATE mensajeria.flujo SET publicada = ${ultima}
      WHERE modulo = ${modulo} AND topic = ${topic} AND publicada < ${ultima}`;
  }

  /** A message that can never be published must not hold up its flow: an operator finds it among the dead letters. */
  async #apartar(mensaje: Numerado, error: Error): Promise<void> {
    const { base, modulo, topic, metricas, bitacora } = this.#opciones;
    const { id, clave, tipo, posicion } = mensaje;
    await base.prisma.$transaction([
      base.prisma.aparcado.createMany({
        data: [
          {
            suscripcion: modulo,
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
      this.#marcar(posicion),
    ]);
    metricas.apartados.inc({ modulo, topic, estado: 'MUERTO' });
    bitacora.error({ err: error, clave, tipo, mensaje: id }, 'message cannot be published: dead letter');
  }

  #numeradosSinPublicar(): Promise<Elegido[]> {
    const { base, modulo, topic } = this.#opciones;
    return base.prisma.$queryRaw<Elegido[]>`
      SELECT * FROM (
        SELECT sin_publicar.*, pg_column_size(datos) AS bytes, count(*) OVER ()::int AS candidatos,
               sum(pg_column_size(datos)) OVER (ORDER BY posicion) - pg_column_size(datos) AS antes
        FROM (
          SELECT id, modulo, clave, tipo, datos, metadatos, ocurrido, posicion,
                 agregado_tipo AS "agregadoTipo", agregado_id AS "agregadoId", agregado_version AS "agregadoVersion"
          FROM mensajeria.mensaje
          WHERE modulo = ${modulo} AND topic = ${topic} AND posicion > (
            SELECT publicada FROM mensajeria.flujo WHERE modulo = ${modulo} AND topic = ${topic}
          )
          ORDER BY posicion LIMIT ${LOTE}
        ) sin_publicar
      ) medidos
      WHERE antes < ${LOTE_BYTES} ORDER BY posicion`;
  }

  /**
   * Gives the next positions, and tells the readers of the log. The lease's row is locked by the statement: an owner whose
   * lease has passed to another finds a later `epoca` there and numbers nothing.
   */
  #darNumeros({ recurso, dueno, epoca }: Arrendado): Promise<Elegido[]> {
    const { base, modulo, topic } = this.#opciones;
    return base.prisma.$queryRaw<Elegido[]>`
      WITH dueno AS MATERIALIZED (
        SELECT 1 FROM mensajeria.arriendo
        WHERE recurso = ${recurso} AND dueno = ${dueno} AND epoca = ${epoca} FOR UPDATE
      ), lote AS MATERIALIZED (
        SELECT secuencia, n, bytes, candidatos FROM (
          SELECT secuencia, row_number() OVER (ORDER BY secuencia) AS n, pg_column_size(datos) AS bytes,
                 count(*) OVER ()::int AS candidatos,
                 sum(pg_column_size(datos)) OVER (ORDER BY secuencia) - pg_column_size(datos) AS antes
          FROM (
            SELECT secuencia, datos FROM mensajeria.mensaje
            WHERE modulo = ${modulo} AND topic = ${topic} AND posicion IS NULL AND disponible <= now()
              AND EXISTS (SELECT 1 FROM dueno)
            ORDER BY secuencia LIMIT ${LOTE}
          ) pendientes
        ) medidos
        WHERE antes < ${LOTE_BYTES}
      ), flujo AS (
        INSERT INTO mensajeria.flujo AS f (modulo, topic, numerada, publicada)
        SELECT ${modulo}, ${topic}, count(*), 0 FROM lote HAVING count(*) > 0
        ON CONFLICT (modulo, topic) DO UPDATE SET numerada = f.numerada + excluded.numerada
        RETURNING f.numerada
      ), numerado AS (
        UPDATE mensajeria.mensaje m
        SET posicion = flujo.numerada - (SELECT count(*) FROM lote) + lote.n
        FROM lote, flujo
        WHERE m.secuencia = lote.secuencia
        RETURNING m.id, m.modulo, m.clave, m.tipo, m.datos, m.metadatos, m.ocurrido, m.posicion,
                  m.agregado_tipo AS "agregadoTipo", m.agregado_id AS "agregadoId", m.agregado_version AS "agregadoVersion",
                  lote.bytes, lote.candidatos
      ), aviso AS MATERIALIZED (
        SELECT pg_notify(${CANAL_NUMERADO}, ${topic} || ' ' || numerada)::text FROM flujo
      )
      SELECT numerado.* FROM numerado CROSS JOIN aviso ORDER BY posicion`;
  }
}

/** What is numbered and not sent, in order: all of it, or as much as there is place for. */
class Cola {
  #mensajes: Numerado[] = [];
  #bytes = 0;
  /** Position of the last that has been here, where all behind it will come here too; else the database has to be asked. */
  #ultima: bigint | undefined;
  /** Something was numbered that was not put in here. */
  #dejado = false;
  #alHaberSitio: (() => void) | undefined;

  /** Whether what comes next is in here, or nowhere yet. */
  get completa(): boolean {
    return this.#mensajes.length > 0 || this.#ultima !== undefined;
  }

  /** All up to this position is published. */
  empezar(publicada: bigint): void {
    this.#ultima = publicada;
  }

  /** Until there is place for a batch, or the time is over. */
  async sitio(ms: number): Promise<void> {
    const llena = this.#mensajes.length > (LOTES_EN_COLA - 1) * LOTE || this.#bytes > (LOTES_EN_COLA - 1) * LOTE_BYTES;
    if (!llena || this.#ultima === undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#alHaberSitio = resolve;
    const limite = setTimeout(resolve, ms);
    await promise;
    clearTimeout(limite);
  }

  /** Puts in what was numbered just now. */
  poner(mensajes: readonly Numerado[]): void {
    const { length } = mensajes;
    // They may have been read out of the database before the statement that numbered them came back.
    const nuevos = mensajes.filter(({ posicion }) => this.#ultima === undefined || posicion > this.#ultima);
    const [primero] = nuevos;
    if (primero === undefined) return;
    const bytes = sumar(nuevos);
    const sigue = this.#ultima !== undefined && primero.posicion === this.#ultima + 1n;
    const cabe =
      this.#mensajes.length + length <= LOTES_EN_COLA * LOTE && this.#bytes + bytes <= LOTES_EN_COLA * LOTE_BYTES;
    if (sigue && cabe) {
      this.#mensajes = this.#mensajes.concat(nuevos);
      this.#bytes += bytes;
      this.#ultima = nuevos.at(-1)?.posicion;
    } else {
      // What is in here already comes before it, and is sent first.
      this.#ultima = undefined;
      this.#dejado = true;
    }
  }

  /** Takes a batch out. */
  sacar(): readonly Numerado[] {
    let bytes = 0;
    let cuantos = 0;
    for (const mensaje of this.#mensajes) {
      if (cuantos === LOTE || bytes >= LOTE_BYTES) break;
      bytes += mensaje.bytes;
      cuantos += 1;
    }
    const lote = this.#mensajes.slice(0, cuantos);
    this.#mensajes = this.#mensajes.slice(cuantos);
    this.#bytes -= bytes;
    this.#alHaberSitio?.();
    return lote;
  }

  /** The database is asked for what comes next. @returns what is to be called with its answer. */
  leyendo(): (leidos: readonly Numerado[], quedan: boolean) => void {
    this.#dejado = false;
    return (leidos, quedan) => {
      // Nothing is left there but what is read here: from now on all comes here.
      if (!quedan && !this.#dejado) this.#ultima = leidos.at(-1)?.posicion;
    };
  }

  /** It is not known any more what comes next. */
  olvidar(): void {
    this.#mensajes = [];
    this.#bytes = 0;
    this.#ultima = undefined;
    this.#dejado = true;
    this.#alHaberSitio?.();
  }
}

/** Whether there may be more than this batch. */
const quedan = (mensajes: readonly Elegido[]): boolean => {
  const candidatos = mensajes[0]?.candidatos ?? 0;
  return candidatos === LOTE || mensajes.length < candidatos;
};

const sumar = (mensajes: readonly Numerado[]): number => mensajes.reduce((suma, { bytes }) => suma + bytes, 0);

const comoNumerado = (mensaje: Numerado): MensajeNumerado => ({
  posicion: mensaje.posicion,
  clave: mensaje.clave,
  cuerpo: escribirSobre(mensaje),
});
