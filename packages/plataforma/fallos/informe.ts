import { availableParallelism, loadavg } from 'node:os';
import type { Ajustes } from './ajustes.ts';
import type { Comprobacion } from './comprobacion.ts';
import type { Danos, Vuelta } from './danos.ts';
import type { Libro } from './libro.ts';

const FALTAS_A_LA_VISTA = 5;
/** A start that is broken off by another fault is begun again: it has twice the time, once the fault is over. */
const CON_OTRO = 2;

/** What the faults themselves say, as things that must hold. */
export const comprobarDanos = (
  danos: Danos,
  { muertes, vuelta }: Ajustes,
  caidas: readonly string[],
): Comprobacion[] => {
  const tarde = (vueltas: readonly Vuelta[], margen: number): string[] =>
    vueltas
      .filter(({ ms, otroFalloMs = 0 }) => ms - otroFalloMs > margen * 1_000)
      .map(({ nombre, sanoMs, relevadoMs, otroFalloMs }) => {
        const [sano, relevado, otro] = [sanoMs, relevadoMs, otroFalloMs ?? 0].map((ms) => (ms / 1_000).toFixed(1));
        const meanwhile = otroFalloMs === undefined ? '' : `, ${otro} s of it in another fault`;
        return `${nombre}: healthy after ${sano} s, duties in hand after ${relevado} s${meanwhile}`;
      });
  const { solas, conOtro } = separar(danos.vueltas);
  return [
    {
      que: 'processes killed',
      vistos: danos.muertes,
      faltas: danos.muertes < muertes ? [`${muertes} were asked for: there was no time for more`] : [],
    },
    { que: 'killed processes came back', vistos: danos.muertes, faltas: danos.perdidos },
    {
      que: `back at work within ${vuelta} s`,
      vistos: solas.length,
      faltas: tarde(solas, vuelta),
    },
    {
      que: `back at work within ${CON_OTRO * vuelta} s beside other faults`,
      vistos: conOtro.length,
      faltas: tarde(conOtro, CON_OTRO * vuelta),
    },
    { que: 'processes that ended by themselves: none', vistos: 0, faltas: caidas },
  ];
};

/** Prints the figures of a run. */
export const informar = (libro: Libro, danos: Danos, comprobaciones: readonly Comprobacion[]): void => {
  console.log(`\ncommands accepted  ${cuentas(libro.aceptados)}`);
  console.log(`commands refused   ${cuentas(libro.rechazados)}`);
  console.log(`tries in vain      ${cuentas(libro.reintentos)}`);
  console.log(
    `faults             ${danos.muertes} kill -9, ${danos.cortes} cuts of the database (${danos.conexionesCortadas} connections), ${danos.brokers} restarts of the broker`,
  );
  const { solas, conOtro } = separar(danos.vueltas);
  const de = (vueltas: readonly Vuelta[]) => tiempos(vueltas.map(({ ms }) => ms));
  console.log(`back at work       ${de(solas)}`);
  console.log(`  healthy          ${tiempos(solas.map(({ sanoMs }) => sanoMs))}`);
  console.log(`  duties in hand   ${tiempos(solas.map(({ relevadoMs }) => relevadoMs))}`);
  console.log(`… in other faults  ${de(conOtro)}`);
  const [, cinco] = loadavg();
  console.log(`load of machine    ${cinco?.toFixed(1)} on ${availableParallelism()} cores, the last five minutes\n`);
  for (const una of comprobaciones) informarComprobacion(una);
};

/** Prints whether one thing holds, and the first places where it does not. */
export const informarComprobacion = ({ que, vistos, faltas }: Comprobacion): void => {
  console.log(
    `${faltas.length === 0 ? 'ok  ' : 'FAIL'} ${que.padEnd(60)} ${`${vistos}`.padStart(6)} ${faltas.length || ''}`,
  );
  for (const falta of faltas.slice(0, FALTAS_A_LA_VISTA)) console.log(`       ${falta}`);
};

const cuentas = (mapa: ReadonlyMap<string, number>): string => {
  const total = [...mapa.values()].reduce((suma, uno) => suma + uno, 0);
  const partes = [...mapa].sort(([, a], [, b]) => b - a).map(([que, veces]) => `${que} ${veces}`);
  return total === 0 ? '0' : `${total}: ${partes.join(', ')}`;
};

const tiempos = (sinOrden: readonly number[]): string => {
  const ms = sinOrden.toSorted((a, b) => a - b);
  if (ms.length === 0) return 'none';
  const parte = (fraccion: number) => `${Math.round(ms[Math.ceil(ms.length * fraccion) - 1] ?? 0)} ms`;
  return `${ms.length} restarts: p50 ${parte(0.5)}, p95 ${parte(0.95)}, max ${parte(1)}`;
};

const separar = (vueltas: readonly Vuelta[]) => ({
  solas: vueltas.filter(({ otroFalloMs }) => otroFalloMs === undefined),
  conOtro: vueltas.filter(({ otroFalloMs }) => otroFalloMs !== undefined),
});
