import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { OpcionesDeTrazas, Trazas } from './trazas.ts';

/** How long what has ended waits to be sent with others, and how long sending may take; both in ms. */
const CADA_MS = 1_000;
const PLAZO_MS = 5_000;

/**
 * Traces by OpenTelemetry's own library; its exporter takes headers and certificates from the environment, as it says.
 * What belongs together is told by W3C trace contexts that are passed on by hand: there is no instrumentation of the
 * libraries below, and so nothing that every statement pays for.
 */
export const trazasOtlp = (
  proceso: string,
  { colector, proporcion }: OpcionesDeTrazas & { readonly colector: string },
): Trazas => {
  const url = `${colector.replace(/\/$/, '')}/v1/traces`;
  const proveedor = new TracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'alpes', 'service.name': proceso }),
    // Whoever has begun the trace has decided for all of it.
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(proporcion) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url, timeoutMillis: PLAZO_MS }),
        scheduledDelayMillis: CADA_MS,
        exportTimeoutMillis: PLAZO_MS,
      }),
    ],
  });
  const trazador = proveedor.getTracer('alpes');
  return {
    abrir(nombre, { padre, clase, atributos = {} }) {
      const span = trazador.startSpan(nombre, { kind: SpanKind[clase], attributes: atributos }, contextoDe(padre));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        terminar({ fallo, nombre: otro } = {}) {
          if (otro !== undefined) span.updateName(otro);
          // The class of an error, and not its text: that may have personal data in it.
          if (fallo !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: nombreDe(fallo) });
          span.end();
        },
      };
    },
    // A collector that is away must not keep a process from stopping well.
    cerrar: () => proveedor.shutdown().catch(() => undefined),
  };
};

const contextoDe = (padre: string | undefined) => {
  const [, traceId = '', spanId = '', banderas = ''] = padre?.split('-') ?? [];
  if (padre === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(banderas, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
};

const nombreDe = (fallo: unknown): string => (fallo instanceof Error ? fallo.name : String(fallo));
