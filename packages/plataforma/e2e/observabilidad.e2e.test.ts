import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crearCampania, ESPERA, esperarCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const OPERACION = new URL('../../../operacion/', import.meta.url);

let sistema: Sistema;
beforeAll(async () => {
  sistema = await levantar();
});
afterAll(() => sistema?.detener());

/** What all processes measure. */
const medidas = async (): Promise<string> =>
  (await Promise.all(sistema.metricas.map(async (url) => (await fetch(url)).text()))).join('\n');

it('the dashboard and the alerts use metrics that there are', async () => {
  const textos = await Promise.all(
    ['alertas.yml', 'grafana/tablero.json'].map((archivo) => readFile(new URL(archivo, OPERACION), 'utf8')),
  );
  const usadas = new Set(textos.flatMap((texto) => texto.match(/\b(?:alpes|gateway|nodejs|process)_\w+/g) ?? []));
  const tipos = new Map(
    [...(await medidas()).matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, n = '', tipo = '']) => [n, tipo]),
  );
  const existe = (nombre: string) => {
    const base = nombre.replace(/_(bucket|count|sum)$/, '');
    return tipos.has(nombre) || (base !== nombre && tipos.get(base) === 'histogram');
  };
  expect(usadas.size).toBeGreaterThan(20);
  expect([...usadas].filter((nombre) => !existe(nombre))).toEqual([]);
});

it('docs/operar.md explains every alert, and the metrics that it is about', async () => {
  const guia = await readFile(new URL('../../../docs/operar.md', import.meta.url), 'utf8');
  const alertas = await readFile(new URL('alertas.yml', OPERACION), 'utf8');
  const nombres = [
    ...[...alertas.matchAll(/alert: (\w+)/g)].map(([, nombre = '']) => `| ${nombre} |`),
    ...[...alertas.matchAll(/\b((?:alpes|gateway)_\w+?)(?:_bucket|_count)?\b/g)].map(
      ([, nombre = '']) => `\`${nombre}\``,
    ),
  ];
  expect(nombres.length).toBeGreaterThan(20);
  expect(nombres.filter((nombre) => !guia.includes(nombre))).toEqual([]);
});

it('what a campaign sets in motion is measured to its end', async () => {
  const id = await crearCampania(sistema, await registrarPersona(sistema), '1500.00');
  await esperarCampania(sistema, id, { estado: 'APROBADA', cliente: { totalPagos: 1 } });
  for (const medida of [
    /^gateway_operacion_segundos_count\{operacion="\w+",tipo="mutation",resultado="ok"\} [1-9]/m,
    /^gateway_subgrafo_segundos_count\{subgrafo="campanias",resultado="ok"\} [1-9]/m,
    /^alpes_comando_segundos_count\{modulo="campanias",comando="CrearCampania",resultado="hecho"\} 1$/m,
    /^alpes_mensaje_retraso_segundos_count\{modulo="campanias",topic="eventos.pagos"\} [1-9]/m,
    /^alpes_mensajes_publicados_total\{modulo="pagos",topic="eventos.pagos"\} [1-9]/m,
    /^alpes_sagas\{modulo="campanias",estado="EN_CURSO"\} 0$/m,
    /^alpes_sagas_vencidas\{modulo="campanias",estado="COMPENSANDO"\} 0$/m,
    /^nodejs_eventloop_lag_p99_seconds \S+$/m,
  ]) {
    // What is read from the database is kept for a moment.
    await expect.poll(medidas, ESPERA).toMatch(medida);
  }
  if (sistema.base.motor === 'postgresql') {
    expect(await medidas()).toMatch(/^alpes_base_conexiones\{estado="libres"\} \d+$/m);
  }
});
