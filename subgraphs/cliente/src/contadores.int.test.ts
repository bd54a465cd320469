import { randomInt } from 'node:crypto';
import { motorDePruebas } from '@alpes/prisma/pruebas';
import { plegar } from '@alpes/seedwork/infraestructura/contadores';
import { entradasEscritas } from '@alpes/seedwork/pruebas/cifras';
import { levantarModulo, type ModuloDePrueba } from '@alpes/seedwork/pruebas/moduloDePrueba';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FiltroDeClientes } from './aplicacion/filtros.ts';
import { ESTADOS_DE_CLIENTE as ESTADOS } from './dominio/cliente.ts';
import { CONTADOR } from './infraestructura/contador.ts';
import { listaDeClientes, resumenDeFilas } from './infraestructura/listaDeClientes.ts';
import { cliente } from './modulo.ts';
import { borrarClientes, type ClienteVisto, compania, mutar, registrar } from './pruebas.ts';

let prueba: ModuloDePrueba;
beforeAll(async () => {
  prueba = await levantarModulo(cliente);
});
beforeEach(async () => {
  await borrarClientes(prueba);
  await prueba.base.prisma.contadorCliente.deleteMany();
  await prueba.base.prisma.acumuladoCliente.deleteMany();
});
afterAll(() => prueba.detener());

const FILTROS: readonly FiltroDeClientes[] = [
  {},
  { estados: ESTADOS },
  { estados: ['INACTIVO'], tipo: 'NATURAL' },
  { tipo: 'EMPRESA' },
  { fechaRegistro: { desde: '2026-11-02', hasta: '2026-11-03' } },
  { estados: ESTADOS, fechaRegistro: { desde: undefined, hasta: '2026-11-02' } },
  { ciudad: 'medellin' },
  { ciudad: 'CALI', tipo: 'NATURAL', estados: ['ACTIVO'] },
  { ciudad: 'Medellín', fechaRegistro: { desde: '2026-11-02', hasta: undefined } },
  { ciudad: 'Nunca', estados: ESTADOS },
  { pais: 'perú' },
  { pais: 'Colombia', tipo: 'EMPRESA', fechaRegistro: { desde: '2026-11-01', hasta: '2026-11-30' } },
  // Counted row by row.
  { pais: 'Colombia', ciudad: 'medellin' },
];

/** For each filter, what the counters say is what the rows say. */
const comparar = async () => {
  const { prisma } = prueba.base;
  for (const filtro of FILTROS) {
    const contadores = await listaDeClientes(prisma).resumen(filtro);
    const filas = await resumenDeFilas(prisma, filtro);
    expect(contadores).toHaveLength(filas.length);
    expect(contadores).toEqual(expect.arrayContaining(filas));
  }
};

/** Rows in bulk, as a load or a repair by hand writes them. */
const cargar = (cuantos: number) => prueba.base.prisma.$executeRaw`
  INSERT INTO cliente.cliente (id, tipo, nombre, email, ciudad, pais, fecha_nacimiento, fecha_constitucion, estado, fecha_registro, version)
  SELECT gen_random_uuid(), (ARRAY['NATURAL', 'EMPRESA'])[1 + n % 2]::cliente.tipo_cliente, 'Ana ' || n,
    gen_random_uuid() || '@alpes.co', (ARRAY['Cali', 'Medellín', 'medellin', NULL])[1 + n % 4], 'Colombia', '1990-01-01', '1990-01-01', (ARRAY['ACTIVO', 'SUSPENDIDO', 'INACTIVO'])[1 + n % 3]::cliente.estado_cliente,
    '2026-11-01T22:00:00Z'::timestamptz + n * interval '1 hour', 1
  FROM generate_series(1, ${cuantos}::int) AS n`;

/** One change by chance, of one or of many. */
const cambiar = async (): Promise<unknown> => {
  const { prisma } = prueba.base;
  const alguno = await prisma.$queryRaw<{ id: string; estado: string }[]>`
    SELECT id::text AS id, estado::text AS estado FROM cliente.cliente WHERE estado <> 'INACTIVO' ORDER BY random() LIMIT 1`;
  const [{ id, estado } = { id: '', estado: '' }] = alguno;
  const cambios = [
    () => registrar(prueba),
    () => mutar(prueba, 'registrarClienteEmpresa', compania()),
    () => mutar(prueba, 'eliminarCliente', { id }),
    () => mutar(prueba, 'actualizarCliente', { id, nombre: `Ana ${randomInt(1000)}` }),
    () =>
      estado === 'ACTIVO'
        ? mutar(prueba, 'suspenderCliente', { id, motivo: 'mora' })
        : mutar(prueba, 'reactivarCliente', { id }),
    () => cargar(randomInt(20)),
    () => prisma.$executeRaw`
      UPDATE cliente.cliente SET fecha_registro = fecha_registro + interval '1 day', estado = 'ACTIVO' WHERE random() < 0.2`,
    () => prisma.$executeRaw`DELETE FROM cliente.cliente WHERE random() < 0.1`,
    () => prisma.$executeRaw`UPDATE cliente.cliente SET pais = 'Perú', ciudad = 'CALI' WHERE random() < 0.2`,
  ];
  return cambios[randomInt(cambios.length)]?.();
};

