import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { baseDePrueba } from '@alpes/prisma/pruebas';
import { conPlanes } from '@alpes/seedwork/pruebas/planes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CampoDeCampanias, CampoDeSagas, FiltroDeCampanias, FiltroDeSagas } from '../aplicacion/filtros.ts';
import { CLIENTES, sembrar } from '../pruebas/filasDePrueba.ts';
import { consultasPrisma } from './consultasPrisma.ts';

const planes: string[] = [];
let base: BaseDeDatos;
let consultas: ReturnType<typeof consultasPrisma>;
beforeAll(async () => {
  base = await baseDePrueba();
  const { prisma } = base;
  for (let lote = 0; lote < 5; lote += 1) await sembrar(prisma, 1000, lote * 1000);
  // Over many days: of the few campaigns of one day, a sort is as good as an index.
  await prisma.$executeRaw`
    UPDATE campanias.campanias_view SET fecha_inicio = fecha_inicio - ('x' || right(id::text, 4))::bit(16)::int % 300`;
  await prisma.$executeRaw`
    INSERT INTO campanias.campanias_view
    SELECT gen_random_uuid(), id_cliente, 'Feria del café', itinerario, presupuesto_valor, presupuesto_moneda,
      DATE '2030-01-01', DATE '2030-01-31', 'PENDIENTE', motivo, creada, actualizada, version
    FROM campanias.campanias_view LIMIT 5`;
  await prisma.$executeRaw`
    INSERT INTO campanias.saga_campania (id_campania, estado, pasos, vence, iniciada, actualizada, version)
    SELECT id, (CASE WHEN row_number() OVER () % 100 = 0 THEN 'EN_CURSO' ELSE 'COMPLETADA' END)::campanias.estado_saga,
      '[]', creada + interval '1 minute', creada, creada, 1
    FROM campanias.campanias_view`;
  // What was just inserted is in no GIN index before that.
  await prisma.$executeRawUnsafe('VACUUM ANALYZE campanias.campanias_view, campanias.saga_campania');
  consultas = consultasPrisma(conPlanes(prisma, planes));
});
afterAll(() => base?.cerrar());
beforeEach(() => {
  planes.length = 0;
});

const DIRECCIONES = ['ASC', 'DESC'] as const;

describe.each(DIRECCIONES)('a page of campaigns %s, from anywhere in the list', (direccion) => {
  it.each<[CampoDeCampanias, FiltroDeCampanias, string]>([
    ['CREADA', {}, 'campanias_view_creada_id_idx'],
    ['FECHA_INICIO', {}, 'campanias_view_fecha_inicio_id_idx'],
    ['NOMBRE', {}, 'campanias_view_nombre_idx'],
    [
      'PRESUPUESTO',
      { presupuesto: { moneda: 'COP', minimo: undefined, maximo: undefined } },
      'presupuesto_valor_id_idx',
    ],
    ['CREADA', { estados: ['CANCELADA'] }, 'campanias_view_estado_creada_id_idx'],
    ['CREADA', { idCliente: CLIENTES[0] }, 'campanias_view_id_cliente_creada_id_idx'],
  ])('by %s, with %j, is read from its index, without a sort', async (campo, filtro, indice) => {
    const orden = { campo, direccion };
    // Far enough from the end that a page does not hold all that is before it: that would be sorted as well.
    const primera = await consultas.campanias.pagina(filtro, { cuantos: 100, sentido: 'ADELANTE', orden });
    const desde = primera.elementos.at(-1)?.lugar;
    await consultas.campanias.pagina(filtro, { cuantos: 20, sentido: 'ADELANTE', orden, desde });
    await consultas.campanias.pagina(filtro, { cuantos: 20, sentido: 'ATRAS', orden, desde });
    expect(planes).toHaveLength(3);
    for (const plan of planes) {
      expect(plan).toContain(indice);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    }
  });
});

