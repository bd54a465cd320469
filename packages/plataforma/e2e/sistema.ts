import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { abrirBaseDeDatos, type BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { CONTEXTOS } from '@alpes/prisma/contextos';
import { baseDePrueba, urlDePrueba, usuariosDePrueba } from '@alpes/prisma/pruebas';
import type { Bus } from '@alpes/seedwork/infraestructura/bus';
import type { ConexionPulsar } from '@alpes/seedwork/infraestructura/clientePulsar';
import { crearBus, type OpcionesDeBus } from '@alpes/seedwork/infraestructura/crearBus';
import { crearBitacora } from '@alpes/seedwork/observabilidad/bitacora';
import { crearTrazas } from '@alpes/seedwork/observabilidad/crearTrazas';
import { busDelSistema } from '@alpes/seedwork/pruebas/pulsar';
import { GraphQLClient } from 'graphql-request';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { archivoDe, type Servicio } from '../../../scripts/servicios.ts';
import { type Ajustes, iniciarPlataforma } from '../plataforma.ts';

/**
 * The whole system under test: in this process, or as four processes where ALPES_PROCESOS is set, which are the packed ones
 * when it says `paquetes`; its messages on Pulsar where PULSAR_WS_URL is.
 */
export interface Sistema {
  /** Address of the gateway, without a path. */
  readonly url: string;
  readonly cliente: GraphQLClient;
  readonly base: BaseDeDatos;
  /** Addresses of the metrics of each process. */
  readonly metricas: readonly string[];
  /** What all processes have logged: a line of JSON for each thing that happened. */
  readonly lineas: readonly string[];
  /** How many of the subscriptions begun here have not ended. */
  readonly suscripciones: number;
  /** Leaves messages on topics, as outside producers do. */
  readonly bus: Bus;
  /** Results of a subscription, as they come; ends with `return`. */
  suscribir<R>(query: string, variables?: Record<string, unknown>): AsyncIterableIterator<R>;
  detener(): Promise<void>;
}

/** Short times, so that nobody waits for a minute. */
export const AJUSTES_DE_PRUEBA: Ajustes = { plazoSagaMs: 20_000, demoraPasarelaMs: 300, consultaPasarelaMs: 100 };

/**
 * Starts the system on a database of its own.
 *
 * @param colector - where traces are sent.
 * @param conexion - the broker, where it is not that of the environment.
 */
export const levantar = async (
  ajustes: Partial<Ajustes> = {},
  colector?: string,
  conexion?: ConexionPulsar,
): Promise<Sistema> => {
  const todos = { ...AJUSTES_DE_PRUEBA, ...ajustes };
  const bus = conexion ?? (await busDelSistema());
  return process.env['ALPES_PROCESOS'] === undefined
    ? enEsteProceso(todos, colector, bus)
    : enCuatroProcesos(todos, colector, bus);
};

const enEsteProceso = async (
  ajustes: Ajustes,
  colector: string | undefined,
  conexion: OpcionesDeBus,
): Promise<Sistema> => {
  const base = await baseDePrueba();
  const lineas: string[] = [];
  const bitacora = crearBitacora('alpes', 'info', { write: (linea) => lineas.push(linea) });
  const trazas = await crearTrazas('alpes', { colector, proporcion: 1 });
  const bus = await crearBus(conexion, base, bitacora);
  const plataforma = await iniciarPlataforma({
    base,
    bus,
    bitacora,
    trazas,
    ajustes,
    puerto: 0,
    anfitrion: '127.0.0.1',
    supergrafo: await readFile(new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')), 'utf8'),
    reintentos: { maximo: 4, esperaMs: 20 },
  });
  return sistema(plataforma.url, [`${plataforma.url}/metrics`], lineas, base, bus, async () => {
    await plataforma.detener();
    await base.cerrar();
    await trazas.cerrar();
  });
};

const enCuatroProcesos = async (
  ajustes: Ajustes,
  colector: string | undefined,
  conexion: OpcionesDeBus,
): Promise<Sistema> => {
  const copia = await urlDePrueba();
  if (copia === undefined) throw new Error('ALPES_PROCESOS needs a PostgreSQL in DATABASE_URL');
  const base = await abrirBaseDeDatos({ url: copia.url });
  // Each connects as in production: what its role may not do shows here.
  const usuarios = await usuariosDePrueba(copia.url);
  const variables = {
    PULSAR_URL: conexion.url ?? '',
    PULSAR_NAMESPACE: conexion.namespace,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    SAGA_PLAZO_MS: `${ajustes.plazoSagaMs}`,
    PASARELA_DEMORA_MS: `${ajustes.demoraPasarelaMs}`,
    PASARELA_CONSULTA_MS: `${ajustes.consultaPasarelaMs}`,
    REINTENTOS_MAXIMO: '4',
    REINTENTOS_ESPERA_MS: '20',
    OTEL_EXPORTER_OTLP_ENDPOINT: colector ?? '',
    CLAVE_INTERNA: 'una clave que solo conocen estos procesos',
  };
  const lineas: string[] = [];
  const subgrafos = await Promise.all(
    CONTEXTOS.map((contexto) =>
      iniciarProceso(contexto, { ...variables, DATABASE_URL: usuarios.urls[contexto] }, lineas),
    ),
  );
  const [cliente, pagos, campanias] = subgrafos;
  const gateway = await iniciarProceso(
    'gateway',
    {
      ...variables,
      SUBGRAFO_CLIENTE_URL: cliente?.url ?? '',
      SUBGRAFO_PAGOS_URL: pagos?.url ?? '',
      SUBGRAFO_CAMPANIAS_URL: campanias?.url ?? '',
    },
    lineas,
  );
  const bus = await crearBus(conexion, base, pino({ level: 'silent' }));
  const metricas = [gateway, ...subgrafos].map(({ url }) => `${new URL(url).origin}/metrics`);
  return sistema(new URL(gateway.url).origin, metricas, lineas, base, bus, async () => {
    await gateway.detener();
    await Promise.all(subgrafos.map((subgrafo) => subgrafo.detener()));
    await bus.cerrar();
    await base.cerrar();
    await copia.eliminar();
    await usuarios.eliminar();
  });
};

const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));

