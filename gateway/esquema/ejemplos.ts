import { escalares } from '@alpes/seedwork/graphql/escalares';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  isUnionType,
  Kind,
  type OperationTypeNode,
  parse,
  parseValue,
  specifiedScalarTypes,
  type TypeNode,
  type ValueNode,
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
 * its type. Of enums and objects the whole API knows more: {@link faltaEnEnum}, {@link faltaEnObjeto}.
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

/** What a description shows after `Example:`. */
const codigoDe = (descripcion: string): string | undefined => /\bExample:[^`]*`([^`]+)`/.exec(descripcion)?.[1];

/**
 * What is wrong with the example of what is an enum: its description, or else that of the enum, shows a value of it
 * (`Where it stands, such as \`ACTIVO\`.`).
 */
export function faltaEnEnum(descripcion: string, tipo: GraphQLType): string | undefined {
  const nombrado = getNamedType(tipo);
  if (!isEnumType(nombrado)) return undefined;
  const ejemplo = ejemploDe(descripcion);
  if (ejemplo !== undefined) return impropioSiSeLee(ejemplo, tipo);
  return ejemploDe(nombrado.description ?? '') === undefined ? 'shows no example: such as `…`.' : undefined;
}

/** What is wrong with the example of a type with fields: its description shows one of its values after `Example:`. */
export function faltaEnObjeto(
  tipo: GraphQLInputObjectType | GraphQLInterfaceType | GraphQLObjectType,
): string | undefined {
  const codigo = codigoDe(tipo.description ?? '');
  return codigo === undefined ? 'shows no example: Example: `{…}`.' : impropioSiSeLee(codigo, tipo);
}

function impropioSiSeLee(codigo: string, tipo: GraphQLType): string | undefined {
  try {
    const motivo = impropio(parseValue(codigo), tipo);
    return motivo === undefined ? undefined : `shows \`${codigo}\`, where ${motivo}.`;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return `has an example that cannot be read: ${error.message}`;
  }
}

/** Why a value is none of the type. Of what is answered it may be a part; what is asked has all that is required. */
function impropio(valor: ValueNode, tipo: GraphQLType): string | undefined {
  if (isNonNullType(tipo)) {
    return valor.kind === Kind.NULL ? `null stands for a ${tipo}` : impropio(valor, tipo.ofType);
  }
  if (valor.kind === Kind.NULL) return undefined;
  if (isListType(tipo)) {
    if (valor.kind !== Kind.LIST) return `a ${tipo} is no list`;
    return primero(valor.values, (uno) => impropio(uno, tipo.ofType));
  }
  if (isEnumType(tipo)) {
    const vale = valor.kind === Kind.ENUM && tipo.getValue(valor.value) !== undefined;
    return vale ? undefined : `a value is none of ${tipo.name}`;
  }
  if (isScalarType(tipo)) {
    try {
      // The schema of the API has our scalars without their code.
      (ESCALARES.get(tipo.name) ?? tipo).parseLiteral(valor, {});
      return undefined;
    } catch {
      return `a value is no ${tipo.name}`;
    }
  }
  if (isUnionType(tipo)) return undefined;
  if (valor.kind !== Kind.OBJECT) return `a ${tipo.name} has no fields`;
  const campos = tipo.getFields();
  if (isInputObjectType(tipo)) {
    const dados = new Set(valor.fields.map(({ name }) => name.value));
    const falta = Object.values(tipo.getFields()).find(
      (campo) => isRequiredInputField(campo) && !dados.has(campo.name),
    );
    if (falta !== undefined) return `${tipo.name}.${falta.name} is missing`;
  }
  return primero(valor.fields, ({ name, value }) => {
    const campo = campos[name.value];
    return campo === undefined ? `${tipo.name} has no ${name.value}` : impropio(value, campo.type);
  });
}

const primero = <T>(lista: readonly T[], motivo: (uno: T) => string | undefined): string | undefined => {
  for (const uno of lista) {
    const encontrado = motivo(uno);
    if (encontrado !== undefined) return encontrado;
  }
  return undefined;
};

/** The operation that the description of a root field shows after `Example:`, ready to be sent. */
export function operacionDe(descripcion: string, operacion: OperationTypeNode): string | undefined {
  const codigo = codigoDe(descripcion);
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
