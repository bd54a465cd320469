import { readFile } from 'node:fs/promises';
import { Kind, type OperationTypeNode, parse } from 'graphql';

/** An operation as a page of docs/ prints it, with its variables and its answer. */
export interface OperacionDeGuion {
  readonly nombre: string;
  readonly tipo: OperationTypeNode;
  readonly texto: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly respuesta: unknown;
}

const BLOQUE = /^```(graphql|json)\n([\s\S]*?)^```$/gm;

/** The operations of a page, in its order: each is followed by its variables, where it has any, and by its answer. */
export const leerGuion = async (archivo: URL): Promise<readonly OperacionDeGuion[]> => {
  const bloques = [...(await readFile(archivo, 'utf8')).matchAll(BLOQUE)].map(([, lenguaje = '', texto = '']) => ({
    lenguaje,
    texto,
  }));
  return bloques.flatMap(({ lenguaje, texto }, indice) => {
    if (lenguaje !== 'graphql') return [];
    const [operacion] = parse(texto).definitions;
    if (operacion?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No operation: ${texto}`);
    const nombre = operacion.name?.value ?? '';
    const conVariables = (operacion.variableDefinitions ?? []).length > 0;
    const jsonTras = (cuantos: number): unknown => {
      const bloque = bloques[indice + cuantos];
      if (bloque?.lenguaje !== 'json') throw new Error(`${nombre} is not followed by its variables and its answer`);
      return JSON.parse(bloque.texto);
    };
    return {
      nombre,
      tipo: operacion.operation,
      texto,
      variables: conVariables ? (jsonTras(1) as Record<string, unknown>) : {},
      respuesta: jsonTras(conVariables ? 2 : 1),
    };
  });
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const MOMENTO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** In a printed text: whatever stands there. */
const CUALQUIERA = '…';

/** What a text of the page stands for in the system that runs it; ids are learnt from the answers. */
export type Equivalencias = ReadonlyMap<string, string>;

/** Replaces what is only an example by what it stands for. */
export const traducir = (impreso: unknown, equivalencias: Equivalencias): unknown =>
  JSON.parse(JSON.stringify(impreso), (_, valor: unknown) =>
    typeof valor === 'string' ? (equivalencias.get(valor) ?? valor) : valor,
  );

/**
 * Compares an answer with the printed one: the same, but for moments, ids and what is printed as `…`. An id that is printed
 * twice must be the same each time.
 *
 * @returns what was learnt of the ids, and the first place where they differ, if any.
 */
export const comparar = (
  impreso: unknown,
  real: unknown,
  equivalencias: Equivalencias,
): { readonly equivalencias: Equivalencias; readonly diferencia?: string } => {
  const aprendidas = new Map(equivalencias);
  const igual = (a: unknown, b: unknown, lugar: string): string | undefined => {
    const distinto = `${lugar}: ${JSON.stringify(a)} is printed, ${JSON.stringify(b)} was answered`;
    if (typeof a === 'string' && typeof b === 'string') {
      if (MOMENTO.test(a) && MOMENTO.test(b)) return undefined;
      if (a.includes(CUALQUIERA)) return conHuecos(a).test(b) ? undefined : distinto;
      if (UUID.test(a) && UUID.test(b) && !aprendidas.has(a)) aprendidas.set(a, b);
      return (aprendidas.get(a) ?? a) === b ? undefined : distinto;
    }
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
      return a === b ? undefined : distinto;
    const [clavesA, clavesB] = [Object.keys(a), Object.keys(b)];
    if (Array.isArray(a) !== Array.isArray(b) || clavesA.toSorted().join() !== clavesB.toSorted().join())
      return distinto;
    for (const clave of clavesA) {
      const diferencia = igual(Reflect.get(a, clave), Reflect.get(b, clave), `${lugar}.${clave}`);
      if (diferencia !== undefined) return diferencia;
    }
    return undefined;
  };
  const diferencia = igual(impreso, real, '');
  return diferencia === undefined ? { equivalencias: aprendidas } : { equivalencias, diferencia };
};

const conHuecos = (impreso: string): RegExp => {
  const partes = impreso.split(CUALQUIERA).map((parte) => parte.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${partes.join('.+')}$`, 's');
};
