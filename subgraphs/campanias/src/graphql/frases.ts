import type { Dinero } from '@alpes/seedwork/dominio/dinero';
import { nunca } from '@alpes/seedwork/dominio/nunca';
import { fraseDeMotivo } from '@alpes/seedwork/graphql/motivos';
import type { CampaniaLeida } from '../aplicacion/consultas.ts';
import type { EventoCampania } from '../dominio/campania.ts';
import type { Paso } from '../dominio/saga.ts';

/** Where a campaign stands, for people. */
export const mensajeDe = ({ estado, motivo }: Pick<CampaniaLeida, 'estado' | 'motivo'>): string => {
  switch (estado) {
    case 'PENDIENTE':
      return 'La campaña espera la confirmación de su pago.';
    case 'APROBADA':
      return 'La campaña está aprobada: su pago fue confirmado.';
    case 'CANCELADA':
      return `La campaña fue cancelada. Motivo: ${fraseDeMotivo(motivo)}`;
    case 'FINALIZADA':
      return 'La campaña terminó.';
    default:
      return nunca(estado);
  }
};

/** What happened to a campaign, for people. */
export const descripcionDe = (evento: EventoCampania): string => {
  switch (evento.tipo) {
    case 'CampaniaCreada.v1':
      return `Se creó la campaña «${evento.datos.nombre}» con un presupuesto de ${monto(evento.datos.presupuesto)}.`;
    case 'CampaniaActualizada.v1':
      return `Se cambió ${Object.keys(evento.datos.cambios)
        .map((campo) => NOMBRES[campo] ?? campo)
        .join(', ')}.`;
    case 'CampaniaAprobada.v1':
      return `Se aprobó la campaña: el pago fue confirmado (${evento.datos.confirmacionId}).`;
    case 'CampaniaCancelada.v1':
      return `Se canceló la campaña. Motivo: ${fraseDeMotivo(evento.datos.motivo)}`;
    case 'CampaniaFinalizada.v1':
      return 'La campaña terminó.';
    default:
      return nunca(evento);
  }
};

/** A step of a saga, for people. */
export const detalleDe = (paso: Paso): string => {
  switch (paso.tipo) {
    case 'CAMPANIA_CREADA':
      return 'Se creó la campaña.';
    case 'PAGO_SOLICITADO':
      return `Se solicitó el pago de ${monto(paso.datos.monto)} para el ciclo ${paso.datos.cicloId}.`;
    case 'PAGO_CONFIRMADO':
      return `El pago fue confirmado (${paso.datos.confirmacionId})${tarde(paso.datos)}.`;
    case 'PAGO_REVERTIDO':
      return `El pago falló o fue revertido${tarde(paso.datos)}: ${fraseDeMotivo(paso.datos.motivo)}`;
    case 'PLAZO_VENCIDO':
      return 'Se agotó el tiempo para confirmar el pago.';
    case 'CANCELACION_PEDIDA':
      return `Se canceló la campaña a petición: ${fraseDeMotivo(paso.datos.motivo)}`;
    case 'CAMPANIA_APROBADA':
      return 'Se aprobó la campaña.';
    case 'CAMPANIA_CANCELADA':
      return `Se canceló la campaña. Motivo: ${fraseDeMotivo(paso.datos.motivo)}`;
    case 'REVERSION_SOLICITADA':
      return `Se solicitó la devolución del pago. Motivo: ${fraseDeMotivo(paso.datos.motivo)}`;
    case 'COMPENSACION_TERMINADA':
      return 'No queda dinero por devolver.';
    default:
      return nunca(paso);
  }
};

const NOMBRES: Readonly<Record<string, string>> = {
  nombre: 'el nombre',
  itinerario: 'el itinerario',
  fechaInicio: 'la fecha de inicio',
  fechaFin: 'la fecha de fin',
};

const monto = ({ valor, moneda }: Dinero): string => `${valor} ${moneda}`;

const tarde = ({ atrasada }: { readonly atrasada: boolean }): string =>
  atrasada ? ' (noticia atrasada, sin efecto)' : '';
