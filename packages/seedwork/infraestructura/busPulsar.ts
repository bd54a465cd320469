import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as dormir } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { SaludDeParte } from '../observabilidad/salud.ts';
import {
  type Bus,
  CUERPO_MAXIMO,
  type Flujo,
  type MensajeDeBus,
  MensajeDemasiadoGrande,
  type MensajeNumerado,
  type Suscripcion,
} from './bus.ts';
import { type ClientePulsar, type Consumo, NombreOcupado, type Productor, SecuenciaEnDuda } from './clientePulsar.ts';
import { Reparto } from './reparto.ts';

/** How many keys of a subscription are handled at the same time. */
const CARRILES = 8;
/** How many messages of a subscription may be in this process: what bounds its memory. */
const COLA = 100;
const PAUSA_MINIMA_MS = 100;
const PAUSA_MAXIMA_MS = 5_000;
/** How long a try to publish waits for the name of its flow; the relay tries again, and asks for its lease before. */
const ESPERA_DE_NOMBRE_MS = 1_000;
/** After this time the previous owner is taken for dead, though the broker does not know it yet. */
const ABANDONO_MS = 10_000;

/** What this process sends of one flow. */
interface Envio {
  productor: Productor | undefined;
  /** Position of the message that the producer sends next. */
  siguiente: bigint;
  /** The next producer takes a name of its own: the flow's name cannot be used, or its ids cannot be trusted. */
  conOtroNombre: boolean;
  /** Since when the flow's name has been taken. */
  ocupadoDesde: number | undefined;
  /** One batch at a time. */
  turno: Promise<unknown>;
}

/** A bus on Apache Pulsar. It needs no broker to start: it connects in the background, as often as it must. */
export class BusPulsar implements Bus {
  readonly #cliente: ClientePulsar;
  readonly #bitacora: Logger;
  readonly #identidad: () => Promise<string>;
  readonly #envios = new Map<string, Envio>();
  readonly #fallidos = new Set<string>();
  readonly #depositos = new Map<string, Promise<Productor>>();
  readonly #miembros = new Set<Miembro>();

  /**
   * @param identidad - of the database that numbers the messages. Part of the producers' names: a new or restored
   * database gives positions again that the broker has had, and it would drop the messages as repeated.
   */
  constructor(cliente: ClientePulsar, identidad: () => Promise<string>, bitacora: Logger) {
    this.#cliente = cliente;
    this.#identidad = identidad;
    this.#bitacora = bitacora.child({ parte: 'bus' });
  }

