import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import {
  DriverAdapterError,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type Transaction as TransaccionSql,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { tomarCerrojo } from './cerrojo.ts';
import { ErrorDeArranque } from './errorDeArranque.ts';

/** An open PGlite and what has to be done to let go of its folder. */
export interface PGliteAbierto {
  readonly pglite: PGlite;
  /** Prisma's way to it. */
  readonly fabrica: AdaptadorPGlite;
  cerrar(): Promise<void>;
}

/**
 * Opens PGlite with the extensions that the migrations use, in `carpeta` or in memory.
 * @throws ErrorDeArranque when the folder is in use, not writable or damaged.
 */
export async function abrirPGlite(carpeta?: string, opciones: PGliteOptions = {}): Promise<PGliteAbierto> {
  if (carpeta === undefined) {
    const pglite = await crear(opciones);
    return { pglite, fabrica: new AdaptadorPGlite(pglite), cerrar: () => pglite.close() };
  }
  const ruta = resolve(carpeta);
  const datos = prepararCarpeta(ruta);
  const soltar = conErroresDeCarpeta(ruta, () => tomarCerrojo(join(ruta, 'cerrojo'), ruta));
  try {
    const pglite = await crear({ ...opciones, dataDir: datos });
    return {
      pglite,
      fabrica: new AdaptadorPGlite(pglite),
      cerrar: async () => {
        try {
          await pglite.close();
        } finally {
          soltar();
        }
      },
    };
  } catch (error) {
    soltar();
    throw new ErrorDeArranque(
      `La base de datos de ${ruta} está dañada o es de otra versión y no se puede abrir. ` +
        'Restaure una copia de la carpeta, o muévala a otro sitio para empezar con una vacía.',
      { cause: error },
    );
  }
}

async function crear(opciones: PGliteOptions): Promise<PGlite> {
  const pglite = await PGlite.create({ ...opciones, extensions: { btree_gist, pg_trgm, unaccent } });
  // The adapter reads and writes times without their offset, as if every session were in UTC.
  await pglite.exec("SET TIME ZONE 'UTC'");
  return pglite;
}

function prepararCarpeta(ruta: string): string {
  const datos = join(ruta, 'pglite');
  conErroresDeCarpeta(ruta, () => {
    crearCarpeta(datos);
    accessSync(ruta, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(datos, constants.R_OK | constants.W_OK | constants.X_OK);
  });
  if (readdirSync(datos).length > 0 && !existsSync(join(datos, 'PG_VERSION'))) {
    throw new ErrorDeArranque(
      `${datos} no está vacía y no contiene una base de datos. Indique otra carpeta de datos, o vacíela.`,
    );
  }
  return datos;
}

/** Level by level: Node's own recursive way never returns where the file system takes no folders, as in /proc. */
function crearCarpeta(ruta: string): void {
  if (existsSync(ruta)) return;
  crearCarpeta(dirname(ruta));
  try {
    mkdirSync(ruta);
  } catch (error) {
    // Another process that starts was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function conErroresDeCarpeta<T>(ruta: string, accion: () => T): T {
  try {
    return accion();
  } catch (error) {
    if (error instanceof ErrorDeArranque) throw error;
    const codigo = (error as NodeJS.ErrnoException).code ?? 'desconocido';
    const que =
      codigo === 'EACCES' || codigo === 'EPERM' || codigo === 'EROFS'
        ? `No hay permiso para escribir en la carpeta de datos ${ruta}. Dé permiso a este usuario, o indique otra carpeta.`
        : codigo === 'EEXIST' || codigo === 'ENOTDIR'
          ? `La carpeta de datos ${ruta} no es una carpeta. Indique otra.`
          : codigo === 'ENOSPC'
            ? `No queda espacio en el disco de la carpeta de datos ${ruta}. Libere espacio, o indique otra carpeta.`
            : `No se puede usar la carpeta de datos ${ruta} (${codigo}). Revísela, o indique otra.`;
    throw new ErrorDeArranque(que, { cause: error });
  }
}

/**
 * Prisma's driver adapter for PGlite. It rests on `pglite-prisma-adapter` for queries and conversions, and replaces
 * what that one gets wrong: it does not wait for scripts and rollbacks, sets the isolation level outside the
 * transaction, swallows errors of the commit, and does not name the violated constraint.
 *
 * PGlite has one connection. `PGlite.transaction` keeps it to itself from BEGIN to COMMIT: other queries wait.
 */
export class AdaptadorPGlite implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = 'alpes-pglite';
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** A connection on the one PGlite there is: closing it closes nothing. */
  async connect(): Promise<SqlDriverAdapter> {
    return adaptador(this.#pglite, async () => {});
  }

  /** A new PGlite in memory, for the schema engine. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const sombra = await crear({});
    return adaptador(sombra, () => sombra.close());
  }
}

async function adaptador(pglite: PGlite, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  return {
    ...(await consultas(pglite)),
    executeScript: async (script) => {
      await conErroresSql(() => pglite.exec(script));
    },
    startTransaction: (isolationLevel) => iniciarTransaccion(pglite, isolationLevel),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose,
  };
}

async function consultas(sobre: PGlite | Transaction): Promise<SqlQueryable> {
  // Within a transaction the other adapter calls nothing but `query`, which both have.
  const otro = await new PrismaPGlite(sobre as PGlite).connect();
  return {
    provider: 'postgres',
    adapterName: 'alpes-pglite',
    queryRaw: (consulta: SqlQuery) => conNombreDeRestriccion(() => otro.queryRaw(consulta)),
    executeRaw: (consulta: SqlQuery) => conNombreDeRestriccion(() => otro.executeRaw(consulta)),
  };
}

async function iniciarTransaccion(pglite: PGlite, isolationLevel?: string): Promise<TransaccionSql> {
  const abierta = Promise.withResolvers<Transaction>();
  const fin = Promise.withResolvers<void>();
  const terminada = pglite.transaction(async (tx) => {
    if (isolationLevel !== undefined) await tx.exec(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`);
    abierta.resolve(tx);
    await fin.promise;
  });
  terminada.catch(abierta.reject);
  const tx = await conErroresSql(() => abierta.promise);
  return {
    ...(await consultas(tx)),
    // Prisma then leaves BEGIN, COMMIT and ROLLBACK to us.
    options: { usePhantomQuery: true },
    commit: async () => {
      fin.resolve();
      await conErroresSql(() => terminada);
    },
    rollback: async () => {
      try {
        await tx.rollback();
      } finally {
        fin.resolve();
        await terminada;
      }
    },
  };
}

interface ErrorDePostgres {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly detail?: string;
  readonly column?: string;
  readonly hint?: string;
}

async function conErroresSql<T>(accion: () => Promise<T>): Promise<T> {
  try {
    return await accion();
  } catch (error) {
    const { code, severity, message, detail, column, hint } = error as ErrorDePostgres;
    if (typeof code !== 'string' || typeof severity !== 'string') throw error;
    throw new DriverAdapterError({
      ...(code === '40001'
        ? { kind: 'TransactionWriteConflict' }
        : { kind: 'postgres', code, severity, message, detail, column, hint }),
      originalCode: code,
      originalMessage: message,
    });
  }
}

async function conNombreDeRestriccion<T>(accion: () => Promise<T>): Promise<T> {
  try {
    return await accion();
  } catch (error) {
    if (isDriverAdapterError(error) && error.cause.kind === 'UniqueConstraintViolation') {
      const index = error.cause.originalMessage?.match(/constraint "(.+)"$/)?.[1];
      if (index !== undefined) throw new DriverAdapterError({ ...error.cause, constraint: { index } });
    }
    throw error;
  }
}
