import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RangoDeMontos } from '../aplicacion/filtros.ts';
import { partirEnCubos } from './cubos.ts';
import { donde, enRango } from './filtros.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
});
afterAll(() => base.cerrar());

const MONTO = { valor: Prisma.sql`monto`, moneda: Prisma.sql`'COP'` };
const rangoDe = (minimo?: string, maximo?: string): RangoDeMontos => ({ moneda: 'COP', minimo, maximo });

/** Cents, with many a round amount and the neighbours of limits among them. */
const centavos = fc.oneof(
  fc.bigInt({ min: 0n, max: 20_000n }),
  fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
  fc
    .record({
      cifras: fc.bigInt({ min: 1n, max: 99n }),
      ceros: fc.bigInt({ min: 0n, max: 12n }),
      mas: fc.bigInt({ min: -1n, max: 1n }),
    })
    .map(({ cifras, ceros, mas }) => cifras * 10n ** ceros + mas),
);
const texto = (n: bigint) => `${n / 100n}.${`${n % 100n}`.padStart(2, '0')}`;
const siHay = (n: bigint | undefined) => (n === undefined ? undefined : texto(n));

describe('buckets of amounts', () => {
  it('are in the order of the amounts, and at most a tenth of them wide, from a whole unit on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(centavos, { minLength: 2, maxLength: 200 }), async (montos) => {
        const filas = await base.prisma.$queryRaw<{ cubo: string; menor: number; mayor: number }[]>`
          SELECT cubo, min(monto)::float8 AS menor, max(monto)::float8 AS mayor
          FROM (SELECT public.cubo(m::numeric(20, 2)), m::numeric(20, 2) FROM unnest(${montos.map(texto)}::text[]) AS m) AS f (cubo, monto)
          GROUP BY cubo ORDER BY cubo COLLATE "C"`;
        for (const [n, { menor, mayor }] of filas.entries()) {
          expect(menor).toBeGreaterThan(filas[n - 1]?.mayor ?? -1);
          if (menor >= 1) expect(mayor - menor).toBeLessThan(menor / 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('and what is loose beside them are all of a range, each once, and nothing else', async () => {
    const limite = fc.option(centavos, { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        limite,
        limite,
        fc.array(centavos, { minLength: 1, maxLength: 60 }),
        async (uno, otro, otros) => {
          const [minimo, maximo] = uno !== undefined && otro !== undefined && uno > otro ? [otro, uno] : [uno, otro];
          const rango = rangoDe(siHay(minimo), siHay(maximo));
          const partido = partirEnCubos('pago monto', MONTO.valor, rango);
          if (partido === undefined) return;
          const montos = [...otros, ...[minimo, maximo].flatMap((n) => (n === undefined ? [] : [n, n + 1n]))].map(
            texto,
          );
          const sueltos = partido.sueltos.map(
            (suelto) => Prisma.sql`(${donde([...enRango(MONTO, rango), suelto])})::int`,
          );
          const distintos = await base.prisma.$queryRaw`
          SELECT * FROM (
            SELECT monto, (${donde(enRango(MONTO, rango))})::int AS esperado,
              (${partido.enteros})::int + ${sueltos.length === 0 ? 0 : Prisma.join(sueltos, ' + ')} AS veces
            FROM (
              SELECT m::numeric(20, 2), ('pago monto ' || public.cubo(m::numeric(20, 2))) COLLATE "C"
              FROM unnest(${montos}::text[]) AS m
            ) AS f (monto, medida)
          ) AS g WHERE esperado <> veces`;
          expect(distintos).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['0', undefined, 0],
    ['500000', undefined, 0],
    ['500000.01', undefined, 1],
    [undefined, '4999.99', 0],
    [undefined, '5000', 1],
    ['1200', '1299.99', 0],
    ['-3', '-1', undefined],
    ['1201', '1299', undefined],
    ['1200', '1299.98', undefined],
    ['1201', '1399', undefined],
    ['1201', '1499', 2],
  ])('leave of the amounts from %s to %s loose: %s sides', (minimo, maximo, lados) => {
    expect(partirEnCubos('pago monto', MONTO.valor, rangoDe(minimo, maximo))?.sueltos.length).toBe(lados);
  });
});
