import { createHash } from 'node:crypto';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { MensajeRecibido, Metadatos } from '../aplicacion/mensaje.ts';
import { ErrorDeDominio } from '../dominio/errores.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import { rastroDe } from '../observabilidad/rastro.ts';
import { enTramo, sinTrazas, type Trazas } from '../observabilidad/trazas.ts';
import { Bucle } from './bucle.ts';
import type { Bus, MensajeDeBus } from './bus.ts';
import { CANAL_APARTADO } from './canales.ts';
import { idDeMensaje, leerSobre } from './sobre.ts';

/** How failed messages are tried again. */
export interface Reintentos {
  /** Tries before a message becomes a dead letter. */
  readonly maximo: number;
  /** Wait before the second try, in ms; doubles with each one, up to a minute. */
  readonly esperaMs: number;
}

/** Used where the settings say nothing: about two minutes of tries. */
export const REINTENTOS: Reintentos = { maximo: 10, esperaMs: 250 };

const ESPERA_MAXIMA_MS = 60_000;
const SONDEO_MS = 1_000;

/** A parked message. */
interface FilaAparcada {
  readonly orden: bigint;
  readonly topic: string;
  readonly clave: string;
  readonly mensajeId: string;
  readonly cuerpo: string;
  readonly intentos: number;
}

/** What a consumer works with. */
export interface OpcionesDeConsumidor {
  readonly base: BaseDeDatos;
  readonly bus: Bus;
  readonly modulo: string;
  readonly topics: readonly string[];
  /** Has the effect of a message, once. `nuevo`: the inbox has just been asked, and does not have it. */
  readonly recibir: (mensaje: MensajeRecibido, nuevo: boolean) => Promise<'hecho' | 'ignorado' | 'repetido'>;
  readonly reintentos: Reintentos;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
  readonly trazas?: Trazas | undefined;
}

/**
 * Takes a context's messages from the bus to its commands and reactions.
 *
 * A message that fails is parked in the database with its key: it is tried again with backoff, the later ones of
 * its key wait behind it, and the others go on. What no retry can mend (a malformed message, a refusal by the
 * rules) and what failed too often is kept as a dead letter, and blocks nothing.
 */
export class Consumidor {
  readonly #opciones: OpcionesDeConsumidor;
  readonly #bitacora: Logger;
  readonly #bucle: Bucle;
  #suscripciones: readonly (() => Promise<void>)[] = [];
  #noEscuchar: (() => Promise<void>) | undefined;

  private constructor(opciones: OpcionesDeConsumidor) {
    this.#opciones = opciones;
    this.#bitacora = opciones.bitacora.child({ parte: 'consumidor' });
    this.#bucle = new Bucle((senal) => this.#reintentar(senal), this.#bitacora);
  }

