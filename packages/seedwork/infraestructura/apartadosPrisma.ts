import { Prisma, type PrismaClient } from '@alpes/prisma/generado/client';
import type { Logger } from 'pino';
import type { Apartados, EstadoDeApartado, FiltroDeApartados, MensajeApartado } from '../aplicacion/apartados.ts';
import { paginar } from '../aplicacion/pagina.ts';
import { CANAL_APARTADO } from './canales.ts';
import { type Descartado, descartados } from './descartados.ts';
import { leerSobre } from './sobre.ts';

/** What the operators of one module see and do of `mensajeria.aparcado`. */
export const apartadosPrisma = (prisma: PrismaClient, modulo: string, bitacora: Logger): Apartados => {
  const despertar = () => prisma.$queryRaw`SELECT pg_notify(${CANAL_APARTADO}, ${modulo})::text`;
  const anotar = (hecho: string, fila: Fila, extra: object) => {
    const { orden, mensajeId, topic, clave, codigo } = fila;
    bitacora.warn({ id: `${orden}`, mensaje: mensajeId, topic, clave, codigo, ...extra }, hecho);
  };

  return {
    async listar(filtro, peticion) {
      const { cuantos, sentido, desde } = peticion;
      const atras = sentido === 'ATRAS';
      const limite = desde && { orden: { [atras ? 'gt' : 'lt']: BigInt(desde.id) } };
      const filas = await prisma.aparcado.findMany({
        where: { ...donde(modulo, filtro), ...limite },
        orderBy: { orden: atras ? 'asc' : 'desc' },
        take: cuantos + 1,
      });
      return paginar(
        filas.map((fila) => ({ fila: comoMensaje(fila), lugar: { valor: '', id: `${fila.orden}` } })),
        peticion,
      );
    },

    contar: (filtro, hasta) =>
      prisma.aparcado.count({ where: donde(modulo, filtro), ...(hasta === undefined ? {} : { take: hasta }) }),

    async reintentar(id, { usuario, correlacion }) {
      const [[fila]] = await prisma.$transaction([
        prisma.$queryRaw<Fila[]>`
          UPDATE mensajeria.aparcado SET ${DE_NUEVO}
          WHERE orden = ${BigInt(id)} AND suscripcion = ${modulo} RETURNING ${COLUMNAS}`,
        despertar(),
      ]);
      if (fila === undefined) return undefined;
      anotar('message put aside is tried again for an operator', fila, { usuario, correlacion });
      return comoMensaje(fila);
    },

    async reintentarMuertos({ topic, codigo, maximo }, { usuario, correlacion }) {
      const elegible = Prisma.sql`suscripcion = ${modulo} AND estado = 'MUERTO'
        AND (${topic ?? null}::text IS NULL OR topic = ${topic ?? null})
        AND (${codigo ?? null}::text IS NULL OR codigo = ${codigo ?? null})`;
      // Who fails again goes to the end, so that repeating this comes to all of them. Rows that another operator is
      // about to change are left to that one. One statement sees one state: what fails again meanwhile is not left.
      const [[cuenta]] = await prisma.$transaction([
        prisma.$queryRaw<{ reintentados: number; elegibles: number }[]>`
          WITH muertos AS MATERIALIZED (
            SELECT orden FROM mensajeria.aparcado WHERE ${elegible}
            ORDER BY proximo, orden LIMIT ${maximo} FOR UPDATE SKIP LOCKED
          ), cambiados AS (
            UPDATE mensajeria.aparcado SET ${DE_NUEVO} WHERE orden IN (SELECT orden FROM muertos) RETURNING 1
          )
          SELECT (SELECT count(*) FROM cambiados)::float8 AS reintentados,
                 (SELECT count(*) FROM mensajeria.aparcado WHERE ${elegible})::float8 AS elegibles`,
        despertar(),
      ]);
      const reintentados = cuenta?.reintentados ?? 0;
      const quedan = (cuenta?.elegibles ?? 0) - reintentados;
      const datos = { reintentados, quedan, topic, codigo, usuario, correlacion };
      bitacora.warn(datos, 'dead letters are tried again for an operator');
      return { reintentados, quedan };
    },

    async descartar(id, motivo, { usuario, correlacion }) {
      const [[fila]] = await prisma.$transaction([
        prisma.$queryRaw<(Fila & Descartado)[]>(
          descartados(Prisma.sql`orden = ${BigInt(id)} AND suscripcion = ${modulo}`, COLUMNAS),
        ),
        despertar(),
      ]);
      if (fila === undefined || fila.yaHecho) return undefined;
      anotar('message put aside is discarded by an operator', fila, { motivo, usuario, correlacion });
      return comoMensaje(fila);
    },
  };
};

/** Due now, by the database's clock, and not tried yet. Why it failed last stays to be seen. */
const DE_NUEVO = Prisma.sql`estado = 'APARCADO', intentos = 0, proximo = now()`;

const COLUMNAS = Prisma.sql`
  orden, suscripcion, topic, clave, mensaje_id AS "mensajeId", cuerpo, estado::text AS estado, intentos, proximo,
  codigo, motivo, creado`;

interface Fila {
  readonly orden: bigint;
  readonly suscripcion: string;
  readonly topic: string;
  readonly clave: string;
  readonly mensajeId: string;
  readonly cuerpo: string;
  readonly estado: EstadoDeApartado;
  readonly intentos: number;
  readonly proximo: Date;
  readonly codigo: string;
  readonly motivo: string;
  readonly creado: Date;
}

const donde = (modulo: string, { estado, topic }: FiltroDeApartados) => ({
  suscripcion: modulo,
  ...(estado === undefined ? {} : { estado }),
  ...(topic === undefined ? {} : { topic }),
});

const comoMensaje = ({ orden, suscripcion, proximo, ...fila }: Fila): MensajeApartado => ({
  ...fila,
  id: `${orden}`,
  modulo: suscripcion,
  tipo: tipoDe(fila),
  proximo: fila.estado === 'MUERTO' ? null : proximo,
});

const tipoDe = ({ topic, clave, cuerpo, mensajeId }: Pick<Fila, 'topic' | 'clave' | 'cuerpo' | 'mensajeId'>) => {
  try {
    return leerSobre(topic, { clave, cuerpo, idDeTransporte: mensajeId }).tipo;
  } catch {
    return null;
  }
};
