import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Logger } from 'pino';
import type { Bus } from './bus.ts';
import { BusEmbebido } from './busEmbebido.ts';
import { BusPulsar } from './busPulsar.ts';
import type { ConexionPulsar } from './clientePulsar.ts';
import { identidadDeBase } from './identidadDeBase.ts';
import { clienteNativo } from './pulsarNativo.ts';
import { clienteWebSocket } from './pulsarWebSocket.ts';
import { tokenQueNoFalla } from './tokenQueNoFalla.ts';

/** What carries the messages: Pulsar where there is a `url`, else the database alone. */
export type OpcionesDeBus = Omit<ConexionPulsar, 'url'> & { readonly url?: string | undefined };

/**
 * The bus that the settings name. It does not wait for the broker.
 *
 * @throws ErrorDeArranque when the client that the address needs is not there.
 */
export const crearBus = async ({ url, ...resto }: OpcionesDeBus, base: BaseDeDatos, bitacora: Logger): Promise<Bus> =>
  url === undefined
    ? new BusEmbebido(base, bitacora)
    : conectarPulsar({ url, ...resto }, identidadDeBase(base), bitacora);

/** The same on Pulsar alone; who only leaves messages needs no database, and has no identity. */
export const conectarPulsar = async (
  conexion: ConexionPulsar,
  identidad: () => Promise<string>,
  bitacora: Logger,
): Promise<Bus> => {
  const { url, token } = conexion;
  const segura = { ...conexion, token: token && tokenQueNoFalla(token, bitacora.child({ parte: 'bus' })) };
  const cliente = /^wss?:/.test(url) ? clienteWebSocket(segura) : await clienteNativo(segura, bitacora);
  return new BusPulsar(cliente, identidad, bitacora);
};