  /** Subscribes a context to its topics. */
  static async iniciar(opciones: OpcionesDeConsumidor): Promise<Consumidor> {
    const consumidor = new Consumidor(opciones);
    consumidor.#noEscuchar = await opciones.base.escuchar(CANAL_APARTADO, (modulo) => {
      if (modulo === opciones.modulo || modulo === '') consumidor.#bucle.despertar();
    });
    const suscripciones = await Promise.allSettled(
      opciones.topics.map((topic) =>
        opciones.bus.suscribir({
          topic,
          nombre: opciones.modulo,
          manejar: (mensaje) => consumidor.#tomar(topic, mensaje),
        }),
      ),
    );
    consumidor.#suscripciones = suscripciones.flatMap((una) => (una.status === 'fulfilled' ? [una.value] : []));
    const fallida = suscripciones.find((una) => una.status === 'rejected');
    if (fallida === undefined) return consumidor;
    await consumidor.detener();
    throw fallida.reason;
  }

  /** Stops after the messages under way. */
  async detener(): Promise<void> {
    await Promise.all([this.#noEscuchar?.(), ...this.#suscripciones.map((cerrar) => cerrar())]);
    await this.#bucle.detener();
  }

  async #tomar(topic: string, entregado: MensajeDeBus): Promise<void> {
    const mensaje = guardable(entregado);
    const antes = await this.#antes(mensaje);
    // Delivered again, it keeps its place and its tries; a dead letter stays one.
    if (antes === 'apartado') return;
    const [intentos, fallo] =
      antes === 'otro' ? [0, EN_ESPERA] : ([1, await this.#intentar(topic, mensaje, antes === 'nada')] as const);
    if (fallo === undefined) return;
    const suerte = this.#suerte(topic, mensaje, intentos, fallo);
    const { base, modulo } = this.#opciones;
    const { count } = await base.prisma.aparcado.createMany({
      data: [
        {
          suscripcion: modulo,
          topic,
          clave: mensaje.clave,
          mensajeId: idDeMensaje(mensaje),
          cuerpo: mensaje.cuerpo,
          ...suerte,
        },
      ],
      // Another process was handed it too.
      skipDuplicates: true,
    });
    this.#contar(topic, suerte.estado, count);
  }

  /**
   * What has become of the message before: it was put aside, it has had its effect, or another of its key was put aside
   * that it must wait behind. One question: each message pays for it.
   */
  async #antes(mensaje: MensajeDeBus): Promise<'apartado' | 'hecho' | 'otro' | 'nada'> {
    const { base, modulo } = this.#opciones;
    const id = idDeMensaje(mensaje);
    const [fila] = await base.prisma.$queryRaw<{ antes: 'apartado' | 'hecho' | 'otro' | 'nada' }[]>`
      SELECT CASE
        WHEN EXISTS (SELECT 1 FROM mensajeria.aparcado WHERE suscripcion = ${modulo} AND mensaje_id = ${id})
          THEN 'apartado'
        WHEN EXISTS (SELECT 1 FROM mensajeria.bandeja WHERE suscripcion = ${modulo} AND mensaje_id = ${id})
          THEN 'hecho'
        WHEN EXISTS (
          SELECT 1 FROM mensajeria.aparcado
          WHERE suscripcion = ${modulo} AND estado = 'APARCADO' AND clave = ${mensaje.clave}
        ) THEN 'otro'
        ELSE 'nada'
      END AS antes`;
    return fila?.antes ?? 'nada';
  }

  /** Has the effect of the message. @returns what went wrong, if anything. */
  async #intentar(topic: string, mensaje: MensajeDeBus, nuevo = false): Promise<Fallo | undefined> {
    const { modulo, metricas, recibir, trazas = sinTrazas } = this.#opciones;
    const medir = metricas.mensajes.startTimer({ modulo, topic });
    // The types of unreadable or unknown messages come from outside: they would fill the metrics with names.
    let tipo = 'desconocido';
    let metadatos: Metadatos | undefined;
    try {
      const recibido = leerSobre(topic, mensaje);
      metadatos = recibido.metadatos;
      const tramo = { padre: recibido.metadatos.traceparent, clase: 'CONSUMER' } as const;
      const resultado = await enTramo(trazas, `${modulo} recibe ${recibido.tipo}`, tramo, (traceparent) =>
        recibir({ ...recibido, metadatos: { ...recibido.metadatos, traceparent } }, nuevo),
      );
      if (resultado !== 'ignorado') tipo = recibido.tipo;
      medir({ tipo, resultado });
      // A command may have been sent to be carried out later.
      if (resultado === 'hecho' && topic.startsWith('eventos.')) {
        metricas.retraso.observe({ modulo, topic }, Math.max(0, Date.now() - recibido.ocurrido.getTime()) / 1000);
      }
      const { id, clave } = recibido;
      this.#bitacora[resultado === 'hecho' ? 'info' : 'debug'](
        { topic, tipo: recibido.tipo, id, clave, resultado, ...rastroDe(recibido.metadatos) },
        'message handled',
      );
      return undefined;
    } catch (error) {
      // What cannot even be read never comes to the inbox's own question; an operator may have discarded it.
      const repetido = await this.#enBandeja(mensaje);
      medir({ tipo, resultado: repetido ? 'repetido' : 'fallido' });
      return repetido ? undefined : { ...comoFallo(error), metadatos };
    }
  }

  async #enBandeja(mensaje: MensajeDeBus): Promise<boolean> {
    const { base, modulo } = this.#opciones;
    return (await base.prisma.bandeja.count({ where: { suscripcion: modulo, mensajeId: idDeMensaje(mensaje) } })) > 0;
  }

  /** What becomes of a message that had no effect: it is tried again after a while, or it is a dead letter. */
  #suerte(topic: string, mensaje: MensajeDeBus, intentos: number, fallo: Fallo) {
    const { maximo, esperaMs } = this.#opciones.reintentos;
    const muerto = fallo.definitivo === true || intentos >= maximo;
    if (fallo !== EN_ESPERA) {
      this.#bitacora[muerto ? 'error' : 'warn'](
        {
          topic,
          clave: mensaje.clave,
          mensaje: idDeMensaje(mensaje),
          intentos,
          codigo: fallo.codigo,
          err: fallo.causa,
          ...(fallo.metadatos && rastroDe(fallo.metadatos)),
        },
        muerto ? 'message became a dead letter' : 'message parked; it will be tried again',
      );
    }
    const espera = intentos === 0 ? 0 : Math.min(esperaMs * 2 ** (intentos - 1), ESPERA_MAXIMA_MS);
    return {
      estado: muerto ? ('MUERTO' as const) : ('APARCADO' as const),
      intentos,
      codigo: fallo.codigo,
      motivo: fallo.motivo.replaceAll('\0', NO_GUARDABLE),
      proximo: new Date(Date.now() + espera),
    };
  }

  #contar(topic: string, estado: 'APARCADO' | 'MUERTO', cuantos: number): void {
    const { modulo, metricas } = this.#opciones;
    if (cuantos > 0) metricas.apartados.inc({ modulo, topic, estado }, cuantos);
    this.#bucle.despertar();
  }

  /** Tries the parked messages that are due, the first of each key. @returns how long nothing is due, in ms. */
  async #reintentar(senal: AbortSignal): Promise<number> {
    const { base, modulo } = this.#opciones;
    const primeros = await base.prisma.$queryRaw<(FilaAparcada & { ms: number })[]>`
      SELECT * FROM (
        SELECT DISTINCT ON (clave) orden, topic, clave, mensaje_id AS "mensajeId", cuerpo, intentos,
               (extract(epoch FROM proximo - now()) * 1000)::float8 AS ms
        FROM mensajeria.aparcado
        WHERE suscripcion = ${modulo} AND estado = 'APARCADO'
        ORDER BY clave, orden
      ) primeros ORDER BY ms LIMIT 100`;
    for (const fila of primeros) {
      if (fila.ms > 0) return Math.min(Math.ceil(fila.ms), SONDEO_MS);
      if (senal.aborted) return 0;
      await this.#otraVez(fila);
    }
    return primeros.length > 0 ? 0 : SONDEO_MS;
  }

  async #otraVez({ orden, topic, clave, mensajeId, cuerpo, intentos }: FilaAparcada): Promise<void> {
    const mensaje = { clave, cuerpo, idDeTransporte: mensajeId };
    const { prisma } = this.#opciones.base;
    const fallo = await this.#intentar(topic, mensaje);
    if (fallo === undefined) {
      // The effect's transaction takes the message out of here; what had no effect to have is taken out now.
      await prisma.aparcado.deleteMany({ where: { orden } });
      return;
    }
    const suerte = this.#suerte(topic, mensaje, intentos + 1, fallo);
    // Where it is not as it was, another process or an operator has done something with it meanwhile.
    const { count } = await prisma.aparcado.updateMany({
      where: { orden, estado: 'APARCADO', intentos },
      data: suerte,
    });
    this.#contar(topic, suerte.estado, count);
  }
}