describe('the counters', () => {
  it('say what the rows say, whatever has changed them, before and after they are folded', async () => {
    await cargar(30);
    for (let n = 0; n < 40; n += 1) await cambiar();
    await comparar();
    await plegar(prueba.base.prisma, CONTADOR);
    await comparar();
    await borrarClientes(prueba);
    await comparar();
    await plegar(prueba.base.prisma, CONTADOR);
    expect(await prueba.base.prisma.contadorCliente.count()).toBe(0);
    expect(await prueba.base.prisma.acumuladoCliente.count()).toBe(0);
  });

  it('are not touched by what does not change them, and by a bulk once for each group', async () => {
    const nada = await entradasEscritas(prueba.base.prisma, 'cliente');
    await cargar(60);
    const escritas = () => entradasEscritas(prueba.base.prisma, 'cliente');
    const antes = await escritas();
    await prueba.base.prisma.$executeRaw`UPDATE cliente.cliente SET nombre = 'Otra', version = version + 1`;
    expect(await escritas()).toBe(antes);
    // From each of the three days, states and types, with their cities and countries, as far as there are any, to one.
    await prueba.base.prisma.$executeRaw`
      UPDATE cliente.cliente SET fecha_registro = '2026-12-01', estado = 'ACTIVO', tipo = 'EMPRESA'`;
    expect(await escritas()).toBe(antes + (antes - nada) + 4);
    await comparar();
  });

  it.skipIf(motorDePruebas() === 'pglite')('hold when many write and fold at the same time', async () => {
    await cargar(50);
    const escribir = async () => {
      for (let n = 0; n < 10; n += 1) {
        await registrar(prueba);
        await cargar(5);
        await prueba.base.prisma.$executeRaw`
          UPDATE cliente.cliente SET estado = 'SUSPENDIDO'
          WHERE id IN (SELECT id FROM cliente.cliente ORDER BY random() LIMIT 3 FOR UPDATE SKIP LOCKED)`;
      }
    };
    const plegarAVeces = async () => {
      for (let n = 0; n < 10; n += 1) await plegar(prueba.base.prisma, CONTADOR);
    };
    await Promise.all([escribir(), escribir(), plegarAVeces(), plegarAVeces()]);
    await comparar();
  });
});

describe('the list', () => {
  it('has the figures of a city and of a country from the counters', async () => {
    // Figures that no row has: only the counters can have told them.
    const suma = { tramo: 'TODO', dia: new Date('0001-01-01'), estado: 'ACTIVO', moneda: '', monto: 0 };
    await prueba.base.prisma.acumuladoCliente.createMany({
      data: [
        { ...suma, medida: 'NATURAL ciudad bogota', cantidad: 1000 },
        { ...suma, medida: 'EMPRESA ciudad bogota', cantidad: 200 },
        { ...suma, medida: 'NATURAL pais bogota', cantidad: 30 },
      ],
    });
    const total = async (filtro: string) =>
      (await prueba.pedir<{ clientes: { total: number } }>(`{ clientes(filtro: ${filtro}) { total } }`)).clientes.total;
    expect(await total('{ ciudad: "Bogotá" }')).toBe(1200);
    expect(await total('{ ciudad: "BOGOTA", tipo: EMPRESA }')).toBe(200);
    expect(await total('{ pais: "Bogotá" }')).toBe(30);
    expect(await total('{ pais: "Bogotá", ciudad: "Bogotá" }')).toBe(0);
    expect(await total('{ ciudad: "Bogotá", texto: "ana" }')).toBe(0);
  });
});

describe('the dashboard', () => {
  interface Panel {
    readonly clientes: Readonly<Record<'total' | 'registrados', number>> & {
      readonly recientes: readonly ClienteVisto[];
    };
  }
  const panel = async (periodo?: object, recientes = '') =>
    (
      await prueba.pedir<{ panel: Panel }>(
        `query ($periodo: PeriodoFiltro) {
          panel(periodo: $periodo) {
            clientes { total registrados activos suspendidos inactivos recientes${recientes} { id estado } }
          }
        }`,
        { periodo: periodo ?? null },
      )
    ).panel.clientes;

  it('is all zero where there is nobody', async () => {
    expect(await panel()).toEqual({
      ...{ total: 0, registrados: 0, activos: 0, suspendidos: 0, inactivos: 0 },
      recientes: [],
    });
  });

  it('has the figures of the period, and the newest of it that are not deleted', async () => {
    await cargar(60);
    expect(await panel()).toMatchObject({ total: 40, registrados: 60, activos: 20, suspendidos: 20, inactivos: 20 });
    // An hour apart from 23:00 on: one on the 1st, then 24 on each day.
    const { recientes, ...cifras } = await panel({ desde: '2026-11-02', hasta: '2026-11-02' }, '(primeros: 100)');
    expect(cifras).toEqual({ total: 16, registrados: 24, activos: 8, suspendidos: 8, inactivos: 8 });
    expect(recientes).toHaveLength(16);
    expect(recientes.filter(({ estado }) => estado === 'INACTIVO')).toEqual([]);
    expect((await panel()).recientes).toHaveLength(5);
    expect((await panel({ hasta: '2026-11-01' })).registrados).toBe(1);
  });

  it.each([
    ['{ panel(periodo: { desde: "2026-11-02", hasta: "2026-11-01" }) { desde } }', 'periodo', 'PERIODO_INVALIDO'],
    ['{ panel { clientes { recientes(primeros: 0) { id } } } }', 'primeros', 'FUERA_DE_RANGO'],
    ['{ panel { clientes { recientes(primeros: 101) { id } } } }', 'primeros', 'FUERA_DE_RANGO'],
  ])('%s is refused: %s %s', async (query, campo, codigo) => {
    const { errors } = await prueba.ejecutar(query);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', campo, codigo } }]);
  });
});
