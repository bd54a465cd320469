// How fast events reach subscribers and what each of those costs, beside a bare server: docs/mediciones.md.
//
//   node scripts/postgres.mjs -- npm run bench:feeds [-- --segundos 20 --solo memoria]
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { setTimeout as esperar } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { urlDePrueba } from '@alpes/prisma/pruebas';
import { namespaceDePrueba, urlWebSocket } from '@alpes/seedwork/pruebas/pulsar';
import { confirmar, crearEventos } from './feeds/eventos.ts';
import type { Cuenta, Orden } from './feeds/oyentes.ts';
import { iniciar, type Memoria, type Proceso } from './feeds/proceso.ts';

const { values } = parseArgs({
  options: {
    segundos: { type: 'string', default: '10' },
    suscriptores: { type: 'string', default: '1000' },
    muchos: { type: 'string', default: '10000' },
    solo: { type: 'string', default: '' },
  },
});
const [segundos, cuantos, muchos] = [values.segundos, values.suscriptores, values.muchos].map(Number) as [
  number,
  number,
  number,
];
const RITMO = 100;
const ESPERA_MS = 120_000;

const CAMPOS = 'posicion ocurrido cursor tipo ... on TransaccionRegistrada { tipoEvento comision { valor moneda } }';
const consulta = (argumentos = '') => `subscription { eventosPagos${argumentos} { ${CAMPOS} } }`;

/** Somebody who gives events, and the subscribers that get them. */
interface Banco {
  readonly servidor: Proceso;
  publicar(cuantos: number): Promise<void>;
}

/** The subscribers. */
interface Oyentes {
  /** What they have got since the last time. */
  contar(): Promise<Cuenta>;
  /** One more for each of these; resolves when all there are get events. */
  abrir(consultas: readonly string[]): Promise<void>;
}

/** @param paso - how many events make one for each of them. */
const conOyentes = async <R>(
  banco: Banco,
  transporte: 'ws' | 'sse',
  consultas: readonly string[],
  medir: (oyentes: Oyentes) => Promise<R>,
  paso = 1,
): Promise<R> => {
  const oyentes = await iniciar('bench/feeds/oyentes.ts');
  const mandar = async <T>(orden: Orden): Promise<T> => {
    oyentes.hijo.send(orden);
    const [respuesta] = (await once(oyentes.hijo, 'message')) as [T];
    return respuesta;
  };
  let abiertos = 0;
  const abrir = async (unas: readonly string[]): Promise<void> => {
    await mandar({ que: 'abrir', url: banco.servidor.url, transporte, consultas: unas, paso });
    abiertos += unas.length;
    // All are subscribed when all have got the same last event, and that came after they were asked for.
    for (const limite = Date.now() + ESPERA_MS; ; ) {
      await banco.publicar(paso);
      await esperar(200);
      const { hasta } = await mandar<Cuenta>({ que: 'contar' });
      const todos = Object.values(hasta).reduce((suma, unos) => suma + unos, 0);
      const posiciones = Object.keys(hasta).map(Number);
      if (todos === abiertos && Math.max(...posiciones) - Math.min(...posiciones) < paso) break;
      if (Date.now() > limite) throw new Error(`Only ${todos} of ${abiertos} subscribers get events`);
    }
  };
  try {
    await abrir(consultas);
    return await medir({ contar: () => mandar<Cuenta>({ que: 'contar' }), abrir });
  } finally {
    await oyentes.detener();
  }
};

/** Until all have got so many events, looking often. @returns all that was counted */
const recibirTodos = async (contar: () => Promise<Cuenta>, debidos: number): Promise<Cuenta> => {
  const demoras: number[] = [];
  let recibidos = 0;
  for (const limite = Date.now() + ESPERA_MS; ; ) {
    const cuenta = await contar();
    recibidos += cuenta.recibidos;
    demoras.push(...cuenta.demoras);
    if (recibidos >= debidos) return { ...cuenta, recibidos, demoras: demoras.toSorted((a, b) => a - b) };
    if (Date.now() > limite) throw new Error(`${recibidos} events instead of ${debidos}`);
    await esperar(20);
  }
};

