import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasta } from './pruebas/canal.ts';
import { crearFeedDePrueba, PARTE_DEL_FEED } from './pruebas/feedDePrueba.ts';
import { type GatewayDePrueba, iniciarGatewayDePrueba } from './pruebas/gatewayDePrueba.ts';
import { subgrafoHttp } from './subgrafoHttp.ts';

type Resultado = FormattedExecutionResult<Record<string, unknown>>;

/** A subgraph with a feed, and how to do away with it and have it back. */
interface Victima {
  readonly subgrafo: Subgrafo;
  matar(): Promise<void>;
  revivir(): Promise<void>;
  cerrar(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./pruebas/feedEnProceso.ts', import.meta.url));

async function enOtroProceso(archivo: string): Promise<Victima> {
  const lanzar = async (puerto: string) => {
    const hijo = spawn(process.execPath, [SCRIPT, archivo, puerto], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = (await once(createInterface({ input: hijo.stdout }), 'line')) as [string];
    return { hijo, url };
  };
  let { hijo, url } = await lanzar('0');
  const matar = async () => {
    hijo.kill('SIGKILL');
    if (hijo.exitCode === null && hijo.signalCode === null) await once(hijo, 'exit');
  };
  const subgrafo = subgrafoHttp({ nombre: 'feed', url });
  return {
    subgrafo,
    matar,
    async revivir() {
      ({ hijo, url } = await lanzar(new URL(url).port));
    },
    async cerrar() {
      await matar();
      await subgrafo.cerrar();
    },
  };
}

async function enEsteProceso(archivo: string): Promise<Victima> {
  const { enProceso, control } = crearFeedDePrueba(archivo);
  return {
    subgrafo: enProceso,
    async matar() {
      control.caido = true;
    },
    async revivir() {
      control.caido = false;
    },
    cerrar: async () => undefined,
  };
}

describe.each([
  ['in process', enEsteProceso],
  ['over HTTP, killed with -9', enOtroProceso],
] as const)('a subgraph that goes away and comes back, %s', (_modo, crear) => {
  let carpeta: string;
  let archivo: string;
  let victima: Victima;
  let gateway: GatewayDePrueba;
  let escritos: number;

  beforeEach(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'feed-'));
    archivo = join(carpeta, 'eventos.txt');
    escritos = 0;
    await writeFile(archivo, '');
    victima = await crear(archivo);
    gateway = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [victima.subgrafo]);
  });
  afterEach(async () => {
    await gateway.cerrar();
    await victima.cerrar();
    await rm(carpeta, { recursive: true });
  });

  const anotar = async (cuantos: number, texto = (n: number) => `evento ${n}`) => {
    const nuevos = Array.from({ length: cuantos }, () => `${texto(++escritos)}\n`);
    await appendFile(archivo, nuevos.join(''));
  };
  const cortes = () => gateway.lineas.filter(({ msg }) => msg === 'Subscription is opened again').length;
  const empezadas = () => gateway.lineas.filter(({ msg }) => msg === 'Feed begins').length;
  /** Away, until the gateway has noticed it. */
  const matarYEsperar = async () => {
    const antes = cortes();
    await victima.matar();
    await hasta(() => cortes() > antes);
  };

  async function suscribir(query: string, variables: Record<string, unknown> = {}) {
    const recibidos: Resultado[] = [];
    const estado = { terminada: false };
    const antes = empezadas();
    const terminar = () => {
      estado.terminada = true;
    };
    const soltar = gateway
      .conectar()
      .subscribe<Record<string, unknown>>(
        { query, variables },
        { next: (resultado) => void recibidos.push(resultado as Resultado), error: terminar, complete: terminar },
      );
    if (!query.includes('cambios')) await hasta(() => empezadas() > antes);
    return { recibidos, estado, soltar };
  }

  const posiciones = (recibidos: readonly Resultado[], campo = 'eventos') =>
    recibidos.map(({ data }) => (data?.[campo] as { posicion: number } | undefined)?.posicion);
  const del = (primero: number, ultimo: number, paso = 1) =>
    Array.from({ length: Math.floor((ultimo - primero) / paso) + 1 }, (_nada, i) => primero + i * paso);

  test('each subscriber gets each event once, in order, while it is killed again and again', async () => {
    await anotar(10);
    const todos = await suscribir('subscription { eventos(despuesDe: "inicio") { posicion } }');
    const desde4 = await suscribir(
      'subscription ($cursor: String, $cada: Int) { e: eventos(cada: $cada, despuesDe: $cursor) { posicion texto } }',
      { cursor: 'c4', cada: 3 },
    );
    const recientes = await suscribir('subscription { eventos { posicion cursor } }');
    await hasta(() => posiciones(todos.recibidos).length === 10);
    for (const _vez of del(1, 3)) {
      await anotar(20);
      await matarYEsperar();
      const antes = escritos;
      await anotar(20);
      await victima.revivir();
      await anotar(20);
      await hasta(() => (posiciones(todos.recibidos).at(-1) ?? 0) > antes);
    }
    await hasta(() => posiciones(todos.recibidos).at(-1) === escritos);
    await hasta(() => recientes.recibidos.length === escritos - 10);
    await hasta(() => posiciones(desde4.recibidos, 'e').at(-1) === 189);
    expect(escritos).toBe(190);
    expect(posiciones(todos.recibidos)).toEqual(del(1, escritos));
    expect(posiciones(recientes.recibidos)).toEqual(del(11, escritos));
    expect(posiciones(desde4.recibidos, 'e')).toEqual(del(6, escritos, 3));
    expect(todos.recibidos[0]).toEqual({ data: { eventos: { posicion: 1 } } });
    expect(recientes.recibidos[0]).toEqual({ data: { eventos: { posicion: 11, cursor: 'c11' } } });
  });

