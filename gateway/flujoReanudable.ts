import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult } from 'graphql';
import { CURSOR_PROPIO, type DocumentoReanudable, VERSION_PROPIA } from './documentoReanudable.ts';
import { avisoDe } from './entrega.ts';
import { esInterno, esNoDisponible, LectorLento } from './errores.ts';

/** What opening a subscription gives: its results, or why there are none. */
export type Apertura = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

/** A result of a subscription, and its place in the stream. */
export interface ResultadoConLugar {
  readonly resultado: ExecutionResult;
  /** Of a feed: the cursor after which it would go on from there. */
  readonly cursor?: string | undefined;
  /** What tells it from the others: see `Entrega`. */
  readonly marca?: string | undefined;
  /** How many results since that cursor had none of their own, this one among them. */
  readonly saltar: number;
}

/** Thrown when a broken subscription could not be opened again in time. */
export class FlujoPerdido extends Error {
  override readonly name = 'FlujoPerdido';
  readonly cursor: string | undefined;

  constructor(cursor: string | undefined, cause: unknown) {
    super('The stream of a subscription broke', { cause });
    this.cursor = cursor;
  }
}

/** What a stream that goes on by itself needs. */
export interface OpcionesDeFlujo {
  readonly documento: DocumentoReanudable;
  /** The stream as it was opened first. */
  readonly primera: AsyncIterator<ExecutionResult>;
  /** Where it began, when that was after a cursor. */
  readonly desde: string | undefined;
  /** How many results after that cursor are left out. */
  readonly saltar?: number;
  /** Opens it again. */
  readonly abrir: (despuesDe: string | undefined) => Promise<Apertura>;
  /** How long it may stay broken. */
  readonly pacienciaMs: number;
  readonly alCortarse?: (causa: unknown) => void;
  /** The subgraph has told where a feed begins: from now on nothing is lost. */
  readonly alEmpezar?: (cursor: string) => void;
}

const ESPERA_MS = 50;
const ESPERA_MAXIMA_MS = 5_000;
/** How often an event that could not be read is asked for again before it is given as it is. */
const INTENTOS = 6;
const FIN: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** A stream that goes on by itself. */
export interface FlujoReanudable extends AsyncIterator<ResultadoConLugar> {
  /** Opens the subgraph's stream again, as if it had broken. */
  renovar(): void;
}

/**
 * A subgraph's stream that its reader never sees break: it is opened again after the last event, with growing pauses. A
 * feed has no end of its own, so that its end is taken as a break too.
 */
