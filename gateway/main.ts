import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { type Configuracion, ConfiguracionInvalida, leerConfiguracion } from './configuracion.ts';
import { iniciarGateway } from './servidor.ts';
import { subgrafoHttp } from './subgrafoHttp.ts';

try {
  await arrancar(leerConfiguracion(process.env));
} catch (error) {
  console.error(explicar(error));
  process.exit(1);
}

async function arrancar(configuracion: Configuracion): Promise<void> {
  const { puerto, anfitrion, origenes, plazoMs } = configuracion;
  const supergrafo = await leerSupergrafo(configuracion.rutaDelSupergrafo);
  const bitacora = pino({ level: configuracion.nivelDeBitacora, base: { parte: 'gateway' } });
  const subgrafos = configuracion.subgrafos.map(subgrafoHttp);
  const gateway = await iniciarGateway({
    supergrafo,
    subgrafos,
    puerto,
    anfitrion,
    bitacora,
    metricas: new Registry(),
    plazoMs,
    origenes,
  });

  process.on('SIGHUP', async () => {
    try {
      gateway.recargar(await leerSupergrafo(configuracion.rutaDelSupergrafo));
      bitacora.info('Supergraph reloaded');
    } catch (err) {
      bitacora.error({ err }, 'Supergraph not reloaded: the one in force stays');
    }
  });

  let parando = false;
  const parar = async () => {
    if (parando) process.exit(1);
    parando = true;
    await gateway.cerrar();
    await Promise.all(subgrafos.map((subgrafo) => subgrafo.cerrar()));
    process.exit(0);
  };
  process.on('SIGTERM', parar);
  process.on('SIGINT', parar);
}

async function leerSupergrafo(ruta: string): Promise<string> {
  try {
    return await readFile(ruta, 'utf8');
  } catch {
    throw new ConfiguracionInvalida([`SUPERGRAPH_PATH: no se puede leer el supergrafo en ${ruta}`]);
  }
}

function explicar(error: unknown): string {
  if (error instanceof ConfiguracionInvalida) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const puerto = 'port' in error ? error.port : '';
    return `El puerto ${puerto} ya está en uso: detenga el otro proceso o elija otro con la variable PORT.`;
  }
  return `No se pudo iniciar el gateway: ${error instanceof Error ? error.message : String(error)}`;
}
