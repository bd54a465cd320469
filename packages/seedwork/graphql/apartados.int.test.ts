import { setTimeout as esperar } from 'node:timers/promises';
import { motorDePruebas, quienEspera } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definirComando } from '../aplicacion/comando.ts';
import type { Contexto } from '../aplicacion/contexto.ts';
import { estadoIlegal } from '../dominio/errores.ts';
import { nuevoId } from '../dominio/ids.ts';
import type { DefinicionDeModulo } from '../modulo.ts';
import { espiar } from '../pruebas/espia.ts';
import { levantarModulo, type ModuloDePrueba } from '../pruebas/moduloDePrueba.ts';

/** What a try of a message is to throw, and what happens in the midst of it: by the message's `n`. */
const fallos = new Map<string, Error>();
const enMedio = new Map<string, () => Promise<void>>();
/** The `n` of every try, in order. */
const intentados: string[] = [];

/** A context with one command: its effect is a message that nobody takes. */
const contexto = (nombre: string): DefinicionDeModulo<object, object> => ({
  nombre,
  typeDefs: 'type Query { saludo: String }',
  resolvers: {},
  reacciones: [],
  puertos: () => ({}),
  consultas: () => ({}),
  comandos: [
    definirComando({
      tipo: 'Anotar',
      entrada: z.object({ n: z.string() }),
      async manejar({ n }, { enviar }: Contexto) {
        intentados.push(n);
        await enMedio.get(n)?.();
        const fallo = fallos.get(n);
        if (fallo !== undefined) throw fallo;
        enviar({ topic: 'comandos.nadie', tipo: 'Anotado', clave: n, datos: {} });
        return { id: nuevoId() };
      },
    }),
  ],
});

let prueba: ModuloDePrueba;
let ajeno: ModuloDePrueba;
const lineas: string[] = [];
beforeAll(async () => {
  prueba = await levantarModulo(contexto('prueba'), lineas);
  ajeno = await levantarModulo(contexto('ajeno'), undefined, prueba.base);
});
afterAll(async () => {
  await ajeno.detener();
  await prueba.detener();
});

interface Visto {
  readonly id: string;
  readonly mensajeId: string;
  readonly codigo: string;
  readonly intentos: number;
  readonly [campo: string]: unknown;
}

interface PaginaVista {
  readonly total: number;
  readonly hasta: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Visto }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
}

interface PayloadVisto {
  readonly mensaje?: Visto | null;
  readonly errores: readonly { readonly campo: string; readonly codigo: string; readonly clase: string }[];
}

const TODO = 'id modulo topic clave mensajeId tipo cuerpo estado intentos proximo codigo motivo creado';
const ERRORES = 'errores { campo codigo clase }';

