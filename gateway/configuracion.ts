import { accessSync, constants } from 'node:fs';
import { setTimeout as esperar } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  anfitrion,
  avisoDeParada,
  type Entorno,
  leerConfiguracion,
  nivelDeBitacora,
  opcionesDeTrazas,
  plazoDePeticion,
  puerto,
  VARIABLES_DE_TRAZAS,
} from '@alpes/seedwork/proceso/configuracion';
import { clavesInternas, VARIABLES_INTERNAS } from '@alpes/seedwork/proceso/configuracionDeSeguridad';
import { z } from 'zod';
import { opcionesDeConexiones, VARIABLES_DE_CONEXIONES } from './conexiones.ts';
import { opcionesDeIdentidad, reglasDelGateway, VARIABLES_DE_IDENTIDAD } from './identidad/configuracion.ts';
import { opcionesDeProteccion, VARIABLES_DE_PROTECCION } from './limites/configuracion.ts';

const direccion = (porDefecto: string) =>
  z.url({ protocol: /^https?$/, error: 'debe ser una dirección http:// o https://.' }).default(porDefecto);

/** Settings of the gateway as a process of its own; docs/configuracion.md explains each. */
export const CONFIGURACION_DEL_GATEWAY = {
  PORT: puerto(4000),
  HOST: anfitrion,
  SUPERGRAPH_PATH: z
    .string()
    .default(fileURLToPath(new URL('./supergraph.graphql', import.meta.url)))
    .refine(seLee, { error: ({ input }) => `no se puede leer el archivo ${String(input)}.` })
    .describe('Archivo con el SDL del supergrafo.'),
  SUBGRAFO_CLIENTE_URL: direccion('http://127.0.0.1:4001/graphql').describe('Dirección del subgrafo cliente.'),
  SUBGRAFO_PAGOS_URL: direccion('http://127.0.0.1:4002/graphql').describe('Dirección del subgrafo pagos.'),
  SUBGRAFO_CAMPANIAS_URL: direccion('http://127.0.0.1:4003/graphql').describe('Dirección del subgrafo campanias.'),
  LOG_LEVEL: nivelDeBitacora('info'),
  PETICION_PLAZO_MS: plazoDePeticion,
  PARADA_AVISO_MS: avisoDeParada,
  CORS_ORIGENES: z
    .string()
    .default('https://studio.apollographql.com')
    .transform(separarPorComas)
    .describe('Orígenes de páginas web que pueden usar la API, separados por comas.'),
  ...VARIABLES_DE_CONEXIONES,
  ...VARIABLES_DE_PROTECCION,
  ...VARIABLES_DE_IDENTIDAD,
  ...VARIABLES_INTERNAS,
  ...VARIABLES_DE_TRAZAS,
};

/** Reads the settings of the gateway as a process of its own. @throws ErrorDeArranque with all that is wrong. */
export function leerConfiguracionDelGateway(entorno: Entorno) {
  const leida = leerConfiguracion(CONFIGURACION_DEL_GATEWAY, entorno, reglasDelGateway);
  return {
    puerto: leida.PORT,
    anfitrion: leida.HOST,
    rutaDelSupergrafo: leida.SUPERGRAPH_PATH,
    subgrafos: [
      { nombre: 'cliente', url: leida.SUBGRAFO_CLIENTE_URL },
      { nombre: 'pagos', url: leida.SUBGRAFO_PAGOS_URL },
      { nombre: 'campanias', url: leida.SUBGRAFO_CAMPANIAS_URL },
    ],
    nivelDeBitacora: leida.LOG_LEVEL,
    plazoMs: leida.PETICION_PLAZO_MS,
    antesDeCerrar: () => esperar(leida.PARADA_AVISO_MS),
    origenes: leida.CORS_ORIGENES,
    conexiones: opcionesDeConexiones(leida),
    identidad: opcionesDeIdentidad(leida),
    claveInterna: clavesInternas(leida)?.[0],
    ...opcionesDeProteccion(leida, entorno),
    trazas: opcionesDeTrazas(leida),
  };
}

function seLee(ruta: string): boolean {
  try {
    accessSync(ruta, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function separarPorComas(lista: string): string[] {
  return lista
    .split(',')
    .map((uno) => uno.trim())
    .filter(Boolean);
}
