import { setTimeout as esperar } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { NO_LLEGA } from './codigosDeRed.ts';
import { ErrorDeArranque } from './errorDeArranque.ts';
import { crearPoolAbandonable } from './poolAbandonable.ts';
import { fueraDelTrabajo } from './trabajo.ts';

const ESPERA_DE_CONEXION_MS = 5_000;
const ESPERA_DE_ARRANQUE_MS = 30_000;

/** What a connection of ours needs beyond the URL. */
export function configuracionPg(url: string, nombre = 'alpes'): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: nombre,
    connectionTimeoutMillis: ESPERA_DE_CONEXION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * A pool that gives up waiting for a connection after a while, whose statements end when nobody waits for them, and whose
 * sessions are in UTC (Prisma's adapter reads and writes times without their offset) and plan for short statements.
 *
 * @param sentenciaMs - longest that any statement may take.
 */
export function crearPool(url: string, maximo: number, sentenciaMs?: number): pg.Pool {
  const configuracion = {
    ...configuracionPg(url),
    ...(sentenciaMs === undefined ? {} : { statement_timeout: sentenciaMs }),
    max: maximo,
    onConnect: async (cliente: pg.ClientBase) => {
      // The pool hears errors of idle connections only, and whoever takes one begins to listen a moment later: one
      // that the server ends in between must not end the process. Its next query tells.
      cliente.on('error', () => {});
      // What PostgreSQL takes for dear it compiles first, or starts processes for: that takes far longer than most of our
      // statements run. Only what reads very much gets helpers.
      await fueraDelTrabajo(() => cliente.query("SET TIME ZONE 'UTC'; SET jit = off; SET parallel_setup_cost = 10000"));
    },
  };
  const pool = crearPoolAbandonable(configuracion, configuracionPg(url, 'alpes-cancelacion'));
  // Idle connections that the server closes: the pool has already dropped them, and opens new ones when needed.
  pool.on('error', () => {});
  return pool;
}

/**
 * Makes sure that the server answers and lets us in; waits while it is starting up.
 * @throws ErrorDeArranque with what to do about it.
 */
export async function comprobarConexion(url: string): Promise<void> {
  const limite = Date.now() + ESPERA_DE_ARRANQUE_MS;
  for (;;) {
    try {
      const cliente = new pg.Client(configuracionPg(url));
      cliente.on('error', () => {});
      try {
        await cliente.connect();
        await cliente.query('SELECT 1');
      } finally {
        await cliente.end().catch(() => {});
      }
      return;
    } catch (error) {
      if (codigoDe(error) !== '57P03' || Date.now() > limite) throw explicar(error, url);
      await esperar(500);
    }
  }
}

function codigoDe(error: unknown): string {
  const codigo = (error as { code?: unknown } | null)?.code;
  return typeof codigo === 'string' ? codigo : '';
}

function explicar(error: unknown, url: string): ErrorDeArranque {
  let donde = 'indicado en DATABASE_URL';
  let usuario = '';
  let base = '';
  try {
    const partes = new URL(url);
    donde = partes.host === '' ? donde : `de ${partes.host}`;
    usuario = decodeURIComponent(partes.username);
    base = decodeURIComponent(partes.pathname.slice(1));
  } catch {
    return new ErrorDeArranque(
      'DATABASE_URL no es una dirección válida. Use la forma postgresql://usuario:clave@servidor:5432/base.',
    );
  }
  const razon = razonDe(error);
  const codigo = codigoDe(error);
  switch (codigo) {
    case '28P01':
    case '28000':
      return new ErrorDeArranque(
        `PostgreSQL (servidor ${donde}) rechazó al usuario «${usuario}». Revise el usuario y la clave en DATABASE_URL.`,
      );
    case '3D000':
      return new ErrorDeArranque(
        `La base de datos «${base}» no existe en el servidor ${donde}. Créela (CREATE DATABASE), o corrija DATABASE_URL.`,
      );
    case '42501':
      return new ErrorDeArranque(
        `El usuario «${usuario}» no tiene permiso en la base de datos «${base}» del servidor ${donde}. Conceda el permiso que falta.`,
      );
    case '53300':
      return new ErrorDeArranque(
        `El servidor ${donde} no acepta más conexiones. Suba max_connections, o cierre las que sobran.`,
        { pasajero: true },
      );
    case '57P03':
      return new ErrorDeArranque(`El servidor ${donde} todavía está arrancando. Inténtelo de nuevo en un momento.`, {
        pasajero: true,
      });
    default:
      return new ErrorDeArranque(
        `No se puede conectar con PostgreSQL (servidor ${donde}): ${razon}. ` +
          'Compruebe que está en marcha y que DATABASE_URL es correcta.',
        { pasajero: NO_LLEGA.has(codigo) || razon === RAZON_LENTA },
      );
  }
}

const RAZON_LENTA = 'el servidor no responde';

function razonDe(error: unknown): string {
  switch (codigoDe(error)) {
    case 'ECONNREFUSED':
      return 'conexión rechazada';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'el nombre del servidor no se encuentra';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return RAZON_LENTA;
    default:
      return error instanceof Error && /timeout/i.test(error.message)
        ? RAZON_LENTA
        : error instanceof Error && error.message !== ''
          ? error.message
          : 'error desconocido';
  }
}

/**
 * Prisma's own adapter for PostgreSQL, on one connection of its own, with scripts that are sent whole: its way of
 * cutting them at each semicolon breaks function bodies. For the schema engine.
 */
export function fabricaPg(url: string): SqlMigrationAwareDriverAdapterFactory {
  const conUrl = async (otra: string, alCerrar: () => Promise<void>): Promise<SqlDriverAdapter> => {
    const pool = crearPool(otra, 1);
    const suyo = await new PrismaPg(pool).connect();
    return {
      provider: suyo.provider,
      adapterName: suyo.adapterName,
      queryRaw: (consulta) => suyo.queryRaw(consulta),
      executeRaw: (consulta) => suyo.executeRaw(consulta),
      startTransaction: (nivel) => suyo.startTransaction(nivel),
      getConnectionInfo: () => suyo.getConnectionInfo(),
      executeScript: async (script) => {
        await suyo.executeRaw({ sql: script, args: [], argTypes: [] });
      },
      dispose: async () => {
        await suyo.dispose();
        await pool.end();
        await alCerrar();
      },
    };
  };
  return {
    provider: 'postgres',
    adapterName: 'alpes-pg',
    connect: () => conUrl(url, async () => {}),
    connectToShadowDb: async () => {
      const nombre = `sombra_${crypto.randomUUID()}`;
      await enServidor(url, `CREATE DATABASE "${nombre}"`);
      const otra = new URL(url);
      otra.pathname = `/${nombre}`;
      return conUrl(otra.href, () => enServidor(url, `DROP DATABASE "${nombre}" WITH (FORCE)`));
    },
  };
}

async function enServidor(url: string, sql: string): Promise<void> {
  const cliente = new pg.Client(configuracionPg(url));
  await cliente.connect();
  try {
    await cliente.query(sql);
  } finally {
    await cliente.end();
  }
}

/** Runs `accion` while holding an advisory lock, so that of several processes one goes at a time. */
export async function conCandado<T>(url: string, numero: number, accion: () => Promise<T>): Promise<T> {
  const cliente = new pg.Client(configuracionPg(url));
  cliente.on('error', () => {});
  await cliente.connect();
  try {
    await cliente.query('SELECT pg_advisory_lock($1)', [numero]);
    return await accion();
  } finally {
    // The end of the session releases the lock.
    await cliente.end();
  }
}

/** A LISTEN connection of its own: it comes back by itself when it is lost, and then tells every listener to look. */
export class Oyente {
  readonly #url: string;
  readonly #oyentes = new Map<string, Set<(carga: string) => void>>();
  readonly #fin = new AbortController();
  #cliente: Promise<pg.Client> | undefined;
  #anterior: Promise<unknown> = Promise.resolve();

  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves when the channel is listened to; gives the function that stops it. */
  async escuchar(canal: string, alAvisar: (carga: string) => void): Promise<() => Promise<void>> {
    const oyentes = this.#oyentes.get(canal) ?? new Set();
    this.#oyentes.set(canal, oyentes);
    // A function of our own, so that the same callback can be registered twice.
    const oyente = (carga: string) => alAvisar(carga);
    oyentes.add(oyente);
    await this.#ejecutar(`LISTEN ${pg.escapeIdentifier(canal)}`);
    return async () => {
      oyentes.delete(oyente);
      if (oyentes.size > 0 || this.#oyentes.get(canal) !== oyentes) return;
      this.#oyentes.delete(canal);
      if (this.#fin.signal.aborted) return;
      await this.#ejecutar(`UNLISTEN ${pg.escapeIdentifier(canal)}`).catch(() => {});
    };
  }

  async cerrar(): Promise<void> {
    this.#fin.abort();
    const cliente = await this.#cliente?.catch(() => undefined);
    await cliente?.end().catch(() => {});
  }

  /** One statement at a time: a connection takes no other before. */
  #ejecutar(sql: string): Promise<unknown> {
    const ejecucion = this.#anterior.then(async () => (await this.#conectado()).query(sql));
    this.#anterior = ejecucion.catch(() => {});
    return ejecucion;
  }

  #conectado(): Promise<pg.Client> {
    this.#cliente ??= this.#conectar();
    return this.#cliente;
  }

  async #conectar(): Promise<pg.Client> {
    for (let espera = 100; ; espera = Math.min(espera * 2, 5_000)) {
      this.#fin.signal.throwIfAborted();
      const cliente = new pg.Client(configuracionPg(this.#url, 'alpes-oyente'));
      cliente.on('error', () => {});
      try {
        await cliente.connect();
        cliente.on('notification', ({ channel, payload }) => this.#avisar(channel, payload ?? ''));
        for (const canal of this.#oyentes.keys()) await cliente.query(`LISTEN ${pg.escapeIdentifier(canal)}`);
        cliente.once('end', () => this.#reconectar());
        return cliente;
      } catch {
        await cliente.end().catch(() => {});
        await esperar(espera, undefined, { signal: this.#fin.signal });
      }
    }
  }

  #reconectar(): void {
    if (this.#fin.signal.aborted) return;
    this.#cliente = this.#conectar();
    this.#cliente.then(
      () => {
        for (const canal of this.#oyentes.keys()) this.#avisar(canal, '');
      },
      () => {},
    );
  }

  #avisar(canal: string, carga: string): void {
    for (const oyente of this.#oyentes.get(canal) ?? []) oyente(carga);
  }
}
