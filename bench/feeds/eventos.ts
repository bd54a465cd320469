import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import { nuevoId } from '@alpes/seedwork/dominio/ids';
import { CANAL_ESCRITO, escribirEscrito } from '@alpes/seedwork/infraestructura/canales';

/** An event as its subscribers get it. */
export interface Evento {
  readonly cursor: string;
  readonly posicion: number;
  readonly ocurrido: string;
  readonly tipo: string;
  readonly tipoEvento: string;
  readonly comision: { readonly valor: string; readonly moneda: string };
}

const COMISION = { valor: '0.10', moneda: 'USD' };
const TOPIC = 'eventos.pagos';

/** Events of the size and kind that the log has, from a position on. */
export const crearEventos = (desde: number, cuantos: number): Evento[] =>
  Array.from({ length: cuantos }, (_, i) => ({
    // As long as a cursor is.
    cursor: randomUUID().slice(0, 32),
    posicion: desde + i,
    ocurrido: new Date().toISOString(),
    tipo: 'TransaccionRegistrada.v1',
    tipoEvento: 'CLICK',
    comision: COMISION,
  }));

/** Commits events at once, straight to the log of pagos, with the time just before as theirs. */
export const confirmar = async (prisma: PrismaClient, cuantos: number, clientes: readonly string[]): Promise<void> => {
  const ids = Array.from({ length: cuantos }, () => nuevoId());
  const deQuien = ids.map((_, i) => clientes[i % clientes.length] ?? '');
  const ocurrido = new Date();
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO mensajeria.mensaje
        (id, modulo, topic, clave, agregado_tipo, agregado_id, agregado_version, tipo, datos, metadatos, ocurrido)
      SELECT id, 'pagos', ${TOPIC}, id::text, 'Transaction', id::text, 1, 'TransaccionRegistrada.v1',
             jsonb_build_object('id', id, 'clienteId', cliente, 'marcaId', 'bench', 'tipoEvento', 'CLICK',
                                'comision', ${JSON.stringify(COMISION)}::jsonb, 'fecha', ${ocurrido}::timestamptz),
             '{"correlacion": "bench"}', ${ocurrido}
      FROM unnest(${ids}::uuid[], ${deQuien}::text[]) AS fila (id, cliente)`,
    prisma.$queryRaw`SELECT pg_notify(${CANAL_ESCRITO}, ${escribirEscrito({ modulo: 'pagos', topic: TOPIC })})::text`,
  ]);
};
