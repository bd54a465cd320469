import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A subscription as it is sent; `ultimo` is the cursor of what was seen last. */
export interface Consulta {
  readonly query: string;
  readonly ultimo: string | undefined;
}

/** One result, as every protocol gives it. */
export interface Resultado {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly aviso?: { readonly codigo: string } };
}

/** A connection with one subscription. */
export interface Conexion {
  readonly fin: Promise<void>;
  /** Takes nothing any more, until it is told to go on. */
  detener(): void;
  seguir(): void;
  cerrar(): void;
}

/** Opens one. */
export type Abrir = (origen: string, consulta: Consulta, recibir: (resultado: Resultado) => void) => Conexion;

const INICIO = 'inicio';
const cuerpoDe = ({ query, ultimo }: Consulta) => ({ query, variables: { cursor: ultimo ?? INICIO } });

/** graphql-transport-ws. */
export const porWebSocket: Abrir = (origen, consulta, recibir) => {
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
  const soltar = cliente.subscribe<Record<string, unknown>>(cuerpoDe(consulta), {
    // What arrives behind the back of who has left was not seen.
    next: (resultado) => cerrada || recibir(resultado as Resultado),
    error(error) {
      // What is wrong with the operation itself is said like this.
      if (!cerrada && Array.isArray(error)) recibir({ errors: error as NonNullable<Resultado['errors']> });
      resolve();
    },
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

/** @param sacar - takes whole results out of what has come, and gives the rest back. */
const porHttp =
  (
    pedir: (origen: string, consulta: Consulta) => readonly [url: string, RequestInit],
    sacar: (pendiente: string, recibir: (json: string) => void) => string,
  ): Abrir =>
  (origen, consulta, recibir) => {
    const corte = new AbortController();
    let detenida: PromiseWithResolvers<void> | undefined;
    const leer = async (): Promise<void> => {
      const [url, opciones] = pedir(origen, consulta);
      const respuesta = await fetch(url, { ...opciones, signal: corte.signal });
      const decodificador = new TextDecoder();
      let pendiente = '';
      for await (const trozo of (respuesta.body ?? []) as AsyncIterable<Uint8Array>) {
        pendiente = sacar(pendiente + decodificador.decode(trozo, { stream: true }), (json) => {
          if (!corte.signal.aborted) recibir(JSON.parse(json) as Resultado);
        });
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

const porPost =
  (accept: string) =>
  (origen: string, consulta: Consulta): readonly [string, RequestInit] => [
    `${origen}/graphql`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(cuerpoDe(consulta)),
    },
  ];

const sacarEventos = (pendiente: string, recibir: (json: string) => void): string => {
  const eventos = pendiente.split('\n\n');
  const resto = eventos.pop() ?? '';
  for (const evento of eventos) {
    const [, datos] = /^data: (\{.*\})$/m.exec(evento) ?? [];
    if (datos !== undefined) recibir(datos);
  }
  return resto;
};

/** Server-sent events, the cursor as a variable. */
export const porEventos = porHttp(porPost('text/event-stream'), sacarEventos);

/** Server-sent events as a browser's EventSource asks for them: always the same operation, and the last id as a header. */
export const porEventSource = porHttp(
  (origen, { query, ultimo }) => [
    `${origen}/graphql?${new URLSearchParams({ query, variables: JSON.stringify({ cursor: INICIO }) })}`,
    { headers: { accept: 'text/event-stream', ...(ultimo === undefined ? {} : { 'last-event-id': ultimo }) } },
  ],
  sacarEventos,
);

/** Apollo's multipart protocol. */
export const porMultipart = porHttp(porPost('multipart/mixed;subscriptionSpec=1.0'), (pendiente, recibir) => {
  const partes = pendiente.split('\r\n--graphql');
  const resto = partes.pop() ?? '';
  for (const parte of partes) {
    const [, json = '{}'] = /\r\n\r\n(\{.*\})$/s.exec(parte) ?? [];
    const { payload, errors } = JSON.parse(json) as { payload?: Resultado | null; errors?: Resultado['errors'] };
    if (payload) recibir(JSON.stringify(payload));
    else if (errors) recibir(JSON.stringify({ errors }));
  }
  return resto;
});
