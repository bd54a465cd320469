import { setTimeout as esperar } from 'node:timers/promises';

/** What a mutation answered: the id of what it changed, or why it was refused. */
export type Respuesta = { readonly id: string } | { readonly codigo: string };

const PLAZO_MS = 20_000;
const PAUSA_MAXIMA_MS = 1_000;
/** No retry mends what the suite itself asks wrongly. */
const MAL_PEDIDO = new Set(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT']);

/** It changed nothing and may go well the next time: others came first, or a context has yet to hear of the cliente. */
const POR_AHORA = new Set(['CONFLICTO', 'CLIENTE_NO_ENCONTRADO']);

interface Cuerpo {
  readonly data?: Readonly<Record<string, Payload | null>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}
interface Payload {
  readonly entidad: { readonly id: string } | null;
  readonly errores: readonly { readonly campo: string; readonly codigo: string }[];
}

/** A mutation, without its key. */
export interface Peticion {
  readonly mutacion: string;
  readonly entidad: 'cliente' | 'campania' | 'payout' | 'transaction';
  readonly entrada: Readonly<Record<string, unknown>>;
}

/** Counts the tries that came to nothing, by why. */
export type Reintentos = Map<string, number>;

/** Sends a mutation with one key until it has been answered, whoever dies meanwhile. */
export const enviar = async (
  origen: string,
  { mutacion, entidad, entrada }: Peticion,
  claveIdempotencia: string,
  reintentos: Reintentos,
): Promise<Respuesta> => {
  const tipo = `${mutacion.charAt(0).toUpperCase()}${mutacion.slice(1)}Entrada`;
  const query = `mutation ${tipo}($entrada: ${tipo}!) {
    ${mutacion}(entrada: $entrada) { entidad: ${entidad} { id } errores { campo codigo } }
  }`;
  const body = JSON.stringify({ query, variables: { entrada: { ...entrada, claveIdempotencia } } });
  for (let intento = 1; ; intento += 1) {
    const respuesta = await preguntar(origen, body, mutacion);
    if (typeof respuesta !== 'string') return respuesta;
    reintentos.set(respuesta, (reintentos.get(respuesta) ?? 0) + 1);
    await esperar(Math.min(50 * 2 ** intento, PAUSA_MAXIMA_MS));
  }
};

/** @returns why there is no answer, where there is none. */
const preguntar = async (origen: string, body: string, mutacion: string): Promise<Respuesta | string> => {
  let cuerpo: Cuerpo;
  try {
    const respuesta = await fetch(`${origen}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(PLAZO_MS),
    });
    cuerpo = (await respuesta.json()) as Cuerpo;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'connection lost';
  }
  const codigo = cuerpo.errors?.[0]?.extensions?.code ?? '';
  if (MAL_PEDIDO.has(codigo)) throw new Error(`${mutacion}: ${JSON.stringify(cuerpo.errors)}`);
  const payload = cuerpo.data?.[mutacion];
  if (payload === undefined || payload === null) return codigo === '' ? 'without data' : codigo;
  const [falla] = payload.errores;
  if (falla !== undefined) return POR_AHORA.has(falla.codigo) ? falla.codigo : { codigo: falla.codigo };
  // Done; the answer could not be read in full. The same key gives it again.
  return payload.entidad === null ? 'without entity' : { id: payload.entidad.id };
};
