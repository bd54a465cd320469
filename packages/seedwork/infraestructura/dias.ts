/** A calendar day as Prisma keeps a `date` column: midnight in UTC. */
export const comoFecha = (dia: string): Date => new Date(`${dia}T00:00:00.000Z`);

/** The calendar day (`YYYY-MM-DD`) of a `date` column. */
export const comoDia = (fecha: Date): string => fecha.toISOString().slice(0, 10);
