import type { Logger } from 'pino';
import {
  type EventoGuardado,
  type EventoSeguido,
  type FiltroDeEventos,
  sinVersion,
} from '../aplicacion/eventoGuardado.ts';
import { pesoDe } from './pesoDe.ts';

/** Events that may wait for a reader, and what they may weigh, before it is left to the log. */
const COLA_MAXIMA = 1_000;
const BYTES_MAXIMOS = 4 * 1024 * 1024;
/** After a failure of the database. */
const PAUSA_MS = 1_000;

/** Events after a position, as far as it was looked for them. */
export interface Tramo {
  readonly eventos: readonly EventoGuardado[];
  readonly hasta: bigint;
}

/** What a reader needs of whoever follows the log. */
interface Fuente {
  readonly posicion: bigint;
  tramo(desde: bigint, filtro: FiltroDeEventos): Promise<Tramo>;
}

/** What a {@link Lector} is made of. */
interface OpcionesDeLector {
  readonly filtro: FiltroDeEventos;
  /** The position after which it begins. */
  readonly desde: bigint;
  readonly fuente: Fuente;
  readonly bitacora: Logger;
  readonly alTerminar: () => void;
}

/**
 * One reader of a feed. At the end of the log it is handed each event as it comes; one that reads too slowly is handed no
 * more when its queue is full, and catches up from the log at its own pace, in the same order, without a gap or a repeat.
 */
export class Lector implements AsyncIterableIterator<EventoSeguido> {
  readonly #opciones: OpcionesDeLector;
  readonly #pasa: (evento: EventoGuardado) => boolean;
  readonly #cola: EventoSeguido[] = [];
  #bytes = 0;
  /** The last event that was queued, or found not to pass the filter. */
  #posicion: bigint;
  /** Whether it is handed events as they come. */
  #alDia = false;
  #atrasado = false;
  #terminado = false;
  /** Why it cannot go on after what is in its queue. */
  #fallo: EventoIlegible | undefined;
  #despertar: (() => void) | undefined;
  /** Who asks for several at once gets them one after the other. */
  #turno: Promise<unknown> = Promise.resolve();

  constructor(opciones: OpcionesDeLector) {
    this.#opciones = opciones;
    this.#pasa = comoPrueba(opciones.filtro);
    this.#posicion = opciones.desde;
    this.#ponerseAlDia();
  }

  /** The position after which it began. */
  get desde(): bigint {
    return this.#opciones.desde;
  }

  /** The next event of the log. Whatever becomes of it here, the other readers get theirs. */
  ofrecer(evento: EventoGuardado): void {
    if (!this.#alDia || evento.posicion <= this.#posicion) return;
    let pasa: boolean;
    try {
      pasa = this.#pasa(evento);
    } catch {
      // It comes to this event again in the log, and ends there.
      this.#alDia = false;
      this.#despertar?.();
      return;
    }
    if (pasa) {
      if (this.#cola.length >= COLA_MAXIMA || this.#bytes >= BYTES_MAXIMOS) {
        this.#alDia = false;
        this.#atrasado = true;
        return;
      }
      this.#cola.push(evento);
      this.#bytes += pesoDe(evento);
      this.#despertar?.();
    }
    this.#posicion = evento.posicion;
  }

  next(): Promise<IteratorResult<EventoSeguido>> {
    const seguir = () => this.#siguiente();
    const siguiente = this.#turno.then(seguir, seguir);
    this.#turno = siguiente;
    return siguiente;
  }

  async return(): Promise<IteratorResult<EventoSeguido>> {
    this.#terminado = true;
    this.#cola.length = 0;
    this.#bytes = 0;
    this.#opciones.alTerminar();
    this.#despertar?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #siguiente(): Promise<IteratorResult<EventoSeguido>> {
    while (!this.#terminado) {
      const evento = this.#cola.shift();
      if (evento !== undefined) {
        this.#bytes -= pesoDe(evento);
        return { value: evento, done: false };
      }
      if (this.#fallo !== undefined) {
        await this.return();
        throw this.#fallo;
      }
      if (this.#alDia) await this.#esperar();
      else if (!this.#ponerseAlDia()) await this.#leer();
    }
    return { value: undefined, done: true };
  }

  /** Nothing can come in between: who follows the log hands out each event in the same moment in which it passes it. */
  #ponerseAlDia(): boolean {
    this.#alDia = this.#posicion >= this.#opciones.fuente.posicion;
    return this.#alDia;
  }

  async #leer(): Promise<void> {
    const { filtro, fuente, bitacora } = this.#opciones;
    const desde = this.#posicion;
    const pendientes = Number(fuente.posicion - desde);
    let tramo: Tramo;
    try {
      tramo = await fuente.tramo(desde, filtro);
    } catch (err) {
      bitacora.warn({ err }, 'a reader of the log goes on later');
      await this.#esperar(PAUSA_MS);
      return;
    }
    for (const evento of tramo.eventos) {
      try {
        if (!this.#pasa(evento)) continue;
      } catch (cause) {
        const { posicion, id, tipo } = evento;
        this.#fallo = new EventoIlegible(evento, cause);
        bitacora.error(
          { err: cause, posicion: String(posicion), id, tipo },
          'a reader ends: its filter cannot read an event',
        );
        return;
      }
      const seguido = this.#atrasado ? { ...evento, atraso: { desde, pendientes } } : evento;
      this.#cola.push(seguido);
      this.#bytes += pesoDe(seguido);
      this.#atrasado = false;
    }
    this.#posicion = tramo.hasta;
  }

  /** Until there is something to do, or at most so long. */
  async #esperar(ms?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#despertar = resolve;
    const reloj = ms === undefined ? undefined : setTimeout(resolve, ms);
    await promise;
    clearTimeout(reloj);
    this.#despertar = undefined;
  }
}

/**
 * Thrown by a reader whose filter cannot tell whether an event is for it. To leave the event out would be a gap that nobody
 * sees, and to give it might show somebody what is not theirs; another process, of a newer version, may be able to read it.
 */
export class EventoIlegible extends Error {
  override readonly name = 'EventoIlegible';

  constructor({ posicion, tipo }: EventoGuardado, cause: unknown) {
    super(`A filter cannot read the event ${posicion}, ${tipo}`, { cause });
  }
}

/** Types are compared without their version: a process of before does not know all of those that the log may hold. */
const comoPrueba = ({
  tipos,
  agregados,
  datos = [],
  cumple,
}: FiltroDeEventos): ((evento: EventoGuardado) => boolean) => {
  const nombres = tipos && new Set(tipos.map(sinVersion));
  return (evento) =>
    (nombres === undefined || nombres.has(sinVersion(evento.tipo))) &&
    (agregados === undefined || agregados.includes(evento.agregadoId)) &&
    datos.every(({ campo, valores }) =>
      valores.includes(String((evento.datos as Partial<Record<string, unknown>>)[campo])),
    ) &&
    (cumple === undefined || cumple(evento));
};
