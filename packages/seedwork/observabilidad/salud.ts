/** State of one part of the system, as `/health` shows it. */
export interface SaludDeParte {
  readonly estado: 'ok' | 'degradado' | 'caido';
  /** Why it is not `ok`, in one sentence without internals. */
  readonly detalle?: string | undefined;
  /** How long it took to tell. */
  readonly ms?: number | undefined;
  readonly partes?: Readonly<Record<string, SaludDeParte>> | undefined;
}

/** A part's state and how long it took to tell. */
export type SaludMedida = SaludDeParte & { readonly ms: number };

/**
 * How long a state that was told is told again, in ms: anybody may ask, also very often, and each time all that is behind
 * would be asked.
 */
export const VIGENCIA_DE_SALUD_MS = 1_000;

/** Asks a part how it is, waiting no longer than `plazoMs`. */
export const medirSalud = async (preguntar: () => Promise<SaludDeParte>, plazoMs: number): Promise<SaludMedida> => {
  const inicio = performance.now();
  let reloj: NodeJS.Timeout | undefined;
  const limite = new Promise<SaludDeParte>((resolve) => {
    reloj = setTimeout(() => resolve({ estado: 'caido', detalle: `No respondió en ${plazoMs} ms.` }), plazoMs);
  });
  const salud = await Promise.race([
    limite,
    // Within a promise, so that a fault thrown at once counts as an answer too.
    Promise.resolve()
      .then(preguntar)
      .catch((): SaludDeParte => ({ estado: 'caido', detalle: 'No se pudo consultar.' })),
  ]);
  clearTimeout(reloj);
  return { ...salud, ms: Math.round(performance.now() - inicio) };
};
