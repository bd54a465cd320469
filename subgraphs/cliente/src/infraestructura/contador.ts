import { Prisma } from '@alpes/prisma/generado/client';

/** The counters of this context. */
export const CONTADOR = Prisma.sql`cliente.contador`;
