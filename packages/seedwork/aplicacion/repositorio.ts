/** The version of the aggregate that a command saw; another one means that its author decided on old facts. */
export interface OpcionesDeEjecucion {
  readonly version?: number | undefined;
}

/**
 * Loads an aggregate, decides and saves, within the unit of work. Whether the aggregate is kept as rows or as
 * events is known to its implementation alone.
 */
export interface Repositorio<Estado, E> {
  /**
   * @returns the state after the decision's events.
   * @throws ErrorDeDominio what `decidir` throws; `VERSION_OBSOLETA` when `opciones.version` is not the current one.
   */
  ejecutar(id: string, decidir: (estado: Estado) => readonly E[], opciones?: OpcionesDeEjecucion): Promise<Estado>;
}
