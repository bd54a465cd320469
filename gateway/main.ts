import { readFile } from 'node:fs/promises';
import { crearBitacora } from '@alpes/seedwork/observabilidad/bitacora';
import { crearTrazas } from '@alpes/seedwork/observabilidad/crearTrazas';
import { crearRegistro } from '@alpes/seedwork/observabilidad/registro';
import { correrProceso } from '@alpes/seedwork/proceso/correrProceso';
import { CONFIGURACION_DEL_GATEWAY, leerConfiguracionDelGateway } from './configuracion.ts';
import { autenticadorDe } from './identidad/autenticador.ts';
import { iniciarGateway } from './servidor.ts';
import { subgrafoHttp } from './subgrafoHttp.ts';

await correrProceso('Gateway de Alpes Partners', CONFIGURACION_DEL_GATEWAY, async () => {
  const {
    rutaDelSupergrafo,
    nivelDeBitacora,
    identidad,
    trazas: opcionesDeTrazas,
    ...configuracion
  } = leerConfiguracionDelGateway(process.env);
  const bitacora = crearBitacora('gateway', nivelDeBitacora);
  const trazas = await crearTrazas('gateway', opcionesDeTrazas);
  const subgrafos = configuracion.subgrafos.map(subgrafoHttp);
  const gateway = await iniciarGateway({
    ...configuracion,
    supergrafo: await readFile(rutaDelSupergrafo, 'utf8'),
    subgrafos,
    autenticar: autenticadorDe(identidad, bitacora),
    bitacora,
    trazas,
    metricas: crearRegistro(),
  });

  process.on('SIGHUP', async () => {
    try {
      gateway.recargar(await readFile(rutaDelSupergrafo, 'utf8'));
      bitacora.info('Supergraph reloaded');
    } catch (err) {
      bitacora.error({ err }, 'Supergraph not reloaded: the one in force stays');
    }
  });

  return async () => {
    await gateway.cerrar();
    await Promise.all(subgrafos.map((subgrafo) => subgrafo.cerrar()));
    await trazas.cerrar();
  };
});
