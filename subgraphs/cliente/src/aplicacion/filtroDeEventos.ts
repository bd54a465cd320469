import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import type { FiltroDeEventos } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { comunes, filtroDeEventos, ids, uno } from '@alpes/seedwork/aplicacion/filtroDeEventos';
import { analizarFiltro } from '@alpes/seedwork/aplicacion/filtros';
import { z } from 'zod';
import type { EstadoDeCliente } from '../dominio/cliente.ts';
import type { EventoPublicado } from './eventosPublicados.ts';

/** The state that each event leads its cliente to; null for one that leaves it as it is. */
const ESTADO_TRAS: Readonly<Record<EventoPublicado['tipo'], EstadoDeCliente | null>> = {
  'ClienteRegistrado.v1': 'ACTIVO',
  'ClienteActualizado.v1': null,
  'ClienteSuspendido.v1': 'SUSPENDIDO',
  'ClienteReactivado.v1': 'ACTIVO',
  'ClienteEliminado.v1': 'INACTIVO',
  'ClienteOlvidado.v1': null,
};

const esquema = z.object({
  tipos: opcional(z.array(z.string()).min(1)),
  estados: opcional(z.array(z.string()).min(1)),
  clienteId: opcional(id),
  clienteIds: ids,
});

/** Parses which events a subscriber wants. @throws ErrorDeDominio with a fault for each field. */
export const filtroDeSuscripcion = (filtro: unknown): FiltroDeEventos => {
  const { tipos, estados, clienteId, clienteIds } = analizarFiltro(esquema, filtro);
  return filtroDeEventos(Object.keys(ESTADO_TRAS), {
    tipos,
    agregados: comunes(uno(clienteId), clienteIds),
    condiciones: [estados && (({ tipo }) => estados.includes(ESTADO_TRAS[tipo as EventoPublicado['tipo']] ?? ''))],
  });
};
