import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { opcionesDeConexiones, VARIABLES_DE_CONEXIONES } from '@alpes/gateway/conexiones';
import { autenticadorDe } from '@alpes/gateway/identidad/autenticador';
import { opcionesDeIdentidad, reglasDeIdentidad, VARIABLES_DE_IDENTIDAD } from '@alpes/gateway/identidad/configuracion';
import { abrirBaseDeDatos, ErrorDeArranque } from '@alpes/prisma/baseDeDatos';
import { migrar } from '@alpes/prisma/migrar';
import { crearBus } from '@alpes/seedwork/infraestructura/crearBus';
import { crearBitacora } from '@alpes/seedwork/observabilidad/bitacora';
import {
  anfitrion,
  leerConfiguracion,
  milisegundos,
  nivelDeBitacora,
  opcionesDeBus,
  puerto,
  urlDeBaseDeDatos,
  VARIABLES_DE_BUS,
  VARIABLES_DE_CONSERVACION,
  VARIABLES_DE_REINTENTOS,
} from '@alpes/seedwork/proceso/configuracion';
import { correrProceso } from '@alpes/seedwork/proceso/correrProceso';
import { z } from 'zod';
import { cargarDatosDeMuestra } from './datosDeMuestra.ts';
import { iniciarPlataforma } from './plataforma.ts';

/** Settings of the whole system in one process; docs/configuracion.md explains each. */
const CONFIGURACION = {
  PORT: puerto(4000),
  HOST: anfitrion,
  DATABASE_URL: urlDeBaseDeDatos.optional(),
  DATOS: z.string().default(fileURLToPath(new URL('../../datos', import.meta.url))),
  MUESTRA: z.enum(['si', 'no'], 'debe ser si o no.').optional(),
  SUPERGRAPH_PATH: z
    .string()
    .default(fileURLToPath(new URL('./supergraph.graphql', import.meta.resolve('@alpes/gateway/servidor')))),
  LOG_LEVEL: nivelDeBitacora('warn'),
  ...VARIABLES_DE_BUS,
  ...VARIABLES_DE_REINTENTOS,
  ...VARIABLES_DE_CONSERVACION,
  PETICION_PLAZO_MS: milisegundos(15_000),
  SAGA_PLAZO_MS: milisegundos(60_000),
  PASARELA_DEMORA_MS: milisegundos(5_000),
  PASARELA_CONSULTA_MS: milisegundos(1_000),
  ...VARIABLES_DE_CONEXIONES,
  ...VARIABLES_DE_IDENTIDAD,
};

/** @throws the error of a server that cannot listen there. */
const exigirPuertoLibre = async (port: number, host: string): Promise<void> => {
  const servidor = createServer().listen({ port, host });
  await once(servidor, 'listening');
  servidor.close();
  await once(servidor, 'close');
};

await correrProceso(async () => {
  const ajustes = leerConfiguracion(CONFIGURACION, process.env, reglasDeIdentidad);
  const bitacora = crearBitacora('alpes', ajustes.LOG_LEVEL);
  const supergrafo = await readFile(ajustes.SUPERGRAPH_PATH, 'utf8').catch(() => {
    throw new ErrorDeArranque(`SUPERGRAPH_PATH: no se puede leer ${ajustes.SUPERGRAPH_PATH}.`);
  });
  // To make a database takes a while: better told before.
  await exigirPuertoLibre(ajustes.PORT, ajustes.HOST);
  const base = await abrirBaseDeDatos(
    ajustes.DATABASE_URL === undefined ? { carpeta: ajustes.DATOS } : { url: ajustes.DATABASE_URL },
  );
  try {
    await migrar(base);
    const plataforma = await iniciarPlataforma({
      base,
      bus: await crearBus(opcionesDeBus(ajustes), base, bitacora),
      puerto: ajustes.PORT,
      anfitrion: ajustes.HOST,
      bitacora,
      supergrafo,
      plazoMs: ajustes.PETICION_PLAZO_MS,
      conexiones: opcionesDeConexiones(ajustes),
      autenticar: autenticadorDe(opcionesDeIdentidad(ajustes), bitacora),
      reintentos: { maximo: ajustes.REINTENTOS_MAXIMO, esperaMs: ajustes.REINTENTOS_ESPERA_MS },
      conservacion: { bandejaDias: ajustes.BANDEJA_DIAS, clavesDias: ajustes.CLAVES_DIAS },
      ajustes: {
        plazoSagaMs: ajustes.SAGA_PLAZO_MS,
        demoraPasarelaMs: ajustes.PASARELA_DEMORA_MS,
        consultaPasarelaMs: ajustes.PASARELA_CONSULTA_MS,
      },
    });
    const conMuestra = ajustes.MUESTRA ?? (base.motor === 'pglite' ? 'si' : 'no');
    if (conMuestra === 'si') await cargarDatosDeMuestra(base.prisma, plataforma.subgrafos, new Date());
    console.log(`\nAlpes Partners está en marcha. Explore el grafo en:  ${plataforma.url}/graphql\n`);
    return async () => {
      await plataforma.detener();
      await base.cerrar();
    };
  } catch (error) {
    await base.cerrar();
    throw error;
  }
});
