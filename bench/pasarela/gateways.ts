import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A gateway at work in a process of its own. */
export interface Gateway {
  readonly nombre: string;
  readonly url: string;
  /** Processor time that its process has used, in ms. */
  cpuMs(): Promise<number>;
  detener(): Promise<void>;
}

const AQUI = new URL('./', import.meta.url);
const ruta = (relativa: string): string => fileURLToPath(new URL(relativa, AQUI));

/** How each gateway is started: as production would, without the log of each request that the others do not write. */
const ORDENES: Readonly<
  Record<string, (supergrafo: string, puerto: number) => { orden: string[]; entorno?: NodeJS.ProcessEnv }>
> = {
  nuestro: (supergrafo, puerto) => ({
    orden: [ruta('../../gateway/main.ts')],
    // In production it would insist on keys and check a token for each request, which the others do not.
    entorno: {
      SUPERGRAPH_PATH: supergrafo,
      PORT: `${puerto}`,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'development',
    },
  }),
  apollo: (supergrafo, puerto) => ({ orden: [ruta('deSerie.ts'), supergrafo, `${puerto}`] }),
  hive: (supergrafo, puerto) => ({ orden: hive(supergrafo, puerto) }),
  'hive-rapido': (supergrafo, puerto) => ({ orden: [...hive(supergrafo, puerto), '--hive-router-runtime'] }),
  'hive-sin-unir': (supergrafo, puerto) => ({
    orden: [
      ...hive(supergrafo, puerto),
      '--hive-router-runtime',
      '--config-path',
      fileURLToPath(new URL('hiveSinUnir.config.mjs', AQUI)),
    ],
  }),
};

const hive = (supergrafo: string, puerto: number): string[] => [
  ruta('node_modules/@graphql-hive/gateway/dist/bin.js'),
  'supergraph',
  supergrafo,
  '--port',
  `${puerto}`,
  '--host',
  '127.0.0.1',
];

/** The gateways that are compared unless others are asked for. */
export const NOMBRES: readonly string[] = ['nuestro', 'apollo', 'hive', 'hive-sin-unir'];

/** Starts one of the gateways over a supergraph's file and waits until it answers. */
export const iniciarProceso = async (
  nombre: string,
  supergrafo: string,
  urls: Readonly<Record<string, string>>,
): Promise<Gateway> => {
  const puerto = await puertoLibre();
  const { orden, entorno } = ORDENES[nombre]?.(supergrafo, puerto) ?? { orden: [] };
  const perfil = process.env['PERFIL'] === nombre ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
  const hijo = spawn(process.execPath, [...perfil, '--import', ruta('cpu.mjs'), ...orden], {
    env: { ...process.env, ...direcciones(urls), NODE_ENV: 'production', ...entorno },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    cwd: ruta('./'),
  });
  let salida = '';
  for (const canal of [hijo.stdout, hijo.stderr]) {
    canal?.on('data', (trozo: Buffer) => {
      salida = (salida + trozo.toString()).slice(-4_000);
    });
  }
  const url = `http://127.0.0.1:${puerto}/graphql`;
  for (const limite = Date.now() + 60_000; !(await responde(url)); ) {
    if (hijo.exitCode !== null || Date.now() > limite) throw new Error(`${nombre} does not start:\n${salida}`);
    await new Promise((resolver) => setTimeout(resolver, 100));
  }
  return {
    nombre,
    url,
    async cpuMs() {
      hijo.send('cpu');
      const [ms] = (await once(hijo, 'message')) as [number];
      return ms;
    },
    detener: () => terminar(hijo),
  };
};

const direcciones = (urls: Readonly<Record<string, string>>): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(urls).map(([nombre, url]) => [`SUBGRAFO_${nombre.toUpperCase()}_URL`, url]));

const responde = async (url: string): Promise<boolean> => {
  try {
    const respuesta = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    return (await respuesta.text()).includes('"Query"');
  } catch {
    return false;
  }
};

/** Ends a process that this one has started. */
export const terminar = async (hijo: ChildProcess): Promise<void> => {
  if (hijo.exitCode !== null || hijo.signalCode !== null) return;
  const fin = once(hijo, 'exit');
  hijo.kill('SIGTERM');
  const reloj = setTimeout(() => hijo.kill('SIGKILL'), 5_000);
  await fin;
  clearTimeout(reloj);
};

const puertoLibre = async (): Promise<number> => {
  const servidor = createServer().listen(0, '127.0.0.1');
  await once(servidor, 'listening');
  const direccion = servidor.address();
  servidor.close();
  await once(servidor, 'close');
  return typeof direccion === 'object' && direccion !== null ? direccion.port : 0;
};
