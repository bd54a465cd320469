import type { Confirmacion, DatosCampania, EventoCampania, OrigenDeCancelacion } from '../dominio/campania.ts';
import { itinerario, nombre } from '../dominio/valores.ts';

/** A campaign for tests of the domain. */
export const DATOS: DatosCampania = {
  id: '0198c5b0-7c4e-7d3a-9a51-000000000001',
  idCliente: '0198c5b0-7c4e-7d3a-9a51-000000000002',
  nombre: nombre('Lanzamiento'),
  itinerario: itinerario(['Bogotá', 'Medellín']),
  presupuesto: { valor: '1500.00', moneda: 'USD' },
  fechaInicio: '2026-12-01',
  fechaFin: '2026-12-31',
};

/** The payment of the campaign. */
export const PAGO: Confirmacion = { payoutId: '0198c5b0-7c4e-7d3a-9a51-000000000003', confirmacionId: 'C-1' };

const de = { id: DATOS.id, idCliente: DATOS.idCliente };

/** The events of the campaign. */
export const creada: EventoCampania = { tipo: 'CampaniaCreada.v1', datos: DATOS };
export const aprobada: EventoCampania = {
  tipo: 'CampaniaAprobada.v1',
  datos: { ...de, origen: 'PAGOS', ...PAGO },
};
export const cancelada = (origen: OrigenDeCancelacion, motivo = 'Cambio de planes'): EventoCampania => ({
  tipo: 'CampaniaCancelada.v1',
  datos: { ...de, motivo, origen },
});
export const finalizada: EventoCampania = { tipo: 'CampaniaFinalizada.v1', datos: de };
export const actualizada = (
  cambios: Extract<EventoCampania, { tipo: 'CampaniaActualizada.v1' }>['datos']['cambios'],
): EventoCampania => ({ tipo: 'CampaniaActualizada.v1', datos: { ...de, cambios } });
