import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import { type Consultas, type EstadisticasLeidas, NADA_PAGADO } from '../aplicacion/consultas.ts';
import type { EventoPublicado } from '../aplicacion/eventosPublicados.ts';
import { busquedaDePayouts } from './busquedaDePayouts.ts';
import { payoutLeido, payoutsPorId, transactionsPorId } from './filas.ts';
import { listaDePayouts } from './listaDePayouts.ts';
import { listaDeTransactions } from './listaDeTransactions.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => {
  const estadisticas = cargador<string, EstadisticasLeidas>(async (clienteIds) => {
    const grupos = await prisma.payout.groupBy({
      by: ['clienteId', 'moneda'],
      where: { clienteId: { in: [...clienteIds] }, estado: 'EXITOSO' },
      orderBy: { moneda: 'asc' },
      _count: true,
      _sum: { monto: true },
      _min: { finalizado: true },
      _max: { finalizado: true },
    });
    const porCliente = Map.groupBy(grupos, ({ clienteId }) => clienteId);
    return new Map(
      [...porCliente].map(([id, deCliente]) => [
        id,
        {
          cantidad: deCliente.reduce((suma, { _count }) => suma + _count, 0),
          // The column was written from the currencies of the domain.
          montos: deCliente.map(({ moneda, _sum }) => ({
            valor: _sum.monto?.toFixed(2) ?? '0.00',
            moneda: moneda as Moneda,
          })),
          primerPago: extremo(
            deCliente.map(({ _min }) => _min.finalizado),
            Math.min,
          ),
          ultimoPago: extremo(
            deCliente.map(({ _max }) => _max.finalizado),
            Math.max,
          ),
        },
      ]),
    );
  });

  const auditoria = cargador(async (payoutIds: readonly string[]) => {
    const historias = await historiaDe(prisma, 'Payout', payoutIds);
    return new Map(
      [...historias].map(([id, eventos]) => [
        id,
        eventos.map(({ tipo, datos, metadatos, ...guardado }) => ({
          id: guardado.id,
          // The log holds what this context published.
          evento: { tipo, datos } as EventoPublicado,
          ocurrido: guardado.ocurrido,
          usuario: (metadatos as { readonly usuario?: string }).usuario ?? null,
          version: guardado.version,
        })),
      ]),
    );
  });

  return {
    payout: cargadorPorId(payoutsPorId(prisma)),

    payoutDeCampania: cargador(async (idsCampania) => {
      const filas = await prisma.payout.findMany({
        where: { idCampania: { in: [...idsCampania] } },
        // The last of a campaign stays in the map: the newest.
        orderBy: [{ creado: 'asc' }, { id: 'asc' }],
      });
      return new Map(filas.map((fila) => [fila.idCampania ?? '', payoutLeido(fila)]));
    }),

    transaction: cargadorPorId(transactionsPorId(prisma)),
    ...listaDePayouts(prisma),
    ...listaDeTransactions(prisma),
    buscarPayouts: busquedaDePayouts(prisma),

    estadisticas: async (clienteId) => (await estadisticas(clienteId)) ?? NADA_PAGADO,
    auditoria: async (payoutId) => (await auditoria(payoutId)) ?? [],
  };
};

const extremo = (momentos: readonly (Date | null)[], cual: (...ms: number[]) => number): Date | null => {
  const ms = momentos.filter((momento) => momento !== null).map((momento) => momento.getTime());
  return ms.length === 0 ? null : new Date(cual(...ms));
};
