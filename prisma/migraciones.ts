import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm';
import { conMotor } from './motor.ts';

const CARPETA = fileURLToPath(new URL('./migrations', import.meta.url));
const ESQUEMA = fileURLToPath(new URL('./schema', import.meta.url));

/** Every table and enum is ours. */
export const SIN_FILTRO = { externalTables: [], externalEnums: [] };

/** A migration as it is on disk. */
export interface Migracion {
  readonly nombre: string;
  readonly sql: string;
}

/** The migrations of a folder, oldest first. */
export async function leerMigraciones(carpeta = CARPETA): Promise<readonly Migracion[]> {
  const entradas = await readdir(carpeta, { withFileTypes: true });
  const nombres = entradas.filter((entrada) => entrada.isDirectory()).map((entrada) => entrada.name);
  return Promise.all(
    nombres.sort().map(async (nombre) => ({
      nombre,
      sql: await readFile(join(carpeta, nombre, 'migration.sql'), 'utf8'),
    })),
  );
}

/** The same migrations in the form in which the schema engine takes them. */
export function listaParaMotor(migraciones: readonly Migracion[]): MigrationList {
  return {
    baseDir: CARPETA,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migraciones.map(({ nombre, sql }) => ({
      path: nombre,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** Identifies a set of migrations by its content. */
export function huellaDe(migraciones: readonly Migracion[]): string {
  const huella = createHash('sha256');
  for (const { nombre, sql } of migraciones) huella.update(`${nombre}\0${sql}\0`);
  return huella.digest('hex').slice(0, 16);
}

/** The SQL that leads from the migrations to the schema; undefined when they agree. */
export async function diferencia(migraciones: readonly Migracion[]): Promise<string | undefined> {
  // Only who develops needs it: see abrirBaseDeDatos.
  const { abrirPGlite } = await import('./pglite.ts');
  const { fabrica, cerrar } = await abrirPGlite();
  const esquema = await leerEsquema();
  const archivos = esquema.files.map(({ path, content }): [string, string] => [path, content]);
  try {
    return await conMotor(fabrica, archivos, async (motor) => {
      const { exitCode, stdout } = await motor.diff({
        from: { tag: 'migrations', ...listaParaMotor(migraciones) },
        to: { tag: 'schemaDatamodel', ...esquema },
        script: true,
        exitCode: true,
        filters: SIN_FILTRO,
      });
      return exitCode === 0 ? undefined : (stdout ?? '');
    });
  } finally {
    await cerrar();
  }
}

/** Writes a new migration; gives its name, made of the time and `titulo`. */
export async function escribirMigracion(titulo: string, sql: string, ahora: Date, carpeta = CARPETA): Promise<string> {
  const nombre = `${ahora.toISOString().replace(/\D/g, '').slice(0, 14)}_${titulo}`;
  await mkdir(join(carpeta, nombre), { recursive: true });
  await writeFile(join(carpeta, nombre, 'migration.sql'), sql);
  return nombre;
}

async function leerEsquema(): Promise<SchemasContainer> {
  const archivos = (await readdir(ESQUEMA)).filter((archivo) => archivo.endsWith('.prisma')).sort();
  return {
    files: await Promise.all(
      archivos.map(async (archivo) => ({
        path: join(ESQUEMA, archivo),
        content: await readFile(join(ESQUEMA, archivo), 'utf8'),
      })),
    ),
  };
}
