import type { Logger } from 'pino';
import type { EventoGuardado, EventoSeguido, FiltroDeEventos } from '../aplicacion/eventoGuardado.ts';

/** Events that may wait for a reader before it is left to the log. */
const COLA_MAXIMA = 1_000;
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
  readonly #cola: EventoSeguido[] = [];
  /** The last event that was queued, or found not to pass the filter. */
  #posicion: bigint;
  /** Whether it is handed events as they come. */
  #alDia = false;
  #atrasado = false;
  #terminado = false;
  #despertar: (() => void) | undefined;
  /** Who asks for several at once gets them one after the other. */
  #turno: Promise<unknown> = Promise.resolve();

  constructor(opciones: OpcionesDeLector) {
    this.#opciones = opciones;
    this.#posicion = opciones.desde;
    this.#ponerseAlDia();
  }

  /** The position after which it began. */
  get desde(): bigint {
    return this.#opciones.desde;
  }

  /** The next event of the log. */
  ofrecer(evento: EventoGuardado): void {
    if (!this.#alDia || evento.posicion <= this.#posicion) return;
    if (pasa(this.#opciones.filtro, evento)) {
      if (this.#cola.length >= COLA_MAXIMA) {
        this.#alDia = false;
        this.#atrasado = true;
        return;
      }
      this.#cola.push(evento);
      this.#despertar?.();
    }
    this.#posicion = evento.posicion;
  }

  next(): Promise<IteratorResult<EventoSeguido>> {
    const siguiente = this.#turno.then(() => this.#siguiente());
    this.#turno = siguiente;
    return siguiente;
  }

  async return(): Promise<IteratorResult<EventoSeguido>> {
    this.#terminado = true;
    this.#cola.length = 0;
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
      if (evento !== undefined) return { value: evento, done: false };
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
    try {
      const pendientes = Number(fuente.posicion - this.#posicion);
      const { eventos, hasta } = await fuente.tramo(this.#posicion, filtro);
      const propios = eventos.filter((evento) => pasa(filtro, evento));
      for (const evento of propios) {
        this.#cola.push(this.#atrasado ? { ...evento, atraso: { desde: this.#posicion, pendientes } } : evento);
        this.#atrasado = false;
      }
      this.#posicion = hasta;
    } catch (err) {
      bitacora.warn({ err }, 'a reader of the log goes on later');
      await this.#esperar(PAUSA_MS);
    }
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

const pasa = ({ tipos, agregados, cumple }: FiltroDeEventos, evento: EventoGuardado): boolean =>
  (tipos === undefined || tipos.includes(evento.tipo)) &&
  (agregados === undefined || agregados.includes(evento.agregadoId)) &&
  (cumple === undefined || cumple(evento));
