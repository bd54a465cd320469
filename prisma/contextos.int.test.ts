import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirBaseDeDatos, type BaseDeDatos } from './baseDeDatos.ts';
import { CONTEXTOS, comoCrearRoles, concederRoles } from './contextos.ts';
import { leerMigraciones } from './migraciones.ts';
import { migrar } from './migrar.ts';
import { baseDePrueba, motorDePruebas, urlDePrueba } from './pruebas.ts';

const ROLES = CONTEXTOS.map((contexto) => `alpes_${contexto}`);

// Roles are the server's, and other databases of it use them: only the embedded one can be without.
describe.runIf(motorDePruebas() === 'pglite')('where who migrates may not make roles', () => {
  let base: BaseDeDatos;
  beforeAll(async () => {
    base = await baseDePrueba();
    const todos = ROLES.join(', ');
    for (const sentencia of [
      `DROP OWNED BY ${todos}`,
      `DROP ROLE ${todos}`,
      'CREATE ROLE limitado',
      'GRANT USAGE ON SCHEMA mensajeria TO limitado',
      'GRANT EXECUTE ON FUNCTION mensajeria.conceder() TO limitado',
    ])
      await base.prisma.$executeRawUnsafe(sentencia);
  });
  afterAll(() => base.cerrar());

  it('says which are missing and what to do, and changes nothing', async () => {
    await base.prisma.$executeRaw`SET ROLE limitado`;
    const faltan = await concederRoles(base);
    await base.prisma.$executeRaw`RESET ROLE`;
    expect(faltan).toEqual(ROLES);
    expect(comoCrearRoles(faltan)).toContain('CREATE ROLE alpes_cliente NOLOGIN; CREATE ROLE alpes_pagos NOLOGIN;');
    expect(await base.prisma.$queryRaw`SELECT 1 FROM pg_roles WHERE rolname LIKE 'alpes_%'`).toEqual([]);
  });

  it('they get their rights once somebody has made them, and twice is as once', async () => {
    expect(await concederRoles(base)).toEqual([]);
    expect(await concederRoles(base)).toEqual([]);
    for (const rol of ROLES) {
      const [fila] = await base.prisma.$queryRaw<object[]>`
        SELECT has_table_privilege(${rol}, 'mensajeria.mensaje', 'INSERT') AS anade,
               (SELECT count(*)::int FROM pg_policies WHERE ${rol} = ANY (roles)) AS reglas`;
      expect(fila).toEqual({ anade: true, reglas: 10 });
    }
  });
});

it('a table that a later migration makes in the schema of a context is its own', async () => {
  const base = await baseDePrueba();
  const nueva = { nombre: '20300101000000_nueva', sql: 'CREATE TABLE pagos.nueva (id bigserial PRIMARY KEY);\n' };
  await migrar(base, { migraciones: [...(await leerMigraciones()), nueva] });
  const [fila] = await base.prisma.$queryRaw<object[]>`
    SELECT has_table_privilege('alpes_pagos', 'pagos.nueva', 'SELECT, INSERT, UPDATE, DELETE') AS suya,
           has_sequence_privilege('alpes_pagos', 'pagos.nueva_id_seq', 'USAGE') AS numera,
           has_table_privilege('alpes_cliente', 'pagos.nueva', 'SELECT') AS ajena`;
  expect(fila).toEqual({ suya: true, numera: true, ajena: false });
  await base.cerrar();
});

