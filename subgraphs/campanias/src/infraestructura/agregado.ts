/** Name of the campaigns in the event log. */
export const AGREGADO = 'Campania';
