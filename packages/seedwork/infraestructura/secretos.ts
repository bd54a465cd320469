import type { PrismaClient } from '@alpes/prisma/generado/client';

/**
 * A key that the migrations made for this installation: every process has the same one, and nobody has to set it. It
 * guards nothing but the form of what clients send back to us.
 */
export const leerSecreto = async (prisma: PrismaClient, nombre: string): Promise<string> =>
  (await prisma.secreto.findUniqueOrThrow({ where: { nombre } })).valor;
