import { type EventoGuardado, type FiltroDeEventos, sinVersion } from './eventoGuardado.ts';

/** What clients call an event's type: `PayoutExitoso.v1` is `PAYOUT_EXITOSO`, in every version. */
export const nombreDeTipo = (tipo: string): string =>
  sinVersion(tipo)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();

/**
 * A filter of a feed.
 *
 * @param publicados - versioned names of all events that the feed may hold.
 * @param tipos - what clients call those that they want; all when it is left out.
 * @param agregado - the one aggregate that is followed.
 * @param condiciones - what else must hold; those that are undefined hold.
 */
export const filtroDeEventos = (
  publicados: readonly string[],
  tipos: readonly string[] | undefined,
  agregado: string | undefined,
  condiciones: readonly (((evento: EventoGuardado) => boolean) | undefined)[],
): FiltroDeEventos => {
  const puestas = condiciones.filter((condicion) => condicion !== undefined);
  return {
    tipos: tipos && publicados.filter((tipo) => tipos.includes(nombreDeTipo(tipo))),
    agregados: agregado === undefined ? undefined : [agregado],
    cumple: puestas.length === 0 ? undefined : (evento) => puestas.every((condicion) => condicion(evento)),
  };
};
