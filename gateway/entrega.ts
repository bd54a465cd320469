/** A result of a subscription as it goes out to its client: written once, however many get it. */
export interface Entrega {
  /** The result in JSON. */
  readonly bytes: Buffer;
  /** Of a feed: the cursor after which its subscriber would go on. */
  readonly cursor?: string | undefined;
  /**
   * What tells it from the other results of those who asked for the same: of a feed its cursor, of an entity its version and
   * content. Where two streams have had the same, what comes after it is the same too.
   */
  readonly marca?: string | undefined;
  /** How many results without a mark of their own, this one among them, came since that mark. */
  readonly saltar: number;
  /** Of its errors. */
  readonly codigos: readonly string[];
  /** Nothing comes after it. */
  readonly ultima: boolean;
}

/** The results for one subscriber. */
export interface Entregas extends AsyncGenerator<Entrega, void, undefined> {
  /** The next one, if it is there already. */
  tomar(): Entrega | undefined;
  /** Of a feed: after which cursor it would go on now, where that is known and not what its subscriber said itself. */
  readonly cursor: string | undefined;
}

/** How much is written at once, in bytes, where more is there. */
const JUNTAS_BYTES = 64 * 1024;

/** A result, and those that are there behind it: they go out together, for a system call costs more than a result does. */
export function juntas(primera: Entrega, entregas: Entregas): readonly Entrega[] {
  const todas = [primera];
  let bytes = primera.bytes.length;
  while (bytes < JUNTAS_BYTES) {
    const otra = entregas.tomar();
    if (otra === undefined) break;
    todas.push(otra);
    bytes += otra.bytes.length;
  }
  return todas;
}

/** That a subscriber had fallen behind. It has lost nothing. */
export interface Atraso {
  readonly cursor: string | undefined;
  /** How many results had come by then, where that is known. */
  readonly pendientes?: number | undefined;
}

/** How it is told, as subgraphs tell it. */
export const avisoDe = ({ cursor, pendientes }: Atraso): object => ({
  codigo: 'ATRASADO',
  mensaje: 'Los eventos llegan más rápido de lo que se leen. No se ha perdido ninguno: siguen desde este cursor.',
  cursor,
  pendientes,
});

/** The same result with the notice of a subscriber that had fallen behind. */
export function conAviso(entrega: Entrega, atraso: Atraso): Entrega {
  const resultado = JSON.parse(String(entrega.bytes)) as { readonly extensions?: object };
  const aviso = avisoDe(atraso);
  const avisado = { ...resultado, extensions: { ...resultado.extensions, aviso } };
  return { ...entrega, bytes: Buffer.from(JSON.stringify(avisado)) };
}
