import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirBaseDeDatos } from '../prisma/baseDeDatos.ts';
import { exigidasDe, leerCompose, type ServicioDeCompose, secretosPara } from './pruebas/compose.ts';
import { construir, type Imagen } from './pruebas/dockerfile.ts';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));
const SERVIDOR = process.env['DATABASE_URL'] ?? '';
const CONSTRUIR_MAXIMO_MS = 600_000;
const MB = 1024 * 1024;

const TEXTO = readFileSync(join(RAIZ, 'docker-compose.yml'), 'utf8');
/** What compose asks for: keys and passwords. */
const DADAS = secretosPara([...exigidasDe(TEXTO), 'JWT_CLAVE']);

const archivosDe = (carpeta: string) =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((entrada) => !entrada.isDirectory())
    .map((entrada) => ({ entrada, ruta: join(entrada.parentPath, entrada.name) }));

const puertoLibre = async (): Promise<number> => {
  const prueba = createServer().listen(0, '127.0.0.1');
  await once(prueba, 'listening');
  const direccion = prueba.address();
  prueba.close();
  return typeof direccion === 'object' && direccion !== null ? direccion.port : 0;
};

const ejecutar = async (...ordenes: readonly string[]): Promise<void> => {
  const base = await abrirBaseDeDatos({ url: SERVIDOR, maximoConexiones: 1 });
  try {
    for (const orden of ordenes) await base.prisma.$executeRawUnsafe(orden);
  } finally {
    await base.cerrar();
  }
};

