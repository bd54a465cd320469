// What the queries cost on 10,000 and on 1,000,000 rows of each kind, in the same run. Needs DATABASE_URL.
import { campanias } from '@alpes/campanias/modulo';
import { cliente } from '@alpes/cliente/modulo';
import { pagos } from '@alpes/pagos/modulo';
import { abrirBaseDeDatos, type BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { urlDePrueba } from '@alpes/prisma/pruebas';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { contadorDe, plegar } from '@alpes/seedwork/infraestructura/contadores';
import { iniciarModulo, type ModuloEnMarcha } from '@alpes/seedwork/modulo';
import { crearMetricas } from '@alpes/seedwork/observabilidad/metricas';
import { contable, contarSentencias } from '@alpes/seedwork/pruebas/espia';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { CONSULTAS, type Consulta } from './consultas/consultas.ts';
import { cargar } from './consultas/datos.ts';
import { medirEscrituras } from './consultas/escrituras.ts';

/** Rows of each kind. */
const POCAS = 10_000;
const MUCHAS = Number(process.env['FILAS'] ?? 1_000_000);
/** Of each query on each database; the two take turns. */
const VUELTAS = Number(process.env['VUELTAS'] ?? 40);
const CALENTAMIENTO = 5;
/** After which time a query that is slow is not asked again, once it was asked often enough for a median. */
const BASTA_MS = 10_000;
/** Only the queries whose name has this in it. */
const SOLO = process.env['SOLO'] ?? '';
const CONTADORES = ['cliente', 'pagos', 'campanias'].map(contadorDe);

interface Sistema {
  readonly url: string;
  readonly modulos: ReadonlyMap<string, ModuloEnMarcha>;
  detener(): Promise<void>;
}

const conFilas = async (filas: number): Promise<Sistema> => {
  const prueba = await urlDePrueba();
  if (prueba === undefined) throw new Error('Set DATABASE_URL, or run it under scripts/postgres.mjs');
  const base = await abrirBaseDeDatos({ url: prueba.url, maximoConexiones: 4 });
  const inicio = performance.now();
  await cargar(prueba.url, filas);
  // As the modules do every minute.
  for (const contador of CONTADORES) while ((await plegar(base.prisma, contador)) > 0);
  // As the database does by itself: what was folded is in the index of the entries until then.
  await base.prisma.$executeRawUnsafe('VACUUM (ANALYZE)');
  console.log(`${filas} rows of each kind loaded in ${((performance.now() - inicio) / 1000).toFixed(1)} s`);
  const { modulos, detener } = await arrancar(contable(base));
  return {
    url: prueba.url,
    modulos,
    async detener() {
      await detener();
      await base.cerrar();
      await prueba.eliminar();
    },
  };
};

const arrancar = async (base: BaseDeDatos): Promise<Omit<Sistema, 'url'>> => {
  const bitacora = pino({ level: 'error' });
  const bus = new BusEmbebido(base, bitacora);
  const entorno = { base, bus, bitacora, metricas: crearMetricas(new Registry()) };
  const modulos = [
    await iniciarModulo(cliente, entorno),
    await iniciarModulo(pagos({ demoraPasarelaMs: 1000, consultaMs: 1000 }), entorno),
    await iniciarModulo(campanias({ plazoSagaMs: 60_000 }), entorno),
  ];
  return {
    modulos: new Map(modulos.map((modulo) => [modulo.nombre, modulo])),
    async detener() {
      await Promise.all(modulos.map((modulo) => modulo.detener()));
      await bus.cerrar();
    },
  };
};

/** Runs a query. @returns milliseconds */
const correr = async ({ modulos }: Sistema, { modulo, query, variables, vacia }: Consulta): Promise<number> => {
  const inicio = performance.now();
  const respuesta = await modulos.get(modulo)?.ejecutar({ query, variables }, {});
  const ms = performance.now() - inicio;
  if (respuesta?.errors !== undefined) throw new Error(`${query}: ${JSON.stringify(respuesta.errors)}`);
  // What finds nothing measures nothing, unless that is what it is for.
  const datos = JSON.stringify(respuesta?.data);
  const nada = !/\[\{|"(total|cantidad)":[1-9]/.test(datos);
  if (nada !== (vacia ?? false)) throw new Error(`${query} ${JSON.stringify(variables)} finds ${datos}`);
  return ms;
};

const veredicto = (razon: number, meta: number | undefined): 'counted' | 'ok' | 'MISSED' => {
  if (meta === undefined) return 'counted';
  return razon <= meta ? 'ok' : 'MISSED';
};

const mediana = (valores: readonly number[]): number =>
  valores.toSorted((a, b) => a - b)[Math.floor(valores.length / 2)] ?? Number.NaN;

const [pocas, muchas] = [await conFilas(POCAS), await conFilas(MUCHAS)];
try {
  const filas = [];
  for (const consulta of CONSULTAS.filter(({ nombre }) => nombre.includes(SOLO))) {
    const tiempos: { readonly pocas: number[]; readonly muchas: number[] } = { pocas: [], muchas: [] };
    const sentencias = await contarSentencias(() => correr(muchas, consulta));
    const inicio = performance.now();
    for (let vuelta = 0; vuelta < CALENTAMIENTO + VUELTAS; vuelta += 1) {
      if (tiempos.muchas.length >= 5 && performance.now() - inicio > BASTA_MS) break;
      const [una, otra] = [await correr(pocas, consulta), await correr(muchas, consulta)];
      if (vuelta < CALENTAMIENTO) continue;
      tiempos.pocas.push(una);
      tiempos.muchas.push(otra);
    }
    const razon = mediana(tiempos.muchas) / mediana(tiempos.pocas);
    filas.push({
      query: consulta.nombre,
      'SQL statements': sentencias,
      [`ms at ${POCAS}`]: mediana(tiempos.pocas).toFixed(2),
      [`ms at ${MUCHAS}`]: mediana(tiempos.muchas).toFixed(2),
      ratio: razon.toFixed(2),
      goal: consulta.meta === undefined ? '' : `≤ ${consulta.meta}`,
      '': veredicto(razon, consulta.meta),
    });
  }
  console.table(filas);
  const fallidas = filas.filter((fila) => fila[''] === 'MISSED');
  const contadas = filas.filter((fila) => fila[''] === 'counted');
  const conMeta = filas.length - contadas.length;
  console.log(
    `${conMeta - fallidas.length} of ${conMeta} within their goals; ${contadas.length} counted, which have none`,
  );
  for (const { query, ratio, goal } of fallidas) console.log(`MISSED ${query}: ${ratio}, ${goal}`);
  const escrituras = await medirEscrituras(muchas.url, SOLO, CALENTAMIENTO + VUELTAS);
  console.table(
    escrituras.map(({ nombre, sinContadores, conContadores }) => ({
      [`on ${MUCHAS} rows`]: nombre,
      'ms without counters': mediana(sinContadores).toFixed(2),
      'ms with counters': mediana(conContadores).toFixed(2),
    })),
  );
} finally {
  await muchas.detener();
  await pocas.detener();
}
