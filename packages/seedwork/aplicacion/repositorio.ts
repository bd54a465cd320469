/** What a command knows of the aggregate beforehand. */
export interface OpcionesDeEjecucion {
  /** The version that its author saw; another one means that they decided on old facts. */
  readonly version?: number | undefined;
  /** The id was made for this decision: there is nothing to load. */
  readonly nuevo?: boolean | undefined;
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
