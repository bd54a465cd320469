import { describe, expect, test } from 'vitest';
import type { Entrega } from './entrega.ts';
import { crearGrupos, type Fuente, type Miembro, type Peticion } from './grupos.ts';

/** A log of events 1, 2, 3 …, and sources that read it from any place on. */
function crearRegistro(escritos = 0) {
  const esperando = new Set<() => void>();
  const estado = { escritos, abiertas: 0, leidas: 0, aperturas: [] as string[] };

  function fuente(despuesDe: string | undefined, saltar = 0): Fuente {
    estado.abiertas += 1;
    estado.aperturas.push(`${despuesDe ?? 'ahora'}+${saltar}`);
    let leido = despuesDe === undefined ? estado.escritos : despuesDe === 'inicio' ? 0 : Number(despuesDe.slice(1));
    const inicio = `c${leido}`;
    leido += saltar;
    let abierta = true;
    return {
      inicio: () => inicio,
      entregas: {
        async next() {
          while (abierta && leido >= estado.escritos) {
            await new Promise<void>((resolve) => esperando.add(resolve));
          }
          if (!abierta) return { done: true, value: undefined };
          leido += 1;
          estado.leidas += 1;
          // One in seven cannot be read, and has no cursor of its own.
          const saltar = leido % 7 === 0 ? 1 : 0;
          const value: Entrega = {
            bytes: Buffer.from(JSON.stringify({ n: leido })),
            cursor: `c${leido - saltar}`,
            marca: `c${leido - saltar}`,
            saltar,
            codigos: [],
            ultima: false,
          };
          return { done: false, value };
        },
        async return() {
          abierta = false;
          estado.abiertas -= 1;
          despertar();
          return { done: true, value: undefined };
        },
      },
    };
  }
  function despertar() {
    const todos = [...esperando];
    esperando.clear();
    for (const uno of todos) uno();
  }
  return {
    estado,
    fuente,
    escribir(cuantos: number) {
      estado.escritos += cuantos;
      despertar();
    },
  };
}

/** A subscriber that notes what it gets, as far as it is let. */
function leer(miembro: Miembro) {
  const lector = {
    recibidos: [] as number[],
    avisos: [] as unknown[],
    permitidos: Number.POSITIVE_INFINITY,
    fin: false,
  };
  const seguir = async () => {
    while (lector.recibidos.length < lector.permitidos) {
      const { done, value } = await miembro.next();
      if (done) {
        lector.fin = true;
        return;
      }
      const { n, extensions } = JSON.parse(String(value.bytes));
      lector.recibidos.push(n);
      if (extensions) lector.avisos.push(extensions.aviso);
    }
  };
  let corriendo = seguir();
  return Object.assign(lector, {
    dejar(hasta: number) {
      lector.permitidos = hasta;
      corriendo = corriendo.then(seguir);
    },
    soltar: () => miembro.return(),
  });
}

const del = (primero: number, ultimo: number) =>
  Array.from({ length: ultimo - primero + 1 }, (_nada, i) => primero + i);
