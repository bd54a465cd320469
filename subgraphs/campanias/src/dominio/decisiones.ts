import {
  aunDesconocido,
  conflicto,
  type ErrorDeDominio,
  estadoIlegal,
  invalido,
  noEncontrado,
} from '@alpes/seedwork/dominio/errores';
import type {
  Campania,
  CampaniaCreada,
  Cancelacion,
  Confirmacion,
  DatosCampania,
  EventoCampania,
  Plan,
} from './campania.ts';
import { exigirPeriodo } from './valores.ts';

/** What this context knows of a cliente; undefined when it has not heard of it. */
export type ClienteConocido = { readonly activo: boolean } | undefined;

/** Creates a campaign for an active cliente. */
export const crear = (
  datos: DatosCampania,
  cliente: ClienteConocido,
  campania: Campania,
): readonly EventoCampania[] => {
  if (campania.estado !== 'INEXISTENTE') {
    throw conflicto('id', 'CAMPANIA_YA_EXISTE', 'Ya hay una campaña con este id.');
  }
  exigirPeriodo(datos);
  if (cliente === undefined) {
    throw clienteNoEncontrado();
  }
  if (!cliente.activo) {
    throw estadoIlegal('idCliente', 'CLIENTE_INACTIVO', 'Un cliente inactivo no admite campañas nuevas.');
  }
  return [{ tipo: 'CampaniaCreada.v1', datos }];
};

/** Changes the plan of a campaign that waits for its payment. What stays the same is not an event. */
export const actualizar = (
  pedidos: { readonly [C in keyof Plan]?: Plan[C] | undefined },
  campania: Campania,
): readonly EventoCampania[] => {
  const actual = pendiente(campania, 'cambiar');
  const dados = Object.entries(pedidos).filter(([, valor]) => valor !== undefined);
  if (dados.length === 0) {
    throw invalido(
      '',
      'SIN_CAMBIOS',
      'Indique al menos un campo que cambiar: nombre, itinerario, fechaInicio o fechaFin.',
    );
  }
  const cambios: Partial<Plan> = Object.fromEntries(
    dados.filter(([campo, valor]) => !iguales(actual[campo as keyof Plan], valor)),
  );
  if (Object.keys(cambios).length === 0) return [];
  exigirPeriodo({ ...actual, ...cambios });
  return [{ tipo: 'CampaniaActualizada.v1', datos: { ...de(actual), cambios } }];
};

/** PENDIENTE → CANCELADA, because a user wants it. A paid campaign is cancelled by reverting its payment. */
export const cancelar = (motivo: string, campania: Campania): readonly EventoCampania[] => {
  const actual = pendiente(campania, 'cancelar');
  return [{ tipo: 'CampaniaCancelada.v1', datos: { ...de(actual), motivo, origen: 'SOCIO' } }];
};

/** APROBADA → FINALIZADA. */
export const finalizar = (campania: Campania): readonly EventoCampania[] => {
  const actual = existente(campania);
  if (actual.estado !== 'APROBADA') {
    throw estadoIlegal('id', 'CAMPANIA_NO_APROBADA', 'Solo se puede finalizar una campaña aprobada.');
  }
  return [{ tipo: 'CampaniaFinalizada.v1', datos: de(actual) }];
};

/** PENDIENTE → APROBADA: its payment was confirmed. */
export const aprobar = ({ payoutId, confirmacionId }: Confirmacion, campania: Campania): readonly EventoCampania[] => {
  const actual = pendiente(campania, 'aprobar');
  return [{ tipo: 'CampaniaAprobada.v1', datos: { ...de(actual), origen: 'PAGOS', payoutId, confirmacionId } }];
};

/** PENDIENTE | APROBADA → CANCELADA: its payment failed, was reverted, or did not come in time. */
export const cancelarSinPago = ({ motivo, origen }: Cancelacion, campania: Campania): readonly EventoCampania[] => {
  const actual = existente(campania);
  if (actual.estado !== 'PENDIENTE' && actual.estado !== 'APROBADA') throw yaTerminada(actual, 'cancelar');
  return [{ tipo: 'CampaniaCancelada.v1', datos: { ...de(actual), motivo, origen } }];
};

const de = ({ id, idCliente }: CampaniaCreada) => ({ id, idCliente });

const iguales = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** There is no such cliente, as far as this context has heard. */
export const clienteNoEncontrado = (): ErrorDeDominio =>
  aunDesconocido('idCliente', 'CLIENTE_NO_ENCONTRADO', 'No hay un cliente con este id.');

/** There is no such campaign. */
export const campaniaNoEncontrada = (): ErrorDeDominio =>
  noEncontrado('id', 'CAMPANIA_NO_ENCONTRADA', 'No hay una campaña con este id.');

const existente = (campania: Campania): CampaniaCreada => {
  if (campania.estado === 'INEXISTENTE') {
    throw campaniaNoEncontrada();
  }
  return campania;
};

const pendiente = (campania: Campania, accion: string): CampaniaCreada => {
  const actual = existente(campania);
  if (actual.estado === 'PENDIENTE') return actual;
  if (actual.estado !== 'APROBADA') throw yaTerminada(actual, accion);
  throw estadoIlegal(
    'id',
    'CAMPANIA_NO_PENDIENTE',
    accion === 'cancelar'
      ? 'La campaña ya está pagada: para cancelarla hay que revertir su pago.'
      : `No se puede ${accion} una campaña aprobada.`,
  );
};

const yaTerminada = ({ estado }: CampaniaCreada, accion: string): ErrorDeDominio =>
  estadoIlegal('id', 'CAMPANIA_NO_PENDIENTE', `No se puede ${accion} una campaña ${estado.toLowerCase()}.`);
