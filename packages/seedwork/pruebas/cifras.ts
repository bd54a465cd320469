import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import { expect } from 'vitest';
import { contar, type ListaLeida, type Resumen } from '../aplicacion/lista.ts';
import { sumar } from '../dominio/dinero.ts';

type Lista<Filtro, Estado extends string> = ListaLeida<Filtro, never, unknown, Resumen<Estado>>;

/** That a list has the figures which the lists of all parents have together: these are counted row by row. */
export const exigirCifrasDe = async <Filtro, Estado extends string>(
  filtros: readonly Filtro[],
  todas: Pick<Lista<Filtro, Estado>, 'resumen'>,
  partes: readonly Pick<Lista<Filtro, Estado>, 'resumen'>[],
): Promise<void> => {
  for (const filtro of filtros) {
    const contadas = (await Promise.all(partes.map((parte) => parte.resumen(filtro)))).flat();
    expect(unir(await todas.resumen(filtro)), JSON.stringify(filtro)).toEqual(unir(contadas));
  }
};

/** How many entries of a context's counters were ever written, whether they have been folded or not. */
export const entradasEscritas = async (prisma: PrismaClient, contexto: string): Promise<number> => {
  const secuencia = Prisma.raw(`${contexto}.contador_id_seq`);
  const [fila] = await prisma.$queryRaw<{ n: number }[]>`SELECT last_value::int AS n FROM ${secuencia}`;
  return fila?.n ?? 0;
};

const unir = (cifras: readonly Resumen<string>[]) => {
  const grupos = Map.groupBy(cifras, ({ estado, monto: { moneda } }) => `${estado} ${moneda}`);
  const juntas = [...grupos].map(([grupo, suyas]) => ({
    grupo,
    cantidad: contar(suyas),
    monto: suyas.map(({ monto }) => monto).reduce(sumar),
  }));
  return juntas.toSorted((a, b) => (a.grupo < b.grupo ? -1 : 1));
};
