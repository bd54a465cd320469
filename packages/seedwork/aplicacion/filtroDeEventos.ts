import { z } from 'zod';
import { id, opcional } from './campos.ts';
import { type EventoGuardado, type FiltroDeEventos, sinVersion } from './eventoGuardado.ts';

/** What clients call an event's type: `PayoutExitoso.v1` is `PAYOUT_EXITOSO`, in every version. */
export const nombreDeTipo = (tipo: string): string =>
  sinVersion(tipo)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();

/** Ids of which an event may have any. */
export const ids = opcional(z.array(id).min(1).max(100).readonly());

/** A list of the one that is given, if it is. */
export const uno = (valor: string | undefined): readonly string[] | undefined =>
  valor === undefined ? undefined : [valor];

/** What is in each of the lists that are given; undefined when none is. */
export const comunes = (...listas: readonly (readonly string[] | undefined)[]): readonly string[] | undefined =>
  listas.reduce((hasta, lista) => (hasta && lista ? hasta.filter((uno) => lista.includes(uno)) : (hasta ?? lista)));

/** What clients may ask of a feed. */
interface PartesDeFiltro extends Pick<FiltroDeEventos, 'agregados' | 'datos'> {
  /** What clients call the types that they want; all when it is left out. */
  readonly tipos?: readonly string[] | undefined;
  /** What else must hold; those that are undefined hold. */
  readonly condiciones?: readonly (((evento: EventoGuardado) => boolean) | undefined)[];
}

/** A filter of a feed. @param publicados - versioned names of all events that the feed may hold. */
export const filtroDeEventos = (
  publicados: readonly string[],
  { tipos, agregados, datos, condiciones = [] }: PartesDeFiltro,
): FiltroDeEventos => {
  const puestas = condiciones.filter((condicion) => condicion !== undefined);
  return {
    tipos: tipos && publicados.filter((tipo) => tipos.includes(nombreDeTipo(tipo))),
    agregados,
    datos,
    cumple: puestas.length === 0 ? undefined : (evento) => puestas.every((condicion) => condicion(evento)),
  };
};
