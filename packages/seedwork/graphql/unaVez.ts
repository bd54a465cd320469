/** A reading that is made once, when it is first asked for: two fields of an answer may come from it. */
export const unaVez = <Valor>(leer: () => Promise<Valor>): (() => Promise<Valor>) => {
  let leido: Promise<Valor> | undefined;
  return () => {
    leido ??= leer();
    return leido;
  };
};
