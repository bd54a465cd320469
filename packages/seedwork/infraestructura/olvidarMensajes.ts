import { Prisma } from '@alpes/prisma/generado/client';
import { EXTERNO } from './bus.ts';
import { descartados } from './descartados.ts';
import { idDeMensaje } from './sobre.ts';
import type { Transaccion } from './unidadPrisma.ts';

/** Whose messages are to be forgotten, and what they are told from others by. */
export interface PorOlvidar {
  readonly modulo: string;
  /** Kind of the aggregates, as the log has it, such as `Cliente`. */
  readonly agregado: string;
  /** Ids of the aggregates and of whom they belong to: a command that has one of them in it is about them. */
  readonly ids: readonly string[];
  /** Other texts that only a command about them has in it, such as an e-mail address in quotes. */
  readonly textos?: readonly string[];
  /** Only commands that have this in them too. */
  readonly solo?: string;
}

/**
 * Erases what commands from outside, and answers to idempotency keys, have left of somebody who is forgotten:
 *
 * - bodies on the embedded bus of what was handled; what was not is handled first, and erased by age;
 * - what this module has put aside: commands that name them would only be refused, and those that know them by another text
 *   have been;
 * - the keys themselves, which somebody else has chosen, and their hashes.
 */
export const olvidarMensajes = async (
  transaccion: Transaccion,
  { modulo, agregado, ids, textos = [], solo = '' }: PorOlvidar,
): Promise<void> => {
  const { prisma } = transaccion;
  const topic = `comandos.${modulo}`;

  const apartados = await prisma.$queryRaw<{ orden: bigint; mensajeId: string }[]>`
    SELECT orden, mensaje_id AS "mensajeId" FROM mensajeria.aparcado
    WHERE suscripcion = ${modulo} AND topic = ${topic} AND strpos(cuerpo, ${solo}) > 0
      AND (clave = ANY(${ids}::text[]) OR ${tieneAlguno('cuerpo', ids)}
        OR (estado = 'MUERTO' AND ${tieneAlguno('cuerpo', textos)}))`;

  // What a registration was asked for with names no id: the event that came of it names the message. Its id there is not
  // always the one in its body; what it was correlated by is.
  const causas = await prisma.$queryRaw<{ id: string; correlacion: string }[]>`
    SELECT DISTINCT metadatos ->> 'causacion' AS id, metadatos ->> 'correlacion' AS correlacion FROM mensajeria.mensaje
    WHERE agregado_tipo = ${agregado} AND agregado_id = ANY(${ids}::text[]) AND metadatos ->> 'causacion' IS NOT NULL`;
  const deCausas = new Set(causas.map(({ id }) => id));
  const correlaciones = causas.map(({ correlacion }) => correlacion);
  const crudos = await prisma.$queryRaw<Crudo[]>`
    SELECT * FROM (
      SELECT secuencia, id::text AS "idDeTransporte", topic, clave, crudo AS cuerpo,
        clave = ANY(${ids}::text[]) OR ${tieneAlguno('crudo', [...ids, ...textos])} AS nombra
      FROM mensajeria.mensaje WHERE modulo = ${EXTERNO} AND crudo IS NOT NULL AND strpos(crudo, ${solo}) > 0
    ) AS crudos
    WHERE nombra OR "idDeTransporte" = ANY(${[...deCausas]}::text[]) OR ${tieneAlguno('cuerpo', correlaciones)}`;
  const suyos = crudos
    .map((crudo) => ({ ...crudo, mensajeId: idDeMensaje(crudo) }))
    .filter(({ nombra, mensajeId }) => nombra || deCausas.has(mensajeId));

  const atendidos = new Set(apartados.map(({ mensajeId }) => mensajeId));
  const enBandeja = await prisma.bandeja.findMany({
    where: { suscripcion: modulo, mensajeId: { in: suyos.map(({ mensajeId }) => mensajeId) } },
  });
  for (const { mensajeId } of enBandeja) atendidos.add(mensajeId);
  const deAqui = suyos.filter((crudo) => crudo.topic === topic && atendidos.has(crudo.mensajeId));

  transaccion.escribir(
    prisma.$queryRaw(
      descartados(Prisma.sql`orden = ANY(${numeros(apartados.map(({ orden }) => orden))})`, Prisma.sql`orden`),
    ),
    prisma.$queryRaw`
      SELECT mensajeria.borrar_crudos_de(${modulo}, ${secuencias(suyos)}, ${secuencias(deAqui)})::text`,
    prisma.$executeRaw`
      DELETE FROM mensajeria.clave_idempotencia WHERE modulo = ${modulo} AND resultado ->> 'id' = ANY(${ids}::text[])`,
  );
};

interface Crudo {
  readonly secuencia: bigint;
  readonly idDeTransporte: string;
  readonly topic: string;
  readonly clave: string;
  readonly cuerpo: string;
  readonly nombra: boolean;
}

const tieneAlguno = (columna: string, textos: readonly string[]): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM unnest(${textos.map((texto) => texto.toLowerCase())}::text[]) AS t
  WHERE strpos(lower(${Prisma.raw(columna)}), t) > 0
)`;

const secuencias = (crudos: readonly Crudo[]) => numeros(crudos.map(({ secuencia }) => secuencia));

const numeros = (lista: readonly bigint[]): Prisma.Sql => Prisma.sql`${lista.map(String)}::text[]::bigint[]`;
