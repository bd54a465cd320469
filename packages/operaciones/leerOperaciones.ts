import { glob, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';

/** An operation to pick from a list and run. */
export interface OperacionLista {
  readonly nombre: string;
  /** The folder that it is in. */
  readonly tema: string;
  /** What it is for: the first line of its comment. */
  readonly titulo: string;
  /** The document with its comment, without the sample of its variables. */
  readonly documento: string;
  /** A sample. What stands between `<` and `>` is for the caller to fill in. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the ready operations of this package, by topic and name. Throws for a file that is not as the others. */
export async function leerOperaciones(): Promise<readonly OperacionLista[]> {
  const archivos: string[] = [];
  for await (const archivo of glob('*/*.graphql', { cwd: fileURLToPath(new URL('.', import.meta.url)) })) {
    archivos.push(archivo);
  }
  return Promise.all(
    archivos
      .toSorted()
      .map(async (archivo) =>
        leerOperacion(archivo.replaceAll('\\', '/'), await readFile(new URL(archivo, import.meta.url), 'utf8')),
      ),
  );
}

const COMENTARIO = /^(?:#.*\n)+/;
const VARIABLES = /(?:^\s*\n)?^variables: (\{.*)$/ms;

/** Reads one operation: a comment that says what it is for and ends in a sample of its variables, then the document. */
export function leerOperacion(archivo: string, texto: string): OperacionLista {
  const comentario = COMENTARIO.exec(texto)?.[0] ?? '';
  const frases = comentario.replaceAll(/^# ?/gm, '');
  const [muestra = '', variables = '{}'] = VARIABLES.exec(frases) ?? [];
  const explicacion = frases.replace(muestra, '').trim();
  const [titulo = ''] = explicacion.split('\n');
  const documento = texto.slice(comentario.length);
  const [operacion, ...otras] = parse(documento).definitions;
  const nombre = operacion?.kind === Kind.OPERATION_DEFINITION ? operacion.name?.value : undefined;
  if (nombre === undefined || otras.length > 0) throw new Error(`${archivo} is not one operation that has a name`);
  const archivoEsperado = `${nombre.charAt(0).toLowerCase()}${nombre.slice(1)}.graphql`;
  if (basename(archivo) !== archivoEsperado) throw new Error(`${archivo} has ${nombre}: name it ${archivoEsperado}`);
  if (titulo === '') throw new Error(`${archivo} does not begin with a comment that says what it is for`);
  return {
    nombre,
    tema: dirname(archivo),
    titulo,
    documento: `${explicacion.replaceAll(/^/gm, '# ')}\n${documento}`,
    variables: JSON.parse(variables) as Readonly<Record<string, unknown>>,
  };
}
