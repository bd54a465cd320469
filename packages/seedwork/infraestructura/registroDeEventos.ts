import type { PrismaClient } from '@alpes/prisma/generado/client';
import { type EventoGuardado, sinVersion } from '../aplicacion/eventoGuardado.ts';

/** The position of the newest event that readers may see; 0 when there is none. */
export const ultimaPosicion = async (prisma: PrismaClient, modulo: string): Promise<bigint> => {
  const flujo = await prisma.flujo.findUnique({ where: { modulo_topic: { modulo, topic: `eventos.${modulo}` } } });
  return flujo?.numerada ?? 0n;
};

/** What narrows a reading of the log. */
export interface Recorte {
  /** Names of events; those of other versions are read too. */
  readonly tipos?: readonly string[] | undefined;
  readonly agregados?: readonly string[] | undefined;
  /** The last position that is looked at. */
  readonly hasta?: bigint | undefined;
}

/** Events of a module after a position, in order. */
export const eventosDesde = async (
  prisma: PrismaClient,
  modulo: string,
  desde: bigint,
  limite: number,
  { tipos, agregados, hasta }: Recorte = {},
): Promise<EventoGuardado[]> =>
  (
    await prisma.mensaje.findMany({
      where: {
        modulo,
        topic: `eventos.${modulo}`,
        posicion: { gt: desde, ...(hasta === undefined ? {} : { lte: hasta }) },
        ...(tipos === undefined ? {} : { OR: [{ tipo: { in: [...tipos] } }, ...tipos.map(deOtraVersion)] }),
        ...(agregados === undefined ? {} : { agregadoId: { in: [...agregados] } }),
      },
      orderBy: { posicion: 'asc' },
      take: limite,
    })
  ).map(guardado);

const deOtraVersion = (tipo: string) => ({ tipo: { startsWith: `${sinVersion(tipo)}.v` } });

/** The history of aggregates of one kind, by id, oldest first: one statement for all of them. */
export const historiaDe = async (
  prisma: Pick<PrismaClient, 'mensaje'>,
  agregadoTipo: string,
  ids: readonly string[],
): Promise<Map<string, EventoGuardado[]>> =>
  Map.groupBy(
    (
      await prisma.mensaje.findMany({
        where: { agregadoTipo, agregadoId: { in: [...ids] } },
        orderBy: { agregadoVersion: 'asc' },
      })
    ).map(guardado),
    ({ agregadoId }) => agregadoId,
  );

/** An event, as a row of the log has it. */
export interface FilaDeEvento extends Pick<EventoGuardado, 'id' | 'tipo' | 'datos' | 'metadatos' | 'ocurrido'> {
  readonly posicion: bigint | null;
  readonly agregadoTipo: string | null;
  readonly agregadoId: string | null;
  readonly agregadoVersion: number | null;
}

/** Reads it. */
export const guardado = (fila: FilaDeEvento): EventoGuardado => ({
  id: fila.id,
  posicion: fila.posicion ?? 0n,
  tipo: fila.tipo,
  agregadoTipo: fila.agregadoTipo ?? '',
  agregadoId: fila.agregadoId ?? '',
  version: fila.agregadoVersion ?? 0,
  datos: fila.datos,
  metadatos: fila.metadatos,
  ocurrido: fila.ocurrido,
});