const parte = (ordenadas: readonly number[], fraccion: number): number =>
  ordenadas[Math.min(ordenadas.length - 1, Math.ceil(ordenadas.length * fraccion) - 1)] ?? Number.NaN;
const exactos = ({ fuera, cortados }: Cuenta): string => `${fuera} lost, repeated or out of order, ${cortados} cut off`;

const latencia = (banco: Banco, transporte: 'ws' | 'sse') =>
  conOyentes(
    banco,
    transporte,
    Array.from({ length: cuantos }, () => consulta()),
    async ({ contar }) => {
      const total = RITMO * segundos;
      const inicio = performance.now();
      for (let n = 0; n < total; n += 1) {
        await esperar(Math.max(0, inicio + n * (1_000 / RITMO) - performance.now()));
        void banco.publicar(1);
      }
      const cuenta = await recibirTodos(contar, total * cuantos);
      const { demoras } = cuenta;
      return `p50 ${parte(demoras, 0.5)} ms, p99 ${parte(demoras, 0.99)} ms, max ${demoras.at(-1)} ms; ${exactos(cuenta)}`;
    },
  );

const caudal = (banco: Banco, transporte: 'ws' | 'sse', consultas: readonly string[], eventos: number, paso = 1) =>
  conOyentes(
    banco,
    transporte,
    consultas,
    async ({ contar }) => {
      const inicio = performance.now();
      await banco.publicar(eventos);
      const debidas = (eventos / paso) * consultas.length;
      const cuenta = await recibirTodos(contar, debidas);
      const s = (performance.now() - inicio) / 1_000;
      const porSegundo = (cuantas: number) => Math.round(cuantas / s).toLocaleString('en');
      return `${porSegundo(eventos)} events/s, ${porSegundo(debidas)} deliveries/s; ${exactos(cuenta)}`;
    },
    paso,
  );

/** What each of many costs, and each of those after the first: those have what a process holds whoever is there. */
const memoria = async (banco: Banco, transporte: 'ws' | 'sse', n: number) => {
  await banco.publicar(1);
  const antes = await banco.servidor.memoria();
  const primeros = Math.ceil(n / 10);
  const unas = (cuantas: number) => Array.from({ length: cuantas }, () => consulta());
  return conOyentes(banco, transporte, unas(primeros), async ({ contar, abrir }) => {
    const usada = async (abiertos: number) => {
      await contar();
      await banco.publicar(20);
      const cuenta = await recibirTodos(contar, 20 * abiertos);
      await esperar(1_000);
      return { ...(await banco.servidor.memoria()), cuenta };
    };
    const conPocos = await usada(primeros);
    await abrir(unas(n - primeros));
    const conTodos = await usada(n);
    const kb = (que: 'usado' | 'rss', desde: Memoria, entre: number) =>
      ((conTodos[que] - desde[que]) / 1024 / entre).toFixed(1);
    return (
      `${kb('usado', antes, n)} KB in use and ${kb('rss', antes, n)} KB of RSS for each of ${n}, ` +
      `${kb('usado', conPocos, n - primeros)} and ${kb('rss', conPocos, n - primeros)} KB for each after the first ` +
      `${primeros}; ${exactos(conTodos.cuenta)}`
    );
  });
};

const medir = async (que: string, como: () => Promise<string>): Promise<void> => {
  if (!que.includes(values.solo)) return;
  const resultado = await como().catch((error: unknown) => `FAILED: ${error instanceof Error ? error.message : error}`);
  console.log(`${que.padEnd(66)} ${resultado}`);
};

