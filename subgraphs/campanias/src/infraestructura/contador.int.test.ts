import { Prisma } from '@alpes/prisma/generado/client';
import { motorDePruebas } from '@alpes/prisma/pruebas';
import { type Periodo, type RangoDeMontos, SIEMPRE } from '@alpes/seedwork/aplicacion/filtros';
import { type Cuenta, leerContador, medidas, plegar } from '@alpes/seedwork/infraestructura/contadores';
import { entradasEscritas, exigirCifrasDe } from '@alpes/seedwork/pruebas/cifras';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiltroDeCampanias } from '../aplicacion/filtros.ts';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';
import { sembrar } from '../pruebas/filasDePrueba.ts';
import { CONTADOR } from './contador.ts';
import { listaDeCampanias } from './listaDeCampanias.ts';
import { reconstruirVista } from './reconstruirVista.ts';

let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias();
});
afterAll(() => sistema?.detener());

/** What the counters must say: the rows themselves, counted day by day. */
const contarFilas = () =>
  sistema.base.prisma.$queryRaw<(Cuenta & { dia: string })[]>`
    SELECT (creada AT TIME ZONE 'UTC')::date::text AS dia, estado::text AS estado, presupuesto_moneda AS moneda,
      count(*)::float8 AS cantidad, sum(presupuesto_valor)::numeric(30, 2)::text AS monto
    FROM campanias.campanias_view GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const contadas = async (): Promise<readonly (Cuenta & { dia: string })[]> => {
  const { prisma } = sistema.base;
  const dias = await prisma.$queryRaw<{ dia: string }[]>`
    SELECT dia::text FROM campanias.contador UNION SELECT dia::text FROM campanias.acumulado ORDER BY 1`;
  const porDia = dias.map(async ({ dia }) => {
    const cuentas = await leerContador(prisma, CONTADOR, [
      { cuales: medidas(Prisma.sql`'campania'`), periodo: { desde: dia, hasta: dia } },
    ]);
    return cuentas.map((cuenta) => ({ dia, ...cuenta }));
  });
  return (await Promise.all(porDia)).flat();
};

const PERIODOS: readonly Periodo[] = [
  { desde: '2026-12-05', hasta: '2026-12-05' },
  { desde: '2026-12-03', hasta: '2026-12-12' },
  { desde: '2026-11-01', hasta: '2027-01-31' },
  { desde: '2026-12-08', hasta: undefined },
  { desde: undefined, hasta: '2026-12-08' },
  { desde: '2031-01-01', hasta: undefined },
  SIEMPRE,
];
const FILTROS: readonly FiltroDeCampanias[] = PERIODOS.flatMap((periodo) => [
  { enCurso: periodo },
  { creada: periodo, estados: ['APROBADA', 'PENDIENTE'] },
  { enCurso: periodo, estados: ['APROBADA'], presupuesto: { moneda: 'COP', minimo: undefined, maximo: undefined } },
  // Counted row by row.
  { enCurso: periodo, creada: { desde: '2026-11-02', hasta: undefined } },
]);

const RANGOS = (
  [
    ['350.50', undefined],
    ['350.51', '9999999999999.99'],
    [undefined, '600.50'],
    ['101', '10000'],
  ] as const
).map(([minimo, maximo]): RangoDeMontos => ({ moneda: 'COP', minimo, maximo }));
const CON_MONTO = RANGOS.flatMap((presupuesto): FiltroDeCampanias[] => [
  { presupuesto },
  { presupuesto, estados: ['APROBADA', 'PENDIENTE'] },
  // Counted row by row.
  { presupuesto, creada: { desde: '2026-11-02', hasta: undefined } },
  { presupuesto, enCurso: { desde: '2026-12-05', hasta: undefined } },
]);

const exigirCiertos = async () => {
  const { prisma } = sistema.base;
  expect(await contadas()).toEqual(await contarFilas());
  await plegar(prisma, CONTADOR);
  expect(await contadas()).toEqual(await contarFilas());
  const clientes = await prisma.$queryRaw<
    { id: string }[]
  >`SELECT DISTINCT id_cliente AS id FROM campanias.campanias_view`;
  const { campanias, campaniasDeCliente } = listaDeCampanias(prisma);
  await exigirCifrasDe(
    [...FILTROS, ...CON_MONTO],
    campanias,
    clientes.map(({ id }) => campaniasDeCliente(id)),
  );
};

const TROZO = 'right(id::text, 1) IN';
/** Changes in bulk, as a repair by hand makes them. Each hits some of the rows. */
const A_MANO: readonly string[] = [
  `UPDATE campanias.campanias_view SET estado = 'FINALIZADA' WHERE ${TROZO} ('0', '1', '2', '3')`,
  `UPDATE campanias.campanias_view SET presupuesto_valor = presupuesto_valor + 0.01 WHERE ${TROZO} ('2', '3', '4')`,
  `UPDATE campanias.campanias_view SET presupuesto_moneda = 'EUR' WHERE ${TROZO} ('5', '6')`,
  `UPDATE campanias.campanias_view SET creada = creada + interval '1 day' WHERE ${TROZO} ('7', '8')`,
  `UPDATE campanias.campanias_view SET fecha_inicio = fecha_inicio - 2, fecha_fin = fecha_fin + 1 WHERE ${TROZO} ('8', '9')`,
  `UPDATE campanias.campanias_view SET nombre = nombre || '!' WHERE ${TROZO} ('9', 'a')`,
  `DELETE FROM campanias.campanias_view WHERE ${TROZO} ('b', 'c')`,
  `DELETE FROM campanias.campanias_view WHERE false`,
];

describe('the counters of sagas', () => {
  it('are what a count of the rows gives, after commands and changes by hand', async () => {
    const { prisma } = sistema.base;
    const exigirIguales = async () => {
      const filas = await prisma.$queryRaw<Cuenta[]>`
        SELECT estado::text AS estado, '' AS moneda, count(*)::float8 AS cantidad, '0.00' AS monto
        FROM campanias.saga_campania GROUP BY 1 ORDER BY 1`;
      expect(await leerContador(prisma, CONTADOR, [{ cuales: medidas(Prisma.sql`'saga'`) }])).toEqual(filas);
      return filas;
    };
    for (let n = 0; n < 3; n += 1) await sistema.pagada();
    const { id } = await sistema.crear();
    await sistema.mutar('cancelarCampania', { id, motivo: 'Prueba' });
    expect(await exigirIguales()).not.toEqual([]);
    await prisma.$executeRaw`UPDATE campanias.saga_campania SET motivo = 'otro', iniciada = iniciada - interval '1 day'`;
    await prisma.$executeRaw`UPDATE campanias.saga_campania SET estado = 'COMPENSADA' WHERE id_campania = ${id}::uuid`;
    await exigirIguales();
    await plegar(prisma, CONTADOR);
    await exigirIguales();
    await prisma.$executeRaw`DELETE FROM campanias.saga_campania WHERE id_campania = ${id}::uuid`;
    await exigirIguales();
  });
});

describe('the counters of campaigns', () => {
  it('are what a count of the rows gives, after random changes by commands and by hand', async () => {
    let sembradas = 0;
    const azar = fc.oneof(fc.constantFrom('crear', 'pagar', 'cancelar', 'sembrar'), fc.constantFrom(...A_MANO));
    const [cambios = []] = fc.sample(fc.array(azar, { minLength: 30, maxLength: 30 }), 1);
    for (const cambio of cambios) {
      if (cambio === 'crear') await sistema.crear({ presupuesto: { valor: '9999999999999.99', moneda: 'COP' } });
      else if (cambio === 'pagar') await sistema.pagada();
      else if (cambio === 'cancelar') {
        const { id } = await sistema.crear();
        await sistema.mutar('cancelarCampania', { id, motivo: 'Prueba' });
      } else if (cambio === 'sembrar') {
        await sembrar(sistema.base.prisma, 20, sembradas);
        sembradas += 20;
      } else await sistema.base.prisma.$executeRawUnsafe(cambio);
      expect(await contadas(), cambios.join('\n')).toEqual(await contarFilas());
    }
    await exigirCiertos();
  });

  it('are not written where nothing that they count has changed', async () => {
    const { prisma } = sistema.base;
    await sembrar(prisma, 20, 5000);
    const antes = await entradasEscritas(prisma, 'campanias');
    await prisma.$executeRaw`UPDATE campanias.campanias_view SET nombre = nombre || '?', version = version + 1`;
    expect(await entradasEscritas(prisma, 'campanias')).toBe(antes);
  });

  it('get as many entries from a bulk as it has groups', async () => {
    const { prisma } = sistema.base;
    const antes = await entradasEscritas(prisma, 'campanias');
    const filas = await sembrar(prisma, 240, 6000);
    const grupos = new Set(
      filas.flatMap(({ creada, fechaInicio, fechaFin, presupuestoValor, estado, presupuestoMoneda }) =>
        // All amounts are in buckets of their own.
        [creada.getUTCDate(), fechaInicio.getUTCDate(), fechaFin.getUTCDate(), presupuestoValor].map(
          (de, n) => `${n} ${de} ${estado} ${presupuestoMoneda}`,
        ),
      ),
    );
    expect((await entradasEscritas(prisma, 'campanias')) - antes).toBe(grupos.size);
  });

  it('are right after the view was written anew from the events', async () => {
    await reconstruirVista(sistema.base.prisma, 3);
    await exigirCiertos();
  });

  it.runIf(motorDePruebas() === 'postgresql')('are right when writers and foldings run at the same time', async () => {
    const { prisma } = sistema.base;
    const escribir = async (desde: number) => {
      for (let n = 0; n < 10; n += 1) {
        await sembrar(prisma, 15, desde + n * 15);
        await prisma.$executeRawUnsafe(A_MANO[n % 2] ?? '');
      }
    };
    const doblar = async () => {
      for (let n = 0; n < 20; n += 1) await plegar(prisma, CONTADOR);
    };
    await Promise.all([escribir(8000), escribir(9000), sistema.pagada(), doblar(), doblar()]);
    await exigirCiertos();
  });
});
