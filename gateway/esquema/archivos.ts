import { glob, readFile, writeFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { type CambioDeclarado, cambiosDeclarados } from './cambios.ts';
import type { ArchivoDeEsquema } from './reglas.ts';

const RAIZ = new URL('../../', import.meta.url);
const PUBLICADO = new URL('publicado.graphql', import.meta.url);
const ESCRITOS = ['packages/seedwork/graphql/*.graphql', 'subgraphs/*/schema.graphql'];
const DECLARADOS = new URL('cambiosDeclarados.json', import.meta.url);

/** The API's schema as it was last released. */
export const leerPublicado = async (): Promise<GraphQLSchema> => buildSchema(await readFile(PUBLICADO, 'utf8'));

/** The breaking changes since then that are wanted. */
export const leerDeclarados = async (): Promise<readonly CambioDeclarado[]> =>
  cambiosDeclarados.parse(JSON.parse(await readFile(DECLARADOS, 'utf8')));

/** Makes a schema the released one, of which nothing has changed yet. */
export async function escribirPublicado(sdl: string): Promise<void> {
  await writeFile(PUBLICADO, sdl);
  await writeFile(DECLARADOS, '[]\n');
}

/** The schema files that people write: those of the subgraphs, and what all of them share. */
export async function leerEsquemas(): Promise<readonly ArchivoDeEsquema[]> {
  const archivos: string[] = [];
  for await (const archivo of glob(ESCRITOS, { cwd: RAIZ })) archivos.push(archivo);
  return Promise.all(
    archivos.toSorted().map(async (archivo) => ({ archivo, sdl: await readFile(new URL(archivo, RAIZ), 'utf8') })),
  );
}
