import DataLoader from 'dataloader';
import { esId } from '../dominio/ids.ts';

/**
 * Reads one thing by key, and the keys asked for at the same time in one statement.
 *
 * Nothing is remembered between batches: a subscription's request lives long, and a mutation reads what it wrote.
 */
export const cargador = <Clave, Valor>(
  leer: (claves: readonly Clave[]) => Promise<ReadonlyMap<Clave, Valor>>,
): ((clave: Clave) => Promise<Valor | undefined>) => {
  const lotes = new DataLoader<Clave, Valor | undefined>(
    async (claves) => {
      const encontrados = await leer([...new Set(claves)]);
      return claves.map((clave) => encontrados.get(clave));
    },
    { cache: false },
  );
  return (clave) => lotes.load(clave);
};

/** Like {@link cargador}, for reads that have arguments: one statement for all keys with the same arguments. */
export const cargadorCon = <Clave, Argumentos, Valor>(
  leer: (claves: readonly Clave[], argumentos: Argumentos) => Promise<ReadonlyMap<Clave, Valor>>,
): ((clave: Clave, argumentos: Argumentos) => Promise<Valor | undefined>) => {
  const porArgumentos = new Map<string, (clave: Clave) => Promise<Valor | undefined>>();
  return (clave, argumentos) => {
    const nombre = JSON.stringify(argumentos);
    const existente = porArgumentos.get(nombre);
    if (existente !== undefined) return existente(clave);
    const nuevo = cargador<Clave, Valor>((claves) => {
      porArgumentos.delete(nombre);
      return leer(claves, argumentos);
    });
    porArgumentos.set(nombre, nuevo);
    return nuevo(clave);
  };
};

/** Like {@link cargador}, by id. A text that is no UUID is the id of nothing, and would spoil the batch it is in. */
export const cargadorPorId = <Valor>(
  leer: (ids: readonly string[]) => Promise<ReadonlyMap<string, Valor>>,
): ((id: string) => Promise<Valor | undefined>) => {
  const cargar = cargador(leer);
  return async (id) => (esId(id) ? cargar(id.toLowerCase()) : undefined);
};
