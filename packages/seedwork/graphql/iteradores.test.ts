import { describe, expect, it } from 'vitest';
import { conAvisos, transformar } from './iteradores.ts';

/** A source with these values, and what was asked of it; a failure stands for itself. */
const crearFuente = (...valores: readonly (number | Error)[]) => {
  const pendientes = [...valores];
  const fuente = {
    soltada: 0,
    async next(): Promise<IteratorResult<number>> {
      const valor = pendientes.shift();
      if (valor instanceof Error) throw valor;
      return valor === undefined ? { value: undefined, done: true } : { value: valor, done: false };
    },
    async return(): Promise<IteratorResult<number>> {
      fuente.soltada += 1;
      return { value: undefined, done: true };
    },
  };
  return fuente;
};

const todos = async <A>(iterador: AsyncIterableIterator<A>): Promise<A[]> => {
  const dados: A[] = [];
  for await (const uno of iterador) dados.push(uno);
  return dados;
};

describe('transformar', () => {
  it('lets go of its source once, however it ends', async () => {
    const doble = { valor: (n: number) => 2 * n };
    const agotada = crearFuente(1, 2);
    expect(await todos(transformar(agotada, doble))).toEqual([2, 4]);
    const rota = crearFuente(1, new Error('read ECONNRESET'));
    await expect(todos(transformar(rota, doble))).rejects.toThrow('ECONNRESET');
    const avisada = crearFuente(new Error('read ECONNRESET'));
    expect(await todos(transformar(avisada, { ...doble, fallo: () => -1 }))).toEqual([-1]);
    const mala = crearFuente(1, 2);
    const lanzar = () => {
      throw new Error('timeout');
    };
    await expect(todos(transformar(mala, { valor: lanzar }))).rejects.toThrow('timeout');
    const dejada = crearFuente(1, 2);
    const leida = transformar(dejada, doble);
    await leida.next();
    await leida.return?.();
    await leida.return?.();
    for (const { soltada } of [agotada, rota, avisada, mala, dejada]) expect(soltada).toBe(1);
  });

  it('of a source with notices, gives these up as well', async () => {
    let oyentes = 0;
    const escuchar = () => {
      oyentes += 1;
      return () => {
        oyentes -= 1;
      };
    };
    const fuente = crearFuente(1, new Error('timeout'));
    const leida = transformar(conAvisos(fuente, 0, escuchar), { valor: (n) => n });
    await expect(todos(leida)).rejects.toThrow('timeout');
    expect({ oyentes, soltada: fuente.soltada }).toEqual({ oyentes: 0, soltada: 1 });
  });
});
