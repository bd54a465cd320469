import { cp, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Manifiesto {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Copies an installed package, with what it depends on, into a folder `node_modules` without links. Of two versions of
 * one package, the second goes beside who asks for it.
 *
 * @param desde - the folder of who imports it.
 */
export const copiarPaquete = async (nombre: string, desde: string, nodeModules: string): Promise<void> => {
  const copiados = new Map<string, string>();

  const copiar = async (cual: string, quien: string, destinos: readonly string[]): Promise<void> => {
    const origen = await encontrar(cual, quien);
    for (const destino of destinos.toReversed()) {
      const ocupado = copiados.get(join(destino, cual));
      if (ocupado === origen) return;
      if (ocupado !== undefined) break;
    }
    const libre = destinos.find((destino) => !copiados.has(join(destino, cual)));
    if (libre === undefined) throw new Error(`${cual}: there are several versions of it, and no place for this one`);
    const lugar = join(libre, cual);
    copiados.set(lugar, origen);
    await cp(origen, lugar, {
      recursive: true,
      filter: (archivo) => archivo === origen || !archivo.startsWith(join(origen, 'node_modules')),
    });
    const { dependencies = {} } = JSON.parse(await readFile(join(origen, 'package.json'), 'utf8')) as Manifiesto;
    const suyo = join(lugar, 'node_modules');
    for (const otra of Object.keys(dependencies)) await copiar(otra, origen, [...destinos, suyo]);
  };
  await copiar(nombre, desde, [nodeModules]);
};

/** The folder that Node would find the package in, without links. @throws where it is not installed */
const encontrar = async (nombre: string, desde: string): Promise<string> => {
  for (let carpeta = await realpath(desde); ; carpeta = dirname(carpeta)) {
    const aqui = await realpath(join(carpeta, 'node_modules', nombre)).catch(() => undefined);
    if (aqui !== undefined) return aqui;
    if (carpeta === dirname(carpeta)) throw new Error(`${nombre} is not installed for ${desde}`);
  }
};
