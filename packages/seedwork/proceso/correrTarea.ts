import { parseArgs } from 'node:util';
import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { ErrorDeArranque } from '@alpes/prisma/errorDeArranque';
import { pino } from 'pino';
import type { z } from 'zod';
import { crearBitacora } from '../observabilidad/bitacora.ts';
import { pideAyuda, textoDeAyuda } from './ayuda.ts';
import { esperaDeArranque, leerConfiguraciones } from './configuracion.ts';
import { insistir } from './insistir.ts';

/** Work on the database that ends by itself. */
export interface Tarea<Ajustes extends z.ZodRawShape> {
  /** Of its log. */
  readonly nombre: string;
  readonly titulo: string;
  readonly ajustes: Ajustes;
  /** What may be given as `--name`, and what for. */
  readonly opciones?: Readonly<Record<string, string>>;
  /** Opens the database; tried again, for as long as a start waits, where it may be there in a moment. */
  abrir(ajustes: z.output<z.ZodObject<Ajustes>>): Promise<BaseDeDatos>;
  hacer(base: BaseDeDatos, ajustes: z.output<z.ZodObject<Ajustes>>, dadas: ReadonlySet<string>): Promise<void>;
}

const COMUNES = { ARRANQUE_ESPERA_MS: esperaDeArranque };

/**
 * Runs a task. With `--help` it tells its settings and options, and does nothing else; nor does it with an option that there
 * is not. What keeps it from its work is one line that says what to do.
 */
export const correrTarea = async <Ajustes extends z.ZodRawShape>(tarea: Tarea<Ajustes>): Promise<void> => {
  const { nombre, titulo, opciones = {} } = tarea;
  if (pideAyuda()) {
    console.log(textoDeAyuda(titulo, { ...tarea.ajustes, ...COMUNES }, opciones));
    return;
  }
  try {
    const dadas = leerOpciones(Object.keys(opciones));
    const [propios, { ARRANQUE_ESPERA_MS }] = leerConfiguraciones(tarea.ajustes, COMUNES, process.env);
    // What a task prints is its result.
    const bitacora = crearBitacora(nombre, 'warn', pino.destination({ dest: 2, sync: true }));
    const base = await insistir(() => tarea.abrir(propios), Date.now() + ARRANQUE_ESPERA_MS, bitacora);
    try {
      await tarea.hacer(base, propios, dadas);
    } finally {
      await base.cerrar();
    }
  } catch (error) {
    if (!(error instanceof ErrorDeArranque)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};

const leerOpciones = (nombres: readonly string[]): ReadonlySet<string> => {
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(nombres.map((nombre) => [nombre, { type: 'boolean' as const }])),
    });
    return new Set(Object.keys(values));
  } catch {
    const admitidas = ['--help', ...nombres.map((nombre) => `--${nombre}`)].join(', ');
    throw new ErrorDeArranque(`No se entiende «${process.argv.slice(2).join(' ')}»: solo se admite ${admitidas}.`);
  }
};
