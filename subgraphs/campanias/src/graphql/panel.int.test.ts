import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';
import { type FilaDePrueba, sembrar } from '../pruebas/filasDePrueba.ts';

const lecturas: string[] = [];
let sistema: CampaniasDePrueba;
let filas: readonly FilaDePrueba[];
beforeAll(async () => {
  sistema = await levantarCampanias({ plazoSagaMs: 600_000 }, lecturas);
  filas = await sembrar(sistema.base.prisma, 40);
});
afterAll(() => sistema?.detener());

interface Panel {
  readonly total: number;
  readonly activas: number;
  readonly completadas: number;
  readonly porEstado: readonly { readonly estado: string; readonly cantidad: number; readonly presupuesto: object }[];
  readonly recientes: readonly { readonly id: string }[];
}

const PANEL = `query ($periodo: PeriodoFiltro, $primeros: Int! = 5) {
  panel(periodo: $periodo) {
    desde hasta
    campanias {
      total activas completadas porEstado { estado cantidad presupuesto { valor moneda } }
      recientes(primeros: $primeros) { id }
    }
  }
}`;
const panel = async (variables: object = {}): Promise<Panel> =>
  (await sistema.pedir<{ panel: { campanias: Panel } }>(PANEL, { ...variables })).panel.campanias;

const en = (unas: readonly FilaDePrueba[], estado: string) => unas.filter((una) => una.estado === estado).length;

describe('the part of the dashboard that is of campaigns', () => {
  it.each([
    [{}, () => true],
    [{ periodo: {} }, () => true],
    [{ periodo: { desde: '2026-11-02', hasta: '2026-11-03' } }, (dia: number) => dia === 2 || dia === 3],
    [{ periodo: { hasta: '2026-11-01' } }, (dia: number) => dia === 1],
    [{ periodo: { desde: '2030-01-01' } }, () => false],
  ])('is of the days that are asked for: %j', async (variables, pasa) => {
    const suyas = filas.filter(({ creada }) => pasa(creada.getUTCDate()));
    const leido = await panel(variables);
    expect(leido).toMatchObject({
      total: suyas.length,
      activas: en(suyas, 'APROBADA'),
      completadas: en(suyas, 'FINALIZADA'),
    });
    for (const { estado, cantidad, presupuesto } of leido.porEstado) {
      const deGrupo = suyas.filter(
        (una) => una.estado === estado && JSON.stringify(presupuesto).includes(una.presupuestoMoneda),
      );
      const suma = deGrupo.reduce((total, { presupuestoValor }) => total + Number(presupuestoValor), 0);
      expect({ cantidad, presupuesto }).toMatchObject({
        cantidad: deGrupo.length,
        presupuesto: { valor: suma.toFixed(2) },
      });
    }
    expect(leido.porEstado.reduce((total, { cantidad }) => total + cantidad, 0)).toBe(suyas.length);
    const nuevas = suyas.toSorted((a, b) => b.creada.getTime() - a.creada.getTime() || (a.id < b.id ? 1 : -1));
    expect(leido.recientes.map(({ id }) => id)).toEqual(nuevas.slice(0, 5).map(({ id }) => id));
  });

  it('reads the figures from the counters, and the newest by their index', async () => {
    lecturas.length = 0;
    await panel();
    expect(lecturas).toEqual(['.$queryRaw', '.$queryRaw', 'CampaniaVista.findMany']);
  });

  it('refuses days in the wrong order, and too many of the newest', async () => {
    const alReves = await sistema.ejecutar(PANEL, { periodo: { desde: '2026-11-02', hasta: '2026-11-01' } });
    expect(alReves.errors?.[0]?.extensions).toMatchObject({ campo: 'periodo', codigo: 'PERIODO_INVALIDO' });
    const demasiadas = await sistema.ejecutar(PANEL, { primeros: 101 });
    expect(demasiadas.errors?.[0]?.extensions).toMatchObject({ campo: 'primeros' });
  });
});
