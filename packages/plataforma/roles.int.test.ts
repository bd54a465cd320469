import { abrirBaseDeDatos, type BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { CONTEXTOS, type Contexto } from '@alpes/prisma/contextos';
import { Prisma } from '@alpes/prisma/generado/client';
import { exigirMigrada } from '@alpes/prisma/migrar';
import { baseDePrueba, motorDePruebas, urlDePrueba, usuariosDePrueba } from '@alpes/prisma/pruebas';
import { contadorDe, plegar } from '@alpes/seedwork/infraestructura/contadores';
import { identidadDeBase } from '@alpes/seedwork/infraestructura/identidadDeBase';
import { limpiar } from '@alpes/seedwork/infraestructura/limpieza';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TODO = 'leer, añadir, cambiar, borrar';
const NADA = '';

/** What every context may do with the tables that all share. */
const DE_MENSAJERIA: Readonly<Record<string, string>> = {
  aparcado: 'leer, añadir, cambiar (codigo, estado, intentos, motivo, proximo), borrar',
  arriendo: 'leer, añadir, cambiar (dueno, epoca, vence)',
  bandeja: 'leer, añadir, cambiar (procesado), borrar',
  clave_idempotencia: 'leer, añadir, cambiar (creado), borrar',
  flujo: 'leer, añadir, cambiar (numerada, publicada)',
  lectura: 'leer, añadir, cambiar (posicion)',
  marca: NADA,
  mensaje: 'leer, añadir, cambiar (posicion)',
  secreto: 'leer',
};

const DE_MIGRACIONES = 'leer (checksum, finished_at, migration_name, rolled_back_at)';

/** Rows of a context in what all share, and how one would change and take away those that there are. */
const FILAS: Readonly<
  Record<string, { de(contexto: string): string; cambiar: string; seBorra?: true; veTodas: boolean }>
> = {
  mensaje: {
    de: (contexto) => `(id, modulo, topic, clave, tipo, datos, metadatos, ocurrido)
        VALUES (gen_random_uuid(), '${contexto}', 'eventos.${contexto}', 'k', 'T.v1', '{}', '{}', now())`,
    cambiar: 'SET posicion = secuencia + 1000000',
    veTodas: true,
  },
  flujo: {
    de: (contexto) => `(modulo, topic) VALUES ('${contexto}', gen_random_uuid()::text)`,
    cambiar: 'SET numerada = numerada + 1',
    veTodas: true,
  },
  aparcado: {
    de: (contexto) => `(suscripcion, topic, clave, mensaje_id, cuerpo, intentos, proximo, codigo, motivo)
        VALUES ('${contexto}', 't', 'k', gen_random_uuid()::text, '{}', 1, now(), 'C', 'm')`,
    cambiar: 'SET intentos = 0',
    seBorra: true,
    veTodas: true,
  },
  arriendo: {
    de: (contexto) => `VALUES ('relay:${contexto}:' || gen_random_uuid(), 'yo', 1, now())`,
    cambiar: "SET dueno = 'otro'",
    veTodas: false,
  },
  lectura: {
    de: (contexto) => `VALUES ('${contexto}', 'cliente', gen_random_uuid()::text, 1)`,
    cambiar: 'SET posicion = 0',
    veTodas: false,
  },
  bandeja: {
    de: (contexto) => `VALUES ('${contexto}', gen_random_uuid()::text)`,
    cambiar: 'SET procesado = now()',
    seBorra: true,
    veTodas: false,
  },
  clave_idempotencia: {
    de: (contexto) => `VALUES ('${contexto}', gen_random_uuid()::text, 'c', 'h', '{}')`,
    cambiar: 'SET creado = now()',
    seBorra: true,
    veTodas: false,
  },
};

const DEFINICIONES = (contexto: Contexto): readonly string[] => [
  `CREATE TABLE ${contexto}.mia (n int)`,
  'CREATE TABLE mensajeria.mia (n int)',
  'CREATE TABLE public.mia (n int)',
  'CREATE SCHEMA mio',
  `CREATE FUNCTION ${contexto}.mia() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  `ALTER TABLE ${contexto}.contador ADD COLUMN mia int`,
  `DROP TABLE ${contexto}.contador`,
  `TRUNCATE ${contexto}.contador`,
  `CREATE INDEX mio ON ${contexto}.contador (dia)`,
  'TRUNCATE mensajeria.mensaje',
  'DROP TABLE mensajeria.mensaje',
  'ALTER TABLE mensajeria.mensaje DISABLE ROW LEVEL SECURITY',
  'DROP POLICY leer ON mensajeria.mensaje',
  "SELECT setval('mensajeria.mensaje_secuencia_seq', 1)",
  'SELECT mensajeria.conceder()',
  'CREATE ROLE mio',
  `ALTER ROLE alpes_${contexto} SUPERUSER`,
  'DROP EXTENSION pg_trgm',
  ...CONTEXTOS.filter((otro) => otro !== contexto).flatMap((otro) => [
    // The embedded database has but one user, which may take any role.
    ...(motorDePruebas() === 'pglite' ? [] : [`SET ROLE alpes_${otro}`]),
    `GRANT alpes_${otro} TO alpes_${contexto}`,
    `SELECT ${otro}.anotar_palabras()`,
    `SELECT nextval('${otro}.contador_id_seq')`,
  ]),
];

interface Tabla {
  readonly esquema: string;
  readonly nombre: string;
  readonly columnas: readonly { readonly nombre: string; readonly calculada: boolean }[];
}

/** Thrown so that what was tried leaves nothing. */
const DESHACER = new Error('undo');

let base: BaseDeDatos;
let tablas: readonly Tabla[];
let cerrar: () => Promise<void>;
/** One connection for each context: on PostgreSQL of its own user; PGlite has one for all, which changes its role. */
const conexiones = new Map<Contexto, BaseDeDatos>();

beforeAll(async () => {
  const prueba = await urlDePrueba();
  if (prueba === undefined) {
    base = await baseDePrueba();
    cerrar = () => base.cerrar();
    for (const contexto of CONTEXTOS) conexiones.set(contexto, base);
  } else {
    base = await abrirBaseDeDatos({ url: prueba.url, maximoConexiones: 1 });
    const usuarios = await usuariosDePrueba(prueba.url);
    for (const contexto of CONTEXTOS)
      conexiones.set(contexto, await abrirBaseDeDatos({ url: usuarios.urls[contexto], maximoConexiones: 2 }));
    cerrar = async () => {
      for (const una of [base, ...conexiones.values()]) await una.cerrar();
      await prueba.eliminar();
      await usuarios.eliminar();
    };
  }
  tablas = await base.prisma.$queryRaw<Tabla[]>`
    SELECT c.relnamespace::regnamespace::text AS esquema, c.relname AS nombre,
           json_agg(json_build_object('nombre', a.attname, 'calculada', a.attgenerated <> '') ORDER BY a.attname) AS columnas
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'v', 'm', 'p') AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    GROUP BY 1, 2 ORDER BY 1, 2`;
  for (const [tabla, { de }] of Object.entries(FILAS))
    for (const contexto of CONTEXTOS)
      await base.prisma.$executeRawUnsafe(`INSERT INTO mensajeria.${tabla} ${de(contexto)}`);
});
afterAll(() => cerrar());

/** Does something as a context, and undoes it. Gives how many rows it was about. */
const intentar = async (contexto: Contexto, sql: string): Promise<number | 'negado'> => {
  const conexion = conexiones.get(contexto) ?? base;
  let filas = 0;
  try {
    await conexion.prisma.$transaction(async (transaccion) => {
      if (conexion.motor === 'pglite') await transaccion.$executeRawUnsafe(`SET LOCAL ROLE alpes_${contexto}`);
      filas = sql.startsWith('SELECT')
        ? (await transaccion.$queryRawUnsafe<unknown[]>(sql)).length
        : await transaccion.$executeRawUnsafe(sql);
      throw DESHACER;
    });
  } catch (error) {
    if (error !== DESHACER && codigoDe(error) !== '42501') throw error;
    if (error !== DESHACER) return 'negado';
  }
  return filas;
};

const codigoDe = (error: unknown): string | undefined => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } };
  return driverAdapterError?.cause?.originalCode;
};

const puede = async (contexto: Contexto, sql: string): Promise<boolean> => (await intentar(contexto, sql)) !== 'negado';

/** What a context can really do with a table, in words. Nothing is touched, and rights are asked for all the same. */
const derechosDe = async (contexto: Contexto, { esquema, nombre, columnas }: Tabla): Promise<string> => {
  const tabla = `"${esquema}"."${nombre}"`;
  const enColumnas = async (que: string, sentencia: (columna: string) => string): Promise<string[]> => {
    const permitidas: string[] = [];
    for (const columna of columnas)
      if (await puede(contexto, sentencia(`"${columna.nombre}"`))) permitidas.push(columna.nombre);
    if (permitidas.length === 0) return [];
    return [permitidas.length === columnas.length ? que : `${que} (${permitidas.join(', ')})`];
  };
  const propias = columnas.filter(({ calculada }) => !calculada).map((columna) => `"${columna.nombre}"`);
  const valores = propias.map((columna) => `(fila).${columna}`).join(', ');
  const anadir = `INSERT INTO ${tabla} (${propias.join(', ')}) SELECT ${valores} FROM (SELECT NULL::${tabla} AS fila) AS una WHERE false`;
  return [
    ...(await enColumnas('leer', (columna) => `SELECT ${columna}::text FROM ${tabla} WHERE false`)),
    ...((await puede(contexto, anadir)) ? ['añadir'] : []),
    ...(await enColumnas('cambiar', (columna) => `UPDATE ${tabla} SET ${columna} = DEFAULT WHERE false`)),
    ...((await puede(contexto, `DELETE FROM ${tabla} WHERE false`)) ? ['borrar'] : []),
  ].join(', ');
};

describe.each(CONTEXTOS)('the role of %s', (contexto) => {
  const otros = CONTEXTOS.filter((otro) => otro !== contexto);

  it('has all of its own schema, a part of what is shared, and nothing of the others', async () => {
    const derechos: Record<string, string> = {};
    const esperados: Record<string, string> = {};
    for (const tabla of tablas) {
      const { esquema, nombre } = tabla;
      const cual = `${esquema}.${nombre}`;
      derechos[cual] = await derechosDe(contexto, tabla);
      if (esquema === contexto) esperados[cual] = TODO;
      else if (esquema === 'mensajeria') esperados[cual] = DE_MENSAJERIA[nombre] ?? 'not in the list of this test';
      else esperados[cual] = nombre === '_prisma_migrations' ? DE_MIGRACIONES : NADA;
    }
    expect(derechos).toEqual(esperados);
    expect(Object.values(derechos).filter((uno) => uno === TODO).length).toBeGreaterThan(3);
  });

  it.each(Object.entries(FILAS))(
    'writes only its own rows of mensajeria.%s',
    async (tabla, { de, cambiar, seBorra, veTodas }) => {
      const anadir = (otro: string) => intentar(contexto, `INSERT INTO mensajeria.${tabla} ${de(otro)}`);
      expect(await anadir(contexto)).toBe(1);
      for (const otro of [...otros, 'externo']) expect(await anadir(otro)).toBe('negado');
      // Of the three rows that there are.
      expect(await intentar(contexto, `SELECT 1 FROM mensajeria.${tabla}`)).toBe(veTodas ? 3 : 1);
      expect(await intentar(contexto, `UPDATE mensajeria.${tabla} ${cambiar}`)).toBe(1);
      expect(await intentar(contexto, `DELETE FROM mensajeria.${tabla}`)).toBe(seBorra ? 1 : 'negado');
    },
  );

  it('may not change what there is, nor its own rights', async () => {
    const permitidas: string[] = [];
    for (const sentencia of DEFINICIONES(contexto)) if (await puede(contexto, sentencia)) permitidas.push(sentencia);
    expect(permitidas).toEqual([]);
  });

  it('erases of what came from outside the commands that it says it has handled, and no others', async () => {
    const { prisma } = conexiones.get(contexto) ?? base;
    const dejar = async (otro: Contexto) => {
      const [fila] = await base.prisma.$queryRaw<{ secuencia: bigint }[]>`
        INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, crudo, ocurrido)
        VALUES (gen_random_uuid(), 'externo', ${`comandos.${otro}`}, 'k',
          (SELECT count(*) + 1 FROM mensajeria.mensaje WHERE topic = ${`comandos.${otro}`}), '', '{}', '{}', '{}', now())
        RETURNING secuencia`;
      return `${fila?.secuencia}`;
    };
    const suyas = [await dejar(contexto), await dejar(contexto)];
    const ajenas = await Promise.all(otros.map(dejar));
    const todas = [...suyas, ...ajenas];
    const atendidas = [suyas[0], ...ajenas];
    await prisma.$transaction(async (transaccion) => {
      if (motorDePruebas() === 'pglite') await transaccion.$executeRawUnsafe(`SET LOCAL ROLE alpes_${contexto}`);
      await transaccion.$queryRaw`
        SELECT mensajeria.borrar_crudos_de(${contexto}, ${todas}::text[]::bigint[], ${atendidas}::text[]::bigint[])::text`;
    });
    const enteros = await base.prisma.$queryRaw<{ secuencia: string }[]>`
      SELECT secuencia::text AS secuencia FROM mensajeria.mensaje
      WHERE secuencia = ANY(${todas}::text[]::bigint[]) AND crudo IS NOT NULL AND clave = 'k'`;
    expect(enteros.map(({ secuencia }) => secuencia).sort()).toEqual([suyas[1], ...ajenas].sort());
    await base.prisma.$executeRaw`DELETE FROM mensajeria.mensaje WHERE modulo = 'externo'`;
    // The embedded database has but one user, who may say so for all.
    if (motorDePruebas() === 'pglite') return;
    for (const otro of otros) {
      expect(await puede(contexto, `SELECT mensajeria.borrar_crudos_de('${otro}', '{}', '{}')::text`)).toBe(false);
    }
  });

  it('is enough for what a process does at its start, and now and then', async () => {
    const suya = conexiones.get(contexto) ?? base;
    const { prisma } = suya;
    if (suya.motor === 'pglite') await prisma.$executeRawUnsafe(`SET ROLE alpes_${contexto}`);
    try {
      await exigirMigrada(suya);
      // The rows of this context that there are, not those of the others.
      const yaViejo = { bandejaDias: 0, clavesDias: 0, crudosDias: 0, muertosDias: 0 };
      expect(await limpiar(prisma, contexto, yaViejo)).toEqual({
        bandeja: 1,
        claves: 1,
        crudos: 0,
        muertos: [],
      });
      expect(await plegar(prisma, contadorDe(contexto))).toBe(0);
      if (contexto === 'cliente') await prisma.$queryRaw`SELECT cliente.olvidar_palabras(10)`;
      expect(await identidadDeBase(suya)()).toMatch(/^\w{32}$/);
    } finally {
      if (suya.motor === 'pglite') await prisma.$executeRaw`RESET ROLE`;
    }
  });
});
