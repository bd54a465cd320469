import {
  type ASTNode,
  type DocumentNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  OperationTypeNode,
  parse,
  type StringValueNode,
  type TypeNode,
  visit,
} from 'graphql';
import { ejemploDe, faltaEnEjemplo, faltaEnOperacion, tipoBase } from './ejemplos.ts';

/** A rule that a schema file breaks. */
export interface Falta {
  /** File and line, as editors open it. */
  readonly lugar: string;
  readonly mensaje: string;
}

/** A schema file of the repository. */
export interface ArchivoDeEsquema {
  readonly archivo: string;
  readonly sdl: string;
}

const PASCAL = /^[A-Z][A-Za-z0-9]*$/;
const CAMEL = /^[a-z][A-Za-z0-9]*$/;
const MAYUSCULAS = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
// A sentence may begin with a figure or with code; it ends in a full stop.
const FRASE = /^[\p{Lu}\d`].*\.$/su;
const RAICES: ReadonlyMap<string, OperationTypeNode> = new Map([
  ['Query', OperationTypeNode.QUERY],
  ['Mutation', OperationTypeNode.MUTATION],
  ['Subscription', OperationTypeNode.SUBSCRIPTION],
]);
// What to use instead stands in code marks: `titulo`.
const NOMBRADO = /`[^`]+`/;

interface Nombrado {
  readonly name: NameNode;
  readonly description?: StringValueNode | undefined;
}

/**
 * What a schema file gets wrong of the rules for names and descriptions, which CONTRIBUTING.md lists. They are ours
 * (`entrada`, `primeros`), so that a general linter knows few of them.
 */
export function revisarEsquema({ archivo, sdl }: ArchivoDeEsquema): readonly Falta[] {
  let documento: DocumentNode;
  try {
    documento = parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [{ lugar: `${archivo}:${error.locations?.[0]?.line ?? 1}`, mensaje: error.message }];
  }
  const faltas: Falta[] = [];
  const anotar = (nodo: ASTNode, mensaje: string): void => {
    faltas.push({ lugar: `${archivo}:${nodo.loc?.startToken.line ?? 1}`, mensaje });
  };
  const exigir = (vale: boolean, nodo: ASTNode, mensaje: string): void => {
    if (!vale) anotar(nodo, mensaje);
  };

  /** @param falta - what is wrong with the example of a description that is there. */
  const conDescripcion = (
    { name, description }: Nombrado,
    de: string,
    falta?: (texto: string) => string | undefined,
  ) => {
    const texto = description?.value.trim();
    if (texto === undefined || texto === '') return anotar(name, `${de} has no description.`);
    exigir(FRASE.test(texto), name, `The description of ${de} is not a sentence: a capital letter, a full stop.`);
    const enEjemplo = falta?.(texto);
    if (enEjemplo !== undefined) anotar(name, `The description of ${de} ${enEjemplo}`);
  };
  const tipo = (nodo: Nombrado): void => {
    const { value } = nodo.name;
    exigir(PASCAL.test(value), nodo.name, `Type ${value} is not in PascalCase.`);
    if (!RAICES.has(value)) conDescripcion(nodo, `type ${value}`);
  };
  const campo = (nodo: FieldDefinitionNode | InputValueDefinitionNode, dueno: string): void => {
    const { value } = nodo.name;
    const raiz = RAICES.get(dueno);
    exigir(CAMEL.test(value), nodo.name, `${dueno}.${value} is not in camelCase.`);
    conDescripcion(nodo, `${dueno}.${value}`, (texto) =>
      raiz === undefined ? faltaEnEjemplo(texto, nodo.type) : faltaEnOperacion(texto, raiz, value),
    );
  };

  const objeto = (nodo: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): void => {
    const { value } = nodo.name;
    const campos = new Set((nodo.fields ?? []).map(({ name }) => name.value));
    const tiene = (...nombres: readonly string[]): boolean => nombres.every((nombre) => campos.has(nombre));
    const forma = (final: string, ...nombres: readonly string[]): void =>
      exigir(
        value.endsWith(final) === tiene(...nombres),
        nodo.name,
        `Type ${value}: a type has ${nombres.join(', ')} when, and only when, its name ends in ${final}.`,
      );
    if (nodo.kind === Kind.OBJECT_TYPE_DEFINITION && !RAICES.has(value)) {
      forma('Connection', 'edges', 'pageInfo');
      forma('Edge', 'cursor', 'node');
      forma('Payload', 'errores');
    }
    for (const uno of nodo.fields ?? []) {
      campo(uno, value);
      if (value === 'Mutation') mutacion(uno);
      else if (tipoBase(uno.type).endsWith('Connection')) lista(uno, value);
      for (const argumento of uno.arguments ?? []) {
        // The type of `entrada` says all that there is to say.
        if (argumento.name.value !== 'entrada') campo(argumento, `${value}.${uno.name.value}`);
      }
    }
  };
  const mutacion = ({ name, arguments: argumentos = [], type }: FieldDefinitionNode): void => {
    const [entrada, ...otros] = argumentos;
    exigir(
      otros.length === 0 && entrada?.name.value === 'entrada' && obligatorio(entrada.type, 'Entrada'),
      name,
      `Mutation.${name.value} does not take exactly one argument, \`entrada: …Entrada!\`.`,
    );
    exigir(obligatorio(type, 'Payload'), name, `Mutation.${name.value} does not answer with a \`…Payload!\`.`);
  };
  const lista = ({ name, arguments: argumentos = [] }: FieldDefinitionNode, dueno: string): void => {
    const nombres = new Set(argumentos.map((argumento: InputValueDefinitionNode) => argumento.name.value));
    exigir(
      nombres.has('primeros') && nombres.has('despuesDe'),
      name,
      `${dueno}.${name.value} is a list by pages without the arguments primeros and despuesDe.`,
    );
  };

  visit(documento, {
    ScalarTypeDefinition(nodo) {
      const { value } = nodo.name;
      tipo(nodo);
      exigir(
        nodo.description === undefined || ejemploDe(nodo.description.value) !== undefined,
        nodo.name,
        `The description of type ${value} shows no example: such as \`…\`.`,
      );
    },
    UnionTypeDefinition: tipo,
    EnumTypeDefinition(nodo) {
      tipo(nodo);
      for (const valor of nodo.values ?? []) {
        const { value } = valor.name;
        exigir(MAYUSCULAS.test(value), valor.name, `${nodo.name.value}.${value} is not in UPPER_CASE.`);
        conDescripcion(valor, `${nodo.name.value}.${value}`);
      }
    },
    InterfaceTypeDefinition(nodo) {
      tipo(nodo);
      for (const uno of nodo.fields ?? []) campo(uno, nodo.name.value);
    },
    InputObjectTypeDefinition(nodo) {
      tipo(nodo);
      exigir(
        /(Entrada|Filtro|Orden)$/.test(nodo.name.value),
        nodo.name,
        `Input ${nodo.name.value} does not end in Entrada, Filtro or Orden.`,
      );
      for (const uno of nodo.fields ?? []) campo(uno, nodo.name.value);
    },
    ObjectTypeDefinition(nodo) {
      tipo(nodo);
      objeto(nodo);
    },
    ObjectTypeExtension: objeto,
    Directive(nodo) {
      if (nodo.name.value !== 'deprecated') return;
      const motivo = nodo.arguments?.find(({ name }) => name.value === 'reason')?.value;
      exigir(
        motivo?.kind === Kind.STRING && FRASE.test(motivo.value.trim()) && NOMBRADO.test(motivo.value),
        nodo,
        '@deprecated has no reason that names in a sentence what to use instead: Use `…` instead.',
      );
    },
  });
  return faltas;
}

const obligatorio = (tipo: TypeNode, final: string): boolean =>
  tipo.kind === Kind.NON_NULL_TYPE && tipo.type.kind === Kind.NAMED_TYPE && tipo.type.name.value.endsWith(final);
