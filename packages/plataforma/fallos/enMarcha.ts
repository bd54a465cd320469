import { esperarA } from './esperarA.ts';
import type { Modulo, Replica, Sistema } from './sistema.ts';

const RESPUESTA_MAXIMA_MS = 1_000;

/** A lease as the database has it. */
interface Arriendo {
  readonly recurso: string;
  readonly vence: string;
}

/** The state of things when a process had just died. */
export interface Momento {
  readonly cuando: string;
  readonly arriendos: ReadonlyMap<string, string>;
}

/** Takes down the leases of a context, all of them perhaps the dead process's. */
export const anotarMomento = async ({ prisma }: Sistema, modulo: Modulo): Promise<Momento> => {
  const [reloj] = await prisma.$queryRaw<{ cuando: string }[]>`SELECT clock_timestamp()::text AS cuando`;
  const arriendos = await prisma.$queryRaw<Arriendo[]>`
    SELECT recurso, vence::text AS vence FROM mensajeria.arriendo
    WHERE recurso LIKE ${`lectura:${modulo}:%`} OR (recurso LIKE ${`relay:${modulo}:%`} AND vence > now())`;
  return {
    cuando: reloj?.cuando ?? '',
    arriendos: new Map(arriendos.map(({ recurso, vence }) => [recurso, vence])),
  };
};

/** When a process was healthy, and when the duties of its context were in living hands (ms of `performance.now()`). */
export interface EnMarcha {
  readonly sano: number;
  readonly relevado: number;
}

/** Waits until a process is healthy and its context at work: nothing of its duties is held by the dead. */
export const esperarEnMarcha = async (
  sistema: Sistema,
  replica: Replica,
  momento: Momento | undefined,
  limite: number,
): Promise<EnMarcha> => {
  const { modulo, proceso } = replica;
  const sano = async (): Promise<number> => {
    await esperarA(`${proceso.nombre} answers`, () => faltaSalud(replica), limite);
    return performance.now();
  };
  // A context with two replicas goes on before the dead one is back.
  const relevado = async (): Promise<number> => {
    if (modulo === undefined || momento === undefined) return 0;
    await esperarA(`${modulo} is at work`, () => faltaTrabajo(sistema, modulo, momento), limite);
    return performance.now();
  };
  const [sanoEn, relevadoEn] = await Promise.all([sano(), relevado()]);
  return { sano: sanoEn, relevado: relevadoEn === 0 ? sanoEn : relevadoEn };
};

const faltaSalud = async ({ proceso, modulo }: Replica): Promise<string | undefined> => {
  const { origen } = proceso;
  if (origen === undefined) return 'it does not listen';
  const signal = AbortSignal.timeout(RESPUESTA_MAXIMA_MS);
  if (modulo === undefined) {
    // What /health of the gateway says is about the subgraphs.
    const respuesta = await fetch(`${origen}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': 'true' },
      signal,
    });
    return respuesta.ok ? undefined : `it answers ${respuesta.status}`;
  }
  const respuesta = await fetch(`${origen}/health`, { signal });
  const salud = (await respuesta.json()) as { readonly estado: string };
  return salud.estado === 'ok' ? undefined : `its health is ${JSON.stringify(salud)}`;
};

/**
 * A lease that the dead process held ends, or somebody living has renewed it: then it differs from what was taken
 * down. What waited to be published has been.
 */
const faltaTrabajo = async (
  { prisma }: Sistema,
  modulo: Modulo,
  { cuando, arriendos }: Momento,
): Promise<string | undefined> => {
  const ahora = await prisma.$queryRaw<(Arriendo & { vencido: boolean })[]>`
    SELECT recurso, vence::text AS vence, vence < now() AS vencido FROM mensajeria.arriendo
    WHERE recurso LIKE ${`lectura:${modulo}:%`} OR recurso LIKE ${`relay:${modulo}:%`}`;
  const muertos = ahora.filter(
    ({ recurso, vence, vencido }) => arriendos.get(recurso) === vence && (recurso.startsWith('lectura:') || !vencido),
  );
  if (muertos.length > 0) return `nobody has taken over ${muertos.map(({ recurso }) => recurso).join(', ')}`;
  const [fila] = await prisma.$queryRaw<{ mensajes: number }[]>`
    SELECT (
      (SELECT count(*) FROM mensajeria.mensaje
       WHERE modulo = ${modulo} AND posicion IS NULL AND disponible <= ${cuando}::timestamptz) +
      (SELECT count(*) FROM mensajeria.mensaje m JOIN mensajeria.flujo f USING (modulo, topic)
       WHERE modulo = ${modulo} AND m.posicion > f.publicada AND m.disponible <= ${cuando}::timestamptz)
    )::float8 AS mensajes`;
  return fila?.mensajes === 0 ? undefined : `${fila?.mensajes} messages of before are not published`;
};
