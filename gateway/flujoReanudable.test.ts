import { type ExecutionResult, GraphQLError, parse, validate } from 'graphql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CURSOR_PROPIO, documentoReanudable, VERSION_PROPIA } from './documentoReanudable.ts';
import { LectorLento } from './errores.ts';
import { FlujoPerdido, flujoReanudable } from './flujoReanudable.ts';
import { Canal } from './pruebas/canal.ts';
import { crearFeedDePrueba } from './pruebas/feedDePrueba.ts';

const evento = (n: number): ExecutionResult => ({ data: { eventos: { n, [CURSOR_PROPIO]: `c${n}` } } });

describe('flujoReanudable', () => {
  test('opened anew on demand, it goes on after the last event that was read', async () => {
    const canales = [new Canal<ExecutionResult>(), new Canal<ExecutionResult>()];
    const aperturas: (string | undefined)[] = [];
    const cortes: unknown[] = [];
    const flujo = flujoReanudable({
      documento: { modo: 'cursor', consulta: '', consultaDesde: '', variables: [], clave: 'eventos' },
      primera: (canales[0] as Canal<ExecutionResult>).abrir(),
      desde: undefined,
      async abrir(cursor) {
        aperturas.push(cursor);
        const abierto = (canales[1] as Canal<ExecutionResult>).abrir();
        canales[1]?.publicar(evento(2));
        return abierto;
      },
      pacienciaMs: 1_000,
      alCortarse: (causa) => void cortes.push(causa),
    });
    canales[0]?.publicar(evento(1));
    expect((await flujo.next()).value).toMatchObject({ cursor: 'c1' });
    const segundo = flujo.next();
    flujo.renovar();
    expect((await segundo).value).toMatchObject({ cursor: 'c2', resultado: { data: { eventos: { n: 2 } } } });
    expect(aperturas).toEqual(['c1']);
    expect(cortes).toEqual([]);
    expect(canales.map(({ abiertos }) => abiertos)).toEqual([0, 1]);
    await flujo.return?.();
    expect(canales[1]?.abiertos).toBe(0);
  });

  const fallo = (code: string) => [new GraphQLError('It could not be read', { extensions: { code } })];
  const vacio: ExecutionResult = { data: null, errors: fallo('INTERNAL_SERVER_ERROR') };
  const SIN_BASE = fallo('SUBGRAFO_NO_DISPONIBLE');
  /** A feed whose openings after the first give these results each. */
  function conAperturas(
    de: (apertura: number) => readonly ExecutionResult[],
    { pacienciaMs = 60_000, traMs = 0 }: { readonly pacienciaMs?: number; readonly traMs?: number } = {},
  ) {
    const primera = new Canal<ExecutionResult>();
    const aperturas: (string | undefined)[] = [];
    const flujo = flujoReanudable({
      documento: { modo: 'cursor', consulta: '', consultaDesde: '', variables: [], clave: 'eventos' },
      primera: primera.abrir(),
      desde: undefined,
      async abrir(cursor) {
        aperturas.push(cursor);
        const canal = new Canal<ExecutionResult>();
        const abierto = canal.abrir();
        const resultados = de(aperturas.length);
        if (traMs === 0) canal.publicar(...resultados);
        else setTimeout(() => canal.publicar(...resultados), traMs);
        return abierto;
      },
      pacienciaMs,
    });
    return { primera, flujo, aperturas };
  }

  test('an event of which nothing could be read is asked for again', async () => {
    const { primera, flujo, aperturas } = conAperturas((n) => (n === 1 ? [vacio] : [evento(2), evento(3)]));
    primera.publicar(evento(1), vacio);
    const vistos = [await flujo.next(), await flujo.next(), await flujo.next()];
    expect(vistos.map(({ value }) => value.cursor)).toEqual(['c1', 'c2', 'c3']);
    expect(aperturas).toEqual(['c1', 'c1']);
    await flujo.return?.();
  });

  test('one that stays so comes as it is, once, and the next ones follow', async () => {
    const { primera, flujo, aperturas } = conAperturas((n) => (n < 7 ? [vacio] : [vacio, evento(3)]));
    primera.publicar(evento(1), vacio);
    await flujo.next();
    expect((await flujo.next()).value).toMatchObject({ cursor: 'c1', saltar: 1, resultado: { data: null } });
    expect(aperturas).toHaveLength(6);
    // The stream that gave it last is cut off: the one that is opened for it leaves it out.
    const siguiente = flujo.next();
    flujo.renovar();
    expect((await siguiente).value).toMatchObject({ cursor: 'c3', saltar: 0 });
    expect(aperturas).toEqual(Array.from({ length: 7 }, () => 'c1'));
    await flujo.return?.();
  });

  describe('while the database of the subgraph is away', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());
    const deNada: ExecutionResult = { data: null, errors: SIN_BASE };

    test.each<[string, ExecutionResult]>([
      ['nothing of an event', deNada],
      [
        'an event without a part of its own',
        { data: { eventos: { n: null, [CURSOR_PROPIO]: 'c2' } }, errors: SIN_BASE },
      ],
      ['its refusal', { errors: SIN_BASE }],
    ])('what comes of it is not given: %s', async (_, resultado) => {
      const { primera, flujo, aperturas } = conAperturas((n) => (n < 12 ? [resultado] : [evento(2), evento(3)]));
      primera.publicar(evento(1), resultado);
      const leer = async () => [await flujo.next(), await flujo.next(), await flujo.next()];
      const vistos = leer();
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await vistos).map(({ value }) => value.resultado)).toEqual([evento(1), evento(2), evento(3)]);
      expect(aperturas).toEqual(Array.from({ length: 12 }, () => 'c1'));
    });

    test.each([0, 5_000, 20_000])('it is given up in time, though each try takes %i ms to fail', async (ms) => {
      const { primera, flujo } = conAperturas(() => [deNada], { pacienciaMs: 120_000, traMs: ms });
      primera.publicar(evento(1), deNada);
      await flujo.next();
      const fin = expect(flujo.next()).rejects.toMatchObject({
        name: 'FlujoPerdido',
        cursor: 'c1',
        cause: { extensions: { code: 'SUBGRAFO_NO_DISPONIBLE' } },
      });
      await vi.advanceTimersByTimeAsync(150_000);
      await fin;
    });

    test('its patience begins anew with each time', async () => {
      const { primera, flujo, aperturas } = conAperturas((n) => (n < 4 ? [deNada] : [evento(n)]), {
        pacienciaMs: 2_000,
      });
      primera.publicar(evento(1), deNada);
      await flujo.next();
      const segundo = flujo.next();
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await segundo).value.resultado).toEqual(evento(4));
      await vi.advanceTimersByTimeAsync(3_600_000);
      aperturas.length = 0;
      const tercero = flujo.next();
      flujo.renovar();
      await vi.advanceTimersByTimeAsync(1_900);
      expect((await tercero).value.resultado).toEqual(evento(4));
    });

    test('the same of a thing whose state has not changed meanwhile', async () => {
      const estado = (n: number): ExecutionResult => ({ data: { cosa: { n } } });
      const canales = [new Canal<ExecutionResult>()];
      const flujo = flujoReanudable({
        documento: { modo: 'instantanea', consulta: '', clave: 'cosa', conVersion: false },
        primera: (canales[0] as Canal<ExecutionResult>).abrir(),
        desde: undefined,
        async abrir() {
          const canal = new Canal<ExecutionResult>();
          const abierto = canal.abrir();
          canal.publicar(estado(canales.push(canal) - 1));
          return abierto;
        },
        pacienciaMs: 120_000,
      });
      canales[0]?.publicar(estado(1), deNada);
      expect((await flujo.next()).value.resultado).toEqual(estado(1));
      const siguiente = flujo.next();
      await vi.advanceTimersByTimeAsync(3_600_000);
      canales[1]?.terminar(new Error('read ECONNRESET'));
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await siguiente).value.resultado).toEqual(estado(2));
    });

    test('a notice that came with an event comes with it when it is asked for again', async () => {
      const aviso = { codigo: 'ATRASADO', mensaje: 'Siguen.', cursor: 'c1', pendientes: 7 };
      const { primera, flujo } = conAperturas(() => [evento(2)]);
      primera.publicar(evento(1), { ...deNada, extensions: { aviso } });
      await flujo.next();
      const siguiente = flujo.next();
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await siguiente).value).toMatchObject({
        cursor: 'c2',
        resultado: { extensions: { aviso: { codigo: 'ATRASADO', cursor: 'c1' } } },
      });
    });
  });

  test('a reader that was too slow for the subgraph is told so with its next event', async () => {
    const { primera, flujo } = conAperturas(() => [evento(2), evento(3)]);
    primera.publicar(evento(1));
    await flujo.next();
    const siguiente = flujo.next();
    primera.terminar(new LectorLento('It was not read'));
    expect((await siguiente).value).toMatchObject({
      cursor: 'c2',
      resultado: { extensions: { aviso: { codigo: 'ATRASADO', cursor: 'c1' } } },
    });
    expect((await flujo.next()).value.resultado).toEqual(evento(3));
    await flujo.return?.();
  });

  test('one that opens and breaks again and again is given up in time', async () => {
    let aperturas = 0;
    const primera = new Canal<ExecutionResult>();
    const flujo = flujoReanudable({
      documento: { modo: 'cursor', consulta: '', consultaDesde: '', variables: [], clave: 'eventos' },
      primera: primera.abrir(),
      desde: undefined,
      async abrir() {
        aperturas += 1;
        const canal = new Canal<ExecutionResult>();
        const abierto = canal.abrir();
        canal.publicar({ data: null, extensions: { inicio: 'c0' } });
        canal.terminar(new Error('A filter cannot read the event'));
        return abierto;
      },
      pacienciaMs: 500,
    });
    primera.terminar(new Error('read ECONNRESET'));
    await expect(flujo.next()).rejects.toThrow(FlujoPerdido);
    // With growing pauses.
    expect(aperturas).toBeLessThan(8);
  });

  test('ended while it waits to open again, it opens nothing more', async () => {
    let aperturas = 0;
    const canal = new Canal<ExecutionResult>();
    const flujo = flujoReanudable({
      documento: { modo: 'instantanea', consulta: '', clave: 'cosa', conVersion: false },
      primera: canal.abrir(),
      desde: undefined,
      async abrir() {
        aperturas += 1;
        throw new Error('connect ECONNREFUSED');
      },
      pacienciaMs: 60_000,
    });
    const siguiente = flujo.next();
    canal.terminar(new Error('read ECONNRESET'));
    await expect.poll(() => aperturas).toBe(2);
    await flujo.return?.();
    expect(await siguiente).toEqual({ done: true, value: undefined });
    expect(aperturas).toBe(2);
  });
});

