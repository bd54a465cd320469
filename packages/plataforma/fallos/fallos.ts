// Kills, cuts and restarts whatever the system is made of while it works, then looks whether anything was lost, done
// twice or left undone. See docs/fallos.md.
import { leerAjustes } from './ajustes.ts';
import { esperarCalma } from './calma.ts';
import { comprobar } from './comprobar.ts';
import { conPostgres } from './conPostgres.ts';
import { danar } from './danos.ts';
import { esperarEnMarcha } from './enMarcha.ts';
import { enSistema } from './enSistema.ts';
import { comprobarDanos, informar } from './informe.ts';
import { comprobarSeguidores, seguir } from './seguidores.ts';
import type { Sistema } from './sistema.ts';
import { trabajar } from './trabajo.ts';

/** What the run keeps for its end: sagas that time out, and retries that wait. */
const PARA_LA_CALMA_MS = 90_000;
/** What it keeps for looking at everything. */
const PARA_COMPROBAR_MS = 15_000;
/** A system that is not there by then will not come. */
const ARRANQUE_MAXIMO_MS = 120_000;
const AVISAR_CADA = 10;

const ajustes = leerAjustes(process.argv.slice(2));
const fin = performance.now() + ajustes.minutos * 60_000 - PARA_COMPROBAR_MS;

const correr = async (sistema: Sistema): Promise<boolean> => {
  const listos = performance.now() + ARRANQUE_MAXIMO_MS;
  for (const replica of sistema.replicas) await esperarEnMarcha(sistema, replica, undefined, Math.min(listos, fin));
  console.log(`--muertes ${ajustes.muertes} --minutos ${ajustes.minutos} --semilla ${ajustes.semilla}`);
  console.log(`${sistema.replicas.length} processes, bus: ${sistema.bus}, logs: ${sistema.registros}`);
  const seguidores = seguir(sistema.origen);
  const trabajo = trabajar(sistema.origen, ajustes.semilla, ajustes.ritmo);
  const danos = await danar(sistema, ajustes, fin - PARA_LA_CALMA_MS, ({ muertes }) => {
    if (muertes % AVISAR_CADA === 0) console.log(`${reloj()} ${muertes} killed`);
  });
  const sinRespuesta = await trabajo.terminar(fin);
  console.log(`${reloj()} ${sinRespuesta} commands without an answer`);
  if (trabajo.rotura !== undefined) throw trabajo.rotura;

  const respondidos = [...trabajo.libro.aceptados.values()].reduce((suma, uno) => suma + uno, 0);
  const respuestas = {
    que: 'every command was answered',
    vistos: respondidos,
    faltas: sinRespuesta === 0 ? [] : [`${sinRespuesta} have no answer`],
  };
  const calma = { que: 'calm at the end', vistos: 1, faltas: [] as string[] };
  await esperarCalma(sistema, fin).catch((error: unknown) => calma.faltas.push(String(error)));
  console.log(`${reloj()} ${calma.faltas.length === 0 ? 'calm' : 'not calm'}`);
  await seguidores.terminar();
  const caidas = sistema.replicas.flatMap(({ proceso: { nombre, caidas: veces } }) =>
    veces > 0 ? [`${nombre}: ${veces} times`] : [],
  );
  const comprobaciones = [
    ...comprobarDanos(danos, ajustes, caidas),
    respuestas,
    calma,
    ...(await comprobar(sistema, trabajo.libro)),
    await comprobarSeguidores(sistema, seguidores),
  ];
  informar(trabajo.libro, danos, comprobaciones);
  return comprobaciones.every(({ faltas }) => faltas.length === 0);
};

const reloj = (): string => `${((performance.now() - inicio) / 1_000).toFixed(0).padStart(4)} s`;
const inicio = performance.now();

await conPostgres(() => enSistema(ajustes.bus, correr));
