import { createHash } from 'node:crypto';
import type { BaseDeDatos } from './baseDeDatos.ts';
import { ErrorDeArranque } from './errorDeArranque.ts';
import { leerMigraciones, listaParaMotor, type Migracion, SIN_FILTRO } from './migraciones.ts';
import { conMotor } from './motor.ts';

/** Any number, as long as nobody else takes it: not the one of `prisma migrate`, which the engine takes itself. */
const CANDADO = 727_369_001;

/** How to go on after a migration that failed: each name is that of a failed migration. */
export interface OpcionesDeMigracion {
  /** Where the migrations come from, when not from `prisma/migrations`. */
  readonly migraciones?: readonly Migracion[];
  /** Tries the failed ones again. Each ran as one transaction, so that nothing of it remains. */
  readonly reintentar?: boolean;
}

/**
 * Applies the pending migrations and gives their names. The history it keeps is that of `prisma migrate deploy`.
 * Of several processes that migrate at once, one applies and the others wait.
 * @throws ErrorDeArranque when a migration fails, has failed before, or was changed after it was applied.
 */
export async function migrar(base: BaseDeDatos, opciones: OpcionesDeMigracion = {}): Promise<readonly string[]> {
  const migraciones = opciones.migraciones ?? (await leerMigraciones());
  const antes = await revisar(base, migraciones);
  if (antes.fallidas.length === 0 && antes.pendientes.length === 0) return [];
  return base.conCandado(CANDADO, async () => {
    const { fallidas, pendientes } = await revisar(base, migraciones);
    const [fallida] = fallidas;
    if (fallida !== undefined && opciones.reintentar !== true) {
      throw new ErrorDeArranque(
        `La migración ${fallida} quedó a medias en esta base de datos. ` +
          'Corrija lo que la detuvo y ejecute: npm run migrar -- --reintentar',
      );
    }
    if (fallidas.length === 0 && pendientes.length === 0) return [];
    return aplicar(base, migraciones, fallidas, pendientes);
  });
}

/**
 * For processes that do not migrate themselves: several replicas start at once, and migrating is a step of its own.
 * @throws ErrorDeArranque when migrations are pending or failed.
 */
export async function exigirMigrada(base: BaseDeDatos): Promise<void> {
  const { fallidas, pendientes } = await revisar(base, await leerMigraciones());
  if (fallidas.length > 0 || pendientes.length > 0) {
    // Migrations that nobody has applied yet may be on their way; one that failed waits for somebody.
    throw new ErrorDeArranque('La base de datos no está al día: ejecute npm run migrar y vuelva a arrancar.', {
      pasajero: fallidas.length === 0,
    });
  }
}

async function aplicar(
  base: BaseDeDatos,
  migraciones: readonly Migracion[],
  fallidas: readonly string[],
  pendientes: readonly string[],
): Promise<readonly string[]> {
  try {
    return await conMotor(base.fabrica, undefined, async (motor) => {
      for (const migrationName of fallidas) await motor.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await motor.applyMigrations({
        migrationsList: listaParaMotor(migraciones),
        filters: SIN_FILTRO,
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    const { nombre, razon } = explicar(error, fallidas[0] ?? pendientes[0] ?? '');
    throw new ErrorDeArranque(
      `La migración ${nombre} no se pudo aplicar: ${razon}. ` +
        'Corrija lo que la detuvo y ejecute: npm run migrar -- --reintentar',
      { cause: error },
    );
  }
}

interface Estado {
  readonly fallidas: readonly string[];
  readonly pendientes: readonly string[];
}

interface Aplicada {
  readonly migration_name: string;
  readonly checksum: string;
  readonly terminada: boolean;
}

async function revisar(base: BaseDeDatos, migraciones: readonly Migracion[]): Promise<Estado> {
  const [hay] = await base.prisma.$queryRaw<{ tabla: string | null }[]>`
    SELECT to_regclass('_prisma_migrations')::text AS tabla`;
  const filas =
    hay?.tabla == null
      ? []
      : await base.prisma.$queryRaw<Aplicada[]>`
          SELECT migration_name, checksum, finished_at IS NOT NULL AS terminada
          FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
  const aplicadas = new Map(filas.map((fila) => [fila.migration_name, fila]));
  for (const { nombre, sql } of migraciones) {
    const aplicada = aplicadas.get(nombre);
    if (aplicada?.terminada === true && !sumasDe(sql).includes(aplicada.checksum)) {
      throw new ErrorDeArranque(
        `La migración ${nombre} se cambió después de aplicarse a esta base de datos. ` +
          'Devuélvala a como estaba y ponga el cambio en una migración nueva (npm run migracion -- nombre).',
      );
    }
  }
  return {
    fallidas: filas.filter((fila) => !fila.terminada).map((fila) => fila.migration_name),
    pendientes: migraciones.filter(({ nombre }) => !aplicadas.has(nombre)).map(({ nombre }) => nombre),
  };
}

/** With either line ending, as Prisma does: git may have changed them. */
function sumasDe(sql: string): readonly string[] {
  const lf = sql.replaceAll('\r\n', '\n');
  return [sql, lf, lf.replaceAll('\n', '\r\n')].map((texto) => createHash('sha256').update(texto).digest('hex'));
}

/** The engine's errors hold a trace of their own: the reason stands before it. */
function explicar(error: unknown, pendiente: string): { nombre: string; razon: string } {
  const texto = error instanceof Error ? error.message : String(error);
  const nombre = texto.match(/migration_name="([^"]+)"/)?.[1] ?? pendiente;
  const [antes = ''] = texto.split(/\n\s+0: /);
  const razon = antes.replace('external connector error', '').replaceAll(/\s+/g, ' ').trim();
  return { nombre, razon: razon.replace(/\.$/, '') };
}
