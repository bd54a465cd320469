import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A part of a trace, as it was received. */
export interface TramoRecibido {
  readonly proceso: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

interface Envio {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<TramoRecibido, 'proceso'>[] }[];
  }[];
}

/** An OpenTelemetry collector that keeps what it is sent (OTLP over HTTP, in JSON). */
export const abrirColector = async () => {
  const tramos: TramoRecibido[] = [];
  const servidor = createServer(async (peticion, respuesta) => {
    const { resourceSpans } = JSON.parse(await text(peticion)) as Envio;
    for (const { resource, scopeSpans } of resourceSpans) {
      const proceso = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const { spans } of scopeSpans) tramos.push(...spans.map((span) => ({ ...span, proceso })));
    }
    respuesta.setHeader('content-type', 'application/json').end('{}');
  });
  servidor.listen(0, '127.0.0.1');
  await once(servidor, 'listening');
  return {
    url: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`,
    tramos: tramos as readonly TramoRecibido[],
    cerrar() {
      servidor.closeAllConnections();
      servidor.close();
    },
  };
};
