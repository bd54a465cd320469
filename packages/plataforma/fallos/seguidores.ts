import { setTimeout as esperar } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Comprobacion, todos } from './comprobacion.ts';
import type { Sistema } from './sistema.ts';

const SUSCRIPCIONES = ['eventosCliente', 'eventosPagos', 'eventosCampanias'] as const;
const PAUSA_MS = 200;

/** What one subscription gave from its begin to its end: ids of events. */
interface Tramo {
  readonly suscripcion: (typeof SUSCRIPCIONES)[number];
  readonly eventos: string[];
}

/** Clients that follow all events through the gateway. */
export interface Seguidores {
  readonly tramos: readonly Tramo[];
  terminar(): Promise<void>;
}

/** Begins to follow each context, and again whenever the subscription ends, as a client does. */
export const seguir = (origen: string): Seguidores => {
  const tramos: Tramo[] = [];
  const parada = new AbortController();
  const url = `${origen.replace(/^http/, 'ws')}/graphql`;

  const unTramo = async (suscripcion: Tramo['suscripcion']): Promise<void> => {
    const eventos: string[] = [];
    tramos.push({ suscripcion, eventos });
    const cliente = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const cerrar = () => void cliente.dispose();
    parada.signal.addEventListener('abort', cerrar);
    try {
      const query = `subscription { ${suscripcion} { id } }`;
      for await (const { data } of cliente.iterate<Record<string, { readonly id: string }>>({ query })) {
        const evento = data?.[suscripcion];
        // An error: no event can be missing without an end of the subscription.
        if (evento == null) break;
        eventos.push(evento.id);
      }
    } finally {
      parada.signal.removeEventListener('abort', cerrar);
      await cliente.dispose();
    }
  };
  const siempre = async (suscripcion: Tramo['suscripcion']): Promise<void> => {
    while (!parada.signal.aborted) {
      // Whoever was in between has died.
      await unTramo(suscripcion).catch(() => {});
      await esperar(PAUSA_MS);
    }
  };
  const fin = Promise.all(SUSCRIPCIONES.map(siempre));
  return {
    tramos,
    async terminar() {
      parada.abort();
      await fin;
    },
  };
};

/** While a subscription lasts, it gives the events in the order of the log: none twice, none left out. */
export const comprobarSeguidores = async ({ prisma }: Sistema, { tramos }: Seguidores): Promise<Comprobacion> => {
  const filas = await prisma.mensaje.findMany({
    where: { topic: { startsWith: 'eventos.' } },
    select: { id: true, posicion: true },
  });
  const posiciones = new Map(filas.map(({ id, posicion }) => [id, Number(posicion)]));
  const deCada = tramos
    .filter(({ eventos }) => eventos.length > 0)
    .map(({ suscripcion, eventos }) => ({ suscripcion, posiciones: eventos.map((id) => posiciones.get(id) ?? -1) }));
  const recibidos = deCada.reduce((suma, { posiciones: unas }) => suma + unas.length, 0);
  return todos(`subscriptions without repeats or holes (${recibidos} events)`, deCada, ({ posiciones: unas }) =>
    unas.every((posicion, n) => posicion === (unas[0] ?? 0) + n),
  );
};
