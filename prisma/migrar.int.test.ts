import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirBaseDeDatos, type BaseDeDatos, ErrorDeArranque } from './baseDeDatos.ts';
import { diferencia, leerMigraciones, type Migracion } from './migraciones.ts';
import { migrar } from './migrar.ts';
import { baseDePrueba, motorDePruebas, urlDePrueba } from './pruebas.ts';

const UNA = { nombre: '20300101000000_una', sql: 'CREATE TABLE public.una (n int);\n' };
const ROTA = {
  nombre: '20300102000000_rota',
  sql: 'CREATE TABLE public.otra (n int);\nINSERT INTO public.falta VALUES (1);\n',
};

describe('migrar', () => {
  let base: BaseDeDatos;
  let migraciones: readonly Migracion[];
  beforeAll(async () => {
    base = await baseDePrueba();
    migraciones = await leerMigraciones();
  });
  afterAll(() => base.cerrar());

  it('has nothing to do on a database that is up to date, and does not load the schema engine for it', async () => {
    const sinMotor = new Proxy(base, {
      get: (objetivo, campo, receptor) =>
        campo === 'fabrica' ? expect.fail('the engine was loaded') : Reflect.get(objetivo, campo, receptor),
    });
    expect(await migrar(sinMotor)).toEqual([]);
  });

  it('leaves the history of prisma migrate deploy', async () => {
    const filas = await base.prisma.$queryRaw<object[]>`
      SELECT migration_name, logs, rolled_back_at, applied_steps_count FROM _prisma_migrations ORDER BY migration_name`;
    expect(filas).toEqual(
      migraciones.map(({ nombre }) => ({
        migration_name: nombre,
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      })),
    );
  });

  it('applies what is new, and nothing of a migration that fails until it is mended', async () => {
    const conUna = [...migraciones, UNA];
    expect(await migrar(base, { migraciones: conUna })).toEqual([UNA.nombre]);
    expect(await migrar(base, { migraciones: conUna })).toEqual([]);

    const conRota = [...conUna, ROTA];
    const fallo = await migrar(base, { migraciones: conRota }).catch((error: unknown) => error);
    expect(fallo).toBeInstanceOf(ErrorDeArranque);
    expect(String(fallo)).toMatch(/La migración 20300102000000_rota no se pudo aplicar: .*falta/);
    const [otra] = await base.prisma.$queryRaw<object[]>`SELECT to_regclass('public.otra')::text AS tabla`;
    expect(otra).toEqual({ tabla: null });

    await expect(migrar(base, { migraciones: conRota })).rejects.toThrow(/20300102000000_rota quedó a medias/);

    await base.prisma.$executeRaw`CREATE TABLE public.falta (n int)`;
    expect(await migrar(base, { migraciones: conRota, reintentar: true })).toEqual([ROTA.nombre]);
    expect(await migrar(base, { migraciones: conRota })).toEqual([]);
  });

  it('refuses a migration that was changed after it was applied, but not for its line endings', async () => {
    const [primera, ...resto] = migraciones;
    if (primera === undefined) throw new Error('no migrations');
    const cambiada = { ...primera, sql: `${primera.sql}-- y algo más\n` };
    await expect(migrar(base, { migraciones: [cambiada, ...resto] })).rejects.toThrow(
      `La migración ${primera.nombre} se cambió después de aplicarse`,
    );
    const deWindows = { ...primera, sql: primera.sql.replaceAll('\n', '\r\n') };
    expect(await migrar(base, { migraciones: [deWindows, ...resto] })).toEqual([]);
  });

  it('leaves alone what a newer version of the system has applied', async () => {
    expect(await migrar(base, { migraciones: migraciones.slice(0, 1) })).toEqual([]);
  });
});

describe.runIf(motorDePruebas() === 'postgresql')('several processes that migrate at once', () => {
  it('apply each migration once', async () => {
    const prueba = await urlDePrueba();
    if (prueba === undefined) throw new Error('no server');
    const varias = await Promise.all([1, 2, 3].map(() => abrirBaseDeDatos({ url: prueba.url, maximoConexiones: 2 })));
    try {
      const con = [...(await leerMigraciones()), UNA];
      const aplicadas = await Promise.all(varias.map((base) => migrar(base, { migraciones: con })));
      expect(aplicadas.flat()).toEqual([UNA.nombre]);
    } finally {
      await Promise.all(varias.map((base) => base.cerrar()));
      await prueba.eliminar();
    }
  });
});

describe('drift', () => {
  it('there is none between the schema and the migrations, what is written by hand included', async () => {
    expect(await diferencia(await leerMigraciones())).toBeUndefined();
  }, 120_000);

  it('is shown as the SQL that is missing', async () => {
    const sql = 'ALTER TABLE "campanias"."saga_campania" DROP COLUMN "motivo";\n';
    const conMenos = [...(await leerMigraciones()), { nombre: '20300101000000_menos', sql }];
    expect(await diferencia(conMenos)).toMatch(/ADD COLUMN\s+"motivo" TEXT/);
  });
});

describe.runIf(motorDePruebas() === 'postgresql')('npm run migrar', () => {
  it('migrates DATABASE_URL', async () => {
    const prueba = await urlDePrueba();
    const guion = fileURLToPath(new URL('../scripts/migrar.ts', import.meta.url));
    const { stdout, status } = spawnSync(process.execPath, [guion], {
      env: { ...process.env, DATABASE_URL: prueba?.url },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, 'Nothing to apply.\n']);
    await prueba?.eliminar();
  });
});
