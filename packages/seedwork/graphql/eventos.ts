import { isDeepStrictEqual } from 'node:util';
import { CAMBIO, type EventoGuardado, type EventoSeguido, sinVersion } from '../aplicacion/eventoGuardado.ts';
import type { Metadatos } from '../aplicacion/mensaje.ts';
import { invalido } from '../dominio/errores.ts';
import { sinTrazas, type Tramo, type Trazas } from '../observabilidad/trazas.ts';
import type { ContextoGraphql } from './contexto.ts';
import type { Cursores } from './cursores.ts';
import { precedidoDe, transformar } from './iteradores.ts';

/** The cursor before all events. */
const INICIO = 'inicio';

/** Where a feed's cursor is good: in the feed of this module, with whatever filter. */
const listaDe = (modulo: string): string => `eventos.${modulo}`;

/**
 * The position after which a feed begins, from its argument `despuesDe`; undefined for now.
 *
 * @throws ErrorDeDominio `CURSOR_INVALIDO`.
 */
export const desdeCursor = (
  cursores: Cursores,
  modulo: string,
  despuesDe: string | null | undefined,
): bigint | undefined => {
  if (despuesDe == null) return undefined;
  if (despuesDe === INICIO) return 0n;
  const lugar = cursores.abrir(listaDe(modulo), despuesDe);
  if (lugar !== undefined) return BigInt(lugar.valor);
  const mensaje = `Use el cursor de un evento de esta misma suscripción, o «${INICIO}» para recibirlos todos.`;
  throw invalido('despuesDe', 'CURSOR_INVALIDO', mensaje);
};

const cursorDe = (cursores: Cursores, modulo: string, posicion: bigint): string =>
  cursores.sellar(listaDe(modulo), { valor: `${posicion}`, id: '' });

/** Resolvers of the fields that place an event in its module's feed. */
export const lugarEnElFeed = (modulo: string) => ({
  cursor: ({ posicion }: EventoGuardado, _: object, { cursores }: Pick<ContextoGraphql<never, never>, 'cursores'>) =>
    cursorDe(cursores, modulo, posicion),
  posicion: ({ posicion }: EventoGuardado) => Number(posicion),
});

/** Tells whoever asked for it where a feed begins, before its first event. */
export const inicioDe = (modulo: string, desde: bigint, cursores: Cursores) => ({
  data: null,
  extensions: { inicio: cursorDe(cursores, modulo, desde) },
});

/** What a subscriber is told beside an event: that it had fallen behind, and goes on from the log. */
export const avisoDe = (modulo: string, evento: unknown, cursores: Cursores): object | undefined => {
  const { atraso } = evento as Partial<EventoSeguido>;
  if (atraso === undefined) return undefined;
  return {
    codigo: 'ATRASADO',
    mensaje: 'Los eventos llegan más rápido de lo que se leen. No se ha perdido ninguno: siguen desde este cursor.',
    cursor: cursorDe(cursores, modulo, atraso.desde),
    pendientes: atraso.pendientes,
  };
};

/** Who reads the log again later adds nothing to the traces of what happened then. */
const RECIENTE_MS = 60_000;

/** The delivery of an event, as a part of the trace that it came of; undefined where nobody is told of traces. */
export const abrirEntrega = (trazas: Trazas, evento: unknown): Tramo | undefined => {
  if (trazas === sinTrazas) return undefined;
  const { tipo = '', metadatos, ocurrido } = evento as Partial<EventoGuardado>;
  const padre = (metadatos as Partial<Metadatos> | undefined)?.traceparent;
  const reciente = ocurrido !== undefined && Date.now() - ocurrido.getTime() < RECIENTE_MS;
  return padre === undefined || !reciente ? undefined : trazas.abrir(`entregar ${tipo}`, { padre, clase: 'PRODUCER' });
};

/** What an event has beside its data. The gateway takes `traza`, and goes on with the trace. */
export const extensionesDe = (
  aviso: object | undefined,
  entrega: Tramo | undefined,
): { readonly extensions?: Readonly<Record<string, unknown>> } =>
  aviso === undefined && entrega === undefined
    ? {}
    : { extensions: { ...(aviso && { aviso }), ...(entrega && { traza: entrega.traceparent }) } };

/** The GraphQL type of an event: its name without the version. The schema has one type for each event of the log. */
export const tipoDeEvento = <Tipo extends string>({ tipo }: EventoGuardado): Tipo => sinVersion(tipo) as Tipo;

/**
 * An entity as it is now, then after each of its changes.
 *
 * @param cambios - the events of the entity from now on, and notices of what changed of it without one.
 * @param leer - reads the entity.
 * @param leerDemas - reads what belongs to it and changes without its version: a change is told once, whichever of both it is.
 */
export const cambiosDe = <Entidad extends object>(
  cambios: AsyncIterator<EventoGuardado | typeof CAMBIO>,
  leer: () => Promise<Entidad | undefined>,
  leerDemas: () => Promise<unknown> = async () => undefined,
): AsyncIterableIterator<Entidad> => {
  let vista: readonly unknown[] = [];
  return transformar(precedidoDe<EventoGuardado | typeof CAMBIO>(CAMBIO, cambios), {
    async valor() {
      const entidad = await leer();
      if (entidad === undefined) return undefined;
      const ahora = [entidad, await leerDemas()];
      if (isDeepStrictEqual(ahora, vista)) return undefined;
      vista = ahora;
      return entidad;
    },
  });
};
