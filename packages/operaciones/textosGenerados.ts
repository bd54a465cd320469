import * as generadas from './generado/operaciones.ts';

/** What clients made with the generated documents send, to the letter. */
export const textosGenerados: readonly string[] = Object.values(generadas)
  .filter((uno) => uno instanceof generadas.TypedDocumentString)
  .map(String);
