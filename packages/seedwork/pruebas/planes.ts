import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';

/**
 * The same database, with PostgreSQL's plan of each raw query added to `planes` before it runs: to see that a query is
 * served by the index that was made for it.
 */
export const conPlanes = (prisma: PrismaClient, planes: string[]): PrismaClient => {
  const consultar = async (textos: TemplateStringsArray | Prisma.Sql, ...valores: readonly unknown[]) => {
    const sql = Array.isArray(textos) ? Prisma.sql(textos as readonly string[], ...valores) : (textos as Prisma.Sql);
    const lineas = await prisma.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ${sql}`;
    planes.push(lineas.map((linea) => linea['QUERY PLAN']).join('\n'));
    return prisma.$queryRaw(sql);
  };
  return new Proxy(prisma, {
    get: (objetivo, nombre) => (nombre === '$queryRaw' ? consultar : Reflect.get(objetivo, nombre)),
  });
};
