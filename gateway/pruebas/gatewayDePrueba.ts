import type { Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import type { FormattedExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { WebSocket } from 'ws';
import { componer, type ParteDelSupergrafo } from '../componer.ts';
import { iniciarGateway, type OpcionesGateway } from '../servidor.ts';

/** A gateway on a free port, with what a test asks of it. */
export async function iniciarGatewayDePrueba(
  partes: readonly ParteDelSupergrafo[],
  subgrafos: readonly Subgrafo[],
  plazoMs = 2_000,
  demas: Partial<OpcionesGateway> = {},
) {
  const lineas: Record<string, unknown>[] = [];
  const bitacora = pino({ level: 'debug' }, { write: (linea: string) => void lineas.push(JSON.parse(linea)) });
  const metricas = new Registry();
  const gateway = await iniciarGateway({
    supergrafo: componer(partes),
    subgrafos,
    puerto: 0,
    anfitrion: '127.0.0.1',
    bitacora,
    metricas,
    plazoMs,
    ...demas,
  });
  const { cerrar, ...comoCliente } = clienteDe(gateway.url);

  return {
    ...comoCliente,
    recargar: gateway.recargar,
    lineas,
    metricas,

    async consultar(query: string, variables: Record<string, unknown> = {}) {
      const respuesta = await comoCliente.enviar({ query, variables });
      return (await respuesta.json()) as FormattedExecutionResult<Record<string, never>>;
    },

    async cerrar() {
      await gateway.cerrar();
      await cerrar();
    },
  };
}

/** What a client of a gateway does, by HTTP and by WebSocket. */
export function clienteDe(url: string) {
  const clientes: Client[] = [];
  const direccion = `${url}/graphql`;

  return {
    url,

    enviar: (cuerpo: unknown, cabeceras: Record<string, string> = {}) =>
      fetch(direccion, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...cabeceras },
        body: JSON.stringify(cuerpo),
      }),

    /** A client of its own, and the socket that it is on. */
    conectar(cabeceras: Record<string, string> = {}) {
      let socket: WebSocket | undefined;
      const cliente = createClient({
        url: direccion.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: cabeceras,
        retryAttempts: 0,
        on: {
          opened: (abierto) => {
            socket = abierto as WebSocket;
          },
        },
      });
      clientes.push(cliente);
      return Object.assign(cliente, { socket: () => socket });
    },

    async cerrar() {
      for (const cliente of clientes) await cliente.dispose();
    },
  };
}

/** How a client reaches the gateway of a test. */
export type ClienteDePrueba = Omit<ReturnType<typeof clienteDe>, 'cerrar'>;

/** The gateway of a test. */
export type GatewayDePrueba = Awaited<ReturnType<typeof iniciarGatewayDePrueba>>;
