/** Closes a `switch` over a union: does not compile when a case is missing. */
export const nunca = (valor: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(valor)}`);
};
