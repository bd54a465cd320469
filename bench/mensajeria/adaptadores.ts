import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import { conectarPulsar } from '@alpes/seedwork/infraestructura/crearBus';
import { bitacoraDePrueba } from '@alpes/seedwork/pruebas/bitacora';
import { hayNativo, namespaceDePrueba, urlNativa, urlWebSocket } from '@alpes/seedwork/pruebas/pulsar';
import type { Lado } from './lado.ts';
import { nativoPelado } from './nativoPelado.ts';
import { ladoNuestro } from './nuestro.ts';
import { ladoPelado } from './pelado.ts';
import { ladoSql } from './sqlPelado.ts';
import { webSocketPelado } from './webSocketPelado.ts';

/** A bus, and what it is compared with. */
export interface Adaptador {
  readonly nombre: string;
  /** Why it cannot run here. */
  readonly falta?: string;
  abrir(base: BaseDeDatos): Promise<{ readonly nuestro: Lado; readonly pelado: Lado; cerrar(): Promise<void> }>;
}

const bitacora = bitacoraDePrueba();

/** The three, those that cannot run here among them. */
export const adaptadores = async (): Promise<readonly Adaptador[]> => {
  const [ws, nativa] = [urlWebSocket(), urlNativa()];
  const sinBroker = { falta: 'there is no broker: node scripts/pulsar.mjs -- …' };
  return [
    {
      nombre: 'embedded bus; bare is SQL on the same database',
      abrir: async (base) => ({
        nuestro: ladoNuestro(base, async () => new BusEmbebido(base, bitacora)),
        pelado: ladoSql(base),
        cerrar: async () => {},
      }),
    },
    {
      nombre: "Pulsar's WebSocket API; bare is `ws`",
      ...(ws === undefined ? sinBroker : {}),
      async abrir(base) {
        const conexion = await namespaceDePrueba(ws ?? '', ws ?? '');
        return {
          nuestro: ladoNuestro(base, () => conectarPulsar(conexion, async () => 'bench', bitacora)),
          pelado: ladoPelado(webSocketPelado(conexion)),
          cerrar: async () => {},
        };
      },
    },
    {
      nombre: "Pulsar's native client; bare is `pulsar-client`",
      ...(ws === undefined || nativa === undefined
        ? sinBroker
        : (await hayNativo())
          ? {}
          : { falta: 'the native part of pulsar-client is not on this machine' }),
      async abrir(base) {
        const conexion = await namespaceDePrueba(nativa ?? '', ws ?? '');
        const cliente = await nativoPelado(conexion);
        return {
          nuestro: ladoNuestro(base, () => conectarPulsar(conexion, async () => 'bench', bitacora)),
          pelado: ladoPelado(cliente),
          cerrar: () => cliente.cerrar(),
        };
      },
    },
  ];
};
