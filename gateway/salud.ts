import type { SaludDeParte, Subgrafo } from '@alpes/seedwork/graphql/subgrafo';

/** A subgraph's state and how long it took to tell. */
export type SaludMedida = SaludDeParte & { readonly ms: number };

/** State of the whole system, as `/health` answers it. */
export interface SaludDelSistema {
  readonly estado: SaludDeParte['estado'];
  readonly partes: Readonly<Record<string, SaludMedida>>;
}

/** Asks every subgraph at once, waiting for none longer than `plazoMs`. */
export async function comprobarSalud(subgrafos: readonly Subgrafo[], plazoMs = 2_000): Promise<SaludDelSistema> {
  const medidas = await Promise.all(
    subgrafos.map(async (subgrafo) => [subgrafo.nombre, await medir(subgrafo, plazoMs)] as const),
  );
  const estados = medidas.map(([, { estado }]) => estado);
  const todos = (estado: SaludDeParte['estado']) => estados.every((uno) => uno === estado);
  return {
    estado: todos('ok') ? 'ok' : todos('caido') ? 'caido' : 'degradado',
    partes: Object.fromEntries(medidas),
  };
}

async function medir(subgrafo: Subgrafo, plazoMs: number): Promise<SaludMedida> {
  const inicio = performance.now();
  let reloj: NodeJS.Timeout | undefined;
  const limite = new Promise<SaludDeParte>((resolve) => {
    reloj = setTimeout(() => resolve({ estado: 'caido', detalle: `No respondió en ${plazoMs} ms.` }), plazoMs);
  });
  const salud = await Promise.race([
    limite,
    // Within a promise, so that a fault thrown at once counts as an answer too.
    Promise.resolve()
      .then(() => subgrafo.salud())
      .catch((): SaludDeParte => ({ estado: 'caido', detalle: 'No se pudo consultar.' })),
  ]);
  clearTimeout(reloj);
  return { ...salud, ms: Math.round(performance.now() - inicio) };
}
