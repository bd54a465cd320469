/** Something that happened in the domain: plain, tagged data. `tipo` is the versioned name on the wire. */
export interface Evento<Tipo extends string = string, Datos extends object = object> {
  readonly tipo: Tipo;
  readonly datos: Datos;
}

/** Folds events over a state, oldest first. */
export const plegar = <Estado, E extends Evento>(
  evolucionar: (estado: Estado, evento: E) => Estado,
  inicial: Estado,
  eventos: readonly E[],
): Estado => eventos.reduce(evolucionar, inicial);
