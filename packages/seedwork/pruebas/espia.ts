import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';

type Crudo = (textos: TemplateStringsArray, ...valores: unknown[]) => Promise<unknown>;

/**
 * The same database, with every raw statement shown before it runs: to count statements, or to hold one up until
 * the returned promise resolves.
 */
export const espiar = (base: BaseDeDatos, alEjecutar: (sql: string) => Promise<void> | undefined): BaseDeDatos => {
  const observado =
    (original: Crudo): Crudo =>
    (textos, ...valores) => {
      const espera = alEjecutar(textos.join('?'));
      // A statement that is not held up stays what it was, so that it can be part of a transaction.
      return espera === undefined ? original(textos, ...valores) : espera.then(() => original(textos, ...valores));
    };
  const prisma = new Proxy(base.prisma, {
    get(objetivo, nombre) {
      const valor: unknown = Reflect.get(objetivo, nombre);
      return nombre === '$queryRaw' || nombre === '$executeRaw' ? observado((valor as Crudo).bind(objetivo)) : valor;
    },
  });
  return { ...base, prisma };
};
