import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { MensajeRecibido } from '../aplicacion/mensaje.ts';
import { ErrorDeDominio } from '../dominio/errores.ts';
import type { Metricas } from '../observabilidad/metricas.ts';
import { Bucle } from './bucle.ts';
import type { Bus, MensajeDeBus } from './bus.ts';
import { leerSobre } from './sobre.ts';

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
  /** Has the effect of a message, once. */
  readonly recibir: (mensaje: MensajeRecibido) => Promise<'hecho' | 'ignorado' | 'repetido'>;
  readonly reintentos: Reintentos;
  readonly bitacora: Logger;
  readonly metricas: Metricas;
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

  private constructor(opciones: OpcionesDeConsumidor) {
    this.#opciones = opciones;
    this.#bitacora = opciones.bitacora.child({ parte: 'consumidor' });
    this.#bucle = new Bucle((senal) => this.#reintentar(senal), this.#bitacora);
  }

  /** Subscribes a context to its topics. */
  static async iniciar(opciones: OpcionesDeConsumidor): Promise<Consumidor> {
    const consumidor = new Consumidor(opciones);
    consumidor.#suscripciones = await Promise.all(
      opciones.topics.map((topic) =>
        opciones.bus.suscribir({
          topic,
          nombre: opciones.modulo,
          manejar: (mensaje) => consumidor.#tomar(topic, mensaje),
        }),
      ),
    );
    return consumidor;
  }

  /** Stops after the messages under way. */
  async detener(): Promise<void> {
    await Promise.all(this.#suscripciones.map((cerrar) => cerrar()));
    await this.#bucle.detener();
  }

  async #tomar(topic: string, entregado: MensajeDeBus): Promise<void> {
    // Without a key, a message waits for none and none waits for it.
    const mensaje = entregado.clave === '' ? { ...entregado, clave: idDe(entregado) } : entregado;
    if (await this.#detrasDeOtro(mensaje.clave)) {
      await this.#aparcar(topic, mensaje, 0, EN_ESPERA);
      return;
    }
    const falla = await this.#intentar(topic, mensaje);
    if (falla !== undefined) await this.#apartar(topic, mensaje, 1, falla);
  }

  /** Has the effect of the message. @returns what went wrong, if anything. */
  async #intentar(topic: string, mensaje: MensajeDeBus): Promise<Fallo | undefined> {
    const { modulo, metricas, recibir } = this.#opciones;
    const medir = metricas.mensajes.startTimer({ modulo, topic });
    // The types of unreadable or unknown messages come from outside: they would fill the metrics with names.
    let tipo = 'desconocido';
    try {
      const recibido = leerSobre(topic, mensaje);
      const resultado = await recibir(recibido);
      if (resultado !== 'ignorado') tipo = recibido.tipo;
      medir({ tipo, resultado });
      this.#bitacora.debug(
        { topic, tipo: recibido.tipo, id: recibido.id, clave: recibido.clave, resultado, ...recibido.metadatos },
        'message handled',
      );
      return undefined;
    } catch (error) {
      medir({ tipo, resultado: 'fallido' });
      return comoFallo(error);
    }
  }

  /** Puts a failed message aside, to be tried again or as a dead letter. */
  async #apartar(topic: string, mensaje: MensajeDeBus, intentos: number, fallo: Fallo): Promise<void> {
    const muerto = fallo.definitivo === true || intentos >= this.#opciones.reintentos.maximo;
    this.#bitacora[muerto ? 'error' : 'warn'](
      { topic, clave: mensaje.clave, mensaje: idDe(mensaje), intentos, codigo: fallo.codigo, err: fallo.causa },
      muerto ? 'message became a dead letter' : 'message parked; it will be tried again',
    );
    await this.#aparcar(topic, mensaje, intentos, fallo, muerto);
  }

  async #aparcar(topic: string, mensaje: MensajeDeBus, intentos: number, fallo: Fallo, muerto = false): Promise<void> {
    const { codigo, motivo } = fallo;
    const { base, modulo, metricas, reintentos } = this.#opciones;
    const espera = intentos === 0 ? 0 : Math.min(reintentos.esperaMs * 2 ** (intentos - 1), ESPERA_MAXIMA_MS);
    const estado = muerto ? ('MUERTO' as const) : ('APARCADO' as const);
    const suerte = { estado, intentos, codigo, motivo, proximo: new Date(Date.now() + espera) };
    await base.prisma.aparcado.upsert({
      where: { suscripcion_mensajeId: { suscripcion: modulo, mensajeId: idDe(mensaje) } },
      create: {
        suscripcion: modulo,
        topic,
        clave: mensaje.clave,
        mensajeId: idDe(mensaje),
        cuerpo: mensaje.cuerpo,
        ...suerte,
      },
      // Delivered again, a message that waits keeps the place and the tries that it has.
      update: fallo === EN_ESPERA ? {} : suerte,
    });
    metricas.apartados.inc({ modulo, topic, estado });
    this.#bucle.despertar();
  }

  async #detrasDeOtro(clave: string): Promise<boolean> {
    const { base, modulo } = this.#opciones;
    const otro = await base.prisma.aparcado.findFirst({
      where: { suscripcion: modulo, estado: 'APARCADO', clave },
      select: { orden: true },
    });
    return otro !== null;
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
    const fallo = await this.#intentar(topic, mensaje);
    if (fallo !== undefined) await this.#apartar(topic, mensaje, intentos + 1, fallo);
    // The effect's transaction takes the message out of here; what had no effect to have is taken out now.
    else await this.#opciones.base.prisma.aparcado.deleteMany({ where: { orden } });
  }
}

/** Why a message had no effect. */
interface Fallo {
  readonly codigo: string;
  readonly motivo: string;
  /** Trying again cannot mend it. */
  readonly definitivo?: boolean | undefined;
  readonly causa?: unknown;
}

const EN_ESPERA: Fallo = { codigo: 'EN_ESPERA', motivo: 'Waits behind a message of its key.' };

/** The id that the inbox knows the message by. */
const idDe = (mensaje: MensajeDeBus): string => {
  try {
    return leerSobre('', mensaje).id;
  } catch {
    return mensaje.idDeTransporte;
  }
};

const comoFallo = (error: unknown): Fallo =>
  error instanceof ErrorDeDominio
    ? {
        codigo: error.fallas[0].codigo,
        motivo: error.fallas.map(({ campo, mensaje }) => (campo === '' ? mensaje : `${campo}: ${mensaje}`)).join(' '),
        definitivo: !error.transitorio && error.fallas[0].codigo !== 'CONFLICTO',
      }
    : { codigo: 'ERROR_INTERNO', motivo: error instanceof Error ? error.message : String(error), causa: error };
