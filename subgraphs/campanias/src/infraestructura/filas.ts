import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import type { LeerFilas } from '@alpes/seedwork/infraestructura/listas';
import type { CampaniaLeida, SagaLeida } from '../aplicacion/consultas.ts';
import { pasosDe } from './sagasPrisma.ts';

/** Reads campaigns by id. */
export const campaniasPorId =
  (prisma: PrismaClient): LeerFilas<CampaniaLeida> =>
  async (ids) => {
    const filas = await prisma.campaniaVista.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, campaniaLeida(fila)]));
  };

/** Reads sagas by the id of their campaign. */
export const sagasPorId =
  (prisma: PrismaClient): LeerFilas<SagaLeida> =>
  async (ids) => {
    const filas = await prisma.sagaCampania.findMany({ where: { idCampania: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.idCampania, { ...fila, pasos: pasosDe(fila) }]));
  };

type FilaDeCampania = Awaited<ReturnType<PrismaClient['campaniaVista']['findMany']>>[number];

const campaniaLeida = ({ presupuestoValor, presupuestoMoneda, ...fila }: FilaDeCampania): CampaniaLeida => ({
  ...fila,
  // The column was written from the currencies of the domain.
  presupuesto: { valor: presupuestoValor.toFixed(2), moneda: presupuestoMoneda as Moneda },
  fechaInicio: comoDia(fila.fechaInicio),
  fechaFin: comoDia(fila.fechaFin),
});
