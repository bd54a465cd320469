import { type Dinero, sonIguales } from '@alpes/seedwork/dominio/dinero';
import { noEncontrado } from '@alpes/seedwork/dominio/errores';
import type { Campania, CampaniaCreada, DatosCampania } from './campania.ts';
import type { PagoConocido, Paso, Saga, SagaIniciada } from './saga.ts';

/** What pagos said of a payout of a campaign. */
export interface NoticiaDePagos {
  readonly payoutId: string;
  /** Version of the payout; absent in messages of the older system. */
  readonly version: number | undefined;
}

/** A campaign was created: its payment is asked for, and has until `ahora` plus the time allowed. */
export const iniciar = (campania: DatosCampania, ahora: Date, plazoMs: number): readonly Paso[] => [
  { tipo: 'CAMPANIA_CREADA', datos: { vence: new Date(ahora.getTime() + plazoMs).toISOString() } },
  {
    tipo: 'PAGO_SOLICITADO',
    datos: { clienteId: campania.idCliente, cicloId: cicloDe(ahora), monto: campania.presupuesto },
  },
];

/**
 * The payment was confirmed: the campaign is approved, unless it was cancelled meanwhile; then the money must come
 * back. Where that was already asked for it is asked for again: pagos does it once, and the money is never lost,
 * whatever became of the first request.
 */
export const confirmarPago = (
  pago: NoticiaDePagos & { readonly confirmacionId: string; readonly monto?: Dinero | undefined },
  saga: Saga,
  campania: Campania,
): readonly Paso[] => {
  const { payoutId, confirmacionId, version, monto } = pago;
  const conocido = iniciada(saga).pagos[payoutId];
  if (esRepetida(version, false, conocido)) return [];
  const atrasada = esAtrasada(version, false, conocido);
  const oido: Paso = {
    tipo: 'PAGO_CONFIRMADO',
    datos: { payoutId, confirmacionId, version: version ?? null, atrasada },
  };
  if (atrasada) return [oido];
  const { estado, presupuesto } = creada(campania);
  switch (estado) {
    case 'PENDIENTE':
      // Somebody else's payment: the campaign waits on, and when the time is over that payment is taken back.
      if (monto !== undefined && !sonIguales(monto, presupuesto)) return [oido];
      return [oido, { tipo: 'CAMPANIA_APROBADA', datos: { payoutId, confirmacionId } }];
    case 'CANCELADA':
      return [oido, solicitarReversion('El pago se confirmó cuando la campaña ya estaba cancelada.')];
    default:
      return [oido];
  }
};

/** The payment failed, or its money came back: the campaign is cancelled, and nothing is left to be undone. */
export const revertirPago = (
  pago: NoticiaDePagos & { readonly motivo: string },
  saga: Saga,
  campania: Campania,
): readonly Paso[] => {
  const { estado, pagos } = iniciada(saga);
  const { payoutId, motivo, version } = pago;
  const conocido = pagos[payoutId];
  if (esRepetida(version, true, conocido)) return [];
  const atrasada = esAtrasada(version, true, conocido);
  const oido: Paso = { tipo: 'PAGO_REVERTIDO', datos: { payoutId, motivo, version: version ?? null, atrasada } };
  if (atrasada) return [oido];
  switch (creada(campania).estado) {
    case 'PENDIENTE':
    case 'APROBADA':
      return [
        oido,
        { tipo: 'CAMPANIA_CANCELADA', datos: { motivo, origen: 'PAGOS' } },
        { tipo: 'COMPENSACION_TERMINADA', datos: {} },
      ];
    case 'CANCELADA':
      return estado === 'COMPENSANDO' ? [oido, { tipo: 'COMPENSACION_TERMINADA', datos: {} }] : [oido];
    default:
      return [oido];
  }
};

/**
 * The time allowed is over: a campaign without an answer is cancelled, and its payment taken back. It does not ask
 * the clock again: the message comes once, and a clock that is a little behind would leave the saga without an end.
 */
export const vencer = (saga: Saga): readonly Paso[] => {
  if (iniciada(saga).estado !== 'EN_CURSO') return [];
  const motivo = 'El pago no se confirmó a tiempo.';
  return [
    { tipo: 'PLAZO_VENCIDO', datos: {} },
    { tipo: 'CAMPANIA_CANCELADA', datos: { motivo, origen: 'TIEMPO_AGOTADO' } },
    solicitarReversion(motivo),
  ];
};

/** A user cancelled the campaign while its payment was under way: the payment is taken back. */
export const cancelarPago = (motivo: string): readonly Paso[] => [
  { tipo: 'CANCELACION_PEDIDA', datos: { motivo } },
  solicitarReversion(motivo),
];

/** The payment cycle of a moment: its year and month in UTC, such as `2026-11`. */
const cicloDe = (momento: Date): string => momento.toISOString().slice(0, 7);

const solicitarReversion = (motivo: string): Paso => ({ tipo: 'REVERSION_SOLICITADA', datos: { motivo } });

const esRepetida = (version: number | undefined, revertido: boolean, conocido: PagoConocido | undefined): boolean =>
  conocido !== undefined && conocido.version === (version ?? null) && conocido.revertido === revertido;

/**
 * Whether something newer is known of the payout. Without versions to compare (the older system), a reversal is
 * the last that happens to a payout.
 */
const esAtrasada = (version: number | undefined, revertido: boolean, conocido: PagoConocido | undefined): boolean => {
  if (conocido === undefined) return false;
  if (version === undefined || conocido.version === null) return conocido.revertido && !revertido;
  return version < conocido.version;
};

/** A saga begins in the transaction that creates its campaign, so neither is ever on its way. */
const iniciada = (saga: Saga): SagaIniciada => {
  if (saga.estado === 'INEXISTENTE') throw sinCampania();
  return saga;
};

const creada = (campania: Campania): CampaniaCreada => {
  if (campania.estado === 'INEXISTENTE') throw sinCampania();
  return campania;
};

const sinCampania = () => noEncontrado('idCampania', 'CAMPANIA_NO_ENCONTRADA', 'No hay una campaña con este id.');
