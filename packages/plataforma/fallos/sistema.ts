import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abrirBaseDeDatos, type PrismaClient } from '@alpes/prisma/baseDeDatos';
import { urlDePrueba, usuariosDePrueba } from '@alpes/prisma/pruebas';
import { arrancarPulsar, type PulsarDePrueba } from '../../../scripts/pulsar.mjs';
import { archivoDe } from '../../../scripts/servicios.ts';
import { elegirBus } from './bus.ts';
import type { CualBus } from './cualBus.ts';
import { Proceso } from './proceso.ts';
import { abrirPuerta, type Puerta } from './puerta.ts';

/** Replicas of each subgraph: one alone shows what nobody else takes over, two compete. */
const REPLICAS = { cliente: 1, pagos: 2, campanias: 2 } as const;

/** A bounded context that runs as a process. */
export type Modulo = keyof typeof REPLICAS;

/** A process, and the context that it runs; none is the gateway. */
export interface Replica {
  readonly proceso: Proceso;
  readonly modulo: Modulo | undefined;
}

/** The system under fault, as processes of their own. */
export interface Sistema {
  /** Where the gateway can be reached, whichever process it is. */
  readonly origen: string;
  readonly replicas: readonly Replica[];
  /** Of the suite itself: its connections are never cut. */
  readonly prisma: PrismaClient;
  /** What the processes of each context connect with. */
  readonly urls: Readonly<Record<Modulo, string>>;
  /** What carries the messages. */
  readonly bus: string;
  /** How many messages the subscriptions have not taken yet. */
  atraso(): Promise<number>;
  /** There where the suite started it itself. */
  readonly broker: PulsarDePrueba | undefined;
  /** The supergraph that the gateway reads at its start and at a SIGHUP. */
  readonly supergrafo: string;
  /** Folder of the processes' logs. */
  readonly registros: string;
  /** Kills what is left at once. */
  matarYa(): void;
  detener(): Promise<void>;
}

/** Marks the suite's own connections. */
export const NOMBRE_DE_CONEXION = 'fallos';

/** Times short enough for a run of minutes. */
const AJUSTES = {
  SAGA_PLAZO_MS: '30000',
  PASARELA_DEMORA_MS: '1500',
  PASARELA_CONSULTA_MS: '300',
  REINTENTOS_ESPERA_MS: '100',
  LOG_LEVEL: 'info',
  HOST: '127.0.0.1',
  PORT: '0',
};

const SUPERGRAFO = fileURLToPath(new URL('../../../gateway/supergraph.graphql', import.meta.url));
/** A subscriber that does not read falls behind sooner where each event is large. */
const SELECCIONES_GRANDES = { LIMITE_ALIAS: '450', LIMITE_ANCHO: '450' };

/** Starts everything over a fresh, migrated database. */
export const levantar = async (cual: CualBus): Promise<Sistema> => {
  const copia = await urlDePrueba();
  if (copia === undefined) throw new Error('DATABASE_URL is not set');
  const registros = mkdtempSync(join(tmpdir(), 'alpes-fallos-'));
  const broker = cual === 'propio' ? await arrancarPulsar() : undefined;
  const base = await abrirBaseDeDatos({ url: conNombre(copia.url), maximoConexiones: 4 });
  const usuarios = await usuariosDePrueba(copia.url);
  const bus = await elegirBus(base, cual, broker);
  const variables = {
    ...AJUSTES,
    ...bus.variables,
    NODE_COMPILE_CACHE: join(registros, 'compilado'),
  };

  const replicas: Replica[] = [];
  const puertas: Puerta[] = [];
  const abrirPara = async (modulo: Modulo | undefined): Promise<string> => {
    const puerta = await abrirPuerta(() =>
      replicas.flatMap((una) => (una.modulo === modulo && una.proceso.origen ? [una.proceso.origen] : [])),
    );
    puertas.push(puerta);
    return puerta.origen;
  };

  const modulos = Object.keys(REPLICAS) as Modulo[];
  const direcciones: Record<string, string> = {};
  for (const modulo of modulos) {
    direcciones[`SUBGRAFO_${modulo.toUpperCase()}_URL`] = `${await abrirPara(modulo)}/graphql`;
    const delModulo = { ...variables, DATABASE_URL: usuarios.urls[modulo] };
    for (let n = 1; n <= REPLICAS[modulo]; n += 1) {
      const archivo = archivoDe(modulo, true);
      const proceso = new Proceso({ nombre: `${modulo}-${n}`, archivo, variables: delModulo, carpeta: registros });
      replicas.push({ proceso, modulo });
    }
  }
  const supergrafo = join(registros, 'supergraph.graphql');
  copyFileSync(SUPERGRAFO, supergrafo);
  const delGateway = { ...variables, ...direcciones, SUPERGRAPH_PATH: supergrafo, ...SELECCIONES_GRANDES };
  const archivo = archivoDe('gateway', true);
  const gateway = new Proceso({ nombre: 'gateway', archivo, variables: delGateway, carpeta: registros });
  replicas.push({ proceso: gateway, modulo: undefined });
  const origen = await abrirPara(undefined);
  for (const { proceso } of replicas) proceso.arrancar();

  return {
    origen,
    replicas,
    prisma: base.prisma,
    urls: usuarios.urls,
    bus: bus.nombre,
    atraso: bus.atraso,
    broker,
    supergrafo,
    registros,
    matarYa() {
      for (const { proceso } of replicas) proceso.matarYa();
    },
    async detener() {
      await Promise.all(replicas.map(({ proceso }) => proceso.matar()));
      await Promise.all(puertas.map((puerta) => puerta.cerrar()));
      await base.cerrar();
      await broker?.detener();
      await copia.eliminar();
      await usuarios.eliminar();
    },
  };
};

const conNombre = (url: string): string => {
  const completa = new URL(url);
  completa.searchParams.set('application_name', NOMBRE_DE_CONEXION);
  return completa.href;
};
