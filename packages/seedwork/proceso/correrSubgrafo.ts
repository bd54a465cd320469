import { setTimeout as esperar } from 'node:timers/promises';
import { abrirBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { seCorto } from '@alpes/prisma/errores';
import { exigirMigrada } from '@alpes/prisma/migrar';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import { servirSubgrafo } from '../graphql/servidorSubgrafo.ts';
import { crearBus } from '../infraestructura/crearBus.ts';
import type { Entorno as EntornoDeModulo, ModuloEnMarcha } from '../modulo.ts';
import { crearBitacora } from '../observabilidad/bitacora.ts';
import { crearMetricas } from '../observabilidad/metricas.ts';
import {
  anfitrion,
  leerConfiguraciones,
  nivelDeBitacora,
  opcionesDeBus,
  puerto,
  urlDeBaseDeDatos,
  VARIABLES_DE_BUS,
  VARIABLES_DE_CONSERVACION,
  VARIABLES_DE_REINTENTOS,
} from './configuracion.ts';
import { clavesInternas, reglasDelSubgrafo, VARIABLES_INTERNAS } from './configuracionDeSeguridad.ts';
import { correrProceso } from './correrProceso.ts';

const COMUNES = {
  HOST: anfitrion,
  DATABASE_URL: urlDeBaseDeDatos,
  LOG_LEVEL: nivelDeBitacora('info'),
  ...VARIABLES_DE_BUS,
  ...VARIABLES_DE_REINTENTOS,
  ...VARIABLES_DE_CONSERVACION,
  ...VARIABLES_INTERNAS,
};

/** A subgraph to be run as a process of its own. */
export interface Subproceso<Ajustes extends z.ZodRawShape> {
  readonly nombre: string;
  readonly puertoPorDefecto: number;
  /** Settings of this context alone, by the names of their environment variables. */
  readonly ajustes: Ajustes;
  iniciar(ajustes: z.output<z.ZodObject<Ajustes>>, entorno: EntornoDeModulo): Promise<ModuloEnMarcha>;
}

const INTENTOS = 5;
const ENTRE_INTENTOS_MS = 500;

/** Does something again, a few times, where it failed for a reason that passes. */
const insistir = async <A>(accion: () => Promise<A>, pasajero: (error: unknown) => boolean): Promise<A> => {
  for (let intento = 1; ; intento += 1) {
    try {
      return await accion();
    } catch (error) {
      if (intento === INTENTOS || !pasajero(error)) throw error;
      await esperar(ENTRE_INTENTOS_MS);
    }
  }
};

/** Runs a context as a process of its own, over one PostgreSQL, until it is told to stop. */
export const correrSubgrafo = <Ajustes extends z.ZodRawShape>({
  nombre,
  puertoPorDefecto,
  ajustes,
  iniciar,
}: Subproceso<Ajustes>): Promise<void> =>
  correrProceso(async () => {
    const [comunes, propios] = leerConfiguraciones(
      { PORT: puerto(puertoPorDefecto), ...COMUNES },
      ajustes,
      process.env,
      reglasDelSubgrafo,
    );
    const bitacora = crearBitacora(nombre, comunes.LOG_LEVEL);
    const metricas = crearMetricas(new Registry());
    const base = await abrirBaseDeDatos({ url: comunes.DATABASE_URL });
    await exigirMigrada(base);
    const bus = await crearBus(opcionesDeBus(comunes), base, bitacora);
    const entorno = {
      base,
      bus,
      bitacora,
      metricas,
      reintentos: { maximo: comunes.REINTENTOS_MAXIMO, esperaMs: comunes.REINTENTOS_ESPERA_MS },
      conservacion: { bandejaDias: comunes.BANDEJA_DIAS, clavesDias: comunes.CLAVES_DIAS },
      clavesInternas: clavesInternas(comunes),
    };
    // A module that does not start leaves nothing running.
    const modulo = await insistir(() => iniciar(propios, entorno), seCorto);
    const servidor = await servirSubgrafo({
      modulo,
      puerto: comunes.PORT,
      anfitrion: comunes.HOST,
      bitacora,
      metricas,
    });
    bitacora.info({ url: servidor.url }, 'subgraph is listening');
    if (comunes.CLAVE_INTERNA === undefined) {
      bitacora.warn('OPEN, on this machine only: without CLAVE_INTERNA whoever asks may do everything');
    }
    return async () => {
      await servidor.cerrar();
      await modulo.detener();
      await bus.cerrar();
      await base.cerrar();
    };
  });
