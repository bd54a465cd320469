// Speed of the gateway, in the same run as the stock Apollo gateway's and Hive Gateway's, over the same supergraph and
// the same subgraphs. docs/velocidad.md says what is compared with what, and how to read the figures.
//
//   npm run bench:pasarela                                          about 5 minutes, on PGlite
//   node scripts/postgres.mjs -- npm run bench:pasarela             on PostgreSQL
//   node bench/pasarela.ts --rondas 1 --segundos 2 --gateways nuestro,apollo --modos memoria --casos lista
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { componer, leerSubgrafosDelRepositorio } from '../gateway/componer.ts';
import { CASOS, type Caso, type Datos } from './pasarela/casos.ts';
import { type Gateway, iniciarProceso, NOMBRES } from './pasarela/gateways.ts';
import type { Listos } from './pasarela/subgrafos.ts';

const CARPETA = fileURLToPath(new URL('./pasarela/', import.meta.url));
const CONEXIONES = 16;
/** Of the different requests of a case, how many are compared between the gateways. */
const COMPARADAS = 20;

interface Medida {
  readonly porSegundo: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the gateway's process for one request, in ms. */
  readonly cpu: number;
}

const { values: opciones } = parseArgs({
  options: {
    rondas: { type: 'string', default: '3' },
    segundos: { type: 'string', default: '5' },
    gateways: { type: 'string', default: NOMBRES.join(',') },
    modos: { type: 'string', default: 'memoria,datos' },
    casos: { type: 'string', default: CASOS.map(({ nombre }) => nombre).join(',') },
  },
});
const rondas = Number(opciones.rondas);
const segundos = Number(opciones.segundos);
const casos = CASOS.filter(({ nombre }) => opciones.casos.split(',').includes(nombre));

const correr = async (): Promise<void> => {
  instalar();
  const { subgrafos, listos } = await iniciarSubgrafos();
  const temporal = await mkdtemp(join(tmpdir(), 'alpes-bench-'));
  try {
    console.log(
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)};`,
      `${CONEXIONES} connections, median of ${rondas} rounds of ${segundos} s each.`,
    );
    for (const modo of opciones.modos.split(',')) {
      const urls = modo === 'datos' ? listos.reales : listos.grabados;
      console.log(`\n## ${modo === 'datos' ? `subgraphs on ${listos.motor}` : 'subgraphs that answer from memory'}`);
      await medirModo(urls, join(temporal, `${modo}.graphql`), listos);
    }
  } finally {
    await rm(temporal, { recursive: true });
    subgrafos.send('fin');
    await once(subgrafos, 'exit');
  }
};

/** What only this needs is large (Hive Gateway): it is installed here, the first time, and not with the project. */
const instalar = (): void => {
  if (existsSync(join(CARPETA, 'node_modules', 'autocannon'))) return;
  const { status } = spawnSync('npx', ['--yes', 'pnpm@10.34.8', 'install', '--ignore-workspace', '--frozen-lockfile'], {
    cwd: CARPETA,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The packages of the benchmark could not be installed');
};

const iniciarSubgrafos = async () => {
  const subgrafos = fork(join(CARPETA, 'subgrafos.ts'), { env: { ...process.env, NODE_ENV: 'production' } });
  const listos = await Promise.race([
    once(subgrafos, 'message').then(([mensaje]) => mensaje as Listos),
    once(subgrafos, 'exit').then(() => Promise.reject(new Error('The subgraphs do not start'))),
  ]);
  return { subgrafos, listos };
};

const medirModo = async (urls: Readonly<Record<string, string>>, archivo: string, datos: Datos): Promise<void> => {
  const partes = await leerSubgrafosDelRepositorio();
  await writeFile(archivo, componer(partes.map((parte) => ({ ...parte, url: urls[parte.nombre] ?? parte.url }))));
  const gateways: Gateway[] = [];
  try {
    for (const nombre of opciones.gateways.split(',')) gateways.push(await iniciarProceso(nombre, archivo, urls));
    for (const caso of casos) {
      const cuerpos = caso.cuerpos(datos);
      for (const cuerpo of cuerpos.slice(0, COMPARADAS)) await exigirMismaRespuesta(gateways, caso, cuerpo);
      for (const gateway of gateways) await cargar(gateway, cuerpos, 1);
      const medidas = new Map<string, Medida[]>(gateways.map(({ nombre }) => [nombre, []]));
      for (let ronda = 0; ronda < rondas; ronda += 1) {
        for (const gateway of gateways) medidas.get(gateway.nombre)?.push(await medir(gateway, cuerpos));
      }
      imprimir(caso, medidas);
    }
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.detener()));
  }
};

