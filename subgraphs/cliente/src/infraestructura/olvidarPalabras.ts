import type { PrismaClient } from '@alpes/prisma/generado/client';

/**
 * Takes words out of the vocabulary that were in a name or a city and are in none any more: what was known of a person
 * must not outlive its row.
 *
 * @returns how many words it has looked at; none while somebody else is adding some.
 */
export const olvidarPalabras = async (prisma: PrismaClient, maximo: number): Promise<number> => {
  const [fila] = await prisma.$queryRaw<
    { atendidas: number }[]
  >`SELECT cliente.olvidar_palabras(${maximo}::int) AS atendidas`;
  return fila?.atendidas ?? 0;
};
