import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import type { Metadatos } from '@alpes/seedwork/aplicacion/mensaje';
import { PAGINA_VACIA, type PeticionDePagina } from '@alpes/seedwork/aplicacion/pagina';
import type { Moneda } from '@alpes/seedwork/dominio/dinero';
import { cargador, cargadorCon, cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { comoDia } from '@alpes/seedwork/infraestructura/dias';
import { type ListaSql, leerPagina, leerPaginasPorPadre } from '@alpes/seedwork/infraestructura/listas';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import type { CampaniaLeida, CampoDeCampanias, Consultas, EntradaLeida, SagaLeida } from '../aplicacion/consultas.ts';
import { leerEvento } from '../aplicacion/eventosPublicados.ts';
import { AGREGADO } from './agregado.ts';
import { pasosDe } from './sagasPrisma.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => {
  const campaniasPorId = async (ids: readonly string[]) => {
    const filas = await prisma.campaniaVista.findMany({ where: { id: { in: [...ids] } } });
    return new Map(filas.map((fila) => [fila.id, leida(fila)]));
  };

  const campaniasDeCliente = cargadorCon(
    (idsCliente: readonly string[], peticion: PeticionDePagina<CampoDeCampanias>) =>
      leerPaginasPorPadre(prisma, CLIENTE, idsCliente, CAMPANIAS, peticion, campaniasPorId),
  );

  const contarCampaniasDeCliente = cargador<string, number>(async (idsCliente) => {
    const cuentas = await prisma.campaniaVista.groupBy({
      by: 'idCliente',
      where: { idCliente: { in: [...idsCliente] } },
      _count: true,
    });
    return new Map(cuentas.map(({ idCliente, _count }) => [idCliente, _count]));
  });

  return {
    campania: cargadorPorId(campaniasPorId),

    saga: cargadorPorId(async (ids) => {
      const filas = await prisma.sagaCampania.findMany({ where: { idCampania: { in: [...ids] } } });
      return new Map(filas.map((fila) => [fila.idCampania, sagaLeida(fila)]));
    }),

    historia: cargadorPorId(async (ids) => {
      const historias = await historiaDe(prisma, AGREGADO, ids);
      return new Map([...historias].map(([id, eventos]) => [id, eventos.map(entrada)]));
    }),

    campanias: (peticion) => leerPagina(prisma, CAMPANIAS, peticion, campaniasPorId),
    contarCampanias: () => prisma.campaniaVista.count(),
    campaniasDeCliente: async (id, peticion) => (await campaniasDeCliente(id, peticion)) ?? PAGINA_VACIA,
    contarCampaniasDeCliente: async (id) => (await contarCampaniasDeCliente(id)) ?? 0,
  };
};

const CAMPANIAS: ListaSql<CampoDeCampanias> = {
  tabla: Prisma.sql`campanias.campanias_view`,
  claves: { CREADA: { expresion: Prisma.sql`creada`, tipo: 'timestamptz' } },
};
const CLIENTE = { columna: Prisma.sql`id_cliente`, tipo: 'text' } as const;

type FilaDeCampania = Awaited<ReturnType<PrismaClient['campaniaVista']['findMany']>>[number];
type FilaDeSaga = Awaited<ReturnType<PrismaClient['sagaCampania']['findMany']>>[number];

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
