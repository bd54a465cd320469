import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contarHasta, contarHastaPorPadre } from './contarHasta.ts';

let base: BaseDeDatos;
beforeAll(async () => {
  base = await baseDePrueba();
  await base.prisma.$executeRaw`CREATE SCHEMA pruebas`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.cosa AS SELECT CASE WHEN n <= 2 THEN 'de dos' ELSE 'de ocho' END AS padre, n
    FROM generate_series(1, 10) AS n`;
});
afterAll(() => base.cerrar());

const TABLA = Prisma.sql`pruebas.cosa`;

it('counts what there is, and stops where it is told', async () => {
  expect(await contarHasta(base.prisma, TABLA, [], 3)).toBe(3);
  expect(await contarHasta(base.prisma, TABLA, [], 11)).toBe(10);
  expect(await contarHasta(base.prisma, TABLA, [Prisma.sql`n > 4`, Prisma.sql`n < 7`], 3)).toBe(2);
  expect(await contarHasta(base.prisma, TABLA, [Prisma.sql`n > 10`], 3)).toBe(0);
});

it('does the same for each parent', async () => {
  const padre = { columna: Prisma.sql`padre`, tipo: 'text' } as const;
  const contar = (hasta: number) =>
    contarHastaPorPadre(base.prisma, padre, ['de dos', 'de ocho', 'de nadie'], TABLA, [Prisma.sql`n <> 3`], hasta);
  expect([...(await contar(3))]).toEqual([
    ['de dos', 2],
    ['de ocho', 3],
    ['de nadie', 0],
  ]);
  expect((await contar(100)).get('de ocho')).toBe(7);
});
