import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { EventSource } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';

interface Resultado {
  readonly data: { readonly eventos: { readonly posicion: number } };
  readonly extensions?: { readonly aviso: { readonly codigo: string; readonly cursor: string } };
}

describe('clients that ask for the same', () => {
  let carpeta: string;
  let archivo: string;
  let gateway: GatewayDePrueba;
  /** Streams of the subgraph: those that are open, and all that were. */
  const streams = { abiertos: 0, todos: 0 };
  let escritos = 0;
  const soltar: (() => unknown)[] = [];

  beforeAll(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'grupos-'));
    archivo = join(carpeta, 'eventos.txt');
    await writeFile(archivo, '');
    const { enProceso } = crearFeedDePrueba(archivo);
    const contado: Subgrafo = {
      ...enProceso,
      async suscribir(peticion, cabeceras) {
        const abierta = await enProceso.suscribir(peticion, cabeceras);
        if (!(Symbol.asyncIterator in abierta)) return abierta;
        streams.abiertos += 1;
        streams.todos += 1;
        const cerrar = abierta.return?.bind(abierta);
        abierta.return = async () => {
          streams.abiertos -= 1;
          return (await cerrar?.()) ?? { done: true, value: undefined };
        };
        return abierta;
      },
    };
    gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [contado]);
  });
  beforeEach(() => {
    streams.todos = 0;
  });
  afterEach(async () => {
    for (const uno of soltar.splice(0)) uno();
    await hasta(() => streams.abiertos === 0);
  });
  afterAll(async () => {
    await gateway.cerrar();
    await rm(carpeta, { recursive: true });
  });

  const anotar = async (cuantos: number, texto = 'x') => {
    escritos += cuantos;
    await appendFile(archivo, `${texto}\n`.repeat(cuantos));
  };
  const posiciones = (recibidos: readonly Resultado[]) => recibidos.map(({ data }) => data.eventos.posicion);
  const del = (primero: number, ultimo: number) =>
    Array.from({ length: ultimo - primero + 1 }, (_nada, i) => primero + i);

  function porWs(query: string, variables: Record<string, unknown> = {}) {
    const recibidos: Resultado[] = [];
    const cliente = gateway.conectar();
    soltar.push(
      cliente.subscribe<Resultado['data']>(
        { query, variables },
        {
          next: (resultado) => void recibidos.push(resultado as Resultado),
          error: () => undefined,
          complete: () => undefined,
        },
      ),
    );
    return { recibidos, cliente };
  }
  function porSse(query: string) {
    const recibidos: Resultado[] = [];
    const fuente = new EventSource(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`);
    fuente.addEventListener('next', (evento) =>
      recibidos.push(JSON.parse((evento as MessageEvent<string>).data) as Resultado),
    );
    soltar.push(() => fuente.close());
    return { recibidos };
  }
  const abiertas = async () =>
    Number(/gateway_suscripciones_activas\{subgrafo="feed"\} (\d+)/.exec(await gateway.metricas.metrics())?.[1] ?? 0);

  test('share one stream of the subgraph, over whatever transport and from wherever they began', async () => {
    await anotar(10);
    const inicio = escritos - 10;
    const conCursor = 'subscription ($c: String) { eventos(despuesDe: $c) { posicion texto } }';
    const ahora = 'subscription { eventos { posicion texto } }';
    const enVivo = [...del(1, 10).map(() => porWs(ahora)), ...del(1, 5).map(() => porSse(ahora))];
    await hasta(async () => (await abiertas()) === 15);
    expect(streams.todos).toBe(1);
    const atrasados = [3, 3, 3, 7].map((n) => porWs(conCursor, { c: `c${inicio + n}` }));
    await hasta(() => atrasados.every(({ recibidos }) => recibidos.at(-1)?.data.eventos.posicion === escritos));
    for (const _vez of del(1, 5)) await anotar(3);
    const todos = [...enVivo, ...atrasados];
    await hasta(() => todos.every(({ recibidos }) => recibidos.at(-1)?.data.eventos.posicion === escritos));
    for (const { recibidos } of enVivo) expect(posiciones(recibidos)).toEqual(del(escritos - 14, escritos));
    expect(atrasados.map(({ recibidos }) => posiciones(recibidos)[0])).toEqual([4, 4, 4, 8].map((n) => inicio + n));
    for (const { recibidos } of atrasados) {
      expect(posiciones(recibidos)).toEqual(del(posiciones(recibidos)[0] ?? 0, escritos));
    }
    await hasta(() => streams.abiertos === 1);
  });

  test('of one thing: each begins with it as it is, and they share one stream then', async () => {
    const query = 'subscription { cambiosCosa(id: "1") { lineas } }';
    type Cambio = { readonly data: { readonly cambiosCosa: { readonly lineas: number } } };
    const lineas = ({ recibidos }: { readonly recibidos: readonly unknown[] }) =>
      (recibidos as readonly Cambio[]).map(({ data }) => data.cambiosCosa.lineas);
    await anotar(1);
    const antes = escritos;
    const seguidores: { readonly recibidos: readonly unknown[] }[] = [];
    for (const porDonde of [porWs, porSse, porWs]) {
      seguidores.push(porDonde(query));
      await hasta(() => seguidores.every((uno) => lineas(uno).at(-1) === escritos));
      await anotar(1);
      await hasta(() => seguidores.every((uno) => lineas(uno).at(-1) === escritos));
    }
    expect(seguidores.map(lineas)).toEqual([0, 1, 2].map((n) => del(antes + n, antes + 3)));
    expect(streams.todos).toBe(3);
    await hasta(() => streams.abiertos === 1);
  });

  test('are those who ask for the same in another way, and not those who ask for null', async () => {
    const query = 'subscription ($cada: Int = 2) { eventos(cada: $cada) { posicion } }';
    const seguidores = [porWs(query), porWs(query, { cada: 2 }), porWs(query, { cada: 1 })];
    await hasta(async () => (await abiertas()) === 3);
    await anotar(4);
    const pares = del(escritos - 3, escritos).filter((n) => n % 2 === 0);
    await hasta(() => seguidores.every(({ recibidos }) => recibidos.length >= 2));
    expect(posiciones(seguidores[0]?.recibidos ?? [])).toEqual(pares);
    expect(posiciones(seguidores[1]?.recibidos ?? [])).toEqual(pares);
    await hasta(() => posiciones(seguidores[2]?.recibidos ?? []).length === 4);
    expect(streams.todos).toBe(2);
  });

  test('are not slowed down by one that does not read, and that one gets all later, with a notice', async () => {
    const query = 'subscription { eventos { posicion texto } }';
    const rapidos = [porWs(query), porSse(query)];
    const lento = porWs(query);
    await hasta(async () => (await abiertas()) === 3);
    await anotar(1);
    const primero = escritos;
    const alDia = ({ recibidos }: { recibidos: Resultado[] }) => recibidos.at(-1)?.data.eventos.posicion === escritos;
    await hasta(() => alDia(lento));
    lento.cliente.socket()?.pause();
    for (const _vez of del(1, 16)) {
      await anotar(5, 'x'.repeat(200_000));
      await hasta(() => rapidos.every(alDia));
    }
    expect(lento.recibidos).toHaveLength(1);
    lento.cliente.socket()?.resume();
    await hasta(() => alDia(lento));
    for (const { recibidos } of [...rapidos, lento]) expect(posiciones(recibidos)).toEqual(del(primero, escritos));
    const avisos = lento.recibidos.flatMap(({ extensions }) => (extensions ? [extensions.aviso.codigo] : []));
    expect(avisos.length).toBeGreaterThan(0);
    expect(new Set(avisos)).toEqual(new Set(['ATRASADO']));
    for (const { recibidos } of rapidos) expect(recibidos.some(({ extensions }) => extensions)).toBe(false);
  });
});
