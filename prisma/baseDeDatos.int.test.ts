import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirBaseDeDatos, type BaseDeDatos, ErrorDeArranque } from './baseDeDatos.ts';
import { crearPool } from './postgresql.ts';
import { baseDePrueba, motorDePruebas, urlDePrueba } from './pruebas.ts';

describe('transactions and the queries beside them', () => {
  let base: BaseDeDatos;
  beforeAll(async () => {
    base = await baseDePrueba();
  });
  afterAll(() => base.cerrar());

  const apuntar = (mensajeId: string, suscripcion: string) =>
    base.prisma.bandeja.create({ data: { suscripcion, mensajeId } });
  const apuntados = async (suscripcion: string) => {
    const filas = await base.prisma.bandeja.findMany({ where: { suscripcion }, orderBy: { mensajeId: 'asc' } });
    return filas.map((fila) => fila.mensajeId);
  };

  it('a query beside a batch that rolls back neither joins it nor is lost', async () => {
    const { prisma } = base;
    const fallida = prisma.$transaction([
      apuntar('dentro', 'a'),
      prisma.$executeRaw`SELECT pg_sleep(0.2)`,
      prisma.$executeRaw`SELECT mensajeria.exigir(false, 'no')`,
    ]);
    const fuera = [1, 2, 3].map((n) => apuntar(`fuera-${n}`, 'a'));
    await expect(fallida).rejects.toThrow('40001');
    await Promise.all(fuera);
    expect(await apuntados('a')).toEqual(['fuera-1', 'fuera-2', 'fuera-3']);
  });

  it('a query beside an open transaction does not see what it has not committed', async () => {
    const { prisma } = base;
    const escrito = Promise.withResolvers<void>();
    const transaccion = prisma.$transaction(async (tx) => {
      await tx.bandeja.create({ data: { suscripcion: 'b', mensajeId: 'dentro' } });
      escrito.resolve();
      await tx.$executeRaw`SELECT pg_sleep(0.2)`;
      throw new Error('me arrepentí');
    });
    const vistas = escrito.promise.then(() => apuntados('b'));
    await expect(transaccion).rejects.toThrow('me arrepentí');
    expect(await vistas).toEqual([]);
  });

  it('many transactions and queries at once all end as if one came after the other', async () => {
    const { prisma } = base;
    const pares = Array.from({ length: 60 }, (_, n) => n);
    const resultados = await Promise.allSettled(
      pares.map((n) => {
        if (n % 3 === 2) return apuntar(`${n}`, 'c');
        const lote = [apuntar(`${n}`, 'c'), prisma.$executeRaw`SELECT mensajeria.exigir(${n % 3 === 0}, 'no')`];
        return prisma.$transaction(lote);
      }),
    );
    expect(resultados.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect((await apuntados('c')).map(Number).sort((a, b) => a - b)).toEqual(pares.filter((n) => n % 3 !== 1));
  });

  it('the isolation level is that of the transaction', async () => {
    const { prisma } = base;
    const nivel = () => prisma.$queryRaw<{ nivel: string }[]>`SELECT current_setting('transaction_isolation') AS nivel`;
    // Two, because Prisma sends a batch of one as a plain query.
    const [[dentro]] = await prisma.$transaction([nivel(), nivel()], { isolationLevel: 'Serializable' });
    const [fuera] = await nivel();
    expect([dentro?.nivel, fuera?.nivel]).toEqual(['serializable', 'read committed']);
  });

  it('an error that comes with the commit is an error of the transaction', async () => {
    const { prisma } = base;
    await prisma.$executeRaw`CREATE TABLE public.diferida (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)`;
    const dos = () => prisma.$executeRaw`INSERT INTO public.diferida VALUES (1)`;
    await expect(prisma.$transaction([dos(), dos()])).rejects.toThrow();
    expect(await prisma.$queryRaw`SELECT count(*)::int AS n FROM public.diferida`).toEqual([{ n: 0 }]);
    await expect(prisma.$queryRaw`SELECT 1 AS uno`).resolves.toEqual([{ uno: 1 }]);
  });

  it('times come back as they went, and the database agrees on them', async () => {
    const { prisma } = base;
    const procesado = new Date('2026-11-24T23:30:00.123Z');
    await prisma.bandeja.create({ data: { suscripcion: 'h', mensajeId: '1', procesado } });
    const [fila] = await prisma.bandeja.findMany({ where: { suscripcion: 'h' } });
    expect(fila?.procesado).toEqual(procesado);
    const [hora] = await prisma.$queryRaw<{ epoca: number }[]>`
      SELECT extract(epoch FROM procesado)::float8 AS epoca FROM mensajeria.bandeja WHERE suscripcion = 'h'`;
    expect(hora?.epoca).toBeCloseTo(procesado.getTime() / 1000, 3);
  });

  it.skipIf(motorDePruebas() === 'pglite')(
    'no statement is compiled before it runs, nor gets helpers if it is not very dear',
    async () => {
      expect(
        await base.prisma
          .$queryRaw`SELECT current_setting('jit') AS jit, current_setting('parallel_setup_cost') AS ayuda`,
      ).toEqual([{ jit: 'off', ayuda: '10000' }]);
    },
  );

  it('searches without accents and by part of a word', async () => {
    const [fila] = await base.prisma.$queryRaw<object[]>`
      SELECT unaccent('Camión') AS llano, similarity('campania', 'campaña') > 0.3 AS parecido`;
    expect(fila).toEqual({ llano: 'Camion', parecido: true });
  });
});

describe('escuchar', () => {
  let base: BaseDeDatos;
  beforeAll(async () => {
    base = await baseDePrueba();
  });
  afterAll(() => base.cerrar());

  it('hears what is committed, on its own channel, until it stops', async () => {
    const { prisma } = base;
    const oido: string[] = [];
    const otro: string[] = [];
    const dejar = await base.escuchar('Canal.uno', (carga) => oido.push(carga));
    await base.escuchar('canal.dos', (carga) => otro.push(carga));
    await prisma.$transaction([prisma.$executeRaw`SELECT pg_notify('Canal.uno', 'a')`]);
    await expect(
      prisma.$transaction([
        prisma.$executeRaw`SELECT pg_notify('Canal.uno', 'perdido')`,
        prisma.$executeRaw`SELECT mensajeria.exigir(false, 'no')`,
      ]),
    ).rejects.toThrow();
    await prisma.$executeRaw`SELECT pg_notify('canal.dos', 'b')`;
    await expect.poll(() => [oido, otro]).toEqual([['a'], ['b']]);
    await dejar();
    await prisma.$executeRaw`SELECT pg_notify('Canal.uno', 'tarde')`;
    await prisma.$executeRaw`SELECT pg_notify('canal.dos', 'c')`;
    await expect.poll(() => otro).toEqual(['b', 'c']);
    expect(oido).toEqual(['a']);
  });

  it('two listeners of one channel both hear, and one goes on when the other stops', async () => {
    const { prisma } = base;
    const uno: string[] = [];
    const dos: string[] = [];
    const dejar = await base.escuchar('par', (carga) => uno.push(carga));
    await base.escuchar('par', (carga) => dos.push(carga));
    await prisma.$executeRaw`SELECT pg_notify('par', '1')`;
    await expect.poll(() => [uno, dos]).toEqual([['1'], ['1']]);
    await dejar();
    await prisma.$executeRaw`SELECT pg_notify('par', '2')`;
    await expect.poll(() => dos).toEqual(['1', '2']);
    expect(uno).toEqual(['1']);
  });

  it.runIf(motorDePruebas() === 'postgresql')('comes back when its connection is lost, and says so', async () => {
    const { prisma } = base;
    const oido: string[] = [];
    await base.escuchar('tenaz', (carga) => oido.push(carga));
    await prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'alpes-oyente' AND datname = current_database()`;
    await expect.poll(() => oido).toEqual(['']);
    await prisma.$executeRaw`SELECT pg_notify('tenaz', 'sigo')`;
    await expect.poll(() => oido).toEqual(['', 'sigo']);
  });
});

describe('a pool', () => {
  it.runIf(motorDePruebas() === 'postgresql')(
    'outlives a connection that is cut while nobody listens to it',
    async () => {
      const pool = crearPool(process.env['DATABASE_URL'] ?? '', 2);
      try {
        const tomada = await pool.connect();
        // Not `once` of node:events: it would listen to errors too.
        const fin = new Promise<void>((resolver) => tomada.once('end', resolver));
        const pid = (await tomada.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
        await pool.query('SELECT pg_terminate_backend($1)', [pid]);
        // An error event that nobody hears would end the process here.
        await fin;
        tomada.release(true);
        expect((await pool.query('SELECT 1 AS uno')).rows).toEqual([{ uno: 1 }]);
      } finally {
        await pool.end();
      }
    },
  );
});

describe('a data folder', () => {
  const raiz = mkdtempSync(join(tmpdir(), 'alpes-datos-'));
  afterAll(() => {
    chmodSync(raiz, 0o700);
    rmSync(raiz, { recursive: true, force: true });
  });

  it('keeps what was written, and is free again after closing', async () => {
    const carpeta = join(raiz, 'a', 'b');
    const primera = await abrirBaseDeDatos({ carpeta });
    await primera.prisma.$executeRaw`CREATE TABLE public.nota (texto text)`;
    await primera.prisma.$executeRaw`INSERT INTO public.nota VALUES ('sigue')`;
    await primera.cerrar();
    const segunda = await abrirBaseDeDatos({ carpeta });
    expect(await segunda.prisma.$queryRaw`SELECT texto FROM public.nota`).toEqual([{ texto: 'sigue' }]);
    await segunda.cerrar();
    await segunda.cerrar();
    expect(existsSync(join(carpeta, 'cerrojo'))).toBe(false);
  });

  it('belongs to one process at a time', async () => {
    const carpeta = join(raiz, 'ocupada');
    mkdirSync(carpeta);
    // The parent of this process lives and is not us.
    const nacimiento = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const arranque = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const cuando = nacimiento.slice(nacimiento.lastIndexOf(')')).split(' ')[20];
    writeFileSync(join(carpeta, 'cerrojo'), `${process.ppid}\n${hostname()}\n${arranque}:${cuando}\n`);
    await expect(abrirBaseDeDatos({ carpeta })).rejects.toThrow(ErrorDeArranque);
    await expect(abrirBaseDeDatos({ carpeta })).rejects.toThrow(`en uso por otro proceso (pid ${process.ppid})`);
  });

  it('of a dead process is taken over, also when its pid lives on as another process', async () => {
    const carpeta = join(raiz, 'huerfana');
    mkdirSync(carpeta);
    const { pid } = spawnSync('true');
    for (const dueno of [`${pid}\n${hostname()}\n\n`, `${process.ppid}\n${hostname()}\notro-arranque:1\n`]) {
      writeFileSync(join(carpeta, 'cerrojo'), dueno);
      const base = await abrirBaseDeDatos({ carpeta });
      expect(readFileSync(join(carpeta, 'cerrojo'), 'utf8')).toContain(`${process.pid}\n`);
      await base.cerrar();
    }
  });

  it('that is damaged says what to do', async () => {
    const carpeta = join(raiz, 'rota');
    mkdirSync(join(carpeta, 'pglite'), { recursive: true });
    writeFileSync(join(carpeta, 'pglite', 'PG_VERSION'), '17\n');
    await expect(abrirBaseDeDatos({ carpeta })).rejects.toThrow(/está dañada o es de otra versión/);
    // And leaves it to whoever comes next.
    expect(existsSync(join(carpeta, 'cerrojo'))).toBe(false);
  });

  it('that is something else says what to do', async () => {
    const ajena = join(raiz, 'ajena');
    mkdirSync(join(ajena, 'pglite'), { recursive: true });
    writeFileSync(join(ajena, 'pglite', 'foto.jpg'), '');
    await expect(abrirBaseDeDatos({ carpeta: ajena })).rejects.toThrow(/no está vacía y no contiene una base/);
    writeFileSync(join(raiz, 'archivo'), '');
    await expect(abrirBaseDeDatos({ carpeta: join(raiz, 'archivo') })).rejects.toThrow(/no es una carpeta/);
  });

  it.skipIf(process.getuid?.() === 0)('without permission says what to do', async () => {
    const carpeta = join(raiz, 'cerrada');
    mkdirSync(carpeta, { mode: 0o500 });
    await expect(abrirBaseDeDatos({ carpeta })).rejects.toThrow(/No hay permiso/);
  });
});

describe('a PostgreSQL that cannot be used', () => {
  it('because nobody listens there', async () => {
    const error = await abrirBaseDeDatos({ url: 'postgresql://ana:secreta@127.0.0.1:1/alpes' }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ErrorDeArranque);
    expect(String(error)).toMatch(/127\.0\.0\.1:1\): conexión rechazada/);
    expect(String(error)).not.toContain('secreta');
  });

  it('because the URL is none', async () => {
    await expect(abrirBaseDeDatos({ url: 'no es una url' })).rejects.toThrow(/no es una dirección válida/);
  });

  it.runIf(motorDePruebas() === 'postgresql')('because the password is wrong', async () => {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.password = 'equivocada';
    const error = await abrirBaseDeDatos({ url: url.href }).catch((e: unknown) => e);
    expect(String(error)).toMatch(/rechazó al usuario «postgres». Revise el usuario y la clave/);
    expect(String(error)).not.toContain('equivocada');
  });

  it.runIf(motorDePruebas() === 'postgresql')('because the database is not there', async () => {
    const prueba = await urlDePrueba();
    await prueba?.eliminar();
    await expect(abrirBaseDeDatos({ url: prueba?.url })).rejects.toThrow(/La base de datos «.+» no existe/);
  });
});
