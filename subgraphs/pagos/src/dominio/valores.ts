import { invalido } from '@alpes/seedwork/dominio/errores';

declare const marca: unique symbol;
type Marcado<Marca extends string> = string & { readonly [marca]: Marca };

/** The cycle that a payout pays: a year and a month, such as `2026-11`. */
export type CicloId = Marcado<'CicloId'>;
/** The last digits of a card or an account, such as `**** 1111`: no more than four are ever kept. */
export type Mascara = Marcado<'Mascara'>;

/** How money reaches a partner. */
export const TIPOS_DE_MEDIO_DE_PAGO = ['TARJETA', 'PSE', 'TRANSFERENCIA', 'EFECTIVO', 'ACH'] as const;
export type TipoMedioPago = (typeof TIPOS_DE_MEDIO_DE_PAGO)[number];

/** The card or account that a payout goes to. `mascara` is null where there is no number, as with cash. */
export interface MedioPago {
  readonly tipo: TipoMedioPago;
  readonly mascara: Mascara | null;
}

/** @throws ErrorDeDominio `CICLO_INVALIDO`. */
export const cicloId = (texto: string): CicloId => {
  const limpio = texto.trim();
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(limpio)) {
    throw invalido('', 'CICLO_INVALIDO', 'El ciclo debe ser un año y un mes, por ejemplo 2026-11.');
  }
  return limpio as CicloId;
};

/** The cycle that a moment belongs to, in UTC. */
export const cicloDe = (fecha: Date): CicloId => fecha.toISOString().slice(0, 7) as CicloId;

/** Digits, or what stands for those that are left out, with spaces and dashes between them. */
const FORMA_DE_MASCARA = /^[\d\s*•xX-]{1,40}$/;

/** Keeps the last digits alone, up to four. @throws ErrorDeDominio `MASCARA_INVALIDA`. */
export const mascara = (texto: string): Mascara => {
  const digitos = FORMA_DE_MASCARA.test(texto) ? texto.replace(/\D/g, '') : '';
  if (digitos === '') {
    throw invalido(
      '',
      'MASCARA_INVALIDA',
      'Indique los últimos dígitos de la tarjeta o cuenta, por ejemplo **** 1111.',
    );
  }
  return `**** ${digitos.slice(-4)}` as Mascara;
};
