import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abrirBaseDeDatos, type BaseDeDatos } from './baseDeDatos.ts';
import { esConflicto, restriccionViolada, seCorto } from './errores.ts';
import { Prisma, type PrismaClient } from './generado/client.ts';
import { type RedDePrueba, redHacia } from './pruebas/red.ts';
import { baseDePrueba, motorDePruebas, quienEspera, urlDePrueba } from './pruebas.ts';

let base: BaseDeDatos;
let id: string;
beforeAll(async () => {
  base = await baseDePrueba();
});
beforeEach(async () => {
  id = crypto.randomUUID();
  await base.prisma.cliente.create({ data: cliente({ id, email: `${id}@alpes.co` }) });
});
afterAll(() => base.cerrar());

describe('a unique violation names its constraint', () => {
  it('of a unique index', async () => {
    const error = await falloDe(base.prisma.cliente.create({ data: cliente({ email: `${id}@alpes.co` }) }));
    expect(error).toMatchObject({
      code: 'P2002',
      meta: {
        modelName: 'Cliente',
        driverAdapterError: {
          cause: { originalCode: '23505', kind: 'UniqueConstraintViolation', constraint: { index: 'cliente_email' } },
        },
      },
    });
    expect(restriccionViolada(error)).toBe('cliente_email');
    expect(esConflicto(error)).toBe(false);
  });

  it('of a primary key, of several columns', async () => {
    const data = { suscripcion: id, mensajeId: '1' };
    await base.prisma.bandeja.create({ data });
    expect(restriccionViolada(await falloDe(base.prisma.bandeja.create({ data })))).toBe('bandeja_pkey');
  });

  it('within a batch transaction, which leaves nothing', async () => {
    const { prisma } = base;
    const error = await falloDe(
      prisma.$transaction([
        prisma.bandeja.create({ data: { suscripcion: id, mensajeId: 'a' } }),
        prisma.mensaje.createMany({ data: [mensaje(id, 1), mensaje(id, 1)] }),
      ]),
    );
    expect(restriccionViolada(error)).toBe('mensaje_version_de_agregado');
    expect(await prisma.bandeja.count({ where: { suscripcion: id } })).toBe(0);
  });

  it('of raw SQL', async () => {
    const insertar = () => base.prisma.$executeRaw`INSERT INTO mensajeria.bandeja VALUES (${id}, 'x')`;
    await insertar();
    const error = await falloDe(insertar());
    expect(error).toMatchObject({ code: 'P2010' });
    expect(restriccionViolada(error)).toBe('bandeja_pkey');
  });

  it('and other errors name none', async () => {
    expect(restriccionViolada(new Error('otro'))).toBeUndefined();
    const error = await falloDe(
      base.prisma.totalPagos.create({ data: { clienteId: crypto.randomUUID(), moneda: 'COP' } }),
    );
    expect(error).toMatchObject({ code: 'P2003' });
    expect(restriccionViolada(error)).toBeUndefined();
    expect(esConflicto(error)).toBe(false);
  });
});

describe('a conflict', () => {
  it('is a row of another version: P2025 in a batch transaction, which leaves nothing', async () => {
    const { prisma } = base;
    const error = await falloDe(
      prisma.$transaction([
        prisma.bandeja.create({ data: { suscripcion: id, mensajeId: 'a' } }),
        prisma.cliente.update({ where: { id, version: 7 }, data: { version: 8 } }),
      ]),
    );
    expect(error).toMatchObject({ code: 'P2025', meta: { modelName: 'Cliente', operation: 'an update' } });
    expect(esConflicto(error)).toBe(true);
    expect(await prisma.bandeja.count({ where: { suscripcion: id } })).toBe(0);
  });

  it.each([false, null])(
    'is mensajeria.exigir(%s): P2010 with 40001, and the batch leaves nothing',
    async (condicion) => {
      const { prisma } = base;
      const error = await falloDe(
        prisma.$transaction([
          prisma.cliente.update({ where: { id, version: 1 }, data: { version: 2 } }),
          prisma.$executeRaw`SELECT mensajeria.exigir(${condicion}::boolean, 'arriendo perdido')`,
        ]),
      );
      expect(error).toMatchObject({
        code: 'P2010',
        meta: {
          driverAdapterError: {
            cause: { originalCode: '40001', originalMessage: 'arriendo perdido', kind: 'TransactionWriteConflict' },
          },
        },
      });
      expect(esConflicto(error)).toBe(true);
      expect(await prisma.cliente.findUnique({ where: { id } })).toMatchObject({ version: 1 });
    },
  );

  it('is not mensajeria.exigir(true), nor any other error', async () => {
    const { prisma } = base;
    await prisma.$transaction([
      prisma.cliente.update({ where: { id, version: 1 }, data: { version: 2 } }),
      prisma.$executeRaw`SELECT mensajeria.exigir(true, 'arriendo perdido')`,
    ]);
    expect(await prisma.cliente.findUnique({ where: { id } })).toMatchObject({ version: 2 });
    expect(esConflicto(await falloDe(prisma.$queryRaw`SELECT 1/0`))).toBe(false);
    expect(esConflicto(undefined)).toBe(false);
  });

  it('is a deadlock', async () => {
    const error = await falloDe(
      base.prisma.$executeRaw`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01', MESSAGE = 'x'; END $$`,
    );
    expect(esConflicto(error)).toBe(true);
  });

  it('is a serialization failure outside raw SQL: P2034', async () => {
    const { prisma } = base;
    await prisma.$executeRaw`
      CREATE OR REPLACE FUNCTION mensajeria.chocar() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM mensajeria.exigir(false, 'choque'); RETURN new; END $$`;
    await prisma.$executeRaw`
      CREATE TRIGGER chocar BEFORE INSERT ON mensajeria.flujo FOR EACH ROW EXECUTE FUNCTION mensajeria.chocar()`;
    const error = await falloDe(prisma.flujo.create({ data: { modulo: id, topic: 't' } }));
    expect(error).toMatchObject({ code: 'P2034' });
    expect(esConflicto(error)).toBe(true);
  });
});

