import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { Prisma } from '@alpes/prisma/generado/client';
import { baseDePrueba, motorDePruebas } from '@alpes/prisma/pruebas';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Periodo } from '../aplicacion/filtros.ts';
import { contadorDe, leerContador, medidas, plegar, type Sumando } from './contadores.ts';

const contador = contadorDe('pruebas');
let base: BaseDeDatos;

beforeAll(async () => {
  base = await baseDePrueba();
  await base.prisma.$executeRaw`CREATE SCHEMA pruebas`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.contador (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, medida text NOT NULL, dia date NOT NULL, estado text NOT NULL,
      moneda text NOT NULL DEFAULT '', cantidad int NOT NULL, monto numeric(30, 2) NOT NULL DEFAULT 0
    )`;
  await base.prisma.$executeRaw`
    CREATE TABLE pruebas.acumulado (
      medida text, tramo text, dia date, estado text, moneda text, cantidad int NOT NULL, monto numeric(30, 2) NOT NULL,
      PRIMARY KEY (medida, tramo, dia, estado, moneda)
    )`;
});
beforeEach(() => base.prisma.$executeRaw`TRUNCATE pruebas.contador, pruebas.acumulado`);
afterAll(() => base.cerrar());

const anotar = (dia: string, estado: string, moneda: string, cantidad: number, monto: string, medida = 'pago') =>
  base.prisma.$executeRaw`
    INSERT INTO pruebas.contador (medida, dia, estado, moneda, cantidad, monto)
    VALUES (${medida}, ${dia}::date, ${estado}, ${moneda}, ${cantidad}, ${monto}::numeric)`;

const sumar = (medida: string, periodo?: Partial<Periodo>): Sumando => ({
  cuales: medidas(Prisma.sql`${medida}`),
  periodo,
});
const leer = (periodo?: Partial<Periodo>) => leerContador(base.prisma, contador, [sumar('pago', periodo)]);

const entradas = async () => {
  const [fila] = await base.prisma.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pruebas.contador`;
  return fila?.n;
};
const acumulados = () => base.prisma.$queryRaw<{ tramo: string; dia: string }[]>`
  SELECT tramo, dia::text AS dia, estado, moneda, cantidad, monto::text AS monto FROM pruebas.acumulado ORDER BY 1, 2, 3, 4`;

describe('leerContador', () => {
  it('adds up by state and currency, over the days that are asked for, both included', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 1, '10.10');
    await anotar('2026-11-02', 'NUEVO', 'COP', 1, '0.20');
    await anotar('2026-11-02', 'NUEVO', 'USD', 3, '9999999999999.99');
    await anotar('2026-11-03', 'HECHO', '', 2, '0');
    await anotar('2026-11-03', 'NUEVO', 'COP', 5, '1', 'otra');

    expect(await leer()).toEqual([
      { estado: 'HECHO', moneda: '', cantidad: 2, monto: '0.00' },
      { estado: 'NUEVO', moneda: 'COP', cantidad: 2, monto: '10.30' },
      { estado: 'NUEVO', moneda: 'USD', cantidad: 3, monto: '9999999999999.99' },
    ]);
    expect(await leer({ desde: '2026-11-02', hasta: '2026-11-02' })).toEqual([
      { estado: 'NUEVO', moneda: 'COP', cantidad: 1, monto: '0.20' },
      { estado: 'NUEVO', moneda: 'USD', cantidad: 3, monto: '9999999999999.99' },
    ]);
  });

  it('leaves out what is zero', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 1, '10.10');
    await anotar('2026-11-01', 'NUEVO', 'COP', -1, '-10.10');
    expect(await leer()).toEqual([]);
  });

  it('adds several measures up, and takes others away', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 7, '70', 'empezada');
    await anotar('2026-11-05', 'NUEVO', 'COP', 3, '30', 'mejor empezada');
    await anotar('2026-11-02', 'NUEVO', 'COP', 2, '20', 'acabada');
    const cuales = medidas(Prisma.sql`'empezada'`, Prisma.sql`'mejor ' || ${'empezada'}`, Prisma.sql`'empezada'`);
    const resta = { ...sumar('acabada', { hasta: '2026-11-02' }), resta: true } as const;
    for (let n = 0; n < 2; n += 1) {
      expect(await leerContador(base.prisma, contador, [{ cuales }, resta])).toEqual([
        { estado: 'NUEVO', moneda: 'COP', cantidad: 8, monto: '80.00' },
      ]);
      await plegar(base.prisma, contador);
    }
  });

  it('reads as much of a long history as of a short one', async () => {
    await base.prisma.$executeRaw`
      INSERT INTO pruebas.contador (medida, dia, estado, cantidad)
      SELECT 'pago', DATE '2016-01-01' + n, 'NUEVO', 1 FROM generate_series(0, 3652) AS n`;
    await plegar(base.prisma, contador);
    await base.prisma.$executeRaw`
      DELETE FROM pruebas.acumulado WHERE tramo = 'DIA' AND dia BETWEEN '2016-02-01' AND '2025-11-30'`;
    // Whole months are not read by their days, and all time not by its months.
    const [cuenta] = await leer({ desde: '2016-01-31', hasta: '2025-12-01' });
    expect(cuenta?.cantidad).toBe(3653 - 30 - 30);
    expect(await leer({ desde: '2016-02-01', hasta: '2025-11-30' })).toMatchObject([{ cantidad: 3653 - 31 - 31 }]);
    await base.prisma.$executeRaw`DELETE FROM pruebas.acumulado WHERE tramo <> 'TODO'`;
    expect(await leer()).toMatchObject([{ cantidad: 3653 }]);
  });
});