console.log(
  `${cuantos} subscribers unless it says otherwise, ${RITMO} events a second, ${segundos} s; Node ${process.version}, ${cpus().length} processors.`,
);
const copia = await urlDePrueba();
if (copia === undefined) throw new Error('DATABASE_URL is not set: node scripts/postgres.mjs -- npm run bench:feeds');
const base = await abrirBaseDeDatos({ url: copia.url });
const CLIENTES = Array.from({ length: cuantos }, () => randomUUID());

const AJUSTES = {
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'info',
  DATABASE_URL: copia.url,
  LATIDO_MS: '600000',
  CONEXIONES_MAXIMO: '100000',
  CONEXIONES_POR_DIRECCION: '100000',
};

const conSistema = async (bus: Readonly<Record<string, string>>, hacer: (banco: Banco) => Promise<void>) => {
  const pagos = await iniciar('subgraphs/pagos/src/main.ts', { ...AJUSTES, ...bus });
  const gateway = await iniciar('gateway/main.ts', { ...AJUSTES, SUBGRAFO_PAGOS_URL: `${pagos.url}/graphql` });
  try {
    await hacer({ servidor: gateway, publicar: (n) => confirmar(base.prisma, n, CLIENTES) });
  } finally {
    await gateway.detener();
    await pagos.detener();
  }
};

try {
  await conSistema({ PULSAR_URL: '' }, async (banco) => {
    const iguales = Array.from({ length: cuantos }, () => consulta());
    const distintas = Array.from({ length: cuantos }, (_, i) =>
      consulta(`(filtro: { monto: { moneda: USD, maximo: "${i + 1}.00" } })`),
    );
    await medir('embedded bus: latency over WebSocket', () => latencia(banco, 'ws'));
    await medir('embedded bus: latency over SSE', () => latencia(banco, 'sse'));
    await medir('embedded bus: throughput, one feed, over WebSocket', () => caudal(banco, 'ws', iguales, 500));
    await medir('embedded bus: throughput, one feed, over SSE', () => caudal(banco, 'sse', iguales, 500));
    await medir(`embedded bus: throughput, ${cuantos} filters that all let it pass, WebSocket`, () =>
      caudal(banco, 'ws', distintas, 20),
    );
    const propias = CLIENTES.map((id) => consulta(`(filtro: { clienteId: "${id}" })`));
    await medir(`embedded bus: throughput, ${cuantos} filters, each for events of its own, WebSocket`, () =>
      caudal(banco, 'ws', propias, 2 * cuantos, cuantos),
    );
  });
  for (const transporte of ['ws', 'sse'] as const) {
    await conSistema({ PULSAR_URL: '' }, (banco) =>
      medir(`embedded bus: memory, ${transporte}`, () => memoria(banco, transporte, muchos)),
    );
  }
  const wsUrl = urlWebSocket();
  if (wsUrl !== undefined) {
    const { url, namespace } = await namespaceDePrueba(wsUrl, wsUrl);
    await conSistema({ PULSAR_URL: url, PULSAR_NAMESPACE: namespace }, (banco) =>
      medir('Pulsar: latency over WebSocket', () => latencia(banco, 'ws')),
    );
  }
  const yoga = await iniciar('bench/feeds/pelado.ts');
  let posicion = 1;
  const pelado: Banco = {
    servidor: yoga,
    async publicar(n) {
      yoga.hijo.send(crearEventos(posicion, n));
      posicion += n;
    },
  };
  await medir('graphql-yoga, bare: latency over SSE', () => latencia(pelado, 'sse'));
  await medir('graphql-yoga, bare: throughput, one feed, over SSE', () =>
    caudal(
      pelado,
      'sse',
      Array.from({ length: cuantos }, () => consulta()),
      500,
    ),
  );
  await medir('graphql-yoga, bare: memory, sse', () => memoria(pelado, 'sse', muchos));
  await yoga.detener();
  console.log(
    `load of the machine at the end: ${loadavg()
      .map((carga) => carga.toFixed(1))
      .join(' ')}`,
  );
} finally {
  await base.cerrar();
  await copia.eliminar();
}
