import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import type { FiltroDeEventos } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { comunes, filtroDeEventos, ids, uno } from '@alpes/seedwork/aplicacion/filtroDeEventos';
import { analizarFiltro, enRango, rangoDeMontos } from '@alpes/seedwork/aplicacion/filtros';
import { z } from 'zod';
import type { EventoCampania } from '../dominio/campania.ts';
import type { CampaniaLeida } from './consultas.ts';
import { leerEvento, TIPOS_DE_EVENTO } from './eventosPublicados.ts';

/** The state that each event leads its campaign to. */
const ESTADO_TRAS: Readonly<Record<EventoCampania['tipo'], CampaniaLeida['estado']>> = {
  'CampaniaCreada.v1': 'PENDIENTE',
  'CampaniaActualizada.v1': 'PENDIENTE',
  'CampaniaAprobada.v1': 'APROBADA',
  'CampaniaCancelada.v1': 'CANCELADA',
  'CampaniaFinalizada.v1': 'FINALIZADA',
};

const esquema = z.object({
  tipos: opcional(z.array(z.string()).min(1)),
  estados: opcional(z.array(z.string()).min(1)),
  idCliente: opcional(id),
  idsCliente: ids,
  idCampania: opcional(id),
  idsCampania: ids,
  presupuesto: opcional(rangoDeMontos),
});

/** Parses which events a subscriber wants. @throws ErrorDeDominio with a fault for each field. */
export const filtroDeSuscripcion = (filtro: unknown): FiltroDeEventos => {
  const { tipos, estados, presupuesto, ...pedidos } = analizarFiltro(esquema, filtro);
  const clientes = comunes(uno(pedidos.idCliente), pedidos.idsCliente);
  return filtroDeEventos(TIPOS_DE_EVENTO, {
    tipos,
    agregados: comunes(uno(pedidos.idCampania), pedidos.idsCampania),
    datos: clientes && [{ campo: 'idCliente', valores: clientes }],
    condiciones: [
      estados && ((evento) => estados.includes(ESTADO_TRAS[leerEvento(evento).tipo])),
      presupuesto &&
        ((evento) => {
          const { tipo, datos } = leerEvento(evento);
          return tipo === 'CampaniaCreada.v1' && enRango(datos.presupuesto, presupuesto);
        }),
    ],
  });
};