describe.skipIf(SERVIDOR === '')(
  'the image, as the Dockerfile and docker-compose.yml have it (needs DATABASE_URL)',
  () => {
    let obra: string;
    let imagen: Imagen;
    beforeAll(() => {
      obra = mkdtempSync(join(tmpdir(), 'alpes-imagen-'));
      imagen = construir(RAIZ, obra, { PULSAR_URL: 'ws://pulsar:8080' });
      // What it is made of is not there for what it is made into.
      for (const etapa of readdirSync(obra)) {
        if (!imagen.carpeta.startsWith(join(obra, etapa))) rmSync(join(obra, etapa), { recursive: true, force: true });
      }
    }, CONSTRUIR_MAXIMO_MS);
    afterAll(() => rmSync(obra, { recursive: true, force: true }));

    it('holds what runs, and little else', () => {
      const archivos = archivosDe(imagen.carpeta);
      const bytes = archivos.reduce((suma, { ruta }) => suma + statSync(ruta).size, 0);
      expect(bytes / MB).toBeLessThan(150);
      expect(archivos.filter(({ entrada }) => entrada.isSymbolicLink()).map(({ ruta }) => ruta)).toEqual([]);
      const paquetes = readdirSync(join(imagen.carpeta, 'node_modules'));
      expect(paquetes).toEqual(expect.arrayContaining(['pulsar-client', '@prisma']));
      for (const fuera of ['typescript', 'prisma', 'vitest', '@electric-sql']) expect(paquetes).not.toContain(fuera);
      expect(existsSync(join(imagen.carpeta, 'docs'))).toBe(false);
    });

    it('is not built for pulsar:// where the native client is not there, and says what to do', () => {
      const orden = imagen.instrucciones.find(
        ({ nombre, resto }) => nombre === 'RUN' && resto.includes('pulsar-client'),
      );
      const { codigo, salida } = imagen.correr(orden?.resto ?? '', { PULSAR_URL: 'pulsar+ssl://pulsar:6651' });
      expect(codigo).toBe(1);
      expect(salida).toMatch(
        /^The native part of pulsar-client was not installed: [\s\S]*PULSAR_URL=ws:\/\/pulsar:8080/,
      );
    });

    it('migrates an empty database, serves every context through the gateway, rebuilds and stops', async () => {
      const { services } = leerCompose(TEXTO, { ...DADAS, PULSAR_URL: process.env['PULSAR_WS_URL'] ?? '' });
      const nuestros = Object.entries(services).filter(([, { build }]) => build !== undefined);
      const base = `alpes_imagen_${crypto.randomUUID().replaceAll('-', '')}`;
      // As the image of PostgreSQL makes its user.
      const { POSTGRES_USER: dueno = '', POSTGRES_PASSWORD: clave = '' } = services['postgres']?.environment ?? {};
      await ejecutar(
        `DO $$ BEGIN IF to_regrole('${dueno}') IS NULL THEN CREATE ROLE "${dueno}"; END IF; END $$`,
        `ALTER ROLE "${dueno}" LOGIN SUPERUSER PASSWORD '${clave}'`,
        `CREATE DATABASE "${base}" OWNER "${dueno}"`,
      );
      const puertos = new Map<string, number>();
      for (const [nombre] of nuestros) puertos.set(nombre, await puertoLibre());

      /** Its settings, with the addresses that things have on this machine. */
      const entornoDe = (nombre: string, { environment = {} }: ServicioDeCompose): Record<string, string> => {
        const aqui = Object.entries(environment).map(([variable, valor]) => {
          const texto = `${valor}`;
          if (variable === 'PORT') return [variable, `${puertos.get(nombre)}`];
          if (variable === 'PULSAR_URL') return [variable, process.env['PULSAR_WS_URL'] ?? ''];
          if (!/^\w+:\/\//.test(texto)) return [variable, texto];
          const url = new URL(texto);
          const servidor = url.hostname === 'postgres' ? new URL(SERVIDOR) : undefined;
          url.port = servidor?.port ?? `${puertos.get(url.hostname)}`;
          url.hostname = servidor?.hostname ?? '127.0.0.1';
          if (servidor !== undefined) url.pathname = `/${base}`;
          return [variable, url.href];
        });
        return { ...imagen.entorno, ...Object.fromEntries(aqui) };
      };
      const procesos = new Map<string, ChildProcess>();
      const salidas = new Map<string, string>();
      const arrancar = (
        nombre: string,
        orden: readonly string[],
        entorno: Readonly<Record<string, string>>,
      ): ChildProcess => {
        const [, ...argumentos] = orden;
        const hijo = spawn(process.execPath, argumentos, { cwd: imagen.carpeta, env: entorno, stdio: 'pipe' });
        procesos.set(nombre, hijo);
        for (const salida of [hijo.stdout, hijo.stderr]) {
          salida.on('data', (trozo) => salidas.set(nombre, `${salidas.get(nombre) ?? ''}${trozo}`));
        }
        return hijo;
      };
      const terminar = async (nombre: string): Promise<readonly [string, number | null, string]> => {
        const hijo = procesos.get(nombre);
        if (hijo?.exitCode === null) await once(hijo, 'exit');
        return [nombre, hijo?.exitCode ?? null, hijo?.exitCode === 0 ? '' : (salidas.get(nombre) ?? '')];
      };
      const sano = async (nombre: string, entorno: Readonly<Record<string, string>>): Promise<void> => {
        for (;;) {
          if (procesos.get(nombre)?.exitCode !== null) throw new Error(`${nombre} ended: ${salidas.get(nombre)}`);
          const [codigo] = (await once(arrancar(`salud de ${nombre}`, imagen.salud, entorno), 'exit')) as [number];
          if (codigo === 0) return;
          await esperar(100);
        }
      };

      try {
        const esperando = new Map(nuestros);
        const hechos = new Set(['postgres', 'pulsar']);
        while (esperando.size > 0) {
          const listos = [...esperando].filter(([, { depends_on = {} }]) =>
            Object.keys(depends_on).every((otro) => hechos.has(otro)),
          );
          expect(listos).not.toEqual([]);
          for (const [nombre, servicio] of listos)
            arrancar(nombre, servicio.command ?? [], entornoDe(nombre, servicio));
          for (const [nombre, servicio] of listos) {
            if (servicio.healthcheck?.disable === true) expect(await terminar(nombre)).toEqual([nombre, 0, '']);
            else await sano(nombre, entornoDe(nombre, servicio));
            hechos.add(nombre);
            esperando.delete(nombre);
          }
        }

        const gateway = `http://127.0.0.1:${puertos.get('gateway')}`;
        const anonima = await fetch(`${gateway}/graphql?query={clientes{total}}`, {
          headers: { 'apollo-require-preflight': '1' },
        });
        expect((await anonima.json()) as object).toHaveProperty('errors[0].extensions.code', 'UNAUTHENTICATED');
        const { stdout: token } = spawnSync(process.execPath, [join(RAIZ, 'scripts/token.ts'), '--rol', 'ADMIN'], {
          encoding: 'utf8',
          env: { JWT_CLAVE: DADAS['JWT_CLAVE'] },
        });
        const respuesta = await fetch(`${gateway}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token.trim()}` },
          body: JSON.stringify({ query: '{ clientes { total } payouts { total } campanias { total } }' }),
        });
        const ninguno = { total: 0 };
        expect(await respuesta.json()).toEqual({ data: { clientes: ninguno, payouts: ninguno, campanias: ninguno } });
        for (const pagina of ['/graphql', '/explorador', '/feeds']) {
          const { status, headers } = await fetch(`${gateway}${pagina}`, { headers: { accept: 'text/html' } });
          expect([pagina, status, headers.get('content-type')]).toEqual([
            pagina,
            200,
            expect.stringContaining('text/html'),
          ]);
        }

        const deCampanias = entornoDe('campanias', services['campanias'] ?? {});
        arrancar('reconstruir', ['node', 'reconstruir/main.mjs'], deCampanias);
        expect(await terminar('reconstruir')).toEqual(['reconstruir', 0, '']);
        expect(salidas.get('reconstruir')).toMatch(/campanias_view: 0 rows/);

        const { DATABASE_URL: _, ...sinBase } = deCampanias;
        arrancar('sin base', ['node', 'reconstruir/main.mjs'], sinBase);
        expect((await terminar('sin base'))[1]).toBe(1);
        expect(salidas.get('sin base')).toMatch(/^DATABASE_URL: /);

        for (const [nombre, { healthcheck }] of nuestros) {
          if (healthcheck?.disable === true) continue;
          procesos.get(nombre)?.kill('SIGTERM');
          expect(await terminar(nombre)).toEqual([nombre, 0, '']);
        }
      } finally {
        for (const hijo of procesos.values()) if (hijo.exitCode === null) hijo.kill('SIGKILL');
        await ejecutar(`DROP DATABASE "${base}" WITH (FORCE)`);
      }
    });
  },
);
