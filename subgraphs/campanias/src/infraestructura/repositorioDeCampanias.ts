import type { Repositorio } from '@alpes/seedwork/aplicacion/repositorio';
import { desdeEventos, repositorioPrisma } from '@alpes/seedwork/infraestructura/repositorioPrisma';
import type { Transaccion } from '@alpes/seedwork/infraestructura/unidadPrisma';
import { leerEvento } from '../aplicacion/eventosPublicados.ts';
import { type Campania, type EventoCampania, evolucionar, INEXISTENTE } from '../dominio/campania.ts';
import { AGREGADO } from './agregado.ts';
import { vistaDe } from './proyeccion.ts';

/** Campaigns kept as their events, with a view of them for reads. */
export const repositorioDeCampanias = (transaccion: Transaccion): Repositorio<Campania, EventoCampania> => {
  const { prisma, ahora } = transaccion;
  return repositorioPrisma<Campania, EventoCampania>({
    transaccion,
    agregado: AGREGADO,
    inicial: INEXISTENTE,
    evolucionar,
    cargar: desdeEventos(transaccion, AGREGADO, INEXISTENTE, evolucionar, leerEvento),

    guardar({ estado, version }, anterior) {
      if (estado.estado === 'INEXISTENTE') return [];
      const vista = vistaDe(estado, version, ahora);
      return anterior.version === 0
        ? [prisma.campaniaVista.create({ data: { ...vista, creada: ahora } })]
        : [prisma.campaniaVista.update({ where: { id: vista.id, version: anterior.version }, data: vista })];
    },
  });
};
