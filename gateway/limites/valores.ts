/** No input of the schema is nested so far; what is deeper counts as more values than any limit allows. */
const FONDO = 50;

/** How many values variables have, at any depth; no more is counted than `maximo` and one. */
export function contarValores(variables: unknown, maximo: number): number {
  let cuenta = 0;
  const contar = (valor: unknown, nivel: number): void => {
    if (nivel > FONDO) cuenta = maximo + 1;
    if (typeof valor !== 'object' || valor === null) return;
    for (const uno of Array.isArray(valor) ? valor : Object.values(valor)) {
      if (cuenta > maximo) return;
      cuenta += 1;
      contar(uno, nivel + 1);
    }
  };
  contar(variables, 0);
  return cuenta;
}
