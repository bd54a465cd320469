import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as esperar } from 'node:timers/promises';
import { opcionesDeConexiones } from '@alpes/gateway/conexiones';
import { autenticadorDe } from '@alpes/gateway/identidad/autenticador';
import { opcionesDeIdentidad, reglasDeIdentidad } from '@alpes/gateway/identidad/configuracion';
import { opcionesDeProteccion } from '@alpes/gateway/limites/configuracion';
import { abrirBaseDeDatos, ErrorDeArranque } from '@alpes/prisma/baseDeDatos';
import { migrar } from '@alpes/prisma/migrar';
import { crearBus } from '@alpes/seedwork/infraestructura/crearBus';
import { crearBitacora } from '@alpes/seedwork/observabilidad/bitacora';
import { crearTrazas } from '@alpes/seedwork/observabilidad/crearTrazas';
import {
  conservacionDe,
  leerConfiguracion,
  opcionesDeBus,
  opcionesDeTrazas,
  reglasDeBus,
} from '@alpes/seedwork/proceso/configuracion';
import { correrProceso } from '@alpes/seedwork/proceso/correrProceso';
import { insistir } from '@alpes/seedwork/proceso/insistir';
import { CONFIGURACION } from './configuracion.ts';
import { cargarDatosDeMuestra } from './datosDeMuestra.ts';
import { iniciarPlataforma } from './plataforma.ts';

/** @throws the error of a server that cannot listen there. */
const exigirPuertoLibre = async (port: number, host: string): Promise<void> => {
  const servidor = createServer().listen({ port, host });
  await once(servidor, 'listening');
  servidor.close();
  await once(servidor, 'close');
};

await correrProceso('Alpes Partners en un proceso', CONFIGURACION, async () => {
  const ajustes = leerConfiguracion(CONFIGURACION, process.env, (dadas) => [
    ...reglasDeIdentidad(dadas),
    ...reglasDeBus(dadas),
  ]);
  const bitacora = crearBitacora('alpes', ajustes.LOG_LEVEL);
  const supergrafo = await readFile(ajustes.SUPERGRAPH_PATH, 'utf8').catch(() => {
    throw new ErrorDeArranque(`SUPERGRAPH_PATH: no se puede leer ${ajustes.SUPERGRAPH_PATH}.`);
  });
  const trazas = await crearTrazas('alpes', opcionesDeTrazas(ajustes));
  // To make a database takes a while: better told before.
  await exigirPuertoLibre(ajustes.PORT, ajustes.HOST);
  const { DATABASE_URL: url, DATOS: carpeta } = ajustes;
  const base = await insistir(
    () => abrirBaseDeDatos(url === undefined ? { carpeta } : { url, sentenciaMs: ajustes.SENTENCIA_PLAZO_MS }),
    Date.now() + ajustes.ARRANQUE_ESPERA_MS,
    bitacora,
  );
  try {
    await migrar(base);
    const plataforma = await iniciarPlataforma({
      base,
      bus: await crearBus(opcionesDeBus(ajustes), base, bitacora),
      puerto: ajustes.PORT,
      anfitrion: ajustes.HOST,
      bitacora,
      trazas,
      supergrafo,
      plazoMs: ajustes.PETICION_PLAZO_MS,
      conexiones: opcionesDeConexiones(ajustes),
      antesDeCerrar: () => esperar(ajustes.PARADA_AVISO_MS),
      autenticar: autenticadorDe(opcionesDeIdentidad(ajustes), bitacora),
      proteccion: opcionesDeProteccion(ajustes, process.env),
      reintentos: { maximo: ajustes.REINTENTOS_MAXIMO, esperaMs: ajustes.REINTENTOS_ESPERA_MS },
      conservacion: conservacionDe(ajustes),
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
      await trazas.cerrar();
    };
  } catch (error) {
    await base.cerrar();
    throw error;
  }
});
