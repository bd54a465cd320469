/**
 * Gives whoever asks within `vigenciaMs` of a reading's beginning that same reading: however many ask, what is read is asked
 * no more often.
 */
export const porUnRato = <A>(leer: () => Promise<A>, vigenciaMs: number): (() => Promise<A>) => {
  let vigente: { readonly desde: number; readonly lectura: Promise<A> } | undefined;
  return () => {
    const ahora = performance.now();
    if (vigente === undefined || ahora - vigente.desde > vigenciaMs) vigente = { desde: ahora, lectura: leer() };
    return vigente.lectura;
  };
};
