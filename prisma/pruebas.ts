import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { abrirBaseDeDatos, abrirEnPGlite, type BaseDeDatos } from './baseDeDatos.ts';
import { CONTEXTOS, type Contexto, prepararUsuarios } from './contextos.ts';
import type { PrismaClient } from './generado/client.ts';
import { huellaDe, leerMigraciones } from './migraciones.ts';
import { migrar } from './migrar.ts';
import { abrirPGlite } from './pglite.ts';
import { conCandado } from './postgresql.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/alpes', import.meta.url));
const CANDADO = 727_369_002;

/** The engine that `baseDePrueba` uses where these tests run. */
export function motorDePruebas(): BaseDeDatos['motor'] {
  return urlDePruebas() === undefined ? 'pglite' : 'postgresql';
}

/**
 * An empty, migrated database for one test file: PGlite in memory, or a database of its own on the server of
 * DATABASE_URL where that is set. `cerrar` removes it.
 */
export async function baseDePrueba(): Promise<BaseDeDatos> {
  const url = urlDePruebas();
  return url === undefined ? enMemoria() : enServidor(url);
}

/**
 * URL of a new, migrated database on the server of DATABASE_URL, for tests with several processes; undefined when
 * there is no such server.
 */
export async function urlDePrueba(): Promise<{ url: string; eliminar(): Promise<void> } | undefined> {
  const url = urlDePruebas();
  return url === undefined ? undefined : crearCopia(url);
}

/** The sessions that wait for a transaction to end: their process ids. */
export async function quienEspera(transaccion: Pick<PrismaClient, '$queryRaw'>): Promise<readonly number[]> {
  const filas = await transaccion.$queryRaw<{ pid: number }[]>`
    SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`;
  return filas.map(({ pid }) => pid);
}

/** A user for the process of each context, as production has them, on a database of `urlDePrueba`. */
export async function usuariosDePrueba(
  url: string,
): Promise<{ readonly urls: Readonly<Record<Contexto, string>>; eliminar(): Promise<void> }> {
  const cual = crypto.randomUUID().replaceAll('-', '');
  const nombreDe = (contexto: Contexto) => `prueba_${contexto}_${cual}`;
  const deContexto = (contexto: Contexto): string => {
    const suya = new URL(url);
    suya.username = nombreDe(contexto);
    suya.password = crypto.randomUUID();
    return suya.href;
  };
  const urls = { cliente: deContexto('cliente'), pagos: deContexto('pagos'), campanias: deContexto('campanias') };
  const base = await abrirBaseDeDatos({ url, maximoConexiones: 1 });
  try {
    await prepararUsuarios(base, urls);
  } finally {
    await base.cerrar();
  }
  const nombres = CONTEXTOS.map((contexto) => `"${nombreDe(contexto)}"`).join(', ');
  return { urls, eliminar: async () => ejecutar(urlDePruebas() ?? url, `DROP ROLE IF EXISTS ${nombres}`) };
}

function urlDePruebas(): string | undefined {
  const url = process.env['DATABASE_URL'];
  return url === '' ? undefined : url;
}

/** Migrating takes seconds, loading a dump of the migrated state does not: kept until the migrations change. */
async function enMemoria(): Promise<BaseDeDatos> {
  const version: { version: string } = createRequire(import.meta.url)('@prisma/client/package.json');
  const huella = huellaDe([...(await leerMigraciones()), { nombre: 'prisma', sql: version.version }]);
  const archivo = join(CACHE, `pglite-${huella}.tar`);
  const volcado = await readFile(archivo).catch(() => undefined);
  if (volcado !== undefined) {
    return abrirEnPGlite(await abrirPGlite(undefined, { loadDataDir: new Blob([new Uint8Array(volcado)]) }));
  }
  const abierto = await abrirPGlite();
  const base = abrirEnPGlite(abierto);
  await migrar(base);
  const blob = await abierto.pglite.dumpDataDir('none');
  await mkdir(CACHE, { recursive: true });
  const nuevo = `${archivo}.${process.pid}.${crypto.randomUUID()}`;
  await writeFile(nuevo, Buffer.from(await blob.arrayBuffer()));
  await rename(nuevo, archivo);
  return base;
}

async function enServidor(servidor: string): Promise<BaseDeDatos> {
  const { url, eliminar } = await crearCopia(servidor);
  const base = await abrirBaseDeDatos({ url, maximoConexiones: 5 });
  const cerrar = async () => {
    await base.cerrar();
    await eliminar();
  };
  return { ...base, cerrar };
}

/** A copy of a migrated template database, which is made once for each state of the migrations. */
async function crearCopia(servidor: string): Promise<{ url: string; eliminar(): Promise<void> }> {
  const plantilla = `alpes_plantilla_${huellaDe(await leerMigraciones())}`;
  const nombre = `alpes_prueba_${crypto.randomUUID().replaceAll('-', '')}`;
  await conCandado(servidor, CANDADO, async () => {
    if (!(await existe(servidor, plantilla))) {
      const enObra = `${plantilla}_obra`;
      await ejecutar(servidor, `DROP DATABASE IF EXISTS "${enObra}" WITH (FORCE)`);
      await ejecutar(servidor, `CREATE DATABASE "${enObra}"`);
      const base = await abrirBaseDeDatos({ url: conBase(servidor, enObra), maximoConexiones: 1 });
      try {
        await migrar(base);
      } finally {
        await base.cerrar();
      }
      await ejecutar(servidor, `ALTER DATABASE "${enObra}" RENAME TO "${plantilla}"`);
    }
    await ejecutar(servidor, `CREATE DATABASE "${nombre}" TEMPLATE "${plantilla}"`);
  });
  return {
    url: conBase(servidor, nombre),
    eliminar: () => ejecutar(servidor, `DROP DATABASE IF EXISTS "${nombre}" WITH (FORCE)`),
  };
}

function conBase(servidor: string, nombre: string): string {
  const url = new URL(servidor);
  url.pathname = `/${nombre}`;
  return url.href;
}

async function existe(servidor: string, nombre: string): Promise<boolean> {
  const filas = await consultar(servidor, 'SELECT 1 FROM pg_database WHERE datname = $1', [nombre]);
  return filas.length > 0;
}

async function ejecutar(servidor: string, sql: string): Promise<void> {
  await consultar(servidor, sql, []);
}

async function consultar(servidor: string, sql: string, valores: readonly string[]): Promise<readonly unknown[]> {
  const cliente = new pg.Client({ connectionString: servidor });
  await cliente.connect();
  try {
    return (await cliente.query(sql, [...valores])).rows;
  } finally {
    await cliente.end();
  }
}
