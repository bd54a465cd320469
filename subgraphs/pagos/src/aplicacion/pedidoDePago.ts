import { id, montoPositivo, opcional, valor, versionVista } from '@alpes/seedwork/aplicacion/campos';
import type { Dinero, Moneda } from '@alpes/seedwork/dominio/dinero';
import { ErrorDeDominio, type Falla } from '@alpes/seedwork/dominio/errores';
import { z } from 'zod';
import type { CicloId, MedioPago } from '../dominio/valores.ts';
import { campos } from './campos.ts';
import type { ObjetoDePayout } from './puertos.ts';

/** To go on with a payout that exists. */
export interface PedidoDePayout {
  readonly payoutId: string;
  readonly version: number | undefined;
  readonly medioPago: MedioPago | undefined;
}

/** To pay a partner for a cycle or a campaign: that amount, or what it earned. */
export interface PedidoDeObjeto extends ObjetoDePayout {
  readonly monto: Dinero | undefined;
  /** Of the amount, where there is one. */
  readonly moneda: Moneda | undefined;
  readonly medioPago: MedioPago | undefined;
}

const forma = z.object({
  payoutId: opcional(id),
  version: versionVista,
  clienteId: opcional(id),
  cicloId: opcional(campos.cicloId),
  monto: opcional(montoPositivo),
  moneda: opcional(campos.moneda),
  idCampania: opcional(id),
  medioPago: opcional(campos.medioPago),
});

/** What a payment is asked for by: the fields that go together, and no others. */
export const pedidoDePago = valor(forma, (entrada): PedidoDePayout | PedidoDeObjeto => {
  const { payoutId, version, clienteId, cicloId, monto, moneda, idCampania, medioPago } = entrada;
  if (payoutId !== undefined) {
    exigirSinFallas(sobrantes({ clienteId, cicloId, monto, moneda, idCampania }, 'payoutId'));
    return { payoutId, version, medioPago };
  }
  exigirSinFallas([
    // A campaign has a budget; commissions belong to no campaign.
    ...faltantes({ clienteId, cicloId, ...(idCampania !== undefined && { monto }) }),
    ...sobrantes({ version }, 'clienteId'),
    ...(monto !== undefined && moneda !== undefined && monto.moneda !== moneda ? [MONEDA_DISTINTA] : []),
  ]);
  return {
    // What is required is there.
    clienteId: clienteId as string,
    cicloId: cicloId as CicloId,
    idCampania: idCampania ?? null,
    monto,
    moneda: monto?.moneda ?? moneda,
    medioPago,
  };
});

const exigirSinFallas = ([primera, ...otras]: readonly Falla[]): void => {
  if (primera !== undefined) throw new ErrorDeDominio([primera, ...otras]);
};

const faltantes = (valores: Readonly<Record<string, unknown>>): Falla[] =>
  Object.entries(valores)
    .filter(([, valor]) => valor === undefined)
    .map(([campo]) => ({ clase: 'INVALIDO', campo, codigo: 'REQUERIDO', mensaje: 'Este campo es obligatorio.' }));

const sobrantes = (valores: Readonly<Record<string, unknown>>, con: string): Falla[] =>
  Object.entries(valores)
    .filter(([, valor]) => valor !== undefined)
    .map(([campo]) => ({
      clase: 'INVALIDO',
      campo,
      codigo: 'COMBINACION_INVALIDA',
      mensaje: `Este campo no se combina con ${con}.`,
    }));

const MONEDA_DISTINTA: Falla = {
  clase: 'INVALIDO',
  campo: 'moneda',
  codigo: 'MONEDA_DISTINTA',
  mensaje: 'La moneda no es la del monto.',
};