/** Why a message had no effect. */
interface Fallo {
  readonly codigo: string;
  readonly motivo: string;
  /** Trying again cannot mend it. */
  readonly definitivo?: boolean | undefined;
  readonly causa?: unknown;
  /** What it was a part of, where that could be read. */
  readonly metadatos?: Metadatos | undefined;
}

const EN_ESPERA: Fallo = { codigo: 'EN_ESPERA', motivo: 'Waits behind a message of its key.' };

/** Stands for what PostgreSQL has no place for. */
const NO_GUARDABLE = '\ufffd';
/** A longer key does not fit into an index. */
const CLAVE_MAXIMA = 200;

/** The message as the database can keep it, whatever an outside producer sent: else it would come again for ever. */
const guardable = ({ clave, cuerpo, idDeTransporte }: MensajeDeBus): MensajeDeBus => {
  const mensaje = { clave, cuerpo: cuerpo.replaceAll('\0', NO_GUARDABLE), idDeTransporte };
  // Without a key, a message waits for none and none waits for it.
  if (clave === '') return { ...mensaje, clave: idDeMensaje(mensaje) };
  if (clave.length <= CLAVE_MAXIMA && !clave.includes('\0')) return mensaje;
  return { ...mensaje, clave: createHash('sha256').update(clave).digest('hex') };
};

const comoFallo = (error: unknown): Fallo =>
  error instanceof ErrorDeDominio
    ? {
        codigo: error.fallas[0].codigo,
        motivo: error.fallas.map(({ campo, mensaje }) => (campo === '' ? mensaje : `${campo}: ${mensaje}`)).join(' '),
        definitivo: !error.transitorio && error.fallas[0].codigo !== 'CONFLICTO',
      }
    : { codigo: 'ERROR_INTERNO', motivo: error instanceof Error ? error.message : String(error), causa: error };