describe.runIf(motorDePruebas() === 'postgresql')('npm run migrar with the addresses of the contexts', () => {
  const guion = fileURLToPath(new URL('../scripts/migrar.ts', import.meta.url));
  const marca = crypto.randomUUID().replaceAll('-', '');
  let prueba: NonNullable<Awaited<ReturnType<typeof urlDePrueba>>>;
  beforeAll(async () => {
    const copia = await urlDePrueba();
    if (copia === undefined) throw new Error('no server');
    prueba = copia;
  });
  afterAll(async () => {
    const base = await abrirBaseDeDatos({ url: process.env['DATABASE_URL'], maximoConexiones: 1 });
    await prueba.eliminar();
    for (const nombre of ['uno', 'dos']) await base.prisma.$executeRawUnsafe(`DROP ROLE IF EXISTS ${nombre}_${marca}`);
    await base.cerrar();
  });

  const conUsuario = (nombre: string, clave: string): string => {
    const url = new URL(prueba.url);
    url.username = nombre;
    url.password = clave;
    return url.href;
  };
  const correr = (variables: Readonly<Record<string, string>>) => {
    const { status, stderr } = spawnSync(process.execPath, [guion], {
      env: { ...process.env, DATABASE_URL: prueba.url, ...variables },
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  /** Who one is with an address, and whose rows one sees. */
  const entrar = async (url: string) => {
    const base = await abrirBaseDeDatos({ url, maximoConexiones: 1 });
    const [fila] = await base.prisma.$queryRaw<object[]>`
      SELECT current_user::text AS usuario, pg_has_role('alpes_pagos', 'USAGE') AS pagos,
             pg_has_role('alpes_cliente', 'USAGE') AS cliente`;
    await base.cerrar();
    return fila;
  };

  it('makes their users, and gives them new passwords', async () => {
    const url = conUsuario(`uno_${marca}`, "prim'era/clave");
    expect(correr({ DATABASE_URL_PAGOS: url })).toEqual({ status: 0, stderr: '' });
    expect(await entrar(url)).toEqual({ usuario: `uno_${marca}`, pagos: true, cliente: false });
    const otra = conUsuario(`uno_${marca}`, 'segunda');
    expect(correr({ DATABASE_URL_PAGOS: otra })).toEqual({ status: 0, stderr: '' });
    expect(await entrar(otra)).toMatchObject({ pagos: true });
    await expect(entrar(url)).rejects.toThrow('rechazó al usuario');
  });

  it.each([
    [
      'the user that migrates',
      () => ({ DATABASE_URL_PAGOS: prueba.url }),
      /^DATABASE_URL_PAGOS: el usuario «postgres»/,
    ],
    [
      'no password',
      () => ({ DATABASE_URL_PAGOS: conUsuario('dos', '') }),
      /^DATABASE_URL_PAGOS: debe llevar usuario y clave/,
    ],
    [
      'a password of other letters',
      () => ({ DATABASE_URL_PAGOS: conUsuario('dos', 'ñandú') }),
      /^DATABASE_URL_PAGOS: .*ASCII/,
    ],
    [
      'one user for two',
      () => ({ DATABASE_URL_CLIENTE: conUsuario('dos', 'a'), DATABASE_URL_PAGOS: conUsuario('dos', 'b') }),
      /^DATABASE_URL_PAGOS: su usuario «dos» es también el de DATABASE_URL_CLIENTE/,
    ],
  ])('refuses %s', (_, variables, motivo) => {
    const { status, stderr } = correr(variables());
    expect(status).toBe(1);
    expect(stderr).toMatch(motivo);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('works for an owner who may not make users, and says which one he could not make', async () => {
    const servidor = await abrirBaseDeDatos({ url: prueba.url, maximoConexiones: 1 });
    const dueno = `dos_${marca}`;
    await servidor.prisma.$executeRawUnsafe(`CREATE ROLE ${dueno} LOGIN PASSWORD 'x'`);
    await servidor.prisma.$executeRawUnsafe(`CREATE DATABASE ${dueno} OWNER ${dueno}`);
    try {
      const url = new URL(conUsuario(dueno, 'x'));
      url.pathname = `/${dueno}`;
      expect(correr({ DATABASE_URL: url.href })).toEqual({ status: 0, stderr: '' });
      const { status, stderr } = correr({ DATABASE_URL: url.href, DATABASE_URL_PAGOS: conUsuario('tres', 'y') });
      expect(status).toBe(1);
      expect(stderr).toMatch(
        /^DATABASE_URL_PAGOS: no se pudo preparar el usuario «tres»: .*permission denied.*CREATEROLE/,
      );
    } finally {
      await servidor.prisma.$executeRawUnsafe(`DROP DATABASE ${dueno} WITH (FORCE)`);
      await servidor.cerrar();
    }
  });
});

it('an owner who is no administrator, and has none of the roles, may erase the bodies of any context', async () => {
  const base = await baseDePrueba();
  const dueno = `dueno_llano_${process.pid}`;
  const DESHACER = new Error('undo');
  const llamada = base.prisma.$transaction(async (tx) => {
    for (const sentencia of [
      `CREATE ROLE ${dueno}`,
      `GRANT ALL ON SCHEMA mensajeria TO ${dueno}`,
      `GRANT ALL ON ALL TABLES IN SCHEMA mensajeria TO ${dueno}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mensajeria TO ${dueno}`,
      `ALTER FUNCTION mensajeria.borrar_crudos_de(text, bigint[], bigint[]) OWNER TO ${dueno}`,
      `SET LOCAL SESSION AUTHORIZATION ${dueno}`,
    ])
      await tx.$executeRawUnsafe(sentencia);
    await tx.$executeRaw`SELECT mensajeria.borrar_crudos_de('pagos', '{}', '{}')`;
    throw DESHACER;
  });
  await expect(llamada).rejects.toBe(DESHACER);
  await base.cerrar();
});
