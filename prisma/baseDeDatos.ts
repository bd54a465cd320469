import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { ErrorDeArranque } from './errorDeArranque.ts';
import { PrismaClient } from './generado/client.ts';
import type { PGliteAbierto } from './pglite.ts';
import { comprobarConexion, conCandado, crearPool, fabricaPg, Oyente } from './postgresql.ts';

export { ErrorDeArranque } from './errorDeArranque.ts';
export { Prisma, type PrismaClient } from './generado/client.ts';

/** The central database, on either engine. */
export interface BaseDeDatos {
  readonly prisma: PrismaClient;
  readonly motor: 'pglite' | 'postgresql';
  /** For migrations and the schema engine: gives connections that do not go through Prisma's client. */
  readonly fabrica: SqlMigrationAwareDriverAdapterFactory;
  /**
   * LISTEN: calls back at each NOTIFY on the channel; resolves when listening. Survives a lost connection: it listens
   * again and calls back once with '' so that the listener looks for what it missed.
   */
  escuchar(canal: string, alAvisar: (carga: string) => void): Promise<() => Promise<void>>;
  /** The connections of the pool now; PGlite has no pool. */
  conexiones?(): Conexiones;
  /** Runs `accion` while no other process runs one under the same number. */
  conCandado<T>(numero: number, accion: () => Promise<T>): Promise<T>;
  cerrar(): Promise<void>;
}

/** Connections of a pool, and requests that wait for one. */
export interface Conexiones {
  readonly enUso: number;
  readonly libres: number;
  readonly esperando: number;
}

/** Where the database is: a PostgreSQL server (`url`), or PGlite in a folder or, with neither, in memory. */
export interface OpcionesDeBaseDeDatos {
  readonly url?: string | undefined;
  readonly carpeta?: string | undefined;
  /** Connections of the pool; PGlite has one in any case. */
  readonly maximoConexiones?: number | undefined;
  /** Longest that a statement may take, in ms; PGlite has no such limit. */
  readonly sentenciaMs?: number | undefined;
}

/**
 * Opens the central database and makes sure that it answers. It does not migrate it.
 * @throws ErrorDeArranque when it cannot be opened, with what to do about it.
 */
export async function abrirBaseDeDatos(opciones: OpcionesDeBaseDeDatos = {}): Promise<BaseDeDatos> {
  const { url, carpeta, maximoConexiones = 10, sentenciaMs } = opciones;
  if (url !== undefined && url !== '') return abrirEnPostgres(url, maximoConexiones, sentenciaMs);
  // Loaded where it is used: a process on PostgreSQL starts sooner without it.
  const { abrirPGlite } = await import('./pglite.ts').catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause;
    throw new ErrorDeArranque(
      'DATABASE_URL: es obligatoria aquí, porque la base de datos embebida (PGlite) no está instalada: ' +
        'indique postgresql://usuario:clave@servidor:5432/base.',
      { cause },
    );
  });
  return abrirEnPGlite(await abrirPGlite(carpeta));
}

/** A BaseDeDatos on a PGlite that is already open. */
export function abrirEnPGlite({ pglite, fabrica, cerrar }: PGliteAbierto): BaseDeDatos {
  const prisma = crearCliente(fabrica);
  return {
    prisma,
    motor: 'pglite',
    fabrica,
    escuchar: async (canal, alAvisar) => {
      // Quoted, because PGlite puts the name in lower case otherwise, and pg_notify does not. The function that
      // `listen` gives forgets the quotes.
      const nombre = `"${canal}"`;
      const oyente = (carga: string) => alAvisar(carga);
      await pglite.listen(nombre, oyente);
      return () => pglite.unlisten(nombre, oyente);
    },
    // The lock on the folder already keeps other processes out.
    conCandado: (_, accion) => accion(),
    cerrar: unaVez(async () => {
      await prisma.$disconnect();
      await cerrar();
    }),
  };
}

async function abrirEnPostgres(url: string, maximo: number, sentenciaMs?: number): Promise<BaseDeDatos> {
  await comprobarConexion(url);
  const pool = crearPool(url, maximo, sentenciaMs);
  const prisma = crearCliente(new PrismaPg(pool));
  const oyente = new Oyente(url);
  return {
    prisma,
    motor: 'postgresql',
    fabrica: fabricaPg(url),
    conexiones: () => ({
      enUso: pool.totalCount - pool.idleCount,
      libres: pool.idleCount,
      esperando: pool.waitingCount,
    }),
    escuchar: (canal, alAvisar) => oyente.escuchar(canal, alAvisar),
    conCandado: (numero, accion) => conCandado(url, numero, accion),
    cerrar: unaVez(async () => {
      await oyente.cerrar();
      await prisma.$disconnect();
      await pool.end();
    }),
  };
}

function crearCliente(adapter: SqlDriverAdapterFactory): PrismaClient {
  // With one connection (PGlite) a transaction waits for those before it: Prisma's 2 s are too few under load.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 20_000 } });
}

function unaVez(accion: () => Promise<void>): () => Promise<void> {
  let hecha: Promise<void> | undefined;
  return () => {
    hecha ??= accion();
    return hecha;
  };
}
