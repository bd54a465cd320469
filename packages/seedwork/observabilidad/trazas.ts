/** What a part of a trace is, and of which whole. */
export interface OpcionesDeTramo {
  /** The W3C trace context that it belongs to; without one it begins a trace. */
  readonly padre: string | undefined;
  readonly clase: 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER' | 'INTERNAL';
  /** Nothing personal: traces are kept elsewhere. */
  readonly atributos?: Readonly<Record<string, string | number>> | undefined;
}

/** A part of a trace that is under way. */
export interface Tramo {
  /** What is passed on, so that what follows from it belongs to it. */
  readonly traceparent: string | undefined;
  /** Once, with the error that it ended in, if any; only now its name may be known. */
  terminar(fin?: { readonly fallo?: unknown; readonly nombre?: string }): void;
}

/** Where the parts of traces are told to; docs/operar.md#traces says what they are. */
export interface Trazas {
  abrir(nombre: string, opciones: OpcionesDeTramo): Tramo;
  /** Sends what has not been sent. */
  cerrar(): Promise<void>;
}

/** For processes that tell nobody: the trace of whoever asks is passed on as it came. */
export const sinTrazas: Trazas = {
  abrir: (_, { padre }) => ({ traceparent: padre, terminar() {} }),
  cerrar: async () => {},
};

/** Does something as a part of a trace. */
export const enTramo = async <A>(
  trazas: Trazas,
  nombre: string,
  opciones: OpcionesDeTramo,
  accion: (traceparent: string | undefined) => Promise<A>,
): Promise<A> => {
  if (trazas === sinTrazas) return accion(opciones.padre);
  const tramo = trazas.abrir(nombre, opciones);
  try {
    const resultado = await accion(tramo.traceparent);
    tramo.terminar();
    return resultado;
  } catch (fallo) {
    tramo.terminar({ fallo });
    throw fallo;
  }
};

/** Where traces are sent, and which. */
export interface OpcionesDeTrazas {
  /** Address of an OpenTelemetry collector; without it nothing is sent, and nothing that could send it is loaded. */
  readonly colector: string | undefined;
  /** Of the traces that begin here: from 0 to 1. */
  readonly proporcion: number;
}