describe('a filter that few campaigns pass', () => {
  const pagina = (filtro: FiltroDeCampanias) =>
    consultas.campanias.pagina(filtro, {
      cuantos: 20,
      sentido: 'ADELANTE',
      orden: { campo: 'CREADA', direccion: 'DESC' },
    });

  it.each<[FiltroDeCampanias, string]>([
    [{ texto: 'FERIA DEL CAFE' }, 'campanias_view_texto_idx'],
    [{ enCurso: { desde: '2030-01-05', hasta: '2030-01-06' } }, 'campanias_view_dias_idx'],
  ])('%j is read from its index', async (filtro, indice) => {
    expect((await pagina(filtro)).elementos).toHaveLength(5);
    expect(planes.at(-1)).toContain(indice);
    for (const plan of planes) expect(plan).not.toContain('Seq Scan');
  });

  it('by the days that they run on, and by first day, begins at the last of these days', async () => {
    const enCurso = { desde: '2026-10-01', hasta: '2026-10-01' };
    const orden = { campo: 'FECHA_INICIO', direccion: 'DESC' } as const;
    await consultas.campanias.pagina({ enCurso }, { cuantos: 20, sentido: 'ADELANTE', orden });
    expect(planes[0]).toMatch(/campanias_view_fecha_inicio_id_idx.*Index Cond: \(fecha_inicio <= /s);
    expect(planes[0]).not.toMatch(/Sort|Seq Scan/);
  });
});

describe('a filter that goes along with the order', () => {
  const DIAS = { desde: '2030-01-05', hasta: '2030-01-06' };
  it.each<[CampoDeCampanias, 'ASC' | 'DESC', FiltroDeCampanias]>([
    ['CREADA', 'DESC', { enCurso: DIAS }],
    // Of days, many may be equal: a stretch of the order comes first.
    ['FECHA_INICIO', 'ASC', { enCurso: DIAS }],
    ['FECHA_INICIO', 'ASC', { creada: { desde: '2031-01-05', hasta: '2031-01-06' } }],
  ])('by %s %s: %j is looked for by itself, where it is not near', async (campo, direccion, filtro) => {
    await consultas.campanias.pagina(filtro, { cuantos: 20, sentido: 'ADELANTE', orden: { campo, direccion } });
    if (campo === 'FECHA_INICIO') expect(planes.shift()).toMatch(/Limit.*Limit.*campanias_view_fecha_inicio_id_idx/s);
    expect(planes).toEqual([expect.stringContaining('campanias_view_dias_idx')]);
    expect(planes[0]).not.toContain('Seq Scan');
  });

  it.each<[CampoDeCampanias, 'ASC' | 'DESC', RegExp]>([
    ['CREADA', 'DESC', /Index Cond: \(fecha_inicio <= .*Order By: \(creada <-> '9999/s],
    ['CREADA', 'ASC', /Index Cond: \(fecha_inicio <= .*Order By: \(creada <-> '4000/s],
  ])('by %s %s, is read in the order where many pass', async (campo, direccion, plan) => {
    const enCurso = { desde: undefined, hasta: '2026-03-01' };
    const orden = { campo, direccion };
    const { elementos } = await consultas.campanias.pagina({ enCurso }, { cuantos: 20, sentido: 'ADELANTE', orden });
    expect(elementos).toHaveLength(20);
    expect(planes).toEqual([expect.stringMatching(plan)]);
    expect(planes[0]).toContain('campanias_view_dias_idx');
  });

  it('is met in one statement by first day, where it is near', async () => {
    const orden = { campo: 'FECHA_INICIO', direccion: 'DESC' } as const;
    const enCurso = { desde: '2020-01-01', hasta: '2026-10-01' };
    const { elementos } = await consultas.campanias.pagina({ enCurso }, { cuantos: 20, sentido: 'ADELANTE', orden });
    expect(elementos).toHaveLength(20);
    expect(planes).toHaveLength(1);
  });
});

describe.each(DIRECCIONES)('a page of sagas %s', (direccion) => {
  it.each<[CampoDeSagas, FiltroDeSagas, string]>([
    ['ACTUALIZADA', {}, 'saga_campania_actualizada_id_campania_idx'],
    ['VENCE', {}, 'saga_campania_vence_id_campania_idx'],
    ['VENCE', { estados: ['EN_CURSO'] }, 'saga_campania_estado_vence_id_campania_idx'],
  ])('by %s, with %j, is read from its index, without a sort', async (campo, filtro, indice) => {
    await consultas.sagas(filtro, { cuantos: 20, sentido: 'ADELANTE', orden: { campo, direccion } });
    expect(planes[0]).toContain(indice);
    expect(planes[0]).not.toMatch(/Sort|Seq Scan/);
  });

  it('of those that have not ended looks at none that have', async () => {
    const filtro: FiltroDeSagas = { estados: ['EN_CURSO', 'COMPENSANDO'] };
    const orden = { campo: 'VENCE', direccion } as const;
    expect((await consultas.sagas(filtro, { cuantos: 20, sentido: 'ADELANTE', orden })).elementos).toHaveLength(20);
    expect(planes[0]).toContain('saga_campania_estado_vence_id_campania_idx');
  });
});
