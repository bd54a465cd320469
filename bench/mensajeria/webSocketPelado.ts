import { once } from 'node:events';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import type { ConexionPulsar } from '@alpes/seedwork/infraestructura/clientePulsar';
import { WebSocket } from 'ws';
import type { ClientePelado } from './pelado.ts';

/** Pulsar's WebSocket API with `ws` and nothing else. */
export const webSocketPelado = ({ url, tenant, namespace }: ConexionPulsar): ClientePelado => {
  const abrir = async (ruta: string, parametros: Record<string, string>) => {
    const socket = new WebSocket(`${url}/ws/v2/${ruta}?${new URLSearchParams(parametros)}`, {
      perMessageDeflate: false,
    });
    // The broker sends at once, before anybody has said that he listens.
    socket.once('open', () => socket.pause());
    await once(socket, 'open');
    const cerrar = async () => {
      const fin = once(socket, 'close');
      socket.close();
      await fin;
    };
    return { socket, cerrar };
  };
  return {
    async abrirProductor(topic) {
      const { socket, cerrar } = await abrir(`producer/persistent/${tenant}/${namespace}/${topic}`, {
        producerName: nuevoId(),
        initialSequenceId: '0',
        batchingEnabled: 'false',
      });
      const esperas = new Map<string, PromiseWithResolvers<void>>();
      socket.on('message', (datos) => {
        const { result, context } = JSON.parse(`${datos}`);
        const espera = esperas.get(context);
        esperas.delete(context);
        if (result === 'ok') espera?.resolve();
        else espera?.reject(new Error(`The broker refused a message: ${datos}`));
      });
      socket.resume();
      let numero = 0;
      return {
        enviar(key, cuerpo) {
          numero += 1;
          const context = `${numero}`;
          const espera = Promise.withResolvers<void>();
          esperas.set(context, espera);
          socket.send(JSON.stringify({ payload: Buffer.from(cuerpo).toString('base64'), key, context }));
          return espera.promise;
        },
        cerrar,
      };
    },
    async abrirConsumo(topic, alRecibir) {
      const { socket, cerrar } = await abrir(`consumer/persistent/${tenant}/${namespace}/${topic}/bench`, {
        subscriptionType: 'Key_Shared',
        subscriptionInitialPosition: 'Earliest',
        receiverQueueSize: '100',
      });
      socket.on('message', (datos) => {
        const { messageId, payload } = JSON.parse(`${datos}`);
        alRecibir(Buffer.from(payload, 'base64').toString());
        socket.send(JSON.stringify({ messageId }));
      });
      socket.resume();
      return { cerrar };
    },
  };
};
