import { enTrabajo } from '@alpes/prisma/trabajo';
import { CABECERA_DE_PLAZO, type Cabeceras } from './subgrafo.ts';

/**
 * Does what a request asks for, as long as somebody waits for it: its statements are cancelled in the database when the
 * gateway's deadline has passed.
 *
 * @param abandono - says that whoever waited has gone before.
 */
export const enPlazo = async <A>(
  cabeceras: Cabeceras,
  abandono: AbortSignal | undefined,
  accion: () => Promise<A>,
): Promise<A> => {
  const plazo = Number(cabeceras[CABECERA_DE_PLAZO] ?? Number.NaN);
  const controlador = new AbortController();
  const abandonar = () => controlador.abort();
  const reloj = plazo >= 0 ? setTimeout(abandonar, plazo) : undefined;
  if (abandono?.aborted) abandonar();
  abandono?.addEventListener('abort', abandonar, { once: true });
  try {
    return await enTrabajo(controlador.signal, accion);
  } finally {
    // What goes on after the answer is for somebody else.
    clearTimeout(reloj);
    abandono?.removeEventListener('abort', abandonar);
  }
};
