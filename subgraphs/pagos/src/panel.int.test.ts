import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagos } from './modulo.ts';
import { azarDe, type FilaDePayout, filaDePayout } from './pruebas/filas.ts';
import { AJUSTES } from './pruebas/operaciones.ts';

const azar = azarDe(4);
const payout = (dia: string, estado: FilaDePayout['estado'], moneda: string, monto: string | null): FilaDePayout => ({
  ...filaDePayout(azar, ['00000000-0000-4000-8000-00000000000a']),
  ...{ creado: new Date(`${dia}T12:00:00Z`), estado, moneda, monto },
});
const PAYOUTS = [
  payout('2026-10-31', 'EXITOSO', 'COP', '100.00'),
  payout('2026-11-01', 'EXITOSO', 'COP', '0.10'),
  payout('2026-11-02', 'EXITOSO', 'COP', '0.20'),
  payout('2026-11-02', 'EXITOSO', 'USD', '9999999999999.99'),
  payout('2026-11-03', 'FALLIDO', 'USD', '3.00'),
  payout('2026-11-03', 'PENDIENTE', 'COP', null),
  payout('2026-11-03', 'CALCULADO', 'COP', '8.00'),
  payout('2026-11-30', 'EN_PROCESO', 'EUR', '9.00'),
  payout('2026-12-01', 'REVERTIDO', 'EUR', '9.00'),
];

let prueba: ModuloDePrueba;

beforeAll(async () => {
  prueba = await levantarModulo(pagos(AJUSTES));
  await prueba.base.prisma.payout.createMany({ data: PAYOUTS });
});
afterAll(() => prueba?.detener());

const PANEL = `desde hasta pagos { total pendientes montoProcesado { valor moneda }
  porEstado { estado cantidad monto { valor moneda } } recientes(primeros: 2) { id } }`;
const leer = (periodo: object | null) =>
  prueba.pedir<{ panel: unknown }>(`query($periodo: PeriodoFiltro) { panel(periodo: $periodo) { ${PANEL} } }`, {
    periodo,
  });

describe('panel', () => {
  it('gives the figures of a period, by state and currency, and the newest of it', async () => {
    const periodo = { desde: '2026-11-01', hasta: '2026-11-30' };
    const delMes = PAYOUTS.slice(1, 8);
    expect(await leer(periodo)).toEqual({
      panel: {
        ...periodo,
        pagos: {
          total: 7,
          pendientes: 3,
          montoProcesado: [
            { valor: '0.30', moneda: 'COP' },
            { valor: '9999999999999.99', moneda: 'USD' },
          ],
          porEstado: [
            { estado: 'CALCULADO', cantidad: 1, monto: { valor: '8.00', moneda: 'COP' } },
            { estado: 'EN_PROCESO', cantidad: 1, monto: { valor: '9.00', moneda: 'EUR' } },
            { estado: 'EXITOSO', cantidad: 2, monto: { valor: '0.30', moneda: 'COP' } },
            { estado: 'EXITOSO', cantidad: 1, monto: { valor: '9999999999999.99', moneda: 'USD' } },
            { estado: 'FALLIDO', cantidad: 1, monto: { valor: '3.00', moneda: 'USD' } },
            { estado: 'PENDIENTE', cantidad: 1, monto: { valor: '0.00', moneda: 'COP' } },
          ],
          recientes: [
            { id: delMes[6]?.id },
            {
              id: delMes
                .slice(3, 6)
                .map(({ id }) => id)
                .toSorted()
                .at(-1),
            },
          ],
        },
      },
    });
  });

  it('gives the figures of all time without a period', async () => {
    expect(await leer(null)).toMatchObject({
      panel: { desde: null, hasta: null, pagos: { total: 9, pendientes: 3, recientes: [{ id: PAYOUTS[8]?.id }, {}] } },
    });
    expect(await leer({ hasta: '2026-10-31' })).toMatchObject({ panel: { pagos: { total: 1, pendientes: 0 } } });
    expect(await leer({ desde: '2027-01-01' })).toMatchObject({
      panel: { pagos: { total: 0, pendientes: 0, montoProcesado: [], porEstado: [], recientes: [] } },
    });
  });

  it.each([
    ['panel(periodo: {desde: "2026-11-02", hasta: "2026-11-01"}) { pagos { total } }', 'periodo'],
    ['panel { pagos { recientes(primeros: 0) { id } } }', 'primeros'],
  ])('refuses %s', async (campo, fallido) => {
    const { errors } = await prueba.ejecutar(`{ ${campo} }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campo: fallido });
  });
});
