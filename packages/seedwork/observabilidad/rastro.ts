import type { Metadatos } from '../aplicacion/mensaje.ts';

/** What a line of the log has, so that all that one request has led to can be found, in every process. */
export const rastroDe = ({ correlacion, causacion, usuario, operacion, traceparent }: Metadatos) => ({
  correlacion,
  causacion,
  usuario,
  operacion,
  traza: trazaDe(traceparent),
});

/** The id of the trace that a W3C trace context belongs to. */
export const trazaDe = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];
