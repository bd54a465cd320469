import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { EventoGuardado } from '../aplicacion/eventoGuardado.ts';
import { Bucle } from './bucle.ts';
import { CANAL_NUMERADO } from './canales.ts';
import { eventosDesde, ultimaPosicion } from './registroDeEventos.ts';

const LOTE = 500;
const SONDEO_MS = 1_000;
/** How many events may wait for a subscriber that reads too slowly. */
const COLA_MAXIMA = 10_000;

/** A subscriber read too slowly: its stream ends with this, nothing is dropped in silence. */
export class SuscriptorLento extends Error {
  override readonly name = 'SuscriptorLento';
}

/**
 * Follows the events of one module as the relay numbers them, and hands them to any number of subscribers in this
 * process: one reader of the log for all of them.
 */
export class Seguidor {
  readonly #base: BaseDeDatos;
  readonly #modulo: string;
  readonly #suscriptores = new Set<Cola>();
  readonly #bucle: Bucle;
  #posicion: bigint;
  #noEscuchar: (() => Promise<void>) | undefined;
  #detenido = false;

  private constructor(base: BaseDeDatos, modulo: string, bitacora: Logger, posicion: bigint) {
    this.#base = base;
    this.#modulo = modulo;
    this.#posicion = posicion;
    this.#bucle = new Bucle(() => this.#vuelta(), bitacora.child({ parte: 'seguidor' }));
  }

  /** Begins at the present end of the log. */
  static async iniciar(base: BaseDeDatos, modulo: string, bitacora: Logger): Promise<Seguidor> {
    const seguidor = new Seguidor(base, modulo, bitacora, await ultimaPosicion(base.prisma, modulo));
    seguidor.#noEscuchar = await base.escuchar(CANAL_NUMERADO, (topic) => {
      if (topic === `eventos.${modulo}` || topic === '') seguidor.#bucle.despertar();
    });
    return seguidor;
  }

  /** Events from now on that pass the filter. Ending the iterator ends the subscription. */
  seguir(filtro: (evento: EventoGuardado) => boolean): AsyncIterableIterator<EventoGuardado> {
    const cola = new Cola(filtro, () => this.#suscriptores.delete(cola));
    if (this.#detenido) cola.return();
    else this.#suscriptores.add(cola);
    return cola;
  }

  /** Ends all subscriptions. */
  async detener(): Promise<void> {
    this.#detenido = true;
    await Promise.all([this.#noEscuchar?.(), this.#bucle.detener()]);
    for (const cola of this.#suscriptores) await cola.return();
  }

  async #vuelta(): Promise<number> {
    const eventos = await eventosDesde(this.#base.prisma, this.#modulo, this.#posicion, LOTE);
    for (const evento of eventos) {
      this.#posicion = evento.posicion;
      for (const cola of this.#suscriptores) cola.ofrecer(evento);
    }
    return eventos.length === LOTE ? 0 : SONDEO_MS;
  }
}

/** What waits for one subscriber. */
class Cola implements AsyncIterableIterator<EventoGuardado> {
  readonly #filtro: (evento: EventoGuardado) => boolean;
  readonly #alTerminar: () => void;
  readonly #eventos: EventoGuardado[] = [];
  readonly #esperas: PromiseWithResolvers<IteratorResult<EventoGuardado>>[] = [];
  #fin: 'abierta' | 'terminada' | 'desbordada' = 'abierta';

  constructor(filtro: (evento: EventoGuardado) => boolean, alTerminar: () => void) {
    this.#filtro = filtro;
    this.#alTerminar = alTerminar;
  }

  ofrecer(evento: EventoGuardado): void {
    if (this.#fin !== 'abierta' || !this.#filtro(evento)) return;
    const espera = this.#esperas.shift();
    if (espera !== undefined) {
      espera.resolve({ value: evento, done: false });
    } else if (this.#eventos.length < COLA_MAXIMA) {
      this.#eventos.push(evento);
    } else {
      this.#fin = 'desbordada';
      this.#alTerminar();
    }
  }

  async next(): Promise<IteratorResult<EventoGuardado>> {
    const evento = this.#eventos.shift();
    if (evento !== undefined) return { value: evento, done: false };
    if (this.#fin === 'desbordada') {
      this.#fin = 'terminada';
      throw new SuscriptorLento('The subscriber reads more slowly than events come');
    }
    if (this.#fin === 'terminada') return { value: undefined, done: true };
    const espera = Promise.withResolvers<IteratorResult<EventoGuardado>>();
    this.#esperas.push(espera);
    return espera.promise;
  }

  async return(): Promise<IteratorResult<EventoGuardado>> {
    this.#fin = 'terminada';
    this.#eventos.length = 0;
    this.#alTerminar();
    for (const espera of this.#esperas.splice(0)) espera.resolve({ value: undefined, done: true });
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
