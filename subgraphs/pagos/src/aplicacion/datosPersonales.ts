import type { Hallazgo } from '@alpes/seedwork/aplicacion/busqueda';
import type { PayoutLeido } from './consultas.ts';

/** A card or account for who may not see its last digits. Few as they are, no part of them says little. */
const OCULTA = '****';

/** A payout for who may not see personal data; who that is, is in docs/permisos.md. */
export const enmascarar = (payout: PayoutLeido): PayoutLeido => {
  const { medioPago } = payout;
  return medioPago?.mascara == null ? payout : { ...payout, medioPago: { ...medioPago, mascara: OCULTA } };
};

/** A payout that was found, for the same. */
export const enmascararHallazgo = (hallazgo: Hallazgo<PayoutLeido>): Hallazgo<PayoutLeido> => ({
  ...hallazgo,
  fila: enmascarar(hallazgo.fila),
});
