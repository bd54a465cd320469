import type { Operacion } from './operaciones.ts';
import type { Supergrafo } from './supergrafo.ts';

/** Makes something once for each operation and version of the supergraph, and keeps it for as long as both live. */
export function porOperacion<A>(
  crear: (supergrafo: Supergrafo, operacion: Operacion) => A,
): (supergrafo: Supergrafo, operacion: Operacion) => A {
  const versiones = new WeakMap<Supergrafo, WeakMap<Operacion['definicion'], { readonly hecho: A }>>();

  return (supergrafo, operacion) => {
    let deEsta = versiones.get(supergrafo);
    if (!deEsta) {
      deEsta = new WeakMap();
      versiones.set(supergrafo, deEsta);
    }
    let guardado = deEsta.get(operacion.definicion);
    if (!guardado) {
      guardado = { hecho: crear(supergrafo, operacion) };
      deEsta.set(operacion.definicion, guardado);
    }
    return guardado.hecho;
  };
}
