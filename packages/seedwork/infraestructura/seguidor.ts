import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { EventoGuardado, EventoSeguido, Seguimiento } from '../aplicacion/eventoGuardado.ts';
import { invalido } from '../dominio/errores.ts';
import { Bucle } from './bucle.ts';
import { CANAL_NUMERADO, leerNumerado } from './canales.ts';
import { Lector, type Tramo } from './lector.ts';
import { pesoDe } from './pesoDe.ts';
import { eventosDesde, type FilaDeEvento, guardado, ultimaPosicion } from './registroDeEventos.ts';
import { Turnos } from './turnos.ts';

const LOTE = 500;
const SONDEO_MS = 1_000;
/** The newest events are kept: who comes back after a moment, or has fallen a little behind, needs no database. */
const RECIENTES = 2_000;
const RECIENTES_BYTES = 16 * 1024 * 1024;
/** Readers that are behind and read the log at the same time: the others of this process need the database too. */
const LECTURAS = 4;

/**
 * Follows the events of one module as the relay numbers them, and hands them to any number of readers in this process:
 * the log is read once for all that are at its end, and by each reader for itself while it is behind.
 */
export class Seguidor {
  readonly #base: BaseDeDatos;
  readonly #modulo: string;
  readonly #bitacora: Logger;
  readonly #lectores = new Set<Lector>();
  readonly #bucle: Bucle;
  /** Contiguous, up to the last one that was read. */
  #recientes: EventoGuardado[] = [];
  #bytesRecientes = 0;
  readonly #turnos = new Turnos(LECTURAS);
  #posicion: bigint;
  #noEscuchar: (() => Promise<void>) | undefined;
  #detenido = false;

  private constructor(base: BaseDeDatos, modulo: string, bitacora: Logger, posicion: bigint) {
    this.#base = base;
    this.#modulo = modulo;
    this.#bitacora = bitacora.child({ parte: 'seguidor' });
    this.#posicion = posicion;
    this.#bucle = new Bucle(() => this.#vuelta(), this.#bitacora);
  }

  /** Begins at the present end of the log. */
  static async iniciar(base: BaseDeDatos, modulo: string, bitacora: Logger): Promise<Seguidor> {
    const seguidor = new Seguidor(base, modulo, bitacora, await ultimaPosicion(base.prisma, modulo));
    seguidor.#noEscuchar = await base.escuchar(CANAL_NUMERADO, (aviso) => {
      const { topic, hasta } = leerNumerado(aviso);
      if (topic !== `eventos.${modulo}` && topic !== '') return;
      // A relay in this process hands over what it numbered in the same moment: then there is nothing to read.
      setImmediate(() => {
        if (hasta === undefined || hasta > seguidor.#posicion) seguidor.#bucle.despertar();
      });
    });
    return seguidor;
  }

  /** The last position that was read. */
  get posicion(): bigint {
    return this.#posicion;
  }

  /**
   * The events that pass the filter, from now on or after a position. Ending the iterator ends the subscription.
   *
   * @throws ErrorDeDominio `CURSOR_DEL_FUTURO` for a position that no event has yet.
   */
  async seguir({ desde, filtro = {} }: Seguimiento = {}): Promise<AsyncIterableIterator<EventoSeguido>> {
    if (
      desde !== undefined &&
      desde > this.#posicion &&
      desde > (await ultimaPosicion(this.#base.prisma, this.#modulo))
    ) {
      throw invalido(
        'despuesDe',
        'CURSOR_DEL_FUTURO',
        'Este cursor es de un evento que aquí no existe. Use uno de este sistema, o «inicio» para recibirlos todos.',
      );
    }
    const lector = new Lector({
      filtro,
      desde: desde ?? this.#posicion,
      fuente: this,
      bitacora: this.#bitacora,
      alTerminar: () => this.#lectores.delete(lector),
    });
    if (this.#detenido) await lector.return();
    else this.#lectores.add(lector);
    return lector;
  }

  /** What follows after a position, for a reader that is behind. */
  async tramo(desde: bigint, filtro: NonNullable<Seguimiento['filtro']>): Promise<Tramo> {
    return this.#deRecientes(desde) ?? this.#turnos.enTurno(() => this.#deRegistro(desde, filtro));
  }

  #deRecientes(desde: bigint): Tramo | undefined {
    const primero = this.#recientes[0]?.posicion;
    if (primero === undefined || desde < primero - 1n) return undefined;
    const desdeAqui = Number(desde - primero) + 1;
    const eventos = this.#recientes.slice(desdeAqui, desdeAqui + LOTE);
    return { eventos, hasta: eventos.at(-1)?.posicion ?? desde };
  }

  async #deRegistro(desde: bigint, { tipos, agregados, datos }: NonNullable<Seguimiento['filtro']>): Promise<Tramo> {
    const cabeza = this.#posicion;
    const eventos = await eventosDesde(this.#base.prisma, this.#modulo, desde, LOTE, {
      tipos,
      agregados,
      datos,
      hasta: cabeza,
    });
    return { eventos, hasta: eventos.length < LOTE ? cabeza : (eventos.at(-1)?.posicion ?? cabeza) };
  }

  /** What a relay in this process has just numbered need not be read again where it follows on what was read. */
  recibir(topic: string, filas: readonly FilaDeEvento[]): void {
    if (topic === `eventos.${this.#modulo}`) this.#avanzar(filas.map(guardado));
  }

  /** Ends all subscriptions. */
  async detener(): Promise<void> {
    this.#detenido = true;
    await Promise.all([this.#noEscuchar?.(), this.#bucle.detener()]);
    for (const lector of this.#lectores) await lector.return();
  }

  async #vuelta(): Promise<number> {
    const eventos = await eventosDesde(this.#base.prisma, this.#modulo, this.#posicion, LOTE);
    this.#avanzar(eventos);
    return eventos.length === LOTE ? 0 : SONDEO_MS;
  }

  /** Hands out what follows on the last position; what came by both ways is there already. */
  #avanzar(eventos: readonly EventoGuardado[]): void {
    const nuevos = eventos.filter(({ posicion }) => {
      if (posicion !== this.#posicion + 1n) return false;
      this.#posicion = posicion;
      return true;
    });
    if (nuevos.length === 0) return;
    this.#recordar(nuevos);
    for (const evento of nuevos) for (const lector of this.#lectores) lector.ofrecer(evento);
  }

  #recordar(nuevos: readonly EventoGuardado[]): void {
    const todos = this.#recientes.concat(nuevos);
    for (const evento of nuevos) this.#bytesRecientes += pesoDe(evento);
    let sobran = 0;
    while (todos.length - sobran > RECIENTES || this.#bytesRecientes > RECIENTES_BYTES) {
      this.#bytesRecientes -= pesoDe(todos[sobran] as EventoGuardado);
      sobran += 1;
    }
    this.#recientes = todos.slice(sobran);
  }
}
