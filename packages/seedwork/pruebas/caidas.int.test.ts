import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { migrar } from '@alpes/prisma/migrar';
import { urlDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Aviso, type Encargo, PUNTOS, type Publicado, type Punto } from './procesoHijo.ts';

const HIJO = fileURLToPath(new URL('./procesoHijo.ts', import.meta.url));
const notas = (cuantas: number) => Array.from({ length: cuantas }, (_, i) => i + 1);
const NOTAS = notas(6);

let raiz: string;
const hijos: ChildProcess[] = [];
let servidor: Awaited<ReturnType<typeof urlDePrueba>>;
beforeAll(async () => {
  raiz = mkdtempSync(join(tmpdir(), 'alpes-caidas-'));
  servidor = await urlDePrueba();
  await servidor?.eliminar();
  if (servidor !== undefined) return;
  const base = await abrirBaseDeDatos({ carpeta: join(raiz, 'modelo') });
  await migrar(base);
  await base.cerrar();
});
afterAll(() => {
  for (const hijo of hijos) hijo.kill('SIGKILL');
  rmSync(raiz, { recursive: true, force: true });
});

/** A migrated database of its own, that outlives its processes: on the server, or in a folder. */
const preparar = async (nombre: string) => {
  const copia = await urlDePrueba();
  if (copia !== undefined) return { encargo: { url: copia.url }, eliminar: copia.eliminar };
  const carpeta = join(raiz, nombre);
  cpSync(join(raiz, 'modelo'), carpeta, { recursive: true });
  return { encargo: { carpeta }, eliminar: async () => rmSync(carpeta, { recursive: true, force: true }) };
};

/** Starts a process, and waits for what it says first. */
const lanzar = async (encargo: Encargo) => {
  const hijo = fork(HIJO, [JSON.stringify(encargo)], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  hijos.push(hijo);
  const [primero] = await Promise.race([
    once(hijo, 'message') as Promise<[Aviso]>,
    once(hijo, 'exit').then(([codigo]) => expect.fail(`the process ended by itself: ${codigo}`)),
  ]);
  return { hijo, primero };
};

/** Runs a process up to a point, and kills it there. */
const matarEn = async (punto: Punto, encargo: Encargo) => {
  const { hijo, primero } = await lanzar({ ...encargo, punto });
  expect(primero).toEqual({ que: 'en el punto' });
  const muerto = once(hijo, 'exit');
  hijo.kill('SIGKILL');
  expect(await muerto).toEqual([null, 'SIGKILL']);
};

/** Runs a process until there is nothing left to do. @returns what it found then. */
const terminar = async (encargo: Encargo) => {
  const { hijo, primero } = await lanzar(encargo);
  if (hijo.exitCode === null) await once(hijo, 'exit');
  return primero.que === 'fin' ? primero : expect.fail('the process stopped at a point');
};

const publicados = (diario: string): Publicado[] =>
  readFileSync(diario, 'utf8')
    .trimEnd()
    .split('\n')
    .map((linea) => JSON.parse(linea) as Publicado);

/** Nothing is lost, nothing is done twice, positions have no holes, and the broker can tell what it has had. */
const exigirExactamenteUnaVez = (
  notas: readonly number[],
  { eventos, apartados }: Extract<Aviso, { que: 'fin' }>,
  diario: string,
) => {
  for (const [topic, tipo] of [
    ['eventos.notas', 'Anotado.v1'],
    ['eventos.ecos', 'Repetido.v1'],
  ]) {
    const deTopic = eventos.filter((uno) => uno.topic === topic);
    expect(deTopic.map((uno) => uno.tipo)).toEqual(notas.map(() => tipo));
    expect(deTopic.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(notas);
    expect(deTopic.map(({ posicion }) => posicion)).toEqual(notas.map((_, i) => i + 1));
  }
  expect(apartados).toBe(0);
  for (const deFlujo of Map.groupBy(publicados(diario), ({ flujo }) => flujo).values()) {
    // What is sent again has the position that it had, so the broker drops it; what is new comes in order.
    const primeras = deFlujo.filter(({ posicion }, i) => deFlujo.findIndex((uno) => uno.posicion === posicion) === i);
    expect(primeras.map(({ posicion }) => posicion)).toEqual(notas.map((_, i) => i + 1));
    for (const { posicion, n } of deFlujo) expect(primeras[posicion - 1]?.n).toBe(n);
  }
};

describe('a process that is killed', () => {
  it.each(Object.entries(PUNTOS))('%s: everything has its effect once', async (_, punto) => {
    const { encargo, eliminar } = await preparar(punto.replaceAll(' ', '-'));
    const diario = join(raiz, `${punto}.diario`);
    try {
      await matarEn(punto, { ...encargo, diario, notas: NOTAS });
      // Whoever left the commands does not know which of them arrived: it leaves them all again.
      exigirExactamenteUnaVez(NOTAS, await terminar({ ...encargo, diario, notas: NOTAS }), diario);
    } finally {
      await eliminar();
    }
  });

  it('at one point after the other, on one database, with more to do each time', { timeout: 120_000 }, async () => {
    const { encargo, eliminar } = await preparar('todas');
    const diario = join(raiz, 'todas.diario');
    const puntos: Punto[] = [
      'durante la transacción',
      'antes de numerar',
      'antes de publicar',
      'antes de marcar',
      'antes del avance',
    ];
    const todas = notas(NOTAS.length * puntos.length);
    try {
      for (const [i, punto] of puntos.entries()) {
        const nuevas = todas.slice(i * NOTAS.length, (i + 1) * NOTAS.length);
        await matarEn(punto, { ...encargo, diario, notas: nuevas });
      }
      exigirExactamenteUnaVez(todas, await terminar({ ...encargo, diario, notas: todas }), diario);
    } finally {
      await eliminar();
    }
  });
});
