import {
  CABECERA_DE_PLAZO,
  type Cabeceras,
  esMutacion,
  type SaludDeParte,
  type Subgrafo,
} from '@alpes/seedwork/graphql/subgrafo';
import type { ExecutionResult } from 'graphql';
import { type Dispatcher, Pool } from 'undici';
import { z } from 'zod';
import { suscripcionHttp } from './suscripcionHttp.ts';

/** Where a subgraph is and how patient to be with it. */
export interface OpcionesDeSubgrafoHttp {
  readonly nombre: string;
  /** Its GraphQL address; `/health` is on the same server, subscriptions on the same path. */
  readonly url: string;
  readonly conexiones?: number;
  readonly plazoConexionMs?: number;
  /** Of a whole request, unless its own deadline comes first. */
  readonly plazoMs?: number;
}

/** A subgraph in another process, with connections to be closed at the end. */
export interface SubgrafoHttp extends Subgrafo {
  cerrar(): Promise<void>;
}

interface Respuesta {
  readonly estado: number;
  readonly cuerpo: unknown;
}

/** A subgraph behind HTTP. Nothing is connected before the first use, so it need not be up yet. */
export function subgrafoHttp({
  nombre,
  url,
  conexiones = 64,
  plazoConexionMs = 3_000,
  plazoMs = 30_000,
}: OpcionesDeSubgrafoHttp): SubgrafoHttp {
  const direccion = new URL(url);
  const pool = new Pool(direccion.origin, { connections: conexiones, connect: { timeout: plazoConexionMs } });
  const ruta = direccion.pathname + direccion.search;
  const direccionWs = new URL(url);
  direccionWs.protocol = direccion.protocol === 'https:' ? 'wss:' : 'ws:';

  async function pedir(
    method: 'GET' | 'POST',
    path: string,
    headers: Cabeceras,
    body: string | null,
    ms: number,
    abandono?: AbortSignal,
  ): Promise<Respuesta> {
    const { estado, texto } = await pedirTexto(pool, { method, path, headers, body }, ms, abandono);
    try {
      return { estado, cuerpo: JSON.parse(texto) };
    } catch {
      throw new Error(`Subgraph ${nombre} answered ${estado} without JSON`);
    }
  }

  return {
    nombre,

    async ejecutar(peticion, cabeceras, abandono): Promise<ExecutionResult> {
      const plazo = Math.min(plazoMs, Number(cabeceras[CABECERA_DE_PLAZO] ?? plazoMs));
      const enviar = () =>
        pedir(
          'POST',
          ruta,
          {
            ...cabeceras,
            'content-type': 'application/json',
            accept: 'application/graphql-response+json, application/json',
          },
          JSON.stringify(peticion),
          Math.max(1, plazo),
          abandono,
        );
      const { estado, cuerpo } = await enviar().catch((error: unknown) => {
        // A kept connection may be closed by the other side just as it is used; a mutation may have been carried out.
        if (esMutacion(peticion.query) || !conexionCortada(error)) throw error;
        return enviar();
      });
      if (!esResultado(cuerpo)) throw new Error(`Subgraph ${nombre} answered ${estado} without a GraphQL result`);
      return cuerpo;
    },

    suscribir: (peticion, cabeceras) =>
      suscripcionHttp({ url: direccionWs.href, peticion, cabeceras, plazoConexionMs }),

    async salud(): Promise<SaludDeParte> {
      try {
        const { cuerpo } = await pedir('GET', '/health', {}, null, 2_000);
        return SALUD.parse(cuerpo);
      } catch {
        return { estado: 'caido', detalle: 'No responde.' };
      }
    },

    async cerrar() {
      await pool.close();
    },
  };
}

/**
 * One request, its answer as text, within `ms`. Undici's own `request` makes a stream of each body, and with it and an
 * AbortSignal a request takes about half as long again.
 */
function pedirTexto(
  pool: Pool,
  peticion: Dispatcher.DispatchOptions,
  ms: number,
  abandono: AbortSignal | undefined,
): Promise<{ readonly estado: number; readonly texto: string }> {
  return new Promise((resolve, reject) => {
    let controlador: Dispatcher.DispatchController | undefined;
    let vencido: DOMException | undefined;
    let estado = 0;
    const trozos: Buffer[] = [];
    const dejar = (motivo: DOMException) => {
      vencido = motivo;
      controlador?.abort(motivo);
      acabar();
      reject(motivo);
    };
    const alIrse = () => dejar(new DOMException('Nobody waits any more', 'AbortError'));
    const reloj = setTimeout(() => dejar(new DOMException('The deadline passed', 'TimeoutError')), ms);
    const acabar = () => {
      clearTimeout(reloj);
      abandono?.removeEventListener('abort', alIrse);
    };
    abandono?.addEventListener('abort', alIrse, { once: true });
    pool.dispatch(peticion, {
      onRequestStart(nuevo) {
        controlador = nuevo;
        // While it waited for a connection, perhaps.
        if (vencido) controlador.abort(vencido);
      },
      onResponseStart(_controlador, codigo) {
        estado = codigo;
      },
      onResponseData(_controlador, trozo) {
        trozos.push(trozo);
      },
      onResponseEnd() {
        acabar();
        resolve({ estado, texto: (trozos.length === 1 && trozos[0] ? trozos[0] : Buffer.concat(trozos)).toString() });
      },
      onResponseError(_controlador, error) {
        acabar();
        reject(error);
      },
    });
  });
}

const SALUD = z.object({
  estado: z.enum(['ok', 'degradado', 'caido']),
  detalle: z.string().optional(),
  ms: z.number().optional(),
  get partes() {
    return z.record(z.string(), SALUD).optional();
  },
});

function conexionCortada(error: unknown): boolean {
  const codigo = error instanceof Error && 'code' in error ? error.code : undefined;
  return codigo === 'UND_ERR_SOCKET' || codigo === 'ECONNRESET' || codigo === 'EPIPE';
}

function esResultado(cuerpo: unknown): cuerpo is ExecutionResult {
  return typeof cuerpo === 'object' && cuerpo !== null && ('data' in cuerpo || 'errors' in cuerpo);
}