const pagina = async (argumentos: string, modulo = prueba, sufijo = 'Prueba'): Promise<PaginaVista> => {
  const { lista } = await modulo.pedir<{ lista: PaginaVista }>(
    `{ lista: mensajesApartados${sufijo}(${argumentos}) {
      total hasta: total(hasta: 3) edges { cursor node { ${TODO} } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
  );
  return lista;
};
const lista = async (argumentos: string, modulo = prueba, sufijo = 'Prueba') =>
  (await pagina(argumentos, modulo, sufijo)).edges.map(({ node }) => node);

const mutar = async (campo: string, tipo: string, entrada: object, modulo = prueba): Promise<PayloadVisto> => {
  const seleccion = tipo === 'ReintentarMensajesMuertosEntrada' ? 'reintentados quedan' : `mensaje { ${TODO} }`;
  const { r } = await modulo.pedir<{ r: PayloadVisto }>(
    `mutation ($entrada: ${tipo}!) { r: ${campo}(entrada: $entrada) { ${seleccion} ${ERRORES} } }`,
    { entrada },
  );
  return r;
};
const reintentar = (id: string) => mutar('reintentarMensajePrueba', 'ReintentarMensajeEntrada', { id });
const descartar = (id: string, motivo = 'Duplicado del sistema anterior.') =>
  mutar('descartarMensajePrueba', 'DescartarMensajeEntrada', { id, motivo });
const reintentarMuertos = (entrada: object = {}) =>
  mutar('reintentarMensajesMuertosPrueba', 'ReintentarMensajesMuertosEntrada', entrada);

const anotar = (clave: string, n: string) => prueba.depositar('comandos.prueba', clave, 'Anotar', { n });
const rechazo = () => estadoIlegal('n', 'NO_SE_PUEDE', 'Ahora no.');
const efectos = (n: string) => prueba.base.prisma.mensaje.count({ where: { topic: 'comandos.nadie', clave: n } });
const apartado = async (mensajeId: string): Promise<Visto | undefined> =>
  (await lista('primeros: 100')).find((uno) => uno.mensajeId === mensajeId);
const muerto = async (mensajeId: string): Promise<Visto> => {
  await pronto(async () => (await apartado(mensajeId))?.['estado']).toBe('MUERTO');
  return (await apartado(mensajeId)) as Visto;
};
const pronto = <V>(leer: () => V) => expect.poll(leer, { timeout: 60_000, interval: 20 });
const vaciar = () => prueba.base.prisma.aparcado.deleteMany();

/** Runs one thing while a message is being tried for the first time, before its effect is committed. */
const mientrasSeIntenta = async (n: string, accion: () => Promise<void>, intentar: () => Promise<unknown>) => {
  const { promise: dentro, resolve: entrar } = Promise.withResolvers<void>();
  const { promise: fuera, resolve: salir } = Promise.withResolvers<void>();
  enMedio.set(n, async () => {
    entrar();
    await fuera;
  });
  await intentar();
  await dentro;
  await accion();
  enMedio.delete(n);
  salir();
};

describe('the list', () => {
  it('shows what was refused and what cannot be read, with the reason, and nothing is blocked', async () => {
    fallos.set('lista-1', rechazo());
    const refutado = await anotar('k', 'lista-1');
    await anotar('k', 'lista-2');
    await prueba.bus.depositar('comandos.prueba', 'k', 'esto no es JSON');
    await anotar('k', 'lista-3');
    await pronto(() => efectos('lista-3')).toBe(1);
    expect(await efectos('lista-2')).toBe(1);
    expect(await lista('estado: MUERTO')).toEqual([
      {
        id: expect.stringMatching(/^\d+$/),
        modulo: 'prueba',
        topic: 'comandos.prueba',
        clave: 'k',
        mensajeId: expect.any(String),
        tipo: null,
        cuerpo: 'esto no es JSON',
        estado: 'MUERTO',
        intentos: 1,
        proximo: null,
        codigo: 'NO_ES_JSON',
        motivo: 'El cuerpo del mensaje no es JSON.',
        creado: expect.any(Date),
      },
      expect.objectContaining({
        mensajeId: refutado,
        tipo: 'Anotar',
        cuerpo: JSON.stringify({ id: refutado, type: 'Anotar', data: { n: 'lista-1' } }),
        codigo: 'NO_SE_PUEDE',
        motivo: 'n: Ahora no.',
      }),
    ]);
  });

  it('shows what waits to be tried again, and what waits behind it', async () => {
    fallos.set('espera-1', new Error('the database is away'));
    const primero = await anotar('espera', 'espera-1');
    const segundo = await anotar('espera', 'espera-2');
    await pronto(() => apartado(segundo)).toMatchObject({ estado: 'APARCADO', codigo: 'EN_ESPERA', intentos: 0 });
    expect(await apartado(primero)).toMatchObject({ proximo: expect.any(Date), codigo: 'ERROR_INTERNO' });
    await muerto(primero);
    await pronto(() => efectos('espera-2')).toBe(1);
    fallos.delete('espera-1');
  });

  it('gives pages, the last put aside first, each message once', async () => {
    await vaciar();
    const puestos: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      fallos.set(`pagina-${i}`, rechazo());
      puestos.unshift(await anotar('paginas', `pagina-${i}`));
    }
    await pronto(async () => (await pagina('primeros: 1')).total).toBe(7);
    const vistos: string[] = [];
    for (let despuesDe = ''; ; ) {
      const { edges, pageInfo, total, hasta } = await pagina(`primeros: 3${despuesDe}`);
      expect(total).toBe(7);
      expect(hasta).toBe(3);
      expect(pageInfo.hasPreviousPage).toBe(despuesDe !== '');
      vistos.push(...edges.map(({ node }) => node.mensajeId));
      if (!pageInfo.hasNextPage) break;
      despuesDe = `, despuesDe: "${pageInfo.endCursor}"`;
    }
    expect(vistos).toEqual(puestos);
  });

  it('filters by state and topic, and knows nothing of another module', async () => {
    await vaciar();
    await prueba.bus.depositar('comandos.prueba', 'f', 'nada');
    await prueba.bus.depositar('comandos.ajeno', 'f', 'de otro');
    await pronto(async () => (await lista('estado: MUERTO')).length).toBe(1);
    expect(await lista('estado: APARCADO')).toEqual([]);
    expect(await lista('topic: "comandos.prueba"')).toHaveLength(1);
    expect(await lista('topic: "comandos.ajeno"')).toEqual([]);
    await pronto(async () =>
      (await lista('estado: MUERTO', ajeno, 'Ajeno')).map(({ modulo, cuerpo }) => [modulo, cuerpo]),
    ).toEqual([['ajeno', 'de otro']]);
  });

  it.each([
    ['primeros: 0', 'primeros', 'PAGINA_INVALIDA'],
    ['primeros: 101', 'primeros', 'PAGINA_INVALIDA'],
    ['despuesDe: "abc"', 'despuesDe', 'CURSOR_INVALIDO'],
    ['despuesDe: "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"', 'despuesDe', 'CURSOR_INVALIDO'],
    ['topic: "\\u0000"', 'topic', 'CARACTER_INVALIDO'],
  ])('refuses %s', async (argumentos, campo, codigo) => {
    const { errors } = await prueba.ejecutar(`{ mensajesApartadosPrueba(${argumentos}) { total } }`);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', campo, codigo }]);
  });
});

describe('trying again', () => {
  it('heals at once when the cause is mended, and takes the message out', async () => {
    for (const n of ['sana-1', 'sana-2', 'sana-3']) {
      fallos.set(n, rechazo());
      const { id, mensajeId } = await muerto(await anotar('sana', n));
      fallos.delete(n);
      expect(await reintentar(id)).toMatchObject({
        mensaje: { id, estado: 'APARCADO', intentos: 0, proximo: expect.any(Date), codigo: 'NO_SE_PUEDE' },
        errores: [],
      });
      await pronto(() => efectos(n)).toBe(1);
      await pronto(() => apartado(mensajeId)).toBeUndefined();
    }
  });

  it('wakes the consumer at once, in whatever process that runs', async () => {
    let vueltas = 0;
    const espiada = espiar(prueba.base, (sql) => {
      if (sql.includes('DISTINCT ON (clave)')) vueltas += 1;
    });
    const consumidora = await levantarModulo(contexto('otra'), undefined, espiada);
    const replica = await levantarModulo(contexto('otra'), undefined, prueba.base);
    const inicio = performance.now();
    for (let i = 0; i < 40; i += 1) {
      const antes = vueltas;
      await mutar('reintentarMensajeOtra', 'ReintentarMensajeEntrada', { id: '1' }, replica);
      await pronto(() => vueltas).toBeGreaterThan(antes);
    }
    // By itself it looks once a second: that would take forty.
    expect(performance.now() - inicio).toBeLessThan(30_000);
    await replica.detener();
    await consumidora.detener();
  });

  it('ends as a dead letter again when nothing was mended, with all its tries used anew', async () => {
    fallos.set('terca', new Error('the database is away'));
    const { id, mensajeId, intentos } = await muerto(await anotar('terca', 'terca'));
    expect(intentos).toBe(5);
    const antes = intentados.filter((n) => n === 'terca').length;
    fallos.set('terca', new Error('still away'));
    await reintentar(id);
    await pronto(async () => (await apartado(mensajeId))?.['motivo']).toBe('still away');
    expect(await muerto(mensajeId)).toMatchObject({ intentos: 5 });
    expect(intentados.filter((n) => n === 'terca')).toHaveLength(antes + 5);
  });

  it('keeps the order of its key: what comes later waits, and dead letters go before', async () => {
    for (const n of ['o-1', 'o-2']) fallos.set(n, rechazo());
    const uno = await muerto(await anotar('orden', 'o-1'));
    const dos = await muerto(await anotar('orden', 'o-2'));
    intentados.length = 0;
    fallos.set('o-1', new Error('away'));
    fallos.delete('o-2');
    await reintentar(uno.id);
    await reintentar(dos.id);
    await anotar('orden', 'o-3');
    await pronto(() => intentados.length).toBeGreaterThan(1);
    fallos.delete('o-1');
    await pronto(() => efectos('o-3')).toBe(1);
    expect(intentados.filter((n, i) => intentados.indexOf(n) === i)).toEqual(['o-1', 'o-2', 'o-3']);
  });

  it('does not wait for the backoff of a parked message, even when that is being tried', async () => {
    fallos.set('prisa', new Error('away'));
    const { id, mensajeId } = await muerto(await anotar('prisa', 'prisa'));
    await mientrasSeIntenta(
      'prisa',
      async () => {
        await reintentar(id);
      },
      () => reintentar(id),
    );
    // The try under way failed after the operator's word: it does not count against the new tries.
    await muerto(mensajeId);
    expect(await apartado(mensajeId)).toMatchObject({ intentos: 5 });
  });

  it('takes all dead letters of a filter, those dead for longest first, a bounded number at a time', async () => {
    await vaciar();
    for (const n of ['t-1', 't-2', 't-3']) {
      fallos.set(n, rechazo());
      await muerto(await anotar(n, n));
    }
    await prueba.bus.depositar('comandos.prueba', 't', 'nada');
    await pronto(async () => (await pagina('estado: MUERTO')).total).toBe(4);
    intentados.length = 0;
    expect(await reintentarMuertos({ codigo: 'NO_SE_PUEDE', maximo: 2 })).toEqual({
      reintentados: 2,
      quedan: 1,
      errores: [],
    });
    await pronto(() => intentados.toSorted()).toEqual(['t-1', 't-2']);
    await pronto(async () => (await pagina('estado: MUERTO')).total).toBe(4);
    // Those that died again are last: the next call comes to the one that was left.
    await reintentarMuertos({ codigo: 'NO_SE_PUEDE', maximo: 1 });
    await pronto(() => intentados).toContain('t-3');
    await pronto(async () => (await pagina('estado: MUERTO')).total).toBe(4);
    for (const n of ['t-1', 't-2', 't-3']) fallos.delete(n);
    expect(await reintentarMuertos({ topic: 'eventos.otro' })).toMatchObject({ reintentados: 0, quedan: 0 });
    expect(await reintentarMuertos()).toMatchObject({ reintentados: 4, quedan: 0 });
    await pronto(async () => (await lista('primeros: 10')).map(({ codigo }) => codigo)).toEqual(['NO_ES_JSON']);
    for (const n of ['t-1', 't-2', 't-3']) expect(await efectos(n)).toBe(1);
  });

  it('by many operators at once has one effect', async () => {
    const enMuchos = ['m-1', 'm-2', 'm-3'];
    for (const n of enMuchos) fallos.set(n, rechazo());
    const ids = await Promise.all(enMuchos.map(async (n) => (await muerto(await anotar(n, n))).id));
    for (const n of enMuchos) fallos.delete(n);
    await Promise.all([...ids, ...ids].map(reintentar).concat([reintentarMuertos(), reintentarMuertos()]));
    for (const n of enMuchos) await pronto(() => efectos(n)).toBe(1);
    await esperar(100);
    for (const n of enMuchos) expect(await efectos(n)).toBe(1);
  });
});

describe('discarding', () => {
  it('takes the message out for good: delivered again it does nothing, and the log says who and why', async () => {
    fallos.set('fuera', rechazo());
    const { id, mensajeId, cuerpo } = await muerto(await anotar('fuera', 'fuera'));
    expect(await descartar(id, 'Era una prueba.')).toMatchObject({ mensaje: { id, estado: 'MUERTO' }, errores: [] });
    expect(await apartado(mensajeId)).toBeUndefined();
    expect(lineas.map((linea) => JSON.parse(linea) as object)).toContainEqual(
      expect.objectContaining({
        level: 40,
        msg: 'message put aside is discarded by an operator',
        mensaje: mensajeId,
        topic: 'comandos.prueba',
        codigo: 'NO_SE_PUEDE',
        motivo: 'Era una prueba.',
        correlacion: expect.any(String),
      }),
    );
    fallos.delete('fuera');
    await prueba.bus.depositar('comandos.prueba', 'fuera', cuerpo as string);
    await anotar('fuera', 'fuera-2');
    await pronto(() => efectos('fuera-2')).toBe(1);
    expect(await efectos('fuera')).toBe(0);
    expect(await apartado(mensajeId)).toBeUndefined();
  });

  it('what cannot be read does not come back either', async () => {
    await vaciar();
    const cuerpo = JSON.stringify({ id: nuevoId(), type: 'Anotar', data: 7 });
    // Its envelope is wrong, so the id is the transport's: the same delivery comes again when a reader starts over.
    await prueba.bus.depositar('comandos.prueba', 'ilegible', cuerpo);
    await pronto(async () => (await lista('estado: MUERTO')).length).toBe(1);
    const [ilegible] = await lista('estado: MUERTO');
    await descartar(ilegible?.id ?? '');
    await prueba.base.prisma.lectura.deleteMany({ where: { suscripcion: 'prueba' } });
    await anotar('ilegible', 'tras-ilegible');
    await pronto(() => efectos('tras-ilegible')).toBe(1);
    expect((await lista('primeros: 100')).filter(({ clave }) => clave === 'ilegible')).toEqual([]);
  });

  it('lets those go on that wait behind it', async () => {
    fallos.set('tapon', new Error('away'));
    const tapon = await muerto(await anotar('tapon', 'tapon'));
    await mientrasSeIntenta(
      'tapon',
      async () => {
        const detras = await anotar('tapon', 'detras');
        await pronto(() => apartado(detras)).toMatchObject({ codigo: 'EN_ESPERA' });
        await descartar(tapon.id);
      },
      () => reintentar(tapon.id),
    );
    await pronto(() => efectos('detras')).toBe(1);
  });

  it('wins over a try that is under way: it has no effect', async () => {
    fallos.set('carrera', rechazo());
    const { id, mensajeId } = await muerto(await anotar('carrera', 'carrera'));
    fallos.delete('carrera');
    await mientrasSeIntenta(
      'carrera',
      async () => {
        expect(await descartar(id)).toMatchObject({ mensaje: { estado: 'APARCADO' }, errores: [] });
      },
      () => reintentar(id),
    );
    await anotar('carrera', 'carrera-2');
    await pronto(() => efectos('carrera-2')).toBe(1);
    expect(await efectos('carrera')).toBe(0);
    expect(await apartado(mensajeId)).toBeUndefined();
  });

  it('at the same moment as the effect: one of them happens, and the answer says which', async () => {
    for (let i = 0; i < 15; i += 1) {
      const n = `moneda-${i}`;
      fallos.set(n, rechazo());
      const { id } = await muerto(await anotar(n, n));
      fallos.delete(n);
      await reintentar(id);
      const { mensaje, errores } = await descartar(id);
      await pronto(() => prueba.base.prisma.aparcado.count({ where: { orden: BigInt(id) } })).toBe(0);
      await anotar(n, `${n}-fin`);
      await pronto(() => efectos(`${n}-fin`)).toBe(1);
      expect(await efectos(n)).toBe(mensaje === null ? 1 : 0);
      expect(errores.map(({ codigo }) => codigo)).toEqual(mensaje === null ? ['MENSAJE_NO_ENCONTRADO'] : []);
    }
  });

  // On PGlite nobody comes in between.
  it.runIf(motorDePruebas() === 'postgresql')(
    'waits for an effect that is being committed, and finds it done',
    async () => {
      fallos.set('turno', rechazo());
      const { id, mensajeId } = await muerto(await anotar('turno', 'turno'));
      let respuesta: Promise<PayloadVisto> | undefined;
      await prueba.base.prisma.$transaction(async (efecto) => {
        // As a unit of work begins.
        await efecto.aparcado.delete({ where: { orden: BigInt(id) } });
        respuesta = descartar(id);
        await pronto(() => quienEspera(efecto)).toHaveLength(1);
        await efecto.bandeja.create({ data: { suscripcion: 'prueba', mensajeId } });
      });
      expect(await respuesta).toMatchObject({ mensaje: null, errores: [{ codigo: 'MENSAJE_NO_ENCONTRADO' }] });
    },
  );

  it('of what has had its effect since says so, and leaves nothing behind', async () => {
    fallos.set('tarde', rechazo());
    const { id, mensajeId } = await muerto(await anotar('tarde', 'tarde'));
    await prueba.base.prisma.bandeja.create({ data: { suscripcion: 'prueba', mensajeId } });
    expect(await descartar(id)).toMatchObject({ mensaje: null, errores: [{ codigo: 'MENSAJE_NO_ENCONTRADO' }] });
    expect(await apartado(mensajeId)).toBeUndefined();
  });

  it('by two operators is done once', async () => {
    fallos.set('dos', rechazo());
    const { id } = await muerto(await anotar('dos', 'dos'));
    const payloads = await Promise.all([descartar(id), descartar(id)]);
    expect(payloads.flatMap(({ errores }) => errores.map(({ codigo }) => codigo))).toEqual(['MENSAJE_NO_ENCONTRADO']);
  });
});

describe('what is refused', () => {
  const operaciones = { reintentar, descartar };
  it.each(['reintentar', 'descartar'] as const)('%s of an unknown id', async (operacion) => {
    expect(await operaciones[operacion]('999999999')).toEqual({
      mensaje: null,
      errores: [{ campo: 'id', codigo: 'MENSAJE_NO_ENCONTRADO', clase: 'NO_ENCONTRADO' }],
    });
  });

  it.each(['', 'abc', '-1', '1.5', '1; DROP TABLE x', '99999999999999999999', '0198c5b0-7c4e-7d3a-9a51-3f6f0c1d2e3f'])(
    'the malformed id "%s"',
    async (id) => {
      for (const operacion of [reintentar, descartar]) {
        expect(await operacion(id)).toMatchObject({ mensaje: null, errores: [{ campo: 'id', codigo: 'ID_INVALIDO' }] });
      }
    },
  );

  it("another module's message", async () => {
    await vaciar();
    await prueba.bus.depositar('comandos.ajeno', 'x', 'nada');
    await pronto(async () => (await lista('estado: MUERTO', ajeno, 'Ajeno')).length).toBe(1);
    const [suyo] = await lista('estado: MUERTO', ajeno, 'Ajeno');
    for (const operacion of [reintentar, descartar]) {
      expect((await operacion(suyo?.id ?? '')).errores).toMatchObject([{ codigo: 'MENSAJE_NO_ENCONTRADO' }]);
    }
    expect(await reintentarMuertos()).toMatchObject({ reintentados: 0, quedan: 0 });
    expect(await lista('estado: MUERTO', ajeno, 'Ajeno')).toEqual([suyo]);
  });

  it.each([
    ['', 'VACIO'],
    ['x'.repeat(301), 'MUY_LARGO'],
    ['a\u0000', 'CARACTER_INVALIDO'],
  ])('a discard for the reason %j', async (motivo, codigo) => {
    expect((await descartar('1', motivo)).errores).toMatchObject([{ campo: 'motivo', codigo }]);
  });

  it.each([0, -1, 1001, null])('a bulk retry of at most %s', async (maximo) => {
    expect((await reintentarMuertos({ maximo })).errores).toMatchObject([{ campo: 'maximo' }]);
  });
});