  publicar(flujo: Flujo, mensajes: readonly MensajeNumerado[]): Promise<void> {
    const envio = this.#envio(flujo);
    const turno = envio.turno.then(() => this.#publicar(flujo, envio, mensajes));
    envio.turno = turno.catch(() => {});
    return turno;
  }

  async soltar(flujo: Flujo): Promise<void> {
    const envio = this.#envios.get(claveDe(flujo));
    if (envio === undefined) return;
    // In its turn: what is given to it later is sent by a producer of its own.
    envio.turno = envio.turno.then(() => this.#cerrarProductor(envio)).catch(() => {});
    await envio.turno;
    envio.ocupadoDesde = undefined;
    this.#fallidos.delete(claveDe(flujo));
  }

  async depositar(topic: string, clave: string, cuerpo: string): Promise<void> {
    const bytes = Buffer.byteLength(cuerpo);
    if (bytes > CUERPO_MAXIMO) throw new MensajeDemasiadoGrande(0n, bytes);
    const productor = await this.#deposito(topic);
    try {
      await productor.enviar([{ clave, cuerpo }]);
    } catch (error) {
      await productor.cerrar();
      throw error;
    }
  }

  async suscribir(suscripcion: Suscripcion): Promise<() => Promise<void>> {
    const miembro = new Miembro(this.#cliente, suscripcion, this.#bitacora);
    this.#miembros.add(miembro);
    return async () => {
      this.#miembros.delete(miembro);
      await miembro.cerrar();
    };
  }

  async salud(): Promise<SaludDeParte> {
    const conectado = [...this.#miembros].every((miembro) => miembro.conectado);
    return conectado && this.#fallidos.size === 0
      ? { estado: 'ok' }
      : { estado: 'degradado', detalle: 'No hay conexión con Pulsar: los mensajes esperan en la base de datos.' };
  }

  async cerrar(): Promise<void> {
    await Promise.all([...this.#miembros].map((miembro) => miembro.cerrar()));
    const envios = [...this.#envios.values()];
    await Promise.all(envios.map(({ turno }) => turno));
    await Promise.all(envios.map((envio) => this.#cerrarProductor(envio)));
    const depositos = await Promise.allSettled(this.#depositos.values());
    await Promise.all(depositos.map((uno) => (uno.status === 'fulfilled' ? uno.value.cerrar() : undefined)));
    await this.#cliente.cerrar();
  }

  #envio(flujo: Flujo): Envio {
    const clave = claveDe(flujo);
    const envio = this.#envios.get(clave) ?? {
      productor: undefined,
      siguiente: 0n,
      conOtroNombre: false,
      ocupadoDesde: undefined,
      turno: Promise.resolve(),
    };
    this.#envios.set(clave, envio);
    return envio;
  }

  async #publicar(flujo: Flujo, envio: Envio, mensajes: readonly MensajeNumerado[]): Promise<void> {
    const grande = mensajes.findIndex(({ cuerpo }) => Buffer.byteLength(cuerpo) > CUERPO_MAXIMO);
    try {
      for (const tramo of contiguos(grande === -1 ? mensajes : mensajes.slice(0, grande))) {
        const productor = await this.#productor(flujo, envio, tramo.primera);
        await productor.enviar(tramo.mensajes);
        envio.siguiente = tramo.ultima + 1n;
      }
    } catch (error) {
      this.#fallidos.add(claveDe(flujo));
      if (error instanceof SecuenciaEnDuda) {
        // Sent again under the flow's name, a message could be dropped for another's id, and be lost. Under another
        // name it may come twice, and the inbox drops it.
        this.#bitacora.warn({ err: error, ...flujo }, 'the broker refused a message; sending again without its dedup');
        envio.conOtroNombre = true;
      }
      await this.#cerrarProductor(envio);
      throw error;
    }
    this.#fallidos.delete(claveDe(flujo));
    const demasiado = mensajes[grande];
    if (demasiado !== undefined) {
      throw new MensajeDemasiadoGrande(demasiado.posicion, Buffer.byteLength(demasiado.cuerpo));
    }
  }

  /** A producer whose next message is the one at this position. */
  async #productor(flujo: Flujo, envio: Envio, desde: bigint): Promise<Productor> {
    if (envio.productor?.abierto === true && envio.siguiente === desde) return envio.productor;
    await this.#cerrarProductor(envio);
    const limite = performance.now() + ESPERA_DE_NOMBRE_MS;
    const nombre = `alpes.${flujo.modulo}.${flujo.topic}.${await this.#identidad()}`;
    while (true) {
      try {
        envio.productor = await this.#cliente.abrirProductor({
          topic: flujo.topic,
          nombre: envio.conOtroNombre ? `${nombre}.${randomUUID()}` : nombre,
          desde,
        });
        envio.siguiente = desde;
        envio.conOtroNombre = false;
        envio.ocupadoDesde = undefined;
        return envio.productor;
      } catch (error) {
        if (!(error instanceof NombreOcupado)) throw error;
        envio.ocupadoDesde ??= performance.now();
        if (performance.now() - envio.ocupadoDesde > ABANDONO_MS) {
          // What it still sends when it wakes up are copies of what is sent here: the inbox drops them.
          this.#bitacora.warn(flujo, 'the previous owner of the flow is not gone; going on under another name');
          envio.conOtroNombre = true;
        } else if (performance.now() > limite) {
          throw error;
        } else {
          await dormir(PAUSA_MINIMA_MS);
        }
      }
    }
  }

  async #cerrarProductor(envio: Envio): Promise<void> {
    const { productor } = envio;
    envio.productor = undefined;
    await productor?.cerrar();
  }

  /** The one producer for a topic that all who deposit there share. */
  async #deposito(topic: string): Promise<Productor> {
    const tenido = this.#depositos.get(topic);
    const productor = await tenido?.catch(() => undefined);
    if (productor?.abierto === true) return productor;
    // Another may have opened one meanwhile.
    if (this.#depositos.get(topic) !== tenido) return this.#deposito(topic);
    const nuevo = this.#cliente.abrirProductor({ topic });
    this.#depositos.set(topic, nuevo);
    return nuevo;
  }
}

/** One process's membership in a subscription. */
class Miembro {
  readonly #cliente: ClientePulsar;
  readonly #suscripcion: Suscripcion;
  readonly #bitacora: Logger;
  readonly #reparto = new Reparto(CARRILES);
  readonly #cierre = new AbortController();
  readonly #fin: Promise<void>;
  #consumo: Consumo | undefined;

  constructor(cliente: ClientePulsar, suscripcion: Suscripcion, bitacora: Logger) {
    this.#cliente = cliente;
    this.#suscripcion = suscripcion;
    this.#bitacora = bitacora.child({ topic: suscripcion.topic, suscripcion: suscripcion.nombre });
    this.#fin = this.#mantener();
  }

  get conectado(): boolean {
    return this.#consumo?.conectado === true;
  }

  /** Ends after the messages under way. */
  async cerrar(): Promise<void> {
    this.#cierre.abort();
    await this.#fin;
  }

  /** Connects, and again whenever the connection is lost. */
  async #mantener(): Promise<void> {
    const { signal } = this.#cierre;
    let ausente = false;
    let fallos = 0;
    let desde = performance.now();
    while (!signal.aborted) {
      try {
        await this.#sesion(() => {
          if (ausente) this.#bitacora.info('connected to the broker again');
          ausente = false;
          desde = performance.now();
        });
      } catch (error) {
        if (signal.aborted) break;
        // A connection that does not last is no better than none: it must not be opened ten times a second.
        fallos = !ausente && performance.now() - desde > PAUSA_MAXIMA_MS ? 1 : fallos + 1;
        // Once an absence, not once a try.
        if (!ausente) this.#bitacora.warn({ err: error }, 'no connection to the broker; trying again');
        ausente = true;
        await dormir(Math.min(PAUSA_MINIMA_MS * 2 ** (fallos - 1), PAUSA_MAXIMA_MS), undefined, { signal }).catch(
          () => {},
        );
      }
    }
    await this.#reparto.vacio();
  }