/** A process of the system that has said where it listens. */
const iniciarProceso = async (servicio: Servicio, variables: NodeJS.ProcessEnv, lineas: string[]) => {
  const archivo = archivoDe(servicio, process.env['ALPES_PROCESOS'] === 'paquetes');
  const hijo = spawn(process.execPath, [archivo], {
    cwd: RAIZ,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errores: string[] = [];
  createInterface({ input: hijo.stderr }).on('line', (linea) => errores.push(linea));
  const url = await new Promise<string>((resolver, rechazar) => {
    createInterface({ input: hijo.stdout }).on('line', (linea) => {
      lineas.push(linea);
      const { url } = JSON.parse(linea) as { url?: string };
      if (url !== undefined) resolver(url);
    });
    hijo.once('exit', (codigo) => rechazar(new Error(`${archivo} ended with ${codigo}: ${errores.join('\n')}`)));
  });
  return { url, detener: () => terminar(hijo) };
};

const terminar = async (hijo: ChildProcess): Promise<void> => {
  if (hijo.exitCode !== null || hijo.signalCode !== null) return;
  hijo.kill('SIGTERM');
  await once(hijo, 'exit');
};

const sistema = (
  url: string,
  metricas: readonly string[],
  lineas: readonly string[],
  base: BaseDeDatos,
  bus: Bus,
  detener: () => Promise<void>,
): Sistema => {
  const ws: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  let suscripciones = 0;
  return {
    url,
    metricas,
    lineas,
    get suscripciones() {
      return suscripciones;
    },
    base,
    bus,
    cliente: new GraphQLClient(`${url}/graphql`, { errorPolicy: 'none' }),
    async detener() {
      await ws.dispose();
      await detener();
    },
    suscribir: <R>(query: string, variables?: Record<string, unknown>) => {
      suscripciones += 1;
      const resultados = ws.iterate<R>({ query, ...(variables === undefined ? {} : { variables }) });
      return {
        async next() {
          const { value, done } = await resultados.next();
          if (done === true) return { value: undefined, done: true };
          if (value.errors !== undefined) throw new Error(JSON.stringify(value.errors));
          return { value: value.data as R, done: false };
        },
        return: async () => {
          suscripciones -= 1;
          await resultados.return?.();
          return { value: undefined, done: true };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
};
