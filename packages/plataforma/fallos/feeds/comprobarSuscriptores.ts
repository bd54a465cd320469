import type { PrismaClient } from '@alpes/prisma/baseDeDatos';
import type { Comprobacion } from '../comprobacion.ts';
import { esperarA } from '../esperarA.ts';
import type { EventoDelRegistro, Pedido } from './pedidos.ts';
import type { Suscriptor } from './suscriptor.ts';

const TOPICS = {
  eventosCliente: 'eventos.cliente',
  eventosPagos: 'eventos.pagos',
  eventosCampanias: 'eventos.campanias',
} as const satisfies Record<Pedido['feed'], string>;

/**
 * Each subscriber comes to have seen exactly the log's events that it asked for, in order. What is under way may still
 * write more: they get that too.
 *
 * @param limite - by when, of `performance.now()`.
 */
export const comprobarSuscriptores = async (
  prisma: PrismaClient,
  suscriptores: readonly Suscriptor[],
  limite: number,
): Promise<Comprobacion> => {
  let vistos = 0;
  let faltas: readonly string[] = [];
  const mirar = async (): Promise<string | undefined> => {
    const filas = await prisma.mensaje.findMany({
      where: { topic: { in: Object.values(TOPICS) }, posicion: { not: null } },
      select: { topic: true, tipo: true, posicion: true, agregadoId: true, datos: true },
      orderBy: { posicion: 'asc' },
    });
    const registro = filas.map((fila) => ({ ...fila, posicion: Number(fila.posicion) }) as EventoDelRegistro);
    vistos = 0;
    faltas = suscriptores.flatMap(({ nombre, pedido: { feed, pasa }, vistos: suyos }) => {
      const debidos = registro.flatMap((evento) =>
        evento.topic === TOPICS[feed] && pasa(evento) ? [evento.posicion] : [],
      );
      vistos += suyos.length;
      const lugar = debidos.findIndex((posicion, i) => suyos[i]?.posicion !== posicion);
      if (lugar === -1 && suyos.length === debidos.length) return [];
      const n = lugar === -1 ? debidos.length : lugar;
      const [visto, debido] = [suyos[n]?.posicion ?? 'nothing', debidos[n] ?? 'nothing'];
      return [
        `${nombre} (${feed}): ${suyos.length} of ${debidos.length}; as number ${n} it has ${visto}, not ${debido}`,
      ];
    });
    return faltas[0];
  };
  await esperarA('a subscriber', mirar, limite).catch(() => undefined);
  return { que: 'events that subscribers asked for, each seen once and in order', vistos, faltas };
};
