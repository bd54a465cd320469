import { type Dinero, sonIguales } from '@alpes/seedwork/dominio/dinero';
import { conflicto, estadoIlegal, noEncontrado } from '@alpes/seedwork/dominio/errores';
import { plegar } from '@alpes/seedwork/dominio/evento';
import {
  type DatosPayout,
  type EventoPayout,
  evolucionar,
  type IdentidadDePayout,
  type Payout,
  type PayoutCreado,
} from './payout.ts';
import type { MedioPago } from './valores.ts';

/** What sending the money of a payout needs to know. */
export interface Pago {
  /** Sum of the transactions that the payout collected; undefined when it collected none. */
  readonly comisiones?: Dinero | undefined;
  /** The amount that the author of the command means to pay. */
  readonly monto?: Dinero | undefined;
  /** Where the money goes, when not to where the payout says. */
  readonly medioPago?: MedioPago | undefined;
}

/** Begins a payout. */
export const crear = (datos: DatosPayout, payout: Payout): readonly EventoPayout[] => {
  if (payout.estado !== 'INEXISTENTE') throw yaExiste();
  return [{ tipo: 'PayoutCreado.v1', datos }];
};

/** The refusal of a second payout for the same. */
export const yaExiste = () =>
  conflicto('cicloId', 'PAYOUT_YA_EXISTE', 'Este cliente ya tiene un payout de este ciclo en esta moneda.');

/** PENDIENTE → CALCULADO. */
export const calcular = (comisiones: Dinero | undefined, payout: Payout): readonly EventoPayout[] => {
  const actual = existente(payout);
  if (actual.estado !== 'PENDIENTE') {
    throw estadoIlegal('payoutId', 'PAYOUT_NO_PENDIENTE', 'Las comisiones de este payout ya se calcularon.');
  }
  if (comisiones === undefined) {
    throw estadoIlegal('payoutId', 'SIN_TRANSACCIONES', 'El payout no tiene transacciones que sumar.');
  }
  return [{ tipo: 'ComisionesCalculadas.v1', datos: { ...identidad(actual), monto: comisiones } }];
};

/**
 * PENDIENTE | CALCULADO → EN_PROCESO, calculating first. A payout that is further is left as it is; one of another amount
 * than the given is refused wherever it stands, for the caller would take it for the payment that they asked for.
 */
export const procesar = (pago: Pago, payout: Payout): readonly EventoPayout[] => {
  const actual = existente(payout);
  if (actual.estado === 'PENDIENTE') {
    const calculado = calcular(pago.comisiones, payout);
    return [...calculado, ...procesar(pago, plegar(evolucionar, payout, calculado))];
  }
  if (pago.monto !== undefined && !sonIguales(pago.monto, actual.monto)) {
    const { valor, moneda } = actual.monto;
    throw conflicto('monto', 'MONTO_DISTINTO', `El payout ya existe, con un monto de ${valor} ${moneda}.`);
  }
  return actual.estado === 'CALCULADO' ? [enviar(actual, pago.medioPago)] : [];
};

/** Refuses a payout that ProcesarPago can no longer bring to its end: whoever names it means that one. */
export const exigirProcesable = (payout: Payout): void => {
  if (payout.estado === 'FALLIDO') {
    throw estadoIlegal('payoutId', 'PAYOUT_FALLIDO', 'El payout falló: use reintentarPago.');
  }
  if (payout.estado === 'REVERTIDO') {
    throw estadoIlegal('payoutId', 'PAYOUT_REVERTIDO', 'El payout ya se revirtió.');
  }
};

/** The whole way in one step: begins a payout of a known amount and sends the money. */
export const pagar = (datos: DatosPayout, monto: Dinero, payout: Payout): readonly EventoPayout[] => {
  const creado = crear(datos, payout);
  return [...creado, ...procesar({ comisiones: monto }, plegar(evolucionar, payout, creado))];
};

/** FALLIDO → EN_PROCESO, to the same card or account or to another. */
export const reintentar = (medioPago: MedioPago | undefined, payout: Payout): readonly EventoPayout[] => {
  const actual = existente(payout);
  if (actual.estado !== 'FALLIDO') {
    throw estadoIlegal('payoutId', 'PAYOUT_NO_FALLIDO', 'Solo se puede reintentar un payout fallido.');
  }
  return [enviar(actual, medioPago)];
};

/** EN_PROCESO → EXITOSO; on to REVERTIDO where that was asked for meanwhile. Of an earlier try, or again: nothing. */
export const confirmar = (intento: number, confirmacionId: string, payout: Payout): readonly EventoPayout[] => {
  if (!estaEnCurso(payout, intento)) return [];
  const datos = { ...identidad(payout), monto: payout.monto };
  const motivo = payout.reversionSolicitada;
  return [
    { tipo: 'PayoutExitoso.v1', datos: { ...datos, confirmacionId } },
    { tipo: 'PagoConfirmado.v1', datos: { ...datos, confirmacionId } },
    ...(motivo === null ? [] : [{ tipo: 'PagoRevertido.v1', datos: { ...datos, motivo } } as const]),
  ];
};

/** EN_PROCESO → FALLIDO. Of an earlier try, or again: nothing. */
export const fallar = (intento: number, motivo: string, payout: Payout): readonly EventoPayout[] => {
  if (!estaEnCurso(payout, intento)) return [];
  const datos = { ...identidad(payout), monto: payout.monto, motivo };
  return [
    { tipo: 'PayoutFallido.v1', datos },
    { tipo: 'PagoRevertido.v1', datos },
  ];
};

/** EXITOSO → REVERTIDO. Before the payment is made, the wish is kept. Asked for again: nothing. */
export const revertir = (motivo: string, payout: Payout): readonly EventoPayout[] => {
  const actual = existente(payout);
  if (actual.estado === 'REVERTIDO' || actual.reversionSolicitada !== null) return [];
  return actual.estado === 'EXITOSO'
    ? [{ tipo: 'PagoRevertido.v1', datos: { ...identidad(actual), monto: actual.monto, motivo } }]
    : [{ tipo: 'ReversionSolicitada.v1', datos: { ...identidad(actual), motivo } }];
};

/** A payout whose amount is known. */
type ConMonto = Extract<PayoutCreado, { readonly monto: Dinero }>;

const enviar = (payout: ConMonto, medioPago = payout.medioPago): EventoPayout => {
  if (payout.reversionSolicitada !== null) {
    throw estadoIlegal('payoutId', 'REVERSION_SOLICITADA', 'Se pidió revertir este pago: ya no se puede enviar.');
  }
  const intento = payout.intentos + 1;
  const referencia = `${payout.payoutId}:${intento}`;
  return {
    tipo: 'PayoutProcesado.v1',
    datos: { ...identidad(payout), monto: payout.monto, medioPago, intento, referencia },
  };
};

const identidad = ({ payoutId, clienteId, idCampania }: IdentidadDePayout): IdentidadDePayout => ({
  payoutId,
  clienteId,
  idCampania,
});

const estaEnCurso = (payout: Payout, intento: number): payout is ConMonto =>
  payout.estado === 'EN_PROCESO' && payout.intentos === intento;

/** A payout that exists. */
const existente = (payout: Payout): PayoutCreado => {
  if (payout.estado === 'INEXISTENTE') {
    throw noEncontrado('payoutId', 'PAYOUT_NO_ENCONTRADO', 'No hay un payout con este id.');
  }
  return payout;
};