/** Whoever answers something else, or an error, is not measured. */
const exigirMismaRespuesta = async (gateways: readonly Gateway[], caso: Caso, cuerpo: string): Promise<void> => {
  let primera: unknown;
  for (const { nombre, url } of gateways) {
    const respuesta = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: cuerpo,
    });
    const { data, errors } = (await respuesta.json()) as { data?: unknown; errors?: unknown };
    primera ??= data;
    if (errors !== undefined || !isDeepStrictEqual(data, primera)) {
      throw new Error(
        `${nombre} answers ${caso.nombre} otherwise: ${JSON.stringify({ data, errors }).slice(0, 2_000)}`,
      );
    }
  }
};

const medir = async (gateway: Gateway, cuerpos: readonly string[]): Promise<Medida> => {
  const antes = await gateway.cpuMs();
  const { requests, latency, non2xx, errors, timeouts } = await cargar(gateway, cuerpos, segundos);
  const cpu = (await gateway.cpuMs()) - antes;
  if (non2xx + errors + timeouts > 0) throw new Error(`${gateway.nombre}: ${non2xx + errors + timeouts} failures`);
  return { porSegundo: requests.average, p50: latency.p50, p99: latency.p99, cpu: cpu / requests.total };
};

interface Carga {
  readonly requests: { readonly average: number; readonly total: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
}

/** One run of autocannon, in a process of its own. */
const cargar = async ({ url }: Gateway, cuerpos: readonly string[], duracion: number): Promise<Carga> => {
  const hijo = fork(join(CARPETA, 'cargar.mjs'));
  hijo.send({ url, conexiones: CONEXIONES, segundos: duracion, cuerpos });
  const [carga] = (await once(hijo, 'message')) as [Carga];
  return carga;
};

const mediana = (valores: readonly number[]): number =>
  valores.toSorted((uno, otro) => uno - otro)[Math.floor(valores.length / 2)] ?? Number.NaN;

const imprimir = ({ nombre: caso }: Caso, medidas: ReadonlyMap<string, readonly Medida[]>): void => {
  const nuestras = medidas.get('nuestro') ?? [];
  const filas = [...medidas].map(([gateway, suyas]) => {
    const de = (clave: keyof Medida) => mediana(suyas.map((medida) => medida[clave]));
    // Each round is compared with the same round of the other: what slows the machine slows both.
    const veces = (clave: keyof Medida) =>
      mediana(suyas.map((medida, ronda) => (nuestras[ronda]?.[clave] ?? Number.NaN) / medida[clave]));
    return {
      gateway,
      'requests/s': Math.round(de('porSegundo')),
      'p50 ms': de('p50'),
      'p99 ms': de('p99'),
      'CPU ms/request': Number(de('cpu').toFixed(3)),
      'ours: × requests/s': Number(veces('porSegundo').toFixed(2)),
      'ours: × CPU': Number(veces('cpu').toFixed(2)),
    };
  });
  console.log(`\n${caso}`);
  console.table(Object.fromEntries(filas.map(({ gateway, ...resto }) => [gateway, resto])));
};

await correr();
