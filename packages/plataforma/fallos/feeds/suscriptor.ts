import { setTimeout as esperar } from 'node:timers/promises';
import type { Azar } from '../azar.ts';
import {
  type Abrir,
  type Conexion,
  porEventos,
  porEventSource,
  porMultipart,
  porWebSocket,
  type Resultado,
} from './conexiones.ts';
import type { Pedido } from './pedidos.ts';

/** A client that follows a feed as long as it is let, and what it has seen of it. */
export interface Suscriptor {
  readonly nombre: string;
  readonly pedido: Pedido;
  /** In the order in which they came; what it went back behind was taken out. */
  readonly vistos: readonly Visto[];
  /** What it did and what happened to it, and how often. */
  readonly cuentas: ReadonlyMap<string, number>;
  /** Results that docs/feeds.md does not allow. */
  readonly faltas: readonly string[];
  /** From now on it only follows. */
  calmar(): void;
  terminar(): Promise<void>;
}

interface Visto {
  readonly posicion: number;
  readonly cursor: string;
}

/** How long subscribers stall. */
export interface Paciencia {
  readonly detenidoMs: number;
}

/** What a subscriber does next, and for how long it does nothing else before. */
const ACCIONES = ['irse', 'irse', 'detenerse', 'volverAtras', 'quedarse', 'quedarse'] as const;
const ENTRE_ACCIONES_MS = 4_000;
const DETENIDO_MAXIMO_MS = 3_000;
const FUERA_MAXIMO_MS = 800;
const PAUSA_MS = 100;
const PROTOCOLOS: readonly Abrir[] = [porWebSocket, porWebSocket, porEventos, porEventSource, porMultipart];

/** A WebSocket that takes nothing may be cut off before it has fallen behind: it does not answer a ping either. */
const DE_LENTOS: readonly Abrir[] = [porWebSocket, porEventos, porEventos];

/** A context is away or does not answer in time, or the gateway has its hands full; the client comes back. */
const PERMITIDOS = new Set(['SUBGRAFO_NO_DISPONIBLE', 'PLAZO_AGOTADO', 'SOBRECARGA']);
/** Of an operation that one version of the supergraph has no place for: cut off by it, or refused by it. */
const SIN_LUGAR = new Set(['ESQUEMA_CAMBIADO', 'GRAPHQL_VALIDATION_FAILED']);

/** Begins to follow a feed from its beginning, and goes on from what it has seen whenever it was cut off. */
export const suscribir = (
  origen: string,
  nombre: string,
  pedido: Pedido,
  azar: Azar,
  { detenidoMs }: Paciencia,
): Suscriptor => {
  const vistos: Visto[] = [];
  const cuentas = new Map<string, number>();
  const faltas: string[] = [];
  const parada = new AbortController();
  const calma = new AbortController();
  const contar = (que: string) => void cuentas.set(que, (cuentas.get(que) ?? 0) + 1);
  let conexion: Conexion | undefined;

  const recibir = (resultado: Resultado): void => {
    const { data, errors = [], extensions } = resultado;
    if (extensions?.aviso) contar(extensions.aviso.codigo);
    const visto = data?.[pedido.feed] as Visto | null | undefined;
    if (visto != null && errors.length === 0) {
      vistos.push(visto);
      return;
    }
    const codigos = errors.map(({ extensions: suyas }) => suyas?.code ?? 'error');
    for (const codigo of codigos) contar(codigo);
    contar('not whole');
    const permitido = (codigo: string) => PERMITIDOS.has(codigo) || (pedido.vaYViene === true && SIN_LUGAR.has(codigo));
    if (codigos.length === 0 || !codigos.every(permitido)) faltas.push(JSON.stringify(resultado).slice(0, 300));
    // It is asked for again.
    conexion?.cerrar();
  };

  const seguirSiempre = async (): Promise<void> => {
    while (!parada.signal.aborted) {
      const abrir = azar.uno(pedido.lento ? DE_LENTOS : PROTOCOLOS);
      conexion = abrir(origen, { query: consultaDe(pedido), ultimo: vistos.at(-1)?.cursor }, recibir);
      contar('connections');
      await conexion.fin;
      conexion = undefined;
      await esperar(PAUSA_MS + azar.entero(FUERA_MAXIMO_MS));
    }
  };
  const pausa = (ms: number) => esperar(ms, undefined, { signal: calma.signal }).catch(() => undefined);
  const detenerse = async (ms: number): Promise<void> => {
    const detenida = conexion;
    detenida?.detener();
    await pausa(ms);
    detenida?.seguir();
  };
  const variar = async (): Promise<void> => {
    while (!calma.signal.aborted) {
      await pausa(azar.entero(ENTRE_ACCIONES_MS));
      if (calma.signal.aborted) return;
      const accion = pedido.lento ? 'detenerse' : azar.uno(ACCIONES);
      contar(accion);
      if (accion === 'irse') conexion?.cerrar();
      if (accion === 'detenerse') await detenerse(pedido.lento ? detenidoMs : azar.entero(DETENIDO_MAXIMO_MS));
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
    faltas,
    calmar: () => calma.abort(),
    async terminar() {
      calma.abort();
      parada.abort();
      conexion?.cerrar();
      await fin;
    },
  };
};

const consultaDe = ({ feed, filtro, seleccion }: Pedido): string => `subscription ($cursor: String!) {
  ${feed}(despuesDe: $cursor${filtro === undefined ? '' : `, filtro: ${filtro}`}) { cursor posicion ${seleccion} }
}`;