/** Until nothing is under way: all here is promises, and turns in which they are told of. */
const asentar = async () => {
  for (let turno = 0; turno < 300; turno += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

describe('groups of subscribers', () => {
  function preparar(escritos = 0) {
    const registro = crearRegistro(escritos);
    const grupos = crearGrupos(setImmediate);
    const terminadas: string[] = [];
    const unir = async (despuesDe?: string, clave: string | undefined = 'una', conEstado = false) => {
      const peticion: Peticion<{ readonly rechazo: string }> = {
        clave,
        despuesDe,
        conEstado,
        abrir: async () => registro.fuente(despuesDe),
        reabrir: registro.fuente,
        alEntregar: () => undefined,
        alTerminar: () => void terminadas.push(clave),
      };
      const miembro = await grupos.unir(peticion);
      return 'next' in miembro ? miembro : expect.fail('refused');
    };
    return { ...registro, grupos, unir, terminadas };
  }

  test('who asks for the same shares one source, and the last one closes it', async () => {
    const { unir, escribir, estado, terminadas } = preparar(5);
    const lectores = (await Promise.all(del(1, 100).map(() => unir()))).map(leer);
    const otro = leer(await unir(undefined, 'otra'));
    escribir(20);
    await asentar();
    for (const { recibidos } of [...lectores, otro]) expect(recibidos).toEqual(del(6, 25));
    expect(estado).toMatchObject({ abiertas: 2, leidas: 40 });
    for (const { soltar } of lectores) await soltar();
    expect(estado.abiertas).toBe(1);
    await otro.soltar();
    expect(estado.abiertas).toBe(0);
    expect(terminadas).toHaveLength(101);
  });

  test('who catches up joins the others at the first event that both have, with no gap and no repeat', async () => {
    const { unir, escribir, estado } = preparar(100);
    const enVivo = leer(await unir());
    const todos = leer(await unir('inicio'));
    const algunos = leer(await unir('c40'));
    await asentar();
    expect(todos.recibidos).toEqual(del(1, 100));
    expect(algunos.recibidos).toEqual(del(41, 100));
    for (const _vez of del(1, 10)) {
      escribir(3);
      await asentar();
    }
    expect(enVivo.recibidos).toEqual(del(101, 130));
    expect(todos.recibidos).toEqual(del(1, 130));
    expect(algunos.recibidos).toEqual(del(41, 130));
    expect(estado.abiertas).toBe(1);
    // Whoever comes now finds all that it missed in the group, or the group itself.
    const [vuelve, nuevo] = [leer(await unir('c127')), leer(await unir())];
    escribir(1);
    await asentar();
    expect(vuelve.recibidos).toEqual(del(128, 131));
    expect(nuevo.recibidos).toEqual([131]);
    expect(estado.abiertas).toBe(1);
  });

  test('a slow one holds nobody up; it is told, goes on from its cursor, and comes back', async () => {
    const { unir, escribir, estado } = preparar();
    const rapidos = [leer(await unir()), leer(await unir())];
    const lento = leer(await unir());
    lento.dejar(3);
    escribir(3);
    await asentar();
    escribir(5_000);
    await asentar();
    for (const { recibidos } of rapidos) expect(recibidos).toEqual(del(1, 5_003));
    const antes = estado.leidas;
    lento.dejar(1_000);
    await asentar();
    expect(lento.recibidos).toEqual(del(1, 1_000));
    expect(lento.avisos).toMatchObject([{ codigo: 'ATRASADO', cursor: 'c3', pendientes: 5_000 }]);
    // At its own pace.
    expect(estado.leidas - antes).toBeLessThan(1_200);
    expect(estado.abiertas).toBe(2);
    lento.dejar(Number.POSITIVE_INFINITY);
    await asentar();
    escribir(1);
    await asentar();
    expect(lento.recibidos).toEqual(del(1, 5_004));
    expect(lento.avisos).toHaveLength(1);
    expect(estado.abiertas).toBe(1);
  });

  test('one that falls behind at an event without a cursor of its own does not get that again', async () => {
    const { unir, escribir, estado } = preparar();
    const rapido = leer(await unir());
    const lento = leer(await unir());
    lento.dejar(7);
    escribir(1_000);
    await asentar();
    lento.dejar(Number.POSITIVE_INFINITY);
    await asentar();
    expect(estado.aperturas).toEqual(['ahora+0', 'c6+1']);
    expect(lento.recibidos).toEqual(del(1, 1_000));
    expect(rapido.recibidos).toEqual(del(1, 1_000));
  });

  test('who resumes where one lags between two marks goes its own way, and loses nothing', async () => {
    const { unir, escribir } = preparar();
    leer(await unir());
    const lento = leer(await unir());
    lento.dejar(7);
    escribir(1_000);
    await asentar();
    // It reads on from between c6 and c8, but no further than this.
    lento.dejar(8);
    await asentar();
    const vuelve = leer(await unir('c6'));
    await asentar();
    expect(vuelve.recibidos).toEqual(del(7, 1_000));
  });

  test('of a thing as it is, each begins with its own, and goes on with the others', async () => {
    const { unir, escribir, estado } = preparar(5);
    // What the source gives first stands for the thing as it is: 5 for all of them.
    const primeros = [leer(await unir('c4', 'una', true))];
    await asentar();
    primeros.push(leer(await unir('c4', 'una', true)));
    await asentar();
    escribir(1);
    await asentar();
    for (const { recibidos } of primeros) expect(recibidos).toEqual([5, 6]);
    expect(estado).toMatchObject({ abiertas: 1 });
  });

  test('one that has had nothing yet goes on from where it began', async () => {
    const { unir, escribir } = preparar(10);
    leer(await unir());
    const miembro = await unir();
    escribir(1_000);
    await asentar();
    const tarde = leer(miembro);
    await asentar();
    expect(tarde.recibidos).toEqual(del(11, 1_010));
    expect(tarde.avisos).toMatchObject([{ cursor: 'c10', pendientes: 1_000 }]);
  });

  test('alone, it is not read further than its subscriber reads', async () => {
    const { unir, escribir, estado } = preparar();
    const lento = leer(await unir());
    lento.dejar(2);
    escribir(1_000);
    await asentar();
    expect(estado.leidas).toBeLessThan(200);
    lento.dejar(Number.POSITIVE_INFINITY);
    await asentar();
    expect(lento.recibidos).toEqual(del(1, 1_000));
    expect(lento.avisos).toEqual([]);
  });

  test('whoever is told goodbye gets that, and no more; the others go on', async () => {
    const { unir, escribir } = preparar();
    const [miembro, otro] = [await unir(), leer(await unir())];
    const despedido = leer(miembro);
    miembro.despedir({ bytes: Buffer.from('{"n":-1}'), saltar: 0, codigos: [], ultima: true });
    escribir(2);
    await asentar();
    expect(despedido).toMatchObject({ recibidos: [-1], fin: true });
    expect(otro.recibidos).toEqual([1, 2]);
  });

  test('who subscribes now does not join those who lag behind', async () => {
    const { unir, escribir } = preparar();
    const lento = leer(await unir());
    lento.dejar(1);
    escribir(50);
    await asentar();
    const nuevo = leer(await unir());
    escribir(1);
    await asentar();
    expect(nuevo.recibidos).toEqual([51]);
    lento.dejar(Number.POSITIVE_INFINITY);
    await asentar();
    expect(lento.recibidos).toEqual(del(1, 51));
  });
});