describe('documentoReanudable', () => {
  const { esquema } = crearFeedDePrueba('');

  test('asks for the cursor, and begins after one; a variable that this leaves unused goes', () => {
    const documento = documentoReanudable(
      esquema,
      'subscription S($c: String, $n: Int) { e: eventos(despuesDe: $c, cada: $n) { posicion } }',
    );
    expect(documento).toEqual({
      modo: 'cursor',
      clave: 'e',
      variables: ['n', '_despuesDeDelGateway'],
      consulta: expect.stringContaining('eventos(despuesDe: $c, cada: $n)'),
      consultaDesde: expect.stringMatching(/^subscription S\(\$n: Int, \$_despuesDeDelGateway: String\) \{/),
    });
    for (const texto of documento.modo === 'cursor' ? [documento.consulta, documento.consultaDesde] : []) {
      expect(validate(esquema, parse(texto))).toEqual([]);
      expect(texto).toContain(`${CURSOR_PROPIO}: cursor`);
    }
  });

  test('asks for the version of a thing that is followed', () => {
    const documento = documentoReanudable(esquema, 'subscription { una: cambiosCosa(id: 1) { lineas } }');
    expect(documento).toMatchObject({ modo: 'instantanea', clave: 'una', conVersion: true });
    expect(validate(esquema, parse(documento.consulta))).toEqual([]);
    expect(documento.consulta).toContain(`${VERSION_PROPIA}: version`);
  });

  test('leaves other subscriptions as they are', () => {
    expect(documentoReanudable(esquema, '{ cosa { id } }')).toEqual({ modo: 'ninguno', consulta: '{ cosa { id } }' });
  });
});
