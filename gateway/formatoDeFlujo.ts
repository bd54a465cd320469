import type { Entrega } from './entrega.ts';

/** How a stream of results is written over HTTP. */
export interface FormatoDeFlujo {
  readonly tipo: string;
  readonly principio: string;
  /** What shows that a silent stream lives. */
  readonly latido: string;
  readonly final: string;
  /** Tells a client where it would go on, without a result; undefined where there is no way. */
  readonly lugar?: (cursor: string) => string;
  /** Whether its clients come back by themselves when it ends without its end. */
  readonly vuelve: boolean;
  /** Once for each result, however many get it. */
  escribir(entrega: Pick<Entrega, 'bytes' | 'cursor' | 'ultima'>): Buffer;
}

/** After what time an EventSource connects again. */
const REGRESO_MS = 1_000;

/** GraphQL over server-sent events, "distinct connections mode". An event's id is what its subscriber goes on from. */
const EVENTOS: FormatoDeFlujo = {
  tipo: 'text/event-stream; charset=utf-8',
  principio: `retry: ${REGRESO_MS}\n\n`,
  latido: ':\n\n',
  final: 'event: complete\ndata:\n\n',
  // No data: it becomes the client's last id, and nothing is told to its page. A cursor that the client made up might be
  // anything until the subgraph has looked at it.
  lugar: (cursor) => (/^[\w.~+/=-]+$/.test(cursor) ? `id: ${cursor}\n\n` : ''),
  vuelve: true,
  escribir: unaVez(({ bytes, cursor }) =>
    entre(`${cursor === undefined ? '' : `id: ${cursor}\n`}event: next\ndata: `, bytes, '\n\n'),
  ),
};

// Behind each part, and not before the next: clients take a part when they have seen its end.
const SEPARADOR = '\r\n--graphql';
const CABECERA_DE_PARTE = '\r\ncontent-type: application/json\r\n\r\n';
const parte = (texto: string) => `${CABECERA_DE_PARTE}${texto}${SEPARADOR}`;

/** Apollo's multipart protocol for subscriptions. What ends a stream stands beside the payload, and not in it. */
const PARTES: FormatoDeFlujo = {
  tipo: 'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"',
  principio: SEPARADOR,
  latido: parte('{}'),
  final: '--\r\n',
  vuelve: false,
  escribir: unaVez(({ bytes, ultima }) => {
    if (!ultima) return entre(`${CABECERA_DE_PARTE}{"payload":`, bytes, `}${SEPARADOR}`);
    const { errors } = JSON.parse(String(bytes)) as { readonly errors?: unknown };
    return Buffer.from(parte(JSON.stringify({ payload: null, errors })));
  }),
};

/** How a request wants its answer as a stream; undefined when it does not. */
export function formatoDeFlujo({ accept = '' }: { readonly accept?: string | undefined }): FormatoDeFlujo | undefined {
  // The first of the types: some clients name it among the last ones with every query.
  if (/^\s*text\/event-stream\s*(?:[,;]|$)/i.test(accept)) return EVENTOS;
  return /\bmultipart\/mixed\s*;[^,]*\bsubscriptionSpec\s*=\s*"?1\.0\b/i.test(accept) ? PARTES : undefined;
}

function entre(antes: string, bytes: Buffer, despues: string): Buffer {
  return Buffer.concat([Buffer.from(antes), bytes, Buffer.from(despues)]);
}

function unaVez<E extends object>(escribir: (entrega: E) => Buffer): (entrega: E) => Buffer {
  const escritas = new WeakMap<E, Buffer>();
  return (entrega) => {
    let escrita = escritas.get(entrega);
    if (escrita === undefined) {
      escrita = escribir(entrega);
      escritas.set(entrega, escrita);
    }
    return escrita;
  };
}