function falloDe(promesa: Promise<unknown>): Promise<unknown> {
  return promesa.then(
    () => expect.unreachable('should have failed'),
    (error: unknown) => error,
  );
}

function cliente(campos: { id?: string; email: string }) {
  return {
    id: crypto.randomUUID(),
    tipo: 'NATURAL' as const,
    nombre: 'Ana',
    pais: 'Colombia',
    estado: 'ACTIVO' as const,
    fechaRegistro: new Date(),
    version: 1,
    ...campos,
  };
}

function mensaje(agregadoId: string, agregadoVersion: number) {
  return {
    id: crypto.randomUUID(),
    modulo: 'cliente',
    topic: 'eventos.cliente',
    clave: agregadoId,
    agregadoTipo: 'Cliente',
    agregadoId,
    agregadoVersion,
    tipo: 'ClienteRegistrado.v1',
    datos: {},
    metadatos: {},
    ocurrido: new Date(),
  };
}

describe('a database that goes away', () => {
  describe.runIf(motorDePruebas() === 'postgresql')('under a statement', () => {
    let red: RedDePrueba;
    let lejana: BaseDeDatos;
    let cercana: BaseDeDatos;
    beforeAll(async () => {
      const copia = (await urlDePrueba()) ?? expect.fail('no server');
      red = await redHacia(copia.url);
      lejana = await abrirBaseDeDatos({ url: red.url, maximoConexiones: 2 });
      cercana = await abrirBaseDeDatos({ url: copia.url, maximoConexiones: 1 });
      return async () => {
        await cercana.cerrar();
        await lejana.cerrar();
        await red.cerrar();
        await copia.eliminar();
      };
    });

    const formas: readonly [string, (prisma: PrismaClient) => Promise<unknown>][] = [
      ['a query', (prisma) => prisma.cliente.findMany()],
      ['a raw statement', (prisma) => prisma.$queryRaw`SELECT 1`],
      ['a batch', (prisma) => prisma.$transaction([prisma.cliente.count(), prisma.$queryRaw`SELECT 1`])],
    ];

    it.each(formas)('is told: %s, on a connection that is gone, and where there is none', async (_, hacer) => {
      await hacer(lejana.prisma);
      await cercana.prisma.$transaction(async (otra) => {
        const candado = (prisma: Pick<PrismaClient, '$queryRaw'>) =>
          prisma.$queryRaw`SELECT pg_advisory_xact_lock(1)::text`;
        await candado(otra);
        const enVuelo = falloDe(candado(lejana.prisma));
        await expect.poll(() => quienEspera(otra)).toHaveLength(1);
        red.cortar();
        expect(seCorto(await enVuelo)).toBe(true);
      });
      await hacer(lejana.prisma);
      await red.cerrar();
      expect(seCorto(await falloDe(hacer(lejana.prisma)))).toBe(true);
      expect(seCorto(await falloDe(hacer(lejana.prisma)))).toBe(true);
      await red.abrir();
      await hacer(lejana.prisma);
    });

    it('is told at the end of a transaction too, which was committed', async () => {
      const { prisma } = lejana;
      const fila = { nombre: 'cortada', valor: 'x' };
      red.cortarTrasConfirmar('INSERT INTO "mensajeria"."secreto"');
      const error = await falloDe(prisma.$transaction([prisma.secreto.create({ data: fila }), prisma.secreto.count()]));
      expect(seCorto(error)).toBe(true);
      expect(await prisma.secreto.count({ where: fila })).toBe(1);
    });

    it('is told of a server that ends its sessions', async () => {
      const cortada = await falloDe(base.prisma.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
      expect(seCorto(cortada)).toBe(true);
      const enTransaccion = await falloDe(
        base.prisma.$transaction([base.prisma.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`]),
      );
      expect(seCorto(enTransaccion)).toBe(true);
    });
  });

  it.each(['08006', '57P02', '57P03'])('is told by PostgreSQL: %s', async (codigo) => {
    const error = await falloDe(
      base.prisma.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${codigo}', MESSAGE = 'x'; END $$`),
    );
    expect(seCorto(error)).toBe(true);
  });

  // As Prisma gives what the network says: in an error of its own, or as it came.
  it.each(['EPIPE', 'EHOSTUNREACH', 'EAI_AGAIN', 'ECONNREFUSED'])('is told by the network: %s', (code) => {
    expect(seCorto(new Prisma.PrismaClientKnownRequestError('x', { code, clientVersion: '7' }))).toBe(true);
    expect(seCorto(Object.assign(new Error('x'), { code }))).toBe(true);
  });

  it('and other errors say so', async () => {
    expect(seCorto(new Error('otro'))).toBe(false);
    expect(seCorto(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false);
    expect(seCorto(await falloDe(base.prisma.$queryRaw`SELECT 1 / 0`))).toBe(false);
    expect(seCorto(await falloDe(base.prisma.cliente.findUniqueOrThrow({ where: { id: crypto.randomUUID() } })))).toBe(
      false,
    );
  });
});
