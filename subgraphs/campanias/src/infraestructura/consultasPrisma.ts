import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import type { Metadatos } from '@alpes/seedwork/aplicacion/mensaje';
import { type Lugar, paginar } from '@alpes/seedwork/aplicacion/pagina';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorCon, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import { despuesDe, paginasPorPadre } from '@alpes/seedwork/infraestructura/paginas';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import type { CampaniaLeida, Consultas, EntradaLeida, SagaLeida } from '../aplicacion/consultas.ts';
import { leerEvento } from '../aplicacion/eventosPublicados.ts';
import { AGREGADO } from './agregado.ts';
import { pasosDe } from './sagasPrisma.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => ({
  campania: cargadorPorId(async (ids) => {
    const filas = await prisma.campaniaVista.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, leida(fila)]));
  }),

  saga: cargadorPorId(async (ids) => {
    const filas = await prisma.sagaCampania.findMany({ where: { idCampania: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.idCampania, sagaLeida(fila)]));
  }),

  historia: cargadorPorId(async (ids) => {
    const historias = await historiaDe(prisma, AGREGADO, ids);
    return new Map([...historias].map(([id, eventos]) => [id, eventos.map(entrada)]));
  }),

  async campanias({ primeros, despuesDe: lugar }) {
    const filas = await prisma.campaniaVista.findMany({
      where: despuesDe('creada', lugar),
      orderBy: [{ creada: 'desc' }, { id: 'desc' }],
      take: primeros + 1,
    });
    return paginar(filas.map(leida), primeros);
  },

  contarCampanias: () => prisma.campaniaVista.count(),

  campaniasDe: cargadorCon(async (idsCliente, pagina) => {
    const filas = await prisma.$queryRaw<FilaDeCampania[]>`
      SELECT c.* FROM unnest(${[...idsCliente]}::text[]) AS cliente (id)
      CROSS JOIN LATERAL (
        SELECT id, id_cliente AS "idCliente", nombre, itinerario, presupuesto_valor AS "presupuestoValor",
               presupuesto_moneda AS "presupuestoMoneda", fecha_inicio AS "fechaInicio", fecha_fin AS "fechaFin",
               estado::text AS estado, motivo, creada, actualizada, version
        FROM campanias.campanias_view
        WHERE id_cliente = cliente.id AND ${tras(pagina.despuesDe)}
        ORDER BY creada DESC, id DESC LIMIT ${pagina.primeros + 1}
      ) c`;
    return paginasPorPadre(idsCliente, filas.map(leida), ({ idCliente }) => idCliente, pagina);
  }),

  contarCampaniasDe: cargador(async (idsCliente) => {
    const cuentas = await prisma.campaniaVista.groupBy({
      by: 'idCliente',
      where: { idCliente: { in: [...idsCliente] } },
      _count: true,
    });
    return new Map(cuentas.map(({ idCliente, _count }) => [idCliente, _count]));
  }),
});

type FilaDeCampania = Awaited<ReturnType<PrismaClient['campaniaVista']['findMany']>>[number];
type FilaDeSaga = Awaited<ReturnType<PrismaClient['sagaCampania']['findMany']>>[number];

const tras = (lugar: Lugar | undefined): Prisma.Sql =>
  lugar === undefined ? Prisma.sql`true` : Prisma.sql`(creada, id) < (${lugar.momento}, ${lugar.id}::uuid)`;

const leida = ({ presupuestoValor, presupuestoMoneda, ...fila }: FilaDeCampania): CampaniaLeida => ({
  ...fila,
  // The column was written from the currencies of the domain.
  presupuesto: { valor: presupuestoValor.toFixed(2), moneda: presupuestoMoneda as Moneda },
  fechaInicio: comoDia(fila.fechaInicio),
  fechaFin: comoDia(fila.fechaFin),
});

const sagaLeida = (fila: FilaDeSaga): SagaLeida => ({ ...fila, pasos: pasosDe(fila) });

const entrada = ({ id, tipo, datos, version, ocurrido, metadatos }: EventoGuardado): EntradaLeida => ({
  id,
  tipo,
  evento: leerEvento({ tipo, datos }),
  version,
  ocurrido,
  usuario: (metadatos as Metadatos).usuario ?? null,
});
