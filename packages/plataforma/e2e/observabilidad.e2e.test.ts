import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { abrirColector } from './colector.ts';
import { crearCampania, ESPERA, esperarCampania, registrarPersona } from './operaciones.ts';
import { levantar, type Sistema } from './sistema.ts';

const OPERACION = new URL('../../../operacion/', import.meta.url);

let sistema: Sistema;
let colector: Awaited<ReturnType<typeof abrirColector>>;
beforeAll(async () => {
  colector = await abrirColector();
  sistema = await levantar({}, colector.url);
});
afterAll(async () => {
  await sistema?.detener();
  colector?.cerrar();
});

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

it('one trace and one correlation go from a mutation to its effects elsewhere, and to a subscriber', async () => {
  const idCliente = await registrarPersona(sistema);
  const eventos = sistema.suscribir<{ eventosCampanias: { __typename: string; campania: { id: string } } }>(
    'subscription Seguir { eventosCampanias(despuesDe: "inicio") { __typename campania { id } } }',
  );
  const id = await crearCampania(sistema, idCliente, '1500.00');
  for (;;) {
    const { value } = await eventos.next();
    const { __typename, campania } = value.eventosCampanias;
    if (__typename === 'CampaniaAprobada' && campania.id === id) break;
  }
  await eventos.return?.();

  // The campaign of this test is the last that was created.
  const deLaTraza = () => {
    const { traceId } = colector.tramos.findLast(({ name }) => name === 'comando CrearCampania') ?? {};
    return colector.tramos.filter((tramo) => tramo.traceId === traceId);
  };
  await expect
    .poll(() => deLaTraza().map(({ name }) => name), ESPERA)
    .toEqual(
      expect.arrayContaining([
        'mutation CrearCampania',
        'pedir a campanias',
        'subgrafo campanias',
        'comando CrearCampania',
        'transacción de campanias',
        'publicar ProcesarPago',
        'pagos recibe ProcesarPago',
        'transacción de pagos',
        'publicar PagoConfirmado.v1',
        'campanias recibe PagoConfirmado.v1',
        'publicar CampaniaAprobada.v1',
        'entregar CampaniaAprobada.v1',
        'evento de campanias al suscriptor',
      ]),
    );
  // It is whole: what each part belongs to is there, and only the client's operation belongs to nothing.
  const huerfanos = () => {
    const tramos = deLaTraza();
    const ids = new Set(tramos.map(({ spanId }) => spanId));
    return tramos.filter(({ parentSpanId = '' }) => !ids.has(parentSpanId)).map(({ name }) => name);
  };
  await expect.poll(huerfanos, ESPERA).toEqual(['mutation CrearCampania']);

  const [tramo] = deLaTraza();
  const lineas = () =>
    sistema.lineas
      .map((linea) => JSON.parse(linea) as Record<string, unknown>)
      .filter(({ traza }) => traza === tramo?.traceId);
  const manejado = { msg: 'message handled', operacion: 'CrearCampania', resultado: 'hecho' };
  await expect
    .poll(lineas, ESPERA)
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({ msg: 'Operation', operacion: 'CrearCampania' }),
        expect.objectContaining({ msg: 'command done', operacion: 'CrearCampania', comando: 'CrearCampania' }),
        expect.objectContaining({ ...manejado, modulo: 'pagos', tipo: 'ProcesarPago' }),
        expect.objectContaining({ ...manejado, modulo: 'campanias', tipo: 'PagoConfirmado.v1' }),
        expect.objectContaining({ ...manejado, modulo: 'cliente', tipo: 'PayoutExitoso.v1' }),
      ]),
    );
  expect(new Set(lineas().map(({ correlacion }) => correlacion)).size).toBe(1);
});
