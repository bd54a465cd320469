import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { motorDePruebas, urlDePrueba } from '@alpes/prisma/pruebas';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { crearMetricas } from '../observabilidad/metricas.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import { namespaceDePrueba, urlWebSocket } from '../pruebas/pulsar.ts';
import { escribir, mensajeDe } from '../pruebas/registro.ts';
import { conectarPulsar, crearBus } from './crearBus.ts';
import { Relay } from './relay.ts';

const wsUrl = urlWebSocket() ?? '';
const MODULO = 'pruebas';
const TOPIC = 'eventos.pruebas';

const hayHerramientas = (): boolean => {
  try {
    execFileSync('pg_dump', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const posible = wsUrl !== '' && motorDePruebas() === 'postgresql' && hayHerramientas();

describe.skipIf(!posible)('a database that is put back, with a broker that was not (needs both, and pg_dump)', () => {
  /** Positions that were given before the restore are given again: the broker must not take the messages for repeated. */
  const todoLlega = async (restaurar: (url: string, respaldo: string) => void) => {
    const carpeta = mkdtempSync(join(tmpdir(), 'alpes-restaurada-'));
    const respaldo = join(carpeta, 'alpes.dump');
    const conexion = await namespaceDePrueba(wsUrl, wsUrl);
    const { url, eliminar } = (await urlDePrueba()) ?? { url: '', eliminar: async () => {} };
    /** The system runs, commits these messages and is stopped. */
    const publicar = async (...tipos: string[]) => {
      const base = await abrirBaseDeDatos({ url, maximoConexiones: 5 });
      const bus = await crearBus(conexion, base, bitacoraDePrueba());
      const relay = await Relay.iniciar({
        base,
        bus,
        modulo: MODULO,
        bitacora: bitacoraDePrueba(),
        metricas: crearMetricas(new Registry()),
      });
      await escribir(base, ...tipos.map((tipo) => mensajeDe({ modulo: MODULO, topic: TOPIC, tipo })));
      const flujo = () => base.prisma.flujo.findUnique({ where: { modulo_topic: { modulo: MODULO, topic: TOPIC } } });
      await expect
        .poll(() => base.prisma.mensaje.count({ where: { topic: TOPIC, posicion: null } }), { interval: 50 })
        .toBe(0);
      await expect.poll(async () => (await flujo())?.publicada).toBe((await flujo())?.numerada);
      await relay.detener();
      await bus.cerrar();
      await base.cerrar();
    };
    const recibidos: string[] = [];
    const lector = await conectarPulsar(conexion, async () => 'un-lector', bitacoraDePrueba());
    await lector.suscribir({
      topic: TOPIC,
      nombre: 'lector',
      manejar: async ({ cuerpo }) => void recibidos.push((JSON.parse(cuerpo) as { type: string }).type),
    });
    try {
      await publicar('antes-1', 'antes-2');
      execFileSync('pg_dump', ['--format=custom', `--file=${respaldo}`, url]);
      await publicar('perdido-1', 'perdido-2', 'perdido-3');
      restaurar(url, respaldo);
      await publicar('despues-1', 'despues-2', 'despues-3', 'despues-4');
      const todos = ['antes-1', 'antes-2', 'perdido-1', 'perdido-2', 'perdido-3'];
      await expect
        .poll(() => recibidos, { timeout: 15_000 })
        .toEqual([...todos, 'despues-1', 'despues-2', 'despues-3', 'despues-4']);
    } finally {
      await lector.cerrar();
      await eliminar();
      rmSync(carpeta, { recursive: true });
    }
  };

  it('in its place, as docs/operar.md says: every message of after it comes', () =>
    todoLlega((url, respaldo) => {
      execFileSync('pg_restore', ['--clean', '--if-exists', '--no-owner', `--dbname=${url}`, respaldo]);
    }));

  it('by emptying the tables and filling them: every message of after it comes', () =>
    todoLlega((url, respaldo) => {
      const vaciar = `DO $$ BEGIN EXECUTE (
        SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
        FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      ); END $$`;
      execFileSync('psql', ['--quiet', `--dbname=${url}`, `--command=${vaciar}`]);
      execFileSync('pg_restore', ['--data-only', '--disable-triggers', `--dbname=${url}`, respaldo]);
    }));
});
