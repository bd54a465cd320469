import { componer } from '@alpes/gateway/componer';
import { iniciarGateway } from '@alpes/gateway/servidor';
import { subgrafoHttp } from '@alpes/gateway/subgrafoHttp';
import type { PrismaClient } from '@alpes/prisma/generado/client';
import { motorDePruebas } from '@alpes/prisma/pruebas';
import { servirSubgrafo } from '@alpes/seedwork/graphql/servidorSubgrafo';
import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { bitacoraDePrueba } from '@alpes/seedwork/pruebas/bitacora';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LENTA = 'SELECT pg_sleep(600)::text';
const SDL = 'type Query { lenta: String rapida: Int } type Mutation { cambiar: String }';

const consultas = (prisma: PrismaClient) => ({
  lenta: async () => String(await prisma.$queryRawUnsafe(LENTA)),
  rapida: async () => {
    const [{ uno }] = await prisma.$queryRaw<[{ uno: number }]>`SELECT 1 AS uno`;
    return uno;
  },
  cambiar: async () =>
    prisma.$transaction(async (transaccion) => {
      await transaccion.$executeRaw`INSERT INTO mensajeria.secreto (nombre, valor) VALUES ('plazo', 'x')`;
      return String(await transaccion.$queryRawUnsafe(LENTA));
    }),
  escritos: () => prisma.secreto.count({ where: { nombre: 'plazo' } }),
});
type Contexto = { readonly consultas: ReturnType<typeof consultas> };

const LENTO = {
  nombre: 'lento',
  typeDefs: SDL,
  resolvers: {
    Query: {
      lenta: (_: unknown, __: unknown, contexto: Contexto) => contexto.consultas.lenta(),
      rapida: (_: unknown, __: unknown, contexto: Contexto) => contexto.consultas.rapida(),
    },
    Mutation: { cambiar: (_: unknown, __: unknown, contexto: Contexto) => contexto.consultas.cambiar() },
  },
  comandos: [],
  reacciones: [],
  puertos: () => ({}),
  consultas,
};

// PGlite runs in this process, one statement at a time: there is nobody who could cancel it.
describe.runIf(motorDePruebas() === 'postgresql')('what nobody waits for', () => {
  let prueba: ModuloDePrueba;
  const cierres: (() => Promise<unknown>)[] = [];
  const urls: Record<string, string> = {};

  beforeAll(async () => {
    prueba = await levantarModulo(LENTO);
    cierres.push(() => prueba.detener());
    const { modulo, metricas } = prueba;
    const bitacora = bitacoraDePrueba();
    const servidor = await servirSubgrafo({ modulo, metricas, bitacora, puerto: 0, anfitrion: '127.0.0.1' });
    const conexion = subgrafoHttp({ nombre: 'lento', url: servidor.url });
    cierres.unshift(
      () => servidor.cerrar(),
      () => conexion.cerrar(),
    );
    const supergrafo = componer([{ nombre: 'lento', url: servidor.url, sdl: SDL }]);
    const iniciar = async (nombre: string, subgrafo: Subgrafo, plazoMs: number) => {
      const gateway = await iniciarGateway({
        supergrafo,
        subgrafos: [subgrafo],
        puerto: 0,
        anfitrion: '127.0.0.1',
        bitacora,
        metricas: new Registry(),
        plazoMs,
      });
      cierres.unshift(() => gateway.cerrar());
      urls[nombre] = `${gateway.url}/graphql`;
    };
    await iniciar('http', conexion, 1_000);
    await iniciar('in this process', modulo, 1_000);
    await iniciar('http, patiently', conexion, 600_000);
    await iniciar('in this process, patiently', modulo, 600_000);
  });
  afterAll(async () => {
    for (const cerrar of cierres) await cerrar();
  });

  const pedir = async (nombre: string, query: string, signal?: AbortSignal) => {
    const respuesta = await fetch(urls[nombre] ?? expect.fail(nombre), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      ...(signal && { signal }),
    });
    return respuesta.json();
  };
  const enMarcha = async () => {
    const [fila] = await prueba.base.prisma.$queryRaw<[{ cuantas: number }]>`
      SELECT count(*)::int AS cuantas FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query = ${LENTA}`;
    return fila.cuantas;
  };
  const ESPERA = { timeout: 60_000, interval: 50 };

  it.each(['http', 'in this process'])('past its deadline ends in the database too: by %s', async (nombre) => {
    expect(await pedir(nombre, '{ lenta rapida }')).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ extensions: { code: 'PLAZO_AGOTADO' } })]),
    });
    await expect.poll(enMarcha, ESPERA).toBe(0);
    expect(await pedir(`${nombre}, patiently`, '{ rapida }')).toEqual({ data: { rapida: 1 } });
  });

  it.each(['http', 'in this process'])('past its deadline leaves no change behind: by %s', async (nombre) => {
    expect(await pedir(nombre, 'mutation { cambiar }')).toMatchObject({
      errors: [{ extensions: { code: 'PLAZO_AGOTADO' } }],
    });
    await expect.poll(enMarcha, ESPERA).toBe(0);
    expect(await consultas(prueba.base.prisma).escritos()).toBe(0);
  });

  it.each(['http, patiently', 'in this process, patiently'])('ends when its client goes: by %s', async (nombre) => {
    const cliente = new AbortController();
    const peticion = pedir(nombre, '{ lenta }', cliente.signal).catch(() => 'gone');
    await expect.poll(enMarcha, ESPERA).toBe(1);
    cliente.abort();
    expect(await peticion).toBe('gone');
    await expect.poll(enMarcha, ESPERA).toBe(0);
    expect(await pedir(nombre, '{ rapida }')).toEqual({ data: { rapida: 1 } });
  });

  it('ends for more requests than there are connections, and the next ones are served', async () => {
    const clientes = Array.from({ length: 30 }, () => new AbortController());
    const peticiones = clientes.map(({ signal }) => pedir('http, patiently', '{ lenta }', signal).catch(() => 'gone'));
    const rapida = pedir('http, patiently', '{ rapida }');
    await expect.poll(() => prueba.base.conexiones?.().esperando ?? 0, ESPERA).toBeGreaterThan(10);
    for (const cliente of clientes) cliente.abort();
    await Promise.all(peticiones);
    expect(await rapida).toEqual({ data: { rapida: 1 } });
    await expect.poll(enMarcha, ESPERA).toBe(0);
  });
});
