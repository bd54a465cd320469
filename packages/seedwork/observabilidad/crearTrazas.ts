import { type OpcionesDeTrazas, sinTrazas, type Trazas } from './trazas.ts';

/** The traces of a process. */
export const crearTrazas = async (proceso: string, { colector, proporcion }: OpcionesDeTrazas): Promise<Trazas> => {
  if (colector === undefined) return sinTrazas;
  const { trazasOtlp } = await import('./trazasOtlp.ts');
  return trazasOtlp(proceso, { colector, proporcion });
};
