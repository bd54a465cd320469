import { escalares } from '@alpes/seedwork/graphql/escalares';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLScalarType,
  Kind,
  type OperationTypeNode,
  parse,
  specifiedScalarTypes,
  type TypeNode,
} from 'graphql';

const ESCALARES: ReadonlyMap<string, GraphQLScalarType> = new Map([
  ...specifiedScalarTypes.map((tipo) => [tipo.name, tipo] as const),
  ...Object.entries(escalares),
]);
// Any text is one of theirs; there are only two of Boolean, and nothing to show.
const TEXTOS = new Set(['ID', 'String']);
const SIN_EJEMPLO = new Set(['Boolean']);

/** The first value that a description shows: `City, such as \`Bogotá\`.` */
export const ejemploDe = (descripcion: string): string | undefined => /\bsuch as\s+`([^`]+)`/.exec(descripcion)?.[1];

/**
 * What is wrong with the example of a value: a description of something that is a scalar shows one, and it is a value of
 * its type. Enums and objects show theirs where they are defined.
 */
export function faltaEnEjemplo(descripcion: string, tipo: TypeNode): string | undefined {
  const base = tipoBase(tipo);
  const escalar = ESCALARES.get(base);
  if (escalar === undefined || SIN_EJEMPLO.has(base)) return undefined;
  const ejemplo = ejemploDe(descripcion);
  if (ejemplo === undefined) return 'shows no example: such as `…`.';
  const valor = leerValor(ejemplo);
  if (esLista(tipo)) {
    const bien = Array.isArray(valor) && valor.every((uno) => esValor(escalar, uno));
    return bien ? undefined : `shows \`${ejemplo}\`, which is no list of ${base}.`;
  }
  return esValor(escalar, valor) ? undefined : `shows \`${ejemplo}\`, which is no ${base}.`;
}

/** The operation that the description of a root field shows after `Example:`, ready to be sent. */
export function operacionDe(descripcion: string, operacion: OperationTypeNode): string | undefined {
  const codigo = /\bExample:[^`]*`([^`]+)`/.exec(descripcion)?.[1];
  return codigo === undefined ? undefined : `${operacion} { ${codigo} }`;
}

/** What is wrong with that: a description of a root field shows how that field is used. */
export function faltaEnOperacion(descripcion: string, raiz: OperationTypeNode, campo: string): string | undefined {
  const operacion = operacionDe(descripcion, raiz);
  if (operacion === undefined) return `shows no example: Example: \`${campo} …\`.`;
  try {
    const [definicion] = parse(operacion).definitions;
    const usados = definicion?.kind === Kind.OPERATION_DEFINITION ? definicion.selectionSet.selections : [];
    const esSuyo = usados.some((uno): uno is FieldNode => uno.kind === Kind.FIELD && uno.name.value === campo);
    return esSuyo ? undefined : `has an example without ${campo}.`;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return `has an example that cannot be read: ${error.message}`;
  }
}

// As JSON where it is that, such as `3` or `"1500000.00"`; else as the text that it is, such as `2026-11-30`.
function leerValor(ejemplo: string): unknown {
  try {
    return JSON.parse(ejemplo);
  } catch {
    return ejemplo;
  }
}

function esValor(escalar: GraphQLScalarType, valor: unknown): boolean {
  if (TEXTOS.has(escalar.name)) return true;
  try {
    escalar.parseValue(valor);
    return true;
  } catch {
    return false;
  }
}

/** The name of a type without its `!` and `[]`. */
export const tipoBase = (tipo: TypeNode): string =>
  tipo.kind === Kind.NAMED_TYPE ? tipo.name.value : tipoBase(tipo.type);

const esLista = (tipo: TypeNode): boolean =>
  tipo.kind === Kind.LIST_TYPE || (tipo.kind === Kind.NON_NULL_TYPE && tipo.type.kind === Kind.LIST_TYPE);
