import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { nuevoId } from '../dominio/ids.ts';
import { bitacoraDePrueba } from '../pruebas/bitacora.ts';
import {
  clientesDePulsar,
  namespaceDePrueba,
  type Red,
  redHacia,
  sinConfirmar,
  urlWebSocket,
} from '../pruebas/pulsar.ts';
import { contratoConBroker, contratoDeBus } from './bus.contrato.ts';
import type { Bus } from './bus.ts';
import { BusPulsar } from './busPulsar.ts';
import type { ConexionPulsar } from './clientePulsar.ts';
import { clienteWebSocket } from './pulsarWebSocket.ts';
import { escribirSobre } from './sobre.ts';

const wsUrl = urlWebSocket() ?? '';
const elegido = (await clientesDePulsar()).includes('websocket');
const abrir = (conexion: ConexionPulsar, bitacora = bitacoraDePrueba()) =>
  new BusPulsar(clienteWebSocket(conexion), async () => 'una-base', bitacora);

describe.skipIf(wsUrl === '' || !elegido)(
  'Pulsar by WebSocket (needs PULSAR_WS_URL: node scripts/pulsar.mjs -- …)',
  () => {
    contratoDeBus('the contract', async () => {
      const conexion = await namespaceDePrueba(wsUrl, wsUrl);
      const redes: Red[] = [];
      return {
        limita: true,
        abrir: async () => abrir(conexion),
        async abrirMortal() {
          const red = await redHacia(wsUrl);
          redes.push(red);
          return { bus: abrir({ ...conexion, url: red.url }), matar: () => red.matar() };
        },
        publicar: (bus, flujo, mensajes) => bus.publicar(flujo, mensajes),
        sinConfirmar: (topic, suscripcion) => sinConfirmar(wsUrl, conexion, topic, suscripcion),
        cerrar: async () => {
          await Promise.all(redes.map((red) => red.cerrar()));
        },
      };
    });

    contratoConBroker('the WebSocket API', async (pulsar, bitacora) =>
      abrir({ url: pulsar.wsUrl, tenant: 'public', namespace: 'default' }, bitacora),
    );

    describe('a network that fails', () => {
      let conexion: ConexionPulsar;
      beforeAll(async () => {
        conexion = await namespaceDePrueba(wsUrl, wsUrl);
      });
      const buses: Bus[] = [];
      const redes: Red[] = [];
      afterEach(async () => {
        await Promise.all(buses.splice(0).map((bus) => bus.cerrar()));
        await Promise.all(redes.splice(0).map((red) => red.cerrar()));
      });
      const directo = () => {
        const bus = abrir(conexion);
        buses.push(bus);
        return bus;
      };
      const porRed = async () => {
        const red = await redHacia(wsUrl);
        const bus = abrir({ ...conexion, url: red.url });
        redes.push(red);
        buses.push(bus);
        return { red, bus };
      };
      const mensajes = (desde: number, hasta: number) =>
        Array.from({ length: hasta - desde + 1 }, (_, i) => ({
          posicion: BigInt(desde + i),
          clave: `k${(desde + i) % 10}`,
          cuerpo: `${desde + i}`,
        }));
      const hasta = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

      it('a relay whose machine is gone without a word: the next goes on under another name, and loses nothing', async () => {
        const flujo = { modulo: 'm', topic: `t-${nuevoId()}` };
        const { red, bus: antiguo } = await porRed();
        await antiguo.publicar(flujo, mensajes(1, 10));
        red.congelar();
        const nuevo = directo();
        await expect
          .poll(() =>
            nuevo.publicar(flujo, mensajes(8, 30)).then(
              () => true,
              () => false,
            ),
          )
          .toBe(true);
        const recibidos = new Set<number>();
        await nuevo.suscribir({
          topic: flujo.topic,
          nombre: 's',
          manejar: async ({ cuerpo }) => void recibidos.add(Number(cuerpo)),
        });
        await expect.poll(() => [...recibidos].sort((a, b) => a - b)).toEqual(hasta(30));
      });
    });

    describe('a plain consumer', () => {
      let socket: WebSocket | undefined;
      afterAll(() => socket?.close());

      it('reads our messages: CloudEvents in JSON, with the key', async () => {
        const conexion = await namespaceDePrueba(wsUrl, wsUrl);
        const bus = abrir(conexion);
        const cuerpo = escribirSobre({
          id: nuevoId(),
          modulo: 'pagos',
          clave: 'p1',
          tipo: 'PayoutExitoso.v1',
          datos: { monto: { valor: '1.00', moneda: 'USD' }, nota: 'ñ' },
          metadatos: { correlacion: 'c' },
          ocurrido: new Date(),
          agregadoVersion: 3,
        });
        await bus.publicar({ modulo: 'pagos', topic: 'eventos.pagos' }, [{ posicion: 1n, clave: 'p1', cuerpo }]);
        await bus.cerrar();
        const ruta = `persistent/public/${conexion.namespace}/eventos.pagos/ajena?subscriptionInitialPosition=Earliest`;
        socket = new WebSocket(`${wsUrl}/ws/v2/consumer/${ruta}`);
        const texto = await new Promise<string>((resolver) => socket?.once('message', (datos) => resolver(`${datos}`)));
        const entregado = JSON.parse(texto) as { payload: string; key: string; properties: Record<string, string> };
        expect(entregado.key).toBe('p1');
        expect(entregado.properties).toEqual({ 'content-type': 'application/cloudevents+json' });
        expect(JSON.parse(Buffer.from(entregado.payload, 'base64').toString())).toMatchObject({
          specversion: '1.0',
          type: 'PayoutExitoso.v1',
          subject: 'p1',
          data: { monto: { valor: '1.00', moneda: 'USD' }, nota: 'ñ' },
        });
      });
    });
  },
);
