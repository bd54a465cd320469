import type { BaseDeDatos } from '@alpes/prisma/baseDeDatos';
import type { Prisma } from '@alpes/prisma/generado/client';
import { nuevoId } from '../dominio/ids.ts';
import { CANAL_ESCRITO, CANAL_NUMERADO } from '../infraestructura/canales.ts';

/** A row of the log, valid as it is. */
export const mensajeDe = (cambios: Partial<Prisma.MensajeCreateManyInput> = {}): Prisma.MensajeCreateManyInput => ({
  id: nuevoId(),
  modulo: 'pruebas',
  topic: 'eventos.pruebas',
  clave: 'k',
  tipo: 'Hecho.v1',
  datos: {},
  metadatos: { correlacion: 'c' },
  ocurrido: new Date(),
  ...cambios,
});

/** Commits messages to the log, as a unit of work does: the relay is told. */
export const escribir = async (
  { prisma }: BaseDeDatos,
  ...mensajes: Prisma.MensajeCreateManyInput[]
): Promise<void> => {
  await prisma.$transaction([
    prisma.mensaje.createMany({ data: mensajes }),
    prisma.$queryRaw`SELECT pg_notify(${CANAL_ESCRITO}, ${mensajes[0]?.modulo})::text`,
  ]);
};

/** Commits messages that are numbered already, as the relay leaves them: readers of the log are told. */
export const escribirNumerados = async (
  { prisma }: BaseDeDatos,
  ...mensajes: Prisma.MensajeCreateManyInput[]
): Promise<void> => {
  for (const mensaje of mensajes) {
    const { modulo, topic } = mensaje;
    await prisma.$transaction([
      prisma.$executeRaw`
        INSERT INTO mensajeria.flujo AS f (modulo, topic, numerada, publicada) VALUES (${modulo}, ${topic}, 1, 1)
        ON CONFLICT (modulo, topic) DO UPDATE SET numerada = f.numerada + 1, publicada = f.numerada + 1`,
      prisma.mensaje.create({ data: mensaje }),
      prisma.$executeRaw`
        UPDATE mensajeria.mensaje SET posicion = f.numerada FROM mensajeria.flujo f
        WHERE id = ${mensaje.id}::uuid AND f.modulo = ${modulo} AND f.topic = ${topic}`,
      prisma.$queryRaw`SELECT pg_notify(${CANAL_NUMERADO}, ${topic})::text`,
    ]);
  }
};

/** Commits many numbered events of a module at once; those of ten aggregates, 0 to 9, take turns. */
export const inundar = async (
  { prisma }: BaseDeDatos,
  modulo: string,
  cuantos: number,
  tipo?: string,
): Promise<void> => {
  const topic = `eventos.${modulo}`;
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO mensajeria.flujo (modulo, topic) VALUES (${modulo}, ${topic}) ON CONFLICT DO NOTHING`,
    prisma.$executeRaw`
      INSERT INTO mensajeria.mensaje (id, modulo, topic, clave, posicion, tipo, datos, metadatos, ocurrido, agregado_id)
      SELECT gen_random_uuid(), modulo, topic, 'k', numerada + n, coalesce(${tipo ?? null}, (numerada + n)::text), '{}', '{}',
             now(), ((numerada + n) % 10)::text
      FROM mensajeria.flujo, generate_series(1, ${cuantos}::int) AS n WHERE modulo = ${modulo} AND topic = ${topic}`,
    prisma.$executeRaw`
      UPDATE mensajeria.flujo SET numerada = numerada + ${cuantos}, publicada = numerada + ${cuantos}
      WHERE modulo = ${modulo} AND topic = ${topic}`,
    prisma.$queryRaw`SELECT pg_notify(${CANAL_NUMERADO}, ${topic})::text`,
  ]);
};

/** Gives a lease to somebody who is not there: its owner finds it taken. */
export const quitarArriendo = async (
  { prisma }: BaseDeDatos,
  recurso: string,
  duracionMs = 3_600_000,
): Promise<void> => {
  await prisma.$executeRaw`
    INSERT INTO mensajeria.arriendo AS a (recurso, dueno, epoca, vence)
    VALUES (${recurso}, 'otro', 1, now() + ${duracionMs} * interval '1 millisecond')
    ON CONFLICT (recurso) DO UPDATE SET dueno = 'otro', epoca = a.epoca + 1, vence = excluded.vence`;
};

/** Ends a lease, whoever has it. */
export const vencerArriendo = async ({ prisma }: BaseDeDatos, recurso: string): Promise<void> => {
  await prisma.$executeRaw`UPDATE mensajeria.arriendo SET vence = now() - interval '1 second' WHERE recurso = ${recurso}`;
};
