import { fileURLToPath } from 'node:url';
import { AJUSTES_DE_CAMPANIAS } from '@alpes/campanias/ajustes';
import { VARIABLES_DE_CONEXIONES } from '@alpes/gateway/conexiones';
import { VARIABLES_DE_IDENTIDAD } from '@alpes/gateway/identidad/configuracion';
import { VARIABLES_DE_PROTECCION } from '@alpes/gateway/limites/configuracion';
import { AJUSTES_DE_PAGOS } from '@alpes/pagos/ajustes';
import {
  anfitrion,
  avisoDeParada,
  esperaDeArranque,
  nivelDeBitacora,
  plazoDePeticion,
  plazoDeSentencia,
  puerto,
  urlDeBaseDeDatos,
  VARIABLES_DE_BUS,
  VARIABLES_DE_CONSERVACION,
  VARIABLES_DE_REINTENTOS,
  VARIABLES_DE_TRAZAS,
} from '@alpes/seedwork/proceso/configuracion';
import { z } from 'zod';

/** Settings of the whole system in one process; docs/configuracion.md explains each. */
export const CONFIGURACION = {
  PORT: puerto(4000),
  HOST: anfitrion,
  DATABASE_URL: urlDeBaseDeDatos.optional(),
  DATOS: z
    .string()
    .default(fileURLToPath(new URL('../../datos', import.meta.url)))
    .describe('Carpeta de la base de datos, donde no hay DATABASE_URL.'),
  MUESTRA: z
    .enum(['si', 'no'], 'debe ser si o no.')
    .optional()
    .describe('Si se cargan los datos de muestra; por defecto, solo sin DATABASE_URL.'),
  SUPERGRAPH_PATH: z
    .string()
    .default(fileURLToPath(new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor'))))
    .describe('Archivo con el SDL del supergrafo.'),
  LOG_LEVEL: nivelDeBitacora('warn'),
  ...VARIABLES_DE_BUS,
  ...VARIABLES_DE_REINTENTOS,
  ...VARIABLES_DE_CONSERVACION,
  PETICION_PLAZO_MS: plazoDePeticion,
  ARRANQUE_ESPERA_MS: esperaDeArranque,
  SENTENCIA_PLAZO_MS: plazoDeSentencia,
  PARADA_AVISO_MS: avisoDeParada,
  ...AJUSTES_DE_PAGOS,
  ...AJUSTES_DE_CAMPANIAS,
  ...VARIABLES_DE_CONEXIONES,
  ...VARIABLES_DE_PROTECCION,
  ...VARIABLES_DE_IDENTIDAD,
  ...VARIABLES_DE_TRAZAS,
};
