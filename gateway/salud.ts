import type { SaludDeParte, Subgrafo } from '@alpes/seedwork/graphql/subgrafo';
import { medirSalud, type SaludMedida } from '@alpes/seedwork/observabilidad/salud';

/** State of the whole system, as `/health` answers it. */
export interface SaludDelSistema {
  readonly estado: SaludDeParte['estado'];
  readonly partes: Readonly<Record<string, SaludMedida>>;
}

/** Asks every subgraph at once, waiting for none longer than `plazoMs`. */
export async function comprobarSalud(subgrafos: readonly Subgrafo[], plazoMs = 2_000): Promise<SaludDelSistema> {
  const medidas = await Promise.all(
    subgrafos.map(async (subgrafo) => [subgrafo.nombre, await medirSalud(() => subgrafo.salud(), plazoMs)] as const),
  );
  const estados = medidas.map(([, { estado }]) => estado);
  const todos = (estado: SaludDeParte['estado']) => estados.every((uno) => uno === estado);
  return {
    estado: todos('ok') ? 'ok' : todos('caido') ? 'caido' : 'degradado',
    partes: Object.fromEntries(medidas),
  };
}

/**
 * Whether requests may come. They may once every subgraph has been seen at work; from then on as long as one of them
 * is: what needs the others fails with a reason, and to take the gateway away would mend nothing.
 */
export function crearDisposicion(
  subgrafos: readonly Subgrafo[],
  leerSalud: () => Promise<SaludDelSistema>,
): () => Promise<boolean> {
  const porVer = new Set(subgrafos.map(({ nombre }) => nombre));
  return async () => {
    const { estado, partes } = await leerSalud();
    for (const [nombre, parte] of Object.entries(partes)) if (parte.estado !== 'caido') porVer.delete(nombre);
    return porVer.size === 0 && estado !== 'caido';
  };
}
