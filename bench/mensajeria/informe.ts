import type { Comparacion, Ronda } from './comparar.ts';
import type { Tiempos } from './lado.ts';

/** A comparison as a table for people, and what came of the goals. */
export const informe = ({ nuestro, pelado }: Comparacion): string => {
  const latencia = (titulo: string, de: (tiempos: Tiempos) => number, dePelado = de) => {
    const tiempos = (rondas: readonly Ronda[], que: (tiempos: Tiempos) => number) =>
      resumen(rondas.flatMap(({ idas }) => idas.map(que)));
    const razon = razones(nuestro, pelado, (ronda, mia) => mediana(ronda.idas.map(mia ? de : dePelado)));
    return [titulo, tiempos(nuestro, de), tiempos(pelado, dePelado), `${razon}×`];
  };
  const caudal = (titulo: string, de: (ronda: Ronda) => number) => {
    const porSegundo = (rondas: readonly Ronda[]) => `${entero(mediana(rondas.map(de)))} messages/s`;
    return [titulo, porSegundo(nuestro), porSegundo(pelado), `${razones(nuestro, pelado, de)}×`];
  };
  const filas = [
    ['', 'ours', 'bare', 'ours / bare: median (least–most)'],
    latencia('commit → published', ({ publicado }) => publicado),
    latencia('commit → consumer has it', ({ recibido }) => recibido),
    latencia('commit → effect committed', ({ hecho }) => hecho),
    caudal('publishing a backlog', ({ publicados }) => publicados),
    caudal('consuming a backlog', ({ consumidos }) => consumidos),
  ];
  const media = promedio(nuestro.flatMap(({ idas }) => idas.map(({ publicado }) => publicado)));
  const deRelay = mediana(nuestro.map(({ publicados }) => publicados));
  const extremos = cociente(nuestro, pelado, ({ idas }) => mediana(idas.map(({ recibido }) => recibido)));
  return [
    ...alineadas(filas),
    '',
    meta(deRelay >= 5_000, `relay ≥ 5,000 messages/s: ${entero(deRelay)}`),
    meta(media <= 5, `commit → published ≤ 5 ms in the mean: ${media.toFixed(1)}`),
    meta(mediana(extremos) <= 2, `commit → consumer ≤ 2× bare: ${mediana(extremos).toFixed(2)}`),
  ].join('\n');
};

const meta = (alcanzada: boolean, texto: string) => `  ${alcanzada ? 'met    ' : 'MISSED '} ${texto}`;

/** Ours against bare, round by round. */
const cociente = (
  nuestro: readonly Ronda[],
  pelado: readonly Ronda[],
  de: (ronda: Ronda, mia: boolean) => number,
): number[] => nuestro.flatMap((ronda, n) => (pelado[n] === undefined ? [] : [de(ronda, true) / de(pelado[n], false)]));

const razones = (...de: Parameters<typeof cociente>): string => {
  const todas = cociente(...de);
  return `${mediana(todas).toFixed(2)} (${Math.min(...todas).toFixed(2)}–${Math.max(...todas).toFixed(2)})`;
};

const resumen = (tiempos: readonly number[]) =>
  `${promedio(tiempos).toFixed(1)} mean, ${mediana(tiempos).toFixed(1)} p50, ${cuantil(tiempos, 0.99).toFixed(1)} p99 ms`;

const promedio = (valores: readonly number[]) => valores.reduce((suma, valor) => suma + valor, 0) / valores.length;

const mediana = (valores: readonly number[]) => cuantil(valores, 0.5);

const cuantil = (valores: readonly number[], parte: number): number => {
  const ordenados = [...valores].sort((a, b) => a - b);
  return ordenados[Math.min(Math.floor(ordenados.length * parte), ordenados.length - 1)] ?? Number.NaN;
};

const entero = (valor: number) => Math.round(valor).toLocaleString('en');

const alineadas = (filas: readonly (readonly string[])[]): string[] => {
  const anchos = (filas[0] ?? []).map((_, columna) => Math.max(...filas.map((fila) => fila[columna]?.length ?? 0)));
  return filas.map((fila) => `  ${fila.map((celda, n) => celda.padEnd(anchos[n] ?? 0)).join('   ')}`.trimEnd());
};
