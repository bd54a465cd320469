import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba, motorDePruebas } from '@alpes/prisma/pruebas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leerContador, plegar } from './contadores.ts';

const tabla = Prisma.sql`pruebas.contador`;
let base: BaseDeDatos;

beforeAll(async () => {
  base = await baseDePrueba();
  await base.prisma.$executeRaw`CREATE SCHEMA pruebas`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.contador (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, medida text NOT NULL, dia date NOT NULL, estado text NOT NULL,
      moneda text NOT NULL DEFAULT '', cantidad int NOT NULL, monto numeric(30, 2) NOT NULL DEFAULT 0
    )`;
});
beforeEach(() => base.prisma.$executeRaw`TRUNCATE pruebas.contador`);
afterAll(() => base.cerrar());

const anotar = (dia: string, estado: string, moneda: string, cantidad: number, monto: string, medida = 'pago') =>
  base.prisma.$executeRaw`
    INSERT INTO pruebas.contador (medida, dia, estado, moneda, cantidad, monto)
    VALUES (${medida}, ${dia}::date, ${estado}, ${moneda}, ${cantidad}, ${monto}::numeric)`;

const entradas = async () => {
  const [fila] = await base.prisma.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pruebas.contador`;
  return fila?.n;
};

describe('leerContador', () => {
  it('adds up by state and currency, over the days that are asked for, both included', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 1, '10.10');
    await anotar('2026-11-02', 'NUEVO', 'COP', 1, '0.20');
    await anotar('2026-11-02', 'NUEVO', 'USD', 3, '9999999999999.99');
    await anotar('2026-11-03', 'HECHO', '', 2, '0');
    await anotar('2026-11-03', 'NUEVO', 'COP', 5, '1', 'otra');

    expect(await leerContador(base.prisma, tabla, 'pago')).toEqual([
      { estado: 'HECHO', moneda: '', cantidad: 2, monto: '0.00' },
      { estado: 'NUEVO', moneda: 'COP', cantidad: 2, monto: '10.30' },
      { estado: 'NUEVO', moneda: 'USD', cantidad: 3, monto: '9999999999999.99' },
    ]);
    expect(await leerContador(base.prisma, tabla, 'pago', { desde: '2026-11-02', hasta: '2026-11-02' })).toEqual([
      { estado: 'NUEVO', moneda: 'COP', cantidad: 1, monto: '0.20' },
      { estado: 'NUEVO', moneda: 'USD', cantidad: 3, monto: '9999999999999.99' },
    ]);
  });

  it('leaves out what is zero', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 1, '10.10');
    await anotar('2026-11-01', 'NUEVO', 'COP', -1, '-10.10');
    expect(await leerContador(base.prisma, tabla, 'pago')).toEqual([]);
  });
});

describe('plegar', () => {
  it('keeps every figure, with fewer entries; what is rare stays as it is', async () => {
    for (let n = 0; n < 10; n += 1) {
      await anotar('2026-11-01', 'NUEVO', 'COP', 1, '0.10');
      await anotar('2026-11-01', 'VIEJO', 'COP', n % 2 === 0 ? 1 : -1, n % 2 === 0 ? '5' : '-5');
    }
    await anotar('2026-11-02', 'NUEVO', 'COP', 1, '7');
    const antes = await leerContador(base.prisma, tabla, 'pago');
    await plegar(base.prisma, tabla, 5);
    expect(await leerContador(base.prisma, tabla, 'pago')).toEqual(antes);
    // One for what was ten, none for what was zero in all, and the one of the other day.
    expect(await entradas()).toBe(2);
  });

  it.runIf(motorDePruebas() === 'postgresql')('keeps every figure while others write and fold', async () => {
    const dias = ['2026-11-01', '2026-11-02'];
    const escribir = async () => {
      for (let n = 0; n < 60; n += 1) await anotar(dias[n % 2] ?? '', 'NUEVO', 'COP', 1, '0.01');
    };
    const doblar = async () => {
      for (let n = 0; n < 30; n += 1) await plegar(base.prisma, tabla, 1);
    };
    await Promise.all([escribir(), escribir(), doblar(), doblar()]);
    await plegar(base.prisma, tabla, 1);
    expect(await leerContador(base.prisma, tabla, 'pago')).toEqual([
      { estado: 'NUEVO', moneda: 'COP', cantidad: 120, monto: '1.20' },
    ]);
    expect(await entradas()).toBe(2);
  });
});
