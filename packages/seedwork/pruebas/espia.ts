import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';

type Crudo = (textos: TemplateStringsArray, ...valores: unknown[]) => Promise<unknown>;

/**
 * The same database, with every raw statement shown before it runs: to count statements, or to hold one up until
 * the returned promise resolves.
 */
export const espiar = (base: BaseDeDatos, alEjecutar: (sql: string) => Promise<void> | void): BaseDeDatos => {
  const observado =
    (original: Crudo): Crudo =>
    async (textos, ...valores) => {
      await alEjecutar(textos.join('?'));
      return original(textos, ...valores);
    };
  const prisma = new Proxy(base.prisma, {
    get(objetivo, nombre) {
      const valor: unknown = Reflect.get(objetivo, nombre);
      return nombre === '$queryRaw' || nombre === '$executeRaw' ? observado((valor as Crudo).bind(objetivo)) : valor;
    },
  });
  return { ...base, prisma };
};
