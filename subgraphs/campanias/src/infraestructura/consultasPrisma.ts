import type { PrismaClient } from '@alpes/prisma/generado/client';
import type { EventoGuardado } from '@alpes/seedwork/aplicacion/eventoGuardado';
import type { Metadatos } from '@alpes/seedwork/aplicacion/mensaje';
import { cargadorPorId } from '@alpes/seedwork/infraestructura/cargador';
import { historiaDe } from '@alpes/seedwork/infraestructura/registroDeEventos';
import type { Consultas, EntradaLeida } from '../aplicacion/consultas.ts';
import { leerEvento } from '../aplicacion/eventosPublicados.ts';
import { AGREGADO } from './agregado.ts';
import { busquedaDeCampanias } from './busquedaDeCampanias.ts';
import { campaniasPorId, sagasPorId } from './filas.ts';
import { listaDeCampanias } from './listaDeCampanias.ts';
import { listaDeSagas } from './listaDeSagas.ts';

/** The read side on Prisma. */
export const consultasPrisma = (prisma: PrismaClient): Consultas => ({
  campania: cargadorPorId(campaniasPorId(prisma)),
  ...listaDeCampanias(prisma),
  buscarCampanias: busquedaDeCampanias(prisma),

  saga: cargadorPorId(sagasPorId(prisma)),
  ...listaDeSagas(prisma),

  historia: cargadorPorId(async (ids) => {
    const historias = await historiaDe(prisma, AGREGADO, ids);
    return new Map([...historias].map(([id, eventos]) => [id, eventos.map(entrada)]));
  }),
});

const entrada = ({ id, tipo, datos, version, ocurrido, metadatos }: EventoGuardado): EntradaLeida => ({
  id,
  tipo,
  evento: leerEvento({ tipo, datos }),
  version,
  ocurrido,
  usuario: (metadatos as Metadatos).usuario ?? null,
});
