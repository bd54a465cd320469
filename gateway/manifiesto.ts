import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { z } from 'zod';

/** Of graphql-codegen: ids and texts. */
const DE_CODEGEN = z.record(z.string(), z.string()).transform((textos) => Object.entries(textos));
/** Of Apollo's generate-persisted-query-manifest. */
const DE_APOLLO = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => operations.map(({ id, body }): [string, string] => [id, body]));
const MANIFIESTO = z.union([DE_APOLLO, DE_CODEGEN]);

/** Reads the documents of a client from the file that its tools make. @throws when it is not one of theirs. */
export function leerManifiesto(ruta: string): readonly (readonly [id: string, texto: string])[] {
  const documentos = MANIFIESTO.parse(JSON.parse(readFileSync(ruta, 'utf8')));
  for (const [, texto] of documentos) parse(texto);
  return documentos;
}
