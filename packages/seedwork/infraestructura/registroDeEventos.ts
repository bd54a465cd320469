import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import {
  type DatoDeEvento,
  type EventoGuardado,
  type FiltroDeEventos,
  sinVersion,
} from '../aplicacion/eventoGuardado.ts';

/** The position of the newest event that readers may see; 0 when there is none. */
export const ultimaPosicion = async (prisma: PrismaClient, modulo: string): Promise<bigint> => {
  const flujo = await prisma.flujo.findUnique({ where: { modulo_topic: { modulo, topic: `eventos.${modulo}` } } });
  return flujo?.numerada ?? 0n;
};

/** What narrows a reading of the log. */
export interface Recorte extends Pick<FiltroDeEventos, 'tipos' | 'agregados' | 'datos'> {
  /** The last position that is looked at. */
  readonly hasta?: bigint | undefined;
}

/** Each is an index: what PostgreSQL is told has to be what the index was made of. */
const EXPRESIONES: Readonly<Record<DatoDeEvento['campo'], Prisma.Sql>> = {
  clienteId: Prisma.sql`datos->>'clienteId'`,
  idCliente: Prisma.sql`datos->>'idCliente'`,
};

/** Events of a module after a position, in order. */
export const eventosDesde = async (
  prisma: Pick<PrismaClient, '$queryRaw'>,
  modulo: string,
  desde: bigint,
  limite: number,
  { tipos, agregados, datos = [], hasta }: Recorte = {},
): Promise<EventoGuardado[]> => {
  const condiciones = [
    Prisma.sql`modulo = ${modulo} AND topic = ${`eventos.${modulo}`} AND posicion > ${desde}`,
    ...(hasta === undefined ? [] : [Prisma.sql`posicion <= ${hasta}`]),
    // In every version.
    ...(tipos === undefined
      ? []
      : [Prisma.sql`regexp_replace(tipo, '\\.v[0-9]+$', '') = ANY(${tipos.map(sinVersion)}::text[])`]),
    ...(agregados === undefined ? [] : [Prisma.sql`agregado_id = ANY(${[...agregados]}::text[])`]),
    // Of one value the index has the events in order.
    ...datos.map(({ campo, valores: [primero, ...otros] }) =>
      primero !== undefined && otros.length === 0
        ? Prisma.sql`${EXPRESIONES[campo]} = ${primero}`
        : Prisma.sql`${EXPRESIONES[campo]} = ANY(${primero === undefined ? [] : [primero, ...otros]}::text[])`,
    ),
  ];
  const filas = await prisma.$queryRaw<FilaDeEvento[]>`
    SELECT id, posicion, tipo, agregado_tipo AS "agregadoTipo", agregado_id AS "agregadoId",
      agregado_version AS "agregadoVersion", datos, metadatos, ocurrido
    FROM mensajeria.mensaje WHERE ${Prisma.join(condiciones, ' AND ')}
    ORDER BY posicion LIMIT ${limite}`;
  return filas.map(guardado);
};

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