  /** One connection, from its beginning to its end. */
  async #sesion(alConectar: () => void): Promise<void> {
    const { signal } = this.#cierre;
    const perdida = new AbortController();
    const alto = AbortSignal.any([perdida.signal, signal]);
    const consumo = await this.#cliente.abrirConsumo({
      topic: this.#suscripcion.topic,
      suscripcion: this.#suscripcion.nombre,
      cola: COLA,
      alRecibir: (mensaje, confirmar) => {
        // What waits when the connection ends is dropped: the broker gives it again.
        this.#reparto.poner(mensaje.clave, () => this.#entregar(mensaje, confirmar, alto));
      },
      alPerder: (motivo) => perdida.abort(motivo),
    });
    this.#consumo = consumo;
    alConectar();
    if (!alto.aborted) await once(alto, 'abort');
    this.#consumo = undefined;
    if (!perdida.signal.aborted) await this.#reparto.vacio();
    await consumo.cerrar();
    if (perdida.signal.aborted) throw perdida.signal.reason;
  }

  /** Gives a message to its handler until it takes it. Those of its key wait: so their order holds. */
  async #entregar(mensaje: MensajeDeBus, confirmar: () => void, alto: AbortSignal): Promise<void> {
    for (let fallos = 0; !alto.aborted; fallos += 1) {
      try {
        await this.#reparto.ocupando(async () => {
          if (!alto.aborted) await this.#suscripcion.manejar(mensaje);
          else throw alto.reason;
        });
        confirmar();
        return;
      } catch (error) {
        if (alto.aborted) return;
        if (fallos === 0) this.#bitacora.error({ err: error }, 'a message could not be taken; it comes again');
        const pausa = Math.min(PAUSA_MINIMA_MS * 2 ** fallos, PAUSA_MAXIMA_MS);
        await dormir(pausa, undefined, { signal: alto }).catch(() => {});
      }
    }
  }
}

const claveDe = ({ modulo, topic }: Flujo): string => `${modulo} ${topic}`;

/** Runs of messages whose positions follow on each other. */
const contiguos = (mensajes: readonly MensajeNumerado[]) => {
  const tramos: { primera: bigint; ultima: bigint; mensajes: MensajeNumerado[] }[] = [];
  for (const mensaje of mensajes) {
    const tramo = tramos.at(-1);
    if (tramo !== undefined && mensaje.posicion === tramo.ultima + 1n) {
      tramo.ultima = mensaje.posicion;
      tramo.mensajes.push(mensaje);
    } else {
      tramos.push({ primera: mensaje.posicion, ultima: mensaje.posicion, mensajes: [mensaje] });
    }
  }
  return tramos;
};
