import { setTimeout as esperar } from 'node:timers/promises';
import type { z } from 'zod';
import { servirSubgrafo } from '../graphql/servidorSubgrafo.ts';
import { crearBus } from '../infraestructura/crearBus.ts';
import type { Entorno as EntornoDeModulo, ModuloEnMarcha } from '../modulo.ts';
import { crearBitacora } from '../observabilidad/bitacora.ts';
import { crearTrazas } from '../observabilidad/crearTrazas.ts';
import { crearMetricas } from '../observabilidad/metricas.ts';
import { crearRegistro, medirConexiones } from '../observabilidad/registro.ts';
import { abrirMigrada } from './abrirMigrada.ts';
import {
  anfitrion,
  avisoDeParada,
  conservacionDe,
  type Entorno,
  esperaDeArranque,
  leerConfiguraciones,
  nivelDeBitacora,
  opcionesDeBus,
  opcionesDeTrazas,
  plazoDeSentencia,
  puerto,
  reglasDeBus,
  urlDeBaseDeDatos,
  VARIABLES_DE_BUS,
  VARIABLES_DE_CONSERVACION,
  VARIABLES_DE_REINTENTOS,
  VARIABLES_DE_TRAZAS,
} from './configuracion.ts';
import { clavesInternas, reglasDelSubgrafo, VARIABLES_INTERNAS } from './configuracionDeSeguridad.ts';
import { correrProceso } from './correrProceso.ts';
import { insistir } from './insistir.ts';

/** Settings of every subgraph; docs/configuracion.md explains each. */
export const ajustesDeSubgrafo = (puertoPorDefecto: number) => ({
  PORT: puerto(puertoPorDefecto),
  HOST: anfitrion,
  DATABASE_URL: urlDeBaseDeDatos,
  LOG_LEVEL: nivelDeBitacora('info'),
  PARADA_AVISO_MS: avisoDeParada,
  ARRANQUE_ESPERA_MS: esperaDeArranque,
  SENTENCIA_PLAZO_MS: plazoDeSentencia,
  ...VARIABLES_DE_BUS,
  ...VARIABLES_DE_REINTENTOS,
  ...VARIABLES_DE_CONSERVACION,
  ...VARIABLES_INTERNAS,
  ...VARIABLES_DE_TRAZAS,
});

/** A subgraph to be run as a process of its own. */
export interface Subproceso<Ajustes extends z.ZodRawShape> {
  readonly nombre: string;
  readonly puertoPorDefecto: number;
  /** Settings of this context alone, by the names of their environment variables. */
  readonly ajustes: Ajustes;
  iniciar(ajustes: z.output<z.ZodObject<Ajustes>>, entorno: EntornoDeModulo): Promise<ModuloEnMarcha>;
}

const reglas = (dadas: Entorno): readonly string[] => [...reglasDelSubgrafo(dadas), ...reglasDeBus(dadas)];

/** Runs a context as a process of its own, over one PostgreSQL, until it is told to stop. */
export const correrSubgrafo = <Ajustes extends z.ZodRawShape>({
  nombre,
  puertoPorDefecto,
  ajustes,
  iniciar,
}: Subproceso<Ajustes>): Promise<void> => {
  const generales = ajustesDeSubgrafo(puertoPorDefecto);
  return correrProceso(`Subgrafo ${nombre}`, { ...generales, ...ajustes }, async () => {
    const [comunes, propios] = leerConfiguraciones(generales, ajustes, process.env, reglas);
    const bitacora = crearBitacora(nombre, comunes.LOG_LEVEL);
    const trazas = await crearTrazas(nombre, opcionesDeTrazas(comunes));
    const registro = crearRegistro();
    const metricas = crearMetricas(registro);
    const limite = Date.now() + comunes.ARRANQUE_ESPERA_MS;
    const enPostgres = { url: comunes.DATABASE_URL, sentenciaMs: comunes.SENTENCIA_PLAZO_MS };
    const base = await insistir(() => abrirMigrada(enPostgres), limite, bitacora);
    medirConexiones(registro, base);
    const bus = await crearBus(opcionesDeBus(comunes), base, bitacora);
    const entorno = {
      base,
      bus,
      bitacora,
      metricas,
      trazas,
      reintentos: { maximo: comunes.REINTENTOS_MAXIMO, esperaMs: comunes.REINTENTOS_ESPERA_MS },
      conservacion: conservacionDe(comunes),
      clavesInternas: clavesInternas(comunes),
    };
    // A module that does not start leaves nothing running.
    const modulo = await insistir(() => iniciar(propios, entorno), limite, bitacora);
    const servidor = await servirSubgrafo({
      modulo,
      puerto: comunes.PORT,
      anfitrion: comunes.HOST,
      bitacora,
      metricas,
      antesDeCerrar: () => esperar(comunes.PARADA_AVISO_MS),
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
      await trazas.cerrar();
    };
  });
};
