import type { ServerResponse } from 'node:http';

/** Says that whoever asked has gone without the answer. */
export const alIrse = (respuesta: ServerResponse): AbortSignal => {
  const controlador = new AbortController();
  respuesta.once('close', () => {
    if (!respuesta.writableFinished) controlador.abort();
  });
  return controlador.signal;
};
