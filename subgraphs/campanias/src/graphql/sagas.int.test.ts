import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';

let sistema: CampaniasDePrueba;
let enCurso: readonly string[];
let completada: string;
let compensando: string;
beforeAll(async () => {
  sistema = await levantarCampanias();
  enCurso = [(await sistema.crear()).id, (await sistema.crear()).id, (await sistema.crear()).id];
  completada = (await sistema.pagada()).id;
  compensando = (await sistema.crear()).id;
  await sistema.mutar('cancelarCampania', { id: compensando, motivo: 'Cambio de planes' });
});
afterAll(() => sistema?.detener());

interface Sagas {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly idCampania: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly total: number;
}

const SAGAS = `query ($filtro: SagasFiltro, $orden: SagasOrden, $primeros: Int, $despuesDe: String) {
  sagas(filtro: $filtro, orden: $orden, primeros: $primeros, despuesDe: $despuesDe) {
    edges { cursor node { idCampania estado campania { id } } } pageInfo { hasNextPage endCursor } total
  }
}`;
const pedir = async (variables: object = {}) => (await sistema.pedir<{ sagas: Sagas }>(SAGAS, { ...variables })).sagas;
const idsDe = ({ edges }: Sagas) => edges.map(({ node }) => node.idCampania);

describe('the list of sagas', () => {
  it('shows those first that took a step last', async () => {
    const sagas = await pedir();
    expect(idsDe(sagas)).toEqual([compensando, completada, ...enCurso.toReversed()]);
    expect(sagas.total).toBe(5);
  });

  it('tells an operator which have not ended, the one that waits longest first', async () => {
    const variables = {
      filtro: { estados: ['EN_CURSO', 'COMPENSANDO'] },
      orden: { campo: 'VENCE', direccion: 'ASC' },
      primeros: 2,
    };
    const primera = await pedir(variables);
    const segunda = await pedir({ ...variables, despuesDe: primera.pageInfo.endCursor });
    expect([...idsDe(primera), ...idsDe(segunda)]).toEqual([...enCurso, compensando]);
    expect(primera.total).toBe(4);
    expect(segunda.pageInfo.hasNextPage).toBe(false);
  });

  it('refuses a cursor of another list, and a filter that nothing passes', async () => {
    const { pageInfo } = await pedir({ primeros: 1 });
    const otra = await sistema.ejecutar(SAGAS, { despuesDe: pageInfo.endCursor, filtro: { estados: ['EN_CURSO'] } });
    expect(otra.errors?.[0]?.extensions).toMatchObject({ campo: 'despuesDe', codigo: 'CURSOR_INVALIDO' });
    const ninguna = await sistema.ejecutar(SAGAS, { filtro: { estados: [] } });
    expect(ninguna.errors?.[0]?.extensions).toMatchObject({ campo: 'filtro.estados', codigo: 'VACIO' });
  });
});