  test('what happens before the first event is not lost either', async () => {
    await anotar(3);
    const { recibidos } = await suscribir('subscription { eventos { posicion } }');
    await matarYEsperar();
    await anotar(2);
    await victima.revivir();
    await hasta(() => recibidos.length === 2);
    expect(posiciones(recibidos)).toEqual([4, 5]);
  });

  test('an event that could not be read, and has no cursor, does not come again', async () => {
    const { recibidos } = await suscribir('subscription { eventos { posicion texto } }');
    await anotar(1);
    await anotar(2, () => 'roto');
    await hasta(() => recibidos.length === 3);
    await matarYEsperar();
    await anotar(1);
    await victima.revivir();
    await hasta(() => recibidos.length === 4);
    expect(recibidos.map(({ data, errors }) => data?.['eventos'] ?? errors?.[0]?.extensions?.['code'])).toEqual([
      { posicion: 1, texto: 'evento 1' },
      'ROTO',
      'ROTO',
      { posicion: 4, texto: 'evento 4' },
    ]);
  });

  test('an entity that did not change meanwhile is not told again', async () => {
    const { recibidos } = await suscribir('subscription { cambiosCosa(id: "1") { lineas } }');
    await hasta(() => recibidos.length === 1);
    await matarYEsperar();
    await victima.revivir();
    await anotar(1);
    await hasta(() => recibidos.length === 2);
    await matarYEsperar();
    await anotar(1);
    await victima.revivir();
    await hasta(() => recibidos.length === 3);
    expect(recibidos.map(({ data }) => data?.['cambiosCosa'])).toEqual([{ lineas: 0 }, { lineas: 1 }, { lineas: 2 }]);
  });

  test('one that stays away for too long: an error with the cursor from which to go on', async () => {
    const impaciente = await iniciarGatewayDePrueba([PARTE_DEL_FEED], [victima.subgrafo], 2_000, { pacienciaMs: 200 });
    const recibidos: Resultado[] = [];
    let terminada = false;
    impaciente.conectar().subscribe<Record<string, unknown>>(
      { query: 'subscription { eventos(despuesDe: "inicio") { posicion } }' },
      {
        next: (resultado) => void recibidos.push(resultado as Resultado),
        error: () => undefined,
        complete: () => {
          terminada = true;
        },
      },
    );
    await anotar(2);
    await hasta(() => recibidos.length === 2);
    await victima.matar();
    await hasta(() => terminada);
    expect(recibidos.at(-1)).toEqual({
      errors: [
        {
          message: expect.stringContaining('despuesDe'),
          extensions: { code: 'SUBGRAFO_NO_DISPONIBLE', cursor: 'c2' },
        },
      ],
    });
    await impaciente.cerrar();
  });
});

test('a subgraph that has no database, when somebody comes back with a cursor, is waited for', async () => {
  const { enProceso } = crearFeedDePrueba('');
  let veces = 0;
  const gateway = await iniciarGatewayDePrueba(
    [PARTE_DEL_FEED],
    [
      {
        ...enProceso,
        async suscribir() {
          veces += 1;
          const code = veces < 3 ? 'SUBGRAFO_NO_DISPONIBLE' : 'BAD_USER_INPUT';
          return { errors: [new GraphQLError('El cursor no sirve.', { extensions: { code } })] };
        },
      },
    ],
  );
  const recibidos: Resultado[] = [];
  gateway
    .conectar()
    .subscribe<Record<string, unknown>>(
      { query: 'subscription { eventos(despuesDe: "c2") { posicion } }' },
      { next: (resultado) => void recibidos.push(resultado as Resultado), error: () => {}, complete: () => {} },
    );
  await hasta(() => recibidos.length === 1);
  expect(recibidos).toMatchObject([{ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
  expect(veces).toBe(3);
  await gateway.cerrar();
});

test('a notice of the subgraph beside an event reaches the client', async () => {
  const { enProceso } = crearFeedDePrueba('');
  const aviso = { codigo: 'ATRASADO', mensaje: 'Siguen desde este cursor.', cursor: 'c0', pendientes: 7 };
  const gateway = await iniciarGatewayDePrueba(
    [PARTE_DEL_FEED],
    [
      {
        ...enProceso,
        async *suscribir() {
          yield { data: { eventos: { __typename: 'Anotado', posicion: 1 } }, extensions: { aviso } };
        },
      } as unknown as Subgrafo,
    ],
  );
  const resultados = gateway.conectar().iterate({ query: 'subscription { eventos { posicion } }' });
  expect((await resultados.next()).value).toEqual({ data: { eventos: { posicion: 1 } }, extensions: { aviso } });
  await gateway.cerrar();
});
