import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** One address for several replicas, as the load balancer of a cluster gives. */
export interface Puerta {
  readonly origen: string;
  /** Ends every connection, as a network that fails does; new ones are taken. */
  cortar(): void;
  cerrar(): Promise<void>;
}

/** @param origenes - where replicas listen at this moment; each new connection goes to the next that takes it. */
export const abrirPuerta = async (origenes: () => readonly string[]): Promise<Puerta> => {
  const sockets = new Set<Socket>();
  let turno = 0;

  const guardar = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const conectar = async (origen: string): Promise<Socket | undefined> => {
    const { hostname, port } = new URL(origen);
    const saliente = createConnection({ host: hostname, port: Number(port), noDelay: true });
    guardar(saliente);
    try {
      await once(saliente, 'connect');
      return saliente;
    } catch {
      return undefined;
    }
  };
  const unir = async (entrante: Socket): Promise<void> => {
    const vivas = origenes();
    turno += 1;
    for (let i = 0; i < vivas.length; i += 1) {
      const saliente = await conectar(vivas[(turno + i) % vivas.length] ?? '');
      if (saliente === undefined) continue;
      entrante.on('close', () => saliente.destroy());
      saliente.on('close', () => entrante.destroy());
      entrante.pipe(saliente).pipe(entrante);
      return;
    }
    entrante.destroy();
  };

  const servidor = createServer({ noDelay: true }, (entrante) => {
    guardar(entrante);
    void unir(entrante);
  });
  servidor.listen(0, '127.0.0.1');
  await once(servidor, 'listening');
  return {
    origen: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`,
    cortar() {
      for (const socket of sockets) socket.destroy();
    },
    async cerrar() {
      const fin = once(servidor, 'close');
      servidor.close();
      for (const socket of sockets) socket.destroy();
      await fin;
    },
  };
};
