import { id, opcional } from '@alpes/seedwork/aplicacion/campos';
import type { EventoGuardado, FiltroDeEventos } from '@alpes/seedwork/aplicacion/eventoGuardado';
import { comunes, filtroDeEventos, ids, uno } from '@alpes/seedwork/aplicacion/filtroDeEventos';
import { analizarFiltro, enRango, rangoDeMontos } from '@alpes/seedwork/aplicacion/filtros';
import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import { z } from 'zod';
import type { PayoutCreado } from '../dominio/payout.ts';
import type { EventoPublicado } from './eventosPublicados.ts';

type Tipo = EventoPublicado['tipo'];

/** The state that each event leads its payout to; null for those that leave it as it is, or are of no payout. */
const ESTADO_TRAS: Readonly<Record<Exclude<Tipo, 'PayoutCreado.v1'>, PayoutCreado['estado'] | null>> = {
  'ComisionesCalculadas.v1': 'CALCULADO',
  'PayoutProcesado.v1': 'EN_PROCESO',
  'PayoutExitoso.v1': 'EXITOSO',
  'PayoutFallido.v1': 'FALLIDO',
  'PagoConfirmado.v1': 'EXITOSO',
  'PagoRevertido.v1': 'REVERTIDO',
  'ReversionSolicitada.v1': null,
  'TransaccionRegistrada.v1': null,
  'TransaccionAnulada.v1': null,
};
const PUBLICADOS: readonly string[] = ['PayoutCreado.v1', ...Object.keys(ESTADO_TRAS)];

const esquema = z.object({
  tipos: opcional(z.array(z.string()).min(1)),
  estados: opcional(z.array(z.string()).min(1)),
  clienteId: opcional(id),
  clienteIds: ids,
  payoutId: opcional(id),
  payoutIds: ids,
  transactionId: opcional(id),
  transactionIds: ids,
  monto: opcional(rangoDeMontos),
});

/** Parses which events a subscriber wants. @throws ErrorDeDominio with a fault for each field. */
export const filtroDeSuscripcion = (filtro: unknown): FiltroDeEventos => {
  const { tipos, estados, monto, ...pedidos } = analizarFiltro(esquema, filtro);
  const clientes = comunes(uno(pedidos.clienteId), pedidos.clienteIds);
  return filtroDeEventos(PUBLICADOS, {
    tipos,
    // Those of payouts and of transactions at once: nothing is both.
    agregados: comunes(uno(pedidos.payoutId), pedidos.payoutIds, uno(pedidos.transactionId), pedidos.transactionIds),
    datos: clientes && [{ campo: 'clienteId', valores: clientes }],
    condiciones: [
      estados && ((evento) => estados.includes(estadoTras(evento) ?? '')),
      monto && ((evento) => enRango(montoDe(evento), monto)),
    ],
  });
};

/** The log holds what this context published. */
const datosDe = ({ datos }: EventoGuardado) => datos as EventoPublicado['datos'];

const estadoTras = (evento: EventoGuardado): PayoutCreado['estado'] | null => {
  if (evento.tipo !== 'PayoutCreado.v1') return ESTADO_TRAS[evento.tipo as keyof typeof ESTADO_TRAS];
  return montoDe(evento) === null ? 'PENDIENTE' : 'CALCULADO';
};

const montoDe = (evento: EventoGuardado): Dinero | null => {
  const datos = datosDe(evento);
  if ('monto' in datos) return datos.monto;
  return 'comision' in datos ? datos.comision : null;
};