/** Mostly of three months, so that many periods begin and end in the same one. */
const azarDeDia = fc
  .oneof({ arbitrary: fc.integer({ min: 330, max: 420 }), weight: 5 }, fc.integer({ min: 0, max: 800 }))
  .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const azarDePeriodo = fc
  .record({ uno: fc.option(azarDeDia, { nil: undefined }), otro: fc.option(azarDeDia, { nil: undefined }) })
  .map(({ uno, otro }) => (uno !== undefined && otro !== undefined && uno > otro ? [otro, uno] : [uno, otro]))
  .map(([desde, hasta]): Periodo => ({ desde, hasta }));

describe('plegar', () => {
  it('keeps every figure, with one sum for each day, month and all time, and none that is zero', async () => {
    for (let n = 0; n < 10; n += 1) {
      await anotar('2026-11-01', 'NUEVO', 'COP', 1, '0.10');
      await anotar('2026-11-01', 'VIEJO', 'COP', n % 2 === 0 ? 1 : -1, n % 2 === 0 ? '5' : '-5');
    }
    await anotar('2026-11-02', 'NUEVO', 'COP', 1, '7');
    const antes = await leer();
    expect(await plegar(base.prisma, contador)).toBe(21);
    expect(await leer()).toEqual(antes);
    expect(await entradas()).toBe(0);
    await anotar('2026-11-02', 'NUEVO', 'COP', -1, '-7');
    await anotar('2026-12-02', 'NUEVO', 'COP', 1, '3');
    await plegar(base.prisma, contador);
    expect(await acumulados()).toEqual([
      { tramo: 'DIA', dia: '2026-11-01', estado: 'NUEVO', moneda: 'COP', cantidad: 10, monto: '1.00' },
      { tramo: 'DIA', dia: '2026-12-02', estado: 'NUEVO', moneda: 'COP', cantidad: 1, monto: '3.00' },
      { tramo: 'MES', dia: '2026-11-01', estado: 'NUEVO', moneda: 'COP', cantidad: 10, monto: '1.00' },
      { tramo: 'MES', dia: '2026-12-01', estado: 'NUEVO', moneda: 'COP', cantidad: 1, monto: '3.00' },
      { tramo: 'TODO', dia: '0001-01-01', estado: 'NUEVO', moneda: 'COP', cantidad: 11, monto: '4.00' },
    ]);
  });

  it('takes away as many entries as it is told, the oldest first', async () => {
    for (let dia = 1; dia <= 5; dia += 1) await anotar(`2026-11-0${dia}`, 'NUEVO', 'COP', 1, '1');
    const antes = await leer();
    for (const [plegadas, quedan] of [
      [2, 3],
      [2, 1],
      [1, 0],
      [0, 0],
    ]) {
      expect(await plegar(base.prisma, contador, 2)).toBe(plegadas);
      expect(await entradas()).toBe(quedan);
      expect(await leer()).toEqual(antes);
      const dias = (await acumulados()).filter(({ tramo }) => tramo === 'DIA').map(({ dia }) => dia);
      expect(dias).toEqual(['01', '02', '03', '04', '05'].slice(0, 5 - (quedan ?? 0)).map((dia) => `2026-11-${dia}`));
    }
  });

  it('keeps an amount of which as many have come as have gone', async () => {
    await anotar('2026-11-01', 'NUEVO', 'COP', 0, '2.50');
    await plegar(base.prisma, contador);
    await anotar('2026-11-01', 'NUEVO', 'COP', 1, '1');
    expect(await leer()).toEqual([{ estado: 'NUEVO', moneda: 'COP', cantidad: 1, monto: '3.50' }]);
  });

  it('changes no figure of any days, whatever has been written and folded before', async () => {
    const cambio = fc.record({
      dia: azarDeDia,
      estado: fc.constantFrom('NUEVO', 'VIEJO'),
      cantidad: fc.integer({ min: -2, max: 3 }),
    });
    const paso = fc.oneof({ arbitrary: cambio, weight: 6 }, fc.constant('plegar' as const));
    // Ends of months, too, and days of years that have no more than four digits before and after them.
    const periodos = [
      { desde: '2025-01-31', hasta: '2025-03-01' },
      { desde: '2025-02-01', hasta: '2025-02-28' },
      { desde: '2025-12-02', hasta: '2026-01-30' },
      { desde: '2026-01-05', hasta: '2026-01-30' },
      { desde: '2026-01-05', hasta: '2026-01-05' },
      { desde: '0001-01-01', hasta: '9999-12-31' },
      { desde: '9999-12-31', hasta: '0001-01-01' },
      {},
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(paso, { minLength: 5, maxLength: 40 }),
        fc.array(azarDePeriodo, { minLength: 6, maxLength: 6 }),
        async (pasos, azares) => {
          await base.prisma.$executeRaw`TRUNCATE pruebas.contador, pruebas.acumulado`;
          const escritos: { dia: string; estado: string; cantidad: number }[] = [];
          for (const paso of pasos) {
            if (paso === 'plegar') await plegar(base.prisma, contador);
            else {
              escritos.push(paso);
              await anotar(paso.dia, paso.estado, 'COP', paso.cantidad, `${paso.cantidad}.50`);
            }
          }
          for (const periodo of [...periodos, ...azares]) {
            const { desde = '', hasta = '9999-12-31' } = periodo;
            const suyos = escritos.filter(({ dia }) => dia >= desde && dia <= hasta);
            const cuentas = [...Map.groupBy(suyos, ({ estado }) => estado)].map(([estado, unos]) => ({
              estado,
              cantidad: unos.reduce((suma, { cantidad }) => suma + cantidad, 0),
              monto: unos.reduce((suma, { cantidad }) => suma + Number(`${cantidad}.50`), 0).toFixed(2),
            }));
            const esperadas = cuentas.filter(({ cantidad }) => cantidad !== 0);
            expect(await leer(periodo), JSON.stringify(periodo)).toEqual(
              esperadas.toSorted((a, b) => (a.estado < b.estado ? -1 : 1)).map((una) => ({ ...una, moneda: 'COP' })),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it.runIf(motorDePruebas() === 'postgresql')('keeps every figure while others write, read and fold', async () => {
    const dias = ['2026-11-01', '2026-11-02'];
    await anotar('2026-10-31', 'VIEJO', 'COP', 5, '5');
    let escribiendo = true;
    const escribir = async () => {
      for (let n = 0; n < 60; n += 1) await anotar(dias[n % 2] ?? '', 'NUEVO', 'COP', 1, '0.01');
    };
    const doblar = async () => {
      while (escribiendo) await plegar(base.prisma, contador);
    };
    // What nobody changes is the same at every moment, and what only grows never shrinks; over days, a month and all time.
    const mirar = async () => {
      let vistas = 0;
      while (escribiendo) {
        for (const periodo of [
          {},
          { desde: '2026-10-31', hasta: '2026-11-30' },
          { desde: '2026-10-30', hasta: '2026-11-02' },
        ]) {
          const [nuevas, viejas] = await leer(periodo);
          if (viejas === undefined) expect(nuevas).toMatchObject({ estado: 'VIEJO', cantidad: 5, monto: '5.00' });
          else {
            expect(viejas).toMatchObject({ estado: 'VIEJO', cantidad: 5, monto: '5.00' });
            expect(nuevas?.cantidad).toBeGreaterThanOrEqual(vistas);
            vistas = nuevas?.cantidad ?? 0;
          }
        }
      }
    };
    const escritores = Promise.all([escribir(), escribir()]).finally(() => {
      escribiendo = false;
    });
    await Promise.all([escritores, doblar(), doblar(), mirar()]);
    await plegar(base.prisma, contador);
    expect(await leer({ desde: '2026-11-01' })).toEqual([
      { estado: 'NUEVO', moneda: 'COP', cantidad: 120, monto: '1.20' },
    ]);
    expect(await entradas()).toBe(0);
    // Of each state: all time and two months at most, and its days.
    expect(await acumulados()).toHaveLength(3 + 4);
  });
});
