import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { BusEmbebido } from '@alpes/seedwork/infraestructura/busEmbebido';
import {
  adminDe,
  clientesDePulsar,
  direccionDe,
  namespaceDePrueba,
  urlNativa,
  urlWebSocket,
} from '@alpes/seedwork/pruebas/pulsar';
import { pino } from 'pino';
import type { PulsarDePrueba } from '../../../scripts/pulsar.mjs';
import type { CualBus } from './cualBus.ts';

/** What carries the messages in a run. */
export interface BusElegido {
  readonly nombre: string;
  /** Settings of the processes. */
  readonly variables: Readonly<Record<string, string>>;
  /** How many messages the subscriptions have not taken yet, all together. */
  atraso(): Promise<number>;
}

const MODULOS = ['cliente', 'pagos', 'campanias'] as const;
const TOPICS = MODULOS.flatMap((modulo) => [`eventos.${modulo}`, `comandos.${modulo}`]);

/** Pulsar in a namespace of its own, or the embedded bus. @param broker - the run's own, where it has one */
export const elegirBus = async (
  base: BaseDeDatos,
  cual: CualBus,
  broker: PulsarDePrueba | undefined,
): Promise<BusElegido> => {
  const wsUrl = broker?.wsUrl ?? urlWebSocket();
  if (cual === 'embebido' || wsUrl === undefined) return embebido(base);
  const [cliente = 'websocket'] = await clientesDePulsar();
  const donde = { url: broker?.url ?? urlNativa() ?? wsUrl, wsUrl };
  const { url, namespace } = await namespaceDePrueba(direccionDe(cliente, donde), wsUrl);
  return {
    nombre: cliente === 'nativo' ? 'Pulsar (native client)' : 'Pulsar (WebSocket API)',
    variables: { PULSAR_URL: url, PULSAR_NAMESPACE: namespace },
    atraso: () => atrasoEnPulsar(adminDe(wsUrl), namespace),
  };
};

const embebido = (base: BaseDeDatos): BusElegido => {
  const bus = new BusEmbebido(base, pino({ level: 'silent' }));
  return {
    nombre: 'embedded',
    variables: { PULSAR_URL: '' },
    async atraso() {
      const leidos = await base.prisma.lectura.findMany({ distinct: ['suscripcion', 'topic'] });
      const deCada = await Promise.all(
        MODULOS.map((modulo) =>
          bus.atraso(
            modulo,
            leidos.filter(({ suscripcion }) => suscripcion === modulo).map(({ topic }) => topic),
          ),
        ),
      );
      return deCada.flatMap((uno) => [...uno.values()]).reduce((suma, mensajes) => suma + mensajes, 0);
    },
  };
};

const atrasoEnPulsar = async (adminUrl: string, namespace: string): Promise<number> => {
  const deCada = await Promise.all(
    TOPICS.map(async (topic) => {
      const respuesta = await fetch(`${adminUrl}/admin/v2/persistent/public/${namespace}/${topic}/stats`);
      // Nobody has published there yet.
      if (respuesta.status === 404) return 0;
      const { subscriptions } = (await respuesta.json()) as {
        readonly subscriptions: Readonly<Record<string, { readonly msgBacklog: number }>>;
      };
      return Object.values(subscriptions).reduce((suma, { msgBacklog }) => suma + msgBacklog, 0);
    }),
  );
  return deCada.reduce((suma, uno) => suma + uno, 0);
};
