import { setTimeout as esperar } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Azar } from '../azar.ts';

/** What a subscriber asks for. */
export interface Pedido {
  readonly feed: 'eventosCliente' | 'eventosPagos' | 'eventosCampanias';
  /** As clients name them; all when it is left out. */
  readonly tipos?: readonly string[];
  /** What else it wants of each event. */
  readonly seleccion: string;
}

/** A client that follows a feed as long as it is let, and what it has seen of it. */
export interface Suscriptor {
  readonly nombre: string;
  readonly pedido: Pedido;
  /** In the order in which they came; what it went back behind was taken out. */
  readonly vistos: readonly Visto[];
  /** What it did and what happened to it, and how often. */
  readonly cuentas: ReadonlyMap<string, number>;
  /** From now on it only follows. */
  calmar(): void;
  terminar(): Promise<void>;
}

interface Visto {
  readonly posicion: number;
  readonly cursor: string;
}

interface Resultado {
  readonly data?: Readonly<Record<string, Visto | null>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly aviso?: { readonly codigo: string } };
}

/** A connection with one subscription. */
interface Conexion {
  readonly fin: Promise<void>;
  /** Takes nothing any more, until it is told to go on. */
  detener(): void;
  seguir(): void;
  cerrar(): void;
}

/** What a subscriber does next, and for how long it does nothing else before. */
const ACCIONES = ['irse', 'irse', 'detenerse', 'volverAtras', 'quedarse', 'quedarse'] as const;
const ENTRE_ACCIONES_MS = 4_000;
const DETENIDO_MAXIMO_MS = 3_000;
const FUERA_MAXIMO_MS = 800;
const PAUSA_MS = 100;

/** Begins to follow a feed from its beginning, and goes on from what it has seen whenever it was cut off. */
export const suscribir = (origen: string, nombre: string, pedido: Pedido, azar: Azar): Suscriptor => {
  const vistos: Visto[] = [];
  const cuentas = new Map<string, number>();
  const parada = new AbortController();
  const calma = new AbortController();
  const contar = (que: string) => void cuentas.set(que, (cuentas.get(que) ?? 0) + 1);
  let conexion: Conexion | undefined;

  const recibir = ({ data, errors = [], extensions }: Resultado): void => {
    if (extensions?.aviso) contar(extensions.aviso.codigo);
    for (const { extensions: suyas } of errors) contar(suyas?.code ?? 'error');
    const visto = data?.[pedido.feed];
    // An event that is not whole is asked for again.
    if (visto == null || errors.length > 0) conexion?.cerrar();
    else vistos.push(visto);
  };

  const seguirSiempre = async (): Promise<void> => {
    while (!parada.signal.aborted) {
      const abrir = azar.unaDe(3) ? porEventos : porWebSocket;
      conexion = abrir(origen, consultaDe(pedido, vistos.at(-1)?.cursor ?? 'inicio'), recibir);
      contar('conexiones');
      await conexion.fin;
      conexion = undefined;
      await esperar(PAUSA_MS + azar.entero(FUERA_MAXIMO_MS));
    }
  };
  const variar = async (): Promise<void> => {
    while (!calma.signal.aborted) {
      await esperar(azar.entero(ENTRE_ACCIONES_MS), undefined, { signal: calma.signal }).catch(() => undefined);
      if (calma.signal.aborted) return;
      const accion = azar.uno(ACCIONES);
      contar(accion);
      if (accion === 'irse') conexion?.cerrar();
      if (accion === 'detenerse') {
        const detenida = conexion;
        detenida?.detener();
        await esperar(azar.entero(DETENIDO_MAXIMO_MS));
        detenida?.seguir();
      }
      if (accion === 'volverAtras') {
        conexion?.cerrar();
        vistos.length = azar.entero(vistos.length + 1);
      }
    }
  };
  const fin = Promise.all([seguirSiempre(), variar()]);

  return {
    nombre,
    pedido,
    vistos,
    cuentas,
    calmar: () => calma.abort(),
    async terminar() {
      calma.abort();
      parada.abort();
      conexion?.cerrar();
      await fin;
    },
  };
};

const consultaDe = ({ feed, tipos, seleccion }: Pedido, cursor: string) => ({
  query: `subscription ($cursor: String!) {
    ${feed}(despuesDe: $cursor${tipos ? `, filtro: { tipos: [${tipos.join(', ')}] }` : ''}) {
      cursor posicion ${seleccion}
    }
  }`,
  variables: { cursor },
});

type Consulta = ReturnType<typeof consultaDe>;

const porWebSocket = (origen: string, consulta: Consulta, recibir: (resultado: Resultado) => void): Conexion => {
  const { promise: fin, resolve } = Promise.withResolvers<void>();
  let socket: WebSocket | undefined;
  let cerrada = false;
  const cliente = createClient({
    url: `${origen.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    on: {
      opened(abierto) {
        socket = abierto as WebSocket;
      },
    },
  });
  const soltar = cliente.subscribe<Record<string, Visto>>(consulta, {
    // What arrives behind the back of who has left was not seen.
    next: (resultado) => cerrada || recibir(resultado as Resultado),
    error: () => resolve(),
    complete: () => resolve(),
  });
  return {
    fin,
    detener: () => socket?.pause(),
    seguir: () => socket?.resume(),
    cerrar() {
      if (cerrada) return;
      cerrada = true;
      soltar();
      socket?.terminate();
      // It fails with what it was cut off by.
      void Promise.resolve(cliente.dispose()).catch(() => undefined);
      resolve();
    },
  };
};

const porEventos = (origen: string, consulta: Consulta, recibir: (resultado: Resultado) => void): Conexion => {
  const corte = new AbortController();
  let detenida: PromiseWithResolvers<void> | undefined;
  const leer = async (): Promise<void> => {
    const respuesta = await fetch(`${origen}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(consulta),
      signal: corte.signal,
    });
    let pendiente = '';
    for await (const trozo of (respuesta.body ?? []) as AsyncIterable<Uint8Array>) {
      pendiente += Buffer.from(trozo).toString('latin1');
      const eventos = pendiente.split('\n\n');
      pendiente = eventos.pop() ?? '';
      for (const evento of eventos) {
        const [, datos] = /^data: (\{.*\})$/m.exec(Buffer.from(evento, 'latin1').toString()) ?? [];
        if (datos !== undefined && !corte.signal.aborted) recibir(JSON.parse(datos) as Resultado);
      }
      await detenida?.promise;
    }
  };
  return {
    fin: leer().catch(() => undefined),
    detener() {
      detenida ??= Promise.withResolvers();
    },
    seguir() {
      detenida?.resolve();
      detenida = undefined;
    },
    cerrar() {
      corte.abort();
      detenida?.resolve();
    },
  };
};
