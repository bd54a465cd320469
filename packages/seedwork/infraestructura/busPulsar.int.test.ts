import { describe } from 'vitest';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import {
  clientesDePulsar,
  faltaNativo,
  namespaceDePrueba,
  sinConfirmar,
  urlNativa,
  urlWebSocket,
} from '../pruebas/pulsar.ts';
import { contratoConBroker, contratoDeBus } from './bus.contrato.ts';
import { BusPulsar } from './busPulsar.ts';
import type { ConexionPulsar } from './clientePulsar.ts';
import { clienteNativo } from './pulsarNativo.ts';

const url = urlNativa() ?? '';
const wsUrl = urlWebSocket() ?? '';
const elegido = (await clientesDePulsar()).includes('nativo');
const falta = await faltaNativo();
if (url !== '' && !elegido) console.warn(`Pulsar's native client is not tried: ${falta ?? 'ALPES_BUS=websocket'}`);
const abrir = async (conexion: ConexionPulsar, bitacora = bitacoraDePrueba()) =>
  new BusPulsar(await clienteNativo(conexion, bitacora), async () => 'una-base', bitacora);

describe.skipIf(url === '' || wsUrl === '' || !elegido)(
  "Pulsar's native client (needs PULSAR_URL, PULSAR_WS_URL and the native part of pulsar-client)",
  () => {
    contratoDeBus('the contract', async () => {
      const conexion = await namespaceDePrueba(url, wsUrl);
      return {
        limita: true,
        abrir: () => abrir(conexion),
        publicar: (bus, flujo, mensajes) => bus.publicar(flujo, mensajes),
        sinConfirmar: (topic, suscripcion) => sinConfirmar(wsUrl, conexion, topic, suscripcion),
        cerrar: async () => {},
      };
    });

    contratoConBroker('the native client', (pulsar, bitacora) =>
      abrir({ url: pulsar.url, tenant: 'public', namespace: 'default' }, bitacora),
    );
  },
);
