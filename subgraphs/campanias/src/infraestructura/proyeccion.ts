import { plegar } from '@alpes/seedwork/dominio/evento';
import { comoFecha } from '@alpes/seedwork/infraestructura/dias';
import { leerEvento } from '../aplicacion/eventosPublicados.ts';
import { type Campania, type CampaniaCreada, evolucionar, INEXISTENTE } from '../dominio/campania.ts';

/** An event of a campaign as the log keeps it. */
export interface EventoDelRegistro {
  readonly tipo: string;
  readonly datos: unknown;
  readonly version: number;
  readonly ocurrido: Date;
}

/** What a row of the view says of a campaign after its newest event, which gave it this version at this time. */
export const vistaDe = (campania: CampaniaCreada, version: number, actualizada: Date) => ({
  id: campania.id,
  idCliente: campania.idCliente,
  nombre: campania.nombre,
  itinerario: [...campania.itinerario],
  presupuestoValor: campania.presupuesto.valor,
  presupuestoMoneda: campania.presupuesto.moneda,
  fechaInicio: comoFecha(campania.fechaInicio),
  fechaFin: comoFecha(campania.fechaFin),
  estado: campania.estado,
  motivo: campania.motivo,
  actualizada,
  version,
});

/** The view's row of a campaign from its whole history, oldest event first; undefined when there is none. */
export const proyectar = (historia: readonly EventoDelRegistro[]) => {
  const primero = historia.at(0);
  const ultimo = historia.at(-1);
  const campania = plegar<Campania, ReturnType<typeof leerEvento>>(evolucionar, INEXISTENTE, historia.map(leerEvento));
  if (primero === undefined || ultimo === undefined || campania.estado === 'INEXISTENTE') return undefined;
  return { ...vistaDe(campania, ultimo.version, ultimo.ocurrido), creada: primero.ocurrido };
};
