import { randomUUID } from 'node:crypto';
import { Prisma } from '@alpes/prisma/generado/client';
import { leerContador, medidas } from '@alpes/seedwork/infraestructura/contadores';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CampaniasDePrueba, levantarCampanias } from '../pruebas/campaniasDePrueba.ts';
import { CONTADOR } from './contador.ts';
import { reconstruirVista } from './reconstruirVista.ts';

let sistema: CampaniasDePrueba;
beforeAll(async () => {
  sistema = await levantarCampanias();
  // One campaign for each way through its estados.
  await sistema.crear();
  const { id: cambiada } = await sistema.crear({ presupuesto: { valor: '9999999999999.99', moneda: 'COP' } });
  await sistema.mutar('actualizarCampania', { id: cambiada, nombre: 'Otro', itinerario: ['Cali', 'Pasto'] });
  await sistema.mutar('actualizarCampania', { id: cambiada, fechaFin: '2027-06-30' });
  const { id: cancelada } = await sistema.crear();
  await sistema.mutar('cancelarCampania', { id: cancelada, motivo: 'Cambio de planes' });
  await sistema.pagada();
  const { id: revertida } = await sistema.pagada();
  await sistema.revertir(revertida, { aggregateversion: 5 });
  const { id: finalizada } = await sistema.pagada();
  await sistema.mutar('finalizarCampania', { id: finalizada });
});
afterAll(() => sistema?.detener());

const filas = () => sistema.base.prisma.campaniaVista.findMany({ orderBy: { id: 'asc' } });

it('gives the same rows again, whatever the size of the batch', async () => {
  const antes = await filas();
  expect(antes).toHaveLength(6);
  for (const lote of [1, 4, 200]) {
    expect(await reconstruirVista(sistema.base.prisma, lote)).toEqual({ escritas: 6, sobrantes: 0 });
    expect(await filas()).toEqual(antes);
  }
});

it('mends rows that were lost, changed or made up', async () => {
  const { prisma } = sistema.base;
  const antes = await filas();
  const [perdida, cambiada] = antes;
  await prisma.campaniaVista.delete({ where: { id: perdida?.id ?? '' } });
  await prisma.campaniaVista.update({
    where: { id: cambiada?.id ?? '' },
    data: { nombre: 'Falso', estado: 'FINALIZADA', version: 99, creada: new Date(0), itinerario: [] },
  });
  await prisma.campaniaVista.create({ data: { ...(cambiada ?? expect.fail('no row')), id: randomUUID() } });
  expect(await reconstruirVista(prisma, 2)).toEqual({ escritas: 6, sobrantes: 1 });
  expect(await filas()).toEqual(antes);

  await prisma.campaniaVista.deleteMany();
  await reconstruirVista(prisma);
  expect(await filas()).toEqual(antes);
});

it('brings the figures, the words and the searches of the campaigns along', async () => {
  const { prisma } = sistema.base;
  const derivado = async () => ({
    cuentas: await leerContador(prisma, CONTADOR, [{ cuales: medidas(Prisma.sql`'campania'`) }]),
    palabras: await prisma.palabraDeCampanias.findMany({ orderBy: { palabra: 'asc' } }),
    busqueda: await prisma.$queryRaw`SELECT id::text, busqueda::text FROM campanias.campanias_view ORDER BY id`,
  });
  const antes = await derivado();
  expect(antes.palabras.map(({ palabra }) => palabra)).toEqual(expect.arrayContaining(['lanzamiento', 'pasto']));
  await prisma.campaniaVista.deleteMany();
  await prisma.palabraDeCampanias.deleteMany();
  expect((await derivado()).cuentas).toEqual([]);
  await reconstruirVista(prisma, 4);
  // Changed and cancelled campaigns had other words before.
  expect(antes).toMatchObject({ ...(await derivado()), palabras: expect.any(Array) });
  expect(antes.palabras).toEqual(expect.arrayContaining((await derivado()).palabras));
  await reconstruirVista(prisma, 1);
  expect((await derivado()).cuentas).toEqual(antes.cuentas);
});

it('goes on while campaigns change, and loses none of their changes', async () => {
  const { id } = await sistema.crear();
  const cambios = Array.from({ length: 10 }, (_, n) => `2027-01-${String(n + 10)}`);
  const [, ...respuestas] = await Promise.all([
    (async () => {
      for (let vez = 0; vez < 5; vez += 1) await reconstruirVista(sistema.base.prisma, 3);
    })(),
    ...cambios.map((fechaFin) => sistema.mutar('actualizarCampania', { id, fechaFin })),
  ]);
  const hechos = respuestas.filter(({ errores }) => errores.length === 0).length;
  const antes = await filas();
  expect(antes.find((fila) => fila.id === id)).toMatchObject({ version: 1 + hechos });
  await reconstruirVista(sistema.base.prisma);
  expect(await filas()).toEqual(antes);
});
