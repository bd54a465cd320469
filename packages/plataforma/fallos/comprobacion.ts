/** One thing that must hold. */
export interface Comprobacion {
  readonly que: string;
  /** How many it was looked at for. */
  readonly vistos: number;
  /** Where it does not hold. */
  readonly faltas: readonly string[];
}

/** Each of them is as it must be. */
export const todos = <T>(que: string, cuales: readonly T[], esComoDebe: (uno: T) => boolean): Comprobacion => ({
  que,
  vistos: cuales.length,
  faltas: cuales.filter((uno) => !esComoDebe(uno)).map((uno) => JSON.stringify(uno)),
});

/** The same things, each as often. */
export const iguales = (que: string, esperados: readonly string[], hallados: readonly string[]): Comprobacion => {
  const cuentas = new Map<string, number>();
  for (const uno of esperados) cuentas.set(uno, (cuentas.get(uno) ?? 0) + 1);
  for (const uno of hallados) cuentas.set(uno, (cuentas.get(uno) ?? 0) - 1);
  const distintos = [...cuentas].filter(([, diferencia]) => diferencia !== 0);
  return {
    que,
    vistos: esperados.length,
    faltas: distintos.map(([uno, diferencia]) =>
      diferencia > 0 ? `missing ${diferencia}×: ${uno}` : `${-diferencia} too many: ${uno}`,
    ),
  };
};

/** The events of a kind that are in the log, each by its aggregate. */
export type Eventos = (tipo: string) => readonly string[];
