import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Limites } from './limites.ts';

/** How big an operation is by its text alone. */
export type FormaDeOperacion = Pick<Limites, 'profundidad' | 'ancho' | 'campos' | 'alias' | 'directivas'>;

interface Parte extends FormaDeOperacion {
  /** Fields at the part's own level: they are in the selection of whoever uses it. */
  readonly propios: number;
}

const NADA: Parte = { profundidad: 0, ancho: 0, propios: 0, campos: 0, alias: 0, directivas: 0 };

/**
 * Measures a document, before it is validated: validation compares the fields of a selection with each other, and takes
 * long for the very documents that are refused here. Each fragment is looked at once and counted as often as it is used,
 * so that fragments that double at each step cost nothing.
 *
 * What is asked of the schema (`__schema`, `__type`) has no depth here: the specification's own query has thirteen levels, and
 * graphql-js has a rule of its own for it.
 */
export function medirForma(documento: DocumentNode): FormaDeOperacion {
  const fragmentos = new Map<string, FragmentDefinitionNode>();
  for (const definicion of documento.definitions) {
    if (definicion.kind === Kind.FRAGMENT_DEFINITION) fragmentos.set(definicion.name.value, definicion);
  }
  const medidos = new Map<string, Parte>();

  function deFragmento(nombre: string): Parte {
    const medido = medidos.get(nombre);
    if (medido) return medido;
    // One that uses itself is refused by validation.
    medidos.set(nombre, NADA);
    const definicion = fragmentos.get(nombre);
    const parte = definicion ? deSeleccion(definicion.selectionSet) : NADA;
    medidos.set(nombre, parte);
    return parte;
  }

  function deSeleccion({ selections }: SelectionSetNode): Parte {
    const suma = selections.map(deUna).reduce(sumar, NADA);
    return { ...suma, ancho: Math.max(suma.ancho, suma.propios) };
  }

  function deUna(seleccion: SelectionNode): Parte {
    const directivas = seleccion.directives?.length ?? 0;
    if (seleccion.kind !== Kind.FIELD) {
      const parte =
        seleccion.kind === Kind.FRAGMENT_SPREAD
          ? deFragmento(seleccion.name.value)
          : deSeleccion(seleccion.selectionSet);
      return { ...parte, directivas: parte.directivas + directivas };
    }
    const dentro = seleccion.selectionSet ? deSeleccion(seleccion.selectionSet) : NADA;
    return {
      ...dentro,
      propios: 1,
      profundidad: seleccion.name.value.startsWith('__') ? 0 : dentro.profundidad + 1,
      campos: dentro.campos + 1,
      alias: dentro.alias + (seleccion.alias ? 1 : 0),
      directivas: dentro.directivas + directivas,
    };
  }

  function deDefinicion(definicion: DefinitionNode): Parte {
    if (definicion.kind !== Kind.OPERATION_DEFINITION) return NADA;
    const parte = deSeleccion(definicion.selectionSet);
    const deVariables = (definicion.variableDefinitions ?? []).flatMap(({ directives = [] }) => directives);
    return { ...parte, directivas: parte.directivas + (definicion.directives?.length ?? 0) + deVariables.length };
  }

  // All operations together, and fragments that nobody uses too: all are validated, whichever is run.
  const operaciones = documento.definitions.map(deDefinicion).reduce(sumar, NADA);
  const { propios: _, ...forma } = [...fragmentos.keys()].map(deFragmento).reduce(elMayor, operaciones);
  return forma;
}

function elMayor(a: Parte, b: Parte): Parte {
  return {
    profundidad: Math.max(a.profundidad, b.profundidad),
    ancho: Math.max(a.ancho, b.ancho),
    propios: 0,
    campos: Math.max(a.campos, b.campos),
    alias: Math.max(a.alias, b.alias),
    directivas: Math.max(a.directivas, b.directivas),
  };
}

function sumar(a: Parte, b: Parte): Parte {
  return {
    profundidad: Math.max(a.profundidad, b.profundidad),
    ancho: Math.max(a.ancho, b.ancho),
    propios: a.propios + b.propios,
    campos: a.campos + b.campos,
    alias: a.alias + b.alias,
    directivas: a.directivas + b.directivas,
  };
}
