import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import type { FiltroDeEventos } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { filtroDeEventos } from '@alpes/seedwork/aplicacion/filtroDeEventos';
import { analizarFiltro } from '@alpes/seedwork/aplicacion/filtros';
import { z } from 'zod';
import type { EventoPublicado } from './eventosPublicados.ts';

const PUBLICADOS: readonly EventoPublicado['tipo'][] = [
  'ClienteRegistrado.v1',
  'ClienteActualizado.v1',
  'ClienteSuspendido.v1',
  'ClienteReactivado.v1',
  'ClienteEliminado.v1',
];

const esquema = z.object({ tipos: opcional(z.array(z.string()).min(1)), clienteId: opcional(id) });

/** Parses which events a subscriber wants. @throws ErrorDeDominio with a fault for each field. */
export const filtroDeSuscripcion = (filtro: unknown): FiltroDeEventos => {
  const { tipos, clienteId } = analizarFiltro(esquema, filtro);
  return filtroDeEventos(PUBLICADOS, tipos, clienteId, []);
};
