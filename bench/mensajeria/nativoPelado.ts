import { nuevoId } from '@alpes/seedwork/dominio/ids';
import type { ConexionPulsar } from '@alpes/seedwork/infraestructura/clientePulsar';
import type { ClientePelado } from './pelado.ts';

/** The `pulsar-client` package and nothing else. */
export const nativoPelado = async ({
  url,
  tenant,
  namespace,
}: ConexionPulsar): Promise<ClientePelado & { cerrar(): Promise<void> }> => {
  const { Client } = (await import('pulsar-client')).default;
  const cliente = new Client({ serviceUrl: url, ioThreads: 1, messageListenerThreads: 1 });
  const nombreDe = (topic: string) => `persistent://${tenant}/${namespace}/${topic}`;
  return {
    async abrirProductor(topic) {
      const productor = await cliente.createProducer({
        topic: nombreDe(topic),
        producerName: nuevoId(),
        batchingEnabled: false,
        blockIfQueueFull: true,
      });
      let sequenceId = 0;
      return {
        async enviar(partitionKey, cuerpo) {
          sequenceId += 1;
          await productor.send({ data: Buffer.from(cuerpo), partitionKey, sequenceId });
        },
        async cerrar() {
          await productor.close();
        },
      };
    },
    async abrirConsumo(topic, alRecibir) {
      const consumidor = await cliente.subscribe({
        topic: nombreDe(topic),
        subscription: 'bench',
        subscriptionType: 'KeyShared',
        subscriptionInitialPosition: 'Earliest',
        receiverQueueSize: 100,
      });
      let abierto = true;
      const recibir = async () => {
        while (abierto) {
          const mensaje = await consumidor.receive();
          alRecibir(mensaje.getData().toString());
          await consumidor.acknowledge(mensaje);
        }
      };
      // Closing ends the `receive` that waits, with an error.
      const fin = recibir().catch((error: unknown) => {
        if (abierto) throw error;
      });
      return {
        async cerrar() {
          abierto = false;
          await consumidor.close();
          await fin;
        },
      };
    },
    async cerrar() {
      await cliente.close();
    },
  };
};
