import { AsyncLocalStorage } from 'node:async_hooks';
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

const cuenta = new AsyncLocalStorage<{ sentencias: number }>();

/** The same database, whose statements {@link contarSentencias} counts. */
export const contable = (base: BaseDeDatos): BaseDeDatos => {
  const prisma = base.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        const actual = cuenta.getStore();
        if (actual !== undefined) actual.sentencias += 1;
        return query(args);
      },
    },
  });
  // What an extension of queries adds is nothing that anyone calls.
  return { ...base, prisma: prisma as unknown as BaseDeDatos['prisma'] };
};

/** How many SQL statements an action makes on a database that is {@link contable}, whatever others do meanwhile. */
export const contarSentencias = async (accion: () => Promise<unknown>): Promise<number> => {
  const actual = { sentencias: 0 };
  await cuenta.run(actual, accion);
  return actual.sentencias;
};
