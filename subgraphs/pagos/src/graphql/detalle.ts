import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import { fraseDeMotivo } from '@alpes/seedwork/graphql/motivos';
import type { EventoPublicado } from '../aplicacion/eventosPublicados.ts';

/** What happened, for people. */
export const detalleDe = (evento: EventoPublicado): string => {
  switch (evento.tipo) {
    case 'PayoutCreado.v1': {
      const { cicloId, monto, cantidadTransacciones } = evento.datos;
      return monto === null
        ? `Se creó el payout del ciclo ${cicloId} con ${cantidadTransacciones} ${cantidadTransacciones === 1 ? 'transacción' : 'transacciones'}.`
        : `Se creó el payout del ciclo ${cicloId} por ${texto(monto)}.`;
    }
    case 'ComisionesCalculadas.v1':
      return `Se calculó el monto: ${texto(evento.datos.monto)}.`;
    case 'PayoutProcesado.v1':
      return `Se envió el pago de ${texto(evento.datos.monto)} (intento ${evento.datos.intento}).`;
    case 'PayoutExitoso.v1':
      return `El pago de ${texto(evento.datos.monto)} llegó a su destino (${evento.datos.confirmacionId}).`;
    case 'PayoutFallido.v1':
      return `El pago de ${texto(evento.datos.monto)} fue rechazado: ${fraseDeMotivo(evento.datos.motivo)}`;
    case 'PagoConfirmado.v1':
      return `Se confirmó el pago de ${texto(evento.datos.monto)} (${evento.datos.confirmacionId}).`;
    case 'PagoRevertido.v1':
      return `El dinero no quedó en poder del cliente: ${fraseDeMotivo(evento.datos.motivo)}`;
    case 'ReversionSolicitada.v1':
      return `Se pidió revertir el pago en cuanto termine: ${fraseDeMotivo(evento.datos.motivo)}`;
    case 'TransaccionRegistrada.v1':
      return `Se registró una comisión de ${texto(evento.datos.comision)}.`;
    case 'TransaccionAnulada.v1':
      return `Se anuló la transacción: ${fraseDeMotivo(evento.datos.motivo)}`;
    default:
      return nunca(evento);
  }
};

const texto = ({ valor, moneda }: Dinero): string => `${valor} ${moneda}`;
