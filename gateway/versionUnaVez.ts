import type { Supergrafo } from './supergrafo.ts';

/** Hands a version of the supergraph over to the one who runs an operation with it: what lasts longer keeps none. */
export function versionUnaVez(version: Supergrafo): () => Supergrafo {
  let supergrafo: Supergrafo | undefined = version;
  return () => {
    if (supergrafo === undefined) throw new Error('An operation was run twice');
    const tomado = supergrafo;
    supergrafo = undefined;
    return tomado;
  };
}