export function flujoReanudable(opciones: OpcionesDeFlujo): FlujoReanudable {
  const { documento, abrir, pacienciaMs, alCortarse, alEmpezar } = opciones;
  let fuente: AsyncIterator<ExecutionResult> = opciones.primera;
  let cursor = opciones.desde;
  /** Events since the cursor whose own cursor could not be read: when it is opened again, they come again. */
  let sinCursor = opciones.saltar ?? 0;
  let porSaltar = sinCursor;
  /** The state that was given last, and whether the next one is the first of a new stream. */
  let ultimo: unknown;
  let recienAbierto = false;
  let roto: { readonly desde: number; espera: number } | undefined;
  let abiertaDesde = Date.now();
  /** Whether the present stream has given something to its reader. */
  let dio = true;
  /** How often the same event could not be read. */
  let fallidos = 0;
  /** Events lack what the subgraph's database has of them, since it is away. */
  let sinBase = false;
  /** The subgraph has cut off a reader that did not read; it has not been told yet. */
  let atrasado = false;
  let ultimaPalabra = false;
  let renovando = false;
  let terminado = false;
  let despertar: (() => void) | undefined;

  /** @returns undefined for what the reader need not see. */
  function recibir(resultado: ExecutionResult): ResultadoConLugar | undefined {
    if (documento.modo === 'instantanea') {
      const repetido = recienAbierto && isDeepStrictEqual(resultado.data, ultimo);
      recienAbierto = false;
      ultimo = resultado.data;
      return repetido ? undefined : { resultado, marca: marcaDe(resultado), saltar: 0 };
    }
    if (documento.modo === 'ninguno') return { resultado, saltar: 0 };
    const inicio = resultado.extensions?.['inicio'];
    if (typeof inicio === 'string') {
      cursor = inicio;
      alEmpezar?.(inicio);
      return undefined;
    }
    const evento = resultado.data?.[documento.clave] as Readonly<Record<string, unknown>> | null | undefined;
    const propio = evento?.[CURSOR_PROPIO];
    const antes = cursor;
    const saltado = porSaltar > 0;
    if (saltado) porSaltar -= 1;
    if (typeof propio === 'string') {
      cursor = propio;
      sinCursor = porSaltar;
    } else if (!saltado) sinCursor += 1;
    if (saltado) return undefined;
    const avisado = atrasado ? conAviso(resultado, antes) : resultado;
    atrasado = false;
    return { resultado: avisado, cursor, marca: cursor, saltar: sinCursor };
  }

  /**
   * Whether to ask for it again: what was not read since the database of the subgraph was away, until it is back; what failed
   * there for another reason, a few times.
   */
  function porInsistir(resultado: ExecutionResult): boolean {
    const deLaBase = !esRechazo(resultado) && resultado.errors?.some(esNoDisponible);
    if (!deLaBase && !esVacio(resultado)) {
      if (resultado.data) {
        fallidos = 0;
        sinBase = false;
      }
      return false;
    }
    if (documento.modo === 'ninguno' || porSaltar > 0) return false;
    atrasado ||= resultado.extensions?.['aviso'] !== undefined;
    if (deLaBase) {
      if (!sinBase) roto = undefined;
      sinBase = true;
      return true;
    }
    fallidos += 1;
    if (fallidos <= INTENTOS) return true;
    fallidos = 0;
    return false;
  }

  /** Its version alone would not do: what is not the thing's own, such as its totals, changes without it. */
  function marcaDe({ data, errors }: ExecutionResult): string | undefined {
    if (documento.modo !== 'instantanea' || !documento.conVersion || errors !== undefined) return undefined;
    const cosa = data?.[documento.clave] as Readonly<Record<string, unknown>> | null | undefined;
    return cosa ? `${cosa[VERSION_PROPIA]}:${hash('sha1', JSON.stringify(data), 'base64')}` : undefined;
  }

  async function reabrir(causa: unknown): Promise<ResultadoConLugar | undefined> {
    if (!renovando) alCortarse?.(causa);
    renovando = false;
    // One that breaks as soon as it is open has not come back; nor has one whose database is away, however long it tries.
    if (!sinBase && (dio || Date.now() - abiertaDesde >= ESPERA_MAXIMA_MS)) roto = undefined;
    let ultima = causa;
    for (;;) {
      roto ??= { desde: Date.now(), espera: ESPERA_MS };
      if (Date.now() - roto.desde >= pacienciaMs) throw new FlujoPerdido(cursor, ultima);
      // Not all at the same moment: a subgraph that comes back has many of them.
      await pausa(roto.espera * (0.5 + Math.random() / 2));
      roto.espera = Math.min(roto.espera * 2, ESPERA_MAXIMA_MS);
      if (terminado) return undefined;
      try {
        const apertura = await abrir(cursor);
        if (terminado) {
          soltar(apertura);
          return undefined;
        }
        if (renovando) {
          renovando = false;
          soltar(apertura);
          continue;
        }
        if (Symbol.asyncIterator in apertura) {
          fuente = apertura;
          abiertaDesde = Date.now();
          dio = false;
          porSaltar = sinCursor;
          recienAbierto = ultimo !== undefined;
          return undefined;
        }
        if (!esCorte(apertura)) {
          ultimaPalabra = true;
          return { resultado: apertura, cursor, saltar: sinCursor };
        }
        ultima = apertura.errors?.[0];
      } catch (error) {
        ultima = error;
      }
    }
  }

  async function pausa(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const reloj = setTimeout(resolve, ms);
    despertar = resolve;
    await promise;
    clearTimeout(reloj);
    despertar = undefined;
  }

  return {
    async next() {
      while (!terminado && !ultimaPalabra) {
        let causa: unknown;
        try {
          const { done, value } = await fuente.next();
          if (terminado) break;
          if (!done && !esCorte(value) && !porInsistir(value)) {
            // A refusal in the middle (a right that ended): the subgraph's word, which is its last.
            ultimaPalabra = esRechazo(value);
            const recibido = ultimaPalabra ? { resultado: value, cursor, saltar: sinCursor } : recibir(value);
            if (recibido) {
              dio = true;
              sinBase = false;
              return { done: false, value: recibido };
            }
            continue;
          }
          if (done && documento.modo === 'ninguno') break;
          causa = done
            ? new Error('The subgraph ended the stream')
            : (value.errors?.find(esNoDisponible) ?? value.errors?.[0]);
        } catch (error) {
          causa = error;
        }
        if (terminado) break;
        atrasado ||= causa instanceof LectorLento;
        if (documento.modo === 'ninguno') throw causa;
        soltar(fuente);
        const palabra = await reabrir(causa);
        if (palabra) return { done: false, value: palabra };
      }
      return FIN;
    },
    renovar() {
      if (documento.modo === 'ninguno') return;
      renovando = true;
      soltar(fuente);
    },
    async return() {
      terminado = true;
      despertar?.();
      await fuente.return?.();
      return FIN;
    },
  };
}

/** Releases what was opened and is not wanted any more. */
export function soltar(apertura: Apertura | AsyncIterator<ExecutionResult>): void {
  if ('next' in apertura) void Promise.resolve(apertura.return?.()).catch(() => undefined);
}

// Without data there was no event: the stream itself failed, or was refused.
const esRechazo = ({ data, errors }: ExecutionResult): boolean => data === undefined && errors !== undefined;

/** There was an event, and nothing of it could be read. */
const esVacio = ({ data, errors = [] }: ExecutionResult): boolean =>
  data === null && errors.length > 0 && errors.every((error) => esInterno(error));

const conAviso = (resultado: ExecutionResult, cursor: string | undefined): ExecutionResult => ({
  ...resultado,
  extensions: { aviso: avisoDe({ cursor }), ...resultado.extensions },
});

/** The database of the subgraph was away when it was asked for a stream. */
export const esSinBase = (resultado: ExecutionResult): boolean =>
  esRechazo(resultado) && (resultado.errors ?? []).every(esNoDisponible);

const esCorte = (resultado: ExecutionResult): boolean =>
  esRechazo(resultado) && (resultado.errors ?? []).every((error) => esInterno(error) || esNoDisponible(error));
