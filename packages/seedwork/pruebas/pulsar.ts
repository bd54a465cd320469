import { createConnection, createServer, type Socket } from 'node:net';
import { crearNamespace } from '../../../scripts/pulsar.mjs';
import type { ConexionPulsar } from '../infraestructura/clientePulsar.ts';
import type { OpcionesDeBus } from '../infraestructura/crearBus.ts';

/** The WebSocket API of the broker that these tests may use; see scripts/pulsar.mjs. */
export const urlWebSocket = (): string | undefined => process.env['PULSAR_WS_URL'] || undefined;

/** The same broker for the native client. */
export const urlNativa = (): string | undefined => process.env['PULSAR_URL'] || undefined;

/** The HTTP API is where the WebSocket API is. */
export const adminDe = (wsUrl: string): string => wsUrl.replace(/^ws/, 'http');

/** A namespace of its own on that broker, so that tests do not see each other's messages. */
export const namespaceDePrueba = async (url: string, wsUrl: string): Promise<ConexionPulsar> => ({
  url,
  tenant: 'public',
  namespace: await crearNamespace(adminDe(wsUrl)),
});

/** How many messages a subscription has been given and has not confirmed. */
export const sinConfirmar = async (wsUrl: string, conexion: ConexionPulsar, topic: string, suscripcion: string) => {
  const ruta = `${adminDe(wsUrl)}/admin/v2/persistent/${conexion.tenant}/${conexion.namespace}/${topic}/stats`;
  const estado = (await (await fetch(ruta)).json()) as {
    readonly subscriptions: Readonly<Record<string, { readonly unackedMessages: number }>>;
  };
  return estado.subscriptions[suscripcion]?.unackedMessages ?? 0;
};

/** Stands between a client and the broker, to be the network that fails. */
export interface Red {
  readonly url: string;
  /** Every connection ends, as when a process is killed. */
  cortar(): void;
  /** Nothing passes any more, and nobody is told, as when a machine loses its power. */
  congelar(): void;
  /** Every connection ends, as when a process is killed, and none comes about any more. */
  matar(): void;
  /** How many there have been. */
  conexiones(): number;
  cerrar(): Promise<void>;
}

/** Opens such a network before the WebSocket API of a broker. */
export const redHacia = async (wsUrl: string): Promise<Red> => {
  const { hostname, port } = new URL(wsUrl);
  const sockets = new Set<Socket>();
  let congelada = false;
  let muerta = false;
  let conexiones = 0;
  const servidor = createServer((entrante) => {
    conexiones += 1;
    if (muerta) {
      entrante.destroy();
      return;
    }
    const saliente = createConnection({ host: hostname, port: Number(port) });
    for (const [uno, otro] of [
      [entrante, saliente],
      [saliente, entrante],
    ] as const) {
      sockets.add(uno);
      uno.on('data', (trozo) => {
        if (!congelada) otro.write(trozo);
      });
      uno.on('error', () => {});
      uno.on('close', () => {
        sockets.delete(uno);
        if (!congelada) otro.destroy();
      });
    }
  });
  await new Promise<void>((resolver) => servidor.listen(0, '127.0.0.1', resolver));
  const cortar = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${(servidor.address() as { port: number }).port}`,
    cortar,
    congelar() {
      congelada = true;
    },
    matar() {
      muerta = true;
      cortar();
    },
    conexiones: () => conexiones,
    async cerrar() {
      const fin = new Promise<void>((resolver) => servidor.close(() => resolver()));
      cortar();
      await fin;
    },
  };
};

/** A client library of Pulsar. */
export type ClienteDePulsar = 'nativo' | 'websocket';

/** Why the native client cannot be used on this machine; undefined where it can. */
export const faltaNativo = (): Promise<string | undefined> =>
  import('pulsar-client').then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0],
  );

/** Whether the native part of `pulsar-client` is on this machine. */
export const hayNativo = async (): Promise<boolean> => (await faltaNativo()) === undefined;

/**
 * The clients that can be used on this machine, the one to take where one is enough first: that of ALPES_BUS (`nativo` or
 * `websocket`), and no other, where it is set; else the native one where it is there.
 */
export const clientesDePulsar = async (): Promise<readonly ClienteDePulsar[]> => {
  const elegido = process.env['ALPES_BUS'] || undefined;
  const falta = await faltaNativo();
  switch (elegido) {
    case undefined:
      return falta === undefined ? ['nativo', 'websocket'] : ['websocket'];
    case 'websocket':
      return ['websocket'];
    case 'nativo':
      if (falta === undefined) return ['nativo'];
      throw new Error(`ALPES_BUS=nativo: the native client is not on this machine: ${falta}`);
    default:
      throw new Error(`ALPES_BUS: ${elegido} is neither nativo nor websocket`);
  }
};

/** Where a client finds a broker. */
export const direccionDe = (cliente: ClienteDePulsar, { url, wsUrl }: { url: string; wsUrl: string }): string =>
  cliente === 'nativo' ? url : wsUrl;

/**
 * The bus that the whole system is tested on: Pulsar where there is a broker, in a namespace of its own, with the client
 * of {@link clientesDePulsar}; else the embedded bus.
 */
export const busDelSistema = async (): Promise<OpcionesDeBus> => {
  const wsUrl = urlWebSocket();
  if (wsUrl === undefined) return { tenant: 'public', namespace: 'default' };
  const [cliente = 'websocket'] = await clientesDePulsar();
  return namespaceDePrueba(direccionDe(cliente, { url: urlNativa() ?? wsUrl, wsUrl }), wsUrl);
};
